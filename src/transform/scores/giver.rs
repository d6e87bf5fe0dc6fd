//! Who may have given a rating: the publications and critics that a sentence names, each critic
//! joined with the publication written for (`X of The Observer`, `Variety's X`, `Writing for Y, X`).

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::transform::Draft;
use crate::vocab::pattern;
use crate::vocab::publications::critic_by_surname;

use super::name::{Kind, Name, names};

/// A critic, a publication, or a critic of a publication.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Giver {
    /// Canonical name of the publication, where one is named.
    pub publication: Option<String>,
    /// Where the critic is named, where one is.
    pub critic: Option<Range<usize>>,
    /// Where both stand.
    pub range: Range<usize>,
    /// Whether it is the readers or viewers of a publication who rate.
    pub audience: bool,
    /// Whether it is known, and not only guessed from its capitals, that this is someone who rates films.
    pub known: bool,
}

/// Those named in a sentence who may have given a rating, in order.
pub(super) fn givers(text: &str, titles: &[String], draft: &Draft<'_>) -> Vec<Giver> {
    let names = names(text, titles);
    let mut givers: Vec<Giver> = Vec::new();
    let mut at = 0;
    while at < names.len() {
        let one = &names[at];
        let pair = names.get(at + 1).and_then(|next| joined(text, one, next, draft));
        at += if pair.is_some() { 2 } else { 1 };
        givers.push(pair.unwrap_or_else(|| alone(text, one, draft)));
    }
    lend_publications(text, &mut givers);
    givers
}

/// A name that stands alone.
fn alone(text: &str, name: &Name, draft: &Draft<'_>) -> Giver {
    let range = name.range.clone();
    match &name.kind {
        Kind::Publication(publication) => {
            let audience = is_crowd(&text[range.end..]);
            Giver { publication: Some(publication.clone()), critic: None, range, audience, known: true }
        }
        Kind::Critic => Giver { publication: None, critic: Some(range.clone()), range, audience: false, known: true },
        Kind::Capitals if looks_like_publication(text, &range, draft) => {
            let publication = Some(with_article(text, &range));
            Giver { publication, critic: None, range, audience: false, known: false }
        }
        Kind::Capitals => {
            let known = is_titled(&text[..range.start]);
            Giver { publication: None, critic: Some(range.clone()), range, audience: false, known }
        }
    }
}

/// Two names that are a critic and the publication written for.
fn joined(text: &str, one: &Name, next: &Name, draft: &Draft<'_>) -> Option<Giver> {
    static WRITES_FOR: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)^,?(?: (?:who (?:writes|wrote|reviewed it|reviewed the film)|writing|reviewing|reporting|an?|the|film|movie|chief|senior|lead|then|longtime|staff|guest|critic|reviewer|columnist|writer|editor|journalist|correspondent|contributor|also|again|in (?:his|her|their|a|the) review)){0,6},? (?P<how>of|from|for|at|in|with|on)(?: (?:the|magazine|newspaper|website|web site|site|daily|weekly|british|american|indian|canadian|australian|trade|online|film|portal|news|entertainment|\p{Lu}\p{L}+['’]s)){0,4} $|^ \($",
        )
    });
    static HAS: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)^(?P<possessive>['’]s?)?(?: (?:magazine|newspaper|website|site|weekly|daily|online|film|movie|chief|senior|lead|television|tv|guest|staff|former|own|culture|arts|entertainment|resident|then))*(?:['’]s?)?(?P<title> (?:critics?|reviewers?|columnist|writer|editor|journalist|correspondent|contributor|commentator))?,? $",
        )
    });
    static FOR: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)\b(?:writing|reviewing|reviewed|reporting|review|critique|column|piece|article|essay)\b[^,;]{0,40}\b(?:for|in|at|of|on|from)(?: the)?(?: (?:magazine|newspaper|website|site))? $",
        )
    });
    static IN: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"(?i)(?:^|, |while |and |but )(?:in|for|at|on|from|of)(?: the)? $"));
    let between = &text[one.range.end..next.range.start];
    let range = one.range.start..next.range.end;
    let person = |name: &Name| name.kind == Kind::Critic || name.kind == Kind::Capitals;
    if let Some(captures) = WRITES_FOR.captures(between)
        && person(one)
        && (one.kind == Kind::Critic || !is_of_film(text, one, draft))
        // "a report from Cannes in The Guardian": a place, and not a critic
        && (one.kind == Kind::Critic || several_words(text, one) || draft.known_person(&text[one.range.clone()]).is_some())
    {
        let how = captures.name("how").map_or("(", |how| how.as_str());
        let publication = match &next.kind {
            Kind::Publication(name) => Some(name.clone()),
            Kind::Capitals if matches!(how, "of" | "from" | "for" | "(" | "at") && several_words(text, one) => {
                Some(with_article(text, &next.range))
            }
            _ => None,
        };
        if let Some(publication) = publication {
            let known = one.kind == Kind::Critic || matches!(next.kind, Kind::Publication(_));
            return Some(Giver {
                publication: Some(publication),
                critic: Some(one.range.clone()),
                range,
                audience: false,
                known,
            });
        }
    }
    let before = &text[..one.range.start];
    let comma = between == ", ";
    let has = HAS.captures(between).filter(|_| !comma);
    let introduced =
        comma && (FOR.is_match(before) || (IN.is_match(before) && matches!(one.kind, Kind::Publication(_))));
    if (has.is_none() && !introduced) || !person(next) || is_of_film(text, next, draft) && next.kind != Kind::Critic {
        return None;
    }
    let told = has.is_some_and(|has| has.name("possessive").is_some() || has.name("title").is_some());
    let publication = match &one.kind {
        Kind::Publication(name) => name.clone(),
        Kind::Capitals if (introduced || told) && several_words(text, next) && !is_of_film(text, one, draft) => {
            with_article(text, &one.range)
        }
        _ => return None,
    };
    let known = next.kind == Kind::Critic || matches!(one.kind, Kind::Publication(_));
    Some(Giver { publication: Some(publication), critic: Some(next.range.clone()), range, audience: false, known })
}

/// Gives a critic the publication that the sentence opens with: `In Variety, the critic X …`.
fn lend_publications(text: &str, givers: &mut Vec<Giver>) {
    static OPENS: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)^(?:in|for|writing (?:for|in)|reviewing[^,]{0,40} (?:for|in)|in (?:his|her|their|a|an)[^,]{0,60}(?:for|in|of))(?: the)?(?: (?:magazine|newspaper))? $",
        )
    });
    let [one, next, ..] = givers.as_slice() else { return };
    let lends = one.critic.is_none() && next.publication.is_none() && OPENS.is_match(&text[..one.range.start]);
    let near = text[one.range.end..next.range.start].starts_with(',') && next.range.start < one.range.end + 60;
    if lends && near {
        let one = givers.remove(0);
        givers[0].publication = one.publication;
        givers[0].known |= one.known;
        givers[0].range.start = one.range.start;
    }
}

/// Whether a capitalised name sounds like a publication, or is one word that is nobody's surname.
fn looks_like_publication(text: &str, range: &Range<usize>, draft: &Draft<'_>) -> bool {
    static TELLING: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"\b(?:Times|News|Post|Herald|Tribune|Journal|Magazine|Daily|Weekly|Review|Reviews|Film|Films|Movie|Movies|Cinema|Screen|Today|Express|Mirror|Chronicle|Gazette|Telegraph|Guide|Network|Online|Press|Star|Sun|Globe|Standard|Observer|Independent|Record|Digest|Radio|TV|Bazaar|Report|Reporter|Critic|Voice|Wire|Entertainment|Hub|Talk|World|Media|Dispatch|Examiner|Courier|Inquirer|Monitor|Bulletin|Ledger|Register)\b|\.(?:com|in|org|net|co)\b|\d",
        )
    });
    let words = &text[range.clone()];
    let person = draft.known_person(words).is_some() || critic_by_surname(words).is_some();
    !person && (!words.contains(' ') || TELLING.is_match(words) || text[..range.start].ends_with("The "))
}

/// Whether the words after a publication say that its readers are meant: `BBC online users`.
fn is_crowd(after: &str) -> bool {
    static CROWD: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)^(?:['’]s?)?(?: online| website| site| magazine)* (?:users|readers|viewers|audiences?|visitors)\b",
        )
    });
    CROWD.is_match(after)
}

/// Whether the words before a name say that a critic follows: `the film critic Jane Roe`.
fn is_titled(before: &str) -> bool {
    static TITLE: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"(?i)\b(?:critic|reviewer|columnist|blogger|youtuber|film historian)s? $"));
    TITLE.is_match(before)
}

/// A capitalised name with the article that belongs to it.
fn with_article(text: &str, range: &Range<usize>) -> String {
    let article = if text[..range.start].ends_with("The ") { "The " } else { "" };
    format!("{article}{}", &text[range.clone()])
}

fn several_words(text: &str, name: &Name) -> bool {
    text[name.range.clone()].contains(' ')
}

/// Whether a name is that of someone who worked on the film.
fn is_of_film(text: &str, name: &Name, draft: &Draft<'_>) -> bool {
    let Some(person) = draft.known_person(&text[name.range.clone()]) else { return false };
    draft.credits.iter().any(|credit| credit.person_id == person.id)
}
