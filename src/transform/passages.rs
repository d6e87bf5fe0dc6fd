//! The running text and lists of an article, block by block, with what their section is about.
//!
//! Every reader goes through them. They are cut into sentences once, and each sentence knows what it
//! may speak of: readers look at those that may have something for them.

use crate::article::{Article, Block, Excerpt, Text};
use crate::schema::sections::SectionKind;
use crate::vocab::sections;

use super::Place;
use super::sentence::sentences;
use super::signs::{Sign, Signs, signs};

/// The passages of an article.
#[derive(Debug)]
pub struct Prose<'a> {
    passages: Vec<Passage<'a>>,
}

/// A paragraph or list item with its surroundings.
#[derive(Debug)]
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
    place: Place,
    sentences: Vec<Sentence<'a>>,
    signs: Signs,
}

/// A sentence, and what it may speak of.
#[derive(Clone, Copy, Debug)]
pub struct Sentence<'a> {
    /// The words.
    pub words: Excerpt<'a>,
    signs: Signs,
}

impl<'a> Prose<'a> {
    /// Every paragraph and list item of an article, in order.
    pub fn of(article: &'a Article) -> Self {
        let mut passages = Vec::new();
        for (number, (section, kind)) in article.sections.iter().zip(section_kinds(article)).enumerate() {
            let heading = section.heading.as_ref().map(Text::as_str);
            let place = Place::section(heading);
            for (index, block) in section.blocks.iter().enumerate() {
                let mut sentences: Vec<Sentence<'a>> = sentences(block.text())
                    .into_iter()
                    .map(|words| Sentence { words, signs: Signs::default() })
                    .collect();
                let signs = mark(block.text(), &mut sentences);
                let place = place.clone();
                passages.push(Passage { kind, heading, section: number, index, block, place, sentences, signs });
            }
        }
        Prose { passages }
    }

    /// The passages in order.
    pub fn passages(&self) -> &[Passage<'a>] {
        &self.passages
    }
}

/// Tells each sentence of a text what it may speak of, and what the whole may.
fn mark(text: &Text, sentences: &mut [Sentence<'_>]) -> Signs {
    let mut whole = Signs::default();
    let mut at = 0;
    let always = signs(text.as_str(), |range, found| {
        whole = whole.and(found);
        // Places come in order, in two rounds; one that reaches into the next sentence is in neither.
        while at > 0 && sentences.get(at).is_none_or(|sentence| sentence.words.offset() > range.start) {
            at -= 1;
        }
        let end = |sentence: &Sentence<'_>| sentence.words.offset() + sentence.words.as_str().len();
        while sentences.get(at).is_some_and(|sentence| end(sentence) <= range.start) {
            at += 1;
        }
        let here = |sentence: &&mut Sentence<'_>| sentence.words.offset() <= range.start && range.end <= end(sentence);
        if let Some(sentence) = sentences.get_mut(at).filter(here) {
            sentence.signs = sentence.signs.and(found);
        }
    });
    sentences.iter_mut().for_each(|sentence| sentence.signs = sentence.signs.and(always));
    whole.and(always)
}

impl<'a> Passage<'a> {
    /// The part of the article, for evidence.
    pub fn place(&self) -> Place {
        self.place.clone()
    }

    /// The sentences.
    pub fn sentences(&self) -> &[Sentence<'a>] {
        &self.sentences
    }

    /// The sentences that may speak of all of some things.
    pub fn about(&self, all: &'static [Sign]) -> impl Iterator<Item = Excerpt<'a>> {
        let may_tell = |sentence: &&Sentence<'a>| all.iter().all(|sign| sentence.may_tell(*sign));
        self.sentences.iter().filter(may_tell).map(|sentence| sentence.words)
    }

    /// The sentences that may speak of all of some things and are short enough to be one: readers look at each of
    /// them more than once, and must not do so with a document of one line.
    pub fn readable(&self, all: &'static [Sign]) -> impl Iterator<Item = Excerpt<'a>> {
        const LONGEST: usize = 4_000;
        self.about(all).filter(|words| words.as_str().len() <= LONGEST)
    }

    /// Whether the passage, read as a whole, may speak of something.
    pub fn may_tell(&self, sign: Sign) -> bool {
        self.signs.has(sign)
    }
}

impl Sentence<'_> {
    /// Whether the sentence may speak of something; if not, no reader of it finds anything.
    pub fn may_tell(&self, sign: Sign) -> bool {
        self.signs.has(sign)
    }
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
