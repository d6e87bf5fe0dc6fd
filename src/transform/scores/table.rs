//! Scores in tables and in the boxes that templates of ratings show: a source and its score.

use crate::article::{Cell, Excerpt, Table};
use crate::finding::Code;
use crate::schema::scores::{Metric, Score, ScoreKind};
use crate::transform::Draft;
use crate::transform::grid::{Grid, grids, items};
use crate::transform::people::{Entry, entries};
use crate::transform::rules::Rule;
use crate::value::name;
use crate::value::score::{Rating, Unit, find};
use crate::vocab::publications::{AGGREGATORS, Aggregator, CRITICS, PUBLICATIONS};

use super::{add, measure, score};

/// The longest name of a source, in words.
const LONGEST_SOURCE: usize = 7;

/// Reads a table of reviews; other tables are left alone.
pub(super) fn read(table: &Table, draft: &mut Draft<'_>) {
    for grid in grids(table, "scores") {
        let Some((source, value)) = columns(&grid) else { continue };
        for cells in grid.values() {
            let cell = |column: usize| Grid::own(cells, column);
            let (Some(source), Some(value)) = (cell(source), cell(value)) else { continue };
            let critic = grid.first("person").and_then(cell).and_then(person);
            row(source, value, critic, draft);
        }
    }
}

/// The columns of sources and of scores: as headed, or the two columns of a table without headers.
fn columns(grid: &Grid<'_>) -> Option<(usize, usize)> {
    match (grid.first("source"), grid.first("score")) {
        (Some(source), Some(value)) => Some((source, value)),
        (None, None) if grid.columns.len() == 2 && grid.columns.iter().all(|column| column.header.is_empty()) => {
            Some((0, 1))
        }
        _ => None,
    }
}

fn row(source: &Cell, value: &Cell, critic: Option<Excerpt<'_>>, draft: &mut Draft<'_>) {
    let Some(named) = items(source).next() else { return };
    for words in items(value) {
        let made = match AGGREGATORS.get(bare(named.as_str())) {
            Some(aggregator) => aggregate(*aggregator, words, draft),
            None => review(named, words, critic, draft),
        };
        let Some(made) = made else { continue };
        // One reading is of the score and one of its source.
        add(draft, made.clone(), words, Rule::ScoreTable);
        add(draft, made, named, Rule::ScoreTable);
        return;
    }
}

/// The score that an aggregator gives, on its own scale where none is stated.
fn aggregate(aggregator: Aggregator, words: Excerpt<'_>, draft: &Draft<'_>) -> Option<Score> {
    let text = words.as_str();
    let found = find(text).into_iter().next();
    let bare = || {
        let number = text.split([' ', '(']).next()?.parse().ok()?;
        let max = aggregator.scale_max.filter(|max| number <= *max)?;
        Some(Rating::on_scale(Unit::Points, number, Some(max)))
    };
    let rating = found.as_ref().map(|found| found.rating).or_else(bare)?;
    let metric = Metric::from_name(aggregator.metric)?;
    let ten = rating.scale_max == Some(10.0) && metric == Metric::Tomatometer;
    let metric = if ten { Metric::AverageRating } else { metric };
    let kind = if aggregator.audience { ScoreKind::Audience } else { ScoreKind::Aggregate };
    let shown = found.map_or(text, |found| &text[found.range]);
    let mut score = score(draft, kind, aggregator.name, metric, rating, shown);
    score.review_count = measure::counts(text).first().map(|count| count.number);
    Some(score)
}

/// The rating of a critic or a publication.
fn review(named: Excerpt<'_>, words: Excerpt<'_>, critic: Option<Excerpt<'_>>, draft: &mut Draft<'_>) -> Option<Score> {
    let text = words.as_str();
    let name = bare(named.as_str());
    if name.split(' ').count() > LONGEST_SOURCE || !name.contains(char::is_alphabetic) {
        return None;
    }
    let Some(found) = find(text).into_iter().next() else {
        if text.contains(|c: char| c.is_ascii_digit()) && PUBLICATIONS.get(name).is_some() {
            draft.finding(Code::ScoreUnreadable, words, "a rating whose scale is not known");
        }
        return None;
    };
    let metric = match found.rating.unit {
        Unit::Stars => Metric::Stars,
        Unit::Points => Metric::Points,
        Unit::Percent => Metric::Percent,
        Unit::Grade => Metric::Grade,
        Unit::Thumbs => Metric::Thumbs,
    };
    let known = CRITICS.get(name);
    let publication = match known {
        Some(critic) => critic.publication,
        None => Some(PUBLICATIONS.get(name).map_or(name, |publication| publication.name)),
    };
    let critic = critic.or(known.map(|_| named.until(name.len())));
    let source = publication.unwrap_or(name);
    let mut score = score(draft, ScoreKind::Critic, source, metric, found.rating, &text[found.range]);
    score.publication = publication.map(str::to_owned);
    score.critic_person_id = critic.map(|critic| draft.person(critic, Rule::ScoreTable));
    Some(score)
}

/// The critic that a cell names.
fn person(cell: &Cell) -> Option<Excerpt<'_>> {
    entries(items(cell)).into_iter().find_map(|entry| match entry {
        Entry::Person(person) if name::is_plausible(person.written.as_str()) => Some(person.written),
        _ => None,
    })
}

/// A name without a bracket behind it.
fn bare(name: &str) -> &str {
    name.split(" (").next().unwrap_or(name).trim()
}
