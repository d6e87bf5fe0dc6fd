//! One item of a cast list, cut at what joins actor and character.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::article::Excerpt;
use crate::transform::people::{brackets, outside, quotations, said};
use crate::value::name;
use crate::vocab::pattern;

/// What joins the two sides of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Joint {
    /// `X as Y`.
    As,
    /// `X plays Y`.
    Plays,
    /// `X provides the voice of Y`.
    Voices,
    /// `Y, played by X`.
    PlayedBy,
    /// `Y, voiced by X`.
    VoicedBy,
    /// `X – Y`.
    Dash,
    /// `X: Y`.
    Colon,
    /// `X ... Y`.
    Ellipsis,
    /// `X (Y)`.
    Bracket,
}

/// An item of a cast list with both sides.
#[derive(Clone, Copy, Debug)]
pub(super) struct Item<'a> {
    /// What stands between.
    pub(super) joint: Joint,
    /// What stands before.
    pub(super) left: Excerpt<'a>,
    /// What stands after; may be empty (`X as:` above a list of its own).
    pub(super) right: Excerpt<'a>,
    /// What stands after a bracket: `Y (X) is the sheriff`.
    pub(super) tail: Option<Excerpt<'a>>,
}

impl Item<'_> {
    /// Whether the joint does not say which side the actor is on.
    pub(super) fn is_open(&self) -> bool {
        matches!(self.joint, Joint::Dash | Joint::Colon | Joint::Ellipsis | Joint::Bracket)
    }

    /// Whether the joint says that the actor stands on the right.
    pub(super) fn is_reversed(&self) -> bool {
        matches!(self.joint, Joint::PlayedBy | Joint::VoicedBy)
    }
}

/// The sides of an item; `None` where nothing joins two.
pub(super) fn read(words: Excerpt<'_>) -> Option<Item<'_>> {
    let text = words.as_str();
    let marks = brackets(text);
    let shielded = merged(marks.clone(), quotations(text));
    let joint = JOINTS.captures_iter(text).find_map(|found| {
        let (whole, joint) = (found.get(0)?, joint_of(&found)?);
        outside(&shielded, whole.start()).then_some((joint, whole.range()))
    });
    let by_joint = joint.map(|(joint, range)| Item {
        joint,
        left: words.until(range.start).trim_matches(|mark| mark.is_whitespace() || mark == ','),
        right: words.from(range.end).trim(),
        tail: None,
    });
    // A joint far into a sentence does not join: "Y (X) is known for … as …".
    let starts_late = |item: &Item<'_>| item.left.as_str().split_whitespace().count() > 9;
    match by_joint.filter(|item| !starts_late(item)) {
        Some(item) if !item.left.is_empty() => Some(item),
        _ => by_bracket(words, &marks),
    }
}

static JOINTS: LazyLock<Regex> = LazyLock::new(|| {
    let verbs = [
        r"(?P<voicedby>,?\s+(?:(?:is|was)\s+)?(?:voiced|dubbed)\s+by\s+|\s*[-–—:]\s*voiced\s+by\s+)",
        r"(?P<playedby>,?\s+(?:(?:is|was)\s+)?(?:played|portrayed|performed|enacted|essayed)\s+by\s+)",
        r"(?P<as>,?\s+as(?:\s*:\s*|\s+|$))",
        r"(?P<voices>\s+(?:provides?|provided|lends?|lent|does|did)\s+(?:(?:the|his|her|their)\s+)?(?:voices?|voice-overs?)\s+(?:of|to|for)\s+|\s+(?:voices|voiced)\s+)",
        r"(?P<plays>\s+(?:plays|portrays|played|portrayed|essays|enacts)\s+)",
        r"(?P<ellipsis>\s*(?:\.{2,}|\u{2026})\s*)",
        r"(?P<dash>\s+[-\u{2010}-\u{2015}\u{2212}]+\s*|[\u{2013}\u{2014}]\s+|\s*--+\s*|\s+=\s+)",
        r"(?P<colon>\s*:(?:\s+|$))",
    ];
    pattern(&verbs.join("|"))
});

fn joint_of(found: &regex::Captures<'_>) -> Option<Joint> {
    let names = [
        ("voicedby", Joint::VoicedBy),
        ("playedby", Joint::PlayedBy),
        ("as", Joint::As),
        ("voices", Joint::Voices),
        ("plays", Joint::Plays),
        ("ellipsis", Joint::Ellipsis),
        ("dash", Joint::Dash),
        ("colon", Joint::Colon),
    ];
    names.iter().find(|(name, _)| found.name(name).is_some()).map(|(_, joint)| *joint)
}

/// `Y (X)`, `Y (voiced by X)`, `Y (X) is the sheriff`: a name in brackets after a name.
fn by_bracket<'a>(words: Excerpt<'a>, marks: &[Range<usize>]) -> Option<Item<'a>> {
    static BY: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"^(?:(?P<voice>voiced by|voice of|voice by|voice:)|(?:played|portrayed|performed) by)\s+")
    });
    let bracket = marks.first()?;
    let left = words.until(bracket.start).trim();
    let inside = words.get(bracket.start + 1..bracket.end - 1).trim();
    let tail = words.from(bracket.end).trim_matches(|mark| mark.is_whitespace() || matches!(mark, ',' | ';' | ':'));
    let tail = Some(tail).filter(|tail| !tail.is_empty());
    if !name::is_plausible(left.as_str()) {
        return None;
    }
    if let Some(by) = BY.captures(inside.as_str()) {
        let joint = if by.name("voice").is_some() { Joint::VoicedBy } else { Joint::PlayedBy };
        return Some(Item { joint, left, right: inside.from(by.get(0)?.end()).trim(), tail });
    }
    let is_name = name::is_plausible(inside.as_str()) && said(inside).is_unknown();
    is_name.then_some(Item { joint: Joint::Bracket, left, right: inside, tail })
}

/// Two lists of ranges as one, in order.
fn merged(mut first: Vec<Range<usize>>, second: Vec<Range<usize>>) -> Vec<Range<usize>> {
    let inside_first: Vec<_> = second.into_iter().filter(|range| outside(&first, range.start)).collect();
    first.extend(inside_first);
    first.sort_by_key(|range| range.start);
    // A quotation may hold a bracket: then the bracket is part of it.
    first.dedup_by(|next, kept| next.start < kept.end);
    first
}
