//! Running times.

use std::ops::Range;

use crate::vocab::pattern;
use std::sync::LazyLock;

use regex::{Captures, Regex};

/// A running time found in a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// Where it stands, without words such as `about` in front.
    pub range: Range<usize>,
    /// Minutes: one number, or both ends of a range.
    pub minutes: Vec<f64>,
    /// Whether words in front mark it as approximate.
    pub approximate: bool,
}

/// Every running time in a text that names its unit (`121 minutes`, `2 h 1 min`, `1:41:30`), in order.
///
/// ```
/// use reelmill::value::runtime::find_all;
/// let minutes = |text: &str| find_all(text).into_iter().flat_map(|found| found.minutes).collect::<Vec<_>>();
/// assert_eq!(minutes("92 minutes (Japan), 77 minutes (United States)"), [92.0, 77.0]);
/// assert_eq!(minutes("2 hours and 5 minutes; 1:41:30; 136–142 min."), [125.0, 101.5, 136.0, 142.0]);
/// assert!(minutes(" minutes").is_empty());
/// ```
pub fn find_all(text: &str) -> Vec<Found> {
    RUNTIME
        .captures_iter(text)
        .filter_map(|captures| {
            let whole = captures.get(0)?;
            let about = captures.name("about");
            let start = about.map_or(whole.start(), |about| about.end());
            let minutes = minutes(&captures)?;
            Some(Found { range: start..whole.end(), minutes, approximate: about.is_some() })
        })
        .collect()
}

static RUNTIME: LazyLock<Regex> = LazyLock::new(|| {
    let number = "[0-9]+(?:\\.[0-9]+)?";
    let minute = "(?:minutes?|mins?\\b\\.?|m\\b\\.?|\u{2032}|')";
    let second = "(?:seconds?|secs?\\b\\.?|s\\b\\.?|\u{2033}|\")";
    let forms = [
        "(?P<clock_h>[0-9]{1,2}):(?P<clock_m>[0-5][0-9]):(?P<clock_s>[0-5][0-9])\\b".to_owned(),
        format!(
            "(?P<h>[0-9]{{1,2}}) ?-?(?:hours?|hrs?\\b\\.?|h\\b\\.?)(?:,? (?:and )?|)(?:(?P<hm>[0-9]{{1,2}}) ?-?{minute})(?:,? (?:and )?(?P<hs>[0-9]{{1,2}}) ?{second})?"
        ),
        "(?P<hours>[0-9]{1,2}) ?-?(?:hours?|hrs?\\b\\.?)(?: (?P<half>and a half)\\b)?".to_owned(),
        format!("(?P<low>{number}) ?(?:-|\u{2013}|to) ?(?P<high>{number}) ?-?{minute}"),
        format!("(?P<m>{number}) ?-?{minute}(?:,? (?:and )?(?P<s>[0-9]{{1,2}}) ?{second})?"),
        format!("(?P<only_s>[0-9]{{1,4}}) ?-?{second}"),
        "(?P<short_a>[0-9]{1,3}):(?P<short_b>[0-5][0-9])(?: minutes)?\\b".to_owned(),
    ];
    let about = "(?P<about>(?:\\bc\\.|\\bca\\.|\\bcirca\\b|~|(?i:\\bapprox(?:\\.|imately)?)|(?i:\\babout\\b)|(?i:\\baround\\b)|(?i:\\best\\.)) ?)";
    pattern(&format!("{about}?\\b(?:{})", forms.join("|")))
});

fn minutes(captures: &Captures<'_>) -> Option<Vec<f64>> {
    let number = |name| captures.name(name).and_then(|part| part.as_str().parse::<f64>().ok());
    let or_none = |name| number(name).unwrap_or_default();
    let one = if let Some(hours) = number("clock_h") {
        hours * 60.0 + or_none("clock_m") + or_none("clock_s") / 60.0
    } else if let Some(hours) = number("h") {
        hours * 60.0 + or_none("hm") + or_none("hs") / 60.0
    } else if let Some(hours) = number("hours") {
        hours * 60.0 + if captures.name("half").is_some() { 30.0 } else { 0.0 }
    } else if let (Some(low), Some(high)) = (number("low"), number("high")) {
        return (low > 0.0 && high > low).then(|| vec![low, high]);
    } else if let Some(minutes) = number("m") {
        minutes + or_none("s") / 60.0
    } else if let Some(seconds) = number("only_s") {
        seconds / 60.0
    } else {
        let (first, second) = (number("short_a")?, or_none("short_b"));
        // No film of 5 hours is written `5:10`: from there on it is minutes and seconds.
        if first < 5.0 { first * 60.0 + second } else { first + second / 60.0 }
    };
    let one = (one * 100.0).round() / 100.0;
    (one > 0.0).then(|| vec![one])
}
