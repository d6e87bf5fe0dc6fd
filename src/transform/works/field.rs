//! The `based on` field: `Maus by Art Spiegelman`, `Characters by Bob Kane, Bill Finger`.

use std::sync::LazyLock;

use regex::Regex;

use crate::article::{Excerpt, Field, Text};
use crate::transform::Draft;
use crate::transform::people::{Entry, Listed, brackets, entries, outside, quotations};
use crate::transform::rules::Rule;
use crate::value::name;
use crate::vocab::pattern;

use super::source::title_and_type;
use super::{Source, record};

const RULE: Rule = Rule::WorkField;

/// Reads the `based on` field.
pub(crate) fn field(field: &Field, draft: &mut Draft<'_>) {
    let mut items = field.items.iter().map(Text::excerpt).peekable();
    while let Some(item) = items.next() {
        let open = ends_open(item.as_str());
        // "Rashomon by" in one item, its author in the next.
        let author = if open { items.next() } else { items.next_if(|next| starts_with_by(next.as_str())) };
        match author {
            Some(author) => {
                let words = without_by(item);
                let (title, work_type) = title_and_type(words);
                let source = Source { title, work_type, authors: people(without_by(author)), ..Source::default() };
                record(draft, &source, item, RULE);
            }
            None => one_item(item, draft),
        }
    }
}

/// An item that may hold several works, each with its authors.
fn one_item(item: Excerpt<'_>, draft: &mut Draft<'_>) {
    let text = item.as_str();
    let mut shielded = quotations(text);
    shielded.extend(brackets(text));
    shielded.sort_by_key(|range| range.start);
    let joints: Vec<_> = BY.find_iter(text).filter(|found| outside(&shielded, found.start())).collect();
    if joints.is_empty() {
        let (title, work_type) = title_and_type(item);
        if title.is_some() || work_type.is_some() {
            record(draft, &Source { title, work_type, ..Source::default() }, item, RULE);
        }
        return;
    }
    let mut start = 0;
    for (at, joint) in joints.iter().enumerate() {
        let after = item.from(joint.end());
        let end = match joints.get(at + 1) {
            // "A by X, B by Y": the title of the next work follows the last comma.
            Some(next) => {
                let between = &text[joint.end()..next.start()];
                joint.end() + title_start(between)
            }
            None => joint.end() + after.as_str().len(),
        };
        let (title, work_type) = title_and_type(item.get(start..joint.start()));
        let authors = people(item.get(joint.end()..end));
        record(
            draft,
            &Source { title, work_type, authors, ..Source::default() },
            item.get(start..end).trim_matches(is_mark),
            RULE,
        );
        start = end;
    }
}

static BY: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?:^|,?\s+)(?:created |written )?by[,:]?(?:\s+|$)"));

fn is_mark(mark: char) -> bool {
    mark.is_whitespace() || matches!(mark, ',' | ';')
}

/// Where the title of the next work starts between two `by`.
fn title_start(between: &str) -> usize {
    let comma = between.rfind([',', ';']).map(|at| at + 1);
    comma.or_else(|| between.rfind(" and ").map(|at| at + 5)).unwrap_or(between.len())
}

fn ends_open(text: &str) -> bool {
    text.trim_end_matches([',', ':', ' ']).ends_with(" by") && BY.find_iter(text).count() == 1
}

fn starts_with_by(text: &str) -> bool {
    text.starts_with("by ") || text.starts_with("By ")
}

fn without_by(words: Excerpt<'_>) -> Excerpt<'_> {
    let words = words.trim_matches(is_mark);
    let text = words.as_str();
    if starts_with_by(text) {
        return words.from(3).trim();
    }
    match text.strip_suffix(" by") {
        Some(kept) => words.until(kept.len()).trim_matches(is_mark),
        None => words,
    }
}

/// The authors whom words name.
pub(super) fn people(words: Excerpt<'_>) -> Vec<Listed<'_>> {
    let people = entries([words]).into_iter().filter_map(|entry| match entry {
        Entry::Person(person) if name::is_plausible(person.written.as_str()) => Some(person),
        _ => None,
    });
    people.collect()
}
