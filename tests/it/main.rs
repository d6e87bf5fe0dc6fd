//! Tests of the whole program, one module each.

mod sinks;
