//! Titles: the display name, brackets in the lead, `also known as`, working titles.

use crate::article::{Article, Field};

use super::Draft;

/// Reads native, original and alternative titles of an infobox.
pub(super) fn field(_field: &Field, _draft: &mut Draft<'_>) {}

/// Reads titles out of the lead and the release section.
pub(super) fn prose(_article: &Article, _draft: &mut Draft<'_>) {}
