//! Where names of a vocabulary may start in a text.
//!
//! A name is a whole word or several, so it can start only where a word does: names are looked up by
//! their first word. That takes a third of the time that an automaton of thousands of names takes, and
//! no time to build one.

use std::ops::Range;

/// Names by their first word.
pub(super) struct Starts {
    /// Bits of the hashes of first words: most words of a text are no name's.
    filter: Box<[u64]>,
    /// Names that start with a word of ASCII letters and figures: by its hash, then the longest first.
    words: Vec<Entry>,
    /// Names that start with any other byte, the longest first.
    others: Box<[Vec<usize>; 256]>,
}

/// A name that starts with a word.
struct Entry {
    /// Hash of the first word.
    first: u64,
    /// Hash of the second, where there is one: many names start alike.
    second: Option<u64>,
    /// Number of the name.
    name: usize,
}

/// Bits of the filter: small enough to stay in the cache beside others.
const FILTER_BITS: usize = 1 << 15;

/// ASCII letters, in small letters, and figures as they are; 0 for every other byte.
static PLAIN: [u8; 256] = {
    let mut plain = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        let own = byte as u8;
        if own.is_ascii_alphanumeric() {
            plain[byte] = own.to_ascii_lowercase();
        }
        byte += 1;
    }
    plain
};

/// The hash of the run of ASCII letters and figures that starts at an offset, and where it ends.
#[inline]
fn word(text: &[u8], from: usize) -> (u64, usize) {
    let mut hash = 0xCBF2_9CE4_8422_2325_u64;
    let mut at = from;
    while let Some(byte) = text.get(at).map(|byte| PLAIN[usize::from(*byte)]).filter(|byte| *byte != 0) {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        at += 1;
    }
    (hash ^ hash >> 32, at)
}

/// The hash of the word that follows what is no word at an offset.
fn word_after(text: &[u8], from: usize) -> Option<u64> {
    let gap = text.get(from..)?.iter().position(|byte| PLAIN[usize::from(*byte)] != 0)?;
    Some(word(text, from + gap).0)
}

fn bit(hash: u64) -> (usize, u64) {
    let bit = hash as usize & (FILTER_BITS - 1);
    (bit / 64, 1 << (bit % 64))
}

impl Starts {
    /// The starts of names.
    pub(super) fn new(names: &[String]) -> Self {
        let mut filter = vec![0; FILTER_BITS / 64].into_boxed_slice();
        let mut words = Vec::new();
        let mut others: Box<[Vec<usize>; 256]> = Box::new(std::array::from_fn(|_| Vec::new()));
        for (number, name) in names.iter().enumerate() {
            match word(name.as_bytes(), 0) {
                (_, 0) => name.bytes().take(1).for_each(|byte| others[usize::from(byte)].push(number)),
                (first, end) => {
                    let (place, mask) = bit(first);
                    filter[place] |= mask;
                    words.push(Entry { first, second: word_after(name.as_bytes(), end), name: number });
                }
            }
        }
        let longest_first = |number: usize| (std::cmp::Reverse(names[number].len()), number);
        words.sort_unstable_by_key(|entry| (entry.first, longest_first(entry.name)));
        others.iter_mut().for_each(|names| names.sort_unstable_by_key(|number| longest_first(*number)));
        Starts { filter, words, others }
    }

    /// The first place from an offset on at which one of the names stands, as `stands` tells by the
    /// name's number and the place; the longest of those that stand there.
    pub(super) fn first(
        &self,
        text: &str,
        from: usize,
        stands: impl Fn(usize, usize) -> Option<usize>,
    ) -> Option<(usize, Range<usize>)> {
        let bytes = text.as_bytes();
        let mut at = from;
        while let Some(byte) = bytes.get(at) {
            let standing = |name: usize| Some((name, at..stands(name, at)?));
            if PLAIN[usize::from(*byte)] == 0 {
                if let Some(found) = self.others[usize::from(*byte)].iter().find_map(|name| standing(*name)) {
                    return Some(found);
                }
                at += 1;
                continue;
            }
            let (hash, end) = word(bytes, at);
            let (place, mask) = bit(hash);
            if self.filter[place] & mask != 0 {
                let first = self.words.partition_point(|entry| entry.first < hash);
                let alike = self.words[first..].iter().take_while(|entry| entry.first == hash);
                let second = word_after(bytes, end);
                let mut alike = alike.filter(|entry| entry.second.is_none() || entry.second == second);
                if let Some(found) = alike.find_map(|entry| standing(entry.name)) {
                    return Some(found);
                }
            }
            at = end;
        }
        None
    }
}
