//! The words of a text, and things looked up by words.
//!
//! A word is a run of ASCII letters and figures, whatever its case. Vocabularies are looked for by the
//! hashes of their first words: that takes a third of the time that an automaton of thousands of names
//! takes, and no time to build one.

use std::ops::Range;

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

/// A word of a text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word {
    pub(super) start: usize,
    pub(super) end: usize,
    /// Of the word without letter case.
    pub(super) hash: u64,
}

/// The first word that starts at an offset or behind it.
#[inline]
pub(super) fn word_from(text: &[u8], from: usize) -> Option<Word> {
    let start = from + text.get(from..)?.iter().position(|byte| PLAIN[usize::from(*byte)] != 0)?;
    let mut hash = 0xCBF2_9CE4_8422_2325_u64;
    let mut end = start;
    while let Some(byte) = text.get(end).map(|byte| PLAIN[usize::from(*byte)]).filter(|byte| *byte != 0) {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        hash ^= hash >> 29;
        end += 1;
    }
    Some(Word { start, end, hash })
}

/// The key of two words that follow one another.
pub(super) fn both(first: u64, second: u64) -> u64 {
    first.rotate_left(23) ^ second
}

/// Things with keys of 64 bits, many to a key.
pub(super) struct Keyed {
    /// Bits of the keys: most words of a text are no thing's.
    filter: Box<[u64]>,
    /// The number of each group, in the place that its key has or in one after it; [`NONE`] in others.
    slots: Box<[u32]>,
    /// Keys, and where the things of each stand.
    groups: Vec<(u64, Range<usize>)>,
}

const NONE: u32 = u32::MAX;

/// Bits of the filter: small enough to stay in the cache.
const FILTER_BITS: usize = 1 << 16;

/// The place of a key in the filter.
#[inline]
fn bit(key: u64) -> (usize, u64) {
    let bit = (key.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 40) as usize & (FILTER_BITS - 1);
    (bit / 64, 1 << (bit % 64))
}

impl Keyed {
    /// Keys in their order, one for each thing.
    pub(super) fn new(keys: impl IntoIterator<Item = u64>) -> Self {
        let mut groups: Vec<(u64, Range<usize>)> = Vec::new();
        for (at, key) in keys.into_iter().enumerate() {
            match groups.last_mut().filter(|(last, _)| *last == key) {
                Some((_, range)) => range.end = at + 1,
                None => groups.push((key, at..at + 1)),
            }
        }
        let mut slots = vec![NONE; (groups.len() * 4).next_power_of_two()].into_boxed_slice();
        let mut filter = vec![0; FILTER_BITS / 64].into_boxed_slice();
        for (number, (key, _)) in (0_u32..).zip(&groups) {
            let mut slot = *key as usize & (slots.len() - 1);
            while slots[slot] != NONE {
                slot = (slot + 1) & (slots.len() - 1);
            }
            slots[slot] = number;
            let (place, mask) = bit(*key);
            filter[place] |= mask;
        }
        Keyed { filter, slots, groups }
    }

    /// The numbers of the things with a key.
    #[inline]
    pub(super) fn with(&self, key: u64) -> Range<usize> {
        let (place, mask) = bit(key);
        if self.filter[place] & mask == 0 { 0..0 } else { self.find(key) }
    }

    fn find(&self, key: u64) -> Range<usize> {
        let mut slot = key as usize & (self.slots.len() - 1);
        while let Some((known, range)) = self.groups.get(self.slots[slot] as usize) {
            if *known == key {
                return range.clone();
            }
            slot = (slot + 1) & (self.slots.len() - 1);
        }
        0..0
    }
}
