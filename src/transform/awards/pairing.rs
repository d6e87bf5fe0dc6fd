//! `respectively`: people and awards that a clause names in one order.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::vocab::pattern;

use super::body::tail;
use super::mention::Mention;
use super::prose::without;
use super::recipient::{self, Subject, Who};
use super::trigger::Trigger;

/// Who has one of several awards.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Share {
    /// The person of these words.
    Of(Range<usize>),
    /// The clause names as many people as it likes, but not one for each award.
    Unclear,
}

/// Who has each of the `n_awards` that the clause `range` of a sentence names, where it says that people and awards
/// stand in one order; empty where it does not say so, or names no list of people.
pub(super) fn shares(
    who: &Who<'_, '_>,
    text: &str,
    range: Range<usize>,
    mentions: &[Mention],
    trigger: &Trigger,
    subject: &Subject,
    n_awards: usize,
) -> Vec<Share> {
    static WORD: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)\brespectively\b"));
    let Some(word) = WORD.find(&text[range.clone()]).map(|word| range.start + word.start()) else { return Vec::new() };
    let masked = without(text, mentions);
    let lists = lists(who, &masked, range);
    let Some(people) = list_meant(&lists, &masked, word, trigger, subject) else { return Vec::new() };
    if people.len() != n_awards {
        return vec![Share::Unclear; n_awards];
    }
    people.iter().cloned().map(Share::Of).collect()
}

/// The list of people that the word `respectively` speaks of: the one right before it that something is given to, else
/// the subject of the verb, else the one right after the verb.
fn list_meant<'l>(
    lists: &'l [Vec<Range<usize>>],
    text: &str,
    word: usize,
    trigger: &Trigger,
    subject: &Subject,
) -> Option<&'l [Range<usize>]> {
    static GIVEN: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"(?:\b(?:to|by|between|(?P<works>for))(?: [\p{Ll}-]+){0,3} |\()$"));
    static GOVERNED: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"(?i)\b(?:by|with|starring|from|against|over|in|at|on|to|than|of) (?:the )?$"));
    let start = |list: &[Range<usize>]| list.first().map_or(0, |name| name.start);
    let end = |list: &[Range<usize>]| list.last().map_or(0, |name| name.end);
    let personal = matches!(subject, Subject::People(_) | Subject::Pronoun);
    let given = lists.iter().find(|list| {
        let before = GIVEN.captures(tail(text, start(list)));
        // `Hall won … for Dust and Ashes respectively` names works.
        let fits = before.is_some_and(|before| before.name("works").is_none() || !personal);
        fits && text.get(end(list)..word).is_some_and(|between| matches!(between.trim(), "" | ","))
    });
    let before =
        |list: &&Vec<Range<usize>>| end(list) <= trigger.range.start && !GOVERNED.is_match(tail(text, start(list)));
    let after = |list: &&Vec<Range<usize>>| text.get(trigger.range.end..start(list)).is_some_and(|gap| gap == " ");
    let meant = given.or_else(|| lists.iter().rev().find(before)).or_else(|| lists.iter().find(after));
    meant.map(Vec::as_slice)
}

/// The lists of two or more names in a part of a text, at least one of them known or a full name.
fn lists(who: &Who<'_, '_>, text: &str, range: Range<usize>) -> Vec<Vec<Range<usize>>> {
    static NAMES: LazyLock<Regex> = LazyLock::new(|| pattern(recipient::NAME));
    let mut found: Vec<Vec<Range<usize>>> = Vec::new();
    for name in NAMES.find_iter(&text[range.clone()]) {
        let name = recipient::trimmed(text, range.start + name.start()..range.start + name.end());
        let words = &text[name.clone()];
        let of_title = who.titles.iter().any(|title| title.contains(words));
        if words.is_empty() || of_title && who.full_name(words).is_none() {
            continue;
        }
        match found.last_mut() {
            Some(list) if list.last().is_some_and(|last| recipient::joins(&text[last.end..name.start])) => {
                list.push(name);
            }
            _ => found.push(vec![name]),
        }
    }
    let is_person = |name: &Range<usize>| {
        let words = &text[name.clone()];
        who.full_name(words).is_some() || recipient::looks_like_person(words)
    };
    found.retain(|list| list.len() > 1 && list.iter().any(is_person));
    found
}
