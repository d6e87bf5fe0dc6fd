//! Words and what they stand for, looked up one at a time.

use std::borrow::Cow;

use foldhash::fast::FixedState;

#[expect(clippy::disallowed_types, reason = "it is only ever asked: its order reaches nothing")]
type Map<T> = std::collections::HashMap<Cow<'static, str>, T, FixedState>;

/// What words stand for. Of words that are given twice the last is kept.
///
/// A look-up hashes the words once, where a tree compares them with a dozen others; nothing can walk
/// through it, so that its order cannot reach a published file.
///
/// ```
/// use reelmill::vocab::Lookup;
/// let numerals: Lookup<u8> = [("one", 1), ("two", 2)].into_iter().collect();
/// assert_eq!(numerals.get("two"), Some(&2));
/// assert!(!numerals.contains("three"));
/// ```
#[derive(Debug)]
pub struct Lookup<T>(Map<T>);

impl Lookup<()> {
    /// Words without a meaning of their own.
    pub fn words(words: impl IntoIterator<Item = &'static str>) -> Self {
        words.into_iter().map(|word| (word, ())).collect()
    }
}

impl<T> Lookup<T> {
    /// What words stand for.
    pub fn get(&self, words: &str) -> Option<&T> {
        self.0.get(words)
    }

    /// Whether words are among them.
    pub fn contains(&self, words: &str) -> bool {
        self.0.contains_key(words)
    }

    /// What words stand for, which is made where they stand for nothing yet.
    pub fn entry_or_insert_with(&mut self, words: impl Into<Cow<'static, str>>, make: impl FnOnce() -> T) -> &mut T {
        self.0.entry(words.into()).or_insert_with(make)
    }
}

impl<T> Default for Lookup<T> {
    fn default() -> Self {
        Lookup(Map::with_hasher(FixedState::with_seed(0)))
    }
}

impl<K: Into<Cow<'static, str>>, T> FromIterator<(K, T)> for Lookup<T> {
    fn from_iter<I: IntoIterator<Item = (K, T)>>(entries: I) -> Self {
        let mut lookup = Lookup::default();
        lookup.0.extend(entries.into_iter().map(|(words, meaning)| (words.into(), meaning)));
        lookup
    }
}
