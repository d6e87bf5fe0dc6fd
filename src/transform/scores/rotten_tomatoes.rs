//! Rotten Tomatoes: share of positive reviews, average rating, consensus, audience score.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::finding::Code;
use crate::schema::scores::{Metric, Score, ScoreKind};
use crate::transform::Draft;
use crate::transform::rules::Rule;
use crate::value::score::{Found, Rating, Unit};
use crate::vocab::pattern;

use super::aggregate::{Segment, counts, of_another_film, of_viewers, piece, ratings, read_from, shifted};
use super::line::Line;
use super::measure::{self, Count};
use super::{add, cover, score};

const NAME: &str = "Rotten Tomatoes";

/// Reads the part of a sentence that speaks of Rotten Tomatoes.
pub(super) fn read(line: &Line<'_>, segment: &Segment, draft: &mut Draft<'_>) {
    let text = line.masked.as_str();
    let counts = counts(line, segment);
    let critics = counts.iter().find(|count| !count.audience && count.number > 0);
    let only_viewers = segment.aggregator.name == "Popcornmeter";
    let viewers = |range: &Range<usize>| only_viewers || of_viewers(&text[piece(text, &segment.range, range)]);
    let own = |found: &Found| !of_another_film(text, &segment.range, &found.range);
    let ratings: Vec<Found> = ratings(line, segment).into_iter().filter(own).collect();
    let percents = || ratings.iter().filter(|found| found.rating.unit == Unit::Percent);

    let mut averages = percents().filter(|found| is_average(&text[segment.range.start..found.range.start]));
    let average_percent = averages.next_back().filter(|_| percents().count() > 1);
    let tomatometer = percents()
        .find(|found| !viewers(&found.range) && average_percent.is_none_or(|average| average.range != found.range));
    if let Some(found) = tomatometer {
        push_tomatometer(line, segment, found, critics, draft);
    }
    let audience = percents().find(|found| viewers(&found.range));
    if let Some(found) = audience {
        let next = percents().map(|other| other.range.start).find(|start| *start > found.range.start);
        let follows =
            |count: &&Count| count.range.start > found.range.start && next.is_none_or(|next| count.range.start < next);
        let count = counts.iter().find(|count| count.audience || tomatometer.is_none());
        let count = count.or_else(|| counts.iter().find(follows));
        push(line, segment, (ScoreKind::Audience, Metric::AudienceScore), found, count, draft);
    }

    let on_a_scale = |found: &&Found| {
        matches!(found.rating.unit, Unit::Points | Unit::Stars)
            && found.rating.scale_max.is_some_and(|scale| scale <= 10.0)
    };
    let scaled = || ratings.iter().filter(on_a_scale);
    // Stars and scales other than ten are an average only where the words say so: critics give them too.
    let averaged = |found: &&Found| {
        found.rating.scale_max == Some(10.0) && found.rating.unit == Unit::Points
            || text[piece(text, &segment.range, &found.range)].contains("average")
    };
    let critics_average = scaled().filter(averaged).find(|found| !viewers(&found.range)).cloned();
    let average = critics_average.or_else(|| average_percent.cloned()).or_else(|| bare_average(text, segment));
    if let Some(found) = average {
        push(line, segment, (ScoreKind::Aggregate, Metric::AverageRating), &found, critics, draft);
    }
    if let Some(found) = scaled().find(|found| viewers(&found.range)) {
        let count = counts.iter().find(|count| count.audience);
        push(line, segment, (ScoreKind::Audience, Metric::AverageRating), found, count, draft);
    }
    if tomatometer.is_none() && is_left_blank(&text[segment.range.clone()]) {
        let words = line.words(segment.range.clone());
        draft.finding(Code::Templated, words, "the score is looked up elsewhere and does not stand in the text");
    }
    if let Some(range) = measure::consensus(line.as_str()) {
        add_consensus(line, range, draft);
    }
}

/// The share of positive reviews.
pub(super) fn push_tomatometer(
    line: &Line<'_>,
    segment: &Segment,
    found: &Found,
    count: Option<&Count>,
    draft: &mut Draft<'_>,
) {
    let words = line.words(found.range.clone());
    let mut row = score(draft, ScoreKind::Aggregate, NAME, Metric::Tomatometer, found.rating, words.as_str());
    row.review_count = count.map(|count| count.number);
    row.as_of = measure::as_of(&line.masked);
    let mut from = read_from(segment, &found.range, count);
    if let Some(verdict) = measure::freshness(&line.masked[segment.range.clone()]) {
        let verdict = shifted(&verdict, segment.range.start);
        from = cover(&from, &verdict);
        row.verdict = Some(line.words(verdict).as_str().to_owned());
    }
    let from = line.words(from);
    add(draft, row, from, Rule::ScoreTomatometer);
}

fn push(
    line: &Line<'_>,
    segment: &Segment,
    (kind, metric): (ScoreKind, Metric),
    found: &Found,
    count: Option<&Count>,
    draft: &mut Draft<'_>,
) {
    let words = line.words(found.range.clone());
    let mut row = score(draft, kind, NAME, metric, found.rating, words.as_str());
    row.review_count = count.map(|count| count.number);
    row.as_of = measure::as_of(&line.masked);
    if metric == Metric::AverageRating && kind == ScoreKind::Aggregate && row.review_count.is_none() {
        row.review_count = counted_before(draft, segment);
    }
    let from = line.words(read_from(segment, &found.range, count));
    let rule = match (kind, metric) {
        (ScoreKind::Audience, _) => Rule::ScoreRottenTomatoesAudience,
        _ => Rule::ScoreRottenTomatoesAverage,
    };
    add(draft, row, from, rule);
}

/// The count given with the percentage, for an average that stands in a sentence of its own.
fn counted_before(draft: &Draft<'_>, segment: &Segment) -> Option<i32> {
    if segment.named.is_some() {
        return None;
    }
    let rows: Vec<&Score> = draft.scores.iter().collect();
    rows.iter().rev().find(|row| row.metric == Metric::Tomatometer).and_then(|row| row.review_count)
}

/// Whether the words before a percentage say that it is an average rating.
fn is_average(before: &str) -> bool {
    static AVERAGE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)\baverage(?: (?:critic|critical|reviewer|review|weighted))?(?: (?:rating|score|grade))? (?:of|is|was)(?: about| around)? $",
        )
    });
    AVERAGE.is_match(before)
}

/// An average without its scale, after the percentage: `with an average rating of 8.39`.
fn bare_average(text: &str, segment: &Segment) -> Option<Found> {
    let range = shifted(&measure::bare_average(&text[segment.range.clone()])?, segment.range.start);
    let value = text[range.clone()].parse().ok().filter(|value| *value <= 10.0)?;
    Some(Found { range, rating: Rating::on_scale(Unit::Points, value, None), certain: true })
}

/// Whether numbers are missing where templates stood: `an approval rating of based on reviews`.
fn is_left_blank(part: &str) -> bool {
    static BLANK: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)\b(?:rating|score) of,? (?:based on|from|with|and)\b|\bbased on (?:reviews|critics)\b,? (?:with|and)|\baverage rating of ?[.,]?$",
        )
    });
    BLANK.is_match(part)
}

/// Puts a consensus on the percentage that it comments on: the last one read.
fn add_consensus(line: &Line<'_>, range: Range<usize>, draft: &mut Draft<'_>) {
    let words = line.words(range);
    let rated = |row: &&mut Score| row.source == NAME && row.metric == Metric::Tomatometer;
    let open = draft.scores.iter_mut().filter(rated).filter(|row| row.consensus.is_none()).last();
    let Some(row) = open else { return };
    row.consensus = Some(words.as_str().to_owned());
    let commented = row.clone();
    let reading = draft.reading(words, Rule::ScoreConsensus);
    draft.scores.confirm(|row| *row == commented, reading);
}
