//! Release dates.

use crate::article::{Article, Field};

use super::Draft;

/// Reads the release dates of an infobox.
pub(super) fn field(_field: &Field, _draft: &mut Draft<'_>) {}

/// Reads release sentences of lead and release section.
pub(super) fn prose(_article: &Article, _draft: &mut Draft<'_>) {}
