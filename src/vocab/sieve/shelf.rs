//! Needles by their first three bytes.

use std::ops::Range;

use super::{Head, Needle, stands, window};

/// Bits of a key for each of its three bytes.
const BITS: usize = 6;
/// Number of keys.
const KEYS: usize = 1 << (3 * BITS);

/// Bytes as they stand in keys: letters in either case alike, figures apart from them and from marks. 0
/// is the end of the text.
static CODES: [u8; 256] = {
    let mut codes = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        let own = byte as u8;
        codes[byte] = match own {
            b'a'..=b'z' => own - b'a' + 1,
            b'A'..=b'Z' => own - b'A' + 1,
            b'0'..=b'9' => own - b'0' + 27,
            _ => own % 26 + 37,
        };
        byte += 1;
    }
    codes
};

fn code_at(text: &[u8], at: usize) -> usize {
    text.get(at).copied().map_or(0, code)
}

fn code(byte: u8) -> usize {
    usize::from(CODES[usize::from(byte)])
}

/// Needles by their first three bytes.
pub(super) struct Shelf {
    /// Whether there are needles for a key.
    taken: Box<[u64]>,
    /// Where the needles of each key end among `places`.
    ends: Box<[u32]>,
    /// Needles by key, with their numbers; a needle of one or two bytes stands in several places.
    places: Vec<(Head, u16)>,
    needles: Vec<(Needle, u32)>,
}

impl Shelf {
    /// A shelf of needles and what they stand for.
    pub(super) fn new(needles: Vec<(Needle, u32)>) -> Self {
        let mut placed: Vec<(usize, u16)> = Vec::new();
        for (number, (needle, _)) in (0_u16..).zip(&needles) {
            let start = needle.bytes.iter().take(3).fold(0, |key, byte| key << BITS | code(*byte));
            let open = BITS * 3_usize.saturating_sub(needle.bytes.len());
            placed.extend((0..1 << open).map(|rest| (start << open | rest, number)));
        }
        placed.sort_unstable();
        let mut taken = vec![0_u64; KEYS / 64].into_boxed_slice();
        placed.iter().for_each(|(key, _)| taken[key / 64] |= 1 << (key % 64));
        let mut ends = vec![0_u32; KEYS].into_boxed_slice();
        placed.iter().for_each(|(key, _)| ends[*key] += 1);
        let mut sum = 0;
        for end in &mut ends {
            sum += *end;
            *end = sum;
        }
        let places = placed.into_iter().map(|(_, number)| (Head::of(&needles[usize::from(number)].0), number));
        Shelf { taken, ends, places: places.collect(), needles }
    }

    /// Hands on the needles that stand anywhere in a text.
    pub(super) fn everywhere(&self, text: &[u8], each: &mut impl FnMut(Range<usize>, u32)) {
        let mut key = code_at(text, 0) << BITS | code_at(text, 1);
        for at in 0..text.len() {
            key = (key << BITS | code_at(text, at + 2)) & (KEYS - 1);
            self.with(key, text, at, each);
        }
    }

    /// Hands on the needles that stand in a text at an offset.
    pub(super) fn at(&self, text: &[u8], at: usize, each: &mut impl FnMut(Range<usize>, u32)) {
        let key = (0..3).fold(0, |key, byte| key << BITS | code_at(text, at + byte));
        self.with(key, text, at, each);
    }

    /// Hands on the needles that stand in a text at an offset whose three bytes have a key.
    #[inline]
    fn with(&self, key: usize, text: &[u8], at: usize, each: &mut impl FnMut(Range<usize>, u32)) {
        if self.taken[key / 64] >> (key % 64) & 1 == 0 {
            return;
        }
        let start = key.checked_sub(1).map_or(0, |before| self.ends[before]);
        let window = window(text, at);
        let places = &self.places[start as usize..self.ends[key] as usize];
        for (_, number) in places.iter().filter(|(head, _)| head.fits(window)) {
            let (needle, bits) = &self.needles[usize::from(*number)];
            let range = at..at + needle.bytes.len();
            if stands(needle, text, range.clone()) {
                each(range, *bits);
            }
        }
    }
}
