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
    let is_full = person.name.split_whitespace().count() >= 2;
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
    let mut candidates = draft.people.iter().filter(same);
    let only = candidates.next()?;
    candidates.next().is_none().then(|| only.name.clone())
}

fn ends(name: &str) -> Option<(String, String)> {
    let folded = id::fold(name);
    let (first, rest) = folded.split_once(' ')?;
    let last = rest.rsplit(' ').next().unwrap_or(rest);
    Some((first.to_owned(), last.to_owned()))
}
