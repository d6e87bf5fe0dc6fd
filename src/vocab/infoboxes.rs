//! Infobox templates of films.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::{fold, rows};

static KINDS: LazyLock<BTreeMap<&str, &str>> =
    LazyLock::new(|| rows::<2>(include_str!("film_infoboxes.tsv")).map(|[name, kind]| (name, kind)).collect());

/// Whether a template is the infobox of a film, by its whole name: that of a festival or of a list
/// of awards begins in the same way. Case, underscores and spaces do not matter.
///
/// ```
/// use reelmill::vocab::infoboxes::is_film;
/// assert!(is_film("Infobox_film ") && is_film("infobox Hollywood cartoon"));
/// assert!(!is_film("Infobox film awards"));
/// ```
pub fn is_film(template: &str) -> bool {
    kind(template) == Some("film")
}

/// Whether a template is the infobox of what is made for television, films among it.
///
/// ```
/// assert!(reelmill::vocab::infoboxes::is_television("Infobox television"));
/// ```
pub fn is_television(template: &str) -> bool {
    kind(template) == Some("television")
}

fn kind(template: &str) -> Option<&'static str> {
    KINDS.get(fold(&template.replace('_', " ")).as_str()).copied()
}
