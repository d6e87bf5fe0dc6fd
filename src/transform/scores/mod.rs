//! Scores by aggregators, critics and audiences, out of prose and tables.
//!
//! Sentence by sentence: [`line`] blanks out quotations, [`aggregate`] reads what aggregators and
//! polls report, [`critic`] the ratings of critics in what is left; [`giver`] finds those who
//! may have given them and [`attribution`] says who did. What one sentence names the next may refer to: [`Thread`] carries it.
//! [`table`] reads tables of reviews.

mod aggregate;
mod attribution;
mod critic;
mod giver;
mod line;
mod measure;
mod name;
mod paired;
mod rotten_tomatoes;
mod table;

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::article::{Block, Excerpt};
use crate::schema::scores::{Metric, Score, ScoreKind};
use crate::schema::sections::SectionKind;
use crate::value::score::Rating;
use crate::vocab::publications::{AGGREGATORS, Aggregator};
use crate::vocab::{Needle, pattern};

use self::critic::Reviewer;
use self::line::Line;
use super::rules::Rule;
use super::signs::Sign;
use super::{Draft, Passage, film};

/// Reads scores out of lead, reception and wherever else a sentence names an aggregator.
pub(super) fn prose(draft: &mut Draft<'_>) {
    let titles = titles(draft);
    for passage in draft.prose.passages() {
        let Some(scope) = scope(passage) else { continue };
        draft.place = passage.place();
        if let Block::Table(reviews) = passage.block {
            if passage.kind == SectionKind::Reception {
                table::read(reviews, draft);
            }
            continue;
        }
        let mut thread = Thread::default();
        for sentence in passage.sentences() {
            if sentence.words.as_str().len() > LONGEST_SENTENCE {
                continue;
            }
            let aggregated = sentence.may_tell(Sign::Aggregator) || thread.aggregator.is_some();
            let rated = scope == Scope::All && sentence.may_tell(Sign::Rating);
            if aggregated || rated {
                let line = Line::new(sentence.words, &titles);
                let read = aggregate::read(&line, &mut thread, draft);
                if rated {
                    critic::read(&line, &read, &titles, &mut thread, draft);
                }
            }
            if !rated {
                thread.unread.push(sentence.words);
            }
        }
    }
}

/// Sentences past this many bytes are not sentences; leaving them keeps the work in proportion to
/// the length of the article.
const LONGEST_SENTENCE: usize = 8_000;

/// What is looked for in a section.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Scope {
    /// Aggregators and critics.
    All,
    /// Aggregators alone: a star in these sections is an actor.
    Aggregates,
}

fn scope(passage: &Passage<'_>) -> Option<Scope> {
    static ANOTHER_WORK: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)\b(?:sequels?|prequels?|remakes?|reboots?|franchise|spin-?offs?|adaptations?|soundtrack|album|novel\w*|books?|video games?|comics?|stage|musical|television series|tv series|follow-?ups?|other media)\b",
        )
    });
    if passage.heading.is_some_and(|heading| ANOTHER_WORK.is_match(heading)) {
        return None;
    }
    match passage.kind {
        SectionKind::Reception => Some(Scope::All),
        SectionKind::Lead => Some(Scope::All),
        SectionKind::Release | SectionKind::Other | SectionKind::Accolades => Some(Scope::Aggregates),
        _ => None,
    }
}

/// What earlier sentences of a paragraph have named.
#[derive(Debug, Default)]
pub(super) struct Thread<'a> {
    /// The aggregator named last.
    aggregator: Option<Aggregator>,
    /// The critic or publication that rated or was named last.
    reviewer: Option<Reviewer<'a>>,
    /// The last rating by a critic.
    rating: Option<Rating>,
    /// Sentences since then that rate nothing, but may name a reviewer.
    unread: Vec<Excerpt<'a>>,
}

/// What sentences about aggregators hold.
pub(super) fn aggregator_needles() -> Option<Vec<Needle>> {
    Some(AGGREGATORS.needles(|_| true))
}

/// What sentences with ratings hold beside those of any text.
pub(super) fn rating_needles() -> Option<Vec<Needle>> {
    critic::needles()
}

/// The titles under which sentences may speak of the film, longest first.
fn titles(draft: &Draft<'_>) -> Vec<String> {
    let mut titles = vec![film::display_title(draft).as_str().to_owned()];
    titles.extend(draft.article.display_name.iter().map(|name| name.as_str().to_owned()));
    titles.extend(draft.titles.iter().map(|title| title.title.clone()));
    titles.retain(|title| title.chars().count() > 1);
    titles.sort_by_key(|title| std::cmp::Reverse(title.len()));
    titles.dedup();
    titles
}

/// A score of which only source, measure and value are known.
fn score(draft: &Draft<'_>, kind: ScoreKind, source: &str, metric: Metric, rating: Rating, words: &str) -> Score {
    Score {
        score_id: uuid::Uuid::nil(),
        film_id: draft.film_id,
        ordinal: 0,
        kind,
        source: source.to_owned(),
        metric,
        value: rating.value,
        value_text: words.to_owned(),
        scale_min: rating.scale_max.map(|_| 0.0),
        scale_max: rating.scale_max,
        normalized: rating.normalized,
        review_count: None,
        verdict: None,
        consensus: None,
        critic_person_id: None,
        publication: None,
        as_of: None,
    }
}

/// Adds a score; where the article has stated the same before, completes what was known.
fn add(draft: &mut Draft<'_>, score: Score, words: Excerpt<'_>, rule: Rule) {
    let reading = draft.reading(words, rule);
    let same = |known: &Score| {
        known.kind == score.kind
            && known.source == score.source
            && known.metric == score.metric
            && known.critic_person_id == score.critic_person_id
            && known.value == score.value
            && agree(&known.normalized, &score.normalized)
            && (known.value.is_some() || known.value_text == score.value_text)
            && agree(&known.review_count, &score.review_count)
            && agree(&known.as_of, &score.as_of)
    };
    match draft.scores.confirm(same, reading.clone()) {
        Some(known) => {
            known.review_count = known.review_count.or(score.review_count);
            known.scale_min = known.scale_min.or(score.scale_min);
            known.scale_max = known.scale_max.or(score.scale_max);
            known.normalized = known.normalized.or(score.normalized);
            known.verdict = known.verdict.take().or(score.verdict);
            known.consensus = known.consensus.take().or(score.consensus);
            known.publication = known.publication.take().or(score.publication);
            known.as_of = known.as_of.take().or(score.as_of);
        }
        None => draft.scores.push(score, reading),
    }
}

/// Whether two statements do not contradict each other.
fn agree<T: PartialEq>(one: &Option<T>, other: &Option<T>) -> bool {
    one.is_none() || other.is_none() || one == other
}

/// The smallest range that holds both.
fn cover(one: &Range<usize>, other: &Range<usize>) -> Range<usize> {
    one.start.min(other.start)..one.end.max(other.end)
}
