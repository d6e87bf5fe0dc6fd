//! Genres.

use crate::article::{Article, Field};

use super::Draft;

/// Reads genres.
pub(super) fn field(_field: &Field, _draft: &mut Draft<'_>) {}

/// Reads the genres that the lead gives.
pub(super) fn prose(_article: &Article, _draft: &mut Draft<'_>) {}
