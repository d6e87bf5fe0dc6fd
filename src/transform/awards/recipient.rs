//! Who received an award or was nominated: names before and after it.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::vocab::word_uses::{Use, is};
use crate::vocab::{award_bodies, names, pattern};

use super::super::Draft;

/// A name in running text, initials and particles included.
pub(super) const NAME: &str = r"\p{Lu}[\p{L}'’.‐‑-]*(?: (?:(?:de|von|van|der|den|di|da|del|du|la|le|bin|al|ten|y|e|st\.) ){0,2}\p{Lu}[\p{L}'’.‐‑-]*){0,4}(?:,? (?:Jr|Sr)\.)?";

/// Who is known by which name while a sentence is read.
pub(super) struct Who<'d, 'a> {
    /// The film as far as it has been read.
    pub draft: &'d Draft<'a>,
    /// Names of the film.
    pub titles: &'d [String],
    /// Full names of the people that the paragraph has named.
    pub spoken: &'d [String],
}

impl Who<'_, '_> {
    /// The one person whom a name or surname means.
    pub(super) fn full_name(&self, words: &str) -> Option<&str> {
        if let Some(known) = self.draft.known_person(words) {
            return Some(&known.name);
        }
        let surname = |name: &&String| name.strip_suffix(words).is_some_and(|first| first.ends_with(' '));
        self.spoken.iter().rev().find(surname).map(String::as_str)
    }
}

/// Whom the clause before a result word is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Subject {
    /// The film, or something of it.
    Film,
    /// These people.
    People(Vec<Range<usize>>),
    /// The person spoken of last.
    Pronoun,
    /// Nothing is said; it is whom the clause before was about.
    Unsaid,
}

/// The subject of the clause `range` of a sentence, which ends before the result word.
pub(super) fn subject(who: &Who<'_, '_>, text: &str, range: Range<usize>) -> Subject {
    static FILM: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)\b(?:it|which|film|movie|picture|feature|documentary|cartoon|anime|production|short|comedy|drama|screenplay|soundtrack|score|song|script)\b",
        )
    });
    static PRONOUN: LazyLock<Regex> = LazyLock::new(|| pattern(r"\b(?:[Hh]e|[Ss]he|[Hh]is|[Hh]er|[Tt]hey|[Ww]ho)\b"));
    let clause = &text[range.clone()];
    let mut film = FILM.find_iter(clause).map(|word| word.end()).max();
    for title in who.titles {
        if let Some(at) = clause.rfind(title.as_str()) {
            film = film.max(Some(at + title.len()));
        }
    }
    let pronoun = PRONOUN.find_iter(clause).map(|word| word.end()).max();
    let people = people(who, clause, true);
    let person = people.last().map(|name| name.end);
    let last = film.max(pronoun).max(person);
    match last {
        // `…; there were also nominations`: no longer the one before.
        None if clause.contains(';') || clause.contains("there w") => Subject::Film,
        None => Subject::Unsaid,
        last if last == person => {
            let shift = |name: &Range<usize>| range.start + name.start..range.start + name.end;
            Subject::People(together(clause, &people).iter().map(shift).collect())
        }
        last if last == pronoun => Subject::Pronoun,
        _ => Subject::Film,
    }
}

/// The names at the end of a clause that belong together: `Ann Hall, Bo Lind and Al Hope were`.
fn together(clause: &str, people: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut group: Vec<Range<usize>> = Vec::new();
    for name in people.iter().rev() {
        let joined = group.last().is_none_or(|next: &Range<usize>| joins(&clause[name.end..next.start]));
        if !joined {
            break;
        }
        group.push(name.clone());
    }
    group.reverse();
    group
}

/// Whether the words between two names make them one list: ` and `, `, `, ` and composer `.
pub(super) fn joins(between: &str) -> bool {
    static JOINT: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"^(?:, and| and|,| &| or)(?: both)?(?: the)?(?P<function>(?: [\p{Ll}-]+){0,3}) $"));
    JOINT.captures(between).is_some_and(|found| {
        let function = &found["function"];
        function.is_empty() || function.split(' ').next_back().is_some_and(names::is_occupation)
    })
}

/// People named in a text: known ones by any name, others in full.
pub(super) fn people(who: &Who<'_, '_>, text: &str, as_subject: bool) -> Vec<Range<usize>> {
    static NAMES: LazyLock<Regex> = LazyLock::new(|| pattern(NAME));
    static GOVERNED: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"(?i)\b(?:by|with|starring|from|against|over|after|alongside|in|at|based on|to|than)(?: \p{L}+)? $")
    });
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut governed_end: Option<(usize, bool)> = None;
    for name in NAMES.find_iter(text) {
        let mut range = trimmed(text, name.range());
        let words = &text[range.clone()];
        if let Some(possessor) = words.strip_suffix("'s").or_else(|| words.strip_suffix("’s")) {
            range.end = range.start + possessor.len();
        }
        let words = &text[range.clone()];
        let of_title = who.titles.iter().any(|title| title.contains(words) || words.contains(title.as_str()));
        // `by Hall and Lind`: what governs the first name governs the second; not `at the Gala, Hall`.
        let beside = governed_end.is_some_and(|(end, person)| {
            let between = text.get(end..range.start).unwrap_or_default().trim();
            matches!(between, "and" | ", and" | "&") || between == "," && person
        });
        let governed = as_subject && (beside || GOVERNED.is_match(super::body::tail(text, range.start)));
        let is_person = who.full_name(words).is_some() || looks_like_person(words);
        governed_end = governed.then_some((range.end, is_person));
        if words.is_empty() || of_title && who.full_name(words) != Some(words) || governed {
            continue;
        }
        if is_person {
            found.push(range);
        }
    }
    found
}

/// A name without the words before it that are none of it: `Composer`, `In`, `The`.
pub(super) fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let mut range = range;
    while let Some((first, _)) = text[range.clone()].split_once(' ') {
        let bare = first.trim_end_matches(',');
        if !is(bare, Use::BeforePerson) {
            break;
        }
        range.start += first.len() + 1;
    }
    let words = &text[range.clone()];
    if is(words, Use::BeforePerson) {
        range.end = range.start;
    }
    // The full stop of a sentence is not part of a name, that of an initial or of `Jr.` is.
    let words = &text[range.clone()];
    let last = words.rsplit(' ').next().unwrap_or_default();
    if words.ends_with('.') && last.chars().count() > 2 && !last.ends_with("Jr.") && !last.ends_with("Sr.") {
        range.end -= 1;
    }
    range
}

/// Whether words that nobody is known by look like a person's full name.
pub(super) fn looks_like_person(words: &str) -> bool {
    const PARTICLES: &[&str] =
        &["De", "Van", "Von", "La", "Le", "Di", "Da", "Del", "Della", "Du", "El", "Al", "Mac", "St."];
    let count = words.split(' ').count();
    // `De Niro` is a surname; nobody is known by it alone unless named before.
    if count == 2 && PARTICLES.iter().any(|particle| words.split(' ').next() == Some(*particle)) {
        return false;
    }
    (2..=5).contains(&count)
        && !words.split([' ', '-']).any(|word| is(word.trim_matches(','), Use::NotPerson))
        && words.split(' ').next_back().is_some_and(|last| last.chars().filter(|c| c.is_alphabetic()).count() > 1)
        && award_bodies::body(words).is_none()
}

/// The names in words that hold nothing but names: `(Ann Hall and Bo Lind)`; empty where they hold more.
pub(super) fn only_names(who: &Who<'_, '_>, text: &str, range: Range<usize>) -> Vec<Range<usize>> {
    static CUT: LazyLock<Regex> = LazyLock::new(|| pattern(r",? and |, | & | / |; | [–—-] "));
    static WHOLE: LazyLock<Regex> = LazyLock::new(|| pattern(&format!("^(?:{NAME})$")));
    let words = &text[range.clone()];
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    let cuts = CUT.find_iter(words).map(|cut| cut.range()).chain(std::iter::once(words.len()..words.len()));
    for cut in cuts {
        let piece = words[at..cut.start].trim();
        let start = range.start + at + (words[at..cut.start].len() - words[at..cut.start].trim_start().len());
        at = cut.end;
        if matches!(piece, "Jr." | "Sr." | "Jr" | "Sr" | "II" | "III") {
            if let Some(last) = found.last_mut() {
                last.end = start + piece.len();
            }
            continue;
        }
        let name = trimmed(text, start..start + piece.len());
        let piece = &text[name.clone()];
        if WHOLE.is_match(piece) && (who.full_name(piece).is_some() || looks_like_person(piece)) {
            found.push(name);
        }
    }
    found
}
