//! Infobox templates of films.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::{fold, rows};

static FILM: LazyLock<BTreeSet<&str>> =
    LazyLock::new(|| rows::<1>(include_str!("film_infoboxes.tsv")).map(|[name]| name).collect());

/// Whether a template is the infobox of a film, by its whole name: that of a festival or of a list
/// of awards begins in the same way. Case, underscores and spaces do not matter.
///
/// ```
/// use reelmill::vocab::infoboxes::is_film;
/// assert!(is_film("Infobox_film ") && is_film("infobox Hollywood cartoon"));
/// assert!(!is_film("Infobox film awards"));
/// ```
pub fn is_film(template: &str) -> bool {
    FILM.contains(fold(&template.replace('_', " ")).as_str())
}
