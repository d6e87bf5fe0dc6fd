//! People of running text: those whom the article has named before, in shorter forms, and new ones.

use crate::transform::Draft;
use crate::value::id;
use crate::vocab::names;

use super::Listed;

/// The person meant, by the name that the article gave before, or a new one where the name is full.
///
/// A lone surname never makes a person; it may mean one.
pub(crate) fn resolved<'a>(draft: &Draft<'_>, person: &Listed<'a>) -> Option<Listed<'a>> {
    if let Some(known) = known(draft, &person.name) {
        if known == person.name {
            return Some(person.clone());
        }
        return Some(Listed { name: known, credited_as: None, ..person.clone() });
    }
    let family = ["Brothers", "Sisters", "Twins", "Family", "Bros."].iter().any(|end| person.name.ends_with(end));
    let is_full = person.name.split_whitespace().count() >= 2 && !family;
    let is_company = names::is_company(&person.name)
        || draft.companies.iter().any(|company| id::fold(&company.name) == id::fold(&person.name));
    (is_full && !is_company).then(|| person.clone())
}

/// The name under which a person is known already.
pub(crate) fn known(draft: &Draft<'_>, name: &str) -> Option<String> {
    if let Some(known) = draft.known_person(name) {
        return Some(known.name.clone());
    }
    // "Steven de Souza" is "Steven E. de Souza": the same first and last name, an initial between.
    let (first, last) = ends(name)?;
    let same = |known: &&crate::transform::Named| {
        let has_initial = |name: &str| name.split_whitespace().any(|word| word.ends_with('.') && word.len() == 2);
        ends(&known.name).is_some_and(|(f, l)| f == first && l == last)
            && (has_initial(&known.name) != has_initial(name))
    };
    let letters = letters(name);
    if let Some(known) = draft.people.iter().find(|known| self::letters(&known.name) == letters) {
        return Some(known.name.clone());
    }
    if let Some(known) = draft.people.iter().find(|known| one_letter_apart(&known.name, name)) {
        return Some(known.name.clone());
    }
    let mut candidates = draft.people.iter().filter(same);
    let only = candidates.next()?;
    candidates.next().is_none().then(|| only.name.clone())
}

/// Whether two full names differ in one letter of one word, as transliterations do.
fn one_letter_apart(first: &str, second: &str) -> bool {
    let (first, second) = (id::fold(first), id::fold(second));
    let words = |name: &str| name.split(' ').map(str::to_owned).collect::<Vec<_>>();
    let (first, second) = (words(&first), words(&second));
    if first.len() != second.len() || first.len() < 2 {
        return false;
    }
    let mut apart = first.iter().zip(&second).filter(|(a, b)| a != b);
    let Some((a, b)) = apart.next() else { return true };
    apart.next().is_none() && a.chars().count() >= 5 && one_edit(a, b)
}

fn one_edit(first: &str, second: &str) -> bool {
    let (first, second): (Vec<char>, Vec<char>) = (first.chars().collect(), second.chars().collect());
    let same_start = first.iter().zip(&second).take_while(|(a, b)| a == b).count();
    let same_end = first.iter().rev().zip(second.iter().rev()).take_while(|(a, b)| a == b).count();
    let longer = first.len().max(second.len());
    first.len().abs_diff(second.len()) <= 1 && same_start + same_end + 1 >= longer
}

/// A name without spaces and stops: `H.Anraaj` is `H. Anraaj`.
fn letters(name: &str) -> String {
    id::fold(name).chars().filter(|character| character.is_alphanumeric()).collect()
}

fn ends(name: &str) -> Option<(String, String)> {
    let folded = id::fold(name);
    let (first, rest) = folded.split_once(' ')?;
    let last = rest.rsplit(' ').next().unwrap_or(rest);
    Some((first.to_owned(), last.to_owned()))
}
