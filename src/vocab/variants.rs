//! In which forms one personal name comes: short forms of given names, and letters that transliterations exchange.

use std::sync::LazyLock;

use super::{Lookup, fold, rows, values};

/// The full names that each short form stands for.
static NICKNAMES: LazyLock<Lookup<Vec<String>>> = LazyLock::new(|| {
    let mut full_names: Lookup<Vec<String>> = Lookup::default();
    for [name, short_forms] in rows::<2>(include_str!("nicknames.tsv")) {
        for short in values(short_forms) {
            full_names.entry_or_insert_with(fold(short), Vec::new).push(fold(name));
        }
    }
    full_names
});

/// Spellings by the letter that they start with, from `a` on, each with its sound; the longest first.
static SPELLINGS: LazyLock<[Vec<[&'static str; 2]>; 26]> = LazyLock::new(|| {
    let mut spellings: [Vec<_>; 26] = Default::default();
    for [written, sounds] in rows::<2>(include_str!("name_spellings.tsv")) {
        spellings[usize::from(written.as_bytes()[0] - b'a')].push([written, sounds]);
    }
    spellings.iter_mut().for_each(|known| known.sort_by_key(|[written, _]| std::cmp::Reverse(written.len())));
    spellings
});

/// Whether two given names, in small letters, may be those of one person: one is a short form of the other, or both
/// are of a third.
///
/// ```
/// use reelmill::vocab::variants::are_nicknames;
/// assert!(are_nicknames("bob", "robert") && are_nicknames("robert", "bob") && are_nicknames("bob", "rob"));
/// assert!(!are_nicknames("alexander", "alexandra"));
/// ```
pub fn are_nicknames(first: &str, second: &str) -> bool {
    let full_names = |name| NICKNAMES.get(name).into_iter().flatten().map(String::as_str).chain([name]);
    full_names(first).any(|full| full_names(second).any(|other| other == full))
}

/// A name, in small letters without accents, as all its transliterations have it.
///
/// ```
/// use reelmill::vocab::variants::sound;
/// assert_eq!(sound("andrey"), sound("andrei"));
/// assert_eq!(sound("yuliya"), sound("julia"));
/// assert_ne!(sound("maria"), sound("mario"));
/// ```
pub fn sound(name: &str) -> String {
    let mut sounds = String::with_capacity(name.len());
    let mut rest = name;
    while let Some(first) = rest.chars().next() {
        let known = (first as usize).checked_sub('a' as usize).and_then(|letter| SPELLINGS.get(letter));
        let (length, said) = match known.into_iter().flatten().find(|[written, _]| rest.starts_with(written)) {
            Some([written, said]) => (written.len(), *said),
            None => (first.len_utf8(), &rest[..first.len_utf8()]),
        };
        said.chars().for_each(|letter| {
            if !sounds.ends_with(letter) {
                sounds.push(letter);
            }
        });
        rest = &rest[length..];
    }
    // "Sarah" and "Sara".
    if sounds.len() > 3 && sounds.ends_with('h') && sounds[..sounds.len() - 1].ends_with(['a', 'e', 'i', 'o', 'u']) {
        sounds.pop();
    }
    sounds
}
