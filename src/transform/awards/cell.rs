//! What one cell of a table of awards says.

use std::sync::LazyLock;

use regex::Regex;

use crate::article::{Cell, Excerpt};
use crate::value::name;
use crate::vocab::award_bodies::{self, BODIES};
use crate::vocab::{names, pattern};

use super::super::Draft;
use super::super::grid::items;
use super::super::people::{Entry, entries};
use super::body::{self, Ceremony};
use super::category;
use super::items;
use super::list::only_body;
use super::mention::{Kind, Mention, mentions};
use super::prose::{LONGEST, named};
use super::recipient::looks_like_person;

/// An award as a cell names it.
#[derive(Clone, Debug, Default)]
pub(super) struct Prize {
    /// Its own name.
    pub award: Option<String>,
    /// Its category.
    pub category: Option<String>,
    /// The category by the name of the page that it links to.
    pub alias: Option<String>,
    /// Who gives it, where the cell tells.
    pub giver: Option<Ceremony>,
}

/// The body that a cell names, with year and edition from its words or from what it links to.
pub(super) fn body(cell: &Cell) -> Option<Ceremony> {
    let words = items(cell).find(|item| item.as_str().contains(char::is_alphabetic))?;
    if words.as_str().len() > LONGEST {
        return None;
    }
    let linked = linked(words);
    let mut body = match only_body(words.as_str()) {
        Some(body) => body,
        None => {
            let name = bare(words.as_str());
            match only_body(&name) {
                Some(body) => body,
                None => linked.clone().filter(|linked| covers(linked, &name)).unwrap_or_else(|| body::plain(&name)),
            }
        }
    };
    if let Some(linked) = linked {
        body.edition = body.edition.or(linked.edition);
        body.year = body.year.or(linked.year);
    }
    (!body.name.is_empty()).then_some(body)
}

/// The body that the page has its name from to which words link: `69th Golden Globe Awards`.
fn linked(words: Excerpt<'_>) -> Option<Ceremony> {
    words.links().find_map(|(_, target)| only_body(target))
}

/// Whether a body known by a link is the one that the words name in a form that no vocabulary has.
fn covers(linked: &Ceremony, words: &str) -> bool {
    let initials: String = words.chars().filter(|c| c.is_uppercase()).collect();
    let own = |name: &str| name.split(' ').filter(|word| word.len() > 3).map(str::to_lowercase).collect::<Vec<_>>();
    let shared = own(words).iter().filter(|word| own(&linked.name).contains(word)).count();
    is_known(linked) && (shared > 0 || !words.contains(' ') && initials.len() > 1)
}

/// Whether a vocabulary has a body.
pub(super) fn is_known(body: &Ceremony) -> bool {
    award_bodies::body(&body.name).is_some() || BODIES.find(&body.name).is_some()
}

/// The words that name a body without number, year and notes: `The 12th Annual X Awards (2010)`.
fn bare(words: &str) -> String {
    static NOTE: LazyLock<Regex> = LazyLock::new(|| pattern(r"\s*[\(\[][^()\[\]]*[\)\]]"));
    static DATED: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"^(?:(?:the|annual|(?:18|19|20)\d\d|\d{1,3}(?:st|nd|rd|th)|(?:18|19|20)\d\d[–-]\d{2,4})\s+)+|,?\s+(?:18|19|20)\d\d$",
        )
    });
    let words = NOTE.replace_all(words, "");
    let kept = DATED.replace_all(words.trim(), "");
    named(&kept)
}

/// The number of the ceremony of a body that a cell links to or names.
pub(super) fn edition(cell: &Cell, of: &Ceremony) -> Option<i32> {
    let same = |found: &Ceremony| found.name == of.name;
    items(cell).find_map(|item| {
        let linked =
            item.links().filter_map(|(_, target)| only_body(target)).find(same).and_then(|found| found.edition);
        linked.or_else(|| number(item.as_str()))
    })
}

/// A cell that is nothing but an ordinal: `27th`.
pub(super) fn ordinal(cell: &Cell) -> bool {
    items(cell).next().is_some_and(|item| number(item.as_str()).is_some())
}

fn number(words: &str) -> Option<i32> {
    static ORDINAL: LazyLock<Regex> = LazyLock::new(|| pattern(r"^(?:the )?(\d{1,3})(?:st|nd|rd|th)(?: annual)?$"));
    ORDINAL.captures(words.trim())?[1].parse().ok()
}

/// The year of a cell: the first that its words name, or the page that they link to.
pub(super) fn year(cell: &Cell) -> Option<i32> {
    static YEAR: LazyLock<Regex> = LazyLock::new(|| pattern(r"\b((?:18|19|20)\d\d)\b"));
    let find = |words: &str| YEAR.captures(words).and_then(|year| year[1].parse().ok());
    let stated = items(cell).find_map(|item| find(item.as_str()));
    stated.or_else(|| items(cell).find_map(|item| item.links().find_map(|(_, target)| find(target))))
}

/// The year of a cell that holds nothing else.
pub(super) fn plain_year(cell: &Cell) -> Option<i32> {
    let words = items(cell).next()?;
    words.as_str().parse().ok().filter(|year| (1880..2200).contains(year))
}

/// Whether a cell names a category or a prize.
pub(super) fn is_category(cell: &Cell) -> bool {
    items(cell).next().is_some_and(|item| {
        let words = item.as_str();
        category::is_craft(words)
            || award_bodies::category(words).is_some()
            || !category::find(words, &[]).is_empty()
            || is_prize(words)
    })
}

/// The award's name in a column of its own; `None` where it only repeats who gives it.
pub(super) fn award_name(cell: &Cell, body: Option<&Ceremony>) -> Option<String> {
    let words = items(cell).next()?;
    let name = named(words.as_str());
    let repeats = only_body(&name).is_some_and(|found| body.is_none_or(|body| body.name == found.name));
    (!repeats && name.contains(char::is_alphabetic)).then_some(name)
}

/// The honour that a cell names in place of an award: a registry or a list, and who keeps it.
pub(super) fn honor(cell: &Cell) -> Option<(String, String)> {
    let words = items(cell).next()?;
    let name = bare(words.as_str());
    let body = BODIES.get(&name).or_else(|| BODIES.find(&name).map(|hit| hit.entry))?;
    match (body.kind, body.name) {
        ("registry", "National Film Registry" | "National Recording Registry") => {
            Some(("Library of Congress".to_owned(), body.name.to_owned()))
        }
        ("list", list) if list.starts_with("AFI") => Some(("American Film Institute".to_owned(), name)),
        _ => None,
    }
}

/// The awards that a cell names, of the body `near` or of one that the cell itself names.
pub(super) fn prizes(cell: &Cell, near: Option<&Ceremony>) -> Vec<Prize> {
    let lines: Vec<Excerpt<'_>> = items(cell).filter(|line| line.as_str().len() <= LONGEST).collect();
    let opens =
        |words: &str| category::find(words, &[]).first().is_some_and(|range| range.start == 0) || is_prize(words);
    // `Best Film; Best Director` are two; `Best Original Song; "Title"` is one.
    let several = lines.len() > 1 && lines.iter().all(|line| opens(line.as_str()));
    let lines = if several { lines } else { lines.into_iter().take(1).collect() };
    lines.into_iter().filter_map(|line| prize(line, near)).collect()
}

fn prize(line: Excerpt<'_>, near: Option<&Ceremony>) -> Option<Prize> {
    let words = line.until(work(line.as_str())).trim();
    let text = words.as_str();
    if !text.contains(char::is_alphabetic) {
        return None;
    }
    let alias = line.links().find_map(|(_, target)| target.split_once(" for ")).map(|(_, name)| named(name));
    let giver = line.links().find_map(|(_, target)| giver(target));
    let found = mentions(text);
    if let Some((body, rest)) = after_body(text, &found, near) {
        let giver = Some(body.completed(giver.as_ref()));
        return Some(match rest.is_empty() {
            true => Prize { giver, alias, ..Prize::default() },
            false => Prize { giver, alias, ..split(rest, &mentions(rest)) },
        });
    }
    if near.is_none()
        && let Some(item) = items::items(text, &found.iter().collect::<Vec<_>>(), 0).into_iter().next()
        && let Some((body, award)) = item.body_and_award(None, false)
    {
        let category = item.category.map(|range| named(&text[range]));
        return Some(Prize { award, category, alias, giver: Some(body.completed(giver.as_ref())) });
    }
    Some(Prize { giver, alias, ..split(text, &found) })
}

/// Where the words begin that name the work, not the award: `Best Original Song for "…"`.
fn work(words: &str) -> usize {
    static WORK: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r#"(?:\s+(?:for|[–—-])|:|,)?\s*[\(\[]?(?:for\s+)?["“]|\s+\((?:for|shared with|tied with|tie)\b"#)
    });
    WORK.find(words).filter(|found| found.start() > 0).map_or(words.len(), |found| found.start())
}

/// The body that a page about one of its categories has its name from.
fn giver(target: &str) -> Option<Ceremony> {
    let name = target.split_once(" for ").map_or(target, |(name, _)| name);
    only_body(name).filter(is_known)
}

/// A body that opens the words, and what follows it: `Academy Award for Best Picture`.
fn after_body<'t>(text: &'t str, found: &[Mention], near: Option<&Ceremony>) -> Option<(Ceremony, &'t str)> {
    static JOINT: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"^\s*(?:(?:[:,;]|[–—-])(?: for)?|for|in)\s+(?:the )?|^\s*$"));
    let first = found.first().filter(|first| text[..first.range.start].trim().trim_end_matches("The").is_empty())?;
    let Kind::Body(body) = &first.kind else { return None };
    if near.is_some_and(|near| near.name != body.name) {
        return None;
    }
    let joint = JOINT.find(&text[first.range.end..])?;
    Some((body.clone(), &text[first.range.end + joint.end()..]))
}

/// Words that name a prize, a category or both.
fn split(text: &str, found: &[Mention]) -> Prize {
    static JOINT: LazyLock<Regex> = LazyLock::new(|| pattern(r"^\s*(?:(?:[:,;]|[–—-])(?: for)?|for|\()\s*(?:the )?"));
    let first = found.first().filter(|first| first.range.start == 0);
    let prize = first.filter(|first| matches!(first.kind, Kind::Prize(..) | Kind::Award(_)));
    // `Production Design in a Feature Production` is one body's own, and yet a category.
    let prize = prize.filter(|prize| is_prize(text) || !category::is_craft(&text[prize.range.clone()]));
    if let Some(prize) = prize {
        let rest = &text[prize.range.end..];
        if let Some(joint) = JOINT.find(rest) {
            let rest = rest[joint.end()..].trim_end_matches(')');
            if category::find(rest, &[]).first().is_some_and(|range| range.start == 0) || category::is_craft(rest) {
                let award = Some(named(&text[prize.range.clone()]));
                return Prize { award, category: Some(named(rest)), ..Prize::default() };
            }
        }
        return Prize { award: Some(named(text)), ..Prize::default() };
    }
    if is_prize(text) {
        return Prize { award: Some(named(text)), ..Prize::default() };
    }
    Prize { category: Some(named(text)), ..Prize::default() }
}

/// Whether words name a prize by their form, and not a category: `New Generation Award`.
fn is_prize(words: &str) -> bool {
    static FORM: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)\b(?:award|prize|trophy|medal|mention|citation|grand prix|grand prize|bear|lion|leopard|palme|plaque|laurel|diploma|statuette|prix|premio|preis)\b",
        )
    });
    static OPENS: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"(?i)^(?:best|outstanding|favou?rite|most|worst|choice|excellence|achievement|top)\b")
    });
    !OPENS.is_match(words) && FORM.is_match(words)
}

/// The people whom a cell names, in order.
pub(super) fn people<'a>(cell: &'a Cell, draft: &Draft<'_>) -> Vec<Excerpt<'a>> {
    static MADE_BY: LazyLock<Regex> = LazyLock::new(|| pattern(r"^\p{L}+(?:,? (?:and|&) \p{Ll}+)? by "));
    let lines =
        items(cell).filter(|line| line.as_str().len() <= LONGEST && !line.as_str().starts_with(['"', '\u{201C}']));
    let lines = lines.map(|line| line.until(work(line.as_str())).trim());
    let lines = lines.map(|line| line.from(MADE_BY.find(line.as_str()).map_or(0, |label| label.end())));
    let listed = entries(lines);
    let people = listed.into_iter().filter_map(|entry| match entry {
        Entry::Person(person) => Some(person.written),
        Entry::Company(_) | Entry::Unreadable(_) => None,
    });
    people.filter(|name| is_person(*name, draft)).collect()
}

fn is_person(name: Excerpt<'_>, draft: &Draft<'_>) -> bool {
    static WORK: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"\((?:[^()]*\b)?(?:film|song|album|soundtrack|novel|series|company|studio|band)\)$"));
    let words = name.as_str();
    let linked = name.link_target().is_some_and(|target| !WORK.is_match(target));
    draft.known_person(words).is_some()
        || looks_like_person(words)
        || linked && words.contains(' ') && name::is_plausible(words) && !names::is_company(words)
}
