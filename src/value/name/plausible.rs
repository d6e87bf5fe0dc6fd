//! Whether words can be a name at all.

use crate::vocab::names::{Part, part};

/// The longest name, in words, that is taken for one.
const LONGEST: usize = 7;

/// Small words inside names: `Larry the Cable Guy`, `Prince Philipp of Hesse`.
const INSIDE: &[&str] = &["the", "of", "and", "&", "bin", "binti", "oglu"];

/// Whether words can be the name of a person or group: every word has a capital or is of a script
/// without capitals, but for particles.
///
/// ```
/// use reelmill::value::name::is_plausible;
/// assert!(is_plausible("Jacques d'Amboise"));
/// assert!(is_plausible("50 Cent"));
/// assert!(is_plausible("黒澤 明"));
/// assert!(!is_plausible("see below"));
/// assert!(!is_plausible("Actor Jane Doe plays"));
/// ```
pub fn is_plausible(name: &str) -> bool {
    let (mut n_words, mut ends_in_name) = (0, false);
    for word in name.split_whitespace() {
        ends_in_name = is_name_word(word);
        let fits = ends_in_name || n_words > 0 && INSIDE.contains(&word) || part(word) == Some(Part::Particle);
        n_words += 1;
        if !fits || n_words > LONGEST {
            return false;
        }
    }
    ends_in_name
        && name.contains(char::is_alphabetic)
        && !name.contains(['=', '{', '}', '<', '>', '%', '$', '?', '\u{2026}'])
}

/// Whether a word can be part of a name other than a particle.
fn is_name_word(word: &str) -> bool {
    let letters = || word.chars().filter(|character| character.is_alphabetic());
    match letters().next() {
        // `50` in a name, not a mark on its own.
        None => word.contains(char::is_numeric),
        Some(first) if first.is_lowercase() => {
            // `d'Amboise`, `al-Mansour`: a particle that is written together with the name.
            let after = word.split_once(['\'', '\u{2019}', '-']).map(|(_, after)| after);
            after.is_some_and(|after| after.starts_with(char::is_uppercase))
        }
        Some(_) => true,
    }
}
