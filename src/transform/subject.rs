//! What an article is about: a film, or something else.

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::Regex;

use crate::article::{Article, Excerpt, Infobox, Text};
use crate::finding::{Code, Finding};
use crate::vocab::fields;
use crate::vocab::infoboxes;
use crate::vocab::pattern;
use crate::vocab::sections::{SUBJECTS, Subject};

use super::sentence::sentences;

/// The article with the infobox of its film as its own, or with none where no box is a film's: the
/// box of a song, a game or a series says nothing of the film. A film made for television may have
/// the box of a programme.
pub(super) fn with_own_infobox(article: &Article) -> Cow<'_, Article> {
    let name = |infobox: &Infobox| infobox.name.as_str().to_owned();
    let Some(first) = article.infobox.as_ref().map(Text::as_str) else { return Cow::Borrowed(article) };
    let any = article.infoboxes.iter().any(|infobox| infoboxes::is_film(&name(infobox)));
    // A name that no vocabulary has: `Infobox Laotian film`.
    let by_form = || first.to_lowercase().ends_with(" film") && has_film_fields(article);
    let television = || infoboxes::is_television(first) && matches!(stated(article, false), Some((_, Subject::Film)));
    if infoboxes::is_film(first) || article.infoboxes.is_empty() || !any && (by_form() || television()) {
        return Cow::Borrowed(article);
    }
    let mut own = article.clone();
    own.choose_infobox(infoboxes::is_film);
    Cow::Owned(own)
}

/// Whether the article is about a film; if not, the finding that says why.
///
/// The first sentences decide, by the first noun after `is a` that names a kind of subject:
/// `… is a 1931 German film` against `… is a German actor and film director`. An infobox with the
/// fields of a film, or made with the template of films, decides where the lead does not, and
/// overrides a lead that names some other kind of work (`… is a 1967 musical`). Where there is none,
/// categories may still tell.
pub(super) fn of(article: &Article) -> Result<(), Finding> {
    let title = article.title.as_str();
    if title.starts_with("List of ") {
        return Err(not_a_film(article.title.excerpt(), "the article is a list"));
    }
    let infobox = has_film_fields(article) || has_film_box(article);
    match stated(article, infobox) {
        Some((_, Subject::Film)) => Ok(()),
        Some((_, Subject::Other("work" | "other"))) if infobox => Ok(()),
        Some((noun, Subject::Other(kind))) => Err(not_a_film(noun, &format!("the lead names a {kind}"))),
        None if infobox || is_film_title(title) || has_film_categories(article) => Ok(()),
        None => Err(not_a_film(article.title.excerpt(), "neither lead nor infobox says that this is a film")),
    }
}

/// Whether a template on a page is a sign that the page may be about a film.
///
/// ```
/// use reelmill::transform::is_film_template;
/// assert!(is_film_template("Infobox movie") && !is_film_template("Infobox film festival"));
/// ```
pub fn is_film_template(name: &str) -> bool {
    infoboxes::is_film(name)
}

/// Whether a category is a sign of the same: `1968 films`, `American drama films`, but not `Film
/// directors`.
pub fn is_film_category(name: &str) -> bool {
    let name = name.trim();
    name.ends_with(" films") || name.contains(" films ") || name.ends_with(" short documentaries")
}

/// Whether a title is a sign of the same: `Heat (1995 film)`.
pub fn is_film_title(title: &str) -> bool {
    title.ends_with("film)")
}

fn not_a_film(words: Excerpt<'_>, message: &str) -> Finding {
    Finding::at(Code::NotAFilm, words.span(), words.as_str(), message)
}

/// The first noun of the lead that names a kind of subject, behind the verb of its sentence. Where
/// the infobox speaks for a film, only a noun of the verb's own complement speaks against it.
fn stated(article: &Article, infobox: bool) -> Option<(Excerpt<'_>, Subject)> {
    static VERB: LazyLock<Regex> = LazyLock::new(|| pattern(r"\b(?:is|was|are|were)\b|\bmay (?:also )?refer to\b"));
    // What follows the noun phrase may name other things: "… is a fantasy drama set in the Civil War".
    static COMPLEMENT: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"\b(?:by|in|about|set|which|that|who|where|directed|written|produced|starring|based|from|for|on|during|after|with|made)\b",
        )
    });
    let block = article.lead()?.blocks.first()?;
    let considered = if infobox { 1 } else { 2 };
    sentences(block.text()).into_iter().take(considered).find_map(|sentence| {
        let verb = VERB.find(sentence.as_str())?;
        let predicate = sentence.from(verb.end());
        let noun_phrase = predicate.until(COMPLEMENT.find(predicate.as_str()).map_or(usize::MAX, |word| word.start()));
        let predicate = if infobox { noun_phrase } else { predicate };
        let hit = SUBJECTS.find(predicate.as_str())?;
        Some((predicate.get(hit.range), *hit.entry))
    })
}

/// Whether the infobox is made with a template of films.
fn has_film_box(article: &Article) -> bool {
    article.infobox.as_ref().is_some_and(|name| infoboxes::is_film(name.as_str()))
}

/// Whether the categories are those of a film, and not of a series, a list or somebody in films.
fn has_film_categories(article: &Article) -> bool {
    static YEAR: LazyLock<Regex> = LazyLock::new(|| pattern(r"^(?:18|19|20)\d\ds? (?:.* )?films$"));
    let names = || article.categories.iter().map(Text::as_str);
    let of_more = |name: &str| ["series", "franchises", "Lists of", "haracters"].iter().any(|word| name.contains(word));
    names().any(|name| YEAR.is_match(name)) && !names().any(of_more)
}

/// Whether the infobox has at least two fields that only films' infoboxes have together.
fn has_film_fields(article: &Article) -> bool {
    let typical =
        ["director", "producer", "screenplay", "starring", "cinematography", "editing", "released", "runtime"];
    let known = article.fields.iter().filter_map(|field| fields::canonical(field.key.as_str()));
    known.filter(|name| typical.contains(name)).count() >= 2
}
