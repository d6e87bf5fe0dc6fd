//! Cast lists: which side the actors are on, and what each item yields.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use regex::Regex;

use crate::article::{Article, Block, Excerpt, Text};
use crate::schema::credits::{Billing, Qualifier, Role};
use crate::schema::sections::SectionKind;
use crate::transform::people::{Entry, Listed, Part, add, brackets, entries, outside};
use crate::transform::sentence::sentences;
use crate::transform::{Draft, Passage, passages};
use crate::value::{id, name};
use crate::vocab::fold;

use super::character::Parts;
use super::item::{self, Item, Joint};
use super::{actors, character};

const RULE: &str = "credit.cast_list";

/// How a list is to be read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Setting {
    /// Whether the actors are heard, not seen.
    voices: bool,
    /// Whether open joints have the character first.
    reversed: bool,
    /// Billing of those whom nothing else bills.
    billing: Billing,
}

impl Setting {
    /// How an infobox field is read.
    pub(super) fn field(voices: bool) -> Self {
        Setting { voices, reversed: false, billing: Billing::Starring }
    }
}

/// Reads every cast list of an article.
pub(super) fn read(article: &Article, draft: &mut Draft<'_>) {
    let items: Vec<(Passage<'_>, u8)> = passages(article)
        .filter(|passage| passage.kind == SectionKind::Cast)
        .filter_map(|passage| match passage.block {
            Block::Item { depth, .. } => Some((passage.clone(), *depth)),
            Block::Paragraph(_) | Block::Table(_) => None,
        })
        .collect();
    let orders = orders(&items, draft);
    let mut above: Option<Above<'_>> = None;
    for (passage, depth) in &items {
        draft.place = passage.place();
        let voices = passage.heading.is_some_and(is_voices);
        let text = passage.block.text();
        if let Some(list) = above.as_mut() {
            if list.section == passage.section && list.takes(text, *depth) {
                let parts = character::read(first_sentence(text, text.excerpt()), list.people.len());
                credit_all(draft, &list.people, parts, list.setting, text.excerpt(), RULE);
                continue;
            }
            above = None;
        }
        for words in pairs(text.excerpt()) {
            let Some(mut item) = item::read(words) else {
                alone(draft, words, voices);
                continue;
            };
            item.right = first_sentence(text, item.right);
            let reversed = orders.get(&(passage.section, item.joint)).copied().unwrap_or(false);
            let setting = Setting { voices, reversed, billing: Billing::Cast };
            if item.joint == Joint::As && item.right.is_empty() {
                let people = actors::before(item.left);
                above = Some(Above { section: passage.section, depth: *depth, deeper: false, people, setting });
                continue;
            }
            let words = item.left.through(item.right);
            credit(draft, &item, setting, words, RULE);
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

/// Credits the actors of one item.
pub(super) fn credit(draft: &mut Draft<'_>, item: &Item<'_>, setting: Setting, words: Excerpt<'_>, rule: &'static str) {
    let reversed = item.is_reversed() || item.is_open() && setting.reversed;
    let (people, part) = match reversed {
        true => (actors::leading(item.right), item.left),
        false => (actors::before(item.left), item.right),
    };
    if people.is_empty() {
        return;
    }
    let mut parts = character::read(part, people.len());
    if reversed && item.joint == Joint::Bracket {
        let tail = item.tail.map(|tail| tail.as_str().to_owned());
        for character in &mut parts.characters {
            character.description = character.description.take().or_else(|| tail.clone());
        }
    }
    let heard = matches!(item.joint, Joint::Voices | Joint::VoicedBy);
    credit_all(draft, &people, parts, Setting { voices: setting.voices || heard, ..setting }, words, rule);
}

fn credit_all(
    draft: &mut Draft<'_>,
    people: &[Listed<'_>],
    parts: Parts<'_>,
    setting: Setting,
    words: Excerpt<'_>,
    rule: &'static str,
) {
    let n_characters = parts.characters.len();
    let respectively = people.len() > 1 && n_characters == people.len();
    for (at, person) in people.iter().enumerate() {
        let mut person = person.clone();
        if let Some(name) = parts.said.credited_as {
            person.credited_as = Some(name.as_str().to_owned());
        }
        let voice = setting.voices.then_some(Qualifier::Voice);
        let qualifier = person.qualifier.or(parts.said.qualifier).or(voice);
        if n_characters == 0 {
            let part = Part { qualifier, ..Part::default() };
            add(draft, &person, Role::Actor, part, setting.billing, words, rule);
        }
        let mine = parts.characters.iter().enumerate().filter(|(which, _)| !respectively || *which == at);
        for (_, character) in mine {
            let mut qualifier = qualifier;
            if character.name.ends_with(" voice") || character.name.ends_with(" voices") {
                qualifier = qualifier.or(Some(Qualifier::Voice));
            }
            let part = Part {
                character: Some(character.name.to_owned()),
                description: character.description.clone(),
                qualifier,
            };
            let role = if character.narrates { Role::Narrator } else { Role::Actor };
            add(draft, &person, role, part, setting.billing, words, rule);
        }
    }
}

/// An item that names people and no parts.
fn alone(draft: &mut Draft<'_>, words: Excerpt<'_>, voices: bool) {
    const LONGEST: usize = 12;
    if words.as_str().split_whitespace().count() > LONGEST {
        return;
    }
    let mut people = Vec::new();
    for entry in entries([words]) {
        match entry {
            Entry::Person(person) if name::is_plausible(person.written.as_str()) => people.push(person),
            // "Jane Doe, herself an actor": the name is what stands first.
            _ if people.len() == 1 => break,
            _ => return,
        }
    }
    for person in people {
        let qualifier = person.qualifier.or(voices.then_some(Qualifier::Voice));
        let part = Part { qualifier, ..Part::default() };
        add(draft, &person, Role::Actor, part, Billing::Cast, person.words, RULE);
    }
}

/// Whether the items of a section that a joint of two readings joins have the character first, by
/// section and joint: the side on which people stand whom the infobox names.
fn orders(items: &[(Passage<'_>, u8)], draft: &Draft<'_>) -> BTreeMap<(usize, Joint), bool> {
    let known: Vec<String> = draft.people.iter().map(|person| id::fold(&person.name)).collect();
    let is_known = |people: Vec<Listed<'_>>| people.iter().any(|person| known.contains(&id::fold(&person.name)));
    let mut votes: BTreeMap<(usize, Joint), (usize, usize, bool)> = BTreeMap::new();
    for (passage, _) in items {
        let Some(item) = item::read(passage.block.text().excerpt()).filter(Item::is_open) else { continue };
        let by_default = match item.joint {
            Joint::Colon => passage.heading.is_some_and(is_voices),
            Joint::Bracket => passage.heading.is_some_and(is_characters),
            _ => false,
        };
        let vote = votes.entry((passage.section, item.joint)).or_insert((0, 0, by_default));
        vote.0 += usize::from(is_known(actors::before(item.left)));
        vote.1 += usize::from(is_known(actors::leading(item.right)));
    }
    let decided = votes.into_iter().map(|(key, (left, right, by_default))| match left == right {
        true => (key, by_default),
        false => (key, right > left),
    });
    decided.collect()
}

fn is_voices(heading: &str) -> bool {
    let heading = fold(heading);
    heading.contains("voice") || heading.contains("dub")
}

fn is_characters(heading: &str) -> bool {
    fold(heading).contains("character")
}

/// An item that joins several pairs, cut into them: `A as B and C as D`.
fn pairs(words: Excerpt<'_>) -> Vec<Excerpt<'_>> {
    static AS: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"\s+as\s+").expect("the pattern is valid"));
    static AND: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"(?:,|;)\s+(?:and\s+)?|\s+(?:and|&)\s+").expect("the pattern is valid"));
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

/// The part of a view that ends where its first sentence does.
fn first_sentence<'a>(text: &'a Text, view: Excerpt<'a>) -> Excerpt<'a> {
    let ends = sentences(text).into_iter().map(|sentence| sentence.offset() + sentence.as_str().len());
    let mut ends = ends.filter(|end| *end > view.offset() + 2);
    match ends.next() {
        Some(end) => view.until(end - view.offset()),
        None => view,
    }
}
