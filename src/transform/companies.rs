//! Production companies and distributors.

use crate::article::{Article, Field};

use super::Draft;

/// Reads production companies.
pub(super) fn production(_field: &Field, _draft: &mut Draft<'_>) {}

/// Reads distributors.
pub(super) fn distribution(_field: &Field, _draft: &mut Draft<'_>) {}

/// Reads companies that only running text names.
pub(super) fn prose(_article: &Article, _draft: &mut Draft<'_>) {}
