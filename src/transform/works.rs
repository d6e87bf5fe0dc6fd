//! Works that a film is based on.

use crate::article::{Article, Field};

use super::Draft;

/// Reads the `based on` field.
pub(super) fn field(_field: &Field, _draft: &mut Draft<'_>) {}

/// Reads `based on the novel … by …` out of the lead.
pub(super) fn prose(_article: &Article, _draft: &mut Draft<'_>) {}
