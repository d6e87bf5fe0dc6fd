//! Roles, and what fields, phrases, labels and bracketed notes say of them.
//!
//! Roles and qualifiers are given by the names of the contract; the schema turns them into values.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::{Case, Lexicon, Lookup, fold, rows, values};

static FIELDS: LazyLock<Lookup<&'static str>> = LazyLock::new(|| {
    let roles = rows::<6>(include_str!("roles.tsv"));
    roles.flat_map(|[role, _, _, fields, _, _]| values(fields).map(move |field| (field, role))).collect()
});

static DEPARTMENTS: LazyLock<Lookup<&'static str>> = LazyLock::new(|| {
    rows::<6>(include_str!("roles.tsv")).map(|[role, _, department, _, _, _]| (role, department)).collect()
});

static NOTES: LazyLock<Lookup<Note>> = LazyLock::new(|| {
    let notes = rows::<3>(include_str!("credit_notes.tsv"));
    notes
        .map(|[note, qualifiers, roles]| {
            (fold(note), Note { qualifiers: values(qualifiers).collect(), roles: values(roles).collect() })
        })
        .collect()
});

static LABELS: LazyLock<Lookup<&'static str>> =
    LazyLock::new(|| rows::<2>(include_str!("labels.tsv")).map(|[label, meaning]| (fold(label), meaning)).collect());

static PHRASES: LazyLock<Lexicon<Phrase>> = LazyLock::new(|| {
    let mut phrases: BTreeMap<String, Phrase> = BTreeMap::new();
    for [phrase, roles, form] in rows::<3>(include_str!("credit_phrases.tsv")) {
        let Some(form) = Form::from_name(form) else { continue };
        let entry = phrases.entry(fold(phrase)).or_default();
        entry.forms.push((form, values(roles).collect()));
    }
    Lexicon::new(Case::Ignored, phrases.iter().map(|(phrase, entry)| (entry.clone(), vec![phrase.as_str()])))
});

/// What a bracket after a name says of the credit.
#[derive(Clone, Debug, Default)]
pub struct Note {
    /// Names of qualifiers, the weightiest first.
    pub qualifiers: Vec<&'static str>,
    /// Names of roles.
    pub roles: Vec<&'static str>,
}

/// How a wording that states a credit joins up with the names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// `directed by`: names follow.
    By,
    /// `starring`, `played by`: actors follow.
    Stars,
    /// `written` in `written and directed by`: the names follow the last of them.
    Participle,
    /// `directed` in `Varda directed the film`: the names stand before.
    Verb,
    /// `cinematographer`: the function of the name beside it.
    Noun,
}

impl Form {
    fn from_name(name: &str) -> Option<Self> {
        match name {
            "by" => Some(Form::By),
            "stars" => Some(Form::Stars),
            "participle" => Some(Form::Participle),
            "verb" => Some(Form::Verb),
            "noun" => Some(Form::Noun),
            _ => None,
        }
    }
}

/// A wording that states a credit: what it means in each form that it occurs in.
#[derive(Clone, Debug, Default)]
pub struct Phrase {
    /// Forms and the names of the roles that they state.
    pub forms: Vec<(Form, Vec<&'static str>)>,
}

impl Phrase {
    /// The roles that the wording states in a form.
    pub fn roles(&self, form: Form) -> Option<&[&'static str]> {
        self.forms.iter().find(|(known, _)| *known == form).map(|(_, roles)| roles.as_slice())
    }
}

/// The role that an infobox field gives to the people it names, by the field's canonical name.
///
/// ```
/// assert_eq!(reelmill::vocab::roles::of_field("screenplay"), Some("screenwriter"));
/// ```
pub fn of_field(field: &str) -> Option<&'static str> {
    FIELDS.get(field).copied()
}

/// The department that a role belongs to.
pub fn department(role: &str) -> Option<&'static str> {
    DEPARTMENTS.get(role).copied()
}

/// What the words of a bracket say of a credit.
///
/// ```
/// let note = reelmill::vocab::roles::note("uncredited").expect("it is known");
/// assert_eq!(note.qualifiers, ["uncredited"]);
/// ```
pub fn note(words: &str) -> Option<&'static Note> {
    NOTES.get(&fold(words))
}

/// What an entry of a list means that looks like a name and is none: `skip`, a role or a qualifier.
///
/// ```
/// assert_eq!(reelmill::vocab::roles::label("Background score:"), Some("composer"));
/// ```
pub fn label(words: &str) -> Option<&'static str> {
    LABELS.get(&fold(words)).copied()
}

/// Wordings that state a credit.
pub fn phrases() -> &'static Lexicon<Phrase> {
    &PHRASES
}
