//! Which braces and brackets are pairs. Braces bind first, then brackets inside them; what is left
//! over is text. Each pass goes over the tokens once, with a stack.

use super::lexer::{Pair, Token, TokenKind, pair};

/// A run of opening braces or brackets, as far as it has no partners yet.
struct Opening {
    /// Token of the first.
    first: usize,
    /// How many are left.
    left: usize,
    /// Whether a bar has been seen behind it.
    bar: bool,
    kind: OpeningKind,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum OpeningKind {
    Braces,
    Link,
    External,
    /// What is below it on the stack is out of reach until it is closed; bars behind it part
    /// parameters, or not.
    Wall {
        bars_part: bool,
    },
}

impl Opening {
    fn wall(bars_part: bool) -> Self {
        Opening { first: 0, left: 0, bar: false, kind: OpeningKind::Wall { bars_part } }
    }

    fn is_wall(&self) -> bool {
        matches!(self.kind, OpeningKind::Wall { .. })
    }
}

/// Pairs braces: three are an argument, two a template, the nearest first. The answer is where
/// templates open that are not closed.
pub(super) fn braces(tokens: &mut [Token]) -> Vec<u32> {
    let mut stack: Vec<Opening> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let length = match tokens[at].kind {
            TokenKind::OpenBrace => {
                let left = run(tokens, at);
                if left > 1 {
                    stack.push(Opening { first: at, left, bar: false, kind: OpeningKind::Braces });
                }
                left
            }
            TokenKind::CloseBrace => {
                let length = run(tokens, at);
                close_braces(tokens, &mut stack, at, length);
                length
            }
            TokenKind::Open(Pair::Element) => {
                stack.push(Opening::wall(false));
                1
            }
            TokenKind::Close(Pair::Element) => {
                leave(&mut stack);
                1
            }
            _ => 1,
        };
        at += length;
    }
    stack.iter().filter(|opening| !opening.is_wall()).map(|left| tokens[left.first + left.left - 2].start).collect()
}

fn close_braces(tokens: &mut [Token], stack: &mut Vec<Opening>, first: usize, length: usize) {
    let mut used = 0;
    while length - used >= 2
        && let Some(opening) = stack.last_mut().filter(|opening| !opening.is_wall())
    {
        let count = opening.left.min(length - used).min(3);
        let kind = if count == 3 { Pair::Argument } else { Pair::Template };
        opening.left -= count;
        let (open, close) = (opening.first + opening.left, first + used);
        if opening.left < 2 {
            stack.pop();
        }
        join(tokens, open, close, count, kind);
        used += count;
    }
}

/// Pairs brackets: two are a link to a page, one before an address a link to the outside.
///
/// The target of a link does not go over a line end, its text not over an empty line.
pub(super) fn brackets(source: &str, tokens: &mut [Token]) {
    let mut stack: Vec<Opening> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let length = match tokens[at].kind {
            TokenKind::OpenBracket => {
                let length = run(tokens, at);
                open_brackets(source, tokens, &mut stack, at, length);
                length
            }
            TokenKind::CloseBracket => {
                let length = run(tokens, at);
                close_brackets(tokens, &mut stack, at, length);
                length
            }
            TokenKind::Open(Pair::Element) => {
                stack.push(Opening::wall(false));
                1
            }
            TokenKind::Open(_) => {
                stack.push(Opening::wall(true));
                1
            }
            TokenKind::Close(_) => {
                leave(&mut stack);
                1
            }
            TokenKind::Bar => {
                bar(&mut stack);
                1
            }
            TokenKind::LineEnd => {
                let empty = tokens.get(at + 1).is_some_and(|next| {
                    let between = &source[tokens[at].end as usize..next.start as usize];
                    next.kind == TokenKind::LineEnd && between.trim_ascii().is_empty()
                });
                let heading = source[tokens[at].end as usize..].starts_with("==");
                end_line(source, tokens, &mut stack, empty, heading);
                1
            }
            _ => 1,
        };
        at += length;
    }
}

fn open_brackets(source: &str, tokens: &[Token], stack: &mut Vec<Opening>, first: usize, length: usize) {
    let external = is_address(&source[tokens[first + length - 1].end as usize..]);
    let left = length - usize::from(external);
    if left > 1 {
        stack.push(Opening { first, left, bar: false, kind: OpeningKind::Link });
    }
    if external {
        // They do not nest: the nearer one is closed, if any.
        if stack.last().is_some_and(|opening| opening.kind == OpeningKind::External) {
            stack.pop();
        }
        stack.push(Opening { first: first + left, left: 1, bar: false, kind: OpeningKind::External });
    }
}

fn close_brackets(tokens: &mut [Token], stack: &mut Vec<Opening>, first: usize, length: usize) {
    let mut used = 0;
    while used < length
        && let Some(opening) = stack.last_mut()
    {
        let (count, kind) = match opening.kind {
            OpeningKind::External => (1, Pair::External),
            OpeningKind::Link if length - used >= 2 => (2, Pair::Link),
            _ => break,
        };
        opening.left -= count;
        let (open, close) = (opening.first + opening.left, first + used);
        if opening.left < 2 {
            stack.pop();
        } else {
            opening.bar = false;
        }
        join(tokens, open, close, count, kind);
        used += count;
    }
}

/// A bar parts parameters of templates and links, and so ends an external link inside them.
fn bar(stack: &mut Vec<Opening>) {
    let inner = stack.iter().rposition(|opening| opening.kind != OpeningKind::External);
    let parts = inner.is_some_and(|inner| match stack[inner].kind {
        OpeningKind::Wall { bars_part } => bars_part,
        _ => true,
    });
    if parts && let Some(inner) = inner {
        stack.truncate(inner + 1);
        stack[inner].bar = true;
    }
}

/// External links end with their line, links before their bar too. Behind it an empty line ends them,
/// but captions of pictures may hold one.
fn end_line(source: &str, tokens: &[Token], stack: &mut Vec<Opening>, empty: bool, heading: bool) {
    while let Some(opening) = stack.last() {
        let target = |opening: &Opening| &source[tokens[opening.first + opening.left - 1].end as usize..];
        let goes_on =
            opening.kind == OpeningKind::Link && opening.bar && !heading && (!empty || is_picture(target(opening)));
        if opening.is_wall() || goes_on {
            break;
        }
        stack.pop();
    }
}

fn is_picture(target: &str) -> bool {
    ["file:", "image:"].iter().any(|prefix| {
        target.as_bytes().get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix.as_bytes()))
    })
}

/// Forgets what was opened behind the last wall, and the wall.
fn leave(stack: &mut Vec<Opening>) {
    while stack.pop().is_some_and(|opening| !opening.is_wall()) {}
}

/// Makes the first of `count` tokens at either place stand for all of them, and partners of the two.
fn join(tokens: &mut [Token], open: usize, close: usize, count: usize, kind: Pair) {
    tokens[open].end = tokens[open].start + count as u32;
    tokens[close].end = tokens[close].start + count as u32;
    pair(tokens, open, close, kind);
}

/// How many tokens of one kind stand side by side.
fn run(tokens: &[Token], at: usize) -> usize {
    let first = tokens[at];
    let same = |(next, token): (usize, &Token)| {
        token.kind == first.kind && token.start as usize == first.start as usize + next
    };
    tokens[at..].iter().enumerate().take_while(|item| same(*item)).count()
}

/// Whether words start with an address that may stand in brackets.
fn is_address(words: &str) -> bool {
    let schemes = ["http://", "https://", "//", "ftp://", "mailto:", "news:", "irc://"];
    schemes.iter().any(|scheme| {
        words.as_bytes().get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme.as_bytes()))
    })
}
