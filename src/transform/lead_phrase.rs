//! The phrase by which the lead says what the film is: `2020 Russian historical drama film`.

use std::sync::LazyLock;

use regex::Regex;

use crate::article::{Article, Excerpt};

use super::sentence::sentences;

/// The words between `is a` and the noun that ends the phrase, the noun included.
///
/// The article's first sentence holds it. Where that sentence names no film there is no phrase.
pub(super) fn lead_phrase(article: &Article) -> Option<Excerpt<'_>> {
    static COPULA: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"\b(?:is|was|are|were|refers to)\b(?:,? [a-z' -]{1,40},)? (?:an?|the|one of the)\b ")
            .expect("the pattern is valid")
    });
    static END: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(
            r"(?x)\b(?:(?:films?|movies?|motion\ pictures?|pictures?|telefilm|featurette|shorts?|cartoon|picturisation
              |documentary|mockumentary|anthology|thriller|drama|comedy|musical|western|serial)\b
              (?P<stop>\s*(?:[.,;(]|$|directed|written|produced|co-|starring|about|based|by|that|which|from|and\ (?:directed|written|the)|in|set|made|of|released|with|adapted|featuring|for|on|inspired|created|distributed|loosely|whose|who|where|as|to|under|concerning|depicting|chronicling|shot|filmed|adaptation|starting|narrated|presented|edited|animated\ by|composed))
              |directed\b|written\b|produced\b|starring\b|based\ on\b|that\b|which\b)",
        )
        .expect("the pattern is valid")
    });
    let lead = article.lead()?;
    let first = lead.blocks.iter().find_map(|block| sentences(block.text()).into_iter().next())?;
    let words = first.as_str();
    for copula in COPULA.find_iter(words).filter(|copula| outside_brackets(words, copula.start())) {
        let rest = first.from(copula.end());
        let Some(end) = END.captures(rest.as_str()) else { continue };
        let whole = end.get(0)?;
        let stop = end.name("stop").map_or(whole.start(), |stop| stop.start());
        let phrase = rest.until(stop).trim();
        // `is the story of a man …` is no phrase of this kind.
        if !phrase.is_empty() && phrase.as_str().split_whitespace().count() <= 16 {
            return Some(phrase);
        }
    }
    None
}

fn outside_brackets(words: &str, at: usize) -> bool {
    let before = &words[..at];
    before.matches('(').count() <= before.matches(')').count()
}
