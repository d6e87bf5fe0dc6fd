//! People of running text: those whom the article has named before, in shorter forms, and new ones.

use uuid::Uuid;

use crate::schema::credits::{Billing, Credit};
use crate::transform::Draft;
use crate::value::id;
use crate::value::name::{Likeness, Shape};
use crate::vocab::{countries, languages, names};

use super::Listed;

/// The person meant, by the name that the article gave before, or a new one where the name is full.
///
/// A lone surname never makes a person; it may mean one.
pub(crate) fn resolved<'a>(draft: &Draft<'_>, person: &Listed<'a>) -> Option<Listed<'a>> {
    let is_company = names::is_company(&person.name) || draft.names_company(person.written);
    // A link says who is meant, whatever words it shows.
    if !is_company && draft.links_to_person(person.written) {
        let known = draft.known_person_in(person.written).filter(|known| known.name != person.name);
        let meant = known.map(|known| Listed { name: known.name.clone(), credited_as: None, ..person.clone() });
        return Some(meant.unwrap_or_else(|| person.clone()));
    }
    if let Some(known) = known(draft, &person.name) {
        if known == person.name {
            return Some(person.clone());
        }
        return Some(Listed { name: known, credited_as: None, ..person.clone() });
    }
    let family = ["Brothers", "Sisters", "Twins", "Family", "Bros."].iter().any(|end| person.name.ends_with(end));
    let is_full = person.name.split_whitespace().count() >= 2 && !family;
    let is_group = !family && names::groups().get(&person.name).is_some();
    let is_full = is_full || is_group || is_mononym(draft, &person.name);
    (is_full && !is_company).then(|| person.clone())
}

/// Whether one word is a person's whole name: in films whose fields name people so, as Tamil and
/// Malayalam ones do, one that is no place, language or people.
fn is_mononym(draft: &Draft<'_>, name: &str) -> bool {
    let is_word =
        name.chars().count() > 2 && name.chars().all(char::is_alphabetic) && name.contains(char::is_lowercase);
    let elsewhere = countries::place(name).is_some()
        || countries::country(name).is_some()
        || countries::demonym(name).is_some()
        || languages::language(name).is_some()
        || names::is_opener(name);
    let in_other =
        draft.people.iter().any(|person| person.name.contains(' ') && person.name.split(' ').any(|word| word == name));
    let one_word = |id: Uuid| draft.people.iter().any(|person| person.id == id && !person.name.contains(' '));
    let of_fields = |credit: &Credit| matches!(credit.billing, Billing::Starring | Billing::Crew);
    is_word
        && !elsewhere
        && !in_other
        && draft.credits.iter().any(|credit| of_fields(credit) && one_word(credit.person_id))
}

/// The name under which a person is known already: the same name in any of its forms, a surname that
/// only one of them has, or a name that differs from one of theirs as forms of one name do.
pub(crate) fn known(draft: &Draft<'_>, name: &str) -> Option<String> {
    if let Some(known) = draft.person_of_form(name) {
        return Some(known.name.clone());
    }
    let (folded, shape) = (id::fold(name), Shape::of(name));
    let tail = format!(" {folded}");
    let mut ending = Vec::new();
    let mut alike = Vec::new();
    let mut nearly = Vec::new();
    for (known, other) in draft.people.iter().zip(draft.names.folded()) {
        if *other == folded {
            return Some(known.name.clone());
        }
        if other.ends_with(&tail) {
            ending.push(&known.name);
        }
        match known.shape.likeness(&shape) {
            Some(Likeness::Name) => alike.push(&known.name),
            Some(Likeness::Initial) => nearly.push(&known.name),
            None if one_letter_apart(other, &folded) => nearly.push(&known.name),
            None => {}
        }
    }
    let only = [ending, alike, nearly].into_iter().find(|found| !found.is_empty())?;
    if let [only] = only.as_slice() { Some((*only).clone()) } else { None }
}

/// Whether two full names differ in one letter of one word, as transliterations do.
fn one_letter_apart(first: &str, second: &str) -> bool {
    if first.len().abs_diff(second.len()) > 4 {
        return false;
    }
    let (mut words, mut others) = (first.split(' '), second.split(' '));
    let (mut n_words, mut apart) = (0, None);
    loop {
        match (words.next(), others.next()) {
            (Some(a), Some(b)) if a == b => {}
            (Some(a), Some(b)) if apart.is_none() => apart = Some((a, b)),
            (None, None) => break,
            _ => return false,
        }
        n_words += 1;
    }
    n_words >= 2 && apart.is_none_or(|(a, b)| a.chars().count() >= 5 && one_edit(a, b))
}

fn one_edit(first: &str, second: &str) -> bool {
    let (first, second): (Vec<char>, Vec<char>) = (first.chars().collect(), second.chars().collect());
    let same_start = first.iter().zip(&second).take_while(|(a, b)| a == b).count();
    let same_end = first.iter().rev().zip(second.iter().rev()).take_while(|(a, b)| a == b).count();
    let longer = first.len().max(second.len());
    first.len().abs_diff(second.len()) <= 1 && same_start + same_end + 1 >= longer
}
