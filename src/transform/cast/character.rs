//! The side of a cast item that names characters.

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::Regex;

use crate::article::Excerpt;
use crate::schema::credits::{Qualifier, Role};
use crate::transform::people::{Said, brackets, join_suffix, outside, quotations, said};
use crate::value::name;
use crate::vocab::{countries, names, pattern};

/// What one side of a cast item says of the parts played.
#[derive(Clone, Debug, Default)]
pub(super) struct Parts<'a> {
    /// Characters; none where the person plays themselves or only appears.
    pub(super) characters: Vec<Character<'a>>,
    /// What brackets and phrases say.
    pub(super) said: Said<'a>,
}

/// A character.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Character<'a> {
    /// Its name.
    pub(super) name: Cow<'a, str>,
    /// What the article says of it.
    pub(super) description: Option<String>,
    /// Whether the part is that of the narrator.
    pub(super) narrates: bool,
}

/// Reads the parts; `n_actors` tells `Jane and Joan as Grem and Acer` from one part for two.
pub(super) fn read(side: Excerpt<'_>, n_actors: usize) -> Parts<'_> {
    let side = side.trim_matches(|mark| mark.is_whitespace() || matches!(mark, ',' | ';'));
    let mut parts = Parts::default();
    let each = respectively(side, n_actors);
    let n_each = if each.is_empty() { n_actors } else { 1 };
    let sides = if each.is_empty() { alternatives(side) } else { each };
    for alternative in sides {
        let one = one(alternative, n_each);
        parts.characters.extend(one.characters);
        parts.said = parts.said.and(one.said);
    }
    parts
}

/// The part of a character that is known by its name.
pub(super) fn read_name(name: &str) -> Parts<'_> {
    let character = Character { name: Cow::Borrowed(name), description: None, narrates: false };
    Parts { characters: vec![character], said: Said::default() }
}

/// `Anna, Berta and Clara` where three actors play them; none where the words are not as many names.
fn respectively(side: Excerpt<'_>, n_actors: usize) -> Vec<Excerpt<'_>> {
    static RESPECTIVELY: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?:^respectively\s+|,?\s+respectively\.?$)"));
    static JOINT: LazyLock<Regex> = LazyLock::new(|| pattern(r",\s+(?:and\s+)?|\s+(?:and|&)\s+"));
    if n_actors < 2 {
        return Vec::new();
    }
    let text = side.as_str();
    let word = RESPECTIVELY.find(text);
    let side = match &word {
        Some(word) if word.start() == 0 => side.from(word.end()),
        Some(word) => side.until(word.start()),
        None => side,
    };
    let text = side.as_str();
    let marks = brackets(text);
    let joints = JOINT.find_iter(text).filter(|joint| outside(&marks, joint.start()));
    let pieces = at_joints(side, joints.map(|joint| joint.range()));
    let is_name = |piece: &Excerpt<'_>| {
        let words = piece.as_str();
        let opens = ["the ", "a ", "an "].iter().any(|article| words.starts_with(article));
        words.split_whitespace().count() <= 7 && (word.is_some() || opens || words.starts_with(char::is_uppercase))
    };
    // "two brothers, Karl and Otto": what they are stands before.
    let n_before = pieces.len().saturating_sub(n_actors);
    let (before, pieces) = pieces.split_at(n_before);
    let told = before.iter().all(|words| words.as_str().starts_with(char::is_lowercase));
    let fits = told && pieces.len() == n_actors && (n_actors > 2 || word.is_some()) && pieces.iter().all(is_name);
    if fits { pieces.to_vec() } else { Vec::new() }
}

/// The parts between slashes: `Ash Williams/Evil Ash, his double` are two characters, `Bruce Wayne
/// / Batman` is one under two names, as the spacing of the slash has it.
fn alternatives(side: Excerpt<'_>) -> Vec<Excerpt<'_>> {
    let text = side.as_str();
    let mut shielded = brackets(text);
    shielded.extend(quotations(text));
    shielded.sort_by_key(|range| range.start);
    let described = text.find([',', ';', ':']).unwrap_or(text.len());
    let slashes = text.match_indices('/').map(|(at, _)| at).filter(|at| {
        let opens = text[at + 1..].starts_with(|next: char| next.is_alphabetic() && !next.is_lowercase());
        let closes =
            text[..*at].ends_with(|last: char| last.is_alphabetic() || matches!(last, ')' | '"' | '\u{201D}' | '.'));
        opens && closes && outside(&shielded, *at)
    });
    let mut slashes = slashes.peekable();
    if slashes.peek().is_none_or(|first| *first > described) {
        return vec![side];
    }
    at_joints(side, slashes.map(|at| at..at + 1))
}

/// Reads what stands between two slashes.
fn one(side: Excerpt<'_>, n_actors: usize) -> Parts<'_> {
    let (name, rest, mut parts) = cut(side);
    let whole = said(name);
    if !whole.is_unknown() && whole.credited_as.is_none() {
        parts.said = whole.and(parts.said);
        // "as Narrator" is a part, "as Himself" and "as cameo appearance" are none.
        if parts.said.qualifier.is_some() || !parts.said.roles.contains(&Role::Narrator) {
            return parts;
        }
    }
    if let Some(qualifier) = appearance(name.as_str()).filter(|(_, at)| *at == 0).map(|(qualifier, _)| qualifier) {
        parts.said.qualifier = parts.said.qualifier.or(Some(qualifier));
        return parts;
    }
    if parts.said.qualifier.is_none() {
        parts.said.qualifier = rest.and_then(|rest| appearance(rest.as_str())).map(|(qualifier, _)| qualifier);
    }
    let rest = rest.filter(|rest| appearance(rest.as_str()).is_none_or(|(_, at)| at > 4));
    let described = rest.map(|rest| tidy_description(rest.as_str())).filter(|text| !text.is_empty());
    let described = described.or_else(|| parts.said.other.map(|other| other.as_str().to_owned()));
    // "the banker, Monsieur Roth": what somebody is, and then the name.
    if let Some((named, told, more)) = after_function(name, rest) {
        let described = more.map_or_else(|| told.to_owned(), |more| format!("{told}; {}", tidy_description(more)));
        parts.characters.extend(character(named, Some(&described), &mut parts.said));
        return parts;
    }
    for piece in pieces(name, n_actors) {
        parts.characters.extend(character(piece, described.as_deref(), &mut parts.said));
    }
    parts
}

/// The name that stands behind what its bearer is (`the banker, Monsieur Roth, a miser`): the name,
/// the words before it, and what is said beyond it.
fn after_function<'a>(
    before: Excerpt<'a>,
    rest: Option<Excerpt<'a>>,
) -> Option<(Excerpt<'a>, &'a str, Option<&'a str>)> {
    let rest = rest?;
    let told =
        ["the ", "a ", "an ", "his ", "her "].iter().find_map(|article| before.as_str().strip_prefix(article))?;
    let plain = |word: &str| word.starts_with(char::is_lowercase) || countries::demonym(word).is_some();
    let is_function = told.split(' ').all(plain) && told.split(' ').next_back().is_some_and(names::is_occupation);
    let (name, more) = match rest.as_str().find([',', ';']) {
        Some(comma) => (rest.until(comma), Some(rest.from(comma + 1).as_str())),
        None => (rest, None),
    };
    let is_name = name::is_plausible(name.as_str())
        && name.as_str().starts_with(char::is_uppercase)
        && !name.as_str().contains(['(', '\'']);
    (is_function && is_name).then_some((name, told, more))
}

/// Cuts a side into the name, what is said of the character, and what brackets say of the credit.
fn cut(side: Excerpt<'_>) -> (Excerpt<'_>, Option<Excerpt<'_>>, Parts<'_>) {
    static DESCRIPTION: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"[,;:]\s+|\s+[-\u{2013}\u{2014}]+\s+|\s+(?:who|whose|whom|which|that)\s+|\s+(?:in|for|with)\s+(?:an?\s+|his\s+|her\s+|the\s+)?(?:\p{Ll}+\s+)?(?:special|guest|cameo|brief|friendly|extended|item|uncredited)\b|\s+in\s+(?:an?\s+)?(?:dual|double|triple)\s+roles?\b|[.;:,]$",
        )
    });
    let text = side.as_str();
    let mut parts = Parts::default();
    let mut end = None;
    let marks = brackets(text);
    for mark in &marks {
        let before = side.until(mark.start).trim();
        let bracket = said(side.get(mark.clone()));
        let inside = &text[mark.start + 1..mark.end - 1];
        let is_alias = bracket.is_unknown() && is_alias(before.as_str(), inside);
        let is_remark = bracket.is_unknown() && is_remark(inside, &text[mark.end..]);
        if !is_alias && !is_remark {
            if !before.is_empty() {
                end = end.or(Some(mark.start));
            }
            // How the name is written in another script says nothing of the credit.
            if !bracket.is_unknown() || is_foreign(before.as_str()) == is_foreign(inside) {
                parts.said = std::mem::take(&mut parts.said).and(bracket);
            }
        }
    }
    let mut shielded = quotations(text);
    shielded.retain(|range| marks.iter().all(|mark| range.end <= mark.start || range.start >= mark.end));
    shielded.extend(marks.iter().cloned());
    shielded.sort_by_key(|range| range.start);
    let limit = end.unwrap_or(text.len());
    let stop = DESCRIPTION.find_iter(text).find(|found| {
        let suffix = found.as_str().starts_with(',') && {
            let after = text[found.end()..].split([',', ';']).next().unwrap_or_default();
            join_suffix(after)
        };
        // "man who sells the car" has no other name.
        let relative = found.as_str().trim_start().starts_with('w') || found.as_str().trim_start().starts_with("that");
        let unnamed = relative && text.starts_with(|first: char| first.is_lowercase()) && !text.contains(", ");
        outside(&shielded, found.start()) && !suffix && !unnamed && !in_abbreviation(text, found.range())
    });
    let (name_end, rest) = match stop {
        Some(stop) if stop.start() < limit => (stop.start(), Some(side.from(stop.start()))),
        // "Bert (voice), a bartender".
        Some(stop) => (limit, Some(side.from(stop.start()))),
        None => (limit, None),
    };
    let rest = rest.map(|rest| rest.trim_matches(|mark| mark.is_whitespace() || ",;:-–—.".contains(mark)));
    (side.until(name_end).trim(), rest.filter(|rest| !rest.is_empty()), parts)
}

/// A stop at the end of an abbreviation (`C.I.D.`) is part of the name.
fn in_abbreviation(text: &str, found: std::ops::Range<usize>) -> bool {
    if !text[found.start..].starts_with('.') {
        return false;
    }
    let last = text[..found.start].rsplit(char::is_whitespace).next().unwrap_or_default();
    let dotted = format!("{last}.");
    last.contains('.') || last.chars().count() == 1 || name::is_suffix(&dotted) || name::is_post_nominal(&dotted)
}

/// Whether a bracket is another name of the character (`Artist (Harrison)`), not a remark, as on who
/// it is (`Liesl (German Girl)`) or on how the name is written elsewhere.
fn is_alias(before: &str, inside: &str) -> bool {
    let last_of = |words: &str| words.split_whitespace().next_back().is_some_and(names::is_occupation);
    name::is_plausible(inside)
        && is_foreign(before) == is_foreign(inside)
        && !inside.contains(": ")
        && (last_of(before) || !last_of(inside))
        && !inside.contains("'s ")
        && !inside.contains("\u{2019}s ")
        && !inside.contains(char::is_numeric)
        && !inside.starts_with("The ")
}

/// Whether words have letters that are not Latin.
fn is_foreign(words: &str) -> bool {
    words.contains(|letter: char| letter.is_alphabetic() && letter > '\u{024F}')
}

/// Whether a bracket stands inside a name: `Lieutenant (later Captain) Jane Doe`.
fn is_remark(inside: &str, after: &str) -> bool {
    let goes_on = after.strip_prefix(' ').is_some_and(|next| next.starts_with(|c: char| c.is_uppercase() || c == '"'));
    inside.starts_with(char::is_lowercase) && goes_on
}

/// Appearances that are no part: `special appearance in a song`, with where the words stand.
pub(super) fn appearance(words: &str) -> Option<(Qualifier, usize)> {
    static APPEARANCE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)\b(?:(?:in|for|with|makes|making)\s+)?(?:an?\s+)?(?:(?P<cameo>(?:brief\s+|extended\s+|uncredited\s+)?cameos?\b)|(?P<special>(?:special|guest|friendly|extended|brief)\s+(?:\p{L}+\s+)?(?:appearances?|roles?)\b|(?:item|dance)\s+(?:number|song|dance|girl)\b)|(?P<archive>archive\s+footage\b)|(?P<uncredited>uncredited\b))",
        )
    });
    let found = APPEARANCE.captures(words)?;
    let at = found.get(0)?.start();
    let qualifier = if found.name("cameo").is_some() {
        Qualifier::Cameo
    } else if found.name("special").is_some() {
        Qualifier::SpecialAppearance
    } else if found.name("archive").is_some() {
        Qualifier::ArchiveFootage
    } else {
        Qualifier::Uncredited
    };
    Some((qualifier, at))
}

/// The names of one side: `Grem and Acer` where two actors play them.
fn pieces(name: Excerpt<'_>, n_actors: usize) -> Vec<Excerpt<'_>> {
    static AND: LazyLock<Regex> = LazyLock::new(|| pattern(r",\s+(?:and\s+)?|\s+(?:and|&)\s+"));
    let text = name.as_str();
    let shielded = brackets(text);
    let joints = AND.find_iter(text).filter(|found| outside(&shielded, found.start()));
    let joined = at_joints(name, joints.map(|found| found.range()));
    let proper = |piece: &Excerpt<'_>| {
        let words = piece.as_str();
        words.starts_with(char::is_uppercase) && !words.contains("'s ") && !words.contains("\u{2019}s ")
    };
    let respectively = n_actors > 1 && joined.len() == n_actors;
    let several = n_actors == 1 && joined.len() == 2 && joined.iter().all(|piece| proper(piece) && is_long(piece));
    if respectively || several { joined } else { vec![name] }
}

/// `Goddess Durga and Goddess Kali` are two; `Bonnie and Clyde` may be the name of one.
fn is_long(piece: &Excerpt<'_>) -> bool {
    piece.as_str().contains(' ')
}

fn at_joints<'a>(name: Excerpt<'a>, joints: impl Iterator<Item = std::ops::Range<usize>>) -> Vec<Excerpt<'a>> {
    let mut found = Vec::new();
    let mut start = 0;
    for joint in joints {
        found.push(name.get(start..joint.start).trim());
        start = joint.end;
    }
    found.push(name.from(start).trim());
    found.retain(|piece| !piece.is_empty());
    found
}

/// One character out of its words: without article, age and voice.
fn character<'a>(words: Excerpt<'a>, described: Option<&str>, heard: &mut Said<'a>) -> Option<Character<'a>> {
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
    if let Some(known) =
        crate::vocab::roles::note(name.as_str()).filter(|note| note.qualifiers.contains(&"himself_or_herself"))
    {
        let _ = known;
        heard.qualifier = heard.qualifier.or(Some(Qualifier::HimselfOrHerself));
        return None;
    }
    let description = match (age, described) {
        (Some(age), Some(described)) => Some(format!("{age}; {described}")),
        (Some(age), None) => Some(age.to_owned()),
        (None, described) => described.map(str::to_owned),
    };
    let narrates = matches!(crate::vocab::fold(name.as_str()).as_str(), "narrator" | "narration");
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
fn tidy_description(words: &str) -> String {
    let last = brackets(words).pop().filter(|last| last.end == words.len());
    let words = match last {
        Some(last) if crate::vocab::roles::note(&words[last.start + 1..last.end - 1]).is_some() => &words[..last.start],
        _ => words,
    };
    words.trim_matches(|mark: char| mark.is_whitespace() || ",;:-–—.".contains(mark)).to_owned()
}
