//! `based on the 1937 novel … by …` in the lead.

use std::sync::LazyLock;

use regex::Regex;

use crate::article::{Article, Excerpt};
use crate::schema::sections::SectionKind;
use crate::transform::people::{Entry, entries, names_at};
use crate::transform::rules::Rule;
use crate::transform::sentence::sentences;
use crate::transform::{Draft, passages};
use crate::value::name;
use crate::vocab::pattern;

use super::source::title_and_type;
use super::{Source, record};

const RULE: Rule = Rule::WorkProse;

/// Reads `based on the novel … by …` out of the lead.
pub(crate) fn prose(article: &Article, draft: &mut Draft<'_>) {
    let mut first = true;
    for passage in passages(article).filter(|passage| passage.kind == SectionKind::Lead) {
        draft.place = passage.place();
        for sentence in sentences(passage.block.text()) {
            if first || speaks_of_the_film(sentence.as_str()) {
                read(sentence, draft);
            }
            first = false;
        }
    }
}

/// Whether a sentence says of the film what it is based on.
fn speaks_of_the_film(sentence: &str) -> bool {
    static SUBJECT: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"^(?:(?:It|This)\b|(?:The|Its) (?:film|movie|picture|screenplay|script|story|plot)\b|(?:Loosely |Partly |Partially )?(?:[Bb]ased|[Aa]dapted|[Ii]nspired)\b|Directed\b|Written\b|An adaptation\b)",
        )
    });
    SUBJECT.is_match(sentence)
}

/// Reads the first source that a sentence names.
fn read(sentence: Excerpt<'_>, draft: &mut Draft<'_>) {
    static TRIGGER: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"\b(?:[Bb]ased (?:up)?on|[Aa]dapted from|(?:(?:screen|film|cinematic|loose|faithful|modern|live-action|animated|\p{Lu}\p{Ll}+[- ]language|theatrical) )*adaptation of|[Ii]nspired by|[Aa]dapts)\s+",
        )
    });
    // Where the clause turns to something else.
    static END: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r",?\s+(?:and\s+)?(?:starring|directed|produced|stars|written and|which|who|whose|it stars|the film|is set|is a remake|tells|follows|with)\b|;|\s+-\s+|\.$",
        )
    });
    static BY: LazyLock<Regex> =
        LazyLock::new(|| pattern(r",?\s+(?:(?:written|created|penned|authored)(?: and illustrated)?\s+)?by\s+"));
    static POSSESSIVE: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"^(?P<author>\p{Lu}[^,;]{2,50}?)(?:['’]s|s['’])\s+"));
    let text = sentence.as_str();
    let Some(trigger) = TRIGGER.find(text) else { return };
    let tail = sentence.from(trigger.end());
    let clause = tail.until(END.find(tail.as_str()).map_or(usize::MAX, |end| end.start()));
    if let Some(by) = BY.find(clause.as_str()) {
        let run = names_at(tail, by.end());
        let authors = run.people.into_iter().map(|(person, _)| person).collect::<Vec<_>>();
        if !authors.is_empty() {
            let (title, work_type) = title_and_type(clause.until(by.start()));
            let words = sentence.get(trigger.start()..trigger.end() + run.end);
            return record(draft, &Source { title, work_type, authors }, words, RULE);
        }
    }
    if let Some(author) = POSSESSIVE.captures(clause.as_str()).and_then(|found| found.name("author")) {
        let named: Vec<_> = entries([clause.get(author.range())])
            .into_iter()
            .filter_map(|entry| match entry {
                Entry::Person(person) if name::is_plausible(person.written.as_str()) => Some(person),
                _ => None,
            })
            .collect();
        let after = clause.from(author.end()).as_str().find(' ').map(|space| clause.from(author.end() + space + 1));
        if let Some((title, work_type)) =
            after.map(title_and_type).filter(|(title, kind)| title.is_some() || kind.is_some())
        {
            let words = sentence.get(trigger.start()..trigger.end() + clause.as_str().len());
            return record(draft, &Source { title, work_type, authors: named }, words, RULE);
        }
    }
    let (title, work_type) = title_and_type(clause);
    if work_type.is_some() {
        let words = sentence.get(trigger.start()..trigger.end() + clause.as_str().len());
        record(draft, &Source { title, work_type, authors: Vec::new() }, words, RULE);
    }
}
