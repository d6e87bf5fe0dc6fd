//! Family names that two people share: `Paul and Anna Rossi`.

use crate::value::name;
use crate::vocab::names;

/// The full name of somebody of whom a given name alone stands before `and` and a full name:
/// `Paul` in `Paul and Anna Rossi` is `Paul Rossi`. `kin` tells that they are of one family, as
/// after `the brothers`; else the name must be one that is never a whole name.
pub(super) fn shared(given: &str, between: &str, next: &str, kin: bool) -> Option<String> {
    let mut words = given.split(' ');
    let first = words.next()?;
    let only_initials = words.all(|word| word.ends_with('.') && word.chars().count() == 2);
    let joined = matches!(between.trim(), "and" | "&");
    if !joined || !only_initials || !(kin || names::is_given_name(first)) || next.contains(" the ") {
        return None;
    }
    let family = name::parts(next).family_name?;
    Some(format!("{given} {family}"))
}

#[cfg(test)]
mod tests {
    use super::shared;

    #[test]
    fn given_names_take_the_family_name_of_the_next() {
        assert_eq!(shared("Paul", " and ", "Anna Rossi", false).as_deref(), Some("Paul Rossi"));
        assert_eq!(shared("Julius J.", " & ", "Philip G. Epstein", false).as_deref(), Some("Julius J. Epstein"));
        assert_eq!(shared("Zed", " and ", "Max Ho", true).as_deref(), Some("Zed Ho"));
        assert_eq!(shared("Rekha", " and ", "Om Puri", false), None);
        assert_eq!(shared("Paul", ", ", "Anna Rossi", false), None);
        assert_eq!(shared("Paul", " and ", "Madonna", false), None);
    }
}
