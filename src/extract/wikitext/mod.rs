//! Wikitext: a tree that keeps every byte, and the article that it shows.
//!
//! ```text
//! lexer    bytes -> tokens: comments, tags, braces, brackets, bars, quotes, line ends
//! pairs    which braces and brackets are pairs; repair closes templates that were never closed
//! builder  tokens -> tree, with block for what starts a line
//! body     tree -> sections, paragraphs, items and tables, with inline and template for words
//! ```
//!
//! Every pass goes over its input once; nothing here fails, whatever the page holds.

mod block;
mod body;
mod builder;
mod call;
mod cells;
mod dates;
mod entity;
mod inline;
mod lexer;
mod pairs;
mod quotes;
mod repair;
mod rule;
mod sum;
mod tag;
mod template;
mod tree;
mod words;

pub use tree::{Children, Kind, Node, Tree};

use crate::article::{Article, Block, Piece, PieceKind, Text};
use crate::span::Span;

use super::Extracted;
use body::Body;

/// The article that a page shows. Spans count bytes of the page's wikitext.
///
/// ```
/// use reelmill::extract::wikitext::article;
/// let page = "{{Infobox film|name=Alien|starring={{ubl|[[Tom Skerritt]]|[[John Hurt]]}}}}\n'''''Alien''''' is a 1979 film.<ref>X</ref>";
/// let article = article("Alien (film)", page).article;
/// let starring: Vec<&str> = article.fields[1].items.iter().map(|item| item.as_str()).collect();
/// assert_eq!(starring, ["Tom Skerritt", "John Hurt"]);
/// assert_eq!(article.fields[1].items[1].excerpt().link_target(), Some("John Hurt"));
/// assert_eq!(article.sections[0].plain_text(), "Alien is a 1979 film.");
/// assert_eq!(article.render(page), page);
/// ```
pub fn article(title: &str, source: &str) -> Extracted {
    let tree = Tree::parse(source);
    let mut body = Body::new(source);
    body.blocks(tree.root());
    let Body { mut article, findings, .. } = body;
    article.adopt((!article.infoboxes.is_empty()).then_some(0));
    article.title = self::title(title, &article, source);
    article.layout = layout(std::mem::take(&mut article.layout), source);
    Extracted { range: 0..source.len(), line: 0, article, findings }
}

/// The title is no part of the page; it cites the place where the lead or infobox names the subject,
/// or else the start of the page.
fn title(title: &str, article: &Article, source: &str) -> Text {
    let name = title.split(" (").next().unwrap_or(title);
    let lead = article.lead().and_then(|lead| lead.blocks.first()).map(Block::text);
    let places = || [lead, article.display_name.as_ref()].into_iter().flatten();
    let named = places().find_map(|text| {
        let at = text.as_str().find(name).filter(|_| !name.is_empty())?;
        Some(text.span_of(at..at + name.len()))
    });
    let other = || article.display_name.as_ref().or(lead).map(Text::span);
    let first_line = || Span::new(0, source.find('\n').unwrap_or(source.len()));
    let span = named.or_else(other).filter(|span| !span.is_empty()).unwrap_or_else(first_line);
    let mut text = Text::default();
    text.push_instead(title, span);
    text
}

/// Fills the gaps between pieces, which are markup or white space.
fn layout(mut pieces: Vec<Piece>, source: &str) -> Vec<Piece> {
    pieces.sort_by_key(|piece| (piece.span.start, std::cmp::Reverse(piece.span.end)));
    let mut filled: Vec<Piece> = Vec::with_capacity(pieces.len() * 2 + 1);
    let mut done = 0;
    let end = Span::new(source.len(), source.len());
    for piece in pieces.into_iter().chain([Piece { kind: PieceKind::Blank, span: end }]) {
        let span = Span { start: piece.span.start.max(done), end: piece.span.end.max(done) };
        if span.start > done {
            let gap = Span { start: done, end: span.start };
            let blank = gap.slice(source).trim().is_empty();
            filled.push(Piece { kind: if blank { PieceKind::Blank } else { PieceKind::Markup }, span: gap });
        }
        if !span.is_empty() {
            filled.push(Piece { kind: piece.kind, span });
        }
        done = span.end;
    }
    filled
}
