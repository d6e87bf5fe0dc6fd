//! Crew: director, writer, composer and the rest, from infobox fields.

use crate::article::{Field, Text};
use crate::finding::Code;
use crate::schema::credits::{Billing, Role};
use crate::schema::film_companies::{CompanyRole, FilmCompany};
use crate::vocab::{fields, roles};

use super::Draft;
use super::people::{Entry, Part, add, entries};
use super::rules::Rule;

const RULE: Rule = Rule::CreditField;

/// Reads a field that names people in one role.
pub(super) fn field(field: &Field, draft: &mut Draft<'_>) {
    let Some(role) = role_of(field) else { return };
    for entry in entries(field.items.iter().map(Text::excerpt)) {
        match entry {
            Entry::Person(person) => {
                let said: Vec<Role> = person.roles.iter().map(|said| refined(role, *said)).collect();
                for role in if said.is_empty() { vec![role] } else { said } {
                    let billing = if role == Role::Actor { Billing::Starring } else { Billing::Crew };
                    add(draft, &person, role, Part::default(), billing, person.words, RULE);
                }
            }
            Entry::Company(words) if role == Role::Producer => {
                let company_id = draft.company(words, RULE);
                let row = FilmCompany {
                    film_id: draft.film_id,
                    company_id,
                    credited_as: Some(words.as_str().to_owned()),
                    role: CompanyRole::Production,
                    ordinal: 0,
                    country: None,
                    territory_text: None,
                    from_year: None,
                    to_year: None,
                };
                let reading = draft.reading(words, RULE);
                let same =
                    |known: &FilmCompany| known.company_id == company_id && known.role == CompanyRole::Production;
                draft.film_companies.confirm_or_push(same, row, reading);
            }
            Entry::Company(words) => draft.finding(Code::NameUnreadable, words, "a company, not a person"),
            Entry::Unreadable(words) => draft.finding(Code::NameUnreadable, words, "not the name of a person"),
        }
    }
}

/// The role that the field gives.
pub(super) fn role_of(field: &Field) -> Option<Role> {
    let name = fields::canonical(field.key.as_str())?;
    roles::of_field(name).and_then(Role::from_name)
}

/// What a bracket or label means in a field: `(executive)` among producers, `(music)` beside a lyricist.
fn refined(field: Role, said: Role) -> Role {
    match (field, said) {
        // "(actor)" tells namesakes apart.
        (_, Role::Actor) => field,
        // "Written by … (novel)" is a source; a writer of the film stays one.
        (Role::Screenwriter | Role::Story | Role::Dialogue, Role::Writer) => field,
        _ => said,
    }
}
