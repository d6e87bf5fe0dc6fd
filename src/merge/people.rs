//! One person, out of every mention of them.

use std::collections::BTreeSet;

use uuid::Uuid;

use crate::schema::mentions::{MentionKind, PersonMention};
use crate::schema::people::{Identity, Person};
use crate::schema::person_names::{NameKind, PersonName};
use crate::value::name;

use super::{Forms, count, most_used};

/// Everything said of one person: the union of their mentions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PersonUnion {
    credited: Forms,
    in_passing: Forms,
    article_title: Option<String>,
}

impl PersonUnion {
    /// Adds a mention. Adding it again changes nothing.
    pub fn add(&mut self, mention: PersonMention) {
        let forms = match mention.kind {
            MentionKind::Credited => &mut self.credited,
            MentionKind::Variant => &mut self.in_passing,
        };
        forms.entry(mention.name).or_default().insert(mention.film_id);
        self.link(mention.article_title);
    }

    /// Adds everything said of the same person elsewhere.
    pub fn merge(&mut self, other: PersonUnion) {
        for (mine, theirs) in [(&mut self.credited, other.credited), (&mut self.in_passing, other.in_passing)] {
            for (name, films) in theirs {
                mine.entry(name).or_default().extend(films);
            }
        }
        self.link(other.article_title);
    }

    /// The row of the person, and one for every form of their name; `None` where nothing was said.
    ///
    /// The preferred form is the one that the credits of the most films use. Forms met in running
    /// text alone (`Kubrick`) stand in only where no credit names the person. `is_ambiguous` knows the
    /// names that [`super::Namesakes`] share.
    pub fn rows(&self, person_id: Uuid, is_ambiguous: impl Fn(&str) -> bool) -> Option<(Person, Vec<PersonName>)> {
        let preferred = most_used(&self.credited).or_else(|| most_used(&self.in_passing))?;
        let parts = name::parts(preferred);
        let person = Person {
            person_id,
            name: preferred.to_owned(),
            sort_name: parts.sort_name,
            given_name: parts.given_name,
            family_name: parts.family_name,
            suffix: parts.suffix,
            identity: if self.article_title.is_some() { Identity::Link } else { Identity::Name },
            article_title: self.article_title.clone(),
            ambiguous: self.credited.keys().any(|name| is_ambiguous(name)),
            film_count: count(&self.films()),
        };
        Some((person, self.names(person_id, preferred)))
    }

    fn names(&self, person_id: Uuid, preferred: &str) -> Vec<PersonName> {
        let forms: BTreeSet<&String> = self.credited.keys().chain(self.in_passing.keys()).collect();
        let row = |form: &String| {
            let kind = match self.credited.contains_key(form) {
                _ if form == preferred => NameKind::Preferred,
                true => NameKind::CreditedAs,
                false => NameKind::Variant,
            };
            let films = [&self.credited, &self.in_passing].into_iter().filter_map(|forms| forms.get(form));
            let films = films.flatten().copied().collect();
            PersonName { person_id, name: form.clone(), kind, uses: count(&films) }
        };
        forms.into_iter().map(row).collect()
    }

    fn films(&self) -> BTreeSet<Uuid> {
        self.credited.values().chain(self.in_passing.values()).flatten().copied().collect()
    }

    /// Mentions of one person name one link target; of several the first in code-point order is kept.
    fn link(&mut self, target: Option<String>) {
        self.article_title = match (self.article_title.take(), target) {
            (Some(mine), Some(theirs)) => Some(mine.min(theirs)),
            (mine, theirs) => mine.or(theirs),
        };
    }
}
