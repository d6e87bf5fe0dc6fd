//! Running times.
