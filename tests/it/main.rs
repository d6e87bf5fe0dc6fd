//! Integration tests, one module a subject.

#![allow(clippy::disallowed_methods, clippy::print_stderr, reason = "tests look at files, and say what they skip")]

mod architecture;
mod cases;
mod cli;
mod dependencies;
mod documents;
mod dumps;
mod eval;
mod explain;
mod extract;
mod films;
mod identity;
mod identity_measure;
mod links;
mod mediawiki;
mod merge;
#[cfg(unix)]
mod publish;
mod rotten_tomatoes;
mod rules;
mod seed;
mod sinks;
mod tables;
mod verify;
mod vocabularies;
mod wikitext;
mod wikitext_article;
mod workshop;
