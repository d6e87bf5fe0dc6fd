//! Cast lists: which side the actors are on, and what each item yields.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use regex::Regex;

use crate::article::{Article, Block, Excerpt, Text};
use crate::schema::credits::{Billing, Qualifier, Role};
use crate::schema::sections::SectionKind;
use crate::transform::people::{Entry, Listed, Part, add, brackets, entries, outside};
use crate::transform::rules::Rule;
use crate::transform::sentence::sentences;
use crate::transform::{Draft, Passage};
use crate::value::{id, name};
use crate::vocab::fold;
use crate::vocab::roles::{self, Form};
use crate::vocab::{names, pattern};

use super::character::Parts;
use super::item::{self, Item, Joint};
use super::stated::{self, Around};
use super::{actors, character};

const RULE: Rule = Rule::CreditCastList;

/// How a list is to be read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Setting {
    /// Whether the actors are heard, not seen.
    pub(super) voices: bool,
    /// Whether open joints have the character first.
    pub(super) reversed: bool,
    /// Billing of those whom nothing else bills.
    pub(super) billing: Billing,
    /// What a label or heading above says of everybody below it.
    pub(super) qualifier: Option<Qualifier>,
    /// Whether the people appear as themselves: what is said of them is no part.
    pub(super) themselves: bool,
}

impl Setting {
    /// How an infobox field is read.
    pub(super) fn field(voices: bool) -> Self {
        Setting { voices, reversed: false, billing: Billing::Starring, qualifier: None, themselves: false }
    }

    /// How a sentence or table about the cast is read.
    pub(super) fn said(voices: bool) -> Self {
        Setting { voices, reversed: false, billing: Billing::Cast, qualifier: None, themselves: false }
    }
}

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
            labelled = passage.heading.and_then(character::appearance).map(|(qualifier, _)| qualifier);
            let own = items.iter().map(|(item, _)| *item).filter(|item| item.section == passage.section);
            orders = self::orders(own, voices, draft);
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
        for sentence in sentences(text).into_iter().skip(1) {
            stated::read(sentence, Around { kind: SectionKind::Cast, text, character }, draft);
        }
    }
}

/// The names after a label for actors: `Additional voices: Jane Doe, John Roe`.
fn after_label(words: Excerpt<'_>) -> Option<(Option<Qualifier>, Excerpt<'_>)> {
    let colon = words.as_str().find(": ")?;
    let meaning = roles::label(&words.as_str()[..=colon])?;
    let qualifier = Qualifier::from_name(meaning);
    let seen = character::appearance(&words.as_str()[..colon]).map(|(qualifier, _)| qualifier);
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

/// Credits the actors of one item.
pub(super) fn credit(draft: &mut Draft<'_>, item: &Item<'_>, setting: Setting, words: Excerpt<'_>, rule: Rule) {
    let reversed = item.is_reversed() || item.is_open() && setting.reversed;
    let (people, part) = match reversed {
        true => (actors::leading(item.right), item.left),
        false => (actors::before(item.left), item.right),
    };
    // "Kabir's parents: Jane Doe and John Roe": one side names people, whatever the other items do.
    let (people, part) =
        match people.is_empty() && item.is_open() && !reversed && !name::is_plausible(item.left.as_str()) {
            true => (full_names(item.right), item.left),
            false => (people, part),
        };
    if people.is_empty() {
        return;
    }
    let mut parts = character::read(part, people.len());
    if reversed && item.joint == Joint::Bracket {
        let tail = item.tail.map(|tail| described(tail));
        for character in &mut parts.characters {
            character.description = character.description.take().or_else(|| tail.clone());
        }
    }
    let heard = matches!(item.joint, Joint::Voices | Joint::VoicedBy);
    credit_all(draft, &people, &parts, Setting { voices: setting.voices || heard, ..setting }, words, rule);
}

/// The people whom a side names in full, where it names nothing else.
fn full_names(side: Excerpt<'_>) -> Vec<Listed<'_>> {
    let people = actors::before(side);
    if people.iter().all(|person| person.name.contains(' ')) { people } else { Vec::new() }
}

/// Credits people with parts: each with all of them, or each with one where there are as many.
pub(super) fn credit_all(
    draft: &mut Draft<'_>,
    people: &[Listed<'_>],
    parts: &Parts<'_>,
    setting: Setting,
    words: Excerpt<'_>,
    rule: Rule,
) {
    let n_characters = parts.characters.len();
    let respectively = people.len() > 1 && n_characters == people.len();
    if setting.themselves {
        let told = parts.characters.first().map(|character| match &character.description {
            Some(more) => format!("{}, {more}", character.name),
            None => character.name.clone().into_owned(),
        });
        for person in people {
            let part = Part {
                description: told.clone(),
                qualifier: person.qualifier.or(setting.qualifier),
                ..Part::default()
            };
            add(draft, person, Role::Actor, part, setting.billing, words, rule);
        }
        return;
    }
    for (at, person) in people.iter().enumerate() {
        let mut person = person.clone();
        person.name_on_screen = person.name_on_screen.or(parts.said.credited_as);
        let voice = setting.voices.then_some(Qualifier::Voice);
        let qualifier = person.qualifier.or(parts.said.qualifier).or(setting.qualifier).or(voice);
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
                character: Some(character.name.clone().into_owned()),
                description: character.description.clone(),
                qualifier,
            };
            let role = if character.narrates { Role::Narrator } else { Role::Actor };
            add(draft, &person, role, part, setting.billing, words, rule);
        }
    }
}

/// An item that names people and no parts.
fn alone(draft: &mut Draft<'_>, words: Excerpt<'_>, setting: Setting) {
    const LONGEST: usize = 12;
    if words.as_str().split_whitespace().count() > LONGEST {
        return;
    }
    // "Special appearances by Jane Doe", "Other cast members include Jane Doe".
    let opens = |at: usize| {
        let before = &words.as_str()[..at];
        before.split_whitespace().count() < 3
            && !before.contains([',', '.'])
            && !before.trim_start().contains(char::is_uppercase)
            || before.split_whitespace().count() == 1
    };
    let opening = roles::phrases().find(words.as_str()).filter(|hit| hit.range.start == 0 || opens(hit.range.start));
    let opening = opening.filter(|hit| hit.entry.roles(Form::Stars).is_some()).map(|hit| words.until(hit.range.end));
    // "A cameo appearance by Jane Doe".
    static BY: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"(?i)^(?:with\s+)?(?:an?\s+)?(?:\p{L}+\s+){0,2}(?:appearances?|cameos?|roles?)\s+(?:by|from|of)\s+")
    });
    let opening = opening.or_else(|| BY.find(words.as_str()).map(|by| words.until(by.end())));
    let seen = opening.and_then(|opening| character::appearance(opening.as_str())).map(|(qualifier, _)| qualifier);
    let words = opening.map_or(words, |opening| words.from(opening.as_str().len()));
    let (words, visit) = without_visit(words);
    let seen = seen.or(visit);
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
        let qualifier = person.qualifier.or(seen).or(setting.qualifier).or(setting.voices.then_some(Qualifier::Voice));
        let character = person.note.and_then(bracketed_part).map(str::to_owned);
        let part = Part { qualifier, character, ..Part::default() };
        add(draft, &person, Role::Actor, part, Billing::Cast, person.words, RULE);
    }
}

/// The names before what is said of an appearance (`Jane Doe in a special appearance in the song …`), and what it is.
fn without_visit(words: Excerpt<'_>) -> (Excerpt<'_>, Option<Qualifier>) {
    static VISIT: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?:,?\s+(?:who\s+)?(?:(?:appears?|appeared|seen|featured)\s+)?(?:in|for|makes?|made|has|had)\s+(?:(?:an?|the)\s+)?(?:\p{Ll}+[\s-]+){0,3}?(?:appearances?|cameos?|roles?|(?P<song>songs?|numbers?|dances?|song sequence))\b|\s*[,\u{2013}\u{2014}-]?\s+(?i:(?:in\s+)?(?:an?\s+)?(?:(?:special|guest|friendly|extended|brief|honorary)\s+)+(?:\p{L}+\s+)?(?:appearances?|roles?)|(?:brief\s+|extended\s+|uncredited\s+)?cameos?)\b).*$",
        )
    });
    let marks = brackets(words.as_str());
    let Some(visit) = VISIT.captures(words.as_str()) else { return (words, None) };
    let start = visit.get(0).map_or(0, |visit| visit.start());
    if start == 0 || !outside(&marks, start) {
        return (words, None);
    }
    let seen = character::appearance(&words.as_str()[start..]).map(|(qualifier, _)| qualifier);
    // Who is seen in one song of a film is its guest.
    let seen = seen.or(visit.name("song").map(|_| Qualifier::SpecialAppearance));
    (words.until(start), seen)
}

/// `Jane Doe (the nurse)`: a bracket with an article or a possessive is a part, other brackets are
/// remarks.
fn bracketed_part(note: Excerpt<'_>) -> Option<&str> {
    let words = note.as_str();
    let words = words.strip_prefix("as ").unwrap_or(words);
    let bare = ["the ", "a ", "an "].iter().find_map(|article| words.strip_prefix(article));
    bare.or_else(|| (words.starts_with("his ") || words.starts_with("her ")).then_some(words))
}

/// What stands after `Y (X)`: its first clause, without `is`.
fn described(tail: Excerpt<'_>) -> String {
    static VERB: LazyLock<Regex> = LazyLock::new(|| pattern(r"^(?:is|was|plays)\s+"));
    let text = tail.as_str();
    let text = &text[VERB.find(text).map_or(0, |verb| verb.end())..];
    text.split(". ").next().unwrap_or(text).trim_end_matches('.').to_owned()
}

/// Whether the items of a section that a joint of two readings joins have the character first: the
/// side on which people stand whom fields name, or the other of characters known from a list above.
fn orders<'p>(items: impl Iterator<Item = &'p Passage<'p>>, voices: bool, draft: &Draft<'_>) -> BTreeMap<Joint, bool> {
    let people: BTreeSet<String> = draft.people.iter().map(|person| id::fold(&person.name)).collect();
    let characters = draft.credits.iter().filter_map(|credit| credit.character.as_deref());
    let characters: BTreeSet<String> =
        characters.flat_map(|character| character.split(" / ")).flat_map(with_first_word).collect();
    let is_person = |side: Vec<Listed<'_>>| side.iter().any(|person| people.contains(&id::fold(&person.name)));
    let is_character = |side: Excerpt<'_>| {
        let name = id::fold(side.as_str());
        characters.contains(&name) && !people.contains(&name)
    };
    let mut votes: BTreeMap<Joint, (usize, usize, bool)> = BTreeMap::new();
    for passage in items {
        let Some(item) = item::read(passage.block.text().excerpt()).filter(Item::is_open) else { continue };
        let by_default = match item.joint {
            Joint::Colon => voices,
            Joint::Bracket => passage.heading.is_some_and(is_characters),
            _ => false,
        };
        let vote = votes.entry(item.joint).or_insert((0, 0, by_default));
        vote.0 +=
            usize::from(is_person(actors::before(item.left)) || is_character(item.right) || has_title(item.right));
        vote.1 +=
            usize::from(is_person(actors::leading(item.right)) || is_character(item.left) || has_title(item.left));
    }
    // A joint on which nobody has voted goes with the others.
    let all = votes.values().fold((0, 0), |(left, right), vote| (left + vote.0, right + vote.1));
    let decided = votes.into_iter().map(|(joint, (left, right, by_default))| match (left == right, all.0 == all.1) {
        (false, _) => (joint, right > left),
        (true, false) if left == 0 => (joint, all.1 > all.0),
        (true, _) => (joint, by_default),
    });
    decided.collect()
}

/// Whether words open as names of characters do and names of actors do not: `Professor`, `Mrs.`
fn has_title(side: Excerpt<'_>) -> bool {
    let Some((first, rest)) = side.as_str().split_once(' ') else { return false };
    let is_title = matches!(names::part(first), Some(names::Part::Honorific)) || names::is_occupation(first);
    is_title && rest.starts_with(char::is_uppercase)
}

/// A character's name, and the first word of it by which other lists may call it.
fn with_first_word(character: &str) -> impl Iterator<Item = String> {
    let first = character.split(' ').next().filter(|first| first.len() > 3);
    first.into_iter().chain(std::iter::once(character)).map(id::fold)
}

/// Whether each section names voices, by its own heading or by one above it.
pub(super) fn voiced(article: &Article) -> Vec<bool> {
    let mut above: Vec<(u8, bool)> = Vec::new();
    let of_section = article.sections.iter().map(|section| {
        above.retain(|(level, _)| *level < section.level);
        let own = section.heading.as_ref().is_some_and(|heading| is_voices(heading.as_str()));
        let voiced = own || above.last().is_some_and(|(_, voiced)| *voiced);
        above.push((section.level, voiced));
        voiced
    });
    of_section.collect()
}

pub(super) fn is_voices(heading: &str) -> bool {
    let heading = fold(heading);
    heading.contains("voice") || heading.contains("dub")
}

/// Whether a heading stands above people who appear as themselves.
fn is_participants(heading: &str) -> bool {
    let heading = fold(heading);
    [
        "participants",
        "interviewees",
        "interviews",
        "people featured",
        "themselves",
        "those interviewed",
        "contributors",
        "subjects",
    ]
    .iter()
    .any(|words| heading.contains(words))
}

fn is_characters(heading: &str) -> bool {
    fold(heading).contains("character")
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
