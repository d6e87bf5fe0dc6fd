//! Languages.

use std::sync::LazyLock;

use super::{Case, Lexicon, rows, values};

/// A language of the vocabulary.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Language {
    /// BCP 47 tag.
    pub code: &'static str,
    /// Name as published.
    pub name: &'static str,
}

/// Languages by their names, to be found in running text.
pub static LANGUAGES: LazyLock<Lexicon<Language>> = LazyLock::new(|| {
    let named = rows::<3>(include_str!("languages.tsv")).map(|[code, name, aliases]| {
        let names = std::iter::once(name).chain(values(aliases)).collect();
        (Language { code, name }, names)
    });
    Lexicon::new(Case::Matters, named)
});

/// The language of that name, with or without the word `language` behind it.
///
/// ```
/// use reelmill::vocab::languages;
/// assert_eq!(languages::language("Kannada-language").map(|language| language.code), Some("kn"));
/// assert_eq!(languages::language("Klingonese"), None);
/// ```
pub fn language(name: &str) -> Option<&'static Language> {
    let name = name.trim();
    let plain = || ["-language", " language", "-speaking"].iter().find_map(|tail| name.strip_suffix(tail));
    LANGUAGES.get(name).or_else(|| LANGUAGES.get(plain()?))
}
