//! Tokens to nodes, in one pass with a stack of the nodes that are open.

use crate::span::Span;

use super::lexer::{Pair, Token, TokenKind};
use super::quotes::LineQuotes;
use super::tree::{DEEPEST, Entry, Kind};

/// The nodes of a page.
pub(super) fn build(source: &str, tokens: &[Token]) -> Vec<Entry> {
    let mut builder = Builder {
        source,
        tokens,
        at: 0,
        done: 0,
        entries: Vec::with_capacity(tokens.len() * 2 + 2),
        frames: Vec::new(),
        fresh: false,
        quotes: LineQuotes::default(),
    };
    builder.run();
    builder.entries
}

/// A node that is open, with what its markup needs to know.
#[derive(Clone, Copy, Debug)]
pub(super) struct Frame {
    pub(super) kind: FrameKind,
    pub(super) node: usize,
    /// The part of it that is open: a name, target, value, or attributes.
    pub(super) part: Option<usize>,
    /// The token that closes it.
    pub(super) closer: usize,
}

#[derive(Clone, Copy, Debug)]
pub(super) enum FrameKind {
    Document,
    /// Templates, arguments and links: bars part them.
    Parted {
        /// The parameter that is open.
        parameter: Option<usize>,
        /// Whether an equals sign would be that of a key.
        may_have_key: bool,
    },
    External,
    Element,
    Heading {
        level: u8,
    },
    Item,
    Table(TableState),
}

/// How far a table has come.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct TableState {
    pub(super) row: Option<usize>,
    pub(super) cell: Option<usize>,
    /// On a line of cells: whether it started with `!`.
    pub(super) header_line: Option<bool>,
    /// Whether a bar would end the attributes of the cell.
    pub(super) may_have_attributes: bool,
    /// Whether the table stands in a template, whose bars it must not take.
    pub(super) in_parted: bool,
}

pub(super) struct Builder<'s> {
    pub(super) source: &'s str,
    pub(super) tokens: &'s [Token],
    /// The token to be read next.
    pub(super) at: usize,
    /// Bytes that are in leaves.
    pub(super) done: usize,
    pub(super) entries: Vec<Entry>,
    pub(super) frames: Vec<Frame>,
    /// Whether nothing but comments has been seen in this line.
    pub(super) fresh: bool,
    pub(super) quotes: LineQuotes,
}

impl Builder<'_> {
    fn run(&mut self) {
        let root = self.open(Kind::Document);
        self.push_frame(FrameKind::Document, root, None, usize::MAX);
        self.start_line();
        while let Some(token) = self.tokens.get(self.at).copied() {
            self.at += 1;
            if token.start as usize >= self.done {
                self.token(token);
            }
        }
        self.text_to(self.source.len());
        self.end_quotes();
        self.close_frames(0);
    }

    fn token(&mut self, token: Token) {
        match token.kind {
            TokenKind::Open(pair) => self.open_pair(pair, token),
            TokenKind::Close(_) => self.close_pair(token),
            TokenKind::Bar => self.bar(token.start as usize, 1),
            TokenKind::Equals => self.equals(token),
            TokenKind::Bangs => self.bangs(token),
            TokenKind::LineEnd => self.line_end(token),
            TokenKind::Quotes => self.quotes(token),
            TokenKind::Comment => {
                self.leaf(Kind::Comment, token.start as usize, token.end as usize);
                if self.fresh {
                    self.start_line();
                }
            }
            TokenKind::Raw => self.leaf(Kind::Raw, token.start as usize, token.end as usize),
            TokenKind::Tag => self.leaf(Kind::Tag, token.start as usize, token.end as usize),
            TokenKind::Entity => self.leaf(Kind::Entity, token.start as usize, token.end as usize),
            TokenKind::Switch => self.leaf(Kind::Switch, token.start as usize, token.end as usize),
            TokenKind::OpenBrace | TokenKind::CloseBrace | TokenKind::OpenBracket | TokenKind::CloseBracket => {}
        }
    }

    /// Opens a node at the present place.
    pub(super) fn open(&mut self, kind: Kind) -> usize {
        self.entries.push(Entry { kind, span: Span::new(self.done, self.done), next: 0 });
        self.entries.len() - 1
    }

    /// Closes a node at the present place.
    pub(super) fn close(&mut self, node: usize) {
        let next = self.entries.len() as u32;
        let entry = &mut self.entries[node];
        entry.next = next;
        entry.span.end = self.done as u32;
    }

    /// What lies between the present place and an offset is text.
    pub(super) fn text_to(&mut self, offset: usize) {
        if offset > self.done {
            self.push_leaf(Kind::Text, offset);
        }
    }

    /// A leaf, and the text before it.
    pub(super) fn leaf(&mut self, kind: Kind, start: usize, end: usize) {
        self.text_to(start);
        if end > self.done {
            self.push_leaf(kind, end);
        }
    }

    fn push_leaf(&mut self, kind: Kind, end: usize) {
        let next = self.entries.len() as u32 + 1;
        self.entries.push(Entry { kind, span: Span::new(self.done, end), next });
        self.done = end;
    }

    pub(super) fn push_frame(&mut self, kind: FrameKind, node: usize, part: Option<usize>, closer: usize) {
        self.frames.push(Frame { kind, node, part, closer });
    }

    /// Closes frames, the innermost first, until `count` are left.
    pub(super) fn close_frames(&mut self, count: usize) {
        while self.frames.len() > count
            && let Some(frame) = self.frames.pop()
        {
            self.close_parts(frame);
            self.close(frame.node);
        }
    }

    fn close_parts(&mut self, frame: Frame) {
        if let Some(part) = frame.part {
            self.close(part);
        }
        match frame.kind {
            FrameKind::Parted { parameter: Some(parameter), .. } => self.close(parameter),
            FrameKind::Table(state) => {
                for node in [state.cell, state.row].into_iter().flatten() {
                    self.close(node);
                }
            }
            _ => {}
        }
    }

    /// The innermost frame that is not a line of its own.
    pub(super) fn base(&self) -> usize {
        let line = |frame: &Frame| matches!(frame.kind, FrameKind::Item | FrameKind::Heading { .. });
        self.frames.iter().rposition(|frame| !line(frame)).unwrap_or(0)
    }

    fn open_pair(&mut self, pair: Pair, token: Token) {
        let (start, end) = (token.start as usize, token.end as usize);
        let closer = token.partner as usize;
        if pair == Pair::Template && self.source[start..].starts_with("{{!}}") {
            self.at = closer + 1;
            return self.bar(start, "{{!}}".len());
        }
        self.text_to(start);
        if self.frames.len() >= DEEPEST {
            self.at = closer;
            return self.text_to(self.tokens[closer].end as usize);
        }
        let (kind, first) = match pair {
            Pair::Template => (Kind::Template, Kind::Name),
            Pair::Argument => (Kind::Argument, Kind::Name),
            Pair::Link => (Kind::Link, Kind::Target),
            Pair::External => (Kind::External, Kind::Value),
            Pair::Element => (Kind::Element, Kind::Value),
        };
        let node = self.open(kind);
        self.leaf(if pair == Pair::Element { Kind::Tag } else { Kind::Mark }, start, end);
        if pair == Pair::External {
            let address = self.address_end(self.tokens[closer].start as usize);
            self.leaf(Kind::Address, end, address);
        }
        let part = Some(self.open(first));
        let parted = FrameKind::Parted { parameter: None, may_have_key: false };
        let frame = match pair {
            Pair::Template | Pair::Argument | Pair::Link => parted,
            Pair::External => FrameKind::External,
            Pair::Element => FrameKind::Element,
        };
        self.push_frame(frame, node, part, closer);
        self.fresh = false;
        if pair == Pair::Element {
            self.start_line();
        }
    }

    /// An address ends where white space, quotes or other markup start.
    fn address_end(&self, limit: usize) -> usize {
        let rest = &self.source.as_bytes()[self.done..limit];
        let ends =
            |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, b'[' | b']' | b'<' | b'>' | b'"' | b'{' | b'|');
        self.done + rest.iter().position(ends).unwrap_or(rest.len())
    }

    fn close_pair(&mut self, token: Token) {
        let own = self.at - 1;
        let Some(frame) = self.frames.iter().rposition(|frame| frame.closer == own) else { return };
        self.text_to(token.start as usize);
        self.close_frames(frame + 1);
        let Some(frame) = self.frames.pop() else { return };
        self.close_parts(frame);
        let mark = if matches!(frame.kind, FrameKind::Element) { Kind::Tag } else { Kind::Mark };
        self.leaf(mark, token.start as usize, token.end as usize);
        self.close(frame.node);
        self.fresh = false;
    }

    /// A bar, or what stands for one, parts templates, links and cells.
    fn bar(&mut self, start: usize, length: usize) {
        let written = length == 1;
        let base = self.base();
        let kind = self.frames[base].kind;
        match kind {
            FrameKind::Parted { .. } if written => self.part(base, start),
            FrameKind::Table(state) if state.in_parted && written => {
                let parted = self.frames.iter().rposition(|frame| matches!(frame.kind, FrameKind::Parted { .. }));
                self.part(parted.unwrap_or(base), start);
            }
            FrameKind::Table(_) if base + 1 == self.frames.len() && self.cell_bar(start, length) => {}
            _ if !written => self.leaf(Kind::Bar, start, start + length),
            _ => {}
        }
    }

    /// The next parameter of the template or link in a frame.
    fn part(&mut self, frame: usize, start: usize) {
        self.text_to(start);
        self.close_frames(frame + 1);
        let open = self.frames[frame];
        self.close_parts(open);
        let parameter = Some(self.open(Kind::Parameter));
        self.leaf(Kind::Mark, start, start + 1);
        let part = Some(self.open(Kind::Value));
        let link = self.entries[open.node].kind == Kind::Link;
        self.frames[frame].kind = FrameKind::Parted { parameter, may_have_key: !link };
        self.frames[frame].part = part;
        if !link {
            self.start_value();
        }
    }

    fn equals(&mut self, token: Token) {
        let (start, end) = (token.start as usize, token.end as usize);
        let own = self.at - 1;
        let Some(top) = self.frames.len().checked_sub(1) else { return };
        match self.frames[top].kind {
            FrameKind::Parted { parameter, may_have_key: true } => {
                self.text_to(start);
                if let Some(key) = self.frames[top].part {
                    self.entries[key].kind = Kind::Key;
                    self.close(key);
                }
                self.leaf(Kind::Mark, start, start + 1);
                self.frames[top].part = Some(self.open(Kind::Value));
                self.frames[top].kind = FrameKind::Parted { parameter, may_have_key: false };
                self.start_value();
            }
            FrameKind::Heading { level } if self.frames[top].closer == own => {
                self.text_to(end - usize::from(level));
                self.leaf(Kind::Mark, end - usize::from(level), end);
                self.close_frames(top);
            }
            _ => {}
        }
    }

    fn line_end(&mut self, token: Token) {
        self.text_to(token.start as usize);
        // Items and headings end with their line; other markup goes on.
        while matches!(self.frames.last().map(|frame| frame.kind), Some(FrameKind::Item | FrameKind::Heading { .. })) {
            self.close_frames(self.frames.len() - 1);
        }
        self.end_table_line();
        self.leaf(Kind::Break, token.start as usize, token.end as usize);
        self.end_quotes();
        self.start_line();
    }

    fn quotes(&mut self, token: Token) {
        let (start, end) = (token.start as usize, token.end as usize);
        let marks = match end - start {
            length @ (2 | 3 | 5) => length,
            4 => 3,
            _ => 5,
        };
        self.text_to(end - marks);
        self.quotes.add(self.entries.len(), marks, &self.source[..start]);
        self.leaf(Kind::Quotes, end - marks, end);
    }

    fn end_quotes(&mut self) {
        if let Some(node) = self.quotes.end_line() {
            self.entries[node].kind = Kind::ApostropheAndQuotes;
        }
    }
}
