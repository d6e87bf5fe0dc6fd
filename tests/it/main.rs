//! Integration tests, one module a subject.

mod architecture;
mod cases;
mod dependencies;
mod extract;
mod films;
mod mediawiki;
mod rotten_tomatoes;
mod seed;
mod sinks;
mod tables;
mod wikitext;
mod wikitext_article;
