//! Countries of production.

use crate::article::{Article, Field};

use super::Draft;

/// Reads countries.
pub(super) fn field(_field: &Field, _draft: &mut Draft<'_>) {}

/// Reads the nationality that the lead gives, where no field does.
pub(super) fn prose(_article: &Article, _draft: &mut Draft<'_>) {}
