//! Film festivals.
