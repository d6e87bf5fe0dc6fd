//! The one model of an article that every extractor feeds and every transform reads.
//!
//! It knows nothing of films: a title, infobox fields, sections of paragraphs and list items, and
//! for every piece the bytes that it came from. It is lossless: [`Article::render`] gives the
//! document back.

mod infobox;
mod table;
mod text;
mod title;

pub use infobox::Infobox;
pub use table::{Cell, Table};
pub use text::{Excerpt, Target, Text};
pub use title::{is_article, one_line, page_title};

use crate::span::Span;

/// One article, whatever format it was written in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Article {
    /// The title, disambiguation included.
    pub title: Text,
    /// The line above the infobox fields, which names the film as its credits do.
    pub display_name: Option<Text>,
    /// Name of the template that the infobox is made with, where the source shows it.
    pub infobox: Option<Text>,
    /// Infobox fields in the order of the source; a key may occur twice.
    pub fields: Vec<Field>,
    /// Every infobox of the page, where the source shows them as templates; [`Article::infobox`] and
    /// [`Article::fields`] are those of one of them.
    pub infoboxes: Vec<Infobox>,
    /// Templates that say something beside the text, as the ones for identifiers elsewhere do.
    pub templates: Vec<Infobox>,
    /// Categories, without their namespace.
    pub categories: Vec<Text>,
    /// Sections in the order of the source. The first is the lead, without a heading.
    pub sections: Vec<Section>,
    /// Every byte of the document, cut into the pieces that the extractor told apart.
    pub layout: Vec<Piece>,
}

/// One infobox field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// The key as written.
    pub key: Text,
    /// The values. A format that joins values with commas yields one item holding all of them.
    pub items: Vec<Text>,
}

/// A section: a heading and what stands under it, up to the next heading of any level.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Section {
    /// 1 for the lead, 2 for `== Plot ==`, up to 6.
    pub level: u8,
    /// `None` for the lead.
    pub heading: Option<Text>,
    /// Paragraphs, list items and tables in order.
    pub blocks: Vec<Block>,
}

/// A paragraph, a list item or a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// Running text.
    Paragraph(Text),
    /// A list item; `depth` is 1 for an outermost one.
    Item {
        /// Nesting, from 1.
        depth: u8,
        /// What the item says.
        text: Text,
    },
    /// A table.
    Table(Table),
}

impl Block {
    /// What the block says; of a table, its caption.
    pub fn text(&self) -> &Text {
        match self {
            Block::Paragraph(text) | Block::Item { text, .. } => text,
            Block::Table(table) => &table.caption,
        }
    }

    /// The bytes from the start of the block's words to their end.
    pub fn span(&self) -> Span {
        match self {
            Block::Paragraph(text) | Block::Item { text, .. } => text.span(),
            Block::Table(table) => table.span(),
        }
    }
}

/// A stretch of the document and what the extractor took it for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// What it is.
    pub kind: PieceKind,
    /// Where it stands, its line end included.
    pub span: Span,
}

/// What a stretch of a document is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PieceKind {
    /// White space, byte order marks, empty list items: nothing is read from it.
    Blank,
    /// The title line.
    Title,
    /// The display name above the infobox fields.
    DisplayName,
    /// An infobox line.
    Field,
    /// A section heading.
    Heading,
    /// A paragraph.
    Paragraph,
    /// A list item.
    Item,
    /// A table.
    Table,
    /// Left-over markup that carries no text.
    Markup,
}

impl Article {
    /// The document that the article was read from, put together again from its pieces.
    pub fn render(&self, source: &str) -> String {
        self.layout.iter().map(|piece| piece.span.slice(source)).collect()
    }

    /// The article as a source without links shows it: nothing else is changed.
    ///
    /// ```
    /// use reelmill::extract::wikitext::article;
    /// let page = article("Yes", "By [[Ida Lupino]].").article.without_links();
    /// assert_eq!(page.sections[0].blocks[0].text().excerpt().links().count(), 0);
    /// ```
    #[must_use]
    pub fn without_links(mut self) -> Article {
        let boxes = self.infoboxes.iter_mut().chain(&mut self.templates).flat_map(|infobox| &mut infobox.fields);
        boxes.chain(&mut self.fields).flat_map(|field| &mut field.items).for_each(Text::drop_links);
        for section in &mut self.sections {
            section.heading.iter_mut().for_each(Text::drop_links);
            for block in &mut section.blocks {
                match block {
                    Block::Paragraph(text) | Block::Item { text, .. } => text.drop_links(),
                    Block::Table(table) => table.texts_mut().for_each(Text::drop_links),
                }
            }
        }
        self
    }

    /// The lead section, where there is one.
    pub fn lead(&self) -> Option<&Section> {
        self.sections.first().filter(|section| section.heading.is_none())
    }
}

impl Section {
    /// Whether nothing stands under the heading.
    pub fn is_empty(&self) -> bool {
        self.blocks.is_empty()
    }

    /// The text of the section, one block a line, paragraphs apart by an empty line.
    pub fn plain_text(&self) -> String {
        let mut out = String::new();
        let mut after_item = false;
        for block in &self.blocks {
            let item = matches!(block, Block::Item { .. });
            if !out.is_empty() {
                out.push_str(if item && after_item { "\n" } else { "\n\n" });
            }
            if item {
                out.push_str("- ");
            }
            match block {
                Block::Table(table) => out.push_str(&table.plain_text()),
                _ => out.push_str(block.text().as_str()),
            }
            after_item = item;
        }
        out
    }

    /// The bytes from the heading to the end of the last block.
    pub fn span(&self) -> Span {
        let heading = self.heading.iter().map(Text::span);
        let blocks = self.blocks.iter().map(Block::span);
        heading.chain(blocks).reduce(Span::cover).unwrap_or_default()
    }
}
