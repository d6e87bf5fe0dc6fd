//! The side of a cast item that names actors.

use std::sync::LazyLock;

use regex::Regex;

use crate::article::Excerpt;
use crate::schema::credits::Qualifier;
use crate::transform::people::{Entry, Listed, brackets, entries};
use crate::value::name;
use crate::vocab::pattern;
use crate::vocab::roles::{self, Form};

/// The actors whom `side` names; none where it is not a list of names.
pub(super) fn before(side: Excerpt<'_>) -> Vec<Listed<'_>> {
    let (side, qualifier) = without_verb(side);
    let side = without_function(side);
    let mut people = all_people(side);
    if people.is_empty() {
        people = before_apposition(side).map(all_people).unwrap_or_default();
    }
    if people.is_empty() {
        people = after_occupation(side).map(all_people).unwrap_or_default();
    }
    for person in &mut people {
        person.qualifier = person.qualifier.or(qualifier);
    }
    people
}

/// The actors whom `side` begins with, where something may be said of them after their names.
pub(super) fn leading(side: Excerpt<'_>) -> Vec<Listed<'_>> {
    let people = all_people(side);
    if !people.is_empty() {
        return people;
    }
    // "Jane Powell channeled her experiences": the words before the first that no name has.
    let text = side.as_str();
    let mut end = 0;
    let mut words = 0;
    for word in text.split_inclusive(' ') {
        let bare = word.trim_end();
        let candidate = text[..end + bare.len()].trim_end_matches([',', ';', '.']);
        if bare.starts_with('(') || !name::is_plausible(candidate) && !name::is_plausible(bare) {
            break;
        }
        end += word.len();
        words += 1;
        if bare.ends_with([',', ';', ':']) {
            break;
        }
    }
    let head = side.until(end).trim_matches(|mark| mark.is_whitespace() || matches!(mark, ',' | ';' | ':'));
    if words < 2 { Vec::new() } else { all_people(head) }
}

/// The people of a list, where it names nothing but people.
fn all_people(side: Excerpt<'_>) -> Vec<Listed<'_>> {
    let mut people = Vec::new();
    for entry in entries([side]) {
        match entry {
            Entry::Person(person) if name::is_plausible(person.written.as_str()) => people.push(person),
            _ => return Vec::new(),
        }
    }
    people
}

/// `X appears uncredited (as …)`, `X has a cameo (as …)`.
fn without_verb(side: Excerpt<'_>) -> (Excerpt<'_>, Option<Qualifier>) {
    static VERB: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"\s+(?:also\s+)?(?:appears?|appeared|stars?|starred|features?|featured|is|was|returns?|cameos?|credited|cast|seen|(?:(?:has|makes?|made)|in)\s+an?\s+(?P<kind>(?:brief\s+|special\s+|guest\s+|uncredited\s+|short\s+)*(?:cameo(?:\s+(?:appearance|role))?|appearance)))(?:\s+(?P<how>uncredited|briefly|again|in (?:a|an)\s+(?:uncredited\s+)?cameo(?:\s+role|\s+appearance)?))?$",
        )
    });
    let Some(found) = VERB.captures(side.as_str()) else { return (side, None) };
    let start = found.get(0).map_or(side.as_str().len(), |whole| whole.start());
    let said: String =
        ["kind", "how"].iter().filter_map(|group| found.name(group)).map(|group| group.as_str()).collect();
    let qualifier = if said.contains("uncredited") {
        Some(Qualifier::Uncredited)
    } else if said.contains("cameo") || said.contains("brief") {
        Some(Qualifier::Cameo)
    } else if said.contains("special") || said.contains("guest") {
        Some(Qualifier::SpecialAppearance)
    } else {
        None
    };
    (side.until(start).trim(), qualifier)
}

/// `Jane Doe, playing against type,`: the name before what is said of it.
fn before_apposition(side: Excerpt<'_>) -> Option<Excerpt<'_>> {
    let (name, rest) = side.as_str().split_once(", ")?;
    let is_told = rest.starts_with(char::is_lowercase) && !rest.starts_with("and ") && name.contains(' ');
    is_told.then(|| side.until(name.len()))
}

/// `Director Howard Hawks`: the name after a function that the sentence opens with.
fn without_function(side: Excerpt<'_>) -> Excerpt<'_> {
    let Some((first, rest)) = side.as_str().split_once(' ') else { return side };
    let is_function = roles::phrases().get(first).is_some_and(|phrase| phrase.roles(Form::Noun).is_some());
    if is_function && rest.contains(' ') { side.from(first.len()).trim() } else { side }
}

/// `Veteran sports commentator Ken Squier`: the name after what the person is.
fn after_occupation(side: Excerpt<'_>) -> Option<Excerpt<'_>> {
    static OCCUPATION: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)^(?:the\s+)?(?:[\p{L}\p{N}&'’.-]+\s+){0,6}[\p{L}-]*(?:er|or|ist|ian|ress|man|woman|star|host|model|boxer|chef)\s+(?P<name>\p{Lu}.*)$",
        )
    });
    let text = side.as_str();
    if brackets(text).is_empty() && !text.contains(',') {
        let found = OCCUPATION.captures(text)?.name("name")?;
        let last_small = text.split_inclusive(' ').scan(0, |at, word| {
            *at += word.len();
            Some((*at, word))
        });
        // The name starts after the last word in small letters, which must be the occupation.
        let after = last_small.filter(|(_, word)| word.starts_with(char::is_lowercase)).map(|(end, _)| end).last();
        let start = after.unwrap_or(found.start());
        return Some(side.from(start)).filter(|name| name.as_str().split_whitespace().count() >= 2);
    }
    None
}
