//! The side of a cast item that names characters.

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::Regex;

use crate::article::Excerpt;
use crate::schema::credits::Role;
use crate::transform::people::{Said, brackets, join_suffix, outside, quotations, said};
use crate::value::name;
use crate::vocab::{countries, names, pattern};

use super::apart::{alternatives, pieces, respectively};
use super::appearance::appearance;
use super::named::{character, is_remark, tidy_description};

/// What one side of a cast item says of the parts played.
#[derive(Clone, Debug, Default)]
pub(super) struct Parts<'a> {
    /// Characters; none where the person plays themselves or only appears.
    pub(super) characters: Vec<Character<'a>>,
    /// What brackets and phrases say.
    pub(super) said: Said<'a>,
}

/// A character.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Character<'a> {
    /// Its name.
    pub(super) name: Cow<'a, str>,
    /// What the article says of it.
    pub(super) description: Option<String>,
    /// Whether the part is that of the narrator.
    pub(super) narrates: bool,
}

/// Reads the parts; `n_actors` tells `Jane and Joan as Grem and Acer` from one part for two.
pub(super) fn read(side: Excerpt<'_>, n_actors: usize) -> Parts<'_> {
    let side = side.trim_matches(|mark| mark.is_whitespace() || matches!(mark, ',' | ';'));
    let mut parts = Parts::default();
    let each = respectively(side, n_actors);
    let n_each = if each.is_empty() { n_actors } else { 1 };
    let sides = if each.is_empty() { alternatives(side) } else { each };
    for alternative in sides {
        let one = one(alternative, n_each);
        parts.characters.extend(one.characters);
        parts.said = parts.said.and(one.said);
    }
    parts
}

/// The part of a character that is known by its name.
pub(super) fn read_name(name: &str) -> Parts<'_> {
    let character = Character { name: Cow::Borrowed(name), description: None, narrates: false };
    Parts { characters: vec![character], said: Said::default() }
}

/// Reads what stands between two slashes.
fn one(side: Excerpt<'_>, n_actors: usize) -> Parts<'_> {
    let (name, rest, mut parts) = cut(side);
    let whole = said(name);
    if !whole.is_unknown() && whole.credited_as.is_none() {
        parts.said = whole.and(parts.said);
        // "as Narrator" is a part, "as Himself" and "as cameo appearance" are none.
        if parts.said.qualifier.is_some() || !parts.said.roles.contains(&Role::Narrator) {
            return parts;
        }
    }
    if let Some(qualifier) = appearance(name.as_str()).filter(|(_, at)| *at == 0).map(|(qualifier, _)| qualifier) {
        parts.said.qualifier = parts.said.qualifier.or(Some(qualifier));
        return parts;
    }
    if parts.said.qualifier.is_none() {
        parts.said.qualifier = rest.and_then(|rest| appearance(rest.as_str())).map(|(qualifier, _)| qualifier);
    }
    let rest = rest.filter(|rest| appearance(rest.as_str()).is_none_or(|(_, at)| at > 4));
    let described = rest.map(|rest| tidy_description(rest.as_str())).filter(|text| !text.is_empty());
    let described = described.or_else(|| parts.said.other.map(|other| other.as_str().to_owned()));
    // "the banker, Monsieur Roth": what somebody is, and then the name.
    if let Some((named, told, more)) = after_function(name, rest) {
        let described = more.map_or_else(|| told.to_owned(), |more| format!("{told}; {}", tidy_description(more)));
        parts.characters.extend(character(named, Some(&described), &mut parts.said));
        return parts;
    }
    for piece in pieces(name, n_actors) {
        parts.characters.extend(character(piece, described.as_deref(), &mut parts.said));
    }
    parts
}

/// The name that stands behind what its bearer is (`the banker, Monsieur Roth, a miser`): the name,
/// the words before it, and what is said beyond it.
fn after_function<'a>(
    before: Excerpt<'a>,
    rest: Option<Excerpt<'a>>,
) -> Option<(Excerpt<'a>, &'a str, Option<&'a str>)> {
    let rest = rest?;
    let told =
        ["the ", "a ", "an ", "his ", "her "].iter().find_map(|article| before.as_str().strip_prefix(article))?;
    let plain = |word: &str| word.starts_with(char::is_lowercase) || countries::demonym(word).is_some();
    let is_function = told.split(' ').all(plain) && told.split(' ').next_back().is_some_and(names::is_occupation);
    let (name, more) = match rest.as_str().find([',', ';']) {
        Some(comma) => (rest.until(comma), Some(rest.from(comma + 1).as_str())),
        None => (rest, None),
    };
    let is_name = name::is_plausible(name.as_str())
        && name.as_str().starts_with(char::is_uppercase)
        && !name.as_str().contains(['(', '\'']);
    (is_function && is_name).then_some((name, told, more))
}

/// Cuts a side into the name, what is said of the character, and what brackets say of the credit.
fn cut(side: Excerpt<'_>) -> (Excerpt<'_>, Option<Excerpt<'_>>, Parts<'_>) {
    static DESCRIPTION: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"[,;:]\s+|\s+[-\u{2013}\u{2014}]+\s+|\s+(?:who|whose|whom|which|that)\s+|\s+(?:in|for|with)\s+(?:an?\s+|his\s+|her\s+|the\s+)?(?:\p{Ll}+\s+)?(?:special|guest|cameo|brief|friendly|extended|item|uncredited)\b|\s+in\s+(?:an?\s+)?(?:dual|double|triple)\s+roles?\b|[.;:,]$",
        )
    });
    let text = side.as_str();
    let mut parts = Parts::default();
    let mut end = None;
    let marks = brackets(text);
    for mark in &marks {
        let before = side.until(mark.start).trim();
        let bracket = said(side.get(mark.clone()));
        let inside = &text[mark.start + 1..mark.end - 1];
        let is_alias = bracket.is_unknown() && is_alias(before.as_str(), inside);
        let is_remark = bracket.is_unknown() && is_remark(inside, &text[mark.end..]);
        if !is_alias && !is_remark {
            if !before.is_empty() {
                end = end.or(Some(mark.start));
            }
            // How the name is written in another script says nothing of the credit.
            if !bracket.is_unknown() || is_foreign(before.as_str()) == is_foreign(inside) {
                parts.said = std::mem::take(&mut parts.said).and(bracket);
            }
        }
    }
    let mut shielded = quotations(text);
    shielded.retain(|range| marks.iter().all(|mark| range.end <= mark.start || range.start >= mark.end));
    shielded.extend(marks.iter().cloned());
    shielded.sort_by_key(|range| range.start);
    let limit = end.unwrap_or(text.len());
    let stop = DESCRIPTION.find_iter(text).find(|found| {
        let suffix = found.as_str().starts_with(',') && {
            let after = text[found.end()..].split([',', ';']).next().unwrap_or_default();
            join_suffix(after)
        };
        // "man who sells the car" has no other name.
        let relative = found.as_str().trim_start().starts_with('w') || found.as_str().trim_start().starts_with("that");
        let unnamed = relative && text.starts_with(|first: char| first.is_lowercase()) && !text.contains(", ");
        outside(&shielded, found.start()) && !suffix && !unnamed && !in_abbreviation(text, found.range())
    });
    let (name_end, rest) = match stop {
        Some(stop) if stop.start() < limit => (stop.start(), Some(side.from(stop.start()))),
        // "Bert (voice), a bartender".
        Some(stop) => (limit, Some(side.from(stop.start()))),
        None => (limit, None),
    };
    let rest = rest.map(|rest| rest.trim_matches(|mark| mark.is_whitespace() || ",;:-–—.".contains(mark)));
    (side.until(name_end).trim(), rest.filter(|rest| !rest.is_empty()), parts)
}

/// A stop at the end of an abbreviation (`C.I.D.`) is part of the name.
pub(super) fn in_abbreviation(text: &str, found: std::ops::Range<usize>) -> bool {
    if !text[found.start..].starts_with('.') {
        return false;
    }
    let last = text[..found.start].rsplit(char::is_whitespace).next().unwrap_or_default();
    let dotted = format!("{last}.");
    last.contains('.') || last.chars().count() == 1 || name::is_suffix(&dotted) || name::is_post_nominal(&dotted)
}

/// Whether a bracket is another name of the character (`Artist (Harrison)`), not a remark, as on who
/// it is (`Liesl (German Girl)`) or on how the name is written elsewhere.
fn is_alias(before: &str, inside: &str) -> bool {
    let last_of = |words: &str| words.split_whitespace().next_back().is_some_and(names::is_occupation);
    name::is_plausible(inside)
        && is_foreign(before) == is_foreign(inside)
        && !inside.contains(": ")
        && (last_of(before) || !last_of(inside))
        && !inside.contains("'s ")
        && !inside.contains("\u{2019}s ")
        && !inside.contains(char::is_numeric)
        && !inside.starts_with("The ")
}

/// Whether words have letters that are not Latin.
fn is_foreign(words: &str) -> bool {
    words.contains(|letter: char| letter.is_alphabetic() && letter > '\u{024F}')
}
