//! What starts a line: list marks, headings, tables, and the lines of tables.

use super::builder::{Builder, FrameKind, TableState};
use super::lexer::{Token, TokenKind};
use super::tree::{DEEPEST, Kind};

/// `{{!}}` stands for a bar where a bar would end a parameter.
const BAR_TEMPLATE: &str = "{{!}}";

impl Builder<'_> {
    /// Reads the marks at the start of a line.
    pub(super) fn start_line(&mut self) {
        self.fresh = false;
        let Some(top) = self.frames.last().copied() else { return };
        let bytes = self.source.as_bytes();
        let spaces = bytes[self.done..].iter().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
        let start = self.done + spaces;
        let Some(first) = bytes.get(start) else { return };
        match (top.kind, first) {
            (FrameKind::External | FrameKind::Heading { .. } | FrameKind::Item, _) => {}
            (_, b'<') if self.source[start..].starts_with("<!--") => self.fresh = true,
            (FrameKind::Parted { .. }, _) if !self.in_value() => {}
            (FrameKind::Table(_), b'|' | b'!' | b'{') if self.table_line(start) => {}
            (_, b'{') => _ = self.table_start(start),
            (FrameKind::Parted { .. }, b'=' | b'-') => {}
            (_, b'=') if spaces == 0 => self.heading(start),
            (_, b'-') if spaces == 0 && self.source[start..].starts_with("----") => {
                let length = bytes[start..].iter().take_while(|byte| **byte == b'-').count();
                self.leaf(Kind::Rule, start, start + length);
            }
            (_, b'*') => self.item(start),
            (_, b'#' | b':' | b';') if spaces == 0 => self.item(start),
            _ => {}
        }
    }

    /// A value starts a line too, if it starts like one: `|starring=* [[A]]`, not `|name=*batteries`.
    pub(super) fn start_value(&mut self) {
        let rest = &self.source[self.done..];
        let words = rest.trim_start_matches([' ', '\t']);
        if words.starts_with("<!--") {
            self.fresh = true;
            return;
        }
        let listed = words.strip_prefix('*').is_some_and(|after| after.starts_with([' ', '*', '[', '{', '\'']));
        if listed {
            self.item(self.done + rest.len() - words.len());
        }
    }

    /// Whether the open part of the template or link in the top frame is a value of a template.
    fn in_value(&self) -> bool {
        let Some(top) = self.frames.last() else { return false };
        self.entries[top.node].kind != Kind::Link && top.part.is_some_and(|part| self.entries[part].kind == Kind::Value)
    }

    fn item(&mut self, start: usize) {
        let bytes = self.source.as_bytes();
        let marks = bytes[start..].iter().take_while(|byte| matches!(byte, b'*' | b'#' | b':' | b';')).count();
        let after = start + marks;
        if bytes[start..after].iter().all(|byte| *byte == b':') {
            let spaces = bytes[after..].iter().take_while(|byte| **byte == b' ').count();
            if self.opens_table(after + spaces).is_some() {
                self.leaf(Kind::Mark, start, after);
                self.table_start(after + spaces);
                return;
            }
        }
        if self.frames.len() >= DEEPEST {
            return;
        }
        self.text_to(start);
        let node = self.open(Kind::Item(u8::try_from(marks).unwrap_or(u8::MAX)));
        self.leaf(Kind::Mark, start, after);
        self.push_frame(FrameKind::Item, node, None, usize::MAX);
    }

    /// A heading is a line that starts and ends with equals signs. It is one of the page, not of a
    /// cell: a heading of the second level ends tables that were never closed.
    fn heading(&mut self, start: usize) {
        let Some((level, closer)) = self.heading_end(start) else { return };
        let only_tables = self.frames[1..].iter().all(|frame| matches!(frame.kind, FrameKind::Table(_)));
        if !only_tables || (self.frames.len() > 1 && level != 2) {
            return;
        }
        self.close_frames(1);
        let node = self.open(Kind::Heading(level));
        self.leaf(Kind::Mark, start, start + usize::from(level));
        self.push_frame(FrameKind::Heading { level }, node, None, closer);
    }

    /// The level of the heading that starts here, and the token that ends it.
    fn heading_end(&self, start: usize) -> Option<(u8, usize)> {
        let mut at = self.at;
        while self.tokens.get(at).is_some_and(|token| (token.start as usize) < start) {
            at += 1;
        }
        let opening = self.tokens.get(at).filter(|token| token.start as usize == start)?;
        let mut last: Option<usize> = None;
        let mut end = opening.end as usize;
        let mut next = at + 1;
        let blank = |from: usize, to: usize| self.source[from..to].trim_ascii().is_empty();
        while let Some(token) = self.tokens.get(next) {
            let words_between = !blank(end.min(token.start as usize), token.start as usize);
            match token.kind {
                TokenKind::LineEnd => {
                    if words_between {
                        last = None;
                    }
                    break;
                }
                TokenKind::Equals => last = Some(next),
                TokenKind::Comment => {
                    if words_between {
                        last = None;
                    }
                }
                _ => last = None,
            }
            if let TokenKind::Open(_) = token.kind {
                next = token.partner as usize;
            }
            end = self.tokens[next].end as usize;
            next += 1;
        }
        let at_page_end = self.tokens.get(next).is_none();
        if at_page_end && !blank(end, self.source.len()) {
            last = None;
        }
        let closing = last?;
        let level = (opening.end - opening.start).min(self.tokens[closing].end - self.tokens[closing].start).min(6);
        Some((u8::try_from(level).ok()?, closing))
    }

    /// Length of the bar, or of what stands for it, at a place.
    fn bar_length(&self, at: usize) -> Option<usize> {
        let rest = self.source.get(at..)?;
        if rest.starts_with('|') {
            return Some(1);
        }
        rest.starts_with(BAR_TEMPLATE).then_some(BAR_TEMPLATE.len())
    }

    /// Length of `{|` at a place. In a template its bar would be the template's: there it is `{{{!}}`.
    fn opens_table(&self, at: usize) -> Option<usize> {
        let brace = self.source.as_bytes().get(at) == Some(&b'{');
        let bar = self.bar_length(at + 1).filter(|_| brace)?;
        (bar > 1 || !self.in_parted()).then_some(bar + 1)
    }

    /// Whether a written bar here would part a template or link.
    fn in_parted(&self) -> bool {
        match self.frames[self.base()].kind {
            FrameKind::Parted { .. } => true,
            FrameKind::Table(state) => state.in_parted,
            _ => false,
        }
    }

    fn table_start(&mut self, start: usize) -> bool {
        let Some(length) = self.opens_table(start).filter(|_| self.frames.len() < DEEPEST) else { return false };
        let state = TableState { in_parted: self.in_parted(), ..TableState::default() };
        self.text_to(start);
        let node = self.open(Kind::Table);
        self.leaf(Kind::Mark, start, start + length);
        let attributes = self.open(Kind::Attributes);
        self.push_frame(FrameKind::Table(state), node, Some(attributes), usize::MAX);
        true
    }

    /// A line of the table in the top frame: its end, a row, a caption, cells.
    fn table_line(&mut self, start: usize) -> bool {
        let bytes = self.source.as_bytes();
        let Some(state) = self.table() else { return false };
        if bytes[start] == b'!' {
            self.cell(start, start + 1, true);
            self.set_line(Some(true));
            return true;
        }
        let Some(bar) = self.bar_length(start).filter(|bar| *bar > 1 || !state.in_parted) else { return false };
        let after = start + bar;
        match bytes.get(after) {
            Some(b'}') if !self.closes_template(after) => {
                self.text_to(start);
                self.end_part();
                self.end_row();
                self.leaf(Kind::Mark, start, after + 1);
                self.close_frames(self.frames.len() - 1);
            }
            Some(b'-') => {
                let dashes = bytes[after..].iter().take_while(|byte| **byte == b'-').count();
                self.text_to(start);
                self.end_part();
                self.end_row();
                let row = self.open(Kind::Row);
                self.leaf(Kind::Mark, start, after + dashes);
                let attributes = self.open(Kind::Attributes);
                self.set_table(TableState { row: Some(row), ..self.table().unwrap_or_default() }, Some(attributes));
            }
            Some(b'+') => {
                self.text_to(start);
                self.end_part();
                self.end_row();
                self.open_cell(Kind::Caption, start, after + 1);
            }
            _ => {
                self.cell(start, after, false);
                self.set_line(Some(false));
            }
        }
        true
    }

    /// Whether the brace at a place belongs to the end of a template.
    fn closes_template(&self, at: usize) -> bool {
        let later = self.tokens[self.at..].iter().find(|token| token.start as usize >= at);
        later.is_some_and(|token| token.start as usize == at && matches!(token.kind, TokenKind::Close(_)))
    }

    fn cell(&mut self, start: usize, end: usize, header: bool) {
        self.text_to(start);
        self.end_part();
        if let Some(state) = self.table().filter(|state| state.row.is_none()) {
            let row = self.open(Kind::Row);
            self.set_table(TableState { row: Some(row), ..state }, None);
        }
        self.open_cell(if header { Kind::HeaderCell } else { Kind::Cell }, start, end);
    }

    fn open_cell(&mut self, kind: Kind, start: usize, end: usize) {
        let Some(state) = self.table() else { return };
        let cell = self.open(kind);
        self.leaf(Kind::Mark, start, end);
        let value = self.open(Kind::Value);
        self.set_table(TableState { cell: Some(cell), may_have_attributes: true, ..state }, Some(value));
    }

    /// A bar inside a cell: two are the next cell, the first single one ends the attributes.
    pub(super) fn cell_bar(&mut self, start: usize, length: usize) -> bool {
        let Some(state) = self.table().filter(|state| state.cell.is_some()) else { return false };
        let next = self.bar_length(start + length);
        if let (Some(next), Some(header)) = (next, state.header_line) {
            self.cell(start, start + length + next, header);
            return true;
        }
        let top = self.frames.len() - 1;
        let Some(value) = self.frames[top].part.filter(|_| state.may_have_attributes) else { return false };
        self.set_table(TableState { may_have_attributes: false, ..state }, Some(value));
        // Attributes hold no links: this is a bar in the text of the cell.
        if self.entries[value..].iter().any(|entry| entry.kind == Kind::Link) {
            return false;
        }
        self.text_to(start);
        self.entries[value].kind = Kind::Attributes;
        self.close(value);
        self.leaf(Kind::Mark, start, start + length);
        let value = self.open(Kind::Value);
        self.set_table(TableState { may_have_attributes: false, ..state }, Some(value));
        true
    }

    pub(super) fn bangs(&mut self, token: Token) {
        if self.table().is_some_and(|state| state.header_line == Some(true)) {
            self.cell(token.start as usize, token.end as usize, true);
        }
    }

    /// Ends what ends with a line in a table: attributes, and the cells of that line.
    pub(super) fn end_table_line(&mut self) {
        let Some(state) = self.table() else { return };
        let part = self.frames.last().and_then(|frame| frame.part);
        if state.cell.is_none() {
            self.end_part();
        }
        let part = part.filter(|_| state.cell.is_some());
        self.set_table(TableState { header_line: None, may_have_attributes: false, ..state }, part);
    }

    /// The table in the top frame.
    fn table(&self) -> Option<TableState> {
        match self.frames.last()?.kind {
            FrameKind::Table(state) => Some(state),
            _ => None,
        }
    }

    fn set_table(&mut self, state: TableState, part: Option<usize>) {
        if let Some(frame) = self.frames.last_mut() {
            frame.kind = FrameKind::Table(state);
            frame.part = part;
        }
    }

    fn set_line(&mut self, header: Option<bool>) {
        if let Some(state) = self.table() {
            let part = self.frames.last().and_then(|frame| frame.part);
            self.set_table(TableState { header_line: header, ..state }, part);
        }
    }

    /// Closes what is open in the row: attributes, or a cell.
    fn end_part(&mut self) {
        let Some(state) = self.table() else { return };
        if let Some(part) = self.frames.last().and_then(|frame| frame.part) {
            self.close(part);
        }
        if let Some(cell) = state.cell {
            self.close(cell);
        }
        self.set_table(TableState { cell: None, ..state }, None);
    }

    fn end_row(&mut self) {
        let Some(state) = self.table() else { return };
        if let Some(row) = state.row {
            self.close(row);
        }
        self.set_table(TableState { row: None, ..state }, None);
    }
}
