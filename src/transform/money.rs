//! Budgets and box office takings.

use crate::article::{Article, Field};

use super::Draft;

/// Reads a budget.
pub(super) fn budget(_field: &Field, _draft: &mut Draft<'_>) {}

/// Reads box office takings.
pub(super) fn box_office(_field: &Field, _draft: &mut Draft<'_>) {}

/// Reads amounts out of running text.
pub(super) fn prose(_article: &Article, _draft: &mut Draft<'_>) {}
