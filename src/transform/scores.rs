//! Scores by aggregators, critics and audiences, out of prose.

use crate::article::Article;

use super::Draft;

/// Reads scores out of lead and reception.
pub(super) fn prose(_article: &Article, _draft: &mut Draft<'_>) {}
