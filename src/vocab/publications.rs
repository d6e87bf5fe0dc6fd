//! Publications and their critics; aggregators.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::{Case, Lexicon, rows, values};

/// A newspaper, magazine, site or broadcaster that reviews films.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Publication {
    /// Canonical name.
    pub name: &'static str,
}

/// A critic who is known by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Critic {
    /// Full name.
    pub name: &'static str,
    /// The publication that the critic stands for when none is named, where there is just one.
    pub publication: Option<&'static str>,
}

/// A site or poll that sums up what many critics or viewers think.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Aggregator {
    /// Canonical name.
    pub name: &'static str,
    /// The measure it gives, by the names of the contract's `scores.metric`.
    pub metric: &'static str,
    /// The highest value of its scale.
    pub scale_max: Option<f64>,
    /// Whether viewers are asked, and not critics.
    pub audience: bool,
}

/// Publications by every name.
pub static PUBLICATIONS: LazyLock<Lexicon<Publication>> = LazyLock::new(|| {
    let publications = rows::<4>(include_str!("publications.tsv")).map(|[name, aliases, _, _]| {
        let names = std::iter::once(name).chain(values(aliases)).collect();
        (Publication { name }, names)
    });
    Lexicon::new(Case::Matters, publications)
});

/// Critics by full name.
pub static CRITICS: LazyLock<Lexicon<Critic>> = LazyLock::new(|| {
    let critics = rows::<2>(include_str!("critics.tsv")).map(|[name, publication]| {
        let publication = Some(publication).filter(|publication| !publication.is_empty());
        (Critic { name, publication }, vec![name])
    });
    Lexicon::new(Case::Matters, critics)
});

/// The one critic of the vocabulary with a surname; `None` where several share it.
///
/// ```
/// use reelmill::vocab::publications::critic_by_surname;
/// assert_eq!(critic_by_surname("Ebert").map(|critic| critic.name), Some("Roger Ebert"));
/// ```
pub fn critic_by_surname(surname: &str) -> Option<Critic> {
    static BY_SURNAME: LazyLock<BTreeMap<&'static str, Option<Critic>>> = LazyLock::new(|| {
        let mut critics: BTreeMap<&'static str, Option<Critic>> = BTreeMap::new();
        for critic in CRITICS.entries() {
            let surname = critic.name.rsplit(' ').next().unwrap_or(critic.name);
            critics.entry(surname).and_modify(|known| *known = None).or_insert(Some(*critic));
        }
        critics
    });
    BY_SURNAME.get(surname).copied().flatten()
}

/// Aggregators, polls and audience sites by every name.
pub static AGGREGATORS: LazyLock<Lexicon<Aggregator>> = LazyLock::new(|| {
    let aggregators = rows::<6>(include_str!("aggregators.tsv")).map(|[name, aliases, metric, _, scale_max, kind]| {
        let names = std::iter::once(name).chain(values(aliases)).collect();
        let scale_max = scale_max.parse().ok();
        (Aggregator { name, metric, scale_max, audience: kind == "audience" }, names)
    });
    Lexicon::new(Case::Matters, aggregators)
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_aliases_are_found() {
        assert_eq!(PUBLICATIONS.get("The Observer").map(|found| found.name), Some("The Observer"));
        assert_eq!(CRITICS.get("Ann Hornaday").and_then(|found| found.publication), Some("The Washington Post"));
        assert!(AGGREGATORS.get("CinemaScore").is_some_and(|found| found.audience));
    }
}
