//! Budgets and takings in sentences: `made on a budget of`, `grossed $28.3 million in the United States`.
//!
//! What counts is the whole run of the film in a territory: opening days and weekends, sales on disc, fees, profits
//! and what other films took are left out.

use std::sync::LazyLock;

use regex::Regex;

use crate::article::Excerpt;
use crate::schema::money::MoneyKind;
use crate::schema::sections::SectionKind;
use crate::transform::Draft;
use crate::transform::rules::Rule;
use crate::transform::signs::Sign;
use crate::value::money::{self, Found, What};
use crate::vocab::countries::COUNTRIES;
use crate::vocab::pattern;

use super::{Context, Scope, push_amount, territory};

/// Reads budgets and takings out of the lead and the sections on production and release.
pub(super) fn read(draft: &mut Draft<'_>) {
    let context = Context::of(draft.article);
    for passage in draft.prose.passages() {
        let budget_only = passage.kind == SectionKind::Production;
        let read_here = matches!(
            passage.kind,
            SectionKind::Lead | SectionKind::Production | SectionKind::Release | SectionKind::Reception
        );
        let heading = passage.heading.unwrap_or_default().to_lowercase();
        let elsewhere = ["home", "dvd", "video", "merchandis", "marketing", "music", "soundtrack", "sequel", "legacy"];
        if !read_here || elsewhere.iter().any(|word| heading.contains(word)) {
            continue;
        }
        draft.place = passage.place();
        for sentence in passage.readable(&[Sign::Money]) {
            read_sentence(
                sentence,
                Section { budget_only, box_office: heading.contains("box office") },
                &context,
                draft,
            );
        }
    }
}

/// What the section of a sentence lets expect.
#[derive(Clone, Copy, Debug)]
struct Section {
    /// On the production: takings are of other films there.
    budget_only: bool,
    /// On the box office: `it made $3 million` needs no more words.
    box_office: bool,
}

/// What the words around an amount say that it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sense {
    Of(MoneyKind),
    /// Takings of a part of the run: an opening weekend.
    Part,
    Other,
}

fn read_sentence(sentence: Excerpt<'_>, section: Section, context: &Context, draft: &mut Draft<'_>) {
    let found = money::find_all(sentence.as_str());
    let mut last: Option<Sense> = None;
    for (at, amount) in found.iter().enumerate() {
        // A bare count of crores can be of tickets in a sentence.
        if !matches!(amount.what, What::Amount(..)) || amount.currency == money::RUPEES_BY_SCALE {
            continue;
        }
        let (before, after) = windows(sentence.as_str(), &found, at);
        let sense = sense(
            before,
            after,
            &sentence.as_str()[amount.range.end..],
            last,
            section.box_office || OF_THE_RUN.is_match(sentence.as_str()),
            GROSSING.is_match(sentence.as_str()),
        );
        last = Some(sense);
        let Sense::Of(kind) = sense else { continue };
        if is_quoted(sentence.as_str(), amount.range.start) {
            continue;
        }
        if section.budget_only && kind == MoneyKind::BoxOffice || is_small(amount) {
            continue;
        }
        let mut scope = Scope::default();
        // A budget is not limited to a country; `an American budget` names one all the same.
        if kind == MoneyKind::BoxOffice {
            scope.territory = territory(after, context).or_else(|| territory(before, context));
        }
        push_amount(amount, sentence, kind, &scope, context, Rule::MoneySentence, draft);
    }
}

/// Whether somebody is quoted with what stands at an offset; a quotation may go on past the sentence.
fn is_quoted(sentence: &str, offset: usize) -> bool {
    let before = &sentence[..offset];
    let opened = before.matches('\u{201C}').count() > before.matches('\u{201D}').count();
    opened || before.matches('"').count() % 2 == 1
}

/// Amounts under ten thousand are wages and tickets.
fn is_small(amount: &Found) -> bool {
    matches!(amount.what, What::Amount(_, max) if max < rust_decimal::Decimal::from(10_000))
}

/// The words before and behind an amount that belong to it: the words between two amounts are cut where a new clause or
/// member of a list begins.
fn windows<'s>(sentence: &'s str, found: &[Found], at: usize) -> (&'s str, &'s str) {
    let amount = &found[at].range;
    let start = if at == 0 { 0 } else { found[at - 1].range.end };
    let end = found.get(at + 1).map_or(sentence.len(), |next| next.range.start);
    let (left, right) = (&sentence[start..amount.start], &sentence[amount.end..end]);
    let before = if at == 0 { left } else { &left[joint(left).unwrap_or(0)..] };
    let after = if at + 1 == found.len() { right } else { &right[..joint(right).unwrap_or(right.len())] };
    let after = CLAUSE_END.find(after).map_or(after, |stop| &after[..stop.start()]);
    (before, after)
}

/// Where the words between two amounts pass from the one to the other: at the last joint of clauses, else at the last
/// joint of words. The `and` of `United States and Canada` is none.
fn joint(between: &str) -> Option<usize> {
    static CLAUSES: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"; |, (?:and|but|while|with|for|against|compared|making|bringing)\b| while | but | against | for a | on an? | to a | from an? ",
        )
    });
    static WORDS: LazyLock<Regex> = LazyLock::new(|| pattern(r" and |, |\) ?| \("));
    let of_names =
        |joint: &regex::Match<'_>| joint.as_str() == " and " && between[joint.end()..].starts_with(char::is_uppercase);
    if between.starts_with(')') {
        return Some(0);
    }
    let last =
        CLAUSES.find_iter(between).last().or_else(|| WORDS.find_iter(between).filter(|joint| !of_names(joint)).last());
    last.map(|joint| joint.start())
}

static CLAUSE_END: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"; |, (?:and|but|while|which|where|making|becoming|marking|surpass|beat|behind|ahead|followed|the|it|a|against|despite|with|for)\b|\. | against | making it | becoming | surpassing ",
    )
});

fn sense(before: &str, after: &str, rest: &str, last: Option<Sense>, of_the_run: bool, grossing: bool) -> Sense {
    let near = last_words(before, 14);
    if OTHER.is_match(near) || OTHER.is_match(after) || AFTER_OTHER.is_match(after) {
        // `It took $4 million in its opening weekend and $78 million overall`: the verb carries on.
        return if GROSS.is_match(near) && PART.is_match(after) { Sense::Part } else { Sense::Other };
    }
    let part = PART.is_match(near) || PART.is_match(after) || BEST_PART.is_match(rest);
    if BUDGET_BEFORE.is_match(near) || BUDGET_AFTER.is_match(after) {
        return if UNSURE.is_match(near) { Sense::Other } else { Sense::Of(MoneyKind::Budget) };
    }
    let gross = GROSS.is_match(near) || (MADE.is_match(near) || MADE.is_match(last_words(before, 25))) && of_the_run;
    let carried = matches!(last, Some(Sense::Of(MoneyKind::BoxOffice) | Sense::Part))
        // What stands in brackets behind an amount is its conversion, or another film's.
        && !before.ends_with('(')
        && carries_on(near);
    let listed = before.ends_with('(') && after.is_empty() || before.ends_with('(') && after.starts_with(')');
    let listed = listed && COUNTRIES.find(last_words(before, 3)).is_some() && grossing;
    match (gross || carried || listed, part) {
        (true, true) => Sense::Part,
        (true, false) => Sense::Of(MoneyKind::BoxOffice),
        (false, _) => Sense::Other,
    }
}

/// `and $370 million in other countries`, `for a worldwide total of $562 million`: no verb, but the sense of the amount before.
fn carries_on(near: &str) -> bool {
    let words: Vec<&str> = near.split_whitespace().collect();
    let fillers = [
        "and",
        "with",
        "for",
        "a",
        "an",
        "of",
        "to",
        "another",
        "additional",
        "total",
        "worldwide",
        "further",
        "plus",
        "approximately",
        "about",
        "over",
        "the",
        "overseas",
        "internationally",
        "domestic",
        "domestically",
        "in",
        "bringing",
        "its",
        "gross",
        "global",
        "it",
        "as",
        "well",
        "grand",
        "cumulative",
        "elsewhere",
        "abroad",
    ];
    let is_place = COUNTRIES.find(near).is_some();
    words.len() <= 8
        && words.iter().all(|word| {
            let word = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
            word.is_empty() || fillers.contains(&word.as_str()) || is_place
        })
}

fn last_words(text: &str, count: usize) -> &str {
    let starts = text.char_indices().rev().filter(|(_, character)| character.is_whitespace());
    starts.map(|(at, _)| at).nth(count).map_or(text, |at| &text[at..])
}

static GROSS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?xi)\b(?:gross(?:ed|es|ing)?|box[ -]office\ (?:of|total|gross|receipts|takings|revenues?|returns?|earnings)|takings|receipts|admissions\ worth|(?:worldwide|domestic|global|international|lifetime|theatrical)\ (?:total|gross|collection|earnings|haul|box\ office)
        |rentals\ (?:of|were|was)|earned|earning|collected|collecting|raked\ in|garnered|amassed|netted|accumulated|took\ in|taking\ in|brought\ in|bringing\ in|pulled\ in|achieving)\b",
    )
});
static MADE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:made|making|took|taking|generated|generating|reached|returned|went on to (?:make|earn|gross|collect)|total(?:ed|ing|led|ling)?)\b",
    )
});
static OF_THE_RUN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:box[ -]office|gross\w*|rentals?|theat(?:er|re|rical)s?|theatrically|cinemas?|worldwide|domestically|overseas|internationally|in the (?:US|U\.S\.|United States|UK|United Kingdom))\b",
    )
});
static GROSSING: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)\bgross(?:ed|ing)\b"));

static BUDGET_BEFORE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?xi)\b(?: budget(?:ed)? (?:\ (?:of|at|was|is|being|to\ be|for|came\ to|ended\ up\ being|reported(?:ly)?|estimated|around|approximately|about|only|just|roughly|a|the|an|film|set|production|over|under|between|reportedly|originally|totall?ed|in\ the\ region\ of|rose\ to|ballooned\ to))*
          | cost(?:ing|s)?(?:\ (?:of|was|were|around|about|approximately|only|just|over|an|estimated|a|reported|under|roughly|some|between|nearly))*
          | (?:made|produced|shot|filmed|completed)\ (?:for|on)(?:\ (?:only|just|about|around|approximately|a|an|the|over|under|roughly|estimated|reported|mere|less\ than))*
          | allotted(?:\ only)? | final\ cost(?:\ (?:of|was))? )[\ ,:]*$",
    )
});
static BUDGET_AFTER: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)^[ -](?:\w+ ){0,2}(?:production |shooting |film )?budget\b"));
/// Budgets that were not the film's in the end.
static UNSURE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:initial(?:ly)?|original(?:ly)?|planned|proposed|requested|desired|wanted|offered|asked|marketing|advertising|advertisement|promotion\w*|music|print|intended|expected|would|will|going to|if|estimated to need|could|sets?)\b",
    )
});

/// Takings of a part of the run.
static PART: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?xi)\b(?: opening | opened | opens | weekends? | debut(?:ed|ing)? | previews? | first (?:\ \w+)?\ (?:days?|weeks?|months?|nights?|weekend) | (?:day|week)\ (?:one|1|two) | (?:first|second|third|fourth|fifth|sixth)\ (?:day|week|frame)
          | (?:one|two|three|four|five|six|seven|ten|1|2|3|4|5|6|7|10)\ (?:days?|weeks?) | days\ of | same\ days | weeks\ of | [0-9]+[-\ ]day | (?:two|three|four|five)-day | (?:on|its)\ (?:mon|tues|wednes|thurs|fri|satur|sun)day | fridays? | saturdays? | sundays? | mondays? | thursdays? | wednesdays? | tuesdays?
          | per[\ -](?:screen|theat(?:er|re)|venue) | average | re-?releas\w* | re-?issue\w* | so\ far | (?:in|by)\ its\ \w+\ week | one\ (?:theat(?:er|re)|cinema) | midnight | openings? | premiere\ week )\b",
    )
});

/// `…, marking the best opening of the year`: the amount was that of a part.
static BEST_PART: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^[^.;$]{0,40}\b(?:marking|making|which was|scoring|setting)\b(?: it)? (?:the|a|its)\b[^,.;$]{0,40}\b(?:opening|debut|weekend)\b",
    )
});

/// What is neither a budget nor takings of this film at the box office.
static OTHER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?xi)\b(?: dvds? | blu-?ray | vhs | home\ (?:video|media) | video\ (?:sales|rentals) | units | copies | merchandis\w+ | licen[sc]\w+ | profits? | profited | loss(?:es)? | lost | deficit | inflation | adjusted
          | salar(?:y|ies) | fees? | paid | paying | pay | sued | lawsuit | settle\w* | damages | fined? | rights | bought | sold | purchas\w+ | advertising | marketing | promot\w+ | auction\w* | donat\w+ | charity
          | invest\w* | grants? | funding | funded | loans? | raised | raising | prizes? | surpass\w* | cross(?:ed|ing)? | exceed\w* | beat(?:ing)? | record | previous | compared | than | behind | ahead | expected | projected | projections? | predict\w* | tracking | estimates?\ (?:of|that) | needed | break[\ -]even | recoup\w* | sequel | predecessor | soundtrack
          | ticket | tickets | insurance | worth | series | franchise | double\ feature\ budget )\b",
    )
});
static AFTER_OTHER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^ ?(?:mark|club|barrier|milestone|prize|fine|grant|loan|deal|contract|investment|loss|profit|fee|salary|opening|debut)\b|^ for (?:directing|writing|playing|starring|acting|appearing|the role|his|her|their)\b|^ (?:on|for|in) (?:marketing|advertising|prints|promotion)",
    )
});
