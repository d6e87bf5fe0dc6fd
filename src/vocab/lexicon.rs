//! Many names, found in a text in one pass.

use std::collections::BTreeMap;
use std::ops::Range;

use aho_corasick::{AhoCorasick, Input, Match, MatchKind};

use super::{Needle, fold};

/// Whether letter case tells names apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// `Variety` is a magazine and `variety` is not.
    Matters,
    /// ASCII case is ignored.
    Ignored,
}

/// Names and what they stand for, searched with one automaton.
pub struct Lexicon<T> {
    entries: Vec<T>,
    /// Entry of each pattern of the automaton.
    owners: Vec<usize>,
    patterns: Vec<String>,
    case: Case,
    automaton: AhoCorasick,
    /// Entry of each folded name.
    folded: BTreeMap<String, usize>,
}

/// A name found in a text.
#[derive(Debug)]
pub struct Hit<'a, T> {
    /// Where it stands.
    pub range: Range<usize>,
    /// What it stands for.
    pub entry: &'a T,
}

impl<T> Lexicon<T> {
    /// A lexicon of entries, each with its names. Where two entries share a name the first has it.
    pub fn new<'n>(case: Case, named: impl IntoIterator<Item = (T, Vec<&'n str>)>) -> Self {
        let (mut entries, mut owners, mut patterns) = (Vec::new(), Vec::new(), Vec::new());
        let mut folded = BTreeMap::new();
        for (entry, names) in named {
            for name in names {
                folded.entry(fold(name)).or_insert(entries.len());
                for spelling in spellings(name) {
                    owners.push(entries.len());
                    patterns.push(spelling);
                }
            }
            entries.push(entry);
        }
        let automaton = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .ascii_case_insensitive(case == Case::Ignored)
            .build(&patterns)
            .expect("vocabularies are far smaller than the automaton's limits");
        Lexicon { entries, owners, patterns, case, automaton, folded }
    }

    /// What a name stands for; case and typography do not matter.
    pub fn get(&self, name: &str) -> Option<&T> {
        self.folded.get(&fold(name)).map(|entry| &self.entries[*entry])
    }

    /// Every name in the text, as whole words, the longest where several start at one place.
    pub fn find_iter<'a>(&'a self, text: &'a str) -> impl Iterator<Item = Hit<'a, T>> {
        let mut at = 0;
        std::iter::from_fn(move || {
            let hit = self.next_from(text, at)?;
            at = hit.end();
            Some(Hit { range: hit.range(), entry: &self.entries[self.owners[hit.pattern().as_usize()]] })
        })
    }

    /// The first name from an offset on. Where the longest name that starts at a place is part of a
    /// longer word, a shorter one that starts there may stand alone: `film` where the vocabulary has
    /// `film star` too, in `a film starring …`.
    fn next_from(&self, text: &str, from: usize) -> Option<Match> {
        let mut at = from;
        loop {
            let longest = self.automaton.find(Input::new(text).span(at..text.len()))?;
            let mut hit = longest;
            while !stands_alone(text, hit.range()) {
                let shorter = text.floor_char_boundary(hit.end() - 1);
                match self.automaton.find(Input::new(text).span(longest.start()..shorter)) {
                    Some(next) if next.start() == longest.start() => hit = next,
                    _ => break,
                }
            }
            if stands_alone(text, hit.range()) {
                return Some(hit);
            }
            at = text.ceil_char_boundary(longest.start() + 1);
        }
    }

    /// The first name in the text.
    pub fn find<'a>(&'a self, text: &'a str) -> Option<Hit<'a, T>> {
        self.find_iter(text).next()
    }

    /// The names of entries that `wanted` accepts, to be looked for in a [`Sieve`](super::Sieve).
    pub fn needles(&self, wanted: impl Fn(&T) -> bool) -> Vec<Needle> {
        let named = self.owners.iter().zip(&self.patterns).filter(|(owner, _)| wanted(&self.entries[**owner]));
        named.map(|(_, name)| Needle::of_name(name, self.case == Case::Ignored)).collect()
    }

    /// The entries in the order of the vocabulary.
    pub fn entries(&self) -> &[T] {
        &self.entries
    }
}

/// Whether a match is not part of a longer word.
fn stands_alone(text: &str, range: Range<usize>) -> bool {
    let word = |character: char| character.is_alphanumeric();
    let inside = &text[range.clone()];
    let opens = inside.starts_with(word) && text[..range.start].ends_with(word);
    let closes = inside.ends_with(word) && text[range.end..].starts_with(word);
    !opens && !closes
}

/// A name in ASCII and in typographic spelling.
fn spellings(name: &str) -> Vec<String> {
    let mut all = vec![name.to_owned()];
    if name.contains('\'') {
        all.push(name.replace('\'', "\u{2019}"));
    }
    if name.contains('-') {
        all.push(name.replace('-', "\u{2013}"));
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stand_alone_and_are_the_longest_that_do() {
        let names = ["film", "film star", "a film", "star"];
        let lexicon = Lexicon::new(Case::Ignored, names.map(|name| (name, vec![name])));
        let found = |text| lexicon.find_iter(text).map(|hit| *hit.entry).collect::<Vec<_>>();
        assert_eq!(found("film starring a star"), ["film", "star"]);
        assert_eq!(found("a film star, a filmstar, filming"), ["a film", "star"]);
        assert_eq!(found("film stars, stardom, film"), ["film", "film"]);
        assert_eq!(found("starfilm"), Vec::<&str>::new());
    }
}
