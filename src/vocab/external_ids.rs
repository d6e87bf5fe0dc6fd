//! Identifiers of films in other databases: which templates and fields give them, and how they are written.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use regex::Regex;

use super::{fold, pattern, rows, values};

/// A database whose identifiers articles give.
#[derive(Debug)]
pub struct Scheme {
    /// Its name in the tables: `imdb`.
    pub name: &'static str,
    /// Wikidata's property for its identifiers, where there is one.
    pub property: Option<&'static str>,
    shape: Regex,
    id: &'static str,
    url: &'static str,
}

/// An identifier and the address that it makes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExternalId {
    /// The identifier, as Wikidata has it.
    pub id: String,
    /// The page about the film.
    pub url: String,
}

struct Vocabulary {
    schemes: Vec<Scheme>,
    /// Index of the scheme for each template, and for each template with what its first argument has to be.
    templates: BTreeMap<String, usize>,
    limited: BTreeMap<(String, String), usize>,
    fields: BTreeMap<&'static str, usize>,
}

static VOCABULARY: LazyLock<Vocabulary> = LazyLock::new(|| {
    let mut vocabulary = Vocabulary {
        schemes: Vec::new(),
        templates: BTreeMap::new(),
        limited: BTreeMap::new(),
        fields: BTreeMap::new(),
    };
    for [name, templates, fields, shape, id, url, property] in rows::<7>(include_str!("external_ids.tsv")) {
        let index = vocabulary.schemes.len();
        for template in values(templates) {
            match template.split_once('/') {
                Some((template, first)) => vocabulary.limited.insert((fold(template), fold(first)), index),
                None => vocabulary.templates.insert(fold(template), index),
            };
        }
        vocabulary.fields.extend(values(fields).map(|field| (field, index)));
        let property = Some(property).filter(|property| !property.is_empty());
        vocabulary.schemes.push(Scheme { name, property, shape: pattern(shape), id, url });
    }
    vocabulary
});

/// The scheme of a template, and how many of its arguments come before the identifier.
///
/// ```
/// use reelmill::vocab::external_ids::of_template;
/// let (scheme, before) = of_template("IMDb_title", None).expect("it is known");
/// assert_eq!((scheme.name, scheme.property, before), ("imdb", Some("P345"), 0));
/// assert_eq!(of_template("ANN", Some("anime")).map(|(scheme, before)| (scheme.name, before)), Some(("anime_news_network", 1)));
/// assert!(of_template("ANN", Some("manga")).is_none());
/// ```
pub fn of_template(name: &str, first: Option<&str>) -> Option<(&'static Scheme, usize)> {
    let name = fold(&name.replace('_', " "));
    if let Some(index) = VOCABULARY.templates.get(&name) {
        return Some((&VOCABULARY.schemes[*index], 0));
    }
    let limited = VOCABULARY.limited.get(&(name, fold(first?)))?;
    Some((&VOCABULARY.schemes[*limited], 1))
}

/// The scheme of an infobox field, by its canonical name.
pub fn of_field(name: &str) -> Option<&'static Scheme> {
    VOCABULARY.fields.get(name).map(|index| &VOCABULARY.schemes[*index])
}

/// Every scheme, in the order of the vocabulary.
pub fn schemes() -> &'static [Scheme] {
    &VOCABULARY.schemes
}

impl Scheme {
    /// The identifier that an article states; none where the words have not the shape of one.
    ///
    /// ```
    /// use reelmill::vocab::external_ids::of_field;
    /// let imdb = of_field("imdb_id").expect("it is known");
    /// let read = imdb.read("80684").expect("an identifier");
    /// assert_eq!((read.id.as_str(), read.url.as_str()), ("tt0080684", "https://www.imdb.com/title/tt0080684/"));
    /// assert_eq!(imdb.read("nm0000134"), None);
    /// ```
    pub fn read(&self, stated: &str) -> Option<ExternalId> {
        let found = self.shape.captures(stated)?.get(1)?.as_str();
        let written = |form: &str| form.replace("{7}", &format!("{found:0>7}")).replace("{}", found);
        Some(ExternalId { id: written(self.id), url: written(self.url) })
    }
}
