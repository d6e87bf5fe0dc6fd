//! Cast lists: what each of their items yields, and what labels and lists below lists say.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use regex::Regex;

use crate::article::{Block, Excerpt, Text};
use crate::schema::credits::Qualifier;
use crate::schema::sections::SectionKind;
use crate::transform::people::{Listed, brackets, outside};
use crate::transform::rules::Rule;
use crate::transform::sentence::sentences;
use crate::transform::signs::Sign;
use crate::transform::{Draft, Passage};
use crate::value::name;
use crate::vocab::{pattern, roles};

use super::alone::alone;
use super::appearance::appearance;
use super::credited::{credit, credit_all};
use super::item::{self, Joint};
use super::setting::{Setting, is_participants, voiced};
use super::stated::{self, Around};
use super::{actors, character, order};

pub(super) const RULE: Rule = Rule::CreditCastList;

/// Reads every cast list of an article.
pub(super) fn read(draft: &mut Draft<'_>) {
    let items: Vec<(&Passage<'_>, u8)> = draft
        .prose
        .passages()
        .iter()
        .filter(|passage| passage.kind == SectionKind::Cast)
        .filter_map(|passage| match passage.block {
            Block::Item { depth, .. } => Some((passage, *depth)),
            Block::Paragraph(_) | Block::Table(_) => None,
        })
        .collect();
    let voiced = voiced(draft.article);
    let mut orders: BTreeMap<Joint, bool> = BTreeMap::new();
    let mut section = None;
    let mut labelled = None;
    let mut above: Option<Above<'_>> = None;
    for (at, (passage, depth)) in items.iter().enumerate() {
        draft.place = passage.place();
        let voices = voiced.get(passage.section).copied().unwrap_or(false);
        if section != Some(passage.section) {
            section = Some(passage.section);
            labelled = passage.heading.and_then(appearance).map(|(qualifier, _)| qualifier);
            let own = items.iter().map(|(item, _)| *item).filter(|item| item.section == passage.section);
            orders = order::orders(own, voices, draft);
        }
        let text = passage.block.text();
        if let Some(list) = above.as_mut() {
            if list.section == passage.section && list.takes(text, *depth) {
                let parts = character::read(first_sentence(&ends(text), text.excerpt()), list.people.len());
                credit_all(draft, &list.people, &parts, list.setting, text.excerpt(), RULE);
                continue;
            }
            above = None;
        }
        let ends = ends(text);
        let below =
            items[at + 1..].iter().take_while(|(below, deeper)| below.section == passage.section && deeper > depth);
        let below: Vec<&Text> = below.map(|(below, _)| below.block.text()).collect();
        for words in pairs(text.excerpt()) {
            if let Some(qualifier) = roles::label(words.as_str()).and_then(Qualifier::from_name) {
                labelled = Some(qualifier);
                continue;
            }
            if let Some((qualifier, names)) = after_label(words) {
                alone(draft, names, Setting { qualifier: qualifier.or(labelled), ..Setting::said(voices) });
                continue;
            }
            let Some(mut item) = item::read(words) else {
                if below.is_empty() {
                    alone(draft, words, Setting { qualifier: labelled, ..Setting::said(voices) });
                    continue;
                }
                // "Jane Doe" above her parts; "The First Story" stands above actors.
                let people = actors::before(words);
                let known = people.iter().any(|person| draft.known_person(&person.name).is_some());
                if known || !below.iter().any(|item| names_actors(item)) {
                    let setting = Setting { qualifier: labelled, ..Setting::said(voices) };
                    above = Some(Above { section: passage.section, depth: *depth, deeper: true, people, setting });
                }
                continue;
            };
            item.right = first_sentence(&ends, item.right);
            let reversed = orders.get(&item.joint).copied().unwrap_or(false);
            let themselves = passage.heading.is_some_and(is_participants) && item.is_open();
            let setting = Setting { reversed, qualifier: labelled, themselves, ..Setting::said(voices) };
            if item.joint == Joint::As && item.right.is_empty() {
                let people = actors::before(item.left);
                above = Some(Above { section: passage.section, depth: *depth, deeper: false, people, setting });
                continue;
            }
            let words = item.left.through(item.right);
            credit(draft, &item, setting, words, RULE);
        }
        let parts = item::read(text.excerpt()).map(|item| {
            let side = if item.is_reversed() { item.left } else { first_sentence(&ends, item.right) };
            character::read(side, 1)
        });
        let character = parts.as_ref().and_then(|parts| parts.characters.first()).map(|character| &*character.name);
        for sentence in passage.sentences().iter().skip(1).filter(|sentence| sentence.may_tell(Sign::Part)) {
            stated::read(sentence.words, Around { kind: SectionKind::Cast, text, character }, draft);
        }
    }
}

/// The names after a label for actors: `Additional voices: Jane Doe, John Roe`.
fn after_label(words: Excerpt<'_>) -> Option<(Option<Qualifier>, Excerpt<'_>)> {
    let colon = words.as_str().find(": ")?;
    let meaning = roles::label(&words.as_str()[..=colon])?;
    let qualifier = Qualifier::from_name(meaning);
    let seen = appearance(&words.as_str()[..colon]).map(|(qualifier, _)| qualifier);
    (qualifier.is_some() || meaning == "actor").then(|| (qualifier.or(seen), words.from(colon + 1).trim()))
}

/// Whether an item of a sub-list names actors of its own.
fn names_actors(item: &Text) -> bool {
    item::read(item.excerpt()).is_some_and(|item| {
        let people = if item.is_reversed() { actors::leading(item.right) } else { actors::before(item.left) };
        !item.right.is_empty() && people.iter().any(|person| person.name.contains(' '))
    })
}

/// Reads a paragraph that is a list: `Jane Doe (Emma), John Roe (Karl), Ann Field`. Nothing where it is none.
pub(super) fn run_in(words: Excerpt<'_>, setting: Setting, draft: &mut Draft<'_>) {
    /// Pieces from which on names with commas between them are a list.
    const FEWEST: usize = 3;
    static JOINT: LazyLock<Regex> = LazyLock::new(|| pattern(r"[,;]\s+(?:and\s+)?|\s+and\s+|\.\s*$"));
    let text = words.as_str();
    let marks = brackets(text);
    let mut pieces = Vec::new();
    let mut start = 0;
    for joint in JOINT.find_iter(text).filter(|joint| outside(&marks, joint.start())) {
        pieces.push(words.get(start..joint.start()).trim());
        start = joint.end();
    }
    pieces.push(words.from(start).trim());
    pieces.retain(|piece| !piece.is_empty());
    let named = |piece: &Excerpt<'_>| {
        let text = piece.as_str();
        let name = &text[..brackets(text).first().map_or(text.len(), |mark| mark.start)];
        name::is_plausible(name.trim()) || item::read(*piece).is_some_and(|item| item.joint == Joint::As)
    };
    if pieces.len() < FEWEST || !pieces.iter().all(named) {
        return;
    }
    for piece in pieces {
        match item::read(piece).filter(|item| item.joint == Joint::As || item.joint == Joint::Bracket) {
            Some(item) => credit(draft, &item, setting, piece, RULE),
            None => alone(draft, piece, setting),
        }
    }
}

/// An item that names actors and leaves their parts to the items below it.
struct Above<'a> {
    section: usize,
    depth: u8,
    deeper: bool,
    people: Vec<Listed<'a>>,
    setting: Setting,
}

impl Above<'_> {
    /// Whether an item belongs to the list below.
    fn takes(&mut self, text: &Text, depth: u8) -> bool {
        if depth > self.depth {
            self.deeper = true;
            return true;
        }
        let joined = item::read(text.excerpt()).is_some_and(|item| {
            matches!(item.joint, Joint::As | Joint::Plays | Joint::Voices) && !actors::before(item.left).is_empty()
        });
        !self.deeper && !joined
    }
}

/// An item that joins several pairs, cut into them: `A as B and C as D`.
fn pairs(words: Excerpt<'_>) -> Vec<Excerpt<'_>> {
    static AS: LazyLock<Regex> = LazyLock::new(|| pattern(r"\s+as\s+"));
    static AND: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?:,|;)\s+(?:and\s+)?|\s+(?:and|&)\s+"));
    let text = words.as_str();
    let marks = brackets(text);
    let joints: Vec<_> = AS.find_iter(text).filter(|found| outside(&marks, found.start())).collect();
    let mut found = Vec::new();
    let mut start = 0;
    for pair in joints.windows(2) {
        let between = &text[pair[0].end()..pair[1].start()];
        let Some(cut) = AND.find_iter(between).last() else { continue };
        let next = &between[cut.end()..];
        if next.split_whitespace().count() >= 2 && name::is_plausible(next) {
            found.push(words.get(start..pair[0].end() + cut.start()).trim());
            start = pair[0].end() + cut.end();
        }
    }
    found.push(words.from(start).trim());
    found
}

/// Where the sentences of a text end.
fn ends(text: &Text) -> Vec<usize> {
    sentences(text).into_iter().map(|sentence| sentence.offset() + sentence.as_str().len()).collect()
}

/// The part of a view that ends where its first sentence does.
fn first_sentence<'a>(ends: &[usize], view: Excerpt<'a>) -> Excerpt<'a> {
    let next = ends.partition_point(|end| *end <= view.offset() + 2);
    match ends.get(next) {
        Some(end) => view.until(end - view.offset()),
        None => view,
    }
}
