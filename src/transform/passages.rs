//! The running text and lists of an article, block by block, with what their section is about.

use crate::article::{Article, Block, Text};
use crate::schema::sections::SectionKind;
use crate::vocab::sections;

use super::Place;

/// A paragraph or list item with its surroundings.
#[derive(Clone, Debug)]
pub struct Passage<'a> {
    /// What the section is about; a subsection whose own heading does not tell is about what the
    /// section above it is about.
    pub kind: SectionKind,
    /// The section's own heading; `None` for the lead.
    pub heading: Option<&'a str>,
    /// Index of the section in the article.
    pub section: usize,
    /// Index of the block in the section.
    pub index: usize,
    /// The block.
    pub block: &'a Block,
}

impl Passage<'_> {
    /// The part of the article, for evidence.
    pub fn place(&self) -> Place {
        Place::section(self.heading)
    }
}

/// Every paragraph and list item of an article, in order.
pub fn passages(article: &Article) -> impl Iterator<Item = Passage<'_>> {
    let kinds = section_kinds(article);
    article.sections.iter().zip(kinds).enumerate().flat_map(|(index, (section, kind))| {
        let heading = section.heading.as_ref().map(Text::as_str);
        section.blocks.iter().enumerate().map(move |(at, block)| Passage {
            kind,
            heading,
            section: index,
            index: at,
            block,
        })
    })
}

/// What each section of an article is about.
pub fn section_kinds(article: &Article) -> Vec<SectionKind> {
    let mut above: Vec<(u8, SectionKind)> = Vec::new();
    let mut kinds = Vec::with_capacity(article.sections.len());
    for section in &article.sections {
        let kind = match &section.heading {
            None => SectionKind::Lead,
            Some(heading) => {
                above.retain(|(level, _)| *level < section.level);
                let own = sections::kind(heading.as_str()).and_then(SectionKind::from_name);
                let inherited = above.last().map(|(_, kind)| *kind);
                let kind = own.or(inherited).unwrap_or(SectionKind::Other);
                above.push((section.level, kind));
                kind
            }
        };
        kinds.push(kind);
    }
    kinds
}
