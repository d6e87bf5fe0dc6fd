//! Tokens: every piece of a page that may be markup. What lies between them is words.
//!
//! The first of the passes over a page. It tells comments, raw content and references, which hide
//! what is in them from all that follows, and leaves it to later passes whether a brace or bracket
//! is one of a pair.

use super::tag::{self, Tag};

/// A piece of a page that may be markup.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    pub(super) kind: TokenKind,
    pub(super) start: u32,
    pub(super) end: u32,
    /// The token that closes this one, or that this one closes.
    pub(super) partner: u32,
}

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TokenKind {
    /// `{`, `}`, `[` and `]`, one token each.
    OpenBrace,
    CloseBrace,
    OpenBracket,
    CloseBracket,
    Bar,
    /// A run of equals signs.
    Equals,
    /// `!!`.
    Bangs,
    /// Two apostrophes or more.
    Quotes,
    LineEnd,
    Comment,
    Raw,
    Tag,
    Entity,
    Switch,
    /// Both ends of what is known to be a pair.
    Open(Pair),
    Close(Pair),
}

/// What a pair of tokens encloses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pair {
    Template,
    Argument,
    Link,
    External,
    Element,
}

pub(super) const NO_PARTNER: u32 = u32::MAX;

/// No entity is longer.
const LONGEST_ENTITY: usize = 12;

/// Switches that articles use.
const SWITCHES: &[&str] = &[
    "__NOTOC__",
    "__FORCETOC__",
    "__TOC__",
    "__NOEDITSECTION__",
    "__NEWSECTIONLINK__",
    "__NONEWSECTIONLINK__",
    "__NOGALLERY__",
    "__HIDDENCAT__",
    "__INDEX__",
    "__NOINDEX__",
    "__STATICREDIRECT__",
    "__DISAMBIG__",
    "__EXPECTED_UNCONNECTED_PAGE__",
    "__NOGLOBAL__",
    "__NOCONTENTCONVERT__",
    "__NOTITLECONVERT__",
];

/// The tokens of a page, in order, without overlaps.
pub(super) fn tokens(source: &str) -> Vec<Token> {
    let mut lexer = Lexer {
        source,
        tokens: Vec::with_capacity(source.len() / 12),
        open_elements: Vec::new(),
        never_closed: 0,
        no_comment_end: false,
    };
    lexer.run();
    lexer.tokens
}

/// Bytes that may start a token.
const STARTS: [bool; 256] = {
    let mut starts = [false; 256];
    let bytes = b"{}[]|=!'\n<&_";
    let mut at = 0;
    while at < bytes.len() {
        starts[bytes[at] as usize] = true;
        at += 1;
    }
    starts
};

struct Lexer<'s> {
    source: &'s str,
    tokens: Vec<Token>,
    /// Opening tags of elements, by token: at most one of each name.
    open_elements: Vec<(usize, &'static str)>,
    /// Names of raw tags, as bits, that are not closed anywhere behind the present place.
    never_closed: u32,
    no_comment_end: bool,
}

impl Lexer<'_> {
    fn run(&mut self) {
        let bytes = self.source.as_bytes();
        let mut at = 0;
        while let Some(skipped) = bytes[at..].iter().position(|byte| STARTS[*byte as usize]) {
            at += skipped;
            at = match bytes[at] {
                b'{' => self.push(TokenKind::OpenBrace, at, 1),
                b'}' => self.push(TokenKind::CloseBrace, at, 1),
                b'[' => self.push(TokenKind::OpenBracket, at, 1),
                b']' => self.push(TokenKind::CloseBracket, at, 1),
                b'|' => self.push(TokenKind::Bar, at, 1),
                b'\n' => self.push(TokenKind::LineEnd, at, 1),
                b'=' => self.push(TokenKind::Equals, at, run(bytes, at)),
                b'!' if bytes.get(at + 1) == Some(&b'!') => self.push(TokenKind::Bangs, at, 2),
                b'\'' => match run(bytes, at) {
                    1 => at + 1,
                    length => self.push(TokenKind::Quotes, at, length),
                },
                b'&' => match entity(bytes, at) {
                    Some(length) => self.push(TokenKind::Entity, at, length),
                    None => at + 1,
                },
                b'_' => match SWITCHES.iter().find(|word| bytes[at..].starts_with(word.as_bytes())) {
                    Some(word) => self.push(TokenKind::Switch, at, word.len()),
                    None => at + 1,
                },
                b'<' => self.angle(at),
                _ => at + 1,
            };
        }
    }

    /// Adds a token and tells where it ends.
    fn push(&mut self, kind: TokenKind, start: usize, length: usize) -> usize {
        let end = start + length;
        self.tokens.push(Token { kind, start: start as u32, end: end as u32, partner: NO_PARTNER });
        end
    }

    fn angle(&mut self, at: usize) -> usize {
        let rest = &self.source[at..];
        if rest.starts_with("<!--") {
            return self.comment(at);
        }
        let Some(tag) = tag::read(rest) else { return at + 1 };
        if tag.is_opening()
            && tag.is_raw()
            && let Some(length) = self.raw(at, &tag)
        {
            return self.push(TokenKind::Raw, at, length);
        }
        let index = self.tokens.len();
        let end = self.push(TokenKind::Tag, at, tag.length);
        if tag.is_element() {
            self.element(index, &tag);
        }
        end
    }

    /// A comment that is never closed hides the rest of the page.
    fn comment(&mut self, at: usize) -> usize {
        let rest = &self.source.as_bytes()[at..];
        let found = if self.no_comment_end { None } else { memchr::memmem::find(&rest[4..], b"-->") };
        self.no_comment_end |= found.is_none();
        self.push(TokenKind::Comment, at, found.map_or(rest.len(), |end| 4 + end + 3))
    }

    /// Length of a raw tag with its content and closing tag.
    fn raw(&mut self, at: usize, tag: &Tag) -> Option<usize> {
        let bit = 1 << tag.raw_number()?;
        if self.never_closed & bit != 0 {
            return None;
        }
        let rest = &self.source[at..];
        let mut from = tag.length;
        while let Some(found) = memchr::memmem::find(&rest.as_bytes()[from..], b"</") {
            from += found;
            if let Some(closing) = tag::read(&rest[from..]).filter(|closing| closing.name == tag.name) {
                return Some(from + closing.length);
            }
            from += 2;
        }
        self.never_closed |= bit;
        None
    }

    /// Pairs the tags of elements. Of two opening tags before one closing tag the nearer is its partner:
    /// the other was meant to be an empty one.
    fn element(&mut self, index: usize, tag: &Tag) {
        let known = self.open_elements.iter().rposition(|(_, name)| *name == tag.name);
        if tag.is_opening() {
            if let Some(known) = known {
                self.open_elements.remove(known);
            }
            self.open_elements.push((index, tag.name));
        } else if tag.closing
            && let Some(known) = known
        {
            let opening = self.open_elements[known].0;
            self.open_elements.truncate(known);
            pair(&mut self.tokens, opening, index, Pair::Element);
        }
    }
}

/// Notes that two tokens are one another's partners.
pub(super) fn pair(tokens: &mut [Token], opening: usize, closing: usize, kind: Pair) {
    tokens[opening].kind = TokenKind::Open(kind);
    tokens[opening].partner = closing as u32;
    tokens[closing].kind = TokenKind::Close(kind);
    tokens[closing].partner = opening as u32;
}

/// How often the byte at a place is repeated.
fn run(bytes: &[u8], at: usize) -> usize {
    let byte = bytes[at];
    bytes[at..].iter().take_while(|other| **other == byte).count()
}

/// Length of the character reference that starts at an ampersand.
fn entity(bytes: &[u8], at: usize) -> Option<usize> {
    let rest = &bytes[at + 1..bytes.len().min(at + LONGEST_ENTITY)];
    let end = rest.iter().position(|byte| !byte.is_ascii_alphanumeric() && *byte != b'#')?;
    (rest[end] == b';' && end > 0).then_some(end + 2)
}
