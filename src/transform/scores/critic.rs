//! Ratings by critics.
use super::Thread;
use super::line::Line;
use crate::transform::Draft;
use std::ops::Range;
pub(super) fn read(_: &Line<'_>, _: &[Range<usize>], _: &[String], _: &mut Thread, _: &mut Draft<'_>) {}
