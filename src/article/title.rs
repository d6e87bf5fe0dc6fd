//! Titles of pages, as a wiki makes them out of what links say.

use unicode_normalization::{UnicodeNormalization, is_nfc};

/// Wikis have no longer titles, in bytes; with a section behind it twice that is generous.
const LONGEST: usize = 512;

/// Prefixes of sister projects and other sites, besides the codes of languages.
const OTHER_SITES: &[&str] = &[
    "b",
    "c",
    "commons",
    "d",
    "foundation",
    "imdb",
    "imdbname",
    "imdbtitle",
    "mw",
    "n",
    "q",
    "s",
    "simple",
    "species",
    "v",
    "voy",
    "wikiapiary",
    "wikibooks",
    "wikidata",
    "wikinews",
    "wikiquote",
    "wikisource",
    "wikispecies",
    "wikitech",
    "wikiversity",
    "wikivoyage",
    "wikt",
    "wiktionary",
    "zh-classical",
    "zh-min-nan",
    "zh-yue",
];

/// Prefixes of pages that are no articles, in lower case. <https://www.mediawiki.org/wiki/Help:Namespaces>
const NAMESPACES: &[&str] = &[
    "book",
    "category",
    "draft",
    "file",
    "help",
    "image",
    "media",
    "mediawiki",
    "module",
    "portal",
    "project",
    "special",
    "talk",
    "template",
    "timedtext",
    "user",
    "wikipedia",
    "wp",
];

/// The title of the page that a link's target names: underscores and runs of spaces are single
/// spaces, the first letter is a capital, what follows `#` is a place on the page, percent signs
/// are decoded. None where the target is a place on the same page, or a page of another wiki.
///
/// ```
/// use reelmill::article::page_title;
/// assert_eq!(page_title("robert_De_Niro#Early life").as_deref(), Some("Robert De Niro"));
/// assert_eq!(page_title(":Category:Films").as_deref(), Some("Category:Films"));
/// assert_eq!(page_title("Am%C3%A9lie").as_deref(), Some("Amélie"));
/// assert_eq!(page_title(":fr:Jean Gabin"), None);
/// assert_eq!(page_title("#Cast"), None);
/// ```
pub fn page_title(target: &str) -> Option<String> {
    if target.len() > LONGEST {
        return None;
    }
    let decoded = percent_decoded(target);
    let target = decoded.as_deref().unwrap_or(target).trim().trim_start_matches(':').trim_start();
    let page = target.split('#').next().unwrap_or_default();
    if page.split_once(':').is_some_and(|(prefix, _)| is_elsewhere(prefix.trim())) {
        return None;
    }
    let words: Vec<&str> =
        page.split(|c: char| c.is_whitespace() || c == '_').filter(|word| !word.is_empty()).collect();
    let joined = words.join(" ");
    let joined = if is_nfc(&joined) { joined } else { joined.nfc().collect() };
    let first = joined.chars().next()?;
    Some(first.to_uppercase().chain(joined.chars().skip(1)).collect())
}

/// The title of a document as it is published: on one line, with single spaces.
///
/// Wikis have no other titles; names of files and fields of records may hold anything.
///
/// ```
/// use reelmill::article::one_line;
/// assert_eq!(one_line("The Lost\r\n\tHour "), "The Lost Hour");
/// ```
pub fn one_line(title: &str) -> String {
    let apart = |character: char| character.is_whitespace() || character.is_control();
    title.split(apart).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Whether a page is an article and not a category, a file or the like.
///
/// ```
/// use reelmill::article::is_article;
/// assert!(is_article("Alien: Covenant"));
/// assert!(!is_article("File:Alien.jpg"));
/// ```
pub fn is_article(title: &str) -> bool {
    let Some((prefix, _)) = title.split_once(':') else { return true };
    let prefix = prefix.trim().to_lowercase();
    let subject = prefix.strip_suffix(" talk").unwrap_or(&prefix);
    NAMESPACES.binary_search(&subject).is_err()
}

/// Whether a prefix is that of another wiki: the code of a language, or a short name. Both are written in lower
/// case; titles of articles that start so in capitals (`Ip: …`) are left alone.
fn is_elsewhere(prefix: &str) -> bool {
    let code = (2..=3).contains(&prefix.len()) && prefix.bytes().all(|byte| byte.is_ascii_lowercase());
    code && prefix != "wp" || OTHER_SITES.binary_search(&prefix).is_ok()
}

/// The target with `%C3%A9` as the letter that it stands for; none where nothing is to be decoded.
fn percent_decoded(target: &str) -> Option<String> {
    if !target.contains('%') {
        return None;
    }
    let bytes = target.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        let code = bytes.get(at + 1..at + 3).and_then(|digits| std::str::from_utf8(digits).ok());
        let code = code.filter(|digits| digits.bytes().all(|digit| digit.is_ascii_hexdigit()));
        match code.and_then(|digits| u8::from_str_radix(digits, 16).ok()).filter(|_| *byte == b'%') {
            Some(code) => {
                decoded.push(code);
                at += 3;
            }
            None => {
                decoded.push(*byte);
                at += 1;
            }
        }
    }
    String::from_utf8(decoded).ok().filter(|decoded| !decoded.contains(char::is_control))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prefixes_are_sorted() {
        assert!(OTHER_SITES.is_sorted() && NAMESPACES.is_sorted());
    }

    #[test]
    fn titles_are_those_of_the_wiki() {
        assert_eq!(page_title("  the   lost_hour "), Some("The lost hour".to_owned()));
        assert_eq!(page_title("100% Wolf"), Some("100% Wolf".to_owned()));
        assert_eq!(page_title("wikt:reel"), None);
        assert_eq!(page_title("_"), None);
        assert_eq!(page_title("E\u{301}mile"), Some("\u{C9}mile".to_owned()));
    }
}
