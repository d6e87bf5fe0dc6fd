//! The body of an article: lead and sections, paragraphs and list items.

use crate::article::{Block, PieceKind, Section, Text};
use crate::span::Span;

use super::Reader;
use super::line::LineKind;

/// A shorter line is a label that stands alone, not the first line of a wrapped paragraph.
const SHORTEST_WRAPPED_LINE: usize = 40;

impl Reader<'_> {
    /// Reads sections to the end of the document. The lead is there even when it is empty.
    pub(super) fn body(&mut self) {
        self.article.sections.push(Section { level: 1, heading: None, blocks: Vec::new() });
        let mut nested = false;
        while let Some(line) = self.line() {
            match line.kind {
                LineKind::Blank => self.take(PieceKind::Blank),
                // What is left of the opening of a nested list: the item after it is one deeper.
                LineKind::BareItem => {
                    nested = true;
                    self.take(PieceKind::Blank);
                    continue;
                }
                // Only the first line of a document is its title.
                LineKind::Title => self.take(PieceKind::Markup),
                LineKind::Heading(level) => {
                    let heading = self.clean(line.content);
                    self.article.sections.push(Section { level, heading: Some(heading), blocks: Vec::new() });
                    self.take(PieceKind::Heading);
                }
                LineKind::Item(depth) => {
                    let text = self.clean(line.content);
                    let depth = if nested { depth.saturating_add(1) } else { depth };
                    self.block((!text.is_empty()).then_some(Block::Item { depth, text }), PieceKind::Item);
                }
                LineKind::Words => self.paragraph(),
            }
            nested &= line.kind == LineKind::Blank;
        }
    }

    fn block(&mut self, block: Option<Block>, kind: PieceKind) {
        self.take(if block.is_some() { kind } else { PieceKind::Markup });
        if let Some(section) = self.article.sections.last_mut() {
            section.blocks.extend(block);
        }
    }

    /// A paragraph is one line; a line that breaks off in the middle of a sentence goes on in the next.
    fn paragraph(&mut self) {
        let mut span: Option<Span> = None;
        while let Some(line) = self.line().filter(|line| line.kind == LineKind::Words) {
            span = Some(span.map_or(line.content, |span| span.cover(line.content)));
            let words = line.content.slice(self.source);
            let next_goes_on = self.lines.get(self.at + 1).is_some_and(|next| next.kind == LineKind::Words);
            if !next_goes_on || words.len() < SHORTEST_WRAPPED_LINE || ends_sentence(words) {
                break;
            }
            self.take(PieceKind::Paragraph);
        }
        let text = span.map(|span| self.clean(span)).filter(|text: &Text| !text.is_empty());
        self.block(text.map(Block::Paragraph), PieceKind::Paragraph);
    }
}

fn ends_sentence(words: &str) -> bool {
    words.ends_with(['.', '!', '?', ':', ';', '"', '\'', '\u{201D}', '\u{2019}', ')', ']', '>', '}'])
}
