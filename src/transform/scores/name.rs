//! The names that a sentence mentions: publications and critics of the vocabularies, and whatever
//! else has capitals.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::vocab::pattern;
use crate::vocab::publications::{CRITICS, PUBLICATIONS};
use crate::vocab::word_uses::{Use, is};

/// A name in a sentence.
#[derive(Clone, Debug)]
pub(super) struct Name {
    /// Where it stands.
    pub range: Range<usize>,
    /// What it names.
    pub kind: Kind,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Kind {
    /// A publication of the vocabulary.
    Publication(String),
    /// A critic of the vocabulary.
    Critic,
    /// Words with capitals.
    Capitals,
}

/// Publications, critics and other capitalised names, in order and apart from each other.
pub(super) fn names(text: &str, titles: &[String]) -> Vec<Name> {
    let mut found: Vec<Name> = Vec::new();
    for hit in PUBLICATIONS.find_iter(text) {
        found.push(Name { range: hit.range, kind: Kind::Publication(hit.entry.name.to_owned()) });
    }
    let torn = torn_possessives(text, &found);
    found.extend(torn);
    found.sort_by_key(|name| name.range.start);
    let mut rest = text.as_bytes().to_vec();
    for name in &found {
        rest[name.range.clone()].fill(b'_');
    }
    let rest = String::from_utf8(rest).unwrap_or_default();
    let mut capitals = capitals(&rest);
    capitals.retain(|range| !titles.iter().any(|title| title.contains(&rest[range.clone()])));
    for range in capitals {
        // "Seattle" before "Times": a publication that the vocabulary knows by the last word alone.
        let next = found.iter_mut().find(|name| name.range.start == range.end + 1);
        let single = |name: &&mut Name| !text[name.range.clone()].contains(' ');
        if let Some(name) = next.filter(single)
            && text.as_bytes().get(range.end) == Some(&b' ')
            && CRITICS.get(&rest[range.clone()]).is_none()
        {
            name.range.start = range.start;
            name.kind = Kind::Publication(text[name.range.clone()].to_owned());
            continue;
        }
        // "Australia's Herald Sun": where the publication is at home.
        let home = text[range.end..].starts_with(['\'', '\u{2019}'])
            && found.iter().any(|name| (2..=5).contains(&name.range.start.saturating_sub(range.end)));
        if is(&text[range.clone()], Use::Nobody) || home {
            continue;
        }
        let kind = if CRITICS.get(&rest[range.clone()]).is_some() { Kind::Critic } else { Kind::Capitals };
        found.push(Name { range, kind });
    }
    found.sort_by_key(|name| name.range.start);
    found
}

/// Publications whose possessive lost its apostrophe: `The Washington Posts Ann Hornaday`.
fn torn_possessives(text: &str, known: &[Name]) -> Vec<Name> {
    static ENDS: LazyLock<Regex> = LazyLock::new(|| pattern(r"\p{L}s \p{Lu}"));
    static WORD_STARTS: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?:^|[ (])(?P<word>[\p{Lu}\d/])"));
    let mut found = Vec::new();
    for end in ENDS.find_iter(text) {
        let Some(end) = text[end.range()].find(' ').map(|space| end.start() + space - 1) else { continue };
        if known.iter().any(|name| name.range.contains(&end)) {
            continue;
        }
        let mut from = end.saturating_sub(60);
        while !text.is_char_boundary(from) {
            from += 1;
        }
        let starts = WORD_STARTS.captures_iter(&text[from..end]).filter_map(|captures| captures.name("word"));
        let starts = starts.map(|start| from + start.start());
        let longest = starts.into_iter().find_map(|start| Some((start, PUBLICATIONS.get(&text[start..end])?)));
        if let Some((start, publication)) = longest {
            found.push(Name { range: start..end + 1, kind: Kind::Publication(publication.name.to_owned()) });
        }
    }
    found
}

/// Names by their capitals.
fn capitals(text: &str) -> Vec<Range<usize>> {
    static NAME: LazyLock<Regex> = LazyLock::new(|| {
        let word = r"\p{Lu}[\p{L}\p{M}\p{N}.&/-]*(?:['’]\p{L}{2,})?";
        pattern(&format!(
            r"{word}(?: (?:(?:de|van|von|der|den|la|le|del|di|da|du|bin|al|el|ter|dos|St\.) ){{0,2}}{word})*"
        ))
    });
    let mut found = Vec::new();
    for name in NAME.find_iter(text) {
        let (mut start, mut end) = (name.start(), name.end());
        while let Some(word) = text[start..end].split(' ').next().filter(|word| is(word, Use::BeforeCritic)) {
            start = (start + word.len() + 1).min(end);
        }
        let initial = text[start..end].split(' ').next_back().is_some_and(|last| last.chars().count() <= 3);
        if !initial {
            end -= text[start..end].len() - text[start..end].trim_end_matches(['.', '/', '-', '&']).len();
        }
        // A lone letter is a grade.
        if end > start && text[start..end].chars().count() > 2 {
            found.push(start..end);
        }
    }
    found
}
