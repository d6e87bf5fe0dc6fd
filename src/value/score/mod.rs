//! Scores with their scale: numbers, stars, letter grades and thumbs as reviews write them.

mod number;
mod rating;

pub use number::{number, whole_number};
pub use rating::{Found, find, needles};

/// What a rating is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// `three stars`.
    Stars,
    /// `7/10`, without a word for the unit.
    Points,
    /// `85%`.
    Percent,
    /// `B+`.
    Grade,
    /// `thumbs up`.
    Thumbs,
}

/// A rating as understood.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rating {
    /// What it is counted in.
    pub unit: Unit,
    /// The value on its own scale; `None` for letter grades.
    pub value: Option<f64>,
    /// The highest value of the scale, where it is stated or the unit implies it.
    pub scale_max: Option<f64>,
    /// The value on a scale of 0 to 100, where the scale is known.
    pub normalized: Option<f64>,
}

impl Rating {
    /// A number on a scale that starts at 0.
    ///
    /// ```
    /// use reelmill::value::score::{Rating, Unit};
    /// assert_eq!(Rating::on_scale(Unit::Stars, 3.5, Some(5.0)).normalized, Some(70.0));
    /// assert_eq!(Rating::on_scale(Unit::Stars, 3.5, None).normalized, None);
    /// ```
    pub fn on_scale(unit: Unit, value: f64, scale_max: Option<f64>) -> Self {
        let normalized = scale_max.filter(|max| *max > 0.0).map(|max| tidy(value / max * 100.0));
        Rating { unit, value: Some(value), scale_max, normalized }
    }

    /// A letter grade; `None` where the words are not one.
    pub fn grade(words: &str) -> Option<Self> {
        let normalized = letter(words)?;
        Some(Rating { unit: Unit::Grade, value: None, scale_max: None, normalized: Some(normalized) })
    }
}

/// What a letter grade is worth on a scale of 0 to 100.
///
/// The table spreads the thirteen steps from `A+` to `F` evenly:
///
/// | A+ | A | A− | B+ | B | B− | C+ | C | C− | D+ | D | D− | F |
/// |---|---|---|---|---|---|---|---|---|---|---|---|---|
/// | 100 | 91.67 | 83.33 | 75 | 66.67 | 58.33 | 50 | 41.67 | 33.33 | 25 | 16.67 | 8.33 | 0 |
///
/// ```
/// use reelmill::value::score::letter;
/// assert_eq!(letter("A+"), Some(100.0));
/// assert_eq!(letter("A\u{2212}"), letter("A-"));
/// assert_eq!(letter("B plus"), Some(75.0));
/// assert_eq!(letter("R"), None);
/// ```
pub fn letter(words: &str) -> Option<f64> {
    const STEPS: &[&str] = &["F", "D-", "D", "D+", "C-", "C", "C+", "B-", "B", "B+", "A-", "A", "A+"];
    let mut plain = String::with_capacity(2);
    let (first, sign) = words.trim().split_at_checked(1)?;
    plain.push_str(&first.to_uppercase());
    match sign.trim().trim_start_matches(['-', '\u{2010}', '\u{2011}']).trim() {
        "+" | "plus" | "Plus" => plain.push('+'),
        "\u{2013}" | "\u{2014}" | "\u{2212}" | "\u{FF0D}" | "minus" | "Minus" => plain.push('-'),
        "" if sign.trim().is_empty() => {}
        "" => plain.push('-'),
        _ => return None,
    }
    let step = STEPS.iter().position(|known| *known == plain)?;
    Some(tidy(step as f64 / 12.0 * 100.0))
}

/// Rounds to two decimals, so that published figures do not carry the noise of binary fractions.
fn tidy(value: f64) -> f64 {
    (value * 100.0).round() / 100.0
}
