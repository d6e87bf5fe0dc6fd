//! The tree: every byte of a page in exactly one leaf, every node with its span.

use crate::span::Span;

use super::{builder, lexer, pairs, repair};

/// Deeper nesting is not read: what stands there is text.
pub(super) const DEEPEST: usize = 64;

/// What a node is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// The whole page.
    Document,
    /// Words.
    Text,
    /// A character reference: `&nbsp;`, `&#233;`.
    Entity,
    /// `<!-- … -->`.
    Comment,
    /// Markup that belongs to the node above: braces, brackets, bars, list marks.
    Mark,
    /// Apostrophes that switch italics or bold.
    Quotes,
    /// Three apostrophes of which the first is one: the possessive in `''Aliens'''s`.
    ApostropheAndQuotes,
    /// The end of a line.
    Break,
    /// A tag and its content, which is not wikitext: `<nowiki>…</nowiki>`.
    Raw,
    /// An opening, closing or empty tag: `<br />`, `<small>`, `</div>`.
    Tag,
    /// `__NOTOC__` and the like.
    Switch,
    /// `----`.
    Rule,
    /// `{{!}}`, which stands for a bar.
    Bar,
    /// `{{name|value|key=value}}`; parser functions too.
    Template,
    /// `{{{parameter|default}}}`.
    Argument,
    /// The name of a template or argument.
    Name,
    /// A bar and what follows it in a template or link.
    Parameter,
    /// What stands before the equals sign of a parameter.
    Key,
    /// The content of a parameter, cell, caption or external link.
    Value,
    /// `[[target|text]]`.
    Link,
    /// The page that a link leads to.
    Target,
    /// `[http://… text]`.
    External,
    /// The address of an external link.
    Address,
    /// A tag with its content and closing tag: `<ref>…</ref>`.
    Element,
    /// `== heading ==` with its level.
    Heading(u8),
    /// A line with list marks, and how many.
    Item(u8),
    /// `{| … |}`.
    Table,
    /// Attributes of a table, row or cell.
    Attributes,
    /// `|+`.
    Caption,
    /// What stands between two `|-`.
    Row,
    /// `|` or `||`.
    Cell,
    /// `!` or `!!`.
    HeaderCell,
}

/// A node in the order of the source, with the number of the first node that is not below it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entry {
    pub(super) kind: Kind,
    pub(super) span: Span,
    pub(super) next: u32,
}

/// A page of wikitext, parsed.
///
/// Parsing never fails: what is no markup is text. It takes time linear in the size of the page.
///
/// ```
/// use reelmill::extract::wikitext::{Kind, Tree};
/// let tree = Tree::parse("'''Alien''' is a film by [[Ridley Scott|Scott]]{{efn|His second.}}.");
/// let link = tree.root().children().find(|node| node.kind() == Kind::Link).expect("there is one");
/// assert_eq!(link.words(), "[[Ridley Scott|Scott]]");
/// assert_eq!(link.child(Kind::Target).expect("every link has one").words(), "Ridley Scott");
/// assert_eq!(tree.render(), "'''Alien''' is a film by [[Ridley Scott|Scott]]{{efn|His second.}}.");
/// ```
#[derive(Clone, Debug)]
pub struct Tree<'s> {
    source: &'s str,
    entries: Vec<Entry>,
}

impl<'s> Tree<'s> {
    /// Parses a page. Of a page of 4 GiB and more the first 4 GiB are read.
    pub fn parse(source: &'s str) -> Self {
        let source = &source[..source.floor_char_boundary(u32::MAX as usize - 1)];
        let mut tokens = lexer::tokens(source);
        let unclosed = pairs::braces(&mut tokens);
        repair::unclosed(source, &mut tokens, &unclosed);
        pairs::brackets(source, &mut tokens);
        Tree { source, entries: builder::build(source, &tokens) }
    }

    /// The page.
    pub fn source(&self) -> &'s str {
        self.source
    }

    /// The node that holds all others.
    pub fn root(&self) -> Node<'_, 's> {
        Node { tree: self, index: 0 }
    }

    /// Every node, each before those below it, in the order of the source.
    pub fn nodes(&self) -> impl Iterator<Item = Node<'_, 's>> {
        (0..self.entries.len()).map(|index| Node { tree: self, index })
    }

    /// The page put together again from its leaves.
    pub fn render(&self) -> String {
        self.nodes().filter(|node| node.is_leaf()).map(Node::words).collect()
    }
}

/// A node of a [`Tree`].
#[derive(Clone, Copy, Debug)]
pub struct Node<'t, 's> {
    tree: &'t Tree<'s>,
    index: usize,
}

impl<'t, 's> Node<'t, 's> {
    /// What the node is.
    pub fn kind(self) -> Kind {
        self.entry().kind
    }

    /// Where the node stands.
    pub fn span(self) -> Span {
        self.entry().span
    }

    /// The node as written.
    pub fn words(self) -> &'s str {
        self.span().slice(self.tree.source)
    }

    /// Whether nothing is below the node.
    pub fn is_leaf(self) -> bool {
        self.entry().next as usize == self.index + 1
    }

    /// The nodes directly below.
    pub fn children(self) -> Children<'t, 's> {
        Children { tree: self.tree, at: self.index + 1, end: self.entry().next as usize }
    }

    /// The first node of a kind directly below.
    pub fn child(self, kind: Kind) -> Option<Node<'t, 's>> {
        self.children().find(|node| node.kind() == kind)
    }

    /// All nodes below.
    pub fn descendants(self) -> impl Iterator<Item = Node<'t, 's>> {
        let tree = self.tree;
        (self.index + 1..self.entry().next as usize).map(move |index| Node { tree, index })
    }

    /// Position in [`Tree::nodes`].
    pub fn index(self) -> usize {
        self.index
    }

    /// Position of the first node behind this one that is not below it.
    pub fn end_index(self) -> usize {
        self.entry().next as usize
    }

    fn entry(self) -> &'t Entry {
        &self.tree.entries[self.index]
    }
}

/// The nodes directly below one.
#[derive(Clone, Debug)]
pub struct Children<'t, 's> {
    tree: &'t Tree<'s>,
    at: usize,
    end: usize,
}

impl<'t, 's> Iterator for Children<'t, 's> {
    type Item = Node<'t, 's>;

    fn next(&mut self) -> Option<Node<'t, 's>> {
        let node = (self.at < self.end).then_some(Node { tree: self.tree, index: self.at })?;
        self.at = node.entry().next as usize;
        Some(node)
    }
}
