//! Currencies, present and withdrawn.
