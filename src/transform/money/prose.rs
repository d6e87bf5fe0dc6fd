//! Budgets and takings in sentences.

use crate::article::Article;
use crate::transform::Draft;

/// Reads budgets and takings out of the lead and the sections on production and release.
pub(super) fn read(_article: &Article, _draft: &mut Draft<'_>) {}
