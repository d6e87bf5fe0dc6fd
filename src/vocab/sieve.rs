//! Which of many patterns and names may occur in a text, found in one pass.
//!
//! There are many thousands of needles, so an automaton of them all is megabytes large, and slow to build
//! and to walk through. But nearly all of them start with a whole word: they are looked up by that word and
//! the next. The few that start within words or with marks are looked up by their first three bytes.

mod shelf;
mod words;

use std::collections::BTreeMap;
use std::ops::Range;

use super::needle::{KELVIN, LONG_S, Needle};
use super::word::word_from;
use shelf::Shelf;
use words::Words;

/// The needles of several things that are looked for, each thing with a number from 0 to 31.
pub struct Sieve {
    /// Needles that start with a whole word.
    words: Words,
    /// Needles that start where a word does.
    opening: Shelf,
    /// Needles that may stand anywhere.
    anywhere: Shelf,
    /// What is looked for and has no needles: it may occur in every text.
    always: u32,
}

impl Sieve {
    /// A sieve for things with these needles; `None` where a thing has none.
    pub fn new(things: impl IntoIterator<Item = (u8, Option<Vec<Needle>>)>) -> Self {
        let (mut always, mut all) = (0, 0);
        let mut bits: BTreeMap<Needle, u32> = BTreeMap::new();
        for (number, needles) in things {
            let bit = 1_u32 << number;
            all |= bit;
            match needles {
                Some(needles) => needles.into_iter().for_each(|needle| *bits.entry(needle).or_default() |= bit),
                None => always |= bit,
            }
        }
        for letter in [LONG_S, KELVIN] {
            bits.insert(Needle::of_mark(&letter.to_string()), all);
        }
        let (whole, rest): (Vec<_>, Vec<_>) = bits.into_iter().partition(|(needle, _)| Words::take(needle));
        let opens = |(needle, _): &(Needle, u32)| needle.opens && needle.bytes[0].is_ascii_alphanumeric();
        let (opening, anywhere): (Vec<_>, Vec<_>) = rest.into_iter().partition(opens);
        Sieve { words: Words::new(whole), opening: Shelf::new(opening), anywhere: Shelf::new(anywhere), always }
    }

    /// The numbers of what may occur in a text, as bits; what is not among them does not.
    ///
    /// ```
    /// use reelmill::vocab::{Sieve, needles, pattern};
    /// let sieve = Sieve::new([(0, needles(&pattern(r"\bwon\b"))), (1, needles(&pattern(r"(?i)prize")))]);
    /// assert_eq!(sieve.signs("It wondered about Prizes."), 0b10);
    /// assert_eq!(sieve.signs("It won."), 0b01);
    /// ```
    pub fn signs(&self, text: &str) -> u32 {
        let mut found = self.always;
        self.each(text, |_, bits| found |= bits);
        found
    }

    /// Hands the range of every needle in a text, and the numbers that it stands for, to `each`: first those
    /// that may stand within words, in the order of the text, then the others.
    pub fn each(&self, text: &str, mut each: impl FnMut(Range<usize>, u32)) {
        let text = text.as_bytes();
        self.anywhere.everywhere(text, &mut each);
        let mut word = word_from(text, 0);
        while let Some(first) = word {
            word = word_from(text, first.end);
            self.opening.at(text, first.start, &mut each);
            self.words.at(first, word, text, &mut each);
        }
    }

    /// The numbers of what may occur in every text.
    pub fn always(&self) -> u32 {
        self.always
    }
}

/// The first bytes of a needle, without letter case: most needles that share a key with a place of a text
/// are told apart from it without a look at the needle itself.
#[derive(Clone, Copy)]
struct Head {
    bytes: u64,
    mask: u64,
}

/// The bit that tells small ASCII letters from capitals, in each of eight bytes.
const CASE: u64 = 0x2020_2020_2020_2020;

impl Head {
    fn of(needle: &Needle) -> Self {
        let mask = (0..needle.bytes.len().min(8)).fold(0, |mask, at| mask | 0xFF << (8 * at));
        Head { bytes: window(&needle.bytes, 0) & mask, mask }
    }

    #[inline]
    fn fits(self, window: u64) -> bool {
        window & self.mask == self.bytes
    }
}

/// Eight bytes of a text from an offset on, without letter case.
#[inline]
fn window(text: &[u8], at: usize) -> u64 {
    let behind = &text[at..];
    let bytes = behind.first_chunk::<8>().copied().unwrap_or_else(|| {
        let mut bytes = [0; 8];
        bytes[..behind.len()].copy_from_slice(behind);
        bytes
    });
    u64::from_le_bytes(bytes) | CASE
}

/// Whether a needle stands at a range of a text, and not as a part of a word where it is none.
fn stands(needle: &Needle, text: &[u8], range: Range<usize>) -> bool {
    let Some(found) = text.get(range.clone()) else { return false };
    let is_it = if needle.any_case { found.eq_ignore_ascii_case(&needle.bytes) } else { found == needle.bytes };
    let word = |at: Option<usize>| at.and_then(|at| text.get(at)).is_some_and(u8::is_ascii_alphanumeric);
    is_it
        && !(needle.opens && word(Some(range.start)) && word(range.start.checked_sub(1)))
        && !(needle.closes && word(range.end.checked_sub(1)) && word(Some(range.end)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocab::{needles, pattern};

    #[test]
    fn needles_are_found_as_their_patterns_are() {
        let expressions = [
            r"\bwon\b",
            r"(?i)\bstar wars\b",
            r"(?i)\bgross",
            r"%",
            r"\b(?:No|no) one\b",
            "Éclair",
            r"\bof (?:an? )?A\b",
        ];
        let patterns = expressions.map(pattern);
        let sieve = Sieve::new((0..).zip(patterns.iter().map(needles)));
        let texts = [
            "won",
            "It won.",
            "wonder",
            "unwon",
            "Star Wars",
            "STAR  WARS",
            "star wars",
            "in grossing 5%",
            "No one",
            "no onerous",
            "xÉclairs",
            "of an A",
            "of A",
            "of Anna",
            "",
            "a b c won",
            "Won no one; star wars won",
        ];
        for text in texts {
            let told = sieve.signs(text);
            for (number, pattern) in patterns.iter().enumerate() {
                assert!(!pattern.is_match(text) || told >> number & 1 == 1, "{text}: {pattern}");
            }
        }
        assert_eq!(["wonder", "unwon", "of Anna", "no onerous"].map(|text| sieve.signs(text)), [0; 4]);
    }
}
