//! Needles by their first word and the next.
//!
//! A word is a run of ASCII letters and figures, whatever its case.

use std::ops::Range;

use super::{Head, Needle, stands, window};

/// Needles that start with a whole word.
pub(super) struct Words {
    /// Bits of the keys: most words of a text are no needle's.
    filter: Box<[u64]>,
    /// The number of each group, in the place that its key has or in one after it; [`NONE`] in others.
    slots: Box<[u32]>,
    /// Keys, and where the needles of each stand.
    groups: Vec<(u64, Range<usize>)>,
    heads: Vec<Head>,
    needles: Vec<(Needle, u32)>,
}

const NONE: u32 = u32::MAX;

/// Bits of the filter: small enough to stay in the cache.
const FILTER_BITS: usize = 1 << 17;

/// The place of a key in the filter.
fn bit(key: u64) -> (usize, u64) {
    let bit = (key >> 40) as usize & (FILTER_BITS - 1);
    (bit / 64, 1 << (bit % 64))
}

impl Words {
    /// Whether a needle is one of these.
    pub(super) fn take(needle: &Needle) -> bool {
        let first = needle.bytes.iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
        needle.opens && first > 0 && (first < needle.bytes.len() || needle.closes)
    }

    /// Such needles and what they stand for.
    pub(super) fn new(needles: Vec<(Needle, u32)>) -> Self {
        let mut keyed: Vec<(u64, (Needle, u32))> =
            needles.into_iter().map(|(needle, bits)| (key(&needle), (needle, bits))).collect();
        keyed.sort_unstable_by_key(|(key, _)| *key);
        let mut groups: Vec<(u64, Range<usize>)> = Vec::new();
        for (at, (key, _)) in keyed.iter().enumerate() {
            match groups.last_mut().filter(|(last, _)| last == key) {
                Some((_, range)) => range.end = at + 1,
                None => groups.push((*key, at..at + 1)),
            }
        }
        let mut slots = vec![NONE; (groups.len() * 4).next_power_of_two()].into_boxed_slice();
        for (number, (key, _)) in (0_u32..).zip(&groups) {
            let mut slot = *key as usize & (slots.len() - 1);
            while slots[slot] != NONE {
                slot = (slot + 1) & (slots.len() - 1);
            }
            slots[slot] = number;
        }
        let mut filter = vec![0; FILTER_BITS / 64].into_boxed_slice();
        for (place, mask) in groups.iter().map(|(key, _)| bit(*key)) {
            filter[place] |= mask;
        }
        let needles: Vec<(Needle, u32)> = keyed.into_iter().map(|(_, needle)| needle).collect();
        Words { filter, slots, groups, heads: needles.iter().map(|(needle, _)| Head::of(needle)).collect(), needles }
    }

    /// Hands on the needles that stand in a text where the first of two words does.
    pub(super) fn at(&self, pair: Pair, text: &[u8], each: &mut impl FnMut(Range<usize>, u32)) {
        for key in [pair.first, both(pair.first, pair.second)] {
            let (place, mask) = bit(key);
            if self.filter[place] & mask == 0 {
                continue;
            }
            let window = window(text, pair.start);
            for number in self.with(key).filter(|number| self.heads[*number].fits(window)) {
                let (needle, bits) = &self.needles[number];
                let range = pair.start..pair.start + needle.bytes.len();
                if stands(needle, text, range.clone()) {
                    each(range, *bits);
                }
            }
        }
    }

    /// The numbers of the needles with a key.
    fn with(&self, key: u64) -> Range<usize> {
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

/// The key of a needle: of its word, where it has but one that is whole, else of its first two.
fn key(needle: &Needle) -> u64 {
    let mut reader = Reader::default();
    let mut first = None;
    for (at, byte) in needle.bytes.iter().enumerate() {
        reader.take(*byte, at);
        first = first.or(reader.pair());
    }
    let [last, _] = reader.end();
    match first.unwrap_or(last) {
        // The second word may go on behind the needle.
        pair if first.is_none() && !needle.closes => pair.first,
        pair if pair.second == Reader::default().hash => pair.first,
        pair => both(pair.first, pair.second),
    }
}

fn both(first: u64, second: u64) -> u64 {
    first.rotate_left(23) ^ second
}

/// Two words that follow one another.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pair {
    start: usize,
    first: u64,
    second: u64,
}

/// Finds the words of a text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reader {
    /// Where the word before starts, and its hash.
    before: Option<(usize, u64)>,
    /// Where the present word starts.
    start: Option<usize>,
    hash: u64,
    /// Two words, where the second has just ended.
    pair: Option<Pair>,
}

impl Default for Reader {
    fn default() -> Self {
        Reader { before: None, start: None, hash: 0xCBF2_9CE4_8422_2325, pair: None }
    }
}

impl Reader {
    /// Takes the byte at an offset; whether a word starts with it.
    #[inline]
    pub(super) fn take(&mut self, byte: u8, at: usize) -> bool {
        if byte.is_ascii_alphanumeric() {
            self.hash = (self.hash ^ u64::from(byte | 0x20)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
            self.hash ^= self.hash >> 29;
            return self.start.replace(self.start.unwrap_or(at)).is_none();
        }
        if let Some(start) = self.start.take() {
            let hash = std::mem::replace(&mut self.hash, Reader::default().hash);
            let before = self.before.replace((start, hash));
            self.pair = before.map(|(start, first)| Pair { start, first, second: hash });
        }
        false
    }

    /// The words that the byte taken last was the end of, and the one before.
    #[inline]
    pub(super) fn pair(&mut self) -> Option<Pair> {
        self.pair.take()
    }

    /// What is left at the end of the text: the last two words, and the last one alone.
    pub(super) fn end(mut self) -> [Pair; 2] {
        self.take(b' ', 0);
        let none = Reader::default().hash;
        let alone = self.before.map_or(Pair { start: 0, first: none, second: none }, |(start, first)| Pair {
            start,
            first,
            second: none,
        });
        [self.pair.unwrap_or(alone), alone]
    }
}
