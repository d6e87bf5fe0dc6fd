//! Companies that only running text names: `released on DVD by …`, `… distributed the film`.
//!
//! A name is a company's where its last word says so (`Pictures`, `Releasing`), where a field has named it, or where it is a
//! well-known house without such a word. Persons produce and release films too, and are left to the readers of credits.

use std::sync::LazyLock;

use regex::Regex;

use crate::article::Excerpt;
use crate::schema::film_companies::CompanyRole;
use crate::schema::sections::SectionKind;
use crate::transform::rules::Rule;
use crate::transform::signs::{Sign, union};
use crate::transform::{Draft, Passage};
use crate::value::id::fold;
use crate::vocab::countries::COUNTRIES;
use crate::vocab::{self, Needle, pattern, studios};

use super::{Limits, names, push};

/// Reads companies out of the lead and the sections on the release.
pub(super) fn read(draft: &mut Draft<'_>) {
    for passage in draft.prose.passages().iter().filter(|passage| is_about_release(passage)) {
        draft.place = passage.place();
        for sentence in passage.readable(&[Sign::Company]) {
            for found in of_sentence(sentence, draft) {
                add(&found, draft);
            }
        }
    }
}

fn is_about_release(passage: &Passage<'_>) -> bool {
    static OTHER: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"(?i)merchandis|marketing|promotion|trailer|game|soundtrack|sequel|novel|legacy|reception|reviews")
    });
    let heading = passage.heading.unwrap_or_default();
    matches!(passage.kind, SectionKind::Lead | SectionKind::Release)
        && (!OTHER.is_match(heading) || heading.to_lowercase().contains("release"))
}

/// What sentences about companies hold.
pub(super) fn needles() -> Option<Vec<Needle>> {
    // Bare `by` and `for` need one of the others before them.
    let by = pattern(&format!("{PRODUCED}|{DISTRIBUTED}"));
    union([&by, &*RELEASED, &*ACTIVE, &*RIGHTS].map(vocab::needles))
}

/// A company in a sentence.
struct Found<'a> {
    name: Excerpt<'a>,
    role: CompanyRole,
    territory: Option<String>,
}

const PRODUCED: &str = r"(?x:(?:[Cc]o-)?[Pp]roduced\ (?:and\ [a-z]+\ )?by | [Ff]inanced\ by | [Aa]nimated\ by | [Bb]ankrolled\ by | [Cc]o-financed\ by | [Pp]resented\ by | in\ association\ with | co-?productions?\ (?:of|between)(?:\ (?:the\ )?companies)? | [Pp]roduction\ (?:company|companies|house|houses|banner)(?:\ (?:of|is|are|was|were))? | banner(?:\ of)? | under\ the\ label\ of | a\ production\ of)";
const DISTRIBUTED: &str =
    r"(?x:[Dd]istributed\ by | distributors?(?:\ was|\ is)? | [Rr]eleased\ by | released\ through)";

static BY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(r"\b(?:(?P<produced>{PRODUCED})|(?P<distributed>{DISTRIBUTED}|by)|(?P<for>for)) (?:the )?"))
});

static RELEASED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)\b(?:re-?)?(?:released?|distributed|issued|published|picked up|acquired|put out|made available)\b")
});

/// A name and what it did: `GKIDS reissued the film`.
static ACTIVE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(?:has |had |later |also |then |first |subsequently )*(?P<verb>(?:re-?)?(?:released|distributed|issued)|(?:co-)?(?:produced|financed)) (?:the|it|a|an|its|this|both|[A-Z])\b",
    )
});

/// Who may show the film: `IFC Films acquired U.S. distribution rights to the film`, `rights were bought by A24`.
static RIGHTS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?x)(?:\b(?:has\ |had\ |later\ |also\ |then\ |subsequently\ )*(?:acquired|bought|purchased|picked\ up|secured|obtained|landed|won|nabbed)\ (?:the\ |all\ )?[^,;]{0,60}?\brights\b(?:\ (?:to|of|for)\ (?:the\ film|the\ movie|it|distribute))?
          | \b[Dd]istribution\ rights\b[^,;]{0,40}?\ (?:were|was)\ (?:acquired|bought|purchased|picked\ up|secured|obtained|sold)(?P<by>\ (?:by|to)\ (?:the\ )?))",
    )
});

/// Rights to something else than showing the film.
static OTHER_RIGHTS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:remake|satellite|music|audio|dubbing|film rights|movie rights|screen rights|adaptation|adapt|book|novel|story|television rights|tv rights|sequel|stage|life|merchandis\w+|publishing|broadcast|streaming rights)\b",
    )
});

/// What is not the film, or not a company's part in it.
static NOT_THIS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:sequels?|prequels?|soundtracks?|albums?|scores?|songs?|singles?|games?|novels?|novelizations?|books?|comics?|manga|series|episodes?|remakes?|spin-?offs?|musicals?|stage|trailers?|teasers?|posters?|planned|announced|rights|owned|merged|subsidiary|unrelated|magazine|another film|other films?|earlier films?|previous films?)\b",
    )
});

fn of_sentence<'a>(sentence: Excerpt<'a>, draft: &Draft<'_>) -> Vec<Found<'a>> {
    let text = sentence.as_str();
    let mut found: Vec<Found<'a>> = Vec::new();
    let mut produced = false;
    for trigger in BY.captures_iter(text) {
        let Some(whole) = trigger.get(0) else { continue };
        let before = &text[..whole.start()];
        if NOT_THIS.is_match(before) {
            break;
        }
        let role = if trigger.name("produced").is_some() || trigger.name("for").is_some() {
            CompanyRole::Production
        } else {
            CompanyRole::Distribution
        };
        let says_by = whole.as_str().starts_with("by");
        // Bare `by` needs a release before it, bare `for` a production.
        if says_by && !RELEASED.is_match(before) || trigger.name("for").is_some() && !produced {
            continue;
        }
        produced |= trigger.name("produced").is_some();
        for name in companies_at(sentence.from(whole.end() + possessor(&text[whole.end()..])), draft) {
            let territory = territory(before, &text[name.offset() + name.as_str().len() - sentence.offset()..]);
            let territory = territory.filter(|_| role == CompanyRole::Distribution);
            found.push(Found { name, role, territory });
        }
    }
    let mut read_to = 0;
    for rights in RIGHTS.captures_iter(text) {
        let Some(whole) = rights.get(0) else { continue };
        let before = &text[std::mem::replace(&mut read_to, whole.end())..whole.start()];
        if OTHER_RIGHTS.is_match(whole.as_str()) || NOT_THIS.is_match(before) {
            continue;
        }
        let names = match rights.name("by") {
            Some(by) => companies_at(sentence.from(by.end()), draft),
            None => companies_before(sentence.until(whole.start()), draft),
        };
        let place = COUNTRIES.find(whole.as_str()).map(|hit| whole.as_str()[hit.range].to_owned());
        let role = CompanyRole::Distribution;
        found.extend(names.into_iter().map(|name| Found { name, role, territory: place.clone() }));
    }
    for active in ACTIVE.captures_iter(text) {
        let (Some(whole), Some(verb)) = (active.get(0), active.name("verb")) else { continue };
        if NOT_THIS.is_match(&text[..whole.end()]) {
            continue;
        }
        let role = if verb.as_str().contains("produced") || verb.as_str().contains("financed") {
            CompanyRole::Production
        } else {
            CompanyRole::Distribution
        };
        let names = companies_before(sentence.until(whole.start()), draft);
        found.extend(names.into_iter().map(|name| Found { name, role, territory: None }));
    }
    found
}

/// The country that the words around a distributor limit it to: `in the UK by …`, `… in Japan`.
fn territory(before: &str, after: &str) -> Option<String> {
    static BEFORE: LazyLock<Regex> = LazyLock::new(|| pattern(r"^in (?:the )?([\p{Lu}][\p{L}. ]+?) $"));
    static AFTER: LazyLock<Regex> = LazyLock::new(|| pattern(r"^ in (?:the )?([\p{Lu}][\p{L}. ]*)"));
    let last = before.rfind(" in ").map_or(before, |at| &before[at + 1..]);
    let named = [BEFORE.captures(last), AFTER.captures(after)].into_iter().flatten();
    let named = named.filter_map(|captures| captures.get(1).map(|name| name.as_str()));
    named
        .filter_map(|name| {
            COUNTRIES.find(name).filter(|hit| hit.range.start == 0).map(|hit| name[hit.range].to_owned())
        })
        .next()
}

/// Length of whose company it is that a text opens with: `Kevin Feige's Marvel Studios`.
fn possessor(text: &str) -> usize {
    static POSSESSOR: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"^\p{Lu}[\p{L}.-]*(?: \p{Lu}[\p{L}.-]*){0,3}['’]s (?:own )?(?P<next>\p{Lu})"));
    POSSESSOR.captures(text).and_then(|found| found.name("next")).map_or(0, |next| next.start())
}

/// The companies that a text opens with: one, or several joined by commas and `and`.
fn companies_at<'a>(text: Excerpt<'a>, draft: &Draft<'_>) -> Vec<Excerpt<'a>> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(name) = company_at(rest, draft) {
        found.push(name);
        let after = rest.from(name.offset() + name.as_str().len() - rest.offset());
        let Some(joint) = [", and ", ", ", " and ", " & "].iter().find(|joint| after.as_str().starts_with(**joint))
        else {
            break;
        };
        rest = after.from(joint.len());
    }
    found
}

/// The company that a text opens with.
fn company_at<'a>(text: Excerpt<'a>, draft: &Draft<'_>) -> Option<Excerpt<'a>> {
    let words = text.as_str();
    let known = studios::NAMES.iter().copied().filter(|name| words.starts_with(*name)).filter(|name| {
        let rest = &words[name.len()..];
        // `Gaumont British` is another house than `Gaumont`.
        let goes_on = rest.strip_prefix(' ').is_some_and(|rest| rest.starts_with(char::is_uppercase));
        !goes_on && !rest.starts_with(char::is_alphanumeric)
    });
    let known = known.map(str::len).max();
    let mut end = known;
    let mut at = 0;
    for (index, word) in words.split_inclusive(' ').enumerate() {
        let bare = word.trim_end().trim_end_matches([',', ';', ':', ')']);
        let capital = bare.starts_with(|first: char| first.is_uppercase() || first.is_ascii_digit());
        let marks = names::is_company_word(bare)
            || names::is_company_word(bare.trim_end_matches('.'))
            || known.is_none() && is_lower_company_word(bare);
        if index >= 7 || !(capital || marks && index > 0 || index > 0 && matches!(bare, "&" | "of" | "de" | "and")) {
            break;
        }
        // `and` behind a complete name joins another company.
        if bare == "and" && end.is_some_and(|end| end + 1 >= at) {
            break;
        }
        let bare = if marks && !names::is_company_word(bare) { bare.trim_end_matches('.') } else { bare };
        if marks && index > 0 {
            end = Some(at + bare.len());
        }
        at += word.len();
        if word.trim_end().len() > bare.len() {
            break;
        }
    }
    let name = text.until(end?).trim();
    // A person whose name goes on behind a house (`Disney's …`) is none.
    let possessive = words[name.as_str().len()..].starts_with(['\'', '\u{2019}']);
    let _ = draft;
    (!possessive && names::is_name(name.as_str())).then_some(name)
}

/// Some articles write `Olive films`.
fn is_lower_company_word(word: &str) -> bool {
    matches!(word.trim_end_matches('.'), "films" | "pictures" | "studios" | "productions" | "entertainment")
}

/// The company whose name ends a text and opens its clause: `In 1993, Fox Video`.
fn company_before<'a>(text: Excerpt<'a>, draft: &Draft<'_>) -> Option<Excerpt<'a>> {
    let words = text.as_str().trim_end();
    let starts = words.char_indices().filter(|(at, _)| *at == 0 || words[..*at].ends_with(' '));
    let starts: Vec<usize> = starts.map(|(at, _)| at).collect();
    starts.iter().rev().take(7).rev().find_map(|start| {
        // `Entertainment and AA Films` is the end of one name and another.
        let opening = words[*start..].split(' ').next().unwrap_or_default();
        const OPENERS: &[&str] = &[
            "While",
            "Although",
            "When",
            "In",
            "On",
            "After",
            "Meanwhile",
            "Both",
            "Later",
            "Since",
            "However",
            "And",
            "But",
        ];
        let ends_another = names::is_company_word(opening) && words[*start..].contains(" and ");
        if ends_another || OPENERS.contains(&opening.trim_end_matches(',')) {
            return None;
        }
        let name = company_at(text.get(*start..words.len()), draft)?;
        (*start + name.as_str().len() == words.len()).then_some(name)
    })
}

/// The companies whose names end a text, joined by commas and `and`.
fn companies_before<'a>(text: Excerpt<'a>, draft: &Draft<'_>) -> Vec<Excerpt<'a>> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(name) = company_before(rest, draft) {
        found.push(name);
        let before = rest.until(name.offset() - rest.offset());
        let Some(kept) = [", and ", " and ", ", ", " & "].iter().find_map(|joint| before.as_str().strip_suffix(joint))
        else {
            break;
        };
        rest = before.until(kept.len());
    }
    found.reverse();
    found
}

/// Whether a name is another one and more: `anchor bay entertainment`, `rizzoli film, s.p.a.`
fn goes_on(longer: &str, name: &str) -> bool {
    longer.strip_prefix(name).is_some_and(|rest| rest.starts_with([' ', ',']))
}

/// Adds a company, unless a field or another sentence has named it in the role.
fn add(found: &Found<'_>, draft: &mut Draft<'_>) {
    let rule = Rule::CompanySentence;
    let name = fold(found.name.as_str());
    // `Anchor Bay` is the `Anchor Bay Entertainment` named before.
    let longer = draft.companies.iter().find(|known| goes_on(&fold(&known.name), &name)).map(|known| known.id);
    let same = draft.companies.iter().find(|known| fold(&known.name) == name).map(|known| known.id);
    let company_id = same.or(longer);
    if let Some(company_id) = company_id {
        let reading = draft.reading(found.name, rule);
        if draft.film_companies.confirm(|row| row.company_id == company_id && row.role == found.role, reading).is_some()
        {
            return;
        }
    }
    if same.is_none() && longer.is_some() {
        return;
    }
    let mut limits = Limits::default();
    if let Some(territory) = &found.territory {
        limits.note(territory);
    }
    push(found.name, found.role, &limits, rule, draft);
}
