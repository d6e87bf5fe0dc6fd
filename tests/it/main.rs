//! Integration tests, one module a subject.

#![allow(clippy::disallowed_methods, reason = "tests make and look at files")]

mod architecture;
mod cases;
mod cli;
mod dependencies;
mod explain;
mod extract;
mod films;
mod mediawiki;
mod merge;
#[cfg(unix)]
mod publish;
mod rotten_tomatoes;
mod seed;
mod sinks;
mod tables;
mod wikitext;
mod wikitext_article;
mod workshop;
