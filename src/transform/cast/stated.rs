//! Credits for the parts that sentences state: which of them hold for this film.

use std::sync::LazyLock;

use regex::Regex;

use crate::article::{Excerpt, Text};
use crate::schema::credits::{Billing, Role};
use crate::schema::sections::SectionKind as Kind;
use crate::transform::Draft;
use crate::transform::people::{Listed, Part, add, known, names_other_work, of_this_film, resolved};
use crate::transform::rules::Rule;
use crate::vocab::{names, pattern};

use super::appearance::appearance;
use super::character::{self, Character, Parts};
use super::credited::credit_all;
use super::prose::has_character;
use super::setting::Setting;
use super::statement::{Statement, Verb, statements};

/// Under which the credits are published.
pub(super) const RULE: Rule = Rule::CreditCastProse;

/// Where a sentence stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Around<'a> {
    /// What the section is about.
    pub(super) kind: Kind,
    /// The paragraph or item.
    pub(super) text: &'a Text,
    /// The character whom the item is about: `the character` means this one.
    pub(super) character: Option<&'a str>,
}

/// Reads the parts that a sentence states.
pub(super) fn read(sentence: Excerpt<'_>, around: Around<'_>, draft: &mut Draft<'_>) {
    let kind = around.kind;
    if !matches!(kind, Kind::Lead | Kind::Cast | Kind::Production) {
        return;
    }
    // A paragraph on the cast speaks of this film unless a clause says otherwise.
    let mine = if kind == Kind::Cast { sentence } else { of_this_film(sentence) };
    let is_cut = mine.as_str().len() < sentence.as_str().len();
    for statement in statements(mine) {
        // "Jane Doe voiced Emma in the [first film]": what was cut off belongs to the statement.
        let ends = statement.words.offset() + statement.words.as_str().len();
        let is_torn = is_cut && ends + 24 > mine.offset() + mine.as_str().trim_end().len();
        let whole = sentence.as_str();
        let (start, end) = (statement.words.offset() - sentence.offset(), ends - sentence.offset());
        let opening = whole[..start].rfind(';').map_or(0, |at| at + 1);
        let closing = whole[end..].find(';').map_or(whole.len(), |at| end + at);
        if !is_torn && !fell_through(&whole[opening..closing]) && holds(&statement, around) {
            credit(draft, &statement, around);
        }
    }
}

/// Whether words tell of casting that came to nothing.
fn fell_through(sentence: &str) -> bool {
    static FELL_THROUGH: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"\b(?:dropped out|drop out|withdrew|withdraw|backed out|pulled out|bowed out|turned (?:it |him |her |the (?:role|part|offer) )?down|declined|declines|passed on|was fired|were fired|left the (?:project|film|production)|replaced (?:him|her|them|by|with)|was replaced|were replaced|be replaced|recast|re-cast|scheduling conflicts?|unavailable|cut from the (?:final )?film|left on the cutting)\b",
        )
    });
    FELL_THROUGH.is_match(sentence)
}

/// Whether a statement says what is so, and of this film.
fn holds(statement: &Statement<'_>, around: Around<'_>) -> bool {
    static UNREAL: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)\b(?:considered|offered|approached|auditioned|auditioning|tested|slated|supposed|rumou?red|speculated|reported|wanted|wants|hoped|planned|intended|envisioned|could have|would|might|may have|was to|were to|set to|originally|initially|at first|instead|almost|nearly|not|never|previously|previous|had (?:also )?(?:played|starred|appeared|portrayed|voiced)|having (?:played|starred|appeared|portrayed)|earlier|formerly|known for|famous for|famed for|remembered for|recogni[sz]ed|on stage|on broadway|off-broadway|in the (?:original|tv|television|stage|broadway|west end|play|musical|series|sequel|remake|novel|book|\d{4})|later (?:played|portrayed|starred|appeared|voiced)|went on to|suggested|asked|refused|rejected|if|unless|whether|career|claims?|claimed|pitched|envisaged|impersonat\w+|imitat\w+|parod\w+|alleged\w*)\b",
        )
    });
    static OTHER_FILM: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"\s(?:in|on|from)\s+(?:the\s+)?(?:\d{4}\s|\p{Lu}[\p{L}'’:-]+\s+(?:and|of|the|\p{Lu})|\p{Lu}\p{L}+(?:['’]s)?\s*(?:\(\d{4}\)|[,.;]|$)|television|tv\b|stage|broadway)",
        )
    });
    let (clause, tail) = (statement.clause.as_str(), statement.tail.as_str());
    let part = statement.part.map_or("", Excerpt::as_str);
    if UNREAL.is_match(clause) || UNREAL.is_match(tail) || [clause, tail, part].into_iter().any(names_other_work) {
        return false;
    }
    // "done by": said of voices, and of much else.
    if statement.clause.as_str().trim_end().ends_with("done by") && !around.text.as_str().contains("voice") {
        return false;
    }
    match around.kind {
        Kind::Production => {
            let tells = matches!(statement.verb, Verb::Joins | Verb::PlayedBy | Verb::VoicedBy)
                || is_casting(statement.words.as_str())
                || is_present(statement.words.as_str());
            tells && !OTHER_FILM.is_match(part)
        }
        _ => true,
    }
}

/// `was cast as`, `was chosen for the role of`.
fn is_casting(words: &str) -> bool {
    static CASTING: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"\b(?:cast|chosen|selected|hired|signed|brought in|joined|joins|landed|won the|got the|took on)\b")
    });
    CASTING.is_match(words)
}

/// `plays`, not `played`: of this film, where the past may be that of another.
fn is_present(words: &str) -> bool {
    static PRESENT: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"\s(?:plays|portrays|voices|stars as|appears|essays|enacts|takes on|has a|makes a)\b")
    });
    PRESENT.is_match(words)
}

fn credit(draft: &mut Draft<'_>, statement: &Statement<'_>, around: Around<'_>) {
    let kind = around.kind;
    let people: Option<Vec<Listed<'_>>> = statement.people.iter().map(|person| named(draft, person)).collect();
    let Some(people) = people else { return };
    let setting = Setting::said(statement.verb.is_heard());
    let mut parts = match statement.part.filter(|part| !is_unnamed(part.as_str())) {
        Some(part) => character::read(part, people.len()),
        None => Parts::default(),
    };
    let seen = appearance(statement.words.as_str()).map(|(qualifier, _)| qualifier);
    parts.said.qualifier = parts.said.qualifier.or(seen);
    parts.characters.retain(|character| is_named(character) || kind == Kind::Cast && is_told(character));
    if let (Some(character), Some(part)) = (around.character, statement.part)
        && matches!(part.as_str(), "the character" | "the role" | "the part" | "him" | "her" | "it")
    {
        parts = character::read_name(character);
    }
    for character in &mut parts.characters {
        if let Some(fuller) = in_full(&character.name, around.text) {
            character.name = fuller.into();
        }
    }
    let says_nothing = parts.characters.is_empty() && parts.said.is_unknown();
    // "written and performed by": of no part; "had the lead": said of other films as often.
    let tells = match kind {
        Kind::Production => matches!(statement.verb, Verb::Joins | Verb::Guests),
        Kind::Lead => !matches!(statement.verb, Verb::PlayedBy | Verb::VoicedBy),
        _ => true,
    };
    if says_nothing && !tells {
        return;
    }
    let each = people.len() > 1 && parts.characters.len() == people.len();
    for (at, person) in people.iter().enumerate() {
        // What a list says of somebody is said once more in prose, and less exactly.
        if has_character(draft, &person.name) {
            confirm(draft, person, statement);
            continue;
        }
        let mut mine = parts.clone();
        if each {
            mine.characters = vec![parts.characters[at].clone()];
        }
        credit_all(draft, std::slice::from_ref(person), &mine, setting, statement.words, RULE);
    }
}

/// Whether a character has a name.
fn is_named(character: &Character<'_>) -> bool {
    character.name.starts_with(|first: char| first.is_uppercase() || matches!(first, '"' | '\u{201C}'))
}

/// Whether the words tell of a character that has no name: `guest at the party`, not `his mother` or
/// half a list of adjectives.
fn is_told(character: &Character<'_>) -> bool {
    let last = character.name.split(' ').next_back().unwrap_or_default();
    let pronoun = ["his ", "her ", "their ", "its "].iter().any(|word| character.name.starts_with(word));
    let torn = character.description.is_some() && last.starts_with(char::is_lowercase) && !names::is_occupation(last);
    character.name.split(' ').count() <= 10 && !pronoun && !torn
}

/// Notes another reading of a credit that is known.
fn confirm(draft: &mut Draft<'_>, person: &Listed<'_>, statement: &Statement<'_>) {
    add(draft, person, Role::Actor, Part::default(), Billing::Cast, statement.words, RULE);
}

/// The person meant, where the words name one in full or one who is known to be in the film.
fn named<'a>(draft: &Draft<'_>, person: &Listed<'a>) -> Option<Listed<'a>> {
    if let Some(name) = known(draft, &person.name) {
        return Some(Listed { name, credited_as: None, ..person.clone() });
    }
    resolved(draft, person)
}

/// Words that stand for a part without naming it: `the title role`, `him`.
fn is_unnamed(part: &str) -> bool {
    static UNNAMED: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)^(?:(?:an?|the|his|her|their|its|one of the|two|three|several|both)\s+)?(?:\p{L}[\p{L}-]*\s+){0,3}(?:roles?|characters?|parts?|leads?|protagonists?|antagonists?|heroine|hero|villains?|him|her|them|it|each other|well|such|one|both)(?:\s+(?:in|of|for|to|with)\b.*)?$|^(?:him|her|them|it)(?:self|selves)?\b",
        )
    });
    UNNAMED.is_match(part)
}

/// The full name of a character whom the words call by one name, where the text has it: `Carla` of `Carla Veloso`.
fn in_full(name: &str, text: &Text) -> Option<String> {
    if name.contains(' ') || !name.starts_with(char::is_uppercase) {
        return None;
    }
    let words = text.as_str();
    let mut fuller: Vec<String> = Vec::new();
    for (at, _) in words.match_indices(name) {
        let before = words[..at].chars().next_back();
        let after = words[at + name.len()..].strip_prefix(' ').unwrap_or_default();
        let next =
            after.split(|mark: char| !mark.is_alphanumeric() && mark != '-' && mark != '\'').next().unwrap_or_default();
        let stands_alone = before.is_none_or(|before| !before.is_alphanumeric());
        if stands_alone && next.chars().count() > 2 && next.starts_with(char::is_uppercase) {
            fuller.push(format!("{name} {next}"));
        }
    }
    fuller.dedup();
    (fuller.len() == 1).then(|| fuller.remove(0))
}
