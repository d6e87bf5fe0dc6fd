//! Items of a cast list that name people and no parts: `Jane Doe in a special appearance`.

use std::sync::LazyLock;

use regex::Regex;

use crate::article::Excerpt;
use crate::schema::credits::{Billing, Qualifier, Role};
use crate::transform::Draft;
use crate::transform::people::{Entry, Part, add, brackets, entries, outside};
use crate::value::name;
use crate::vocab::pattern;
use crate::vocab::roles::{self, Form};

use super::appearance::appearance;
use super::list::RULE;
use super::setting::Setting;

/// An item that names people and no parts.
pub(super) fn alone(draft: &mut Draft<'_>, words: Excerpt<'_>, setting: Setting) {
    const LONGEST: usize = 12;
    if words.as_str().split_whitespace().count() > LONGEST {
        return;
    }
    // "Special appearances by Jane Doe", "Other cast members include Jane Doe".
    let opens = |at: usize| {
        let before = &words.as_str()[..at];
        before.split_whitespace().count() < 3
            && !before.contains([',', '.'])
            && !before.trim_start().contains(char::is_uppercase)
            || before.split_whitespace().count() == 1
    };
    let opening = roles::phrases().find(words.as_str()).filter(|hit| hit.range.start == 0 || opens(hit.range.start));
    let opening = opening.filter(|hit| hit.entry.roles(Form::Stars).is_some()).map(|hit| words.until(hit.range.end));
    // "A cameo appearance by Jane Doe".
    static BY: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"(?i)^(?:with\s+)?(?:an?\s+)?(?:\p{L}+\s+){0,2}(?:appearances?|cameos?|roles?)\s+(?:by|from|of)\s+")
    });
    let opening = opening.or_else(|| BY.find(words.as_str()).map(|by| words.until(by.end())));
    let seen = opening.and_then(|opening| appearance(opening.as_str())).map(|(qualifier, _)| qualifier);
    let words = opening.map_or(words, |opening| words.from(opening.as_str().len()));
    let (words, visit) = without_visit(words);
    let seen = seen.or(visit);
    let mut people = Vec::new();
    for entry in entries([words]) {
        match entry {
            Entry::Person(person) if name::is_plausible(person.written.as_str()) => people.push(person),
            // "Jane Doe, herself an actor": the name is what stands first.
            _ if people.len() == 1 => break,
            _ => return,
        }
    }
    for person in people {
        let qualifier = person.qualifier.or(seen).or(setting.qualifier).or(setting.voices.then_some(Qualifier::Voice));
        let character = person.note.and_then(bracketed_part).map(str::to_owned);
        let part = Part { qualifier, character, ..Part::default() };
        add(draft, &person, Role::Actor, part, Billing::Cast, person.words, RULE);
    }
}

/// The names before what is said of an appearance (`Jane Doe in a special appearance in the song …`), and what it is.
fn without_visit(words: Excerpt<'_>) -> (Excerpt<'_>, Option<Qualifier>) {
    static VISIT: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?:,?\s+(?:who\s+)?(?:(?:appears?|appeared|seen|featured)\s+)?(?:in|for|makes?|made|has|had)\s+(?:(?:an?|the)\s+)?(?:\p{Ll}+[\s-]+){0,3}?(?:appearances?|cameos?|roles?|(?P<song>songs?|numbers?|dances?|song sequence))\b|\s*[,\u{2013}\u{2014}-]?\s+(?i:(?:in\s+)?(?:an?\s+)?(?:(?:special|guest|friendly|extended|brief|honorary)\s+)+(?:\p{L}+\s+)?(?:appearances?|roles?)|(?:brief\s+|extended\s+|uncredited\s+)?cameos?)\b).*$",
        )
    });
    let marks = brackets(words.as_str());
    let Some(visit) = VISIT.captures(words.as_str()) else { return (words, None) };
    let start = visit.get(0).map_or(0, |visit| visit.start());
    if start == 0 || !outside(&marks, start) {
        return (words, None);
    }
    let seen = appearance(&words.as_str()[start..]).map(|(qualifier, _)| qualifier);
    // Who is seen in one song of a film is its guest.
    let seen = seen.or(visit.name("song").map(|_| Qualifier::SpecialAppearance));
    (words.until(start), seen)
}

/// `Jane Doe (the nurse)`: a bracket with an article or a possessive is a part, other brackets are
/// remarks.
fn bracketed_part(note: Excerpt<'_>) -> Option<&str> {
    let words = note.as_str();
    let words = words.strip_prefix("as ").unwrap_or(words);
    let bare = ["the ", "a ", "an "].iter().find_map(|article| words.strip_prefix(article));
    bare.or_else(|| (words.starts_with("his ") || words.starts_with("her ")).then_some(words))
}
