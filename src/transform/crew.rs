//! Crew: director, writer, composer and the rest, from infobox fields.

use crate::article::Field;

use super::Draft;

/// Reads a field that names people in one role.
pub(super) fn field(_field: &Field, _draft: &mut Draft<'_>) {}
