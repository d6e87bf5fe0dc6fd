//! Which side of the items of a cast list the actors are on.

use std::collections::{BTreeMap, BTreeSet};

use crate::article::Excerpt;
use crate::transform::people::Listed;
use crate::transform::{Draft, Passage};
use crate::value::id;
use crate::vocab::names;

use super::actors;
use super::item::{self, Item, Joint};
use super::setting::is_characters;

/// Whether the items of a section that a joint of two readings joins have the character first: the
/// side on which people stand whom fields name, or the other of characters known from a list above.
pub(super) fn orders<'p>(
    items: impl Iterator<Item = &'p Passage<'p>>,
    voices: bool,
    draft: &Draft<'_>,
) -> BTreeMap<Joint, bool> {
    let people: BTreeSet<String> = draft.people.iter().map(|person| id::fold(&person.name)).collect();
    let characters = draft.credits.iter().filter_map(|credit| credit.character.as_deref());
    let characters: BTreeSet<String> =
        characters.flat_map(|character| character.split(" / ")).flat_map(with_first_word).collect();
    let is_person = |side: Vec<Listed<'_>>| side.iter().any(|person| people.contains(&id::fold(&person.name)));
    let is_character = |side: Excerpt<'_>| {
        let name = id::fold(side.as_str());
        characters.contains(&name) && !people.contains(&name)
    };
    let mut votes: BTreeMap<Joint, (usize, usize, bool)> = BTreeMap::new();
    for passage in items {
        let Some(item) = item::read(passage.block.text().excerpt()).filter(Item::is_open) else { continue };
        let by_default = match item.joint {
            Joint::Colon => voices,
            Joint::Bracket => passage.heading.is_some_and(is_characters),
            _ => false,
        };
        let vote = votes.entry(item.joint).or_insert((0, 0, by_default));
        vote.0 +=
            usize::from(is_person(actors::before(item.left)) || is_character(item.right) || has_title(item.right));
        vote.1 +=
            usize::from(is_person(actors::leading(item.right)) || is_character(item.left) || has_title(item.left));
    }
    // A joint on which nobody has voted goes with the others.
    let all = votes.values().fold((0, 0), |(left, right), vote| (left + vote.0, right + vote.1));
    let decided = votes.into_iter().map(|(joint, (left, right, by_default))| match (left == right, all.0 == all.1) {
        (false, _) => (joint, right > left),
        (true, false) if left == 0 => (joint, all.1 > all.0),
        (true, _) => (joint, by_default),
    });
    decided.collect()
}

/// Whether words open as names of characters do and names of actors do not: `Professor`, `Mrs.`
fn has_title(side: Excerpt<'_>) -> bool {
    let Some((first, rest)) = side.as_str().split_once(' ') else { return false };
    let is_title = matches!(names::part(first), Some(names::Part::Honorific)) || names::is_occupation(first);
    is_title && rest.starts_with(char::is_uppercase)
}

/// A character's name, and the first word of it by which other lists may call it.
fn with_first_word(character: &str) -> impl Iterator<Item = String> {
    let first = character.split(' ').next().filter(|first| first.len() > 3);
    first.into_iter().chain(std::iter::once(character)).map(id::fold)
}
