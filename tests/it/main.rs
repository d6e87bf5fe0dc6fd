//! Integration tests, one module a subject.

mod architecture;
mod cases;
mod dependencies;
mod extract;
mod seed;
mod sinks;
mod tables;
mod wikitext;
