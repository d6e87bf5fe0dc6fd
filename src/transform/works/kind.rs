//! The kind of a work that a field names by title and author alone, told by the lead: `after Jane Doe's novel`,
//! `taken from the memoir that Jane Doe published in 1853`.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::article::Excerpt;
use crate::schema::sections::SectionKind;
use crate::schema::works::Work;
use crate::transform::Draft;
use crate::transform::people::of_this_film;
use crate::transform::rules::Rule;
use crate::vocab::{pattern, works};

/// Kinds of works that are somebody's.
const WRITTEN: &[&str] =
    &["novel", "novella", "play", "short_story", "poem", "memoir", "autobiography", "book", "comic"];

/// Words between a work's kind and its author, or the other way round, are few.
const MOST_BETWEEN: usize = 5;

/// Completes the works whose kind is not known.
pub(super) fn complete(draft: &mut Draft<'_>) {
    for passage in draft.prose.passages().iter().filter(|passage| passage.kind == SectionKind::Lead) {
        draft.place = passage.place();
        for sentence in passage.readable(&[]).map(of_this_film) {
            for hit in works::types().find_iter(sentence.as_str()).filter(|hit| WRITTEN.contains(hit.entry)) {
                complete_with(sentence, hit.range.clone(), hit.entry, draft);
            }
        }
    }
}

/// Gives a kind to the one work of the author who stands beside it.
fn complete_with(sentence: Excerpt<'_>, at: Range<usize>, work_type: &str, draft: &mut Draft<'_>) {
    // The stop of the sentence is not the name's.
    let author = |words: Excerpt<'_>| draft.known_person(words.as_str().trim_end_matches('.')).map(|known| known.id);
    let Some((id, words)) = beside(sentence, &at).into_iter().find_map(|(name, words)| Some((author(name)?, words)))
    else {
        return;
    };
    let of_author = |work: &Work| work.author_person_id == Some(id);
    let known: Vec<bool> =
        draft.works.iter().filter(|work| of_author(work)).map(|work| work.work_type.is_some()).collect();
    if known == [false] {
        let reading = draft.reading(words, Rule::WorkProse);
        if let Some(work) = draft.works.confirm(of_author, reading) {
            work.work_type = Some(work_type.to_owned());
        }
    }
}

/// The names that stand beside a kind of work as its author's, each with the words from one to the other.
fn beside<'a>(sentence: Excerpt<'a>, at: &Range<usize>) -> Vec<(Excerpt<'a>, Excerpt<'a>)> {
    const NAME: &str = r"\p{Lu}[\p{L}'’.-]*(?:[ -](?:\p{Lu}[\p{L}'’.-]*|de|von|van|der|du|la|le)){0,4}";
    static BEFORE: LazyLock<Regex> =
        LazyLock::new(|| pattern(&format!(r"(?P<name>{NAME}?)(?:['’]s|s['’])(?P<between>(?: [\p{{L}}\d'’-]+)*) $")));
    static AFTER: LazyLock<Regex> = LazyLock::new(|| {
        pattern(&format!(
            r"^(?: (?:of the same (?:name|title)|of \d{{4}}|from \d{{4}}))?,? (?:(?:written |published )?by|(?:which|that)) (?P<name>{NAME})(?P<verb> (?:had )?(?:published|wrote|written))?"
        ))
    });
    let (before, after) = (sentence.until(at.start), sentence.from(at.end));
    let mut found = Vec::new();
    if let Some(names) = BEFORE.captures(before.as_str())
        && let (Some(name), Some(between)) = (names.name("name"), names.name("between"))
        && between.as_str().split_whitespace().count() <= MOST_BETWEEN
    {
        found.push((before.get(name.range()), sentence.get(name.start()..at.end)));
    }
    if let Some(names) = AFTER.captures(after.as_str())
        && let Some(name) = names.name("name")
        && (names.get(0).is_some_and(|whole| whole.as_str().contains("by ")) || names.name("verb").is_some())
    {
        let end = at.end + name.end();
        found.push((after.get(name.range()), sentence.get(at.start..end)));
    }
    found
}
