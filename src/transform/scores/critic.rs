//! Ratings by critics: which of the ratings in a sentence are of this film, and whose they are.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;
use uuid::Uuid;

use crate::article::Excerpt;
use crate::finding::Code;
use crate::schema::scores::{Metric, ScoreKind};
use crate::transform::Draft;
use crate::transform::rules::Rule;
use crate::transform::signs::union;
use crate::value::score::{Found, Rating, Unit, find, number};
use crate::vocab::publications::{CRITICS, critic_by_surname};
use crate::vocab::{self, Needle, fold, pattern};

use super::aggregate::Segment;
use super::attribution::{attribute, is_passive, refers_back};
use super::giver::{Giver, givers};
use super::line::Line;
use super::{Thread, add, cover, score};

/// Someone named who rates films, wherever in the paragraph.
#[derive(Clone, Debug)]
pub(super) struct Reviewer<'a> {
    publication: Option<String>,
    critic: Option<Excerpt<'a>>,
    audience: bool,
}

impl<'a> Reviewer<'a> {
    fn new(line: &Line<'a>, giver: &Giver) -> Self {
        let critic = giver.critic.clone().map(|range| line.words(range));
        Reviewer { publication: giver.publication.clone(), critic, audience: giver.audience }
    }
}

/// Who gave a rating, as it goes into the table.
struct Attribution {
    source: String,
    publication: Option<String>,
    critic_person_id: Option<Uuid>,
    audience: bool,
}

/// Reads the ratings that critics give in a sentence, outside the parts that speak of aggregators.
pub(super) fn read<'a>(
    line: &Line<'a>,
    aggregates: &[Segment],
    titles: &[String],
    thread: &mut Thread<'a>,
    draft: &mut Draft<'_>,
) {
    let text = line.masked.as_str();
    let mut ratings = find(text);
    add_repeated(text, thread, &mut ratings);
    if ratings.is_empty() {
        thread.unread.push(line.excerpt());
        return;
    }
    let named = givers(text, titles, draft);
    ratings.retain(|found| is_critics(found, aggregates, &named));
    if !ratings.is_empty() {
        catch_up(titles, thread, draft);
    }
    let mut start = 0;
    let mut told = false;
    let mut rated = false;
    for found in ratings {
        let from = std::mem::replace(&mut start, found.range.end);
        let verb = verb_before(text, from, &found);
        told |= verb.is_some();
        if !rates_this_film(text, from, &found, verb.as_ref(), titles, told) {
            continue;
        }
        let chosen = attribute(text, &found, verb.as_ref(), &named, draft);
        let weak = found.rating.unit == Unit::Percent || !found.certain;
        let meant = thread.reviewer.clone().filter(|_| chosen.is_empty() && refers_back(text));
        if chosen.is_empty() && meant.is_none() {
            if verb.is_some() && !weak {
                let words = line.words(found.range.clone());
                draft.finding(Code::ScoreUnreadable, words, "a rating without a critic or publication");
            }
            continue;
        }
        if let Some(reviewer) = meant {
            push(line, &found, found.range.clone(), &resolve(&reviewer, draft), draft);
        }
        for giver in &chosen {
            let reviewer = Reviewer::new(line, giver);
            push(line, &found, cover(&giver.range, &found.range), &resolve(&reviewer, draft), draft);
            thread.reviewer = Some(reviewer);
        }
        thread.rating = Some(found.rating);
        rated = true;
    }
    if !rated && let Some(reviewer) = named_critic(line, &named) {
        thread.unread.clear();
        thread.reviewer = Some(reviewer);
    }
}

/// Takes note of the critic whom the sentences before named last.
fn catch_up<'a>(titles: &[String], thread: &mut Thread<'a>, draft: &Draft<'_>) {
    let named = thread.unread.drain(..).rev().find_map(|sentence| {
        let line = Line::new(sentence, titles);
        named_critic(&line, &givers(&line.masked, titles, draft))
    });
    thread.reviewer = named.or_else(|| thread.reviewer.take());
}

/// A critic named without a rating, who may be meant by the next sentence's `she gave it …`.
fn named_critic<'a>(line: &Line<'a>, named: &[Giver]) -> Option<Reviewer<'a>> {
    let critic = named.iter().find(|giver| giver.known && giver.critic.is_some());
    critic.map(|giver| Reviewer::new(line, giver))
}

fn push(line: &Line<'_>, found: &Found, from: Range<usize>, by: &Attribution, draft: &mut Draft<'_>) {
    let metric = match found.rating.unit {
        Unit::Stars => Metric::Stars,
        Unit::Points => Metric::Points,
        Unit::Percent => Metric::Percent,
        Unit::Grade => Metric::Grade,
        Unit::Thumbs => Metric::Thumbs,
    };
    let words = line.words(found.range.clone());
    let kind = if by.audience { ScoreKind::Audience } else { ScoreKind::Critic };
    let mut row = score(draft, kind, &by.source, metric, found.rating, words.as_str());
    row.publication = by.publication.clone();
    row.critic_person_id = by.critic_person_id;
    let from = line.words(from);
    add(draft, row, from, Rule::ScoreCritic);
}

/// Notes the critic as a person and says whose rating it is.
fn resolve(reviewer: &Reviewer<'_>, draft: &mut Draft<'_>) -> Attribution {
    let mut publication = reviewer.publication.clone();
    let mut critic = None;
    if let Some(words) = reviewer.critic {
        let known = draft.known_person_in(words).map(|named| (named.id, named.name.clone()));
        // A critic so well known that the article leaves out the given name.
        let famous = || critic_by_surname(words.as_str()).filter(|_| !draft.links_to_person(words));
        let known = known.or_else(|| famous().map(|critic| (draft.person_id(critic.name), critic.name.to_owned())));
        let (id, name) = match known {
            Some((id, name)) if name != words.as_str() => {
                draft.person_again(id, words, Rule::ScoreCritic);
                (id, name)
            }
            _ => (draft.person(words, Rule::ScoreCritic), words.as_str().to_owned()),
        };
        let stands_for = CRITICS.get(&name).and_then(|critic| critic.publication);
        publication = publication.or_else(|| stands_for.map(str::to_owned));
        critic = Some((id, name));
    }
    let name = critic.as_ref().map(|(_, name)| name.clone());
    Attribution {
        source: publication.clone().or(name).unwrap_or_default(),
        publication,
        critic_person_id: critic.map(|(id, _)| id),
        audience: reviewer.audience,
    }
}

/// Whether a rating is not part of what an aggregator reports: it stands outside such parts of the
/// sentence, or after a critic who is named there.
fn is_critics(found: &Found, aggregates: &[Segment], named: &[Giver]) -> bool {
    let Some(segment) = aggregates.iter().find(|segment| segment.range.contains(&found.range.start)) else {
        return true;
    };
    let from = segment.named.as_ref().map_or(segment.range.start, |named| named.end);
    let other_unit = match found.rating.unit {
        Unit::Stars | Unit::Thumbs => segment.aggregator.name != "PostTrak",
        Unit::Grade => segment.aggregator.name != "CinemaScore",
        Unit::Points | Unit::Percent => false,
    };
    other_unit
        && named.iter().any(|giver| giver.known && giver.range.start >= from && giver.range.end <= found.range.start)
}

/// The verb of rating before a rating, after the rating before it.
fn verb_before(text: &str, from: usize, found: &Found) -> Option<Range<usize>> {
    static VERBS: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)\b(?:gave|gives?|giving|given|award(?:s|ed|ing)|rated|rates|rating (?:it|the|this|_+)|scored|scores (?:it|the film|the movie|_+)|scoring|graded|grades (?:it|the)|grading|assign(?:s|ed|ing)|bestow(?:s|ed|ing)|grant(?:s|ed|ing)|receiv(?:es?|ed|ing)|earn(?:s|ed|ing)|garner(?:s|ed|ing)|got|getting|marked|increased|raised|upgraded|downgraded|lowered|revised|reduced|offered|handed|issued)\b",
        )
    });
    let start = from.min(found.range.start);
    let verb = VERBS.find_iter(&text[start..found.range.start]).last()?;
    let verb = start + verb.start()..start + verb.end();
    let between = &text[verb.end..found.range.start];
    (between.len() <= 160 && !between.contains(';')).then_some(verb)
}

/// Whether a rating is one, and of this film.
fn rates_this_film(
    text: &str,
    from: usize,
    found: &Found,
    verb: Option<&Range<usize>>,
    titles: &[String],
    told: bool,
) -> bool {
    static RATING_AFTER: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r#"(?i)^["”')]*[ -](?:out-of-\w+ )?(?:critic |film )?(?:ratings?|reviews?|grade|score|verdict|mark)\b"#)
    });
    static RATING_BEFORE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r#"(?i)\b(?:rating|score|grade|mark|review|verdict|ranking)(?: of| is| was|:| at|,)? (?:an? )?["“'(]*$"#,
        )
    });
    static NOT_A_RATING: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)^ (?:(?:of|in|from) (?:the|his|her|this|their) (?:film|movie|show|cast|story)|hotel|restaurant|general|chef|cast|critics|reviewers|people|viewers|women|men|cinemas|theaters|theatres|films|movies|nominations|awards|categories|times|who\b|as (?:the|an?)\b|such as|like|scale|system)",
        )
    });
    static OF_SOMETHING_ELSE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)\b(?:soundtrack|album|dvd|blu-ray|disc|video game|game|novel|book|episode|season|sequel|prequel|predecessor|remake|original film|first film|previous film|music|songs?|background score|film['’]s score|special features|extras|performance|compared (?:to|with)|certificate|ranked|voted|opening|weekend|drop(?:ped)?|fell|declin\w+|\$|million|crore)\b|\$|\bscore (?:an? )?$",
        )
    });
    static FOR_SOMETHING_ELSE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)^[^,;.]{0,12}\b(?:for|to) (?:its|the|his|her) (?:predecessor|sequel|original|soundtrack|first|previous|dvd|blu-ray|video|audio|extras|music)\b|^\W? (?:certificate|certification|certified)",
        )
    });
    static OF_MUSIC: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"(?i)\b(?:soundtrack|album|music|songs?|dvd|blu-ray|sequel|predecessor)\b"));
    let before = verb.map_or(from, |verb| verb.end).min(found.range.start);
    let between = &text[before..found.range.start];
    let after = &text[found.range.end..];
    // `in his movie guide` says where the rating stands.
    static IN_PRINT: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)^ in (?:the|his|her|their|its)(?: \w+){0,4} (?:guide|book|column|review|annual|yearbook|almanac)\b",
        )
    });
    if NOT_A_RATING.is_match(after) && !IN_PRINT.is_match(after) || FOR_SOMETHING_ELSE.is_match(after) {
        return false;
    }
    let near = if verb.is_some() { between } else { &between[floor(between, between.len().saturating_sub(50))..] };
    if OF_SOMETHING_ELSE.is_match(near) || (verb.is_some() && rates_another(between, titles)) {
        return false;
    }
    if verb.is_some_and(|verb| is_passive(text, verb) && OF_MUSIC.is_match(&text[from..verb.start])) {
        return false;
    }
    static LISTED: LazyLock<Regex> = LazyLock::new(|| pattern(r"^[^.]{3,60}(?::|\s[–—-]) ?$"));
    let listed = LISTED.is_match(&text[..found.range.start]) && after.len() <= 2;
    // "the original, which Ebert gave four stars"
    static RELATIVE: LazyLock<Regex> = LazyLock::new(|| pattern(r"\bwhich (?:\p{Lu}\S* ?){1,4}$"));
    if verb.is_some_and(|verb| RELATIVE.is_match(&text[..verb.start])) {
        return false;
    }
    let told = told || listed || RATING_AFTER.is_match(after) || RATING_BEFORE.is_match(between);
    match found.rating.unit {
        Unit::Percent => verb.is_some() && between.len() <= 60,
        _ if !found.certain => told && between.len() <= 80,
        Unit::Stars if found.rating.scale_max.is_none() => told,
        _ => true,
    }
}

/// Whether what stands between verb and rating names another film: `gave Alien four stars`.
fn rates_another(between: &str, titles: &[String]) -> bool {
    static NAMED: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"^ (?P<title>\p{Lu}[\p{L}\p{N}'’:.-]*(?: (?:of|the|and|in|a|\p{Lu}[\p{L}\p{N}'’:.-]*|\d+))*) (?:an?|only|just|one|two|three|four|five|\d)?",
        )
    });
    let Some(title) = NAMED.captures(between).and_then(|captures| captures.name("title")) else { return false };
    let title = title.as_str().trim_end_matches(" a");
    let possessive = title.contains("'s") || title.contains("\u{2019}s");
    let title = fold(title);
    !possessive && !titles.iter().any(|known| fold(known).contains(&title))
}

static SIMILAR: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)\b(?:an?|the) (?:similar|same|identical)(?: star)? (?:rating|score|grade)\b"));

static UNSCALED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:gave|give|gives|giving|awarded|awarding)(?: also)? (?:the film|the movie|the picture|it|_+)(?: also)?(?: an?)? (?P<value>(?:zero|one|two|three|four|five|\d(?:\.\d)?)(?:[ -]and[ -]a[ -]half|½)?)(?:,| as well| and (?:said|wrote|called|stated|noted|praised|felt)\b|$|\.(?:\s|$))",
    )
});

/// What sentences that repeat a rating hold.
pub(super) fn needles() -> Option<Vec<Needle>> {
    union([&SIMILAR, &UNSCALED].map(|pattern| vocab::needles(pattern)))
}

/// Adds ratings that repeat the one before: `a similar rating`, `also gave it three-and-a-half`.
fn add_repeated(text: &str, thread: &Thread<'_>, ratings: &mut Vec<Found>) {
    let last = |ratings: &[Found], at: usize| {
        ratings.iter().rev().find(|found| found.range.end <= at).map(|found| found.rating).or(thread.rating)
    };
    let mut more = Vec::new();
    for found in SIMILAR.find_iter(text) {
        if let Some(rating) = last(ratings, found.start()) {
            more.push(Found { range: found.range(), rating, certain: true });
        }
    }
    for captures in UNSCALED.captures_iter(text) {
        let Some(value) = captures.name("value") else { continue };
        let Some(number) = number(value.as_str()) else { continue };
        let last = last(ratings, value.start()).filter(|last| last.scale_max.is_some_and(|scale| number <= scale));
        let rating = match last {
            Some(last) => Rating::on_scale(last.unit, number, last.scale_max),
            None => Rating::on_scale(Unit::Points, number, None),
        };
        more.push(Found { range: value.range(), rating, certain: last.is_some() });
    }
    more.retain(|found| {
        !ratings.iter().any(|known| known.range.start < found.range.end && found.range.start < known.range.end)
    });
    ratings.append(&mut more);
    ratings.sort_by_key(|found| found.range.start);
}

/// The greatest character boundary at or before an offset.
fn floor(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
