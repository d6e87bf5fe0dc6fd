//! The plain-text article format.
//!
//! ```text
//! = Title =
//!
//! Display name
//! - Key: value, value (note)
//!
//! Lead paragraph.
//!
//! == Heading ==
//! Paragraph, or
//! - list item
//! ```
//!
//! Files of this format come out of conversions of wiki pages, so left-over markup and torn spaces
//! are healed on the way (see [`clean`]), and an infobox that kept its template braces is read too.
//! The parser is total, linear in the size of the input, and keeps every byte in
//! [`Article::layout`](crate::article::Article::layout).

mod body;
mod clean;
mod header;
mod line;

pub use clean::{clean, clean_title};

use std::ops::Range;

use crate::article::{Article, Piece, PieceKind};
use crate::finding::Finding;
use crate::span::Span;

use super::Extracted;
use line::{Line, LineKind};

/// The articles of a file, one after the other; none where no line is a title.
///
/// ```
/// use reelmill::extract::text::articles;
/// let source = "= Vertigo (film) =\n\nVertigo\n- Director: Alfred Hitchcock\n\nVertigo is a 1958 film.\n";
/// let found = articles(source);
/// assert_eq!(found[0].article.title.as_str(), "Vertigo (film)");
/// assert_eq!(found[0].article.fields[0].items[0].as_str(), "Alfred Hitchcock");
/// assert_eq!(found[0].article.render(source), source);
/// ```
pub fn articles(source: &str) -> Vec<Extracted> {
    let lines = line::lines(source);
    documents(source, &lines).into_iter().map(|(range, first)| document(source, range, first)).collect()
}

/// Where an article of a file stands, and what it is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outline {
    /// Its bytes.
    pub range: Range<usize>,
    /// Number of its first line, from 0.
    pub line: usize,
    /// Its title; empty where the title line holds none.
    pub title: String,
}

/// Where the articles of a file stand, without reading more of them than their titles.
///
/// ```
/// use reelmill::extract::text::outline;
/// let found = outline("= A =\n\nA is a film.\n= B =\n");
/// assert_eq!((found[1].title.as_str(), found[1].line, found[1].range.clone()), ("B", 3, 20..26));
/// ```
pub fn outline(source: &str) -> Vec<Outline> {
    let lines = line::lines(source);
    let outline = |(range, line): (Range<usize>, usize)| {
        let mut reader = Reader::new(&source[range.clone()]);
        reader.title();
        Outline { range, line, title: reader.article.title.as_str().to_owned() }
    };
    documents(source, &lines).into_iter().map(outline).collect()
}

/// Whether a text begins as an article of this format does: its first line that is not blank is a
/// title.
pub fn is_article(source: &str) -> bool {
    let source = source.trim_start_matches('\u{FEFF}').trim_start();
    let first = &source[..source.find('\n').map_or(source.len(), |end| end + 1)];
    line::lines(first).first().is_some_and(|line| line.kind == LineKind::Title)
}

/// Where each document starts and ends, and the number of its first line. What stands before the
/// first title belongs to the first document.
fn documents(source: &str, lines: &[Line]) -> Vec<(Range<usize>, usize)> {
    let titles = lines.iter().enumerate().filter(|(_, line)| line.kind == LineKind::Title);
    let mut starts: Vec<(usize, usize)> = titles.map(|(number, line)| (line.span.start as usize, number)).collect();
    if let Some(first) = starts.first_mut() {
        *first = (0, 0);
    }
    let ends = starts.iter().skip(1).map(|(start, _)| *start).chain([source.len()]).collect::<Vec<_>>();
    starts.iter().zip(ends).map(|((start, number), end)| (*start..end, *number)).collect()
}

fn document(source: &str, range: Range<usize>, first_line: usize) -> Extracted {
    let mut reader = Reader::new(&source[range.clone()]);
    reader.title();
    reader.header();
    reader.body();
    let Reader { article, findings, .. } = reader;
    Extracted { range, line: first_line, article, findings }
}

/// One document on its way from lines to article.
struct Reader<'a> {
    source: &'a str,
    lines: Vec<Line>,
    /// The line to be read next.
    at: usize,
    article: Article,
    findings: Vec<Finding>,
}

impl<'a> Reader<'a> {
    fn new(source: &'a str) -> Self {
        Reader { source, lines: line::lines(source), at: 0, article: Article::default(), findings: Vec::new() }
    }

    /// The line to be read next.
    fn line(&self) -> Option<Line> {
        self.lines.get(self.at).copied()
    }

    /// The next line that is not blank, from the present one on.
    fn next_filled(&self) -> Option<usize> {
        (self.at..self.lines.len()).find(|index| self.lines[*index].kind != LineKind::Blank)
    }

    /// Takes the present line as a piece of the layout.
    fn take(&mut self, kind: PieceKind) {
        if let Some(line) = self.line() {
            self.article.layout.push(Piece { kind, span: line.span });
            self.at += 1;
        }
    }

    /// Takes blank lines.
    fn take_blank(&mut self) {
        while self.line().is_some_and(|line| line.kind == LineKind::Blank) {
            self.take(PieceKind::Blank);
        }
    }

    fn clean(&mut self, span: Span) -> crate::article::Text {
        clean(self.source, span, &mut self.findings)
    }

    fn clean_title(&mut self, span: Span) -> crate::article::Text {
        clean_title(self.source, span, &mut self.findings)
    }

    fn title(&mut self) {
        while let Some(line) = self.line() {
            match line.kind {
                LineKind::Title => {
                    self.article.title = self.clean_title(line.content);
                    self.take(PieceKind::Title);
                    return;
                }
                LineKind::Blank => self.take(PieceKind::Blank),
                _ => self.take(PieceKind::Markup),
            }
        }
    }
}
