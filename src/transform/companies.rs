//! Production companies and distributors.

use crate::article::{Article, Field};

use super::Draft;

/// Reads production companies.
pub fn production(_field: &Field, _draft: &mut Draft<'_>) {}

/// Reads distributors.
pub fn distribution(_field: &Field, _draft: &mut Draft<'_>) {}

/// Reads companies that only running text names.
pub fn prose(_article: &Article, _draft: &mut Draft<'_>) {}
