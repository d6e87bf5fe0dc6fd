//! Awards, nominations, selections and honours.

use crate::article::{Article, Field};

use super::Draft;

/// Reads the awards that an infobox states.
pub(super) fn field(_field: &Field, _draft: &mut Draft<'_>) {}

/// Reads awards out of lists and prose.
pub(super) fn prose(_article: &Article, _draft: &mut Draft<'_>) {}
