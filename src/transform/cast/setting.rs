//! How a cast list is to be read, and what headings say of everybody below them.

use crate::article::Article;
use crate::schema::credits::{Billing, Qualifier};
use crate::vocab::fold;

/// How a list is to be read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Setting {
    /// Whether the actors are heard, not seen.
    pub(super) voices: bool,
    /// Whether open joints have the character first.
    pub(super) reversed: bool,
    /// Billing of those whom nothing else bills.
    pub(super) billing: Billing,
    /// What a label or heading above says of everybody below it.
    pub(super) qualifier: Option<Qualifier>,
    /// Whether the people appear as themselves: what is said of them is no part.
    pub(super) themselves: bool,
}

impl Setting {
    /// How an infobox field is read.
    pub(super) fn field(voices: bool) -> Self {
        Setting { voices, reversed: false, billing: Billing::Starring, qualifier: None, themselves: false }
    }

    /// How a sentence or table about the cast is read.
    pub(super) fn said(voices: bool) -> Self {
        Setting { voices, reversed: false, billing: Billing::Cast, qualifier: None, themselves: false }
    }
}

/// Whether each section names voices, by its own heading or by one above it.
pub(super) fn voiced(article: &Article) -> Vec<bool> {
    let mut above: Vec<(u8, bool)> = Vec::new();
    let of_section = article.sections.iter().map(|section| {
        above.retain(|(level, _)| *level < section.level);
        let own = section.heading.as_ref().is_some_and(|heading| is_voices(heading.as_str()));
        let voiced = own || above.last().is_some_and(|(_, voiced)| *voiced);
        above.push((section.level, voiced));
        voiced
    });
    of_section.collect()
}

/// Whether a heading stands above voices.
pub(super) fn is_voices(heading: &str) -> bool {
    let heading = fold(heading);
    heading.contains("voice") || heading.contains("dub")
}

/// Whether a heading stands above people who appear as themselves.
pub(super) fn is_participants(heading: &str) -> bool {
    let heading = fold(heading);
    [
        "participants",
        "interviewees",
        "interviews",
        "people featured",
        "themselves",
        "those interviewed",
        "contributors",
        "subjects",
    ]
    .iter()
    .any(|words| heading.contains(words))
}

/// Whether a heading stands above characters.
pub(super) fn is_characters(heading: &str) -> bool {
    fold(heading).contains("character")
}
