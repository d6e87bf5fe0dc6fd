//! What is derived from the declarations of the tables: never edited by hand.

pub mod arrow;
