//! Titles in the bracket behind the title in the lead, and in native-name fields.
//!
//! `(Russian: Летят журавли, romanized: Letyat zhuravli, lit. 'The Cranes Are Flying')` labels each part. Without labels the
//! script tells the original title; among Latin letters, a title in another language than the article's is the original,
//! and an English one beside a foreign display title is its translation.

use std::sync::LazyLock;

use regex::Regex;

use crate::article::Excerpt;
use crate::schema::film_titles::TitleKind;
use crate::transform::listed;
use crate::vocab::languages;
use crate::vocab::pattern;

use super::script;

/// A title as read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Title<'a> {
    pub(super) words: Excerpt<'a>,
    pub(super) kind: TitleKind,
    pub(super) language: Option<&'static str>,
}

/// The titles in the bracket that follows one of the film's names at the beginning of the lead.
pub(super) fn of_lead<'a>(sentence: Excerpt<'a>, names: &[String], film_languages: &[&'static str]) -> Vec<Title<'a>> {
    let text = sentence.as_str();
    let copula = [" is ", " was ", " are ", " were "].iter().filter_map(|copula| outside_brackets(text, copula)).min();
    let brackets = listed::brackets(sentence.until(copula.unwrap_or(text.len())));
    let Some((open, inside)) = brackets.into_iter().find(|(_, inside)| !is_year(inside.as_str())) else {
        return Vec::new();
    };
    let before = text[..open].trim().trim_matches(['"', '\u{201C}', '\u{201D}', ',']);
    // Words that are not the title may stand before a bracket too.
    let is_title = names.iter().any(|name| before.eq_ignore_ascii_case(name) || before.ends_with(name.as_str()));
    if !is_title && before.split_whitespace().count() > 12 {
        return Vec::new();
    }
    read(inside, before, film_languages)
}

/// The titles in a field for the native name: `となりのトトロ (Tonari no Totoro)`. `known` says whether a title in its
/// own script is known already: one in Latin letters is then its romanization.
pub(super) fn native<'a>(item: Excerpt<'a>, film_languages: &[&'static str], known: bool) -> Vec<Title<'a>> {
    let mut found = Vec::new();
    for piece in listed::split(item, super::separator) {
        let listed = listed::listed(piece);
        let (label, words) = labelled(listed.value);
        let language = label.and_then(languages::language).map(|language| language.code);
        let script = script::of(words.as_str());
        let language = language.or_else(|| script.and_then(|script| script::language(script, film_languages)));
        let again = known || found.iter().any(|title: &Title<'_>| title.kind == TitleKind::Original);
        let kind = match label.and_then(label_kind) {
            Some(kind) => kind,
            None if again && script == Some("Latn") => TitleKind::Romanized,
            None => TitleKind::Original,
        };
        found.push(Title { words: unquoted(words), kind, language });
        for note in
            listed.notes.iter().filter(|note| script::of(note.as_str()) == Some("Latn") && script != Some("Latn"))
        {
            let (_, words) = labelled(*note);
            found.push(Title { words: unquoted(words), kind: TitleKind::Romanized, language });
        }
    }
    found
}

/// Where words stand outside brackets for the first time.
fn outside_brackets(text: &str, words: &str) -> Option<usize> {
    text.match_indices(words)
        .map(|(at, _)| at)
        .find(|at| text[..*at].matches('(').count() <= text[..*at].matches(')').count())
}

fn is_year(text: &str) -> bool {
    text.chars().all(|character| character.is_ascii_digit() || matches!(character, '-' | '\u{2013}'))
        || text.ends_with("film")
}

/// Reads the parts of a bracket.
fn read<'a>(inside: Excerpt<'a>, main: &str, film_languages: &[&'static str]) -> Vec<Title<'a>> {
    let mut found: Vec<Title<'a>> = Vec::new();
    let mut language = None;
    for part in parts(inside) {
        let text = part.as_str();
        if text.is_empty() || NOT_A_TITLE.is_match(text) {
            continue;
        }
        let (label, words) = labelled(part);
        let kind_of_label = label.and_then(label_kind);
        let of_label = label.and_then(languages::language).map(|language| language.code);
        if let Some(called) = CALLED.find(text) {
            found.extend(super::alternative::title_in(part.from(called.end())).map(|words| Title {
                words,
                kind: TitleKind::Alternative,
                language: None,
            }));
            continue;
        }
        let words = unquoted(words);
        let script = script::of(words.as_str());
        let has_original = found.iter().any(|title| title.kind == TitleKind::Original);
        let kind = match (kind_of_label, of_label) {
            (Some(kind), _) => kind,
            (None, Some("en")) => TitleKind::Translated,
            (None, Some(_)) => TitleKind::Original,
            _ if label.is_some() => continue,
            _ if is_quoted(text) => TitleKind::Translated,
            _ if script != Some("Latn") => TitleKind::Original,
            _ if has_original && found.iter().any(|title| script::of(title.words.as_str()) != Some("Latn")) => {
                TitleKind::Romanized
            }
            _ => match latin(words.as_str(), main, film_languages) {
                Some(kind) => kind,
                None => continue,
            },
        };
        if of_label.is_some() && kind == TitleKind::Original {
            language = of_label;
        }
        let language = match kind {
            TitleKind::Original => {
                of_label.or_else(|| script.and_then(|script| script::language(script, film_languages)))
            }
            TitleKind::Romanized => language.or_else(|| found.iter().find_map(|title| title.language)),
            TitleKind::Translated => Some("en"),
            _ => None,
        };
        found.push(Title { words, kind, language });
    }
    found
}

/// The parts of a bracket: at semicolons, and at commas where a label, a quotation or another script begins.
fn parts(inside: Excerpt<'_>) -> Vec<Excerpt<'_>> {
    let mut parts: Vec<Excerpt<'_>> = Vec::new();
    let separator =
        |text: &str, at: usize| if text[at..].starts_with([',', ';']) && !within_quotes(text, at) { 1 } else { 0 };
    for piece in listed::split(inside, separator) {
        let goes_on = parts.last().is_some_and(|before| {
            let same_script = script::of(before.as_str()) == script::of(piece.as_str());
            let lower = piece.as_str().starts_with(char::is_lowercase);
            same_script && lower && labelled(piece).0.is_none() && !PHRASE.is_match(piece.as_str())
        });
        match parts.last_mut() {
            Some(before) if goes_on => *before = before.through(piece),
            _ => parts.push(piece),
        }
    }
    parts
}

fn within_quotes(text: &str, at: usize) -> bool {
    let before = &text[..at];
    before.matches('"').count() % 2 == 1 || before.matches('\u{201C}').count() > before.matches('\u{201D}').count()
}

static LABEL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:in )?(?P<label>[\p{Lu}a-z][\p{L} \x{2013}-]{1,40}): ?|^(?P<short>lit\.|literally|literal translation|transl\.|trans\.|translated as|translation|meaning|which means|romanized(?: as)?|transliterated(?: as)?|English title)[,:]? +",
    )
});

/// A part's label and what it labels.
fn labelled(part: Excerpt<'_>) -> (Option<&str>, Excerpt<'_>) {
    match LABEL.captures(part.as_str()) {
        Some(captures) => {
            let label = captures.name("label").or_else(|| captures.name("short")).map(|label| label.as_str());
            let end = captures.get(0).map_or(0, |whole| whole.end());
            (label, part.from(end).trim())
        }
        None => (None, part),
    }
}

/// The kind of title that a label names.
fn label_kind(label: &str) -> Option<TitleKind> {
    let label = label.to_lowercase();
    let is = |words: &[&str]| words.iter().any(|word| label.starts_with(word));
    if is(&[
        "romani",
        "translit",
        "hepburn",
        "romaji",
        "pinyin",
        "hanyu",
        "rr",
        "mr",
        "wade",
        "jyutping",
        "iso",
        "ala-lc",
        "iast",
        "revised",
        "mccune",
        "tongyong",
        "r\u{14D}maji",
    ]) {
        return Some(TitleKind::Romanized);
    }
    if is(&["lit", "transl", "trans.", "translation", "translated", "meaning", "which means", "english"]) {
        return Some(TitleKind::Translated);
    }
    if is(&["working"]) {
        return Some(TitleKind::Working);
    }
    if is(&["traditional chinese", "simplified chinese", "chinese", "kanji", "hangul", "hanja", "original", "native"]) {
        return Some(TitleKind::Original);
    }
    None
}

/// Pronunciations, years, references to other films.
static NOT_A_TITLE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:pronounced|IPA|/|\[|born|see|listen|abbreviated|or simply|short for|stylized in|a k a$|[12][0-9]{3}$)|pronunciation",
    )
});

static PHRASE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:lit\.|literally|transl|romani|also|known|or|translated|released|titled|meaning|marketed|stylized|pinyin|in )",
    )
});

/// What says that another name follows.
static CALLED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^(?:(?:also|often|sometimes|originally|later|commonly|better|internationally|and|or|alternatively|previously|formerly|initially|was|marketed|[a-z]+ly) )*(?:(?:known|referred to|released|marketed|promoted|styli[sz]ed|written|rendered|billed|distributed|shown)\b[^:]{0,60}?\b(?:as|under the title|under the name) |(?:titled|entitled|retitled|spelled|spelt|aka|a\.k\.a\.)(?: as)? )",
    )
});

fn is_quoted(text: &str) -> bool {
    let quotes = ['"', '\'', '\u{2018}', '\u{201C}', '\u{AB}'];
    text.starts_with(quotes)
        && text.trim_end_matches(['.', '!']).ends_with(['"', '\'', '\u{2019}', '\u{201D}', '\u{BB}'])
}

fn unquoted(words: Excerpt<'_>) -> Excerpt<'_> {
    if is_quoted(words.as_str()) {
        return words
            .trim_matches(|character| {
                matches!(
                    character,
                    '"' | '\'' | '\u{2018}' | '\u{2019}' | '\u{201C}' | '\u{201D}' | '\u{AB}' | '\u{BB}'
                )
            })
            .trim();
    }
    words.trim_matches(|character| matches!(character, '"' | '\u{201C}' | '\u{201D}' | ' '))
}

/// What an unlabelled title in Latin letters is to a film of these languages.
fn latin(words: &str, main: &str, film_languages: &[&'static str]) -> Option<TitleKind> {
    let first = film_languages.first().copied();
    let english_film = first.is_some_and(|code| code.split('-').next() == Some("en"));
    if english_film {
        return Some(TitleKind::Alternative)
            .filter(|_| words.starts_with(|first: char| first.is_uppercase() || first.is_numeric()));
    }
    if first.is_some_and(|code| !script::is_latin(code)) {
        // The original is in another script: these letters hold its sound or its meaning.
        return Some(if looks_english(words) || !looks_english(main) {
            TitleKind::Translated
        } else {
            TitleKind::Romanized
        });
    }
    if looks_english(words) && !looks_foreign(words) {
        return Some(TitleKind::Translated);
    }
    if looks_foreign(words) || looks_english(main) { Some(TitleKind::Original) } else { Some(TitleKind::Translated) }
}

fn has_word(text: &str, words: &[&str]) -> bool {
    text.split(|character: char| !character.is_alphabetic()).any(|word| words.contains(&word.to_lowercase().as_str()))
}

fn looks_english(text: &str) -> bool {
    const WORDS: &[&str] = &[
        "the", "of", "and", "a", "an", "in", "to", "my", "on", "for", "with", "is", "are", "at", "from", "by", "your",
        "you", "we", "our", "his", "her", "who", "what", "when", "where", "city", "man", "men", "woman", "women",
        "night", "day", "love", "house", "girl", "girls", "boy", "boys", "life", "time", "world", "god", "black",
        "white", "red", "blue", "little", "street", "children", "death", "heart", "moments", "eyes",
    ];
    has_word(text, WORDS) && text.is_ascii()
}

fn looks_foreign(text: &str) -> bool {
    const WORDS: &[&str] = &[
        "le", "la", "les", "de", "des", "du", "et", "un", "une", "il", "lo", "gli", "di", "della", "del", "el", "los",
        "las", "y", "der", "die", "das", "und", "ein", "eine", "von", "den", "det", "och", "og", "en", "het", "van",
        "o", "os", "da", "do", "dos", "e", "em", "na", "w", "z", "se", "az", "egy", "ja", "per",
    ];
    has_word(text, WORDS) || text.chars().any(|character| character.is_alphabetic() && !character.is_ascii())
}
