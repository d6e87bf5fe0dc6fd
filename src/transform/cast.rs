//! Cast: the infobox's stars and the cast list, merged.

use crate::article::{Article, Field};

use super::Draft;

/// Reads the stars and voices that an infobox names.
pub(super) fn field(_field: &Field, _draft: &mut Draft<'_>) {}

/// Reads cast lists and the stars that the lead names.
pub(super) fn prose(_article: &Article, _draft: &mut Draft<'_>) {}
