//! Personal names: what belongs to them, and what they are sorted by.

mod order;
mod plausible;
mod shape;

pub use plausible::is_plausible;
pub use shape::{Likeness, Shape};

use crate::vocab::names::{Part, groups, part};

/// The parts of a personal name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NameParts {
    /// Name as sorted.
    pub sort_name: String,
    /// Given name or names.
    pub given_name: Option<String>,
    /// Family name, particles included.
    pub family_name: Option<String>,
    /// Generational suffix.
    pub suffix: Option<String>,
}

/// Takes a name apart.
///
/// ```
/// use reelmill::value::name::parts;
/// assert_eq!(parts("Andrei Konchalovsky").sort_name, "Konchalovsky, Andrei");
/// assert_eq!(parts("Lars von Trier").sort_name, "von Trier, Lars");
/// assert_eq!(parts("Guillermo del Toro").family_name.as_deref(), Some("del Toro"));
/// assert_eq!(parts("Robert De Niro").sort_name, "De Niro, Robert");
/// assert_eq!(parts("Robert Downey, Jr.").sort_name, "Downey Jr., Robert");
/// assert_eq!(parts("Wong Kar-wai").sort_name, "Wong, Kar-wai");
/// assert_eq!(parts("Zhang Yimou").given_name.as_deref(), Some("Yimou"));
/// assert_eq!(parts("Nagma").sort_name, "Nagma");
/// assert_eq!(parts("Larry the Cable Guy").sort_name, "Larry the Cable Guy");
/// ```
pub fn parts(name: &str) -> NameParts {
    let whole = || NameParts { sort_name: name.to_owned(), ..NameParts::default() };
    let without_bracket = name.split(" (").next().unwrap_or(name);
    let plain = core(without_bracket);
    let mut words: Vec<&str> = plain.split_whitespace().collect();
    let suffix = words.last().filter(|last| words.len() > 2 && is_suffix(last)).map(|suffix| (*suffix).to_owned());
    if suffix.is_some() {
        words.pop();
    }
    let is_phrase = words.iter().any(|word| matches!(*word, "the" | "The" | "of" | "and" | "&" | "y" | "e"));
    let last_is_initial = words.last().is_some_and(|last| last.trim_end_matches('.').chars().count() == 1);
    if words.len() < 2 || is_phrase || last_is_initial || groups().get(name).is_some() {
        return whole();
    }
    let (given, family) = match order::family_first(&words) {
        true => (words[1..].join(" "), words[0].to_owned()),
        false => {
            let at = family_start(&words);
            (words[..at].join(" "), words[at..].join(" "))
        }
    };
    let sorted = suffix.as_ref().map_or_else(|| family.clone(), |suffix| format!("{family} {suffix}"));
    NameParts { sort_name: format!("{sorted}, {given}"), given_name: Some(given), family_name: Some(family), suffix }
}

/// A name without titles, post-nominal letters, and the comma before a generational suffix.
///
/// ```
/// use reelmill::value::name::core;
/// assert_eq!(core("Freddie Francis, B.S.C."), "Freddie Francis");
/// assert_eq!(core("Sir Carol Reed"), "Carol Reed");
/// assert_eq!(core("Beirne Lay, Jr."), "Beirne Lay Jr.");
/// assert_eq!(core("Lady Gaga"), "Lady Gaga");
/// ```
pub fn core(name: &str) -> String {
    let mut words: Vec<&str> = name.split_whitespace().collect();
    while words.len() > 2 {
        if words.len() > 3 && part(&format!("{} {}", words[0], words[1])) == Some(Part::Honorific) {
            words.drain(..2);
        } else if part(words[0]) == Some(Part::Honorific) {
            words.remove(0);
        } else {
            break;
        }
    }
    while words.len() > 1 {
        let last = words[words.len() - 1];
        let after_comma = words[words.len() - 2].ends_with(',');
        // Two letters may be initials, as in names from South India.
        let letters = last.chars().filter(|character| character.is_alphabetic()).count();
        let plain = words.len() > 2 && letters > 2 || words.len() > 1 && letters > 2 && last.len() < 5;
        if !is_post_nominal(last) || !(after_comma || plain) {
            break;
        }
        words.pop();
        if let Some(last) = words.last_mut() {
            *last = last.trim_end_matches(',');
        }
    }
    let comma = words.len() > 1 && is_suffix(words[words.len() - 1]);
    let at = words.len().saturating_sub(2);
    if comma {
        words[at] = words[at].trim_end_matches(',');
    }
    words.join(" ")
}

/// Whether words are a generational suffix: `Jr.`, `III`.
pub fn is_suffix(words: &str) -> bool {
    part(words) == Some(Part::Suffix) && words != "V"
}

/// Whether words are post-nominal letters: `A.S.C.`
pub fn is_post_nominal(words: &str) -> bool {
    part(words) == Some(Part::PostNominal)
}

/// Index of the first word of the family name: the last word and the particles before it.
fn family_start(words: &[&str]) -> usize {
    let mut at = words.len() - 1;
    while at > 1 && is_particle(words[at - 1]) {
        at -= 1;
    }
    at
}

/// Whether a word is a particle of family names: `von`, `De`.
pub fn is_particle(word: &str) -> bool {
    part(word) == Some(Part::Particle)
        || matches!(
            word,
            "De" | "Di" | "Del" | "Della" | "Van" | "Von" | "Der" | "La" | "Le" | "Du" | "Da" | "Dos" | "St."
        )
}
