//! Names in running text: `directed by Ida Lupino and Don Siegel (uncredited) for …`.

use std::sync::LazyLock;

use regex::Regex;

use crate::article::Excerpt;
use crate::value::name;
use crate::vocab::{countries, names, pattern};

use super::{Entry, Listed, brackets, entries, family};

/// Names that follow one another, and what stands after each.
#[derive(Clone, Debug, Default)]
pub(crate) struct Run<'a> {
    /// The people, each with the offset where the name and its brackets end.
    pub(crate) people: Vec<(Listed<'a>, usize)>,
    /// Where the last name ends, by offset within the sentence.
    pub(crate) end: usize,
}

/// Reads the names that stand at an offset of a sentence, up to the first word that no list of
/// names has.
pub(crate) fn names_at(sentence: Excerpt<'_>, offset: usize) -> Run<'_> {
    let text = sentence.as_str();
    let mut run = Run { people: Vec::new(), end: offset };
    let mut at = offset + opening(&text[offset..]);
    while let Some(name_end) = name_end(text, at) {
        let end = name_end + bracket_length(&text[name_end..]);
        let words = sentence.get(at..end).trim();
        let mut found = false;
        for entry in entries([words]) {
            match entry {
                Entry::Person(person) if name::is_plausible(person.written.as_str()) => {
                    run.people.push((person, end));
                    found = true;
                }
                Entry::Company(_) => found = true,
                _ => {}
            }
        }
        if !found {
            break;
        }
        run.end = end;
        match joint(&text[end..]) {
            Some(length) => at = end + length,
            None => break,
        }
    }
    let lead_in = &text[offset..offset + opening(&text[offset..])];
    share_families(text, lead_in.split_whitespace().any(is_pair), &mut run.people);
    run
}

/// Completes given names that share the family name of the next: `the brothers Paul and Ivo Rossi`.
fn share_families(text: &str, kin: bool, people: &mut [(Listed<'_>, usize)]) {
    for at in 1..people.len() {
        let (before, after) = people.split_at_mut(at);
        let (Some((given, end)), Some((next, next_end))) = (before.last_mut(), after.first()) else { continue };
        let Some(between) = text.get(*end..*next_end).and_then(|rest| rest.split(next.written.as_str()).next()) else {
            continue;
        };
        if let Some(name) = family::shared(&given.name, between, &next.name, kin) {
            (given.name, given.credited_as) = (name, None);
        }
    }
}

/// Length of the brackets that text begins with.
fn bracket_length(text: &str) -> usize {
    /// More bytes than a note on a credit has.
    const LONGEST: usize = 200;
    let start = text.len() - text.trim_start().len();
    if !text[start..].starts_with('(') {
        return 0;
    }
    let near = start_of(text, LONGEST);
    brackets(near).first().filter(|mark| mark.start == start).map_or(0, |mark| mark.end)
}

/// The beginning of a text, of `length` bytes or a few less.
fn start_of(text: &str, length: usize) -> &str {
    let end = (0..=length.min(text.len())).rev().find(|end| text.is_char_boundary(*end));
    &text[..end.unwrap_or(0)]
}

/// Length of the words that say what the people are before naming them: `by newcomer …`, `by the
/// Brazilian singer …`.
fn opening(text: &str) -> usize {
    /// More words than such a phrase has.
    const LONGEST: usize = 6;
    let mut at = text.len() - text.trim_start().len();
    let mut end = at;
    for word in text[at..].split_inclusive(char::is_whitespace).take(LONGEST) {
        let bare = word.trim_end();
        let small = bare.starts_with(char::is_lowercase);
        let other = !small && countries::demonym(bare).is_none() || bare.ends_with([',', ';', '.', ':']);
        if other || is_function_word(bare) {
            break;
        }
        let leads_in = at == end && matches!(bare, "the" | "then" | "both" | "and" | "a" | "an" | "young" | "late");
        at += word.len();
        if leads_in || small && (names::is_occupation(bare) || is_pair(bare)) {
            end = at;
        }
    }
    end
}

/// Nouns for several people who work as one.
fn is_pair(word: &str) -> bool {
    matches!(word, "band" | "brothers" | "couple" | "duo" | "group" | "pair" | "sisters" | "team" | "trio" | "twins")
}

/// Words that no phrase for what somebody is goes beyond.
fn is_function_word(word: &str) -> bool {
    matches!(
        word,
        "of" | "in"
            | "on"
            | "at"
            | "by"
            | "to"
            | "for"
            | "from"
            | "with"
            | "as"
            | "about"
            | "into"
            | "after"
            | "it"
            | "its"
            | "is"
            | "was"
            | "are"
            | "were"
            | "which"
            | "who"
            | "that"
            | "this"
            | "he"
            | "she"
            | "they"
            | "has"
            | "had"
            | "be"
            | "or"
            | "not"
            | "while"
            | "when"
            | "where"
            | "also"
            | "his"
            | "her"
            | "their"
    )
}

/// Length of what joins two names of a list, where it does.
fn joint(text: &str) -> Option<usize> {
    static JOINT: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"^(?:\s*,\s*(?:(?:and|&|along with|alongside|as well as|with|or)\s+)?|\s+(?:and|&|with|along with|alongside|opposite|as well as)\s+|\s*/\s*)(?:(?:also|introducing|then)\s+)*",
        )
    });
    let found = JOINT.find(text)?;
    let length = found.end() + opening(&text[found.end()..]);
    text[length..].starts_with(|next: char| next.is_uppercase() || next.is_numeric()).then_some(length)
}

/// Where the name that starts at an offset ends.
fn name_end(text: &str, start: usize) -> Option<usize> {
    let mut end = None;
    let mut at = start;
    while at < text.len() {
        let rest = &text[at..];
        let word = rest.split(char::is_whitespace).next().unwrap_or_default();
        if word.is_empty() || word.starts_with(['(', '[', '\u{2013}', '\u{2014}', '-']) {
            break;
        }
        // "Ricky "Wheels" Monroe": a nickname is part of the name.
        if let Some(length) = nickname_length(rest).filter(|_| end.is_some()) {
            at += length;
            continue;
        }
        let bare = word.trim_end_matches([',', ';', ':', ')', '"', '\u{201D}', '!', '?']);
        let particle = names::part(bare) == Some(names::Part::Particle) || matches!(bare, "the" | "of");
        let possessive = bare.ends_with("'s") || bare.ends_with("\u{2019}s");
        if possessive || !(name::is_plausible(bare) || particle && end.is_some()) {
            // "Stephen King's novel" names no one of the list.
            return if possessive { None } else { end };
        }
        let stop = bare.len() < word.len();
        // A full stop that is not of an abbreviation ends name and sentence.
        let (bare, stop) = match bare.strip_suffix('.') {
            Some(without) if !is_abbreviated(bare, at == start) => (without, true),
            _ => (bare, stop),
        };
        if !particle {
            end = Some(at + bare.len());
        }
        if stop && !suffix_follows(&rest[bare.len()..]) {
            break;
        }
        let length = word.len();
        let space = rest[length..].len() - rest[length..].trim_start().len();
        at += length + space;
    }
    end
}

/// Length of a nickname in quotation marks and the space behind it, where the family name follows.
fn nickname_length(text: &str) -> Option<usize> {
    /// More bytes than a nickname has.
    const LONGEST: usize = 40;
    let open = text.chars().next().filter(|mark| matches!(mark, '"' | '\u{201C}' | '\'' | '\u{2018}'))?;
    let close = match open {
        '\u{201C}' => '\u{201D}',
        '\u{2018}' => '\u{2019}',
        straight => straight,
    };
    let inside = &text[open.len_utf8()..];
    let length = start_of(inside, LONGEST).find(close)?;
    let after = &inside[length + close.len_utf8()..];
    let name = after.strip_prefix(' ')?;
    let total = open.len_utf8() + length + close.len_utf8() + 1;
    (inside.starts_with(char::is_alphanumeric) && name.starts_with(char::is_uppercase)).then_some(total)
}

/// Whether a stop belongs to the word: an initial, a title before the name, a suffix after it.
fn is_abbreviated(word: &str, opens: bool) -> bool {
    let stem = word.trim_end_matches('.');
    let is_part = match names::part(word) {
        Some(names::Part::Honorific) => opens,
        Some(_) => true,
        None => false,
    };
    stem.chars().count() <= 1 || stem.contains('.') || is_part
}

/// Whether `, Jr.` follows.
fn suffix_follows(rest: &str) -> bool {
    let Some(after) = rest.strip_prefix(", ") else { return false };
    let word = after.split(|mark: char| mark.is_whitespace() || matches!(mark, ',' | ';' | '(')).next();
    word.is_some_and(name::is_suffix)
}
