//! Other titles that sentences give: `also known as`, `released in the US as`, `under the working title`.
//!
//! Plain text has lost the italics, so a title is taken for as long as its words look like one: capitals, and small words
//! between capitals.

use std::sync::LazyLock;

use regex::Regex;

use crate::article::Excerpt;
use crate::schema::film_titles::TitleKind;
use crate::schema::sections::SectionKind;
use crate::transform::Draft;
use crate::transform::rules::Rule;
use crate::transform::signs::Sign;
use crate::vocab::languages::{self, LANGUAGES};
use crate::vocab::{self, Needle, countries, pattern};

use super::bracket::Title;

/// Reads alternative and working titles out of the lead and the sections on production and release.
pub(super) fn read(draft: &mut Draft<'_>) {
    for passage in draft.prose.passages() {
        let lead = passage.kind == SectionKind::Lead;
        if !lead && !matches!(passage.kind, SectionKind::Production | SectionKind::Release) {
            continue;
        }
        draft.place = passage.place();
        for sentence in passage.readable(&[Sign::Title]) {
            for title in of_sentence(sentence, lead) {
                super::push(title, Rule::TitleSentence, draft);
            }
        }
    }
}

/// What sentences with other titles hold.
pub(super) fn needles() -> Option<Vec<Needle>> {
    vocab::needles(&KNOWN_AS)
}

static KNOWN_AS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?x)\b(?:
          (?P<working>working\ titles?(?:\ (?:of\ the\ film|for\ the\ film|of|was|were|is|being|had\ been|for\ which\ was))*\ |(?:film|movie|project|it)\ was\ (?:originally|initially|first|tentatively)\ (?:titled|called|entitled|named)\ |(?:originally|initially|tentatively)\ (?:titled|entitled|named)\ |
            (?i:completed|finished|shot|filmed|announced|begun|edited|developed|written|submitted)\b[^,.;()]{0,30}?\ (?:under|with)\ the\ (?:original\ |provisional\ )?title\ (?:of\ )?)
        | (?P<other>(?:better|alternatively|otherwise|sometimes|variously|commonly|formerly|internationally)\ known\ (?:in\ [^,.;()]{2,30}\ )?as\ |known\ (?:also|as\ well|alternatively)\ as\ |also\ (?:known|released|distributed|marketed|billed|titled|shown|seen)\ (?:internationally\ |abroad\ )?(?:in\ [^,.;()]{2,30}\ )?as\ |
            (?:was|been|and|is)\ (?:also\ |later\ |then\ )?(?:re-?)?(?:released|distributed|marketed|dubbed|retitled|shown|issued)\ (?:and\ released\ )?(?:theatrically\ )?(?:in|into)\ (?P<place>[^,.;()]{2,40}?)\ (?:as|under\ the\ (?:title|name)s?)\ (?:of\ )?|
            (?:released|reissued|re-released|distributed|marketed|shown|dubbed|sold)\ (?:in\ [^,.;()]{2,40}\ )?under\ the\ (?:alternat(?:e|ive)\ |English\ |international\ )?(?:titles?|names?)\ (?:of\ )?|
            retitled\ |title\ was\ (?:later\ )?changed\ to\ |known\ in\ [^,.;()]{2,40}\ as\ |\band\ in\ (?P<language>\p{Lu}\p{Ll}+)\ as\ )
        )",
    )
});

/// Words before that say that something else than the film is named so.
static NOT_THE_FILM: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:sequel|song|album|soundtrack|single|game|novel|book|character|remake|remade|series|actor|actress|born|massacre|trailer|episode|who|group|band|city|company|studio|phenomenon|technique|genre|dub|magazine|short story|play)\b",
    )
});

fn of_sentence(sentence: Excerpt<'_>, lead: bool) -> Vec<Title<'_>> {
    let text = sentence.as_str();
    let mut found = Vec::new();
    for captures in KNOWN_AS.captures_iter(text) {
        let Some(whole) = captures.get(0) else { continue };
        let working = captures.name("working").is_some();
        // Outside the lead only what speaks of titles by name is safe.
        let by_name = whole.as_str().contains("title") || whole.as_str().contains("released");
        if NOT_THE_FILM.is_match(&text[..whole.start()]) || !(lead || by_name) {
            continue;
        }
        let place = captures.name("place").or_else(|| captures.name("language")).map(|place| place.as_str());
        let language =
            place.and_then(|place| languages::language(place.trim_start_matches("the "))).map(|language| language.code);
        let kind = if working { TitleKind::Working } else { TitleKind::Alternative };
        let mut rest = sentence.from(whole.end());
        while let Some(words) = title_in(rest) {
            found.push(Title { words, kind, language });
            let after = rest.from(words.offset() + words.as_str().len() - rest.offset());
            let several = whole.as_str().contains("titles ") || whole.as_str().contains("names ");
            let joint =
                [", and ", ", ", " and ", "\" and ", " or "].iter().find(|joint| after.as_str().starts_with(**joint));
            match joint {
                Some(joint) if several => rest = after.from(joint.len()),
                _ => break,
            }
        }
    }
    found
}

/// The title that a text opens with.
pub(super) fn title_in(text: Excerpt<'_>) -> Option<Excerpt<'_>> {
    let words = text.as_str();
    let trimmed = words.trim_start();
    let start = words.len() - trimmed.len();
    for (open, close) in [('"', '"'), ('\u{201C}', '\u{201D}'), ('\u{2018}', '\u{2019}')] {
        if let Some(inside) = trimmed.strip_prefix(open) {
            let end = inside.find(close)?;
            let from = start + open.len_utf8();
            return Some(text.get(from..from + end).trim_matches(|character| matches!(character, ' ' | ',')));
        }
    }
    let mut end = 0;
    let mut at = 0;
    for word in trimmed.split_inclusive(' ') {
        let bare = word.trim_end();
        let first = bare.trim_start_matches(['\'', '\u{2019}', '(']).chars().next();
        let capital = first.is_some_and(|first| {
            !first.is_lowercase() && (first.is_alphanumeric() || matches!(first, '&' | '\u{2013}' | '-'))
        });
        let small = matches!(
            bare,
            "of" | "the"
                | "and"
                | "a"
                | "an"
                | "in"
                | "to"
                | "for"
                | "on"
                | "at"
                | "vs."
                | "vs"
                | "by"
                | "from"
                | "with"
                | "or"
                | "de"
                | "la"
                | "le"
                | "del"
                | "der"
                | "und"
                | "no"
                | "ki"
                | "ka"
                | "ke"
                | "du"
                | "des"
                | "di"
                | "e"
                | "et"
                | "y"
        );
        if !capital && (!small || end == 0) {
            break;
        }
        // `Sastry in Telugu`, `Shakti in the United States`: the place is not part of the title.
        if small && matches!(bare, "in" | "and") && names_place(&trimmed[at + word.len()..]) {
            break;
        }
        at += word.len();
        if capital {
            end = at - (word.len() - bare.len());
        }
        if bare.ends_with([',', ';', ')'])
            || bare.ends_with('.')
                && !matches!(bare, "vs." | "Dr." | "Mr." | "Mrs." | "St." | "No.")
                && bare.matches('.').count() == 1
        {
            break;
        }
    }
    let title = text.get(start..start + end).trim_matches(|character| matches!(character, ' ' | ',' | ';' | '(' | ')'));
    let title = match title.as_str().strip_suffix('.') {
        Some(without) if !without.contains('.') => title.until(without.len()),
        _ => title,
    };
    let is_title = title.as_str().contains(char::is_alphanumeric)
        && title.as_str().starts_with(|first: char| !first.is_lowercase())
        && !matches!(title.as_str(), "The" | "A" | "It" | "In");
    is_title.then_some(title)
}

/// Whether a text opens with a country or language.
fn names_place(text: &str) -> bool {
    let text = text.trim_start_matches("the ").trim_start_matches("in ");
    let word = text.split([' ', ',', '.']).next().unwrap_or_default();
    LANGUAGES.get(word).is_some()
        || countries::place(word).is_some()
        || text.starts_with("United ")
        || word == "some"
        || word == "Europe"
}
