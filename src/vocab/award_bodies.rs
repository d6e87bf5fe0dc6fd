//! Award-giving bodies, festivals among them, and prizes with names of their own.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::{Case, Lexicon, Lookup, fold, rows, values};

/// A body that gives film awards: an academy, a guild, a critics' circle, a festival.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Body {
    /// Canonical name.
    pub name: &'static str,
    /// What it is: `award` `critics` `guild` `jury` `list` `registry` `festival`.
    pub kind: &'static str,
}

/// A prize with a name of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Prize {
    /// Canonical name.
    pub name: &'static str,
    /// Who gives it, where there is just one body that does.
    pub body: Option<&'static str>,
}

/// Bodies by their names, plural and singular (`Academy Awards`, `Academy Award`).
pub static BODIES: LazyLock<Lexicon<Body>> = LazyLock::new(|| {
    let awards = rows::<4>(include_str!("award_bodies.tsv")).map(|[name, aliases, kind, _]| {
        let body = Body { name, kind };
        (body, std::iter::once(name).chain(values(aliases)).flat_map(numbers).collect::<Vec<_>>())
    });
    let festivals = rows::<5>(include_str!("festivals.tsv")).map(|[name, aliases, _, _, _]| {
        let body = Body { name, kind: "festival" };
        (body, std::iter::once(name).chain(values(aliases)).map(str::to_owned).collect())
    });
    lexicon(awards.chain(festivals))
});

/// Festivals by the short names that stand for them beside a prize alone: `Cannes`.
pub static SHORT_NAMES: LazyLock<Lexicon<Body>> = LazyLock::new(|| {
    let mut taken: BTreeMap<String, ()> = BTreeMap::new();
    let festivals = rows::<5>(include_str!("festivals.tsv")).map(|[name, _, short, _, _]| {
        let body = Body { name, kind: "festival" };
        (body, values(short).map(str::to_owned).filter(|name| taken.insert(fold(name), ()).is_none()).collect())
    });
    let festivals: Vec<_> = festivals.collect();
    lexicon(festivals.into_iter())
});

/// Prizes by their names: those of one body (`Palme d'Or`) and those that many give (`Special Jury Prize`).
pub static PRIZES: LazyLock<Lexicon<Prize>> = LazyLock::new(|| {
    let own = rows::<3>(include_str!("prizes.tsv"))
        .map(|[name, aliases, body]| (Prize { name, body: Some(body) }, std::iter::once(name).chain(values(aliases))));
    let common = rows::<2>(include_str!("award_categories.tsv"))
        .filter(|[name, _]| ["Award", "Prize", "Mention"].iter().any(|noun| name.ends_with(noun)))
        .map(|[name, aliases]| (Prize { name, body: None }, std::iter::once(name).chain(values(aliases))));
    let named = own.map(|(prize, names)| (prize, names.filter(|name| is_prize(name)).collect::<Vec<_>>()));
    let common = common.map(|(prize, names)| (prize, names.filter(|name| is_prize(name)).collect::<Vec<_>>()));
    Lexicon::new(Case::Matters, named.chain(common))
});

static CATEGORIES: LazyLock<Lookup<&'static str>> = LazyLock::new(|| {
    let named = rows::<2>(include_str!("award_categories.tsv"));
    named
        .flat_map(|[name, aliases]| std::iter::once(name).chain(values(aliases)).map(move |known| (fold(known), name)))
        .collect()
});

/// The name under which the vocabulary has a category: `Best Direction` is `Best Director`.
///
/// ```
/// use reelmill::vocab::award_bodies;
/// assert_eq!(award_bodies::category("Best Male Performance"), Some("Best Actor"));
/// ```
pub fn category(name: &str) -> Option<&'static str> {
    CATEGORIES.get(&fold(name)).copied()
}

/// The body of that name, in any of its forms.
///
/// ```
/// use reelmill::vocab::award_bodies;
/// assert_eq!(award_bodies::body("the Oscars").map(|body| body.name), Some("Academy Awards"));
/// assert_eq!(award_bodies::body("Cannes").map(|body| body.name), Some("Cannes Film Festival"));
/// ```
pub fn body(name: &str) -> Option<&'static Body> {
    let name = name.trim();
    let bare = name.strip_prefix("the ").or_else(|| name.strip_prefix("The ")).unwrap_or(name);
    BODIES.get(name).or_else(|| BODIES.get(bare)).or_else(|| SHORT_NAMES.get(bare))
}

/// A name in plural and in singular, where it ends in a noun for an award.
fn numbers(name: &str) -> Vec<String> {
    let mut all = vec![name.to_owned()];
    for (plural, singular) in [("Awards", "Award"), ("Prizes", "Prize"), ("Oscars", "Oscar"), ("Globes", "Globe")] {
        if let Some(stem) = name.strip_suffix(plural) {
            all.push(format!("{stem}{singular}"));
        } else if let Some(stem) = name.strip_suffix(singular) {
            all.push(format!("{stem}{plural}"));
        }
    }
    all
}

fn lexicon(named: impl Iterator<Item = (Body, Vec<String>)>) -> Lexicon<Body> {
    let named: Vec<_> = named.collect();
    Lexicon::new(Case::Matters, named.iter().map(|(body, names)| (*body, names.iter().map(String::as_str).collect())))
}

/// Whether a name is that of a prize and not of a category, nor of both together.
fn is_prize(name: &str) -> bool {
    let category = ["Best", "Favorite", "Favourite", "Outstanding", "Most", "Choice", "Excellence", "Worst", "Top"];
    !category.iter().any(|word| name.starts_with(word))
        && ![" for ", " – ", "(", ":"].iter().any(|mark| name.contains(mark))
        && name.chars().any(char::is_uppercase)
}
