//! Wikitext: a tree that keeps every byte.

mod block;
mod builder;
mod lexer;
mod pairs;
mod quotes;
mod tag;
mod tree;

pub use tree::{Children, Kind, Node, Tree};
