//! Other names that brackets give a person: `Jane Holm (née Doe)`, `Robert (Bob) Ek`.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::article::Excerpt;
use crate::value::name::{self, Likeness, Shape};
use crate::vocab::pattern;

/// The other name that a bracket gives the person called `name`; marks included or not.
pub(super) fn other_name(name: &str, bracket: &str) -> Option<String> {
    static BORN: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"^(?:(?P<family>née|né|nee)|(?:also |formerly |later |previously |better )?(?:born|known as|credited as|called)|formerly|previously|later|now|a\.?k\.?a\.?)\s+(?P<name>\p{Lu}[^,;]*)$",
        )
    });
    let inside = bracket.trim_matches(|mark: char| mark.is_whitespace() || matches!(mark, '(' | ')' | '[' | ']'));
    if let Some(found) = BORN.captures(inside) {
        let other = found.name("name").map(|name| name.as_str().trim()).filter(|name| name::is_plausible(name))?;
        let given = name.rsplit_once(' ').map(|(given, _)| given);
        return match given {
            _ if other.contains(' ') => Some(other.to_owned()),
            Some(given) if found.name("family").is_some() => Some(format!("{given} {other}")),
            _ => None,
        };
    }
    let is_form = inside.contains(' ')
        && name::is_plausible(inside)
        && Shape::of(name).likeness(&Shape::of(inside)) == Some(Likeness::Name);
    is_form.then(|| inside.to_owned())
}

/// A name with a short form in the middle.
pub(super) struct Inserted<'a> {
    /// All of it: `Robert (Bob) Ek`.
    pub(super) written: Excerpt<'a>,
    /// `Robert Ek`.
    pub(super) name: String,
    /// `Bob Ek`.
    pub(super) other: String,
}

/// Reads a name that a short form interrupts; `bracket` is the first of the piece.
pub(super) fn inserted<'a>(piece: Excerpt<'a>, bracket: &Range<usize>) -> Option<Inserted<'a>> {
    let text = piece.as_str();
    let first = text[..bracket.start].trim();
    let short = text[bracket.clone()].trim_matches(['(', ')', '[', ']']);
    let after = &text[bracket.end..];
    let rest = after.split(['(', '[']).next().unwrap_or_default().trim_end();
    let one_word = |word: &str| !word.contains(' ') && name::is_plausible(word) && word.len() > 1;
    let family = rest.trim_start();
    let fits = one_word(first)
        && one_word(short)
        && rest.starts_with(' ')
        && family.split(' ').count() <= 2
        && name::is_plausible(family);
    fits.then(|| Inserted {
        written: piece.until(bracket.end + rest.len()),
        name: format!("{first} {family}"),
        other: format!("{short} {family}"),
    })
}

#[cfg(test)]
mod tests {
    use super::other_name;

    #[test]
    fn brackets_give_other_names() {
        assert_eq!(other_name("Jane Holm", "(née Doe)").as_deref(), Some("Jane Doe"));
        assert_eq!(other_name("Jane Holm", "(born Janet Doe)").as_deref(), Some("Janet Doe"));
        assert_eq!(other_name("Robert Ek", "(Bob Ek)").as_deref(), Some("Bob Ek"));
        for bracket in ["(Japan)", "(Mira Lind)", "(uncredited)", "(born 1950)", "(later Max)"] {
            assert_eq!(other_name("Jane Holm", bracket), None, "{bracket}");
        }
    }
}
