//! Parts of names, and groups that are not persons.

use std::sync::LazyLock;

use super::{Case, Lexicon, Lookup, fold, rows, values};

static PARTS: LazyLock<Lookup<Part>> = LazyLock::new(|| {
    let parts = rows::<2>(include_str!("name_parts.tsv"));
    parts.filter_map(|[part, kind]| Some((part, Part::from_name(kind)?))).collect()
});

static OCCUPATIONS: LazyLock<Lookup<()>> =
    LazyLock::new(|| Lookup::words(rows::<1>(include_str!("occupations.tsv")).map(|[noun]| noun)));

static OPENERS: LazyLock<Lookup<()>> =
    LazyLock::new(|| Lookup::words(rows::<1>(include_str!("openers.tsv")).map(|[word]| word)));

static GIVEN: LazyLock<Lookup<()>> =
    LazyLock::new(|| Lookup::words(rows::<1>(include_str!("given_names.tsv")).map(|[name]| name)));

static FAMILY_FIRST: LazyLock<Lookup<()>> = LazyLock::new(|| {
    rows::<2>(include_str!("name_orders.tsv")).map(|[family_name, _]| (fold(family_name), ())).collect()
});

static GROUPS: LazyLock<Lexicon<Group>> = LazyLock::new(|| {
    let groups = rows::<4>(include_str!("groups.tsv"));
    Lexicon::new(
        Case::Matters,
        groups.map(|[name, aliases, kind, members]| {
            let names = std::iter::once(name).chain(values(aliases)).collect();
            (Group { name, kind, members: values(members).collect() }, names)
        }),
    )
});

/// Words that only names of companies have.
const COMPANY_WORDS: &[&str] = &[
    "agency",
    "animations",
    "artists",
    "arts",
    "associates",
    "association",
    "bros",
    "century",
    "cinemas",
    "commission",
    "communications",
    "company",
    "corp",
    "corporation",
    "council",
    "creations",
    "digitals",
    "enterprises",
    "entertainers",
    "entertainment",
    "entertainments",
    "filmproduktion",
    "films",
    "foundation",
    "gmbh",
    "group",
    "inc",
    "institute",
    "international",
    "limited",
    "llc",
    "llp",
    "ltd",
    "media",
    "ministry",
    "movies",
    "network",
    "orchestra",
    "organisation",
    "organization",
    "partners",
    "pictures",
    "production",
    "productions",
    "pvt",
    "records",
    "studio",
    "studios",
    "team",
    "television",
    "trust",
    "university",
    "ventures",
];

/// What a part of a personal name is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// `von`, `del`: belongs to the family name.
    Particle,
    /// `Jr.`, `III`.
    Suffix,
    /// `A.S.C.`, `CBE`: not part of the name.
    PostNominal,
    /// `Dr.`, `Sir`: not part of the name.
    Honorific,
}

impl Part {
    fn from_name(name: &str) -> Option<Self> {
        match name {
            "particle" => Some(Part::Particle),
            "suffix" => Some(Part::Suffix),
            "post_nominal" => Some(Part::PostNominal),
            "honorific" => Some(Part::Honorific),
            _ => None,
        }
    }
}

/// A duo, band or troupe that is credited under one name.
#[derive(Clone, Debug)]
pub struct Group {
    /// Its name.
    pub name: &'static str,
    /// `duo`, `band`, `troupe` or `company`.
    pub kind: &'static str,
    /// Its members, where they are known.
    pub members: Vec<&'static str>,
}

/// What a word or words of a name are; capitals matter (`van` is a particle, `Van` a name).
///
/// ```
/// use reelmill::vocab::names::{Part, part};
/// assert_eq!(part("A.S.C."), Some(Part::PostNominal));
/// assert_eq!(part("von"), Some(Part::Particle));
/// assert_eq!(part("Lars"), None);
/// ```
pub fn part(words: &str) -> Option<Part> {
    PARTS.get(words).copied()
}

/// Whether a family name is one of those that stand before the given name.
pub fn family_first(word: &str) -> bool {
    FAMILY_FIRST.contains(&fold(word))
}

/// Whether a word is a common noun for a person, in the singular or plural: `boxer`, `schoolgirls`.
///
/// ```
/// use reelmill::vocab::names::is_occupation;
/// assert!(is_occupation("ex-convict") && is_occupation("Detectives") && is_occupation("bus-driver"));
/// assert!(!is_occupation("mansion"));
/// ```
pub fn is_occupation(word: &str) -> bool {
    let folded = fold(word);
    let known = |noun: &str| OCCUPATIONS.contains(noun);
    let singular = |noun: &str| known(noun) || noun.strip_suffix('s').is_some_and(known);
    singular(&folded) || folded.rsplit_once(['-', '/']).is_some_and(|(_, last)| singular(last))
}

/// Whether a word in capitals opens sentences and is no part of a name: `After`, `However`.
pub fn is_opener(word: &str) -> bool {
    OPENERS.contains(word)
}

/// Whether a word is a given name and hardly ever a whole one.
pub fn is_given_name(word: &str) -> bool {
    GIVEN.contains(word)
}

/// Duos, bands and troupes.
pub fn groups() -> &'static Lexicon<Group> {
    &GROUPS
}

/// Whether a name has a word that only names of companies have.
///
/// ```
/// assert!(reelmill::vocab::names::is_company("Ibis Productions"));
/// assert!(!reelmill::vocab::names::is_company("Ida Lupino"));
/// ```
pub fn is_company(name: &str) -> bool {
    let mut words = name.split_whitespace().skip(1);
    words.any(|word| {
        let word = word.trim_matches(['.', ',', ')', '(']);
        // No word that marks a company is longer or shorter.
        (3..=15).contains(&word.len()) && COMPANY_WORDS.binary_search(&fold(word).as_str()).is_ok()
    })
}

#[cfg(test)]
mod tests {
    #[test]
    fn company_words_are_sorted() {
        assert!(super::COMPANY_WORDS.is_sorted());
    }
}
