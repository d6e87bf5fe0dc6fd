//! `based on the 1937 novel … by …` in the lead.

use std::sync::LazyLock;

use regex::Regex;

use crate::article::{Article, Excerpt};
use crate::schema::sections::SectionKind;
use crate::transform::Draft;
use crate::transform::people::{Entry, entries, names_at};
use crate::transform::rules::Rule;
use crate::transform::signs::Sign;
use crate::value::name;
use crate::vocab::{self, Needle, countries, pattern, works};

use super::field::people;
use super::source::title_and_type;
use super::{Source, record};

const RULE: Rule = Rule::WorkProse;

/// Where a sentence stands, and what it speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Subject {
    /// The film, in the lead.
    Film,
    /// The film, in the section on its production.
    Production,
    /// A segment of the film.
    Segment,
}

/// Reads `based on the novel … by …` out of the lead, and what the section on the production says of
/// the film and of its segments.
pub(crate) fn prose(draft: &mut Draft<'_>) {
    let article = draft.article;
    let mut first = true;
    for passage in draft.prose.passages() {
        draft.place = passage.place();
        match passage.kind {
            SectionKind::Lead => {
                for sentence in passage.sentences() {
                    let told = sentence.may_tell(Sign::Work);
                    if told && (first || speaks_of_the_film(sentence.words.as_str())) {
                        read(sentence.words, Subject::Film, draft);
                    }
                    first = false;
                }
            }
            SectionKind::Production => {
                for sentence in passage.about(&[Sign::Work]) {
                    if is_of_a_segment(sentence.as_str(), article) {
                        read(sentence, Subject::Segment, draft);
                    } else if tells_the_source(sentence.as_str()) {
                        read(sentence, Subject::Production, draft);
                    }
                }
            }
            _ => {}
        }
    }
}

/// Whether a sentence on the production opens with what the film or its script is based on.
fn tells_the_source(sentence: &str) -> bool {
    static SOURCE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"^(?:The|Its) (?:film|movie|picture|screenplay|script|story|plot)(?:['’]s (?:screenplay|script|story|plot))? (?:is|was) (?:\p{Ll}+ly |partly |in part )?(?:based (?:up)?on|adapted from)\b",
        )
    });
    SOURCE.is_match(sentence)
}

/// Whether a sentence opens with the name of a segment, which has a section to itself: `"The Well" was
/// based on …`.
fn is_of_a_segment(sentence: &str, article: &Article) -> bool {
    static SEGMENT: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"^[\x22\x{201C}](?P<name>[^\x22\x{201D}]{3,80})[\x22\x{201D}] (?:is|was) (?:\p{Ll}+ly )?(?:based (?:up)?on|adapted from|inspired by)\b",
        )
    });
    let Some(found) = SEGMENT.captures(sentence) else { return false };
    let mut headings = article.sections.iter().filter_map(|section| section.heading.as_ref());
    headings.any(|heading| heading.as_str().trim_matches(['"', '\u{201C}', '\u{201D}']) == &found["name"])
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

/// What sentences about sources hold.
pub(crate) fn needles() -> Option<Vec<Needle>> {
    vocab::needles(&TRIGGER)
}

static TRIGGER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(?:[Bb]ased (?:up)?on|[Aa]dapted from|(?:(?:screen|film|cinematic|loose|faithful|modern|live-action|animated|\p{Lu}\p{Ll}+[- ]language|theatrical) )*adaptation of|[Ii]nspired by|[Aa]dapts)\s+",
    )
});

/// Reads the first source that a sentence names.
fn read(sentence: Excerpt<'_>, subject: Subject, draft: &mut Draft<'_>) {
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
            return record(
                draft,
                &Source { title, work_type, authors, stands_alone: subject == Subject::Segment },
                words,
                RULE,
            );
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
            return record(draft, &Source { title, work_type, authors: named, ..Source::default() }, words, RULE);
        }
    }
    if let Some((author, after)) = attributive_author(clause) {
        let (title, work_type) = title_and_type(after);
        let authors = people(author);
        let words = sentence.get(trigger.start()..trigger.end() + clause.as_str().len());
        if !authors.is_empty() && work_type.is_some() {
            return record(draft, &Source { title, work_type, authors, stands_alone: true }, words, RULE);
        }
    }
    let (title, work_type) = title_and_type(clause);
    if work_type.is_some() && (subject == Subject::Film || title.is_some()) {
        let words = sentence.get(trigger.start()..trigger.end() + clause.as_str().len());
        record(draft, &Source { title, work_type, ..Source::default() }, words, RULE);
    }
}

/// The author who stands before the kind of work: `the Jane Doe novel of the same name`, `a John Roe
/// story`. Before kinds that have no one author, as `television series`, stands the title.
fn attributive_author(clause: Excerpt<'_>) -> Option<(Excerpt<'_>, Excerpt<'_>)> {
    const WRITTEN: &[&str] = &["novel", "novella", "play", "short_story", "poem", "memoir", "autobiography", "book"];
    static ARTICLE: LazyLock<Regex> = LazyLock::new(|| pattern(r"^(?:the|an?)\s+(?:\d{4}s?\s+)?"));
    static LATE: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?:\s+\d{4}|(?:\s+\p{Ll}[\p{L}-]*)+)$"));
    let article = ARTICLE.find(clause.as_str())?;
    let rest = clause.from(article.end());
    let kind = works::types().find(rest.as_str()).filter(|hit| WRITTEN.contains(hit.entry))?;
    // "the Jane Doe best-selling novel": adjectives and a year belong to the kind.
    let before = rest.until(kind.range.start).trim();
    let author = before.until(LATE.find(before.as_str()).map_or(usize::MAX, |late| late.start()));
    let n_words = author.as_str().split(' ').count();
    let plural = rest.as_str()[kind.range.clone()].ends_with('s');
    let is_name =
        (2..=4).contains(&n_words) && name::is_plausible(author.as_str()) && !author.as_str().starts_with("The ");
    let is_people = author.as_str().split(' ').any(|word| countries::demonym(word).is_some());
    (is_name && !plural && !is_people).then(|| (author, rest.from(kind.range.start)))
}
