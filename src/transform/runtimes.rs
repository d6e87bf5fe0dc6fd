//! Running times.

use crate::article::Field;

use super::Draft;

/// Reads running times.
pub(super) fn field(_field: &Field, _draft: &mut Draft<'_>) {}
