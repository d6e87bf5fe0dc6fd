//! Cast out of running text: the stars of the lead, `Char (Actor)` in lead and plot, and
//! `Actor plays Char` in paragraphs of the cast section.

use std::sync::LazyLock;

use regex::Regex;

use crate::article::Excerpt;
use crate::schema::credits::{Billing, Credit, Qualifier, Role};
use crate::schema::sections::SectionKind as Kind;
use crate::transform::Draft;
use crate::transform::people::{
    Entry, Listed, Part, add, brackets, end_of, entries, known, names_at, names_other_work, of_this_film, resolved,
};
use crate::transform::rules::Rule;
use crate::transform::signs::Sign;
use crate::value::name;
use crate::vocab::roles::{self, Form};
use crate::vocab::{Needle, countries, names, pattern};

use super::setting::Setting;
use super::stated::{self, Around};
use super::{character, list};

const LEAD_RULE: Rule = Rule::CreditLeadStars;
const BRACKET_RULE: Rule = Rule::CreditBracket;

/// Reads the running text that names actors.
pub(super) fn read(draft: &mut Draft<'_>) {
    let mut first = true;
    let mut in_plot = None;
    for passage in draft.prose.passages() {
        let running = matches!(passage.block, crate::article::Block::Paragraph(_));
        let kind = passage.kind;
        if !running || !matches!(kind, Kind::Lead | Kind::Cast | Kind::Plot | Kind::Production) {
            continue;
        }
        draft.place = passage.place();
        // Several sentences are no list of names, however many commas they have.
        if kind == Kind::Cast && passage.sentences().len() == 1 {
            list::run_in(passage.block.text().excerpt(), Setting::said(false), draft);
        }
        for sentence in passage.sentences() {
            let (names_stars, has_bracket) = (sentence.may_tell(Sign::Stars), sentence.may_tell(Sign::Bracket));
            let states_parts = sentence.may_tell(Sign::Part);
            let sentence = sentence.words;
            if names_stars && kind == Kind::Lead {
                stars(of_this_film(sentence), Billing::Starring, draft);
            }
            if names_stars && kind == Kind::Cast {
                stars(of_this_film(sentence), Billing::Cast, draft);
            }
            if states_parts {
                stated::read(sentence, Around { kind, text: passage.block.text(), character: None }, draft);
            }
            if has_bracket && (kind == Kind::Plot || kind == Kind::Lead && !first) {
                let adds = kind == Kind::Plot && *in_plot.get_or_insert_with(|| plot_names_actors(draft));
                bracketed(sentence, adds, draft);
            }
            first = first && kind != Kind::Lead;
        }
    }
}

/// What sentences about stars hold.
pub(super) fn needles() -> Option<Vec<Needle>> {
    Some(roles::phrases().needles(|phrase| phrase.roles(Form::Stars).is_some()))
}

/// `starring Jane Doe as Emma and John Doe`.
fn stars(sentence: Excerpt<'_>, billing: Billing, draft: &mut Draft<'_>) {
    let text = sentence.as_str();
    let mut read_to = 0;
    for hit in roles::phrases().find_iter(text) {
        // "Star Wars": names are in capitals, phrases only at the start of a sentence.
        let named = hit.range.start > 0 && text[hit.range.start..].starts_with(char::is_uppercase);
        if hit.entry.roles(Form::Stars).is_none() || hit.range.start < read_to || named {
            continue;
        }
        if of_another_work(&text[..hit.range.start]) {
            continue;
        }
        let phrase = text[hit.range.clone()].to_lowercase();
        let by = phrase.ends_with(" by");
        // "with", "featuring": said of much else than actors.
        let weak =
            ["with", "feature", "featured", "features", "featuring", "casts", "casting"].contains(&phrase.as_str());
        let voice = phrase.contains("voice");
        let mut at = hit.range.end;
        loop {
            let run = names_at(sentence, at);
            let Some((_, last_end)) = run.people.last() else { break };
            let part = part_after(sentence, *last_end);
            let n_people = run.people.len();
            let each = part.as_ref().map(|_| parts_of_each(sentence, *last_end, n_people)).unwrap_or_default();
            for (index, (person, end)) in run.people.iter().enumerate() {
                let last = part.as_ref().filter(|_| index + 1 == n_people && each.is_empty());
                let character = last.and_then(|part| part.character).map(|name| name.as_str().to_owned());
                let character = character.or_else(|| each.get(index).cloned());
                let acts = known(draft, &person.name).is_some_and(|name| is_actor(draft, &name));
                if weak && !acts && character.is_none() && !in_roles(&text[run.end..])
                    || by && phrase.starts_with("cameo")
                {
                    continue;
                }
                let words = sentence.get(hit.range.start..part.as_ref().map_or(*end, |part| part.end).max(*end));
                star(draft, person, character, voice, billing, words);
            }
            read_to = run.end;
            let Some(part) = part else { break };
            // The parts of all are read: what follows are no more actors.
            if !each.is_empty() {
                read_to = text[*last_end..].find([';', '(']).map_or(text.len(), |end| last_end + end);
                break;
            }
            read_to = part.end;
            match next_pair(&text[part.end..]) {
                Some(length) => at = part.end + length,
                None => break,
            }
        }
    }
}

/// The parts of several actors, where the words after their names give one to each: `as Ann and Bea,
/// respectively`. None where they do not, or where one of them has no name.
fn parts_of_each(sentence: Excerpt<'_>, at: usize, n_people: usize) -> Vec<String> {
    static AS: LazyLock<Regex> = LazyLock::new(|| pattern(r"^,?\s+as\s+(?P<parts>[^;:()]+?)(?:\.?$|[;:()]|\.\s)"));
    let Some(found) = AS.captures(&sentence.as_str()[at..]).and_then(|found| found.name("parts")) else {
        return Vec::new();
    };
    if n_people < 2 {
        return Vec::new();
    }
    let side = sentence.get(at + found.start()..at + found.end());
    let named = character::read(side, n_people).characters;
    let is_name = |name: &str| name.starts_with(char::is_uppercase) && name.split(' ').count() < 7;
    let fits = named.len() == n_people && named.iter().all(|character| is_name(&character.name));
    named.into_iter().filter(|_| fits).map(|character| character.name.into_owned()).collect()
}

/// Whether the words before `starred` are about a source or another film: `the musical by X, which starred`.
fn of_another_work(before: &str) -> bool {
    static RELATIVE: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"\b(?:which|that|who|whom)\s+(?:had\s+|also\s+|originally\s+|itself\s+)*$"));
    static SOURCE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)\b(?:based on|adapted from|adaptation of|musical|play|novel|series|opera|remake of|sequel|prequel)\b",
        )
    });
    let near = end_of(before, 160);
    RELATIVE.is_match(near) && (SOURCE.is_match(near) || names_other_work(near))
}

/// `… in supporting roles`: what follows names of actors.
fn in_roles(rest: &str) -> bool {
    static ROLES: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"^,?\s+(?:(?:playing|appearing|seen|portraying|essaying|play|appear)\s+)?(?:in|as)?\s*(?:the\s+|an?\s+|other\s+)?(?:\p{Ll}[\p{L}-]*(?:,| and)?\s+){0,3}(?:roles?|parts|leads?|cameos?|characters)\b",
        )
    });
    ROLES.is_match(rest)
}

/// Credits a star whom the lead names, unless a field or the cast list says more.
fn star(
    draft: &mut Draft<'_>,
    person: &Listed<'_>,
    character: Option<String>,
    voice: bool,
    billing: Billing,
    words: Excerpt<'_>,
) {
    let Some(person) = resolved(draft, person) else { return };
    let character = character.filter(|_| !has_character(draft, &person.name));
    let part = Part { character, qualifier: voice.then_some(Qualifier::Voice), ..Part::default() };
    let rule = if billing == Billing::Starring { LEAD_RULE } else { stated::RULE };
    add(draft, &person, Role::Actor, part, billing, words, rule);
}

/// The part that is stated after a name.
struct PartAfter<'a> {
    /// Where the words end.
    end: usize,
    /// The character, where it is named; `as a cop` names none.
    character: Option<Excerpt<'a>>,
}

/// Reads ` as Emma` behind a name.
fn part_after<'a>(sentence: Excerpt<'a>, at: usize) -> Option<PartAfter<'a>> {
    static AS: LazyLock<Regex> = LazyLock::new(|| pattern(r"^,?\s+as\s+"));
    static END: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"[,;:(]|\s+(?:and|&|who|whose|in|with|while|alongside|opposite|as|from|on|for|along|whom|at|plus)\s|\.$|$",
        )
    });
    let text = sentence.as_str();
    let start = at + AS.find(&text[at..])?.end();
    let end = start + END.find(&text[start..]).map_or(0, |end| end.start());
    let words = sentence.get(start..end).trim();
    if let Some(character) = name_before(words).filter(|name| stands_as_part(words, *name)) {
        return Some(PartAfter { end, character: Some(character) });
    }
    // "as the champion, Apollo Creed".
    static APPOSED: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"^,\s+(?P<name>\p{Lu}[\p{L}'’.-]*(?:\s+\p{Lu}[\p{L}'’-]*){0,4})(?:[,;.]|$)"));
    if let Some(name) = APPOSED.captures(&text[end..]).and_then(|found| found.name("name")) {
        let name = sentence.get(end + name.start()..end + name.end());
        return Some(PartAfter {
            end: end + (name.offset() - sentence.offset() - end) + name.as_str().len(),
            character: Some(name),
        });
    }
    let character = None;
    Some(PartAfter { end, character })
}

/// Whether a name is the part played, as the words before it tell: none, an article, or a noun as in
/// `Rocky's trainer Mickey Goldmill`.
fn stands_as_part(words: Excerpt<'_>, name: Excerpt<'_>) -> bool {
    const PREPOSITIONS: &[&str] = &["from", "with", "into", "over", "under", "against", "between", "near", "during"];
    let before = words.until(name.offset() - words.offset()).trim();
    let Some(last) = before.as_str().split_whitespace().next_back() else { return true };
    let only_article = matches!(before.as_str(), "the" | "a" | "an") && name.as_str().contains(' ');
    only_article || last.len() >= 4 && last.starts_with(char::is_lowercase) && !PREPOSITIONS.contains(&last)
}

/// Length of what leads from one `X as Y` to the next.
fn next_pair(rest: &str) -> Option<usize> {
    static NEXT: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"^(?:\s*[,;]\s*(?:and\s+|with\s+)?|\s+(?:and|with|&|alongside|opposite)\s+)"));
    let found = NEXT.find(rest)?;
    let next = &rest[found.end()..];
    // "and Burt Ward as Robin": the next name must have its part, or be the last of the list.
    let opens = next.starts_with(char::is_uppercase);
    opens.then_some(found.end())
}

/// Whether brackets of the plot name actors: whether one does whom fields or lists name.
fn plot_names_actors(draft: &Draft<'_>) -> bool {
    let plot = draft.prose.passages().iter().filter(|passage| passage.kind == Kind::Plot);
    let plot = plot.filter(|passage| passage.may_tell(Sign::Bracket));
    let mut marked = plot.flat_map(|passage| {
        let whole = passage.block.text().excerpt();
        brackets(whole.as_str()).into_iter().map(move |mark| whole.get(mark.start + 1..mark.end - 1))
    });
    marked.any(|inside| {
        let full = inside.as_str().contains(' ') && name::is_plausible(inside.as_str());
        full && known(draft, inside.as_str()).is_some_and(|name| is_actor(draft, &name))
    })
}

/// `Emma (Jane Doe) returns`: adds the character of an actor whom fields or lists name without one;
/// where the plot is known to name actors so, also an actor whom nothing else names.
fn bracketed(sentence: Excerpt<'_>, adds: bool, draft: &mut Draft<'_>) {
    static BY: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"^(?:(?:also |again )?(?:played|portrayed|performed|voiced) by|voice of|voiced by)\s+")
    });
    let text = sentence.as_str();
    for mark in brackets(text) {
        let inside = sentence.get(mark.start + 1..mark.end - 1).trim();
        let by = BY.find(inside.as_str()).map_or(0, |by| by.end());
        let inside = inside.from(by);
        let before = sentence.until(mark.start);
        let Some(character) = name_before(before).or_else(|| function_before(before)) else { continue };
        if is_acronym(character.as_str()) {
            continue;
        }
        let mut people = Vec::new();
        for entry in entries([inside]) {
            match entry {
                Entry::Person(person) if name::is_plausible(person.written.as_str()) => people.push(person),
                _ => people.clear(),
            }
        }
        let [person] = people.as_slice() else { continue };
        let known = known(draft, &person.name);
        let n_words = person.name.split(' ').count();
        let name = match known {
            Some(name) if is_actor(draft, &name) => name,
            None if (2..=4).contains(&n_words)
                && resolved(draft, person).is_some()
                && (adds || n_words < 4 && is_nobody_else(draft, character.as_str(), &person.name)) =>
            {
                person.name.clone()
            }
            _ => continue,
        };
        if has_character(draft, &name) {
            continue;
        }
        let person = Listed { credited_as: None, name, ..person.clone() };
        let part = Part { character: Some(character.as_str().to_owned()), ..Part::default() };
        let words = character.through(sentence.get(mark.clone()));
        add(draft, &person, Role::Actor, part, Billing::Cast, words, BRACKET_RULE);
    }
}

/// Whether a name in brackets is neither that of a character nor of a place or people: where a cast
/// list names everybody, it is an actor whom the list leaves out.
fn is_nobody_else(draft: &Draft<'_>, character: &str, name: &str) -> bool {
    let is_told = |word: &str| {
        countries::demonym(word).is_some()
            || countries::country(word).is_some()
            || countries::place(word).is_some()
            || names::is_occupation(word)
            || names::is_opener(word)
    };
    let lists = draft.credits.iter().filter_map(|credit| credit.character.as_deref());
    let (mut n_listed, mut is_character) = (0, false);
    for listed in lists {
        n_listed += 1;
        is_character |= name.split(' ').any(|word| listed.split([' ', '/', '"']).any(|other| other == word));
    }
    let proper = character.contains(' ') && character.split(' ').all(|word| word.starts_with(char::is_uppercase));
    n_listed > 2 && !is_character && proper && countries::place(name).is_none() && !name.split(' ').any(is_told)
}

/// What somebody is, where a stretch of text ends in it: `the young waitress`, without the article.
fn function_before(words: Excerpt<'_>) -> Option<Excerpt<'_>> {
    static FUNCTION: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"\b(?:[Tt]he|[Aa]|[Aa]n)\s+(?P<told>(?:\p{Ll}[\p{L}-]*\s+){0,3}(?P<noun>\p{Ll}[\p{L}-]*))$")
    });
    let words = words.trim();
    let found = FUNCTION.captures(end_of(words.as_str(), 80))?;
    let told = found.name("told").filter(|_| names::is_occupation(&found["noun"]))?;
    Some(words.from(words.as_str().len() - told.as_str().len()))
}

/// Whether a name is all capitals: what follows it in brackets is what it stands for.
fn is_acronym(name: &str) -> bool {
    let name = name.trim_start_matches("The ");
    name.chars().filter(|letter| letter.is_alphabetic()).count() > 1
        && name.chars().all(|letter| letter.is_uppercase() || letter.is_numeric() || letter == '.')
}

/// The name that a stretch of text ends in.
fn name_before(words: Excerpt<'_>) -> Option<Excerpt<'_>> {
    let words = words.trim();
    let text = words.as_str();
    let mut start = text.len();
    for word in text.rsplit(' ') {
        let at = start.saturating_sub(word.len() + usize::from(start != text.len()));
        let ends_before =
            start != text.len() && word.ends_with([',', ';', ':', '.', ')', '!', '?', '—']) && !is_title(word);
        if ends_before || !(name::is_plausible(word) || name::is_particle(word)) || names::is_opener(word) {
            break;
        }
        start = at;
    }
    let mut name = words.from(start).trim();
    // "American Julia Russell".
    if let Some((first, rest)) = name.as_str().split_once(' ')
        && rest.contains(' ')
        && countries::demonym(first).is_some()
    {
        name = name.from(first.len() + 1);
    }
    let fits = name::is_plausible(name.as_str()) && name.as_str().split_whitespace().count() <= 6;
    fits.then_some(name)
}

fn is_title(word: &str) -> bool {
    word.ends_with('.') && (word.len() <= 3 || names::part(word).is_some())
}

fn is_actor(draft: &Draft<'_>, name: &str) -> bool {
    credits_of(draft, name).next().is_some()
}

pub(super) fn has_character(draft: &Draft<'_>, name: &str) -> bool {
    credits_of(draft, name).any(|credit| credit.character.is_some())
}

fn credits_of<'d>(draft: &'d Draft<'_>, name: &str) -> impl Iterator<Item = &'d Credit> {
    let person = draft.known_person(name).map(|known| known.id);
    draft.credits.iter().filter(move |credit| credit.role == Role::Actor && Some(credit.person_id) == person)
}
