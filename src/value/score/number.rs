//! Numbers in digits and in words, halves included.

/// Words for whole numbers up to twenty.
const UNITS: &[&str] = &[
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];

/// Words for tens, from twenty.
const TENS: &[&str] = &["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

/// A regular expression for a number in words; case must be ignored around it.
pub(super) const WORDS: &str = "(?:zero|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|one|two|three|four|five|six|seven|eight|nine)";

/// The number that words or digits state, with fractions.
///
/// ```
/// use reelmill::value::score::number;
/// assert_eq!(number("3\u{BD}"), Some(3.5));
/// assert_eq!(number("3 1/2"), Some(3.5));
/// assert_eq!(number("three-and-a-half"), Some(3.5));
/// assert_eq!(number("8,4"), Some(8.4));
/// assert_eq!(number("half"), Some(0.5));
/// assert_eq!(number("many"), None);
/// ```
pub fn number(words: &str) -> Option<f64> {
    let words = words.trim().to_lowercase().replace(['\u{2013}', '\u{2011}', '\u{2010}', '-'], " ");
    if matches!(words.as_str(), "half" | "half a" | "a half" | "one half" | "\u{BD}" | "1/2") {
        return Some(0.5);
    }
    let (whole, fraction) = split_fraction(&words);
    let whole = whole.trim();
    let value = if whole.starts_with(|first: char| first.is_ascii_digit()) {
        whole.replace(',', ".").parse().ok()?
    } else {
        f64::from(in_words(whole)?)
    };
    Some(value + fraction)
}

/// The whole number that digits (with thousands separators) or words state.
///
/// ```
/// use reelmill::value::score::whole_number;
/// assert_eq!(whole_number("1,204"), Some(1204));
/// assert_eq!(whole_number("Thirty-two"), Some(32));
/// ```
pub fn whole_number(words: &str) -> Option<i32> {
    let words = words.trim().to_lowercase();
    if words.starts_with(|first: char| first.is_ascii_digit()) {
        return words.replace([',', '.', ' '], "").parse().ok();
    }
    in_words(&words.replace(['-', '\u{2013}'], " "))
}

/// Cuts a fraction off the end of a number.
fn split_fraction(words: &str) -> (&str, f64) {
    const FRACTIONS: &[(&str, f64)] = &[
        ("\u{BD}", 0.5),
        ("\u{BC}", 0.25),
        ("\u{BE}", 0.75),
        (" and a half", 0.5),
        (" and one half", 0.5),
        (" and half", 0.5),
        (" and 1/2", 0.5),
        (" 1/2", 0.5),
        (" and a quarter", 0.25),
        (" and three quarters", 0.75),
        (" 1/4", 0.25),
        (" 3/4", 0.75),
    ];
    let found = FRACTIONS.iter().find_map(|(ending, worth)| Some((words.strip_suffix(ending)?, *worth)));
    found.unwrap_or((words, 0.0))
}

fn in_words(words: &str) -> Option<i32> {
    if let Some(unit) = UNITS.iter().position(|known| *known == words) {
        return i32::try_from(unit).ok();
    }
    let (ten, unit) = words.split_once(' ').unwrap_or((words, "zero"));
    let ten = TENS.iter().position(|known| *known == ten)?;
    let unit = UNITS[..10].iter().position(|known| *known == unit)?;
    i32::try_from(20 + ten * 10 + unit).ok()
}
