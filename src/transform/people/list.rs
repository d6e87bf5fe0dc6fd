//! Lists of names: `Ida Lupino and Collier Young (uncredited), Theme: Max Steiner`.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::article::Excerpt;
use crate::schema::credits::{Qualifier, Role};
use crate::value::name;
use crate::vocab::pattern;
use crate::vocab::{names, roles};

use super::alias::{inserted, other_name};
use super::linked;
use super::{Said, brackets, family, outside, said};

/// A person whom a list names.
#[derive(Clone, Debug)]
pub(crate) struct Listed<'a> {
    /// The words that the credit is read from, brackets included.
    pub(crate) words: Excerpt<'a>,
    /// The words of the name.
    pub(crate) written: Excerpt<'a>,
    /// The name without titles and post-nominal letters.
    pub(crate) name: String,
    /// The name as the article writes it.
    pub(crate) credited_as: Option<String>,
    /// The name that the film's own credits show, where a bracket gives it: `(as Richard Van Patten)`.
    pub(crate) name_on_screen: Option<Excerpt<'a>>,
    /// Another name of the person, where a bracket gives it: `(née Doe)`.
    pub(crate) other_name: Option<String>,
    /// Roles that a label or a bracket gives; empty where the context decides.
    pub(crate) roles: Vec<Role>,
    /// Qualifier.
    pub(crate) qualifier: Option<Qualifier>,
    /// A bracket that no vocabulary knows.
    pub(crate) note: Option<Excerpt<'a>>,
}

/// An entry of a list.
#[derive(Clone, Debug)]
pub(crate) enum Entry<'a> {
    /// A person, or a group credited as one.
    Person(Listed<'a>),
    /// A company.
    Company(Excerpt<'a>),
    /// Words that name nobody.
    Unreadable(Excerpt<'a>),
}

/// Reads the names of a list, which may come in one item or in several.
pub(crate) fn entries<'a>(items: impl IntoIterator<Item = Excerpt<'a>>) -> Vec<Entry<'a>> {
    let mut list = List::default();
    for item in items {
        let first = list.entries.len();
        for piece in pieces(item).into_iter().flat_map(linked::apart) {
            list.piece(piece);
        }
        share_families(item, &mut list.entries[first..]);
    }
    list.entries
}

/// Completes given names that share the family name of the next: `Paul and Anna Rossi`.
fn share_families<'a>(item: Excerpt<'a>, entries: &mut [Entry<'a>]) {
    for at in 1..entries.len() {
        let (before, after) = entries.split_at_mut(at);
        let (Some(Entry::Person(given)), Some(Entry::Person(next))) = (before.last_mut(), after.first()) else {
            continue;
        };
        let start = given.written.offset() + given.written.as_str().len() - item.offset();
        let Some(between) = item.as_str().get(start..next.written.offset() - item.offset()) else { continue };
        if let Some(name) = family::shared(&given.name, between, &next.name, false) {
            (given.name, given.credited_as) = (name, None);
        }
    }
}

#[derive(Default)]
struct List<'a> {
    entries: Vec<Entry<'a>>,
    /// What the last label says of the names after it.
    role: Option<Role>,
    qualifier: Option<Qualifier>,
}

impl<'a> List<'a> {
    fn piece(&mut self, piece: Excerpt<'a>) {
        /// More bytes than any name with its labels and brackets has.
        const LONGEST: usize = 400;
        let mut piece = tidy(piece);
        if piece.as_str().len() > LONGEST {
            return self.entries.push(Entry::Unreadable(piece));
        }
        // "Theme: Max Steiner": labels before the name, one after the other.
        while let Some(colon) = label_end(piece.as_str()) {
            let text = piece.as_str();
            match roles::label(&text[..=colon]).or_else(|| roles::label(&text[..colon])) {
                Some(label) => self.label(label),
                None if colon + 1 < text.len() => return self.entries.push(Entry::Unreadable(piece)),
                // A label that no vocabulary holds: what follows has the role of the field.
                None => (self.role, self.qualifier) = (None, None),
            }
            piece = tidy(piece.from(colon + 1));
        }
        if piece.is_empty() || name::is_post_nominal(piece.as_str()) {
            return;
        }
        match roles::label(piece.as_str()) {
            Some(label) => self.label(label),
            None => self.person(piece),
        }
    }

    fn label(&mut self, meaning: &'static str) {
        if let Some(role) = Role::from_name(meaning) {
            (self.role, self.qualifier) = (Some(role), None);
        } else if let Some(qualifier) = Qualifier::from_name(meaning) {
            self.qualifier = Some(qualifier);
        }
    }

    fn person(&mut self, piece: Excerpt<'a>) {
        let text = piece.as_str();
        let marks = brackets(text);
        let notes = marks.iter().filter(|range| !linked::is_of_title(piece, range));
        let notes = notes.map(|range| said(piece.get(range.clone())));
        let notes = notes.fold(Said::default(), Said::and);
        let end = marks.first().map_or(text.len(), |first| first.start);
        if let Some(name) = marks.first().filter(|_| notes.is_unknown()).and_then(|first| inserted(piece, first)) {
            return self.entries.push(Entry::Person(Listed {
                words: piece,
                written: name.written,
                name: name.name,
                credited_as: Some(name.written.as_str().to_owned()),
                name_on_screen: None,
                other_name: Some(name.other),
                roles: self.role.into_iter().collect(),
                qualifier: self.qualifier,
                note: None,
            }));
        }
        let written = tidy(piece.until(end));
        if written.is_empty() {
            // A bracket on its own belongs to the name before it.
            if let Some(Entry::Person(before)) = self.entries.last_mut() {
                before.roles.extend(notes.roles);
                before.qualifier = before.qualifier.or(notes.qualifier);
                before.note = before.note.or(notes.other);
                before.words = before.words.through(piece);
            }
            return;
        }
        if let Some(label) = roles::label(written.as_str()) {
            return self.label(label);
        }
        if names::is_company(written.as_str()) && names::groups().get(written.as_str()).is_none() {
            return self.entries.push(Entry::Company(written));
        }
        if !name::is_plausible(written.as_str()) && !is_short(written.as_str()) {
            return self.entries.push(Entry::Unreadable(piece));
        }
        let labelled = self.role.map_or_else(Vec::new, |role| vec![role]);
        let name = name::core(written.as_str());
        let other_name = notes.other.and_then(|other| other_name(&name, other.as_str()));
        let listed = Listed {
            words: piece,
            written,
            name,
            credited_as: Some(written.as_str().to_owned()),
            name_on_screen: notes.credited_as,
            roles: if notes.roles.is_empty() { labelled } else { notes.roles },
            qualifier: notes.qualifier.or(self.qualifier),
            note: notes.other.filter(|_| other_name.is_none()),
            other_name,
        };
        match members(written.as_str()) {
            Some(members) => self.entries.extend(members.iter().map(|member| {
                let credited_as = text.contains(member).then(|| (*member).to_owned());
                Entry::Person(Listed { name: (*member).to_owned(), credited_as, ..listed.clone() })
            })),
            None => self.entries.push(Entry::Person(listed)),
        }
    }
}

/// Where a label at the start ends: at a colon outside of brackets, with a space or nothing after it.
fn label_end(text: &str) -> Option<usize> {
    let marks = brackets(text);
    let mut colons = text.match_indices(':').map(|(at, _)| at);
    colons.find(|at| outside(&marks, *at) && text[at + 1..].chars().next().is_none_or(char::is_whitespace))
}

/// The members of a duo that articles name by its members; bands, troupes and duos with a name of
/// their own (`Vishal–Shekhar`) are credited as one.
fn members(name: &str) -> Option<&'static [&'static str]> {
    let group = names::groups().get(name)?;
    let by_members = group.kind == "duo"
        && !group.name.contains(['\u{2013}', '-', '&'])
        && group.members.iter().all(|member| member.contains(' '))
        // Not where the duo hides behind a pseudonym.
        && group.members.iter().flat_map(|member| member.split(' ')).any(|word| word.len() > 2 && name.contains(word));
    (by_members && !group.members.is_empty()).then_some(group.members.as_slice())
}

/// Names in lower case (`k.d. lang`) are not told from words by their letters, but by their length.
fn is_short(text: &str) -> bool {
    text.split_whitespace().count() <= 2
        && !text.contains(['"', '%', '=', '{', '}'])
        && text.contains(char::is_alphabetic)
        && !matches!(text, "himself" | "herself" | "themselves" | "others" | "various" | "unknown" | "none")
}

/// Without joining words at the start and marks at either end.
fn tidy(piece: Excerpt<'_>) -> Excerpt<'_> {
    static OPENING: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"^(?i:and|&|with|also|plus|introducing|featuring|by)\s+"));
    let marks = |mark: char| mark.is_whitespace() || matches!(mark, ',' | ';' | '*' | '•' | '–' | '—' | '-');
    let mut piece = piece.trim_matches(marks);
    while let Some(opening) = OPENING.find(piece.as_str()) {
        piece = piece.from(opening.end()).trim_matches(marks);
    }
    without_stop(piece)
}

/// Without a full stop that ends the list and not an abbreviation.
fn without_stop(piece: Excerpt<'_>) -> Excerpt<'_> {
    let Some(kept) = piece.as_str().strip_suffix('.') else { return piece };
    let last = kept.rsplit(|mark: char| mark.is_whitespace() || mark == '.').next().unwrap_or_default();
    let dotted = format!("{last}.");
    let belongs = last.chars().count() < 3
        || kept.ends_with('.')
        || name::is_suffix(&dotted)
        || name::is_post_nominal(&dotted)
        || roles::label(piece.as_str()).is_some();
    if belongs { piece } else { piece.until(kept.len()) }
}

/// A list cut at its joints; suffixes stay with their names, groups of the vocabulary stay whole.
fn pieces(item: Excerpt<'_>) -> Vec<Excerpt<'_>> {
    static JOINTS: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"\s*[,;/\u{2014}\u{2022}|]\s*(?:(?:and|&|with)\s+)?|\s+(?:and|&|with)\s+"));
    let text = item.as_str();
    // `N/A` says that there is nobody; it does not name two people.
    if roles::label(text).is_some() {
        return vec![item];
    }
    let marks = brackets(text);
    let groups = group_ranges(text);
    let mut found: Vec<Excerpt<'_>> = Vec::new();
    let mut start = 0;
    for joint in JOINTS.find_iter(text) {
        if outside(&marks, joint.start()) && outside(&groups, joint.start()) {
            push(&mut found, item.get(start..joint.start()));
            start = joint.end();
        }
    }
    push(&mut found, item.from(start));
    found
}

fn push<'a>(found: &mut Vec<Excerpt<'a>>, piece: Excerpt<'a>) {
    match found.last_mut() {
        Some(last) if join_suffix(piece.as_str()) => *last = last.through(piece),
        _ => found.push(piece),
    }
}

/// Whether a piece after a comma is a generational suffix: `Robert Downey, Jr.`
pub(crate) fn join_suffix(piece: &str) -> bool {
    let first = brackets(piece).first().map_or(piece, |bracket| &piece[..bracket.start]);
    name::is_suffix(first.trim())
}

/// Where groups of the vocabulary stand as whole entries: `Earth, Wind & Fire`.
fn group_ranges(text: &str) -> Vec<Range<usize>> {
    let ends_entry = |before: &str| {
        let before = before.trim_end();
        before.is_empty() || before.ends_with([',', ';', '/', ':', '\u{2014}', '&']) || before.ends_with(" and")
    };
    let starts_entry = |after: &str| {
        let after = after.trim_start();
        after.is_empty() || after.starts_with([',', ';', '/', '(', '\u{2014}', '&']) || after.starts_with("and ")
    };
    let hits = names::groups().find_iter(text).map(|hit| hit.range);
    hits.filter(|range| ends_entry(&text[..range.start]) && starts_entry(&text[range.end..])).collect()
}
