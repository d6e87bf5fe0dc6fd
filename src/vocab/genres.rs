//! Genres, and forms such as `short` and `silent`, which are not genres.

use std::sync::LazyLock;

use super::{Case, Lexicon, rows, values};

/// A genre or form of the vocabulary.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Genre {
    /// Slug: `science-fiction`.
    pub slug: &'static str,
    /// Name as published: `science fiction`.
    pub name: &'static str,
    /// Whether it says how the film is made or shown (`short`, `silent`, `television`), not what it is like.
    pub is_form: bool,
}

/// Genres by their names, to be found in running text.
pub static GENRES: LazyLock<Lexicon<Genre>> = LazyLock::new(|| {
    let named = rows::<4>(include_str!("genres.tsv")).map(|[slug, name, kind, aliases]| {
        let names = std::iter::once(name).chain(values(aliases)).collect();
        (Genre { slug, name, is_form: kind == "form" }, names)
    });
    Lexicon::new(Case::Ignored, named)
});

/// The genre of that name, with or without `film` behind it.
///
/// ```
/// use reelmill::vocab::genres;
/// assert_eq!(genres::genre("Sci-Fi").map(|genre| genre.slug), Some("science-fiction"));
/// ```
pub fn genre(name: &str) -> Option<&'static Genre> {
    let name = name.trim();
    let plain = || [" film", " films", " movie"].iter().find_map(|tail| name.strip_suffix(tail));
    GENRES.get(name).or_else(|| GENRES.get(plain()?))
}
