//! Lines and what they look like.

use crate::span::Span;

/// One line of a document.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line {
    /// The line with its line end.
    pub(super) span: Span,
    /// What it says: without marks, line end and white space around it.
    pub(super) content: Span,
    pub(super) kind: LineKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LineKind {
    /// White space.
    Blank,
    /// `= Title =`
    Title,
    /// `== Heading ==`, with its level.
    Heading(u8),
    /// `- item` or `* item`, with its depth.
    Item(u8),
    /// A list mark with nothing behind it: what conversions leave of a nested list's opening.
    BareItem,
    /// Anything else.
    Words,
}

/// Cuts a text into lines.
pub(super) fn lines(source: &str) -> Vec<Line> {
    let mut found = Vec::new();
    let mut start = 0;
    let ends = memchr::memchr_iter(b'\n', source.as_bytes()).map(|at| at + 1).chain([source.len()]);
    for end in ends {
        if end > start {
            found.push(line(source, Span::new(start, end)));
            start = end;
        }
    }
    found
}

fn line(source: &str, span: Span) -> Line {
    let content = trimmed(source, span);
    let words = content.slice(source);
    if words.is_empty() {
        return Line { span, content, kind: LineKind::Blank };
    }
    if let Some((level, inner)) = heading(words) {
        let content = trimmed(source, Span::new(content.start as usize + inner.0, content.start as usize + inner.1));
        let kind = if level == 1 { LineKind::Title } else { LineKind::Heading(level) };
        return Line { span, content, kind };
    }
    if let Some(mark) = item_mark(words) {
        let inner = trimmed(source, Span::new(content.start as usize + mark.length, content.end as usize));
        let indent = source[span.start as usize..content.start as usize].chars().filter(|c| *c != '\u{FEFF}').count();
        let depth = u8::try_from(mark.depth + indent / 2).unwrap_or(u8::MAX);
        let kind = if inner.is_empty() { LineKind::BareItem } else { LineKind::Item(depth) };
        return Line { span, content: inner, kind };
    }
    Line { span, content, kind: LineKind::Words }
}

/// The span without white space and byte order marks at either end.
fn trimmed(source: &str, span: Span) -> Span {
    let blank = |character: char| character.is_whitespace() || character == '\u{FEFF}';
    let words = span.slice(source);
    let start = span.start as usize + words.len() - words.trim_start_matches(blank).len();
    let length = source[start..span.end as usize].trim_end_matches(blank).len();
    Span::new(start, start + length)
}

/// The level of a heading and where its words stand in the line: one to six `=` on either side.
fn heading(words: &str) -> Option<(u8, (usize, usize))> {
    let opening = words.bytes().take_while(|byte| *byte == b'=').count();
    let closing = words.bytes().rev().take_while(|byte| *byte == b'=').count();
    let level = opening.min(closing);
    let inner = (opening, words.len().checked_sub(closing)?);
    if level == 0 || level > 6 || inner.0 >= inner.1 || words[inner.0..inner.1].trim().is_empty() {
        return None;
    }
    Some((u8::try_from(level).ok()?, inner))
}

struct Mark {
    length: usize,
    depth: usize,
}

/// A list mark at the start of a line: hyphens or asterisks, repeated for depth, then white space.
fn item_mark(words: &str) -> Option<Mark> {
    let first = words.bytes().next().filter(|byte| matches!(byte, b'-' | b'*'))?;
    let repeated = words.bytes().take_while(|byte| *byte == first).count();
    let rest = &words[repeated..];
    // "--" opens no list item, "**" does; "-5 degrees" and "*batteries" are words.
    let marks = first == b'*' || repeated == 1;
    (marks && (rest.is_empty() || rest.starts_with(char::is_whitespace)))
        .then_some(Mark { length: repeated, depth: repeated })
}
