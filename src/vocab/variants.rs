//! In which forms one personal name comes: short forms of given names, and letters that transliterations exchange.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use super::{fold, rows, values};

/// The full names that each short form stands for.
static NICKNAMES: LazyLock<BTreeMap<String, Vec<String>>> = LazyLock::new(|| {
    let mut full_names: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for [name, short_forms] in rows::<2>(include_str!("nicknames.tsv")) {
        for short in values(short_forms) {
            full_names.entry(fold(short)).or_default().push(fold(name));
        }
    }
    full_names
});

static SPELLINGS: LazyLock<BTreeMap<&'static str, &'static str>> = LazyLock::new(|| {
    rows::<2>(include_str!("name_spellings.tsv")).map(|[written, sounds]| (written, sounds)).collect()
});

/// The longest entry of the spellings, in bytes.
const LONGEST: usize = 4;

/// Whether two given names, in small letters, may be those of one person: one is a short form of the other, or both
/// are of a third.
///
/// ```
/// use reelmill::vocab::variants::are_nicknames;
/// assert!(are_nicknames("bob", "robert") && are_nicknames("bob", "rob"));
/// assert!(!are_nicknames("alexander", "alexandra"));
/// ```
pub fn are_nicknames(first: &str, second: &str) -> bool {
    let stands_for = |name: &str| -> BTreeSet<String> {
        let full_names = NICKNAMES.get(name).into_iter().flatten().cloned();
        full_names.chain([name.to_owned()]).collect()
    };
    first == second || !stands_for(first).is_disjoint(&stands_for(second))
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
        let known = (1..=LONGEST.min(rest.len())).rev().filter_map(|length| rest.get(..length));
        let found = known.filter_map(|written| Some((written, *SPELLINGS.get(written)?))).next();
        let (length, said) = match found {
            Some((written, said)) => (written.len(), said),
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
