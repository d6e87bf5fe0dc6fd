//! Where names of a vocabulary may start in a text: where a word does that one of them starts with.

use std::cmp::Reverse;
use std::ops::Range;

use super::word::{Keyed, Word, both, word_from};

/// Names by how they start.
pub(super) struct Starts {
    /// By the first word and the next, or by the only one.
    by_words: Keyed,
    /// Numbers of the names in `by_words`; of those with a key the longest first.
    worded: Vec<usize>,
    /// Names that start with another byte than those of words, by that byte; the longest first.
    others: Box<[Vec<usize>; 256]>,
}

impl Starts {
    /// The starts of names.
    pub(super) fn new(names: &[String]) -> Self {
        let longest_first = |number: &usize| (Reverse(names[*number].len()), *number);
        let mut keyed = Vec::new();
        let mut others: Box<[Vec<usize>; 256]> = Box::new(std::array::from_fn(|_| Vec::new()));
        for (number, name) in names.iter().enumerate() {
            let name = name.as_bytes();
            match word_from(name, 0).filter(|word| word.start == 0) {
                Some(first) => keyed.push((key(first, word_from(name, first.end)), number)),
                None => name.iter().take(1).for_each(|byte| others[usize::from(*byte)].push(number)),
            }
        }
        keyed.sort_unstable_by_key(|(key, number)| (*key, longest_first(number)));
        others.iter_mut().for_each(|numbers| numbers.sort_unstable_by_key(longest_first));
        let by_words = Keyed::new(keyed.iter().map(|(key, _)| *key));
        Starts { by_words, worded: keyed.into_iter().map(|(_, number)| number).collect(), others }
    }

    /// The first place from an offset on at which one of the names stands, as `stands` tells by the
    /// name's number and the place; the longest of those that stand there.
    pub(super) fn first(
        &self,
        text: &str,
        from: usize,
        stands: impl Fn(usize, usize) -> Option<usize>,
    ) -> Option<(usize, Range<usize>)> {
        let text = text.as_bytes();
        let standing = |name: usize, at: usize| Some((name, at..stands(name, at)?));
        let mut at = from;
        let mut word = word_from(text, from);
        loop {
            let start = word.map_or(text.len(), |word| word.start);
            let marks = (at..start).zip(&text[at..start]);
            let mut marked =
                marks.flat_map(|(at, byte)| self.others[usize::from(*byte)].iter().map(move |name| (*name, at)));
            if let Some(found) = marked.find_map(|(name, at)| standing(name, at)) {
                return Some(found);
            }
            let first = word?;
            let next = word_from(text, first.end);
            // A name that goes on behind the first word is longer than one that does not.
            for key in [key(first, next), first.hash] {
                let mut names = self.worded[self.by_words.with(key)].iter();
                if let Some(found) = names.find_map(|name| standing(*name, start)) {
                    return Some(found);
                }
            }
            (at, word) = (first.end, next);
        }
    }
}

fn key(first: Word, next: Option<Word>) -> u64 {
    next.map_or(first.hash, |next| both(first.hash, next.hash))
}
