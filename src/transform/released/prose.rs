//! Release sentences: `premiered at the 77th Venice International Film Festival on 7 September 2020`.
//!
//! A date counts where a verb of release governs it and the clause is about this film: trailers,
//! albums, sequels and plans have dates too. A later date of the same sentence may leave verb and
//! subject out (`… in the United Kingdom on 3 April 1975 and in the United States on 27 April`).

use std::sync::LazyLock;

use regex::Regex;

use crate::article::{Block, Excerpt};
use crate::schema::release_dates::ReleaseKind;
use crate::schema::sections::SectionKind;
use crate::transform::film::display_title;
use crate::transform::rules::Rule;
use crate::transform::signs::Sign;
use crate::transform::{Draft, Passage};
use crate::value::date::{self, Found, Moment, PartialDate, What};
use crate::value::score::whole_number;
use crate::vocab::{self, Needle, pattern};

use super::clause::{self, Clause};
use super::setting::{self, Setting};

/// Reads release sentences of the lead and of the sections about the release.
pub(super) fn read(draft: &mut Draft<'_>) {
    let mut titles: Vec<String> = vec![display_title(draft).as_str().to_owned()];
    titles.extend(draft.article.display_name.as_ref().map(|name| name.as_str().to_owned()));
    for passage in draft.prose.passages().iter().filter(|passage| is_about_release(passage)) {
        draft.place = passage.place();
        let at_home = passage.heading.is_some_and(names_home_media);
        let reader = Reader { titles: &titles, at_home };
        match passage.block {
            Block::Item { text, .. } if at_home => reader.item(text.excerpt(), draft),
            _ => {
                let mut last = None;
                for sentence in passage.readable(&[Sign::Date, Sign::Release]) {
                    reader.sentence(sentence, &mut last, draft);
                }
            }
        }
    }
}

fn is_about_release(passage: &Passage<'_>) -> bool {
    static OTHER: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"(?i)merchandis|marketing|promotion|trailer|video game|soundtrack|sequel|novel|legacy|accolade")
    });
    let heading = passage.heading.unwrap_or_default();
    matches!(passage.kind, SectionKind::Lead | SectionKind::Release | SectionKind::Reception)
        && (!OTHER.is_match(heading) || heading.to_lowercase().contains("release"))
}

fn names_home_media(heading: &str) -> bool {
    let heading = heading.to_lowercase();
    ["home", "dvd", "blu-ray", "video", "vhs"].iter().any(|word| heading.contains(word))
}

struct Reader<'r> {
    titles: &'r [String],
    /// Whether the section is about releases on disc and tape.
    at_home: bool,
}

/// What an earlier date of the sentence was read as, for later ones that leave it out.
#[derive(Clone, Copy)]
struct Before {
    kind: ReleaseKind,
}

impl Reader<'_> {
    /// A list item that opens with a date: `October 27, 1990 (VHS)`.
    fn item(&self, item: Excerpt<'_>, draft: &mut Draft<'_>) {
        let Some(first) = date::find_all(item.as_str()).into_iter().next().filter(|found| found.range.start == 0)
        else {
            return;
        };
        let (What::Date(date), Some(ReleaseKind::HomeVideo)) = (first.what, setting::kind(item.as_str())) else {
            return;
        };
        let words = item.until(first.range.end);
        let country = match setting::countries_in(item.as_str()).as_slice() {
            [only] => Some((*only).to_owned()),
            _ => None,
        };
        let setting = Setting { event: None, country, kind: ReleaseKind::HomeVideo };
        super::add(date, words, words, setting, Rule::DateList, draft);
    }

    fn sentence(&self, sentence: Excerpt<'_>, last: &mut Option<PartialDate>, draft: &mut Draft<'_>) {
        let (found, later) = with_relative(sentence.as_str());
        let mut before: Option<Before> = None;
        // The day read last in this sentence.
        let mut anchor: Option<PartialDate> = None;
        for (at, one) in found.iter().enumerate() {
            let clause = clause::around(sentence, &found, at);
            let rest = sentence.as_str()[one.range.end..].trim_start_matches([',', ' ']);
            let Some(kind) = self.release(&clause, before, rest) else { continue };
            let words = sentence.get(one.range.clone());
            let rule = match one.what {
                What::Date(_) if later[at].is_none() => Rule::DateSentence,
                _ => Rule::DateRelative,
            };
            let date = match one.what {
                _ if later[at].is_some() => later[at].and_then(|days| {
                    let stands = RELEASE.is_match(clause.core.as_str()) || names_a_place(&clause);
                    day_after(anchor.or(*last)?, days).filter(|_| stands)
                }),
                What::Trouble(trouble) => {
                    super::report(trouble, words, draft);
                    continue;
                }
                What::Date(date) => Some(date),
                What::Yearless { month, day } => with_year(month, day, &found, at, *last),
            };
            let Some(date) = date.filter(|date| counts(*date, sentence, one)) else { continue };
            before = Some(Before { kind });
            if found
                .get(at + 1)
                .is_some_and(|next| is_told_exactly(date, &sentence.as_str()[one.range.end..next.range.start], next))
            {
                continue;
            }
            if matches!(date.start, Moment::Day(_)) {
                (*last, anchor) = (Some(date), Some(date));
            }
            for setting in settings(&clause, kind, date) {
                let known = |row: &_| {
                    super::more_precise(row, date)
                        && super::agree(row.kind, kind)
                        && (setting.country.is_none()
                            || row.country == setting.country
                            || row.country.is_none() && kind != ReleaseKind::HomeVideo)
                };
                if !draft.release_dates.iter().any(known) {
                    super::add(date, words, clause.whole, setting, rule, draft);
                }
            }
        }
    }

    /// The kind of release that a clause tells of, if it tells of one of this film. `rest` is what
    /// follows in the sentence.
    fn release(&self, clause: &Clause<'_>, before: Option<Before>, rest: &str) -> Option<ReleaseKind> {
        let text = clause::without_brackets(clause.core.as_str());
        let text = SINCE_RELEASE.replace_all(&text, "");
        if NOT_THIS.is_match(&text) {
            return None;
        }
        let stated = setting::kind(&text);
        let default = if setting::festival(clause.core).is_some() {
            ReleaseKind::Festival
        } else if self.at_home {
            ReleaseKind::HomeVideo
        } else {
            ReleaseKind::Theatrical
        };
        if !RELEASE.is_match(&text) {
            // The verb was said before, or stands with an earlier date.
            let elliptic = text.split_whitespace().count() <= 14 && !OTHER_VERB.is_match(&text);
            return before.filter(|_| elliptic).map(|before| stated.unwrap_or(before.kind));
        }
        let goes_on = before.is_some() && clause.is_elliptic;
        let named = |text: &str| ABOUT_FILM.is_match(text) || self.names_title(text);
        let subject_after = || {
            let subject: Vec<&str> = rest.split(' ').take(SUBJECT_WORDS).collect();
            let subject = subject.join(" ");
            opens_sentence(clause.core) && named(&subject) && !NOT_THIS.is_match(&subject)
        };
        if !goes_on && !named(&text) && !subject_after() {
            return None;
        }
        let was_at_home = before.is_some_and(|before| before.kind == ReleaseKind::HomeVideo) || self.at_home;
        match stated {
            Some(ReleaseKind::Rerelease) if was_at_home => Some(ReleaseKind::HomeVideo),
            Some(kind) => Some(kind),
            None => Some(default),
        }
    }

    /// Whether the text names the film, not a title that goes on (`Cars 2`, `Rocky Legends`).
    fn names_title(&self, text: &str) -> bool {
        self.titles.iter().any(|title| {
            text.match_indices(title.as_str()).any(|(at, _)| {
                let before = text[..at].split_whitespace().next_back().unwrap_or_default();
                let after = text[at + title.len()..].chars().take(2).collect::<String>();
                let goes_on = after.starts_with(':')
                    || after.starts_with(char::is_alphanumeric)
                    || after.starts_with(' ') && after.ends_with(|next: char| next.is_uppercase() || next.is_numeric());
                let goes_before = at > 0
                    && before.starts_with(char::is_uppercase)
                    && !before.ends_with([',', ';', ':'])
                    && !matches!(before, "The" | "When" | "After" | "Before" | "In" | "As");
                !goes_on && !goes_before
            })
        })
    }
}

/// How many words of a clause are looked at for its subject.
const SUBJECT_WORDS: usize = 6;

/// Whether words open their sentence with the participle of a release: `Released in Norway on 3 May 1999, the
/// film …`, whose subject follows.
fn opens_sentence(core: Excerpt<'_>) -> bool {
    static OPENS: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"^(?:[Tt]heatrically |[Ff]irst |[Oo]riginally |[Ii]nitially )?(?i:(?:re-?)?released|releasing|premiering|premiered|opening|opened|debuting|shown|screened|broadcast|issued)\b",
        )
    });
    OPENS.is_match(core.as_str().trim_start())
}

static RELATIVE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:(?P<same>(?:on )?(?:the|that) same day|(?:the|that) day also)|(?P<next>the (?:following|next) day|the day after)|(?P<count>\d{1,2}|an?|one|two|three|four|five|six|seven|eight|nine|ten) (?P<unit>days?|weeks?) (?P<way>later|earlier|afterwards?))\b",
    )
});

/// The dates of a sentence, words that count from an earlier one among them, and for these by how many days:
/// `the following day`, `two weeks later`.
fn with_relative(text: &str) -> (Vec<Found>, Vec<Option<i64>>) {
    let mut found: Vec<(Found, Option<i64>)> = date::find_all(text).into_iter().map(|found| (found, None)).collect();
    for words in RELATIVE.captures_iter(text) {
        let Some(whole) = words.get(0) else { continue };
        let number = || match &words["count"] {
            "a" | "an" | "A" | "An" => Some(1),
            count => whole_number(count).map(i64::from),
        };
        let days = if words.name("same").is_some() {
            Some(0)
        } else if words.name("next").is_some() {
            Some(1)
        } else {
            let unit = if words["unit"].to_lowercase().starts_with("week") { 7 } else { 1 };
            let way = if words["way"].eq_ignore_ascii_case("earlier") { -1 } else { 1 };
            number().map(|number| number * unit * way)
        };
        // `on 20 December, a day earlier,` says the date twice.
        let says_again = found.iter().any(|(known, _)| {
            text.get(known.range.end..whole.start()).is_some_and(|between| matches!(between.trim(), "," | "(" | ""))
        });
        let days = days.filter(|_| !says_again);
        let overlaps =
            found.iter().any(|(known, _)| known.range.start < whole.end() && whole.start() < known.range.end);
        if let Some(days) = days.filter(|_| !overlaps) {
            // What it says is told by the day that it counts from.
            let what = What::Yearless { month: 1, day: 1 };
            found.push((Found { range: whole.range(), what }, Some(days)));
        }
    }
    found.sort_by_key(|(found, _)| found.range.start);
    found.into_iter().unzip()
}

/// Whether the year of a festival is followed by the day of the showing there: `at the 2009 Cannes Film
/// Festival on 13 May 2009`.
fn is_told_exactly(date: PartialDate, between: &str, next: &Found) -> bool {
    let exact = next.what.date().filter(|next| matches!(next.start, Moment::Day(_) | Moment::Month(..)));
    matches!(date.start, Moment::Year(year) if exact.is_some_and(|next| next.start.year() == year))
        && !between.contains(" and ")
        && !RELEASE.is_match(between)
}

/// The day that lies so many days after another.
fn day_after(date: PartialDate, days: i64) -> Option<PartialDate> {
    let Moment::Day(day) = date.start else { return None };
    let day = day.checked_add(jiff::Span::new().try_days(days).ok()?).ok()?;
    Some(PartialDate::at(Moment::Day(day)))
}

/// Whether a clause says where.
fn names_a_place(clause: &Clause<'_>) -> bool {
    clause
        .settings()
        .any(|part| !setting::countries_in(part.as_str()).is_empty() || setting::city_in(part.as_str()).is_some())
}

/// Words of release, one of which a sentence about one has: what it says of other things is taken out before
/// it is read.
pub(super) fn needles() -> Option<Vec<Needle>> {
    vocab::needles(&RELEASE).map(|needles| needles.into_iter().map(Needle::word).collect())
}

/// What sentences with a day hold that is counted from another.
pub(super) fn day_needles() -> Option<Vec<Needle>> {
    vocab::needles(&RELATIVE)
}

static RELEASE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?xi)\b(?:(?:re-?)?releas(?:e|ed|es|ing) | premi(?:ere?|ered|eres|ering|ère|èred) | debut(?:ed|s|ing)? | opened | opening | opens
          | re-?issued? | issued\ (?:the|it|a|an) | (?:was|were|been|being|had|then|also|first|publicly|later|again|it) (?:\ \w+)? \ (?:shown|screened|exhibited|issued|distributed|published|broadcast)
          | broadcast | televised | aired | screening | came\ out | hit\ (?:the\ )?(?:theat(?:er|re)s|cinemas|screens) | available
          | appeared\ at | theatrical\ run | went\ (?:on|into)\ (?:general|wide)\ release )\b",
    )
});

/// A release that only dates something else: `35 years after the film's initial release`.
static SINCE_RELEASE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:after|since|following|upon|before|until|prior to|of) (?:the film(?:'s|’s) |the |its |their )(?:\w+ )?(?:release|premiere|opening|debut|screening)\b",
    )
});

/// Verbs that end the reach of a verb of release said earlier.
static OTHER_VERB: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:won|win|gross\w*|earn\w*|made|receiv\w*|nominat\w*|began|ended|closed|reach\w*|sold|until|since|through|from|of|for|marking|after|before|against)\b",
    )
});

/// What is not a release of this film, and what was only planned.
static NOT_THIS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?xi)\b(?:sequels? | prequels? | soundtracks? | albums? | trailers? | teasers? | scores? | songs? | singles? | lyric | music | games? | novels?
          | novelizations? | novelisations? | books? | comics? | manga | (?:television|tv|web|anime|animated)\ series | episodes? | pilot | remakes? | remade | spin-?offs? | follow-?ups? | musicals?
          | stage | posters? | clips? | footage | first\ look | announc\w+ | plann?ed | plans? | schedul\w+ | slated | set\ (?:to|for) | expected | intended
          | due | postponed | pushed | moved | would\ (?:be|have) | was\ to | will | might | hoped | filming | shooting | shot | photography | rights | magazine
          | paperback | commentary | commentaries | complet\w+ | conclud\w+ | ended | grossing | grossed | box\ office | re-?entered | cd | vinyl | single | app | toys? | merchandise | attraction | ride | exhibition | censor\w* | previous\ film | earlier\ film | other\ films? | another\ film | died | born | death | life | reviewer?s? | reviewed | wrote | anniversary\ of )\b",
    )
});

static ABOUT_FILM: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:films?(?:'s|’s)?|movie|picture|it|documentary|short|feature|dvds?|blu-?rays?|vhs|laserdisc|editions?|versions?|release|releases|premi(?:ere|ère)|debut|dub|prints?|opening|reissue|re-release|discs?|cut|box set)\b",
    )
});

/// The date of a day whose year stands elsewhere: with another day or month of the sentence, else with the last date
/// of the paragraph, which it follows in time.
fn with_year(month: i8, day: i8, found: &[Found], at: usize, last: Option<PartialDate>) -> Option<PartialDate> {
    let exact = |found: &Found| {
        found
            .what
            .date()
            .filter(|date| matches!(date.start, Moment::Day(_) | Moment::Month(..)))
            .map(|date| date.start.year())
    };
    let here = found[..at].iter().rev().find_map(exact).or_else(|| found[at + 1..].iter().find_map(exact));
    let day_of = |year: i16| jiff::civil::Date::new(year, month, day).ok();
    let date = match (here, last.and_then(PartialDate::date_start)) {
        (Some(year), _) => day_of(year)?,
        // `21 December 2018 … 11 January`: what would lie most of a year back is of the next year.
        (None, Some(last)) => {
            let long_before = |date: &jiff::civil::Date| last.day_of_year() - date.day_of_year() > 180;
            day_of(last.year()).filter(|date| !long_before(date)).or_else(|| day_of(last.year() + 1))?
        }
        (None, None) => return None,
    };
    Some(PartialDate::at(Moment::Day(date)))
}

/// Whether a date can be one of release: years alone stand in many places, so they need `in` or a festival's name.
fn counts(date: PartialDate, sentence: Excerpt<'_>, found: &Found) -> bool {
    let before = sentence.as_str()[..found.range.start].trim_end().to_lowercase();
    let follows = |word: &str| before.strip_suffix(word).is_some_and(|rest| !rest.ends_with(char::is_alphanumeric));
    // The end of a span is no release, and neither is `as of`.
    if ["to", "until", "through", "till", "since", "as of"].iter().any(|word| follows(word)) {
        return false;
    }
    if !matches!(date.start, Moment::Year(_)) {
        return !matches!(date.start, Moment::Decade(_));
    }
    if date.end.is_some() {
        return false;
    }
    let governed = ["in", "early", "late", "mid", "during"].iter().any(|word| follows(word));
    let after = sentence.from(found.range.end);
    let of_festival = setting::festival(after).is_some_and(|(name, _)| name.offset() <= after.offset() + 1);
    let bracketed = sentence.as_str()[found.range.end..].starts_with(')');
    (governed || of_festival) && !bracketed
}

/// Where a clause says the film was released: one setting for each country, at least one.
fn settings(clause: &Clause<'_>, kind: ReleaseKind, date: PartialDate) -> Vec<Setting> {
    let at_home = matches!(kind, ReleaseKind::HomeVideo | ReleaseKind::Streaming | ReleaseKind::Broadcast);
    if let Some((event, country)) = clause.settings().find_map(setting::festival).filter(|_| !at_home) {
        let event = Some(event.as_str().to_owned());
        return vec![Setting { event, country, kind: ReleaseKind::Festival }];
    }
    let short = || clause.settings().find_map(|part| setting::festival_after_at(part, date));
    if let Some((event, country)) = short().filter(|_| !at_home) {
        let event = Some(event.as_str().to_owned());
        return vec![Setting { event, country, kind: ReleaseKind::Festival }];
    }
    let mut codes: Vec<&'static str> = Vec::new();
    for part in clause.settings() {
        let named =
            setting::countries_in(part.as_str()).into_iter().chain(setting::nationality_of_release(part.as_str()));
        codes.extend(named);
    }
    codes.dedup();
    if codes.is_empty() {
        let city = clause.settings().find_map(|part| setting::city_in(part.as_str())).filter(|_| !at_home);
        return vec![Setting { event: None, country: city, kind }];
    }
    codes.into_iter().map(|code| Setting { event: None, country: Some(code.to_owned()), kind }).collect()
}
