//! Companies that only running text names.

use crate::article::Article;
use crate::transform::Draft;

/// Reads companies out of the lead and the sections on production and release.
pub(super) fn read(_article: &Article, _draft: &mut Draft<'_>) {}
