//! Cast: the infobox's stars, cast lists and tables, merged.

mod actors;
mod alone;
mod apart;
mod appearance;
mod character;
mod credited;
mod item;
mod list;
mod named;
mod order;
mod prose;
mod setting;
mod stated;
mod statement;
mod table;

use crate::article::{Field, Text};
use crate::finding::Code;
use crate::schema::credits::{Billing, Qualifier, Role};
use crate::vocab::{Needle, fields};

use super::Draft;
use super::people::{Entry, Part, add, entries};
use super::rules::Rule;
use setting::Setting;

const FIELD_RULE: Rule = Rule::CreditStarring;

/// Reads the stars and voices that an infobox names.
pub(super) fn field(field: &Field, draft: &mut Draft<'_>) {
    let voices = fields::canonical(field.key.as_str()) == Some("voices");
    for entry in entries(field.items.iter().map(Text::excerpt)) {
        match entry {
            Entry::Person(person) => {
                let said = person.roles.iter().find(|role| matches!(role, Role::Narrator | Role::Presenter));
                let role = said.copied().unwrap_or(Role::Actor);
                let qualifier = person.qualifier.or(voices.then_some(Qualifier::Voice));
                let part = Part { qualifier, ..Part::default() };
                add(draft, &person, role, part, Billing::Starring, person.words, FIELD_RULE);
            }
            Entry::Company(words) => draft.finding(Code::NameUnreadable, words, "a company, not a person"),
            Entry::Unreadable(words) => match item::read(words) {
                Some(item) => credited::credit(draft, &item, Setting::field(voices), words, FIELD_RULE),
                None => draft.finding(Code::NameUnreadable, words, "not the name of a person"),
            },
        }
    }
}

/// Reads cast lists and tables and the stars that the lead names.
pub(super) fn prose(draft: &mut Draft<'_>) {
    list::read(draft);
    table::read(draft);
    prose::read(draft);
}

/// What sentences about stars hold.
pub(super) fn star_needles() -> Option<Vec<Needle>> {
    prose::needles()
}

/// What sentences that state parts hold.
pub(super) fn part_needles() -> Option<Vec<Needle>> {
    statement::needles()
}
