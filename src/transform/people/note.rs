//! What a bracket after a name says of the credit.

use std::sync::LazyLock;

use regex::Regex;

use crate::article::Excerpt;
use crate::schema::credits::{Qualifier, Role};
use crate::vocab::pattern;
use crate::vocab::roles;

/// What one or more brackets say.
#[derive(Clone, Debug, Default)]
pub(crate) struct Said<'a> {
    /// Roles.
    pub(crate) roles: Vec<Role>,
    /// The weightiest qualifier.
    pub(crate) qualifier: Option<Qualifier>,
    /// The name in the film's own credits.
    pub(crate) credited_as: Option<Excerpt<'a>>,
    /// What no vocabulary knows: territories, segments, descriptions.
    pub(crate) other: Option<Excerpt<'a>>,
}

impl<'a> Said<'a> {
    /// What both say; the first has precedence.
    pub(crate) fn and(mut self, next: Said<'a>) -> Said<'a> {
        self.roles.extend(next.roles);
        Said {
            roles: self.roles,
            qualifier: self.qualifier.or(next.qualifier),
            credited_as: self.credited_as.or(next.credited_as),
            other: self.other.or(next.other),
        }
    }

    /// Whether nothing is said that a vocabulary knows.
    pub(crate) fn is_unknown(&self) -> bool {
        self.roles.is_empty() && self.qualifier.is_none() && self.credited_as.is_none()
    }
}

/// Reads a bracket, its marks included or not.
pub(crate) fn said(bracket: Excerpt<'_>) -> Said<'_> {
    let words = bracket.trim_matches(|mark| mark.is_whitespace() || matches!(mark, '(' | ')' | '[' | ']'));
    let known = one(words);
    if !known.is_unknown() {
        return known;
    }
    // "uncredited, voice only"; "story and screenplay": all parts must be known, or it is a description.
    static JOINTS: LazyLock<Regex> = LazyLock::new(|| pattern(r"\s*[,;/]\s*(?:and\s+)?|\s+(?:and|&)\s+"));
    let mut parts = Vec::new();
    let mut start = 0;
    for joint in JOINTS.find_iter(words.as_str()) {
        parts.push(words.get(start..joint.start()));
        start = joint.end();
    }
    parts.push(words.from(start));
    if parts.len() == 1 {
        return two_words(words).unwrap_or(known);
    }
    let read: Vec<Said<'_>> = parts.into_iter().map(one).collect();
    if read.iter().any(Said::is_unknown) {
        return known;
    }
    read.into_iter().fold(Said::default(), Said::and)
}

/// `uncredited voice`: two notes without a mark between them.
fn two_words(words: Excerpt<'_>) -> Option<Said<'_>> {
    let space = words.as_str().find(' ')?;
    let (first, second) = (one(words.until(space)), one(words.from(space + 1)));
    (!first.is_unknown() && !second.is_unknown()).then(|| first.and(second))
}

fn one(words: Excerpt<'_>) -> Said<'_> {
    static AS: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"^(?:(?:originally |also )?(?:credited|billed) )?as (\p{Lu}.*)$"));
    let text = words.as_str();
    if let Some(note) = roles::note(text.trim_end_matches([':', '.'])).or_else(|| roles::note(text)) {
        return Said {
            roles: note.roles.iter().filter_map(|role| Role::from_name(role)).collect(),
            qualifier: note.qualifiers.iter().find_map(|qualifier| Qualifier::from_name(qualifier)),
            ..Said::default()
        };
    }
    if let Some(name) = AS.captures(text).and_then(|found| found.get(1)) {
        return Said { credited_as: Some(words.get(name.range())), ..Said::default() };
    }
    Said { other: Some(words).filter(|words| !words.is_empty()), ..Said::default() }
}
