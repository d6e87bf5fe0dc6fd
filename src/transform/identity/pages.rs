//! Whom a page can be about, as far as its title tells.

use crate::article::is_article;
use crate::value::name;
use crate::vocab::{names, titles};

/// The title of a page without the bracket that tells it from others: `Steve McQueen (director)`.
pub(in crate::transform) fn own_name(title: &str) -> &str {
    split(title).0
}

/// A title and what the bracket at its end says.
fn split(title: &str) -> (&str, Option<&str>) {
    let bracketed = title.strip_suffix(')').and_then(|title| title.rsplit_once(" ("));
    bracketed.map_or((title, None), |(name, bracket)| (name, Some(bracket)))
}

/// Whether a page may be one person's own.
pub(super) fn is_persons(title: &str) -> bool {
    let (name, bracket) = split(title);
    is_article(title)
        && bracket.and_then(titles::note).is_none()
        && name::is_plausible(name)
        && !name.starts_with("List of ")
        && names::groups().get(name).is_none()
        && !names::is_company(name)
        && !is_of_several(name)
}

/// Whether a page may be a company's.
pub(super) fn is_companys(title: &str) -> bool {
    let note = split(title).1.and_then(titles::note);
    is_article(title) && !title.starts_with("List of ") && matches!(note, None | Some("company" | "group"))
}

/// `Coen brothers`, `The Hill Family`, `Ada Lund and Bo Ek`: people who are named together.
fn is_of_several(name: &str) -> bool {
    const TOGETHER: &[&str] = &["brothers", "bros.", "sisters", "twins", "siblings", "family", "duo", "trio", "band"];
    let Some((_, last)) = name.rsplit_once(' ') else { return false };
    TOGETHER.iter().any(|word| last.eq_ignore_ascii_case(word)) || name.contains(" and ") || name.contains(" & ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_of_persons() {
        for title in ["Robert De Niro", "Steve McQueen (director)", "Rekha", "Michael Smith (American actor)"] {
            assert!(is_persons(title), "{title}");
        }
        for title in [
            "Coen brothers",
            "Ada Lund and Bo Ek",
            "The Wachowskis",
            "Heat (1995 film)",
            "Queen (band)",
            "File:A.jpg",
            "Pixar Animation Studios",
            "Joker (character)",
        ] {
            assert!(!is_persons(title), "{title}");
        }
        assert!(is_companys("Toho") && is_companys("A24 (company)") && !is_companys("Toho (film)"));
    }
}
