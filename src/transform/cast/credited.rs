//! From people and their parts to credits.

use std::sync::LazyLock;

use regex::Regex;

use crate::article::Excerpt;
use crate::schema::credits::{Qualifier, Role};
use crate::transform::Draft;
use crate::transform::people::{Listed, Part, add};
use crate::transform::rules::Rule;
use crate::value::name;
use crate::vocab::pattern;

use super::character::Parts;
use super::item::{Item, Joint};
use super::setting::Setting;
use super::{actors, character};

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

/// What stands after `Y (X)`: its first clause, without `is`.
fn described(tail: Excerpt<'_>) -> String {
    static VERB: LazyLock<Regex> = LazyLock::new(|| pattern(r"^(?:is|was|plays)\s+"));
    let text = tail.as_str();
    let text = &text[VERB.find(text).map_or(0, |verb| verb.end())..];
    text.split(". ").next().unwrap_or(text).trim_end_matches('.').to_owned()
}
