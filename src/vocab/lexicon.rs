//! Many names, found in a text in one pass.

use std::ops::Range;

use super::starts::Starts;
use super::{Lookup, Needle, fold};

/// Whether letter case tells names apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// `Variety` is a magazine and `variety` is not.
    Matters,
    /// ASCII case is ignored.
    Ignored,
}

/// Names and what they stand for.
pub struct Lexicon<T> {
    entries: Vec<T>,
    /// Entry of each name.
    owners: Vec<usize>,
    names: Vec<String>,
    case: Case,
    starts: Starts,
    /// Entry of each folded name.
    folded: Lookup<usize>,
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
        let (mut entries, mut owners, mut names) = (Vec::new(), Vec::new(), Vec::new());
        let mut folded = Lookup::default();
        for (entry, known_as) in named {
            for name in known_as {
                folded.entry_or_insert_with(fold(name), || entries.len());
                for spelling in spellings(name) {
                    owners.push(entries.len());
                    names.push(spelling);
                }
            }
            entries.push(entry);
        }
        let starts = Starts::new(&names);
        Lexicon { entries, owners, names, case, starts, folded }
    }

    /// What a name stands for; case and typography do not matter.
    pub fn get(&self, name: &str) -> Option<&T> {
        self.folded.get(&fold(name)).map(|entry| &self.entries[*entry])
    }

    /// Every name in the text, as whole words, the longest where several start at one place.
    pub fn find_iter<'a>(&'a self, text: &'a str) -> impl Iterator<Item = Hit<'a, T>> {
        let mut at = 0;
        std::iter::from_fn(move || {
            let (name, range) = self.starts.first(text, at, |name, from| self.stands(name, text, from))?;
            at = range.end;
            Some(Hit { range, entry: &self.entries[self.owners[name]] })
        })
    }

    /// The first name in the text.
    pub fn find<'a>(&'a self, text: &'a str) -> Option<Hit<'a, T>> {
        self.find_iter(text).next()
    }

    /// Where a name ends that stands at an offset of a text, not as a part of a longer word.
    fn stands(&self, name: usize, text: &str, from: usize) -> Option<usize> {
        let name = self.names[name].as_bytes();
        let end = from + name.len();
        let found = text.as_bytes().get(from..end)?;
        let is_it = match self.case {
            Case::Matters => found == name,
            Case::Ignored => found.eq_ignore_ascii_case(name),
        };
        (is_it && stands_alone(text, from..end)).then_some(end)
    }

    /// The names of entries that `wanted` accepts, to be looked for in a [`Sieve`](super::Sieve).
    pub fn needles(&self, wanted: impl Fn(&T) -> bool) -> Vec<Needle> {
        let named = self.owners.iter().zip(&self.names).filter(|(owner, _)| wanted(&self.entries[**owner]));
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

    #[test]
    fn names_start_with_any_character() {
        let names = ["École", "'Til Dawn", "O'Hara", "$", "3D", "é", "Zoë Film"];
        let lexicon = Lexicon::new(Case::Matters, names.map(|name| (name, vec![name])));
        let found = |text| lexicon.find_iter(text).map(|hit| *hit.entry).collect::<Vec<_>>();
        assert_eq!(found("L'École, xÉcole, $5 in 3D"), ["École", "$", "3D"]);
        assert_eq!(found("\u{2019}Til Dawn with O\u{2019}Hara"), ["'Til Dawn", "O'Hara"]);
        assert_eq!(found("é né éa Zoë Film"), ["é", "Zoë Film"]);
        assert_eq!(found("Zoë3D 3Dé é3D"), Vec::<&str>::new());
    }
}
