//! Credits: one for each person, role and character, however often the article states it.

use uuid::Uuid;

use crate::article::Excerpt;
use crate::schema::credits::{Billing, Credit, Department, Qualifier, Role};
use crate::schema::mentions::MentionKind;
use crate::transform::rules::Rule;
use crate::transform::{Draft, Reading};
use crate::value::id;
use crate::value::name::{Likeness, Shape};
use crate::vocab::roles;

use super::Listed;

/// What a credit says beyond person and role.
#[derive(Clone, Debug, Default)]
pub(crate) struct Part {
    /// Character.
    pub(crate) character: Option<String>,
    /// What the article says of the character.
    pub(crate) description: Option<String>,
    /// Qualifier.
    pub(crate) qualifier: Option<Qualifier>,
}

/// Adds a credit, or completes the one that the film has already.
///
/// An actor is known without a character from the infobox and with one from the cast list: that is
/// one credit with both readings.
pub(crate) fn add(
    draft: &mut Draft<'_>,
    person: &Listed<'_>,
    role: Role,
    part: Part,
    billing: Billing,
    words: Excerpt<'_>,
    rule: Rule,
) {
    let person_id = match by_initial(draft, person, role) {
        Some(id) => draft.person_called(id, &person.name, MentionKind::Credited, person.written, rule),
        None => draft.person_named(&person.name, person.written, rule),
    };
    if let Some(name) = &person.other_name {
        draft.person_called(person_id, name, MentionKind::Variant, person.words, rule);
    }
    if person.name != person.written.as_str() {
        draft.person_again(person_id, person.written, rule);
    }
    if let Some(name) = person.name_on_screen {
        draft.person_again(person_id, name, rule);
    }
    let reading = draft.reading(words, rule);
    let folded = part.character.as_deref().map(id::fold);
    let mine = |credit: &Credit| credit.person_id == person_id && credit.role == role;
    let same = |credit: &Credit| mine(credit) && is_same_part(&credit.character.as_deref().map(id::fold), &folded);
    let open = |credit: &Credit| mine(credit) && (credit.character.is_none() || folded.is_none());
    let starring = draft.credits.iter().any(|credit| mine(credit) && credit.billing == Billing::Starring);
    let billing = if starring { Billing::Starring } else { billing };
    let qualifier = part.qualifier.or(person.qualifier);
    let known = match draft.credits.confirm(same, reading.clone()) {
        Some(known) => Some(known),
        None => draft.credits.confirm(open, reading.clone()),
    };
    if let Some(known) = known {
        known.character = known.character.take().or(part.character);
        known.character_description = known.character_description.take().or(part.description);
        known.qualifier = known.qualifier.or(qualifier);
        let plain = known.credited_as.as_deref().is_none_or(|name| name == person.name);
        if plain && person.credited_as.is_some() {
            known.credited_as = person.credited_as.clone();
        }
        return;
    }
    let department = roles::department(role.as_str()).and_then(Department::from_name).unwrap_or(Department::Other);
    let credit = Credit {
        credit_id: Uuid::nil(),
        film_id: draft.film_id,
        person_id,
        role,
        department,
        ordinal: 0,
        character: part.character,
        character_description: part.description,
        credited_as: person.credited_as.clone(),
        qualifier,
        billing,
    };
    draft.credits.push(credit, reading);
}

/// The one person of the article who has the role elsewhere under a name that differs in an initial:
/// `J. Holm`, where no other Holm is a J.
fn by_initial(draft: &Draft<'_>, person: &Listed<'_>, role: Role) -> Option<Uuid> {
    if draft.links_to_person(person.written) || draft.known_person(&person.name).is_some() {
        return None;
    }
    let shape = Shape::of(&person.name);
    let mut alike = draft.people.iter().filter(|known| known.shape.likeness(&shape).is_some());
    let only = alike.next().filter(|known| known.shape.likeness(&shape) == Some(Likeness::Initial))?;
    if alike.next().is_some() {
        return None;
    }
    let theirs = || draft.credits.with_readings().filter(|(credit, _)| credit.person_id == only.id);
    // One list does not name a person twice.
    let elsewhere = |readings: &[Reading]| readings.iter().all(|reading| reading.place != draft.place);
    let has = theirs().any(|(credit, _)| credit.role == role);
    (has && theirs().all(|(_, readings)| elsewhere(readings))).then_some(only.id)
}

/// Whether two folded characters are one: the same, or one with more of the name (`Dorcas`, `Dorcas
/// Gaylen`).
fn is_same_part(first: &Option<String>, second: &Option<String>) -> bool {
    let extends = |long: &str, short: &str| long.strip_prefix(short).is_some_and(|rest| rest.starts_with(' '));
    match (first, second) {
        (Some(first), Some(second)) => first == second || extends(first, second) || extends(second, first),
        _ => first == second,
    }
}
