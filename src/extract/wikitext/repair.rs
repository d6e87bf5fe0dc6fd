//! Templates that were never closed, closed where they were meant to end.
//!
//! The wiki shows such a page as text full of braces, and so someone mends it soon; but dumps hold
//! those that nobody has mended yet, and what is lost is a whole infobox. Two mistakes are common:
//! a template inside a field lacks its braces, and takes those of the infobox; or the infobox lacks
//! its own.

use super::lexer::{NO_PARTNER, Pair, Token, TokenKind, pair};

/// A page with more mistakes than this is left as it is.
const MOST_REPAIRS: usize = 4;
/// No key is longer.
const LONGEST_KEY: usize = 40;

/// Closes templates that open at the start of a line and have fields on lines of their own. Takes
/// the offsets of their first braces.
pub(super) fn unclosed(source: &str, tokens: &mut Vec<Token>, offsets: &[u32]) {
    let at_line_start = |offset: &&u32| {
        let before = source[..**offset as usize].trim_end_matches([' ', '\t']);
        before.is_empty() || before.ends_with('\n')
    };
    for offset in offsets.iter().rev().filter(at_line_start).take(MOST_REPAIRS) {
        let opening = tokens.partition_point(|token| token.start < *offset);
        repair(source, tokens, opening);
    }
}

fn repair(source: &str, tokens: &mut Vec<Token>, opening: usize) {
    let mut fields = 0;
    // Where the last line of a field ends, and whether the line before the present one was empty.
    let mut end = None;
    let mut after_empty = false;
    let mut at = opening + 2;
    while let Some(token) = tokens.get(at).copied() {
        match token.kind {
            TokenKind::Open(Pair::Template) => {
                if let Some(cut) = swallowed(source, tokens, at) {
                    return part(source, tokens, opening, at, cut);
                }
                at = token.partner as usize;
            }
            TokenKind::Open(_) => at = token.partner as usize,
            TokenKind::LineEnd => {
                if !after_empty {
                    end = Some(token.start);
                }
                let line = line_at(source, token.end);
                if line.starts_with('|') {
                    fields += 1;
                    after_empty = false;
                } else if line.is_empty() {
                    after_empty = true;
                } else if after_empty || line.starts_with("''") || line.starts_with("==") {
                    break;
                }
            }
            _ => {}
        }
        at += 1;
    }
    if fields >= 2 {
        let end =
            if at < tokens.len() || after_empty { end.unwrap_or(source.len() as u32) } else { source.len() as u32 };
        let closing = insert(tokens, end, end);
        tokens[opening].end = tokens[opening].start + 2;
        pair(tokens, opening, closing, Pair::Template);
    }
}

/// Where a template in the middle of a line should have ended, if it has fields of the one around
/// it: at the end of the line before the first of them.
fn swallowed(source: &str, tokens: &[Token], opening: usize) -> Option<u32> {
    let mut bars_in_line = false;
    let mut at = opening + 1;
    while at < tokens[opening].partner as usize {
        let token = tokens[at];
        match token.kind {
            TokenKind::Open(_) => at = token.partner as usize,
            TokenKind::Bar => bars_in_line = true,
            TokenKind::LineEnd if !bars_in_line => return None,
            TokenKind::LineEnd if is_field(line_at(source, token.end)) => return Some(token.start),
            _ => {}
        }
        at += 1;
    }
    None
}

/// Whether a line is `| key = value`.
fn is_field(line: &str) -> bool {
    let Some(rest) = line.strip_prefix('|') else { return false };
    let key = &rest[..rest.floor_char_boundary(LONGEST_KEY)];
    key.find('=').is_some_and(|equals| {
        let key = key[..equals].trim();
        !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '_' | '-'))
    })
}

/// The line that starts at an offset, without white space around it.
fn line_at(source: &str, offset: u32) -> &str {
    let rest = &source[offset as usize..];
    let end = memchr::memchr(b'\n', rest.as_bytes()).unwrap_or(rest.len());
    rest[..end].trim()
}

/// Closes the inner template at `cut`, and gives its braces to the outer one.
fn part(source: &str, tokens: &mut Vec<Token>, outer: usize, inner: usize, cut: u32) {
    let closing = tokens[inner].partner as usize;
    tokens[outer].end = tokens[outer].start + 2;
    pair(tokens, outer, closing, Pair::Template);
    // A single brace at the end of the line is what was written of the two.
    let written = source[..cut as usize].trim_end();
    let (start, end) = match written.strip_suffix('}') {
        Some(before) => (before.len() as u32, written.len() as u32),
        None => (cut, cut),
    };
    let closing = insert(tokens, start, end);
    pair(tokens, inner, closing, Pair::Template);
}

/// Puts in a token, in the order of the source; partners stay partners.
fn insert(tokens: &mut Vec<Token>, start: u32, end: u32) -> usize {
    let place = tokens.partition_point(|token| token.start < start);
    for token in tokens.iter_mut() {
        if token.partner != NO_PARTNER && token.partner as usize >= place {
            token.partner += 1;
        }
    }
    let kind = TokenKind::Close(Pair::Template);
    tokens.insert(place, Token { kind, start, end, partner: NO_PARTNER });
    place
}
