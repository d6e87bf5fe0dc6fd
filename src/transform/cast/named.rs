//! One character out of its words: without article, age, occupation and voice.

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::Regex;

use crate::article::Excerpt;
use crate::schema::credits::Qualifier;
use crate::transform::people::{Said, brackets};
use crate::value::name;
use crate::vocab::{fold, names, pattern, roles};

use super::character::{Character, in_abbreviation};

/// The character whom words name; none where they only name the actor.
pub(super) fn character<'a>(
    words: Excerpt<'a>,
    described: Option<&str>,
    heard: &mut Said<'a>,
) -> Option<Character<'a>> {
    static OPENING: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"^(?:(?P<voice>(?i:(?:the\s+)?voices?\s+of\s+))|(?P<age>(?:an?\s+|the\s+)?(?:young|younger|teen|teenage|teenaged|adult|older|old|elderly|child|baby|little|adolescent|middle-aged))\s+\p{Lu}|(?:an?|the)\s+)",
        )
    });
    let mut name = words.trim_matches(|mark| mark.is_whitespace() || matches!(mark, ',' | ';' | '.' | ':'));
    if words.as_str().ends_with('.') && in_abbreviation(words.as_str(), words.as_str().len() - 1..words.as_str().len())
    {
        name = words.trim();
    }
    let mut age = None;
    while let Some(found) = OPENING.captures(name.as_str()) {
        let end = match found.name("age") {
            Some(word) => {
                age = Some(word.as_str().trim_start_matches("the ").trim_start_matches("a ").trim_start_matches("an "));
                word.end()
            }
            None => found.get(0).map_or(0, |whole| whole.end()),
        };
        if found.name("voice").is_some() {
            heard.qualifier = heard.qualifier.or(Some(Qualifier::Voice));
        }
        if end == 0 {
            break;
        }
        name = name.from(end).trim();
    }
    if name.is_empty() || !name.as_str().contains(char::is_alphanumeric) {
        return None;
    }
    if roles::note(name.as_str()).is_some_and(|note| note.qualifiers.contains(&"himself_or_herself")) {
        heard.qualifier = heard.qualifier.or(Some(Qualifier::HimselfOrHerself));
        return None;
    }
    let description = match (age, described) {
        (Some(age), Some(described)) => Some(format!("{age}; {described}")),
        (Some(age), None) => Some(age.to_owned()),
        (None, described) => described.map(str::to_owned),
    };
    let narrates = matches!(fold(name.as_str()).as_str(), "narrator" | "narration");
    let (name, occupation) = without_occupation(name);
    let description = match (occupation, description) {
        (Some(occupation), Some(description)) => Some(format!("{occupation}; {description}")),
        (occupation, description) => occupation.map(str::to_owned).or(description),
    };
    let (name, remark) = without_remark(name.as_str());
    let description = match (remark, description) {
        (Some(remark), Some(description)) => Some(format!("{remark}; {description}")),
        (remark, description) => remark.map(str::to_owned).or(description),
    };
    Some(Character { name, description, narrates })
}

/// A name and what the person is, in small letters before it: `taxi driver Mahesh`.
fn without_occupation(name: Excerpt<'_>) -> (Excerpt<'_>, Option<&str>) {
    let text = name.as_str();
    let Some(start) =
        text.match_indices(' ').map(|(at, _)| at + 1).find(|at| text[*at..].starts_with(char::is_uppercase))
    else {
        return (name, None);
    };
    let start = match text.strip_prefix("The ").filter(|rest| rest.starts_with(char::is_lowercase)) {
        Some(rest) => {
            rest.match_indices(' ').map(|(at, _)| at + 5).find(|at| text[*at..].starts_with(char::is_uppercase))
        }
        None => Some(start),
    };
    let Some(start) = start else { return (name, None) };
    let before = text[..start].trim_end().trim_start_matches("The ");
    let linked = |word: &str| matches!(word, "of" | "in" | "at" | "to" | "for" | "from" | "with" | "by" | "on" | "and");
    let tells = before.starts_with(char::is_lowercase)
        && before.split(' ').next_back().is_some_and(names::is_occupation)
        && !before.split(' ').any(linked)
        && name::is_plausible(&text[start..]);
    if tells { (name.from(start), Some(before)) } else { (name, None) }
}

/// A name and the remark that stands inside it.
fn without_remark(name: &str) -> (Cow<'_, str>, Option<&str>) {
    let remark = brackets(name)
        .into_iter()
        .find(|mark| mark.start > 0 && is_remark(&name[mark.start + 1..mark.end - 1], &name[mark.end..]));
    match remark {
        Some(mark) => {
            let around = format!("{} {}", name[..mark.start].trim_end(), name[mark.end..].trim_start());
            (Cow::Owned(around), Some(&name[mark.start + 1..mark.end - 1]))
        }
        None => (Cow::Borrowed(name), None),
    }
}

/// What is said of a character, without brackets about the credit and marks at either end.
pub(super) fn tidy_description(words: &str) -> String {
    let last = brackets(words).pop().filter(|last| last.end == words.len());
    let words = match last {
        Some(last) if roles::note(&words[last.start + 1..last.end - 1]).is_some() => &words[..last.start],
        _ => words,
    };
    words.trim_matches(|mark: char| mark.is_whitespace() || ",;:-–—.".contains(mark)).to_owned()
}

/// Whether a bracket stands inside a name: `Lieutenant (later Captain) Jane Doe`.
pub(super) fn is_remark(inside: &str, after: &str) -> bool {
    let goes_on = after.strip_prefix(' ').is_some_and(|next| next.starts_with(|c: char| c.is_uppercase() || c == '"'));
    inside.starts_with(char::is_lowercase) && goes_on
}
