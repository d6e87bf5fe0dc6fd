//! What aggregators, polls and audience sites report.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::schema::scores::{Metric, ScoreKind};
use crate::transform::Draft;
use crate::transform::rules::Rule;
use crate::value::score::{Found, Rating, Unit, find};
use crate::vocab::pattern;
use crate::vocab::publications::{AGGREGATORS, Aggregator};

use super::line::Line;
use super::measure::{self, Count};
use super::{Thread, add, cover, paired, rotten_tomatoes, score};

/// The part of a sentence that speaks of one aggregator.
#[derive(Clone, Debug)]
pub(super) struct Segment {
    /// The aggregator.
    pub aggregator: Aggregator,
    /// Where it is named; `None` where an earlier sentence names it.
    pub named: Option<Range<usize>>,
    /// The part.
    pub range: Range<usize>,
}

/// Reads the scores that aggregators give in a sentence; returns the parts that speak of them.
pub(super) fn read(line: &Line<'_>, thread: &mut Thread<'_>, draft: &mut Draft<'_>) -> Vec<Segment> {
    let segments = segments(line, thread);
    if paired::read(line, &segments, draft) {
        return segments;
    }
    for segment in &segments {
        match segment.aggregator.name {
            "Rotten Tomatoes" | "Popcornmeter" => rotten_tomatoes::read(line, segment, draft),
            "Metacritic" => metacritic(line, segment, draft),
            "CinemaScore" => cinemascore(line, segment, draft),
            "PostTrak" => posttrak(line, segment, draft),
            _ => other(line, segment, draft),
        }
        thread.aggregator = Some(segment.aggregator);
    }
    segments
}

/// The sentence cut into parts that speak of one aggregator each.
fn segments(line: &Line<'_>, thread: &Thread<'_>) -> Vec<Segment> {
    let text = line.masked.as_str();
    let mut named: Vec<(Aggregator, Range<usize>)> = Vec::new();
    for hit in AGGREGATORS.find_iter(text) {
        match named.last_mut() {
            Some((aggregator, range)) if aggregator.name == hit.entry.name => range.end = hit.range.end,
            _ if is_something_else(text, &hit.range) => {}
            _ => named.push((*hit.entry, hit.range)),
        }
    }
    if named.is_empty() {
        let aggregator = thread.aggregator.filter(|_| goes_on(text));
        let whole = 0..text.len();
        return aggregator.map(|aggregator| Segment { aggregator, named: None, range: whole }).into_iter().collect();
    }
    let mut cuts = vec![0];
    for pair in named.windows(2) {
        let end =
            named.iter().find(|(_, next)| next.start > pair[1].1.start).map_or(text.len(), |(_, next)| next.start);
        cuts.push(cut(text, pair[0].1.end, pair[1].1.clone(), end));
    }
    cuts.push(text.len());
    let parts = cuts.windows(2).map(|pair| pair[0]..pair[1].max(pair[0]));
    let segments = named.into_iter().zip(parts);
    segments.map(|((aggregator, named), range)| Segment { aggregator, named: Some(named), range }).collect()
}

/// Whether the name of an aggregator is part of another: an award, a list, a shop.
fn is_something_else(text: &str, range: &Range<usize>) -> bool {
    static AFTER: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"^['’]?s? (?:Awards?\b|Movie Awards?\b|Top \d|Prime\b|Studios\b|Choice\b)"));
    AFTER.is_match(&text[range.end..])
}

/// Where, between the end of one aggregator's name and the next name, the sentence turns to the
/// next: at the last conjunction that leaves the next part something to say.
fn cut(text: &str, from: usize, next: Range<usize>, end: usize) -> usize {
    static TURNS: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i);|,? (?:while|whereas|and|but|with|though|although)\b|,(?: (?:and|on|at|by|the|a|another|fellow|similar|similarly|meanwhile|review|aggregat\w+|website|site|from|according|to))*\s*$",
        )
    });
    let between = &text[from..next.start];
    let turns: Vec<usize> = TURNS.find_iter(between).map(|turn| from + turn.start()).collect();
    let says =
        |start: usize| text[start..end].chars().any(|c| c.is_ascii_digit()) || !find(&text[start..end]).is_empty();
    turns.iter().rev().find(|turn| says(**turn)).copied().unwrap_or(next.start)
}

/// Whether a sentence that names no aggregator goes on about the one before.
fn goes_on(text: &str) -> bool {
    static GOES_ON: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)^(?:the|its|their|this|that|on the|according to the)?\W*(?:review |same )?(?:site|website|aggregator|aggregation|service|platform|publication|critics?['’]?|critical|general|audience|users?|average|weighted|consensus|consenuse|tomatometer|metascore)\b|\b(?:consensus|audience score|average rating|average score)\b|^(?:users|viewers|audiences|the audience)\b",
        )
    });
    GOES_ON.is_match(text)
}

/// Ratings and counts within a segment, at their places in the sentence.
pub(super) fn ratings(line: &Line<'_>, segment: &Segment) -> Vec<Found> {
    let mut found = find(&line.masked[segment.range.clone()]);
    for rating in &mut found {
        rating.range = shifted(&rating.range, segment.range.start);
    }
    found
}

/// Counts within a segment, at their places in the sentence.
pub(super) fn counts(line: &Line<'_>, segment: &Segment) -> Vec<Count> {
    let mut found = measure::counts(&line.masked[segment.range.clone()]);
    for count in &mut found {
        count.range = shifted(&count.range, segment.range.start);
    }
    found
}

/// A range within a part, at its place in the whole.
pub(super) fn shifted(range: &Range<usize>, by: usize) -> Range<usize> {
    range.start + by..range.end + by
}

/// The piece of a segment between commas and conjunctions that holds a place.
pub(super) fn piece(text: &str, segment: &Range<usize>, place: &Range<usize>) -> Range<usize> {
    static JOINTS: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"(?i)[,;:]\s|\s(?:and|while|whereas|but|compared|against|versus)\s"));
    let start = JOINTS.find_iter(&text[segment.start..place.start]).last();
    let end = JOINTS.find(&text[place.end..segment.end]);
    let start = start.map_or(segment.start, |joint| segment.start + joint.end());
    let end = end.map_or(segment.end, |joint| place.end + joint.start());
    start..end
}

/// Whether a piece speaks of viewers.
pub(super) fn of_viewers(piece: &str) -> bool {
    static VIEWERS: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"(?i)\b(?:audiences?|users?|viewers?|fans|moviegoers|popcornmeter|general public)\b")
    });
    VIEWERS.is_match(piece)
}

/// The words that a row was read from: the aggregator's name, the value and the count.
pub(super) fn read_from(segment: &Segment, value: &Range<usize>, count: Option<&Count>) -> Range<usize> {
    let words = segment.named.as_ref().map_or(value.clone(), |named| cover(named, value));
    count.map_or(words.clone(), |count| cover(&words, &count.range))
}

/// Whether a number belongs to another film: `compared with the original's 96%`.
pub(super) fn of_another_film(text: &str, segment: &Range<usize>, value: &Range<usize>) -> bool {
    static BEFORE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)\b(?:sequels?|prequel|remake|predecessors?|trilogy|original(?: film)?|(?:first|second|third|previous|other|earlier|last) (?:films?|movies?|installments?|instalments?|entry|entries|versions?|parts?))\b['’]?s?,?(?: (?:which|that|who))?(?: (?:only|also|currently|itself|each|both))?(?: (?:has|had|have|holds?|held|received|earned|scored|got|garnered|with|at))?(?: (?:an?|the|its|their))?(?: (?:approval|critical|overall))?(?: (?:ratings?|scores?)(?: of)?)?\s?\(?$|\b(?:compared (?:to|with)|than|down from|up from|against|versus)\b[^,;%]{0,40}$",
        )
    });
    BEFORE.is_match(&text[segment.start..value.start])
}

fn metacritic(line: &Line<'_>, segment: &Segment, draft: &mut Draft<'_>) {
    static BARE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)\b(?:score|rating|average|metascore|metacritic|normalized score|grade)(?: (?:rating|score|average|ranking))?(?: (?:of|is|was|at|stands at|gave (?:it|the film|the movie|_+)(?: an?)?|with an?|rated (?:it|the film|_+)(?: an?)?|has an?|an?))+ (?P<after>\d{1,3})(?P<next>[.,/%]?\d)?|\b(?:an?|the) (?P<before>\d{1,3})(?: (?:metascore|metacritic|on|from|rating|score|average|out of)\b|$|[,.;] )",
        )
    });
    let text = line.masked.as_str();
    let part = &text[segment.range.clone()];
    let counts = counts(line, segment);
    let count = |audience: bool| counts.iter().find(|count| count.audience == audience);
    let mut read_critics = false;
    for found in ratings(line, segment) {
        let Some(value) = found.rating.value else { continue };
        if of_another_film(text, &segment.range, &found.range) {
            continue;
        }
        let viewers = of_viewers(&text[piece(text, &segment.range, &found.range)]);
        let hundred = found.rating.scale_max == Some(100.0);
        if hundred && !viewers && !read_critics {
            read_critics = true;
            metascore(line, segment, &found.range, value, count(false), draft);
        } else if viewers {
            let count = count(true);
            let words = line.words(found.range.clone());
            let mut row =
                score(draft, ScoreKind::Audience, "Metacritic", Metric::AudienceScore, found.rating, words.as_str());
            row.review_count = count.map(|count| count.number);
            let from = line.words(read_from(segment, &found.range, count));
            add(draft, row, from, Rule::ScoreMetacriticUsers);
        }
    }
    if read_critics {
        return;
    }
    for captures in BARE.captures_iter(part) {
        let Some(found) = captures.name("after").or_else(|| captures.name("before")) else { continue };
        let range = shifted(&found.range(), segment.range.start);
        let counted = counts.iter().any(|count| count.range.start == range.start);
        let value = found.as_str().parse().ok().filter(|value| *value <= 100.0);
        let Some(value) = value.filter(|_| captures.name("next").is_none() && !counted) else { continue };
        metascore(line, segment, &range, value, count(false), draft);
        return;
    }
}

/// A metascore; Metacritic's scale is always 100, whether written out or not.
pub(super) fn metascore(
    line: &Line<'_>,
    segment: &Segment,
    at: &Range<usize>,
    value: f64,
    count: Option<&Count>,
    draft: &mut Draft<'_>,
) {
    let rating = Rating::on_scale(Unit::Points, value, Some(100.0));
    let words = line.words(at.clone());
    let mut row = score(draft, ScoreKind::Aggregate, "Metacritic", Metric::Metascore, rating, words.as_str());
    row.review_count = count.map(|count| count.number);
    row.as_of = measure::as_of(&line.masked);
    let mut from = read_from(segment, at, count);
    let verdict = measure::verdict(&line.masked[segment.range.start..]);
    if let Some(verdict) = verdict {
        let verdict = shifted(&verdict, segment.range.start);
        from = cover(&from, &verdict);
        row.verdict = Some(line.words(verdict).as_str().to_owned());
    }
    let from = line.words(from);
    add(draft, row, from, Rule::ScoreMetacritic);
}

fn cinemascore(line: &Line<'_>, segment: &Segment, draft: &mut Draft<'_>) {
    static SCALE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r#"(?i)(?:scale )?(?:of |from |on an? |ranging from )?["“]?\bA ?(?:\+|plus)["”]? ?(?:to|through|[–—-]) ?["“]?F\b["”]?"#,
        )
    });
    let text = line.masked.as_str();
    let part = &text[segment.range.clone()];
    let scales: Vec<Range<usize>> =
        SCALE.find_iter(part).map(|scale| shifted(&scale.range(), segment.range.start)).collect();
    let grades = ratings(line, segment).into_iter().filter(|found| found.rating.unit == Unit::Grade);
    let graded = grades.filter(|found| !scales.iter().any(|scale| scale.contains(&found.range.start)));
    let graded = graded.filter(|found| !of_another_film(text, &segment.range, &found.range));
    let Some(found) = graded.min_by_key(|found| !found.certain) else { return };
    let words = line.words(found.range.clone());
    let mut row = score(draft, ScoreKind::Audience, "CinemaScore", Metric::Cinemascore, found.rating, words.as_str());
    row.as_of = measure::as_of(text);
    let from = line.words(read_from(segment, &found.range, None));
    add(draft, row, from, Rule::ScoreCinemascore);
}

fn posttrak(line: &Line<'_>, segment: &Segment, draft: &mut Draft<'_>) {
    static RECOMMEND: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)\brecommend"));
    static POSITIVE: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"(?i)\b(?:positive|favou?rable|liked|overall|score|rating|approval)\b"));
    static AUDIENCE_SHARE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)\b(?:male|female|women|men|under|over|aged?|caucasian|hispanic|latino|black|white|asian|kids|parents|boys|girls|of the (?:audience|crowd))\b",
        )
    });
    let text = line.masked.as_str();
    let mut read = (false, false);
    for found in ratings(line, segment) {
        // `definite recommend` may stand in quotation marks, so the sentence itself is asked.
        let piece = line.words(piece(text, &segment.range, &found.range)).as_str();
        let metric = match found.rating.unit {
            Unit::Percent if RECOMMEND.is_match(piece) && !read.1 => Metric::PosttrakRecommend,
            Unit::Percent if AUDIENCE_SHARE.is_match(piece) && !POSITIVE.is_match(piece) => continue,
            Unit::Percent if !read.0 => Metric::PosttrakPositive,
            Unit::Stars => Metric::Stars,
            _ => continue,
        };
        read.0 |= metric == Metric::PosttrakPositive;
        read.1 |= metric == Metric::PosttrakRecommend;
        let words = line.words(found.range.clone());
        let row = score(draft, ScoreKind::Audience, "PostTrak", metric, found.rating, words.as_str());
        let from = line.words(read_from(segment, &found.range, None));
        add(draft, row, from, Rule::ScorePosttrak);
    }
}

/// Sites that publish an average: AlloCiné, IMDb, Douban and the like.
fn other(line: &Line<'_>, segment: &Segment, draft: &mut Draft<'_>) {
    static RATED: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"(?i)\b(?:averag\w+|ratings?|rated|scores?|scored|grades?|stars?|reviews)\b"));
    let text = line.masked.as_str();
    let part = &text[segment.range.clone()];
    if !RATED.is_match(part) {
        return;
    }
    let wanted = Metric::from_name(segment.aggregator.metric);
    let fits = |found: &Found| match found.rating.unit {
        Unit::Percent => wanted == Some(Metric::Percent) || segment.aggregator.scale_max == Some(100.0),
        Unit::Stars | Unit::Points => found.rating.scale_max.is_some() || found.rating.unit == Unit::Stars,
        Unit::Grade => wanted == Some(Metric::Grade),
        Unit::Thumbs => false,
    };
    let found = ratings(line, segment).into_iter().find(fits).or_else(|| {
        let range = shifted(&measure::bare_average(part)?, segment.range.start);
        let value = text[range.clone()].parse().ok()?;
        Some(Found { range, rating: Rating::on_scale(Unit::Points, value, None), certain: true })
    });
    let Some(found) = found else { return };
    let counts = counts(line, segment);
    let count = counts.first();
    let kind = if segment.aggregator.audience { ScoreKind::Audience } else { ScoreKind::Aggregate };
    let metric = wanted.unwrap_or(Metric::AverageRating);
    let words = line.words(found.range.clone());
    let mut row = score(draft, kind, segment.aggregator.name, metric, found.rating, words.as_str());
    row.review_count = count.map(|count| count.number);
    row.as_of = measure::as_of(text);
    let from = line.words(read_from(segment, &found.range, count));
    add(draft, row, from, Rule::ScoreAggregate);
}
