//! Ratings by critics: which of the ratings in a sentence are of this film, and whose they are.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;
use uuid::Uuid;

use crate::finding::Code;
use crate::schema::scores::{Metric, ScoreKind};
use crate::transform::Draft;
use crate::value::score::{Found, Rating, Unit, find, number};
use crate::vocab::fold;
use crate::vocab::publications::CRITICS;

use super::aggregate::Segment;
use super::giver::{Giver, givers};
use super::line::Line;
use super::{Thread, add, cover, score};

/// Who gave a rating, as it goes into the table.
#[derive(Clone, Debug)]
pub(super) struct Attribution {
    source: String,
    publication: Option<String>,
    critic_person_id: Option<Uuid>,
    audience: bool,
}

/// Reads the ratings that critics give in a sentence, outside the parts that speak of aggregators.
pub(super) fn read(
    line: &Line<'_>,
    aggregates: &[Segment],
    titles: &[String],
    thread: &mut Thread,
    draft: &mut Draft<'_>,
) {
    let text = line.masked.as_str();
    let mut ratings = find(text);
    add_repeated(text, thread, &mut ratings);
    let named = givers(text, titles, draft);
    ratings.retain(|found| is_critics(found, aggregates, &named));
    let mut start = 0;
    let mut told = false;
    for found in ratings {
        let from = std::mem::replace(&mut start, found.range.end);
        let verb = verb_before(text, from, &found);
        told |= verb.is_some();
        if !rates_this_film(text, from, &found, verb.as_ref(), titles, told) {
            continue;
        }
        let chosen = attribute(text, &found, verb.as_ref(), &named, draft);
        let weak = found.rating.unit == Unit::Percent || !found.certain;
        if chosen.is_empty() && !refers_back(text) {
            if verb.is_some() && !weak {
                let words = line.words(found.range.clone());
                draft.finding(Code::ScoreUnreadable, words, "a rating without a critic or publication");
            }
            continue;
        }
        if chosen.is_empty() {
            if let Some(attribution) = thread.attribution.clone() {
                push(line, &found, found.range.clone(), &attribution, draft);
            }
        }
        for giver in &chosen {
            let attribution = resolve(line, giver, draft);
            push(line, &found, cover(&giver.range, &found.range), &attribution, draft);
            thread.attribution = Some(attribution);
        }
        thread.rating = Some(found.rating);
    }
    // A critic named without a rating may be meant by the next sentence's "she gave it …".
    if let Some(first) = named.iter().find(|giver| giver.known && giver.critic.is_some())
        && thread.rating.is_none()
    {
        thread.attribution = Some(resolve(line, first, draft));
    }
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
    add(draft, row, from, "score.critic");
}

/// Notes the critic as a person and says whose rating it is.
fn resolve(line: &Line<'_>, giver: &Giver, draft: &mut Draft<'_>) -> Attribution {
    let mut publication = giver.publication.clone();
    let mut critic = None;
    if let Some(range) = &giver.critic {
        let words = line.words(range.clone());
        let known = draft.known_person(words.as_str()).map(|named| (named.id, named.name.clone()));
        let (id, name) = match known {
            Some((id, name)) if name != words.as_str() => {
                draft.person_again(id, words, "score.critic");
                (id, name)
            }
            _ => (draft.person(words, "score.critic"), words.as_str().to_owned()),
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
        audience: giver.audience,
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
            r"(?i)^ (?:(?:of|in|from) (?:the|his|her|this|their) (?:film|movie|show|cast|story)|hotel|restaurant|general|chef|cast|critics|reviewers|people|viewers|women|men|cinemas|theaters|theatres|films|movies|nominations|awards|categories|times|who\b|as\b|such as|like)",
        )
    });
    static OF_SOMETHING_ELSE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)\b(?:soundtrack|album|dvd|blu-ray|disc|video game|game|novel|book|episode|season|sequel|prequel|predecessor|remake|original film|first film|previous film|music|songs?|background score|film['’]s score|special features|extras|performance|compared (?:to|with)|certificate|ranked|voted|opening|weekend|drop(?:ped)?|fell|declin\w+|\$|million|crore)\b|\$|\bscore (?:an? )?$",
        )
    });
    static FOR_SOMETHING_ELSE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)^[^,;.]{0,12}\b(?:for|to) (?:its|the|his|her) (?:predecessor|sequel|original|soundtrack|first|previous|dvd|blu-ray|video|audio|extras|music)\b|^ (?:certificate|certification|certified)",
        )
    });
    let before = verb.map_or(from, |verb| verb.end).min(found.range.start);
    let between = &text[before..found.range.start];
    let after = &text[found.range.end..];
    if NOT_A_RATING.is_match(after) || FOR_SOMETHING_ELSE.is_match(after) {
        return false;
    }
    let near = if verb.is_some() { between } else { &between[floor(between, between.len().saturating_sub(50))..] };
    if OF_SOMETHING_ELSE.is_match(near) || (verb.is_some() && rates_another(between, titles)) {
        return false;
    }
    let told = told || RATING_AFTER.is_match(after) || RATING_BEFORE.is_match(between);
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

/// Who gave a rating, of those that the sentence names; several where they are joined by `and`.
fn attribute(text: &str, found: &Found, verb: Option<&Range<usize>>, named: &[Giver], draft: &Draft<'_>) -> Vec<Giver> {
    static BY: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r#"(?i)^["”')]*(?:[ -](?:star|stars|rating|review|score|grade|overall|mark|each))?,? (?:by|from|in an? (?:review|article) (?:by|from|in|for))(?: (?:both|critics?|film critics?|reviewers?|the|film|movie|magazine|website|newspaper))* $"#,
        )
    });
    static OPENS: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)^(?:(?:while|although|though|despite|but|and|however,|in contrast,) )?(?:giving|awarding|rating|scoring|grading|in|with|on)\b",
        )
    });
    let after = named.iter().position(|giver| {
        giver.range.start >= found.range.end && BY.is_match(&text[found.range.end..giver.range.start])
    });
    if let Some(first) = after {
        return coordinated_after(text, named, first);
    }
    let pivot = verb.map_or(found.range.start, |verb| verb.start);
    let before: Vec<usize> = (0..named.len()).filter(|at| named[*at].range.end <= pivot).collect();
    let passive = verb.is_some_and(|verb| is_passive(text, verb));
    let accepted = before.iter().rev().find(|at| accepts(text, &named[**at], pivot, draft) && !passive).copied();
    if let Some(last) = accepted {
        return coordinated_before(text, named, last, draft);
    }
    if OPENS.is_match(text) && !passive {
        let next =
            named.iter().position(|giver| giver.range.start >= found.range.end && !is_credited(text, giver, draft));
        return next.map(|at| vec![named[at].clone()]).unwrap_or_default();
    }
    // "Empire: four stars" and the like, with nothing but the name and the rating.
    Vec::new()
}

/// Whether someone named before the verb is its subject.
fn accepts(text: &str, giver: &Giver, pivot: usize, draft: &Draft<'_>) -> bool {
    static DIRECTLY: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)^,?(?: (?:also|both|similarly|later|only|again|who|even|all|each|likewise|initially|has|had|have|and|then|subsequently|magazine|newspaper|website|himself|herself|in (?:his|her|their|its) review|generally|simply|originally|instead|critics?|reviewers?)\b,?)*:? ?$",
        )
    });
    if is_credited(text, giver, draft) && !giver.known {
        return false;
    }
    if giver.known {
        return !text[giver.range.end..].starts_with("'s ") || giver.critic.is_none();
    }
    giver.range.start <= 1 && giver.critic.is_some() || DIRECTLY.is_match(&text[giver.range.end..pivot])
}

fn is_credited(text: &str, giver: &Giver, draft: &Draft<'_>) -> bool {
    let Some(range) = &giver.critic else { return false };
    let Some(person) = draft.known_person(&text[range.clone()]) else { return false };
    draft.credits.iter().any(|credit| credit.person_id == person.id)
}

/// Whether the film is the subject of the verb: `was given`, `received`, `earned`.
fn is_passive(text: &str, verb: &Range<usize>) -> bool {
    static BE: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)\b(?:was|were|been|is|being)(?: also)? $"));
    let word = text[verb.clone()].to_lowercase();
    let takes = ["receiv", "earn", "garner", "got", "getting"].iter().any(|start| word.starts_with(start));
    takes || BE.is_match(&text[..verb.start])
}

fn joins(between: &str) -> bool {
    static AND: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"(?i)^,? ?(?:(?:and|&|as well as|along with)(?: (?:the|both|critic))*)? ?$"));
    !between.is_empty() && AND.is_match(between)
}

fn coordinated_before(text: &str, named: &[Giver], last: usize, draft: &Draft<'_>) -> Vec<Giver> {
    let mut first = last;
    while first > 0 {
        let (one, next) = (&named[first - 1], &named[first]);
        let between = &text[one.range.end..next.range.start];
        let joined = joins(between) && (between.contains("and") || between.contains('&') || first < last);
        if !joined || is_credited(text, one, draft) || (!one.known && one.publication.is_none()) {
            break;
        }
        first -= 1;
    }
    named[first..=last].to_vec()
}

fn coordinated_after(text: &str, named: &[Giver], first: usize) -> Vec<Giver> {
    let mut last = first;
    while let Some(next) = named.get(last + 1) {
        if !next.known || !joins(&text[named[last].range.end..next.range.start]) {
            break;
        }
        last += 1;
    }
    named[first..=last].to_vec()
}

/// Whether a sentence speaks of someone named before: `She gave the film …`.
fn refers_back(text: &str) -> bool {
    static BACK: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)^(?:(?:ultimately|however|overall|finally|in the end|nevertheless|nonetheless|later),? )?(?:he|she|they|the (?:critic|reviewer|magazine|newspaper|paper|site|website|publication|review|author)|his|her|its review)\b",
        )
    });
    BACK.is_match(text)
}

/// Adds ratings that repeat the one before: `a similar rating`, `also gave it three-and-a-half`.
fn add_repeated(text: &str, thread: &Thread, ratings: &mut Vec<Found>) {
    static SIMILAR: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"(?i)\b(?:an?|the) (?:similar|same|identical)(?: star)? (?:rating|score|grade)\b"));
    static UNSCALED: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)\b(?:gave|give|gives|giving|awarded|awarding)(?: also)? (?:the film|the movie|the picture|it|_+)(?: also)?(?: an?)? (?P<value>(?:zero|one|two|three|four|five|\d)(?:[ -]and[ -]a[ -]half|½)?)(?:,| as well|$|\.)",
        )
    });
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

fn pattern(expression: &str) -> Regex {
    Regex::new(expression).expect("the pattern is valid")
}
