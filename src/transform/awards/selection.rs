//! Selections: a country's entry, films shown in competition or in a section of a festival.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::article::Excerpt;
use crate::schema::awards::AwardResult;
use crate::transform::rules::Rule;
use crate::vocab::countries::{COUNTRIES, DEMONYMS};
use crate::vocab::pattern;

use super::super::Draft;
use super::body::{Ceremony, tail};
use super::mention::{Kind, Mention};
use super::other_work::about_other_work;
use super::prose::{named, without};
use super::row::Read;

/// A country's entry for an award, as a sentence tells it.
#[derive(Clone, Debug)]
pub(super) struct Submission {
    body: Ceremony,
    category: Option<String>,
    country: Option<String>,
}

/// Reads the entry that a sentence speaks of: `the Russian entry for the Best …`.
pub(super) fn submission(
    text: &str,
    sentence: Excerpt<'_>,
    mentions: &[Mention],
    near: Option<&Ceremony>,
    draft: &mut Draft<'_>,
) -> Option<(Submission, Range<usize>)> {
    static ENTRY: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"\b(?:entry|submission|[Ss]ubmitted|candidate|representative|represent(?:ed|ing)?|selection|sent|put forward|selected|chosen|entered)\b(?P<to>[^.;]{0,90}?)(?:\b(?:for|to|in|at)\b)",
        )
    });
    static DENIED: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"(?:\b(?:not|never|rejected|failed to be|instead of|over)\b|n['’]t\b)[^.;,]{0,40}$"));
    let foreign = |mention: &&Mention| {
        let words = &text[mention.range.clone()];
        mention.kind == Kind::Category
            && ["Foreign", "International Feature", "International Film", "Language"]
                .iter()
                .any(|word| words.contains(word))
    };
    for entry in ENTRY.find_iter(text) {
        let near_entry =
            |mention: &&Mention| mention.range.start >= entry.start() && mention.range.start < entry.end() + 120;
        let after = mentions.iter().filter(foreign).find(near_entry);
        let awards = mentions.iter().find(|mention| {
            matches!(&mention.kind, Kind::Body(body) if body.name.ends_with("Awards"))
                && mention.range.end > entry.end()
                && mention.range.start < entry.end() + 160
        });
        let subject = &entry.as_str();
        // `selected for the Best …` alone may be a nomination: an entry is a country's.
        let country = country(text, entry.range());
        let noun = ["entry", "submission", "submitted", "candidate"].iter().any(|word| subject.starts_with(word));
        if !noun && country.is_none() || after.is_none() && (awards.is_none() || country.is_none()) {
            continue;
        }
        if DENIED.is_match(tail(text, entry.start())) {
            return None;
        }
        let body = mentions.iter().filter_map(|mention| match &mention.kind {
            Kind::Body(body) => Some((body.clone(), mention.range.clone())),
            _ => None,
        });
        // The ceremony that is told apart by its number, else the one nearest to the entry.
        let bodies: Vec<_> = body.filter(|(_, range)| range.start >= entry.start()).collect();
        let stated =
            bodies.iter().find(|(body, _)| body.edition.is_some() || body.year.is_some()).or(bodies.first()).cloned();
        let oscars = Ceremony {
            name: "Academy Awards".to_owned(),
            award: None,
            edition: None,
            year: None,
            counted: false,
            travels: false,
        };
        let body =
            stated.clone().map(|(body, _)| body).or_else(|| near.cloned().filter(|near| near.name == oscars.name));
        let submission = Submission {
            body: body.unwrap_or(oscars),
            category: after.map(|category| named(&text[category.range.clone()])),
            country,
        };
        // A category further on may be what it was nominated for.
        let own = after.filter(|category| {
            category.range.start < entry.end() + 50
                && !text[entry.end().min(category.range.start)..category.range.start].contains("nomin")
        });
        let mut range = entry.start()..own.map_or(entry.end(), |category| category.range.end);
        for (_, words) in bodies.iter().take(2) {
            if words.start < range.end + 30 {
                range.end = range.end.max(words.end);
            }
        }
        submission.push(AwardResult::Submitted, sentence.get(range.clone()), draft);
        return Some((submission, range));
    }
    None
}

impl Submission {
    /// Adds what came of the entry.
    pub(super) fn push(&self, result: AwardResult, words: Excerpt<'_>, draft: &mut Draft<'_>) {
        let read = Read {
            body: self.body.name.clone(),
            edition: self.body.edition,
            year: self.body.year,
            award: None,
            category: self.category.clone(),
            result,
            country: self.country.clone().filter(|_| result == AwardResult::Submitted),
            recipients: Vec::new(),
            words,
            rule: Rule::AwardSubmission,
        };
        read.push(draft);
    }

    /// What the text right after the entry says came of it, and where: `, and won`.
    pub(super) fn outcome(text: &str) -> Option<(AwardResult, Range<usize>)> {
        static OUTCOME: LazyLock<Regex> = LazyLock::new(|| {
            pattern(
                r"^[^.;]{0,40}?\b(?:and|where it|which it|but|it)(?: was| went on to| eventually| later| subsequently| also| ultimately)* (?:(?P<won>won|win)|(?P<nominated>(?:was |been )?nominated|received a nomination|earned a nomination))\b(?: it| the award| the prize)?(?:[.,:;]|$)",
            )
        });
        let found = OUTCOME.captures(text)?;
        if let Some(won) = found.name("won") {
            return Some((AwardResult::Won, won.range()));
        }
        found.name("nominated").map(|words| (AwardResult::Nominated, words.range()))
    }

    /// Whether the text after the entry says that it was shortlisted, and where.
    pub(super) fn shortlisted(text: &str) -> Option<Range<usize>> {
        static SHORTLIST: LazyLock<Regex> = LazyLock::new(|| pattern(r"\b(?:short-?list(?:ed)?|short list)\b"));
        static DENIED: LazyLock<Regex> =
            LazyLock::new(|| pattern(r"(?:\b(?:not|never|failed|missed|without|nor)\b|n['’]t\b)[^.;,]{0,40}$"));
        let found = SHORTLIST.find_iter(text).find(|found| !DENIED.is_match(tail(text, found.start())));
        found.map(|found| found.range())
    }
}

/// The country that an entry is of: `the Russian entry`, `Hungary's submission`, `submitted by India`.
fn country(text: &str, entry: Range<usize>) -> Option<String> {
    let end = text[entry.clone()].find(" entry").or_else(|| text[entry.clone()].find(" submission"));
    let inside = &text[entry.start..end.map_or(entry.start, |end| entry.start + end)];
    let before = tail(text, entry.start);
    let nearest = last_country(inside).or_else(|| last_country(before).filter(|(at, _)| before.len() - at < 40));
    let nearest = nearest.map(|(_, code)| code);
    let after = || {
        let end = text.ceil_char_boundary((entry.end + 30).min(text.len()));
        let after = &text[entry.start..end];
        let by = after.find(" by ")?;
        COUNTRIES.find(&after[by..]).map(|hit| hit.entry.code)
    };
    nearest.or_else(after).map(str::to_owned)
}

/// The last country that a text names, by its name or demonym, and where.
fn last_country(text: &str) -> Option<(usize, &'static str)> {
    let demonym = DEMONYMS.find_iter(text).filter(|hit| !text[hit.range.end..].starts_with(" Language")).last();
    let name = COUNTRIES.find_iter(text).last();
    let place = |hit: crate::vocab::Hit<'_, crate::vocab::countries::Country>| (hit.range.start, hit.entry.code);
    demonym.map(place).max(name.map(place))
}

/// Reads where the film was shown: in competition, in a section, at a festival.
pub(super) fn showings(
    text: &str,
    sentence: Excerpt<'_>,
    mentions: &[Mention],
    near: Option<&Ceremony>,
    titles: &[String],
    draft: &mut Draft<'_>,
) {
    static OTHER: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)\b(?:restor(?:ed|ation)|remaster|re-?release|trailer|teaser|clips?|footage|film market|marché|retrospective|market screening|not (?:been )?(?:screened|shown|selected|accepted)|work[- ]in[- ]progress|director['’]s cut|anniversary)\b",
        )
    });
    static COMPETITION: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"\b(?:(?:in|into|for|to|of)(?: the)?(?P<kind> main| official| international| feature(?: film)?| feature-length)* [Cc]ompetition\b(?: section| programme| program)?|competed(?: for| in| at| with)?|(?:was |were |been )?entered (?:in|into|at|to|for)(?: the)?|(?:in|into|for)(?: the)? (?P<named>(?:\p{Lu}[\p{L}'’.-]* ){1,5}Competition)\b(?: section| programme| program)?)",
        )
    });
    static OUT: LazyLock<Regex> = LazyLock::new(|| pattern(r"\b[Oo]ut[- ][Oo]f[- ][Cc]ompetition\b"));
    static SECTION: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"\b(?:in|into|for|as part of|under|to|at)(?: the| its)?(?: (?:non-competitive|parallel|official|independent))? (?P<section>(?:\p{Lu}[\p{L}'’.&-]*|of|the|de|des|du|and|&|un)(?: (?:\p{Lu}[\p{L}'’.&-]*|of|the|de|des|du|and|&|\d+))*?)(?:['’]s)? (?:section|sidebar|programme|program|strand|selection|slate|line-?up)\b|\b(?:in|into|for|as part of|under)(?: the)? (?P<known>Un Certain Regard|Directors['’] Fortnight|(?:International )?Critics['’] Week|Panorama|Orizzonti|Midnight Madness|Special Presentations|Berlinale Special)\b",
        )
    });
    static SHOWN: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"\b(?:screened|shown|exhibited|showcased|presented|screening|selected|accepted|invited|official selection|premiered|premiere|debuted|opened|played|included|featured|competed|competition|entered|part)\b",
        )
    });
    static PLAIN: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"\b(?:screened|shown|exhibited|showcased|official selection|(?:selected|accepted|invited) (?:to|for) (?:be )?(?:screen(?:ed|ing)?|shown|play))\b(?:[^,;.]{0,40}?)\b(?:at|during|of|in|by|for)\b(?: the)?(?: prestigious| annual)? $",
        )
    });
    let festivals: Vec<(&Ceremony, &Range<usize>)> = mentions
        .iter()
        .filter_map(|mention| match &mention.kind {
            Kind::Body(body) if is_festival(body) => Some((body, &mention.range)),
            _ => None,
        })
        .collect();
    if OTHER.is_match(text) || festivals.is_empty() && near.is_none_or(|near| !is_festival(near)) {
        return;
    }
    let mut shown = |words: Range<usize>,
                     result: AwardResult,
                     section: Option<String>,
                     body: (&Ceremony, Option<&Range<usize>>)| {
        let (body, at) = body;
        if about_other_work(&without(&text[..words.start], mentions), titles) {
            return;
        }
        let range = at.map_or(words.clone(), |at| words.start.min(at.start)..words.end.max(at.end));
        let read = Read {
            body: body.name.clone(),
            edition: body.edition,
            year: body.year,
            award: None,
            category: section,
            result,
            country: None,
            recipients: Vec::new(),
            words: sentence.get(range),
            rule: Rule::AwardSelection,
        };
        read.push(draft);
    };
    let body_of = |at: &Range<usize>| {
        let after = festivals.iter().find(|(_, range)| range.end > at.end && range.start < at.end + 60);
        let before = festivals.iter().rev().find(|(_, range)| range.start < at.start);
        let stated = after.or(before).map(|(body, range)| (*body, Some(*range)));
        stated.or(near.filter(|near| is_festival(near)).map(|near| (near, None)))
    };
    let mut told: Vec<Range<usize>> = Vec::new();
    if let Some(out) = OUT.find(text) {
        if let Some(body) = body_of(&out.range()) {
            shown(out.range(), AwardResult::Screened, Some("Out of Competition".to_owned()), body);
            told.extend(body.1.cloned());
        }
    } else if let Some(found) = COMPETITION.captures(text)
        && let Some(all) = found.get(0)
    {
        let entered = all.as_str().contains("entered");
        let body = body_of(&all.range()).filter(|(_, range)| {
            // `entered into the … Festival`: the festival follows at once.
            !entered || range.is_some_and(|range| range.start >= all.end() && range.start <= all.end() + 45)
        });
        let shows = entered
            || all.as_str().starts_with("competed")
            || SHOWN.is_match(text)
            || text[..all.start()].ends_with("was ");
        if let Some(body) = body.filter(|_| shows) {
            let section = found.name("named").map(|name| named(name.as_str()));
            shown(all.range(), AwardResult::InCompetition, section, body);
            told.extend(body.1.cloned());
        }
    }
    for found in SECTION.captures_iter(text) {
        let Some(name) = found.name("section").or(found.name("known")) else { continue };
        let section = named(name.as_str());
        let generic =
            ["Competition", "Main", "Official", "Awards", "Award", "Best"].iter().any(|word| section.contains(word));
        if generic || !SHOWN.is_match(text) || !section.chars().any(char::is_uppercase) {
            continue;
        }
        let Some(body) = body_of(&name.range()) else { continue };
        let itself = body.1.is_some_and(|range| range.contains(&name.start()));
        if !itself && !told.iter().any(|range| Some(range) == body.1) {
            shown(name.range(), AwardResult::Screened, Some(section), body);
            told.extend(body.1.cloned());
        }
    }
    // `screened at the A, the B and the C`: each festival of the row.
    let mut open: Option<usize> = None;
    for (body, range) in &festivals {
        let before = &text[..range.start];
        let beside = open.is_some_and(|end| {
            let gap = text.get(end..range.start).unwrap_or_default().trim();
            matches!(gap, "," | "and" | ", and" | ", the" | "and the" | ", and the" | "and at the" | ", at the")
        });
        let plain = PLAIN.find(tail(before, before.len()));
        if (beside || plain.is_some()) && !told.contains(range) {
            let start =
                plain.map_or(range.start, |plain| range.start - (tail(before, before.len()).len() - plain.start()));
            shown(start..range.end, AwardResult::Screened, None, (body, Some(range)));
            open = Some(range.end);
        }
    }
}

/// Whether a body is a festival.
pub(super) fn is_festival(body: &Ceremony) -> bool {
    let name = &body.name;
    [
        "Festival",
        "Fest",
        "Fortnight",
        "Week",
        "Sundance",
        "Viennale",
        "Camerimage",
        "Days",
        "Biennale",
        "Filmfest",
        "Docs",
    ]
    .iter()
    .any(|word| name.contains(word))
}
