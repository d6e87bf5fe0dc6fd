//! Running times.

use crate::article::Field;

use super::Draft;

/// Reads running times.
pub fn field(_field: &Field, _draft: &mut Draft<'_>) {}
