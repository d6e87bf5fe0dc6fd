//! Crew out of running text: `written and directed by`, `costumes by`, `narrated by`.

use crate::article::Article;

use super::Draft;

/// Adds credits that no field states.
pub(super) fn prose(_article: &Article, _draft: &mut Draft<'_>) {}
