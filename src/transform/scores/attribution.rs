//! Whose a rating is, of those that the sentence names.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::transform::Draft;
use crate::value::score::Found;
use crate::vocab::pattern;
use crate::vocab::publications::critic_by_surname;

use super::giver::Giver;

/// Who gave a rating, of those that the sentence names; several where they are joined by `and`.
pub(super) fn attribute(
    text: &str,
    found: &Found,
    verb: Option<&Range<usize>>,
    named: &[Giver],
    draft: &Draft<'_>,
) -> Vec<Giver> {
    static BY: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r#"(?i)^["”')]*(?:[ -](?:star|stars|rating|review|score|grade|overall|mark|each))?,? (?:by|from|in an? (?:review|article) (?:by|from|in|for))(?: (?:both|critics?|film critics?|reviewers?|the|film|movie|magazine|website|newspaper))* $"#,
        )
    });
    static OPENS: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)^(?:(?:while|although|though|despite|but|and|however,|in contrast,) )?(?:giving|awarding|rating|scoring|grading|in|with|on)\b",
        )
    });
    let after = named.iter().position(|giver| {
        giver.range.start >= found.range.end && BY.is_match(&text[found.range.end..giver.range.start])
    });
    if let Some(first) = after {
        return coordinated_after(text, named, first);
    }
    let pivot = verb.map_or(found.range.start, |verb| verb.start);
    let before: Vec<usize> = (0..named.len()).filter(|at| named[*at].range.end <= pivot).collect();
    let passive = verb.is_some_and(|verb| is_passive(text, verb));
    let accepted = before.iter().rev().find(|at| accepts(text, &named[**at], pivot, draft) && !passive).copied();
    if let Some(last) = accepted {
        let mut chosen = coordinated_before(text, named, last, draft);
        chosen.extend(agreeing(text, found, named));
        if let [giver] = chosen.as_mut_slice() {
            lend_after(text, found, giver, named);
        }
        return chosen;
    }
    if OPENS.is_match(text) && !passive {
        let next =
            named.iter().position(|giver| giver.range.start >= found.range.end && !is_credited(text, giver, draft));
        return next.map(|at| vec![named[at].clone()]).unwrap_or_default();
    }
    Vec::new()
}

/// Whether someone named before the verb is its subject.
fn accepts(text: &str, giver: &Giver, pivot: usize, draft: &Draft<'_>) -> bool {
    static DIRECTLY: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)^,?(?: (?:also|both|similarly|later|only|again|who|even|all|each|likewise|initially|has|had|have|and|then|subsequently|magazine|newspaper|website|himself|herself|in (?:his|her|their|its) review|generally|simply|originally|instead|critics?|reviewers?)\b,?)*:? ?$",
        )
    });
    if is_credited(text, giver, draft) && !giver.known {
        return false;
    }
    if giver.known {
        return !text[giver.range.end..].starts_with("'s ") || giver.critic.is_none();
    }
    giver.range.start <= 1 && giver.critic.is_some() || DIRECTLY.is_match(&text[giver.range.end..pivot])
}

fn is_credited(text: &str, giver: &Giver, draft: &Draft<'_>) -> bool {
    let Some(range) = &giver.critic else { return false };
    let Some(person) = draft.known_person(&text[range.clone()]) else { return false };
    draft.credits.iter().any(|credit| credit.person_id == person.id)
}

/// Whether the film is the subject of the verb: `was given`, `received`, `earned`.
pub(super) fn is_passive(text: &str, verb: &Range<usize>) -> bool {
    static BE: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)\b(?:was|were|been|is|being)(?: also)? $"));
    let word = text[verb.clone()].to_lowercase();
    let takes = ["receiv", "earn", "garner", "got", "getting"].iter().any(|start| word.starts_with(start));
    takes || BE.is_match(&text[..verb.start])
}

fn joins(between: &str) -> bool {
    static AND: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"(?i)^,? ?(?:(?:and|&|as well as|along with)(?: (?:the|both|critic))*)? ?$"));
    !between.is_empty() && AND.is_match(between)
}

fn coordinated_before(text: &str, named: &[Giver], last: usize, draft: &Draft<'_>) -> Vec<Giver> {
    let mut first = last;
    while first > 0 {
        let (one, next) = (&named[first - 1], &named[first]);
        let between = &text[one.range.end..next.range.start];
        let joined = joins(between) && (between.contains("and") || between.contains('&') || first < last);
        let critic = one.known || one.publication.is_some() || critic_by_surname(&text[one.range.clone()]).is_some();
        if !joined || is_credited(text, one, draft) || !critic {
            break;
        }
        first -= 1;
    }
    named[first..=last].to_vec()
}

/// Those who are said to agree after the rating: `as did X of Variety`.
fn agreeing(text: &str, found: &Found, named: &[Giver]) -> Option<Giver> {
    static AGREES: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"(?i)^[^,;.]{0,20}[,;] (?:as|so) (?:did|does|do)(?: (?:the|both|critic))* $"));
    let next = named.iter().find(|giver| giver.range.start >= found.range.end)?;
    AGREES.is_match(&text[found.range.end..next.range.start]).then(|| next.clone())
}

/// Gives a critic the publication that follows the rating: `gave it a "B+" in Entertainment Weekly`.
fn lend_after(text: &str, found: &Found, giver: &mut Giver, named: &[Giver]) {
    static IN: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r#"(?i)^["”')]*(?:[ -](?:rating|review|score|grade|stars?))?,? (?:(?:in|for) (?:his|her|their|a|an) review )?(?:in|for|on|at)(?: the)? $"#,
        )
    });
    let next = named.iter().find(|next| next.range.start >= found.range.end);
    if let Some(next) = next.filter(|next| next.known && next.critic.is_none())
        && giver.publication.is_none()
        && IN.is_match(&text[found.range.end..next.range.start])
    {
        giver.publication = next.publication.clone();
    }
}

fn coordinated_after(text: &str, named: &[Giver], first: usize) -> Vec<Giver> {
    let mut last = first;
    while let Some(next) = named.get(last + 1) {
        if !next.known || !joins(&text[named[last].range.end..next.range.start]) {
            break;
        }
        last += 1;
    }
    named[first..=last].to_vec()
}

/// Whether a sentence speaks of someone named before: `She gave the film …`.
pub(super) fn refers_back(text: &str) -> bool {
    static BACK: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)^(?:(?:ultimately|however|overall|finally|in the end|nevertheless|nonetheless|later),? )?(?:he|she|they|the (?:critic|reviewer|magazine|newspaper|paper|site|website|publication|review|author)|his|her|its review)\b",
        )
    });
    BACK.is_match(text)
}
