//! The people of an article, found by their names.
//!
//! Readers ask for every name that they meet, so names are folded once, when they are noted.

use std::collections::BTreeMap;

use crate::value::id;

/// People by number, found by folded names and ends of names.
#[derive(Debug, Default)]
pub(in crate::transform) struct NameIndex {
    /// The folded names, by number.
    people: Vec<String>,
    /// The first person who has a form, by the folded form.
    by_form: BTreeMap<String, usize>,
    /// Whose name ends in some words, by the folded words.
    by_ending: BTreeMap<String, Bearers>,
}

/// Those whose names end alike.
#[derive(Clone, Copy, Debug)]
enum Bearers {
    One(usize),
    Several,
}

impl NameIndex {
    /// Notes a form of a person's name; the first form of a person is their name.
    pub(super) fn note(&mut self, person: usize, form: &str) {
        let folded = if person < self.people.len() {
            id::fold(form)
        } else {
            let name = id::fold(form);
            for (space, _) in name.match_indices(' ') {
                let bearers = self.by_ending.entry(name[space + 1..].to_owned());
                bearers.and_modify(|bearers| *bearers = Bearers::Several).or_insert(Bearers::One(person));
            }
            self.people.push(name.clone());
            name
        };
        self.by_form.entry(folded).and_modify(|first| *first = person.min(*first)).or_insert(person);
    }

    /// The first person who has a form, which must be folded.
    pub(in crate::transform) fn of_form(&self, folded: &str) -> Option<usize> {
        self.by_form.get(folded).copied()
    }

    /// The one person whose name goes on before these folded words.
    pub(super) fn only_ending_in(&self, folded: &str) -> Option<usize> {
        match self.by_ending.get(folded)? {
            Bearers::One(person) => Some(*person),
            Bearers::Several => None,
        }
    }

    /// The folded names of all people, by number.
    pub(in crate::transform) fn folded(&self) -> &[String] {
        &self.people
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_by_form_and_by_their_end() {
        let mut index = NameIndex::default();
        for (person, form) in [(0, "Ida  Lupino"), (1, "Bo De Lind"), (2, "Al Lupino"), (1, "Lupino"), (0, "lupino")] {
            index.note(person, form);
        }
        assert_eq!(index.of_form("ida lupino"), Some(0));
        assert_eq!(index.of_form("lupino"), Some(0));
        assert_eq!(index.only_ending_in("de lind"), Some(1));
        assert_eq!(index.only_ending_in("lind"), Some(1));
        assert_eq!(index.only_ending_in("lupino"), None);
        assert_eq!(index.only_ending_in("bo de lind"), None);
    }
}
