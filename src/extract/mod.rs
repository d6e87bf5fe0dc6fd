//! Documents to articles. Extractors know formats and nothing of films; they never fail on bad text.

pub mod mediawiki;
pub mod record;
pub mod text;
pub mod wikitext;

use std::ops::Range;

use crate::article::Article;
use crate::finding::Finding;

/// An article found in a file, and what was wrong with its markup.
#[derive(Clone, Debug)]
pub struct Extracted {
    /// The bytes of the file that are this article's document: spans in the article count from its start.
    pub range: Range<usize>,
    /// Line of the file on which the document starts, from 0.
    pub line: usize,
    /// The article.
    pub article: Article,
    /// What could not be read.
    pub findings: Vec<Finding>,
}
