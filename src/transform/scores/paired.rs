//! Two aggregators and two scores in one breath: `88% and 74 on Rotten Tomatoes and Metacritic`.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::transform::Draft;
use crate::value::score::{Found, Rating, Unit};
use crate::vocab::pattern;

use super::aggregate::{Segment, metascore};
use super::line::Line;
use super::measure;
use super::rotten_tomatoes::push_tomatometer;

/// Reads a sentence that names Rotten Tomatoes and Metacritic together and gives two scores in the
/// same order; says whether the sentence is one.
pub(super) fn read(line: &Line<'_>, segments: &[Segment], draft: &mut Draft<'_>) -> bool {
    static VALUE: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"\b(?P<number>\d{1,3})(?:%| ?per ?cent| out of 100|/100)?"));
    let [one, other] = segments else { return false };
    let (Some(first), Some(second)) = (&one.named, &other.named) else { return false };
    let text = line.masked.as_str();
    let between = text[first.end..second.start].trim_start_matches(',').trim();
    if !matches!(between, "and" | "&" | "and on" | "and the" | "/") {
        return false;
    }
    let counted: Vec<Range<usize>> = measure::counts(text).into_iter().map(|count| count.range).collect();
    let free = |range: &Range<usize>| !counted.iter().any(|count| count.contains(&range.start));
    let mut values: Vec<(Range<usize>, f64)> = Vec::new();
    for captures in VALUE.captures_iter(text) {
        let (Some(whole), Ok(number)) = (captures.get(0), captures["number"].parse::<f64>()) else { continue };
        let alone = !text[..whole.start()].ends_with(['.', '/', '$', ','])
            && !text[whole.end()..].starts_with(|c: char| c.is_ascii_digit() || matches!(c, '.' | '/'))
            || text[whole.end()..].starts_with(". ");
        if alone && number <= 100.0 && free(&whole.range()) {
            values.push((whole.range(), number));
        }
    }
    let [first_value, second_value] = values.as_slice() else { return false };
    for (segment, (range, value)) in [(one, first_value), (other, second_value)] {
        match segment.aggregator.name {
            "Rotten Tomatoes" => {
                let rating = Rating::on_scale(Unit::Percent, *value, Some(100.0));
                let found = Found { range: range.clone(), rating, certain: true };
                push_tomatometer(line, segment, &found, None, draft);
            }
            "Metacritic" => metascore(line, segment, range, *value, None, draft),
            _ => return false,
        }
    }
    true
}
