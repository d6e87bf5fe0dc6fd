//! Release sentences.

use crate::article::Article;
use crate::transform::Draft;

/// Reads release sentences of the lead and of the sections about the release.
pub(super) fn read(_article: &Article, _draft: &mut Draft<'_>) {}
