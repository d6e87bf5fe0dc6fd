//! Sentences that state parts: `Jane Doe plays Emma`, `Emma, played by Jane Doe`, `Jane Doe and
//! John Roe appear as Emma and Karl, respectively`.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::article::Excerpt;
use crate::transform::people::{Listed, brackets, names_at, names_before, outside, quotations};
use crate::vocab::{self, Needle, names, pattern};

/// A part and who is said to play it.
#[derive(Clone, Debug)]
pub(super) struct Statement<'a> {
    /// The actors.
    pub(super) people: Vec<Listed<'a>>,
    /// The words that name the part; `None` where actors are only said to be in the film.
    pub(super) part: Option<Excerpt<'a>>,
    /// Everything between the first word of the statement and its last.
    pub(super) words: Excerpt<'a>,
    /// What the verb says.
    pub(super) verb: Verb,
    /// The sentence up to the statement's verb, where it may be said whether this holds.
    pub(super) clause: Excerpt<'a>,
    /// What follows in the clause, where it may be said of which film this holds.
    pub(super) tail: Excerpt<'a>,
}

/// What the verb of a statement says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verb {
    /// `plays`.
    Plays,
    /// `voices`.
    Voices,
    /// `appears as`, `was cast as`.
    Appears,
    /// `makes a cameo appearance`.
    Guests,
    /// `joined the cast`.
    Joins,
    /// `cast Jane Doe as Emma`: actors and part stand behind.
    Casts,
    /// `was played by`: the actors stand behind.
    PlayedBy,
    /// `was voiced by`: the actors stand behind.
    VoicedBy,
}

impl Verb {
    /// Whether the actors stand behind the verb.
    fn is_passive(self) -> bool {
        matches!(self, Verb::PlayedBy | Verb::VoicedBy)
    }

    /// Whether the actors are heard, not seen.
    pub(super) fn is_heard(self) -> bool {
        matches!(self, Verb::Voices | Verb::VoicedBy)
    }
}

/// What sentences that state parts hold.
pub(super) fn needles() -> Option<Vec<Needle>> {
    vocab::needles(&VERBS)
}

/// What a sentence states of parts, in order.
pub(super) fn statements(sentence: Excerpt<'_>) -> Vec<Statement<'_>> {
    let text = sentence.as_str();
    let mut shielded = brackets(text);
    shielded.extend(quotations(text));
    shielded.sort_by_key(|range| range.start);
    let verbs: Vec<(Verb, Range<usize>)> = VERBS
        .captures_iter(text)
        .filter_map(|found| Some((verb_of(&found)?, found.get(0)?.range())))
        .filter(|(_, range)| outside(&shielded, range.start) && !goes_on_by(&text[range.end..]))
        .collect();
    let mut found: Vec<Statement<'_>> = Vec::new();
    // Where the statement before ends, as far as it is known.
    let mut lower = 0;
    for (at, (verb, range)) in verbs.iter().enumerate() {
        let next = verbs.get(at + 1).map_or(text.len(), |(_, next)| next.start);
        let statement = match verb {
            Verb::PlayedBy | Verb::VoicedBy => passive(sentence, lower, range.clone(), *verb),
            Verb::Casts => transitive(sentence, lower, range.clone(), next),
            _ => active(sentence, lower, range.clone(), next, *verb),
        };
        let Some((statement, start, end)) = statement else { continue };
        // The part of the statement before ends where the subject of this one starts.
        if let Some(before) = found.last_mut().filter(|before| !before.verb.is_passive()) {
            before.part = before.part.map(|part| shortened(part, sentence, start)).filter(|part| !part.is_empty());
        }
        found.push(statement);
        lower = end;
    }
    found
}

/// Whether a verb turns out to be a participle: `portrayed in turn by`.
fn goes_on_by(rest: &str) -> bool {
    static BY: LazyLock<Regex> = LazyLock::new(|| pattern(r"^(?:\p{Ll}+\s+){0,2}by\s+\p{Lu}"));
    BY.is_match(rest)
}

static VERBS: LazyLock<Regex> = LazyLock::new(|| {
    let role = r"(?:\p{L}[\p{L}-]*\s+){0,3}(?:roles?|parts?|characters?)(?:\s+of)?";
    let verbs = [
        r"(?P<voicedby>(?:,?\s+(?:(?:who|which)\s+)?(?:is|was|are|were|being|also|both|again|then|originally)\b)*,?\s+voiced(?:\s+respectively)?\s+by\s+|\s+(?:is|was|are|were)\s+done\s+by\s+)",
        r"(?P<playedby>(?:,?\s+(?:(?:who|which)\s+)?(?:is|was|are|were|being|also|both|again|then)\b)*,?\s+(?:played|portrayed|performed|enacted|essayed|acted)(?:\s+as\s+(?:an?\s+)?\p{Ll}+|\s+respectively)?\s+by\s+|\s+(?:is|was|are|were)\s+(?:taken|filled)\s+by\s+)",
        r"(?P<voices>\s+(?:provides?|provided|lends?|lent|does|did|supplies|supplied)\s+(?:(?:the|his|her|their)\s+)?(?:voices?|voice-overs?)\s+(?:of|to|for)\s+|\s+(?:voices|voiced|voicing)\s+)",
        &format!(
            r"(?P<appears>\s+(?:(?:is|was|are|were|has been|have been)\s+(?:also\s+|then\s+|later\s+|again\s+)?(?:cast|seen|featured|credited)|(?:appears?|appeared)(?:\s+[^,;.()]{{1,40}}?)?|stars?|starred|co-?stars?|co-?starred|features?|featured|cameos?|cameoed|returns?|returned|guest-?stars?|guest-?starred|debuts?|debuted|acts|acted|(?:has|have|had|makes?|made)\s+(?:an?\s+)?(?:\p{{Ll}}+\s+){{0,3}}(?:cameos?|appearances?|debuts?)|reprises?\s+(?:his|her|their)\s+roles?|reprised\s+(?:his|her|their)\s+roles?|joins?\s+the\s+cast|joined\s+the\s+cast)(?:\s+(?:also|again|briefly|together|uncredited|opposite\s+\p{{L}}+|in the film|at the \p{{L}}+|here))*(?:\s+in\s+an?\s+(?:\p{{Ll}}+\s+){{0,3}}(?:cameo|role|part|appearance))?(?:\s+\([^()]*\))?\s+(?:as\s+|(?:in|for)\s+(?:the|an?)\s+{role}\s+))"
        ),
        &format!(
            r"(?P<plays>\s+(?:plays|portrays|played|portrayed|essays|essayed|enacts|enacted|playing|portraying|play|portray)\s+(?:the\s+{role}\s+)?|\s+(?:takes?|took|assumes?|assumed|has|had|landed|won|got|undertook|performs?|performed|fills?|filled|handles?)\s+(?:on\s+)?the\s+{role}\s+)"
        ),
        &format!(
            r"(?P<chosen>\s+(?:is|was|were|has been|have been)\s+(?:also\s+|then\s+|later\s+)?(?:chosen|selected|hired|signed|brought in|picked|recruited|tapped|enlisted)\s+(?:to\s+(?:play|portray|voice|star as|appear as)\s+|for\s+the\s+{role}\s+))"
        ),
        r"(?P<cameo>\s+(?:makes?|made|has|have|had|does|did)\s+an?\s+(?:(?:brief|special|guest|uncredited|short|small|friendly|extended|voice|non-speaking)\s+)*(?:cameos?|appearances?)(?:\s+appearances?|\s+roles?)?\b|\s+cameos?\b|\s+(?:appears?|appeared)\s+in\s+an?\s+(?:(?:brief|special|guest|uncredited|short|small|friendly|extended)\s+)*(?:cameos?|appearance)(?:\s+appearance|\s+role)?\b|\s+(?:appears?|appeared)\s+uncredited\b|\s+(?:appears?|appeared|co-?stars?|co-?starred|features?|featured|stars?|starred|are|were)\s*(?:\s(?:seen\s+)?in\s+(?:(?:supporting|minor|small|smaller|bit|cameo|key|major|the lead|lead|leading|the leading|the main|main|other|pivotal|important|prominent|various|secondary|the title|guest)(?:\s+and\s+\p{Ll}+)?)\s+(?:roles?|parts?|appearances?)|\s(?:also\s+)?in\s+the\s+(?:film|movie|picture|cast)\b|[.,;]|$))",
        r"(?P<casts>\s(?:cast|casts|hired|hires|chose|chooses|selected|picked|signed|recruited|brought in)\s)",
        r"(?P<joins>\s+(?:joined|joins|join|rounded out|round out|completed|complete)\s+the\s+(?:\p{Ll}+\s+)?cast\b)",
    ];
    pattern(&verbs.join("|"))
});

fn verb_of(found: &regex::Captures<'_>) -> Option<Verb> {
    let kinds = [
        ("voicedby", Verb::VoicedBy),
        ("playedby", Verb::PlayedBy),
        ("voices", Verb::Voices),
        ("appears", Verb::Appears),
        ("chosen", Verb::Appears),
        ("plays", Verb::Plays),
        ("cameo", Verb::Guests),
        ("casts", Verb::Casts),
        ("joins", Verb::Joins),
    ];
    kinds.iter().find(|(name, _)| found.name(name).is_some()).map(|(_, verb)| *verb)
}

/// A statement, where it starts, and where the words for it end.
type Found<'a> = Option<(Statement<'a>, usize, usize)>;

/// `Jane Doe plays Emma`.
fn active(sentence: Excerpt<'_>, lower: usize, verb: Range<usize>, next: usize, kind: Verb) -> Found<'_> {
    let (start, people) = names_before(sentence, lower, verb.start)?;
    let part = (!matches!(kind, Verb::Joins | Verb::Guests))
        .then(|| end_of_part(sentence.get(verb.end..next.max(verb.end)).trim()));
    let part = part.filter(|part| !part.is_empty());
    let end = part.map_or(verb.end, |part| part.offset() - sentence.offset() + part.as_str().len());
    let words = sentence.get(start..end);
    // What follows the first name of the part may name the actors of the next.
    let text = sentence.as_str();
    let marks = brackets(&text[verb.end..]);
    let mut joints = JOINT.find_iter(&text[verb.end..]).filter(|joint| outside(&marks, joint.start()));
    let after = joints.next().map_or(verb.end, |joint| verb.end + joint.start());
    let (clause, tail) = (clause(sentence, lower, &verb), tail(sentence, end));
    Some((Statement { people, part, words, verb: kind, clause, tail }, start, after))
}

static JOINT: LazyLock<Regex> = LazyLock::new(|| pattern(r"[,;]\s|\s(?:and|while|with|as|but)\s"));

/// `the director cast Jane Doe as Emma`, `hired Jane Doe to play Emma`.
fn transitive(sentence: Excerpt<'_>, lower: usize, verb: Range<usize>, next: usize) -> Found<'_> {
    static AS: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"^\s+(?:as\s+|to\s+(?:play|portray|voice)\s+|(?:in|for)\s+the\s+(?:\p{L}[\p{L}-]*\s+){0,3}(?:role|part)s?\s+of\s+)",
        )
    });
    // "was cast", "the cast".
    static OTHER_VERB: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"\b(?:was|were|is|are|be|been|being|the|a|an|its|this|entire|whole|main|supporting|ensemble)$")
    });
    let text = sentence.as_str();
    if OTHER_VERB.is_match(&text[lower..verb.start]) {
        return None;
    }
    let run = names_at(sentence, verb.end);
    let link = AS.find(&text[run.end..])?;
    let start = run.end + link.end();
    let part = end_of_part(sentence.get(start..next.max(start)).trim());
    let part = Some(part).filter(|part| !part.is_empty())?;
    let end = part.offset() - sentence.offset() + part.as_str().len();
    let people: Vec<Listed<'_>> = run.people.into_iter().map(|(person, _)| person).collect();
    let (clause, tail) = (clause(sentence, lower, &verb), tail(sentence, end));
    let words = sentence.get(verb.start..end).trim();
    let statement = Statement { people, part: Some(part), words, verb: Verb::Casts, clause, tail };
    (!statement.people.is_empty()).then_some((statement, verb.start, end))
}

/// `Emma is played by Jane Doe`.
fn passive(sentence: Excerpt<'_>, lower: usize, verb: Range<usize>, kind: Verb) -> Found<'_> {
    let run = names_at(sentence, verb.end);
    let people: Vec<Listed<'_>> = run.people.into_iter().map(|(person, _)| person).collect();
    if people.is_empty() {
        return None;
    }
    let part = subject_part(sentence.get(lower..verb.start));
    let start = part.map_or(verb.start, |part| part.offset() - sentence.offset());
    let words = sentence.get(start..run.end).trim();
    let (clause, tail) = (clause(sentence, lower, &verb), tail(sentence, run.end));
    Some((Statement { people, part, words, verb: kind, clause, tail }, start, run.end))
}

/// The clause up to a verb: from an offset, or from the last semicolon behind it.
fn clause<'a>(sentence: Excerpt<'a>, lower: usize, verb: &Range<usize>) -> Excerpt<'a> {
    let before = &sentence.as_str()[lower..verb.start];
    sentence.get(lower + before.rfind(';').map_or(0, |at| at + 1)..verb.end)
}

/// The rest of the clause from an offset.
fn tail(sentence: Excerpt<'_>, from: usize) -> Excerpt<'_> {
    let rest = sentence.from(from);
    let text = rest.as_str();
    let opening = text.len() - text.trim_start_matches([',', ' ']).len();
    rest.until(text[opening..].find([',', ';', '.', '(']).map_or(text.len(), |end| opening + end))
}

/// The words before `is played by` that name the part.
fn subject_part(before: Excerpt<'_>) -> Option<Excerpt<'_>> {
    static CLAUSE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?:[;:]\s+|,\s+(?:and|while|but|with|whereas)\s+|^\s*(?:and|while|but|,)\s+|\s+(?:while|whereas|because|when|where|but|with|and that)\s+|^(?:In|On|At|For|During|As|Throughout)\s[^,]{2,60},\s+)",
        )
    });
    static ROLE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)^(?:the\s+)?(?:\p{L}[\p{L}-]*\s+){0,3}?(?:roles?|parts?|characters?|voices?|voice)\s+(?:of|for)\s+",
        )
    });
    let text = before.as_str();
    let start = CLAUSE.find_iter(text).last().map_or(0, |clause| clause.end());
    let part = before.from(start).trim_matches(|mark| mark.is_whitespace() || mark == ',');
    let part = part.from(ROLE.find(part.as_str()).map_or(0, |role| role.end())).trim();
    (!part.is_empty() && part.as_str().split_whitespace().count() <= 12).then_some(part)
}

/// The part without what follows it: `Emma in the film's last scene`, `Emma, a nurse, and was praised`.
fn end_of_part(part: Excerpt<'_>) -> Excerpt<'_> {
    // Circumstances end the name; what is said of the character behind it may have its own.
    static CIRCUMSTANCE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"\s+(?:although|though|because|when|until|opposite|alongside|during|near|throughout|whereas|following|after|before)\s|\s+(?:in|for|on|at)\s+(?:(?:the|this|that|his|her|its|an?)\s+(?:\p{L}[\p{L}'’-]*\s+){0,4}(?:film|movie|picture|scenes?|version|dub|dubbing|release|adaptation|sequences?|series|production|beginning|end|opening|prologue|epilogue|remake)|all|both|every|each|several|two|three)\b",
        )
    });
    static CLAUSE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"[;.]\s|,?\s+while\s|,?\s+(?:and|but)\s+(?:\p{Ll}+ly\s+)?(?:was|is|were|had|has|also|then|later|who|won|appears?|made|makes|did|does|received|earned|said|told|went|came|became|helped|served|wrote|directed|produced|composed|sang)\b",
        )
    });
    static DESCRIPTION: LazyLock<Regex> = LazyLock::new(|| pattern(r",\s|\s(?:who|whose|whom)\s"));
    let text = part.as_str();
    let marks = brackets(text);
    let described = DESCRIPTION.find_iter(text).find(|found| outside(&marks, found.start()));
    let described = described.map_or(text.len(), |found| found.start());
    let clause = CLAUSE.find_iter(text).find(|end| outside(&marks, end.start()) && !is_abbreviation(text, end.start()));
    let circumstance = CIRCUMSTANCE.find(text).filter(|end| end.start() < described && outside(&marks, end.start()));
    let end = [clause, circumstance].into_iter().flatten().map(|end| end.start()).min();
    part.until(end.unwrap_or(text.len())).trim_matches(|mark| mark.is_whitespace() || matches!(mark, ',' | ';'))
}

/// A stop after `Mr` or an initial does not end the part.
fn is_abbreviation(text: &str, stop: usize) -> bool {
    let last = text[..stop].rsplit(char::is_whitespace).next().unwrap_or_default();
    text[stop..].starts_with('.') && (last.chars().count() <= 1 || names::part(&format!("{last}.")).is_some())
}

/// A part cut where the next statement of the sentence starts.
fn shortened<'a>(part: Excerpt<'a>, sentence: Excerpt<'a>, next: usize) -> Excerpt<'a> {
    let length = (sentence.offset() + next).saturating_sub(part.offset());
    if length >= part.as_str().len() {
        return part;
    }
    static JOINT: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"(?:\s*,|\s*;|\s*\.)?\s*(?:\b(?:and|while|with|whereas|but|as|plus)\b)?\s*$"));
    let part = part.until(length);
    part.until(JOINT.find(part.as_str()).map_or(length, |joint| joint.start())).trim()
}
