//! Works that a film is based on, and their authors.

mod field;
mod kind;
mod prose;
mod source;

use crate::article::Excerpt;
use crate::schema::credits::{Billing, Role};
use crate::schema::works::Work;
use crate::value::id;

use super::Draft;
use super::people::{Listed, Part, add, resolved};
use super::rules::Rule;

pub(super) use field::field;
pub(super) use prose::needles;

/// Reads what the film is based on out of sentences.
pub(super) fn prose(draft: &mut Draft<'_>) {
    prose::prose(draft);
    kind::complete(draft);
}

/// A work as the article names it.
#[derive(Debug, Default)]
struct Source<'a> {
    title: Option<Excerpt<'a>>,
    work_type: Option<&'static str>,
    authors: Vec<Listed<'a>>,
    /// Whether it is a work by itself for sure: `a story by` may be what the film's own writer thought up.
    stands_alone: bool,
}

/// Adds the work and credits its authors; a work that is known already is completed.
fn record(draft: &mut Draft<'_>, source: &Source<'_>, words: Excerpt<'_>, rule: Rule) {
    let of_the_film =
        !source.stands_alone && matches!(source.work_type, Some("short_story" | "idea")) && source.title.is_none();
    if of_the_film && !source.authors.is_empty() && !words.as_str().contains("short") {
        // "based on a story by": the story of the film itself.
        for author in source.authors.iter().filter_map(|author| resolved_author(draft, author)).collect::<Vec<_>>() {
            add(draft, &author, Role::Story, Part::default(), Billing::Crew, words, rule);
        }
        return;
    }
    let mut author_person_id = None;
    for author in &source.authors {
        let Some(author) = resolved_author(draft, author) else { continue };
        add(draft, &author, Role::BasedOn, Part::default(), Billing::Crew, words, rule);
        let known = draft.known_person(&author.name).map(|known| known.id);
        author_person_id = author_person_id.or(known);
    }
    // "stories written by the twins": neither what nor by whom.
    if source.title.is_none() && author_person_id.is_none() && !source.authors.is_empty() {
        return;
    }
    let title = source.title.map(|title| title.as_str().to_owned());
    let reading = draft.reading(words, rule);
    let folded = title.as_deref().map(id::fold);
    let same = |work: &Work| {
        let of_known = work.title.as_deref().map(id::fold);
        let longer = of_known.iter().zip(&folded).any(|(a, b)| a.starts_with(b.as_str()) || b.starts_with(a.as_str()));
        let one_title = of_known == folded || of_known.is_none() != folded.is_none() || longer;
        let one_author =
            work.author_person_id == author_person_id || work.author_person_id.is_none() || author_person_id.is_none();
        let one_type =
            work.work_type.as_deref() == source.work_type || work.work_type.is_none() || source.work_type.is_none();
        // Two works of one author and kind are told apart by their titles, which must be stated.
        one_title && one_author && (one_type || of_known == folded && folded.is_some())
    };
    if let Some(known) = draft.works.confirm(same, reading.clone()) {
        known.title = known.title.take().or(title);
        known.work_type = known.work_type.take().or(source.work_type.map(str::to_owned));
        known.author_person_id = known.author_person_id.or(author_person_id);
        return;
    }
    let work = Work {
        film_id: draft.film_id,
        ordinal: 0,
        title,
        work_type: source.work_type.map(str::to_owned),
        author_person_id,
        text: words.as_str().to_owned(),
    };
    draft.works.push(work, reading);
}

/// Authors of sources are new people more often than not; pen names of one word are names too.
fn resolved_author<'a>(draft: &Draft<'_>, author: &Listed<'a>) -> Option<Listed<'a>> {
    resolved(draft, author)
}
