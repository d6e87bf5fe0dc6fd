//! Whether two names may be one person's.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::vocab::names;
use crate::vocab::variants::{are_nicknames, sound};

use super::{core, is_suffix};

/// A name as it is compared with others within one article.
///
/// ```
/// use reelmill::value::name::{Likeness, Shape};
/// let alike = |first, second| Shape::of(first).likeness(&Shape::of(second));
/// assert_eq!(alike("Andrei Konchalovsky", "Andrey Konchalovskiy"), Some(Likeness::Name));
/// assert_eq!(alike("Bob De Niro", "Robert De Niro"), Some(Likeness::Name));
/// assert_eq!(alike("Steven E. de Souza", "Steven de Souza"), Some(Likeness::Name));
/// assert_eq!(alike("Zoë Kazan", "Zoe Kazan"), Some(Likeness::Name));
/// assert_eq!(alike("Wong Kar-wai", "Kar-Wai Wong"), Some(Likeness::Name));
/// assert_eq!(alike("J. Smith", "Jane Smith"), Some(Likeness::Initial));
/// assert_eq!(alike("Emma Roberts", "Eric Roberts"), None);
/// assert_eq!(alike("Mario Bava", "Maria Bava"), None);
/// assert_eq!(alike("Robert Downey Jr.", "Robert Downey Sr."), None);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shape {
    /// Letters and digits without accents.
    letters: String,
    /// The last word, as it sounds.
    family: String,
    /// The words before it.
    given: Vec<String>,
    /// How each of these sounds: names are compared with every other of their article.
    sounds: Vec<String>,
    /// Whether the first word is a family name that stands first in one order.
    may_turn: bool,
    suffix: Option<String>,
}

/// How much alike two names are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Likeness {
    /// One name in two forms: accents, transliterations, a short form, middle initials.
    Name,
    /// A given name against its initial, which others of the family may share.
    Initial,
}

impl Shape {
    /// The shape of a name.
    pub fn of(name: &str) -> Self {
        let plain = plain(&core(&without_quotations(name)));
        let letters = plain.chars().filter(|letter| letter.is_alphanumeric()).collect();
        let mut words: Vec<String> = plain
            .split(|mark: char| !mark.is_alphanumeric() && mark != '\'')
            .filter(|word| !word.is_empty())
            .map(|word| word.replace('\'', ""))
            .collect();
        let suffix = words.last().filter(|last| words.len() > 2 && is_generation(last)).cloned();
        if suffix.is_some() {
            words.pop();
        }
        let family = words.pop().map(|word| sound(&word)).unwrap_or_default();
        let sounds = words.iter().map(|word| sound(word)).collect();
        let may_turn = words.first().is_some_and(|first| names::family_first(first));
        Shape { letters, family, given: words, sounds, may_turn, suffix }
    }

    /// Whether both may name one person. Names of one word are alike only if they are the same.
    pub fn likeness(&self, other: &Shape) -> Option<Likeness> {
        if self.letters == other.letters {
            return Some(Likeness::Name);
        }
        if self.suffix != other.suffix || self.given.is_empty() || other.given.is_empty() {
            return None;
        }
        if self.family != other.family {
            return self.is_turned(other).then_some(Likeness::Name);
        }
        let (first, rest) = self.given.split_first()?;
        let (others_first, others_rest) = other.given.split_first()?;
        let likeness = match (is_initial(first), is_initial(others_first)) {
            (false, false) if self.sounds[0] == other.sounds[0] || are_nicknames(first, others_first) => Likeness::Name,
            (true, true) if first == others_first => Likeness::Name,
            (true, false) | (false, true) if first.chars().next() == others_first.chars().next() => Likeness::Initial,
            _ => return None,
        };
        are_middles((rest, &self.sounds[1..]), (others_rest, &other.sounds[1..])).then_some(likeness)
    }

    /// `Kar-wai Wong` is `Wong Kar-wai`: the same words, with a family name that stands first in one order.
    fn is_turned(&self, other: &Shape) -> bool {
        let words = |shape: &Shape| {
            let mut words: Vec<String> = shape.sounds.clone();
            words.push(shape.family.clone());
            words.sort();
            words
        };
        self.given.len() == other.given.len() && (self.may_turn || other.may_turn) && words(self) == words(other)
    }
}

/// Whether what stands between first and last name agrees: the same words or their initials, and
/// initials that one form leaves out. Words come with their sounds.
fn are_middles(first: (&[String], &[String]), second: (&[String], &[String])) -> bool {
    if first.0.len() == second.0.len() {
        let words = first.0.iter().zip(second.0);
        let sounds = first.1.iter().zip(second.1);
        let agree = |((a, b), (sound, other)): ((&String, &String), (&String, &String))| {
            sound == other || (is_initial(a) || is_initial(b)) && a.chars().next() == b.chars().next()
        };
        return words.zip(sounds).all(agree);
    }
    let full = |(words, sounds): (&[String], &[String])| -> Vec<String> {
        words.iter().zip(sounds).filter(|(word, _)| !is_initial(word)).map(|(_, sound)| sound.clone()).collect()
    };
    full(first) == full(second)
}

fn is_initial(word: &str) -> bool {
    word.chars().count() == 1
}

fn is_generation(word: &str) -> bool {
    is_suffix(&format!("{}.", capitalised(word))) || is_suffix(&word.to_uppercase())
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// `Dwayne "The Rock" Johnson` without what stands in quotation marks.
fn without_quotations(name: &str) -> String {
    let is_mark = |mark: char| matches!(mark, '"' | '\u{201C}' | '\u{201D}');
    if name.chars().filter(|mark| is_mark(*mark)).count() != 2 {
        return name.to_owned();
    }
    let mut outside = name.split(is_mark).step_by(2).map(str::trim).filter(|part| !part.is_empty()).peekable();
    if outside.peek().is_none() { name.to_owned() } else { outside.collect::<Vec<_>>().join(" ") }
}

/// Small letters without accents; of letters that are one with their mark the letter below.
fn plain(name: &str) -> String {
    if name.is_ascii() {
        return name.to_ascii_lowercase();
    }
    let mut plain = String::with_capacity(name.len());
    for letter in name.nfkd().filter(|letter| !is_combining_mark(*letter)).flat_map(char::to_lowercase) {
        match letter {
            'ø' => plain.push('o'),
            'ł' => plain.push('l'),
            'đ' | 'ð' => plain.push('d'),
            'ı' => plain.push('i'),
            'ß' => plain.push_str("ss"),
            'æ' => plain.push_str("ae"),
            'œ' => plain.push_str("oe"),
            'þ' => plain.push_str("th"),
            '\u{2019}' | '\u{2018}' | '\u{02BC}' => plain.push('\''),
            other => plain.push(other),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    fn alike(first: &str, second: &str) -> Option<Likeness> {
        let (first, second) = (Shape::of(first), Shape::of(second));
        assert_eq!(first.likeness(&second), second.likeness(&first));
        first.likeness(&second)
    }

    #[test]
    fn forms_of_one_name() {
        for (first, second) in [
            ("A.R. Venkat", "A. R. Venkat"),
            ("Dwight \"The Anvil\" Moore", "Dwight Moore"),
            ("Łukasz Żal", "Lukasz Zal"),
            ("Sergei Ivanov", "Sergey Ivanov"),
            ("Piotr Tchernov", "Piotr Chernov"),
            ("Jean-Luc Martin", "Jean Luc Martin"),
            ("John Q. Public", "John Public"),
            ("Dmitriy Orlov", "Dmitry Orlov"),
            ("Sean O’Hara", "Sean O'Hara"),
        ] {
            assert_eq!(alike(first, second), Some(Likeness::Name), "{first} and {second}");
        }
    }

    #[test]
    fn names_of_two_people() {
        for (first, second) in [
            ("Luis Prado", "Luisa Prado"),
            ("John A. Lee", "John B. Lee"),
            ("Anna Maria Rossi", "Anna Rossi"),
            ("Rekha", "Rekha Vedavyas"),
            ("Carl Smith", "Carl Smith Jr."),
            ("Craig David", "David Craig"),
            ("Francis Hill", "Frances Hill"),
        ] {
            assert_eq!(alike(first, second), None, "{first} and {second}");
        }
    }
}
