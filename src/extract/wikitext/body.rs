//! The body of a page: sections of paragraphs, list items and tables.

use crate::article::{Article, Block, Field, Infobox, Piece, PieceKind, Section, Text};
use crate::finding::{Code, Finding};
use crate::span::Span;

use super::call::Call;
use super::cells;
use super::inline::{Breaks, Inline};
use super::rule::{Rule, rule};
use super::tree::{Kind, Node};

/// Reads a page from top to bottom.
pub(super) struct Body<'s> {
    source: &'s str,
    pub(super) article: Article,
    pub(super) findings: Vec<Finding>,
    /// The paragraph that is being read.
    paragraph: Inline<'s>,
    /// What the present line holds so far.
    line: Line,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Line {
    Empty,
    /// Comments and other things that show nothing: such a line parts no paragraphs.
    Unseen,
    Words,
}

impl<'s> Body<'s> {
    pub(super) fn new(source: &'s str) -> Self {
        let lead = Section { level: 1, heading: None, blocks: Vec::new() };
        Body {
            source,
            article: Article { sections: vec![lead], ..Article::default() },
            findings: Vec::new(),
            paragraph: Inline::new(source, Breaks::Space),
            line: Line::Empty,
        }
    }

    /// Reads the children of a node as blocks.
    pub(super) fn blocks(&mut self, node: Node<'_, 's>) {
        let mut children = node.children();
        while let Some(child) = children.next() {
            self.child(child, children.clone().next());
        }
        self.end_paragraph();
    }

    fn child(&mut self, child: Node<'_, 's>, after: Option<Node<'_, 's>>) {
        match child.kind() {
            Kind::Break => {
                if self.line == Line::Empty {
                    self.end_paragraph();
                }
                self.paragraph.node(child);
                self.line = Line::Empty;
                return;
            }
            Kind::Comment => {
                if self.line == Line::Empty {
                    self.line = Line::Unseen;
                }
                return;
            }
            Kind::Text if child.words().trim_ascii().is_empty() && self.line != Line::Words => {
                self.paragraph.node(child);
                return;
            }
            Kind::Heading(level) => self.heading(level, child),
            Kind::Item(depth) => self.item(depth, child),
            Kind::Table => self.table(child),
            Kind::Rule => self.end_paragraph(),
            Kind::Element => self.line = self.line.max(Line::Unseen),
            Kind::Template => {
                self.template(child);
                return;
            }
            Kind::Tag if parts_paragraphs(child.words()) => self.end_paragraph(),
            Kind::Link => self.paragraph.link(child, after),
            _ => self.paragraph.node(child),
        }
        self.line = Line::Words;
    }

    fn section(&mut self) -> Option<&mut Section> {
        self.article.sections.last_mut()
    }

    fn push(&mut self, block: Block, kind: PieceKind, span: Span) {
        self.article.layout.push(Piece { kind, span });
        if let Some(section) = self.section() {
            section.blocks.push(block);
        }
    }

    fn end_paragraph(&mut self) {
        let text = self.paragraph.finish_text();
        self.gather_from_paragraph();
        if text.as_str().contains(char::is_alphanumeric) {
            let span = text.span();
            self.push(Block::Paragraph(text), PieceKind::Paragraph, span);
        }
    }

    /// Takes over what the paragraph found beside its words.
    fn gather_from_paragraph(&mut self) {
        self.findings.append(&mut self.paragraph.findings);
        self.article.categories.append(&mut self.paragraph.categories);
    }

    fn gather(&mut self, mut inline: Inline<'s>) {
        self.findings.append(&mut inline.findings);
        self.article.categories.append(&mut inline.categories);
    }

    fn heading(&mut self, level: u8, node: Node<'_, 's>) {
        self.end_paragraph();
        let mut inline = Inline::new(self.source, Breaks::Space);
        inline.inside(node);
        let heading = inline.finish_text();
        self.gather(inline);
        self.article.layout.push(Piece { kind: PieceKind::Heading, span: node.span() });
        self.article.sections.push(Section { level, heading: Some(heading), blocks: Vec::new() });
    }

    /// A list item; of definition lists the term, and indented text outside lists, are paragraphs.
    fn item(&mut self, depth: u8, node: Node<'_, 's>) {
        self.end_paragraph();
        let marks = node.child(Kind::Mark).map_or("", Node::words);
        let mut inline = Inline::new(self.source, Breaks::Space);
        self.templates_in(node);
        inline.inside(node);
        let text = inline.finish_text();
        self.gather(inline);
        if !text.as_str().contains(char::is_alphanumeric) {
            return;
        }
        let in_list = self.section().is_some_and(|section| matches!(section.blocks.last(), Some(Block::Item { .. })));
        let listed = marks.contains(['*', '#']) || (in_list && !marks.contains(';'));
        if listed {
            self.push(Block::Item { depth, text }, PieceKind::Item, node.span());
        } else {
            self.push(Block::Paragraph(text), PieceKind::Paragraph, node.span());
        }
    }

    /// A table; one that only lays out lists in columns is those lists.
    fn table(&mut self, node: Node<'_, 's>) {
        self.end_paragraph();
        if cells::is_layout(node) {
            for cell in node.children().filter(|row| row.kind() == Kind::Row).flat_map(Node::children) {
                if let Some(value) = cell.child(Kind::Value) {
                    self.line = Line::Empty;
                    self.blocks(value);
                }
            }
            return;
        }
        let mut inline = Inline::new(self.source, Breaks::Split);
        let table = cells::read(node, &mut inline);
        self.gather(inline);
        if !table.cells().is_empty() {
            self.push(Block::Table(table), PieceKind::Table, node.span());
        }
    }

    fn template(&mut self, node: Node<'_, 's>) {
        let call = Call::new(node);
        if call.name.contains("infobox") {
            self.infobox(&call);
            self.line = self.line.max(Line::Unseen);
            return;
        }
        match rule(&call.name) {
            Some(Rule::List) => {
                self.end_paragraph();
                for (_, value) in call.places() {
                    self.list_value(value);
                }
                self.line = Line::Words;
            }
            Some(Rule::Quotation) => {
                self.end_paragraph();
                let text = ["text", "quote", "1", "content"].iter().find_map(|key| call.get(key));
                if let Some(value) = text {
                    self.line = Line::Empty;
                    self.blocks(value);
                }
                self.line = Line::Words;
            }
            Some(Rule::Ratings) => {
                self.end_paragraph();
                let mut inline = Inline::new(self.source, Breaks::Split);
                let table = cells::ratings(&call, &mut inline);
                self.gather(inline);
                if !table.cells().is_empty() {
                    self.push(Block::Table(table), PieceKind::Table, node.span());
                }
                self.line = Line::Words;
            }
            Some(Rule::Nothing) => self.line = self.line.max(Line::Unseen),
            Some(_) => {
                self.paragraph.template(&call);
                self.line = Line::Words;
            }
            None => {
                self.note(&call);
                self.line = self.line.max(Line::Unseen);
            }
        }
    }

    /// A value of a list template: a wiki list, or one item.
    fn list_value(&mut self, value: Node<'_, 's>) {
        let wiki_list = value.children().any(|child| matches!(child.kind(), Kind::Item(_)));
        if wiki_list {
            self.line = Line::Empty;
            return self.blocks(value);
        }
        let mut inline = Inline::new(self.source, Breaks::Space);
        inline.inside(value);
        let text = inline.finish_text();
        self.gather(inline);
        if text.as_str().contains(char::is_alphanumeric) {
            self.push(Block::Item { depth: 1, text }, PieceKind::Item, value.span());
        }
    }

    /// Notes the templates of a line that say something beside its text.
    fn templates_in(&mut self, node: Node<'_, 's>) {
        for call in node.children().filter(|child| child.kind() == Kind::Template).map(Call::new) {
            if rule(&call.name).is_none() {
                self.note(&call);
            }
        }
    }

    fn note(&mut self, call: &Call<'_, 's>) {
        let template = self.read_fields(call, false);
        self.article.templates.push(template);
    }

    fn infobox(&mut self, call: &Call<'_, 's>) {
        let infobox = self.read_fields(call, true);
        let templates = call.node.descendants().filter(|node| node.kind() == Kind::Template);
        if let Some(open) = templates.chain([call.node]).find(|node| !node.words().ends_with("}}")) {
            let line = open.words().lines().next().unwrap_or_default();
            let span = Span { end: open.span().start + line.len() as u32, ..open.span() };
            let message = "the template has no closing braces";
            self.findings.push(Finding::at(Code::UnclosedMarkup, span, line, message));
        }
        self.article.layout.push(Piece { kind: PieceKind::Field, span: call.node.span() });
        self.article.infoboxes.push(infobox);
    }

    fn read_fields(&mut self, call: &Call<'_, 's>, report: bool) -> Infobox {
        let name = call.node.child(Kind::Name).map_or_else(Text::default, |name| trimmed(self.source, name.span()));
        let mut fields = Vec::new();
        for parameter in call.node.children().filter(|child| child.kind() == Kind::Parameter) {
            let Some(value) = parameter.child(Kind::Value) else { continue };
            let key = match parameter.child(Kind::Key) {
                Some(key) => {
                    let mut inline = Inline::new(self.source, Breaks::Space);
                    inline.inside(key);
                    inline.finish_text()
                }
                None if value.words().trim().is_empty() => continue,
                None => {
                    let mut key = Text::default();
                    let place = fields.len() + 1;
                    key.push_instead(&place.to_string(), Span { end: value.span().start, ..value.span() });
                    key
                }
            };
            fields.push(Field { key, items: self.values(value, report) });
        }
        Infobox { name, fields }
    }

    /// The values of a field. Where a template that is not known holds all of it, that is a finding.
    fn values(&mut self, value: Node<'_, 's>, report: bool) -> Vec<Text> {
        let mut inline = Inline::new(self.source, Breaks::Split);
        inline.inside(value);
        let items = inline.finish();
        if let Some(span) = inline.unknown.filter(|_| items.is_empty() && report) {
            let words = span.slice(self.source);
            let finding = Finding::at(Code::Templated, span, words, "no rule reads this template");
            self.findings.push(finding);
        }
        if report {
            self.gather(inline);
        }
        items
    }
}

impl Line {
    fn max(self, other: Line) -> Line {
        if self == Line::Empty { other } else { self }
    }
}

/// Tags that end a paragraph.
fn parts_paragraphs(tag: &str) -> bool {
    let name: String =
        tag.trim_start_matches(['<', '/', ' ']).chars().take_while(char::is_ascii_alphanumeric).collect();
    let parting = ["p", "div", "blockquote", "center", "li", "ul", "ol", "table", "tr", "td", "th", "poem", "hr"];
    parting.contains(&name.to_ascii_lowercase().as_str())
}

/// The words at `span` without white space around them.
fn trimmed(source: &str, span: Span) -> Text {
    let words = span.slice(source);
    let start = span.start as usize + words.len() - words.trim_start().len();
    Text::verbatim(source, Span::new(start, start + words.trim().len()))
}
