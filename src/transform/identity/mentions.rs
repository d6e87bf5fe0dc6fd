//! Mentions of people and companies: whom the words mean, and that they do.

use uuid::Uuid;

use crate::article::Excerpt;
use crate::schema::mentions::MentionKind;
use crate::transform::rules::Rule;
use crate::transform::{Draft, Form, Named};
use crate::value::id;
use crate::value::name::{Likeness, Shape, is_particle};
use crate::vocab::companies;

use super::own_name;

/// Who is meant: an identifier, and the page that it was made from.
struct Identity {
    id: Uuid,
    page: Option<String>,
}

impl Draft<'_> {
    /// The identifier of the person whom `words` name, as a credit does; notes the mention.
    pub fn person(&mut self, words: Excerpt<'_>, rule: Rule) -> Uuid {
        self.person_named(words.as_str(), words, rule)
    }

    /// The identifier of the person called `name` where `words` say so in another way: with a title
    /// before the name, or as a duo of which the person is one half; notes the mention.
    pub fn person_named(&mut self, name: &str, words: Excerpt<'_>, rule: Rule) -> Uuid {
        let identity = self.identity(name, Some(words));
        // "directed by [[Ida Lupino|Lupino]]": the link tells the whole name.
        let whole =
            identity.page.as_deref().map(own_name).filter(|whole| is_surname_of(name, whole)).map(str::to_owned);
        let id = identity.id;
        let reading = self.reading(words, rule);
        if let Some(whole) = whole {
            let form = Form { name: whole, kind: MentionKind::Credited, reading: reading.clone() };
            self.mention(&identity, form);
            self.mention(&identity, Form { name: name.to_owned(), kind: MentionKind::Variant, reading });
        } else {
            self.mention(&identity, Form { name: name.to_owned(), kind: MentionKind::Credited, reading });
        }
        id
    }

    /// Notes another mention of a person already known, in whatever form `words` has (a surname, say).
    pub fn person_again(&mut self, id: Uuid, words: Excerpt<'_>, rule: Rule) {
        let form = self.form(words, MentionKind::Variant, rule);
        self.mention(&Identity { id, page: None }, form);
    }

    /// Notes that a person already known is called `name`, where `words` say so; gives the identifier back.
    pub fn person_called(&mut self, id: Uuid, name: &str, kind: MentionKind, words: Excerpt<'_>, rule: Rule) -> Uuid {
        let reading = self.reading(words, rule);
        self.mention(&Identity { id, page: None }, Form { name: name.to_owned(), kind, reading });
        id
    }

    /// The identifier that the person of a name has in this article.
    pub fn person_id(&self, name: &str) -> Uuid {
        self.identity(name, None).id
    }

    /// The identifier of the company that `words` name; notes the mention.
    pub fn company(&mut self, words: Excerpt<'_>, rule: Rule) -> Uuid {
        let name = words.as_str();
        let page = self.links.of_company(words).or_else(|| match self.links.companies(name) {
            [only] => Some((*only).to_owned()),
            _ => None,
        });
        let known = page.as_deref().unwrap_or(name);
        let id = id::company(self.document.wiki, companies::canonical(known).unwrap_or(known));
        let form = self.form(words, MentionKind::Credited, rule);
        mention(&mut self.companies, &Identity { id, page }, form);
        id
    }

    /// The person known so far whom words mean: the one whose page they are a link to, or else the one
    /// of that name or part of it.
    pub fn known_person_in(&self, words: Excerpt<'_>) -> Option<&Named> {
        match self.links.of_person(words.as_str(), words) {
            Some(page) => self.people.iter().find(|named| named.page.as_deref() == Some(&page)),
            None => self.known_person(words.as_str()),
        }
    }

    /// Whether words name a company that is known so far, by its name or its page.
    pub fn names_company(&self, words: Excerpt<'_>) -> bool {
        let folded = id::fold(words.as_str());
        let page = self.links.of_company(words);
        self.companies.iter().any(|company| id::fold(&company.name) == folded || page.is_some() && company.page == page)
    }

    /// Whether words are a link to a page that may be a person's.
    pub fn links_to_person(&self, words: Excerpt<'_>) -> bool {
        self.links.of_person(words.as_str(), words).is_some()
    }

    /// The person known so far whom a name or part of a name means: the name itself, or the one
    /// person whose name ends in it (`Kubrick`), where there is just one.
    pub fn known_person(&self, name: &str) -> Option<&Named> {
        let folded = id::fold(name);
        let known = self.names.of_form(&folded).or_else(|| self.names.only_ending_in(&folded))?;
        self.people.get(known)
    }

    /// Who is meant by a name: by the link that it is, by a link of the same name elsewhere in the
    /// article, by a form of the name that was met before, or else by the name itself.
    fn identity(&self, name: &str, words: Option<Excerpt<'_>>) -> Identity {
        let linked = words.and_then(|words| self.links.of_person(name, words));
        let linked = linked.or_else(|| match self.links.people(name) {
            [only] => Some((*only).to_owned()),
            _ => None,
        });
        if let Some(page) = linked {
            return self.of_page(page);
        }
        if self.links.people(name).is_empty()
            && let Some(identity) = self.of_form(name)
        {
            return identity;
        }
        Identity { id: id::person(self.document.wiki, name), page: None }
    }

    fn of_page(&self, page: String) -> Identity {
        Identity { id: id::person(self.document.wiki, &page), page: Some(page) }
    }

    /// The one person of the article of whose name this is a form.
    fn of_form(&self, name: &str) -> Option<Identity> {
        let known = |named: &Named| Identity { id: named.id, page: named.page.clone() };
        if let Some(same) = self.person_of_form(name) {
            return Some(known(same));
        }
        // "De Niro": a particle opens family names alone.
        if name.contains(' ') && name.split(' ').next().is_some_and(is_particle) {
            let mut ending = self.people.iter().filter(|named| ends_in(&named.name, name));
            if let (Some(only), None) = (ending.next(), ending.next()) {
                return Some(known(only));
            }
        }
        let shape = Shape::of(name);
        let alike = |other: &Shape| shape.likeness(other) == Some(Likeness::Name);
        let mut found: Option<Identity> = None;
        let met = self.people.iter().filter(|named| alike(&named.shape)).map(known);
        let linked = self.links.alike(&shape).map(|page| self.of_page(page.to_owned()));
        for identity in met.chain(linked) {
            if found.as_ref().is_some_and(|found| found.id != identity.id) {
                return None;
            }
            found = Some(identity);
        }
        found
    }

    /// The first person known so far who has a form of just these words.
    pub(in crate::transform) fn person_of_form(&self, name: &str) -> Option<&Named> {
        let first = self.names.of_form(&id::fold(name))?;
        self.people[first..].iter().find(|named| named.forms.iter().any(|form| form.name == name))
    }

    /// Notes a mention of a person.
    fn mention(&mut self, identity: &Identity, form: Form) {
        let person = mention(&mut self.people, identity, form);
        if let Some(form) = self.people[person].forms.last() {
            self.names.note(person, &form.name);
        }
    }

    fn form(&self, words: Excerpt<'_>, kind: MentionKind, rule: Rule) -> Form {
        Form { name: words.as_str().to_owned(), kind, reading: self.reading(words, rule) }
    }
}

/// Whether a name is the surname that another name ends in.
fn is_surname_of(name: &str, whole: &str) -> bool {
    !name.contains(' ') && ends_in(whole, name)
}

/// Whether a name ends in another, as words.
fn ends_in(whole: &str, name: &str) -> bool {
    id::fold(whole).strip_suffix(&id::fold(name)).is_some_and(|given| given.ends_with(' '))
}

/// Notes a mention; the place of the one mentioned among those known.
fn mention(known: &mut Vec<Named>, identity: &Identity, form: Form) -> usize {
    let place = known.iter().position(|named| named.id == identity.id);
    if let Some(place) = place {
        let named = &mut known[place];
        named.page = named.page.take().or_else(|| identity.page.clone());
        named.forms.push(form);
        return place;
    }
    known.push(Named {
        id: identity.id,
        page: identity.page.clone(),
        shape: Shape::of(&form.name),
        name: form.name.clone(),
        forms: vec![form],
    });
    known.len() - 1
}
