//! Integration tests, one module a subject.

mod architecture;
mod cases;
mod cli;
mod dependencies;
mod extract;
mod films;
#[cfg(unix)]
mod publish;
mod rotten_tomatoes;
mod seed;
mod sinks;
mod tables;
mod workshop;
