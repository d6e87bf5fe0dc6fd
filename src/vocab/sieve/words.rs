//! Needles by their first word and the next.

use std::ops::Range;

use crate::vocab::word::{Keyed, Word, both, word_from};

use super::{Head, Needle, stands, window};

/// Needles that start with a whole word.
pub(super) struct Words {
    by_words: Keyed,
    heads: Vec<Head>,
    needles: Vec<(Needle, u32)>,
}

impl Words {
    /// Whether a needle is one of these.
    pub(super) fn take(needle: &Needle) -> bool {
        let first = needle.bytes.iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
        needle.opens && first > 0 && (first < needle.bytes.len() || needle.closes)
    }

    /// Such needles and what they stand for.
    pub(super) fn new(needles: Vec<(Needle, u32)>) -> Self {
        let keyed = needles.into_iter().filter_map(|(needle, bits)| Some((key(&needle)?, (needle, bits))));
        let mut keyed: Vec<(u64, (Needle, u32))> = keyed.collect();
        keyed.sort_unstable_by_key(|(key, _)| *key);
        let by_words = Keyed::new(keyed.iter().map(|(key, _)| *key));
        let needles: Vec<(Needle, u32)> = keyed.into_iter().map(|(_, needle)| needle).collect();
        Words { by_words, heads: needles.iter().map(|(needle, _)| Head::of(needle)).collect(), needles }
    }

    /// Hands on the needles that stand in a text where a word does, which another one may follow.
    #[inline]
    pub(super) fn at(&self, first: Word, next: Option<Word>, text: &[u8], each: &mut impl FnMut(Range<usize>, u32)) {
        let pair = next.map_or(first.hash, |next| both(first.hash, next.hash));
        let alone = self.by_words.with(first.hash);
        let pairs = if pair == first.hash { 0..0 } else { self.by_words.with(pair) };
        if alone.is_empty() && pairs.is_empty() {
            return;
        }
        let window = window(text, first.start);
        for number in alone.chain(pairs).filter(|number| self.heads[*number].fits(window)) {
            let (needle, bits) = &self.needles[number];
            let range = first.start..first.start + needle.bytes.len();
            if stands(needle, text, range.clone()) {
                each(range, *bits);
            }
        }
    }
}

/// The key of a needle: of its word, where it has but one that is whole, else of its first two.
fn key(needle: &Needle) -> Option<u64> {
    let first = word_from(&needle.bytes, 0)?;
    let next = word_from(&needle.bytes, first.end);
    // The second word may go on behind the needle.
    let next = next.filter(|next| next.end < needle.bytes.len() || needle.closes);
    Some(next.map_or(first.hash, |next| both(first.hash, next.hash)))
}
