//! Identifiers made from content.
//!
//! Every identifier is a UUIDv5 (RFC 9562) of a documented key under the project's namespace, so
//! that the same film, person or company has the same one in every run, on every machine.

use std::sync::LazyLock;

use caseless::Caseless;
use unicode_normalization::UnicodeNormalization;
use uuid::Uuid;

/// The name that the namespace of all identifiers is made from.
pub const NAMESPACE_URL: &str = "https://w3id.org/reelmill#";

static NAMESPACE: LazyLock<Uuid> = LazyLock::new(|| Uuid::new_v5(&Uuid::NAMESPACE_URL, NAMESPACE_URL.as_bytes()));

/// The identifier of a documented key.
///
/// ```
/// use reelmill::value::id;
/// assert_eq!(id::from_key("film:enwiki:Heat (1995 film)"), id::film("enwiki", "Heat (1995 film)"));
/// ```
pub fn from_key(key: &str) -> Uuid {
    Uuid::new_v5(&NAMESPACE, key.as_bytes())
}

/// An article's identifier: key `article:<wiki>:<title>`.
pub fn article(wiki: &str, title: &str) -> Uuid {
    from_key(&format!("article:{wiki}:{title}"))
}

/// A film's identifier: key `film:<wiki>:<title>`.
pub fn film(wiki: &str, title: &str) -> Uuid {
    from_key(&format!("film:{wiki}:{title}"))
}

/// A person's identifier: key `person:<wiki>:<folded name or link target>`.
///
/// ```
/// use reelmill::value::id;
/// assert_eq!(id::person("enwiki", "Steve  McQueen"), id::person("enwiki", "steve mcqueen"));
/// assert_ne!(id::person("enwiki", "Zoe Kazan"), id::person("enwiki", "Zoë Kazan"));
/// ```
pub fn person(wiki: &str, name: &str) -> Uuid {
    from_key(&format!("person:{wiki}:{}", fold(name)))
}

/// A company's identifier: key `company:<wiki>:<folded name or link target>`.
pub fn company(wiki: &str, name: &str) -> Uuid {
    from_key(&format!("company:{wiki}:{}", fold(name)))
}

/// The identifier of a row that hangs on another: key `<table>:<parts joined with |>`.
pub fn row(table: &str, parts: &[&str]) -> Uuid {
    from_key(&format!("{table}:{}", parts.join("|")))
}

/// Folds a name for comparison: NFKC, case folding and single spaces. Diacritics and
/// disambiguators are kept.
pub fn fold(name: &str) -> String {
    // Most names, and the same result sooner.
    if name.is_ascii() {
        return crate::vocab::fold_ascii(name);
    }
    let folded: String = name.nfkc().default_case_fold().nfkc().collect();
    folded.split_whitespace().collect::<Vec<_>>().join(" ")
}
