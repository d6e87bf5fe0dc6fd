//! Nodes to words: what a reader of the page sees, as values or as running text.

use crate::article::{Text, page_title};
use crate::finding::{Code, Finding};
use crate::span::Span;

use super::call::{Call, plain};
use super::entity;
use super::tree::{Children, Kind, Node};
use super::words::Words;

/// A line that ends in one of these goes on in the next.
const JOINTS: [&str; 4] = [" by", " and", " &", " of"];

/// What a line break between two values makes of them.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Breaks {
    /// Two values: fields and cells.
    Split,
    /// Words with a space between: running text.
    Space,
}

/// Words and values as they are put together from nodes.
pub(super) struct Inline<'s> {
    pub(super) source: &'s str,
    pub(super) words: Words<'s>,
    /// Values that are complete.
    items: Vec<Text>,
    breaks: Breaks,
    /// How many links and arguments that are one value are open: no value ends inside.
    pub(super) held: usize,
    in_link: bool,
    /// A template that was left out since it is not known.
    pub(super) unknown: Option<Span>,
    pub(super) findings: Vec<Finding>,
    pub(super) categories: Vec<Text>,
}

impl<'s> Inline<'s> {
    pub(super) fn new(source: &'s str, breaks: Breaks) -> Self {
        Inline {
            source,
            words: Words::new(source),
            items: Vec::new(),
            breaks,
            held: 0,
            in_link: false,
            unknown: None,
            findings: Vec::new(),
            categories: Vec::new(),
        }
    }

    /// The values, each with some words.
    pub(super) fn finish(&mut self) -> Vec<Text> {
        self.end_item();
        std::mem::take(&mut self.items)
    }

    /// The running text.
    pub(super) fn finish_text(&mut self) -> Text {
        self.words.take()
    }

    /// The end of a value, or what parts it from the next in running text.
    pub(super) fn separate(&mut self, span: Span) {
        let goes_on = {
            let words = self.words.as_str().trim_end();
            JOINTS.iter().any(|joint| words.ends_with(joint))
        };
        if self.in_link || goes_on {
            self.words.push_instead(" ", span);
        } else if self.breaks == Breaks::Split && self.held == 0 && !self.words.in_brackets() {
            self.end_item();
        } else if !self.words.is_empty() && !self.words.as_str().trim_end().ends_with([',', ':', ';', '(']) {
            self.words.push_instead(",", span);
            self.words.push_instead(" ", span);
        }
    }

    fn line_break(&mut self, span: Span) {
        if self.breaks == Breaks::Split { self.separate(span) } else { self.words.push_instead(" ", span) }
    }

    /// A bracket on a line of its own belongs to the value above it, and so does `by …`.
    fn end_item(&mut self) {
        let mut item = self.words.take();
        item.truncate(item.as_str().trim_end_matches([',', ';', ' ']).len());
        let words = item.as_str();
        let note = (words.starts_with('(') && words.ends_with(')')) || words.starts_with("by ");
        match self.items.last_mut().filter(|_| note) {
            Some(above) => {
                let here = item.span();
                above.push_instead(" ", Span { start: here.start, end: here.start });
                above.push_text(&item);
            }
            None if item.as_str().contains(char::is_alphanumeric) => self.items.push(item),
            None => {}
        }
    }

    /// The words of a node's children.
    pub(super) fn inside(&mut self, node: Node<'_, 's>) {
        self.all(node.children());
    }

    /// The words of nodes side by side.
    pub(super) fn all<'t>(&mut self, mut children: Children<'t, 's>)
    where
        's: 't,
    {
        let mut before: Option<Node<'_, 's>> = None;
        while let Some(child) = children.next() {
            match child.kind() {
                Kind::Link => self.link(child, children.clone().next()),
                Kind::Break => self.end_of_line(child, before, children.clone().next()),
                _ => self.node(child),
            }
            before = Some(child);
        }
    }

    /// The words of a node.
    pub(super) fn node(&mut self, node: Node<'_, 's>) {
        match node.kind() {
            Kind::Text => self.text(node.span()),
            Kind::Entity => self.entity(node),
            Kind::Bar => self.words.push_instead("|", node.span()),
            Kind::Raw => self.raw(node),
            Kind::Tag => self.tag(node),
            Kind::Break => self.words.push_instead(" ", node.span()),
            Kind::ApostropheAndQuotes => {
                let start = node.span().start as usize;
                self.words.push(Span::new(start, start + 1));
            }
            Kind::Link => self.link(node, None),
            Kind::External => {
                let start = self.words.len();
                if let Some(text) = node.child(Kind::Value) {
                    self.inside(text);
                }
                if let Some(address) = node.child(Kind::Address) {
                    self.words.link_outward(start, address.words(), address.span());
                }
            }
            Kind::Template => self.template(&Call::new(node)),
            Kind::Item(_) => {
                let start = Span { end: node.span().start, ..node.span() };
                self.separate(start);
                self.inside(node);
                self.separate(Span { start: node.span().end, end: node.span().end });
            }
            Kind::Table | Kind::Row => self.inside(node),
            Kind::Cell | Kind::HeaderCell | Kind::Caption => {
                self.separate(Span { end: node.span().start, ..node.span() });
                if let Some(value) = node.child(Kind::Value) {
                    self.inside(value);
                }
            }
            Kind::Heading(_) | Kind::Value | Kind::Document | Kind::Name | Kind::Target => self.inside(node),
            Kind::Comment
            | Kind::Mark
            | Kind::Quotes
            | Kind::Switch
            | Kind::Rule
            | Kind::Argument
            | Kind::Parameter
            | Kind::Key
            | Kind::Address
            | Kind::Element
            | Kind::Attributes => {}
        }
    }

    /// The words of a node by themselves, in one piece.
    pub(super) fn apart(&mut self, node: Node<'_, 's>) -> Text {
        let outer = std::mem::replace(&mut self.words, Words::new(self.source));
        self.held += 1;
        self.inside(node);
        self.held -= 1;
        std::mem::replace(&mut self.words, outer).finish()
    }

    /// Words for the template at `span`.
    pub(super) fn say(&mut self, words: &str, span: Span) {
        self.words.push_instead(words, span);
    }

    pub(super) fn finding(&mut self, code: Code, node: Node<'_, 's>, message: &str) {
        self.findings.push(Finding::at(code, node.span(), node.words(), message));
    }

    /// A line end is a space; an empty line ends a value, and so does the end of a line that holds
    /// nothing but a link, with another one below.
    fn end_of_line(&mut self, node: Node<'_, 's>, before: Option<Node<'_, 's>>, after: Option<Node<'_, 's>>) {
        let linked = |node: Option<Node<'_, 's>>| node.is_some_and(|node| node.kind() == Kind::Link);
        let empty = after.is_some_and(|node| node.kind() == Kind::Break);
        if self.breaks == Breaks::Split && (empty || (linked(before) && linked(after))) {
            self.separate(node.span());
        } else {
            self.words.push_instead(" ", node.span());
        }
    }

    /// Words without brackets and braces that are no pairs.
    fn text(&mut self, span: Span) {
        let words = span.slice(self.source);
        let mut start = 0;
        if words.bytes().any(|byte| matches!(byte, b'[' | b']' | b'{' | b'}')) {
            let doubled = |at: usize| ["[[", "]]", "{{", "}}"].iter().any(|mark| words[at..].starts_with(mark));
            for (at, _) in words.match_indices(['[', ']', '{', '}']) {
                if at >= start && doubled(at) {
                    self.words.push(Span::new(span.start as usize + start, span.start as usize + at));
                    start = at + 2;
                }
            }
        }
        self.words.push(Span::new(span.start as usize + start, span.end as usize));
    }

    fn entity(&mut self, node: Node<'_, 's>) {
        match entity::decoded(node.words()) {
            // A line break or tab parts words as a space does.
            Some(character) if character.is_control() && character.is_whitespace() => {
                self.words.push_instead(" ", node.span());
            }
            Some(character) if character.is_control() || is_unseen(character) => {}
            Some(character) => self.words.push_instead(character.encode_utf8(&mut [0; 4]), node.span()),
            None => self.words.push(node.span()),
        }
    }

    /// What `<nowiki>` and `<pre>` hold is text; formulas and code are not.
    fn raw(&mut self, node: Node<'_, 's>) {
        let words = node.words();
        let shown =
            words.get(1..4).is_some_and(|name| ["now", "pre"].iter().any(|known| name.eq_ignore_ascii_case(known)));
        if let (true, Some(open), Some(close)) = (shown, words.find('>'), words.rfind("</")) {
            let start = node.span().start as usize;
            self.words.push(Span::new(start + open + 1, start + close.max(open + 1)));
        }
    }

    fn tag(&mut self, node: Node<'_, 's>) {
        let name = node.words().trim_start_matches(['<', '/', ' ']);
        let name: String =
            name.chars().take_while(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase();
        match name.as_str() {
            "br" | "li" | "p" | "div" | "tr" | "dd" | "dt" => self.line_break(node.span()),
            "td" | "th" | "hr" | "blockquote" | "poem" => self.words.push_instead(" ", node.span()),
            _ => {}
        }
    }

    /// A link shows its text, or else its target, with the letters glued to it.
    pub(super) fn link(&mut self, node: Node<'_, 's>, after: Option<Node<'_, 's>>) {
        let Some(target) = node.child(Kind::Target) else { return };
        let page = plain(target);
        match namespace(&page) {
            Namespace::Category => {
                let words = target.words();
                let name = words.find(':').map_or(0, |colon| colon + 1);
                let start = target.span().start as usize + name;
                let mut category = Words::new(self.source);
                category.push(Span::new(start, target.span().end as usize));
                self.categories.push(category.finish());
                return;
            }
            Namespace::File => return,
            Namespace::Page => {}
        }
        let shown: Vec<Node<'_, 's>> = node.children().filter(|child| child.kind() == Kind::Parameter).collect();
        let start = self.words.len();
        // "[[Coen brothers|Joel Coen<br>Ethan Coen]]" names two, and neither is the page.
        let several = self.breaks == Breaks::Split && shown.first().is_some_and(|words| is_list(*words, &page));
        let outer = std::mem::replace(&mut self.in_link, !several);
        if shown.is_empty() {
            // `[[:Category:Films]]` shows its target without the colon.
            let colon = target.words().len() - target.words().trim_start_matches([':', ' ']).len();
            match colon {
                0 => self.inside(target),
                _ => self.text(Span { start: target.span().start + colon as u32, ..target.span() }),
            }
        }
        for (place, parameter) in shown.into_iter().enumerate() {
            if place > 0 {
                self.words.push_instead("|", Span { end: parameter.span().start + 1, ..parameter.span() });
            }
            if let Some(value) = parameter.child(Kind::Value) {
                self.inside(value);
            }
        }
        self.in_link = outer;
        let trail = after
            .filter(|node| node.kind() == Kind::Text)
            .map_or(0, |node| node.words().bytes().take_while(u8::is_ascii_lowercase).count());
        if let Some(title) = page_title(&page).filter(|_| !several) {
            self.words.link(start, trail, &title);
        }
    }
}

/// Whether the words of a link are several values, one a line, and not the name of its page broken
/// over lines.
fn is_list(words: Node<'_, '_>, page: &str) -> bool {
    let (mut text, mut is_broken) = (String::new(), false);
    for piece in words.words().split('<') {
        let (tag, after) = piece.split_once('>').unwrap_or(("", piece));
        is_broken |= tag.get(..2).is_some_and(|name| name.eq_ignore_ascii_case("br"));
        text.push(' ');
        text.push_str(after);
    }
    let letters = |words: &str| words.chars().filter(|letter| letter.is_alphanumeric()).collect::<String>();
    is_broken && !letters(page).starts_with(&letters(&text))
}

enum Namespace {
    Page,
    Category,
    File,
}

/// A target that starts with a colon is a link even to a file or category.
fn namespace(target: &str) -> Namespace {
    let Some((before, _)) = target.split_once(':') else { return Namespace::Page };
    match before.trim().to_lowercase().as_str() {
        "category" => Namespace::Category,
        "file" | "image" | "media" => Namespace::File,
        _ => Namespace::Page,
    }
}

fn is_unseen(character: char) -> bool {
    matches!(character, '\u{200B}'..='\u{200F}' | '\u{AD}')
}
