//! Templates of dates, as dates in running text would be written: `1992-10-09 (Sitges)`.

use crate::article::Text;
use crate::finding::Code;
use crate::span::Span;

use super::call::Call;
use super::inline::Inline;
use super::tree::Node;

const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// More groups than any film has dates.
const MOST_GROUPS: usize = 200;

impl<'s> Inline<'s> {
    /// Groups of year, month, day and place, each a value.
    pub(super) fn film_date(&mut self, call: &Call<'_, 's>) {
        let places: Vec<(usize, Node<'_, 's>)> = call.places().collect();
        let last = places.iter().map(|(place, _)| *place).max().unwrap_or(0).min(MOST_GROUPS * 4);
        let mut groups: Vec<[Option<Node<'_, 's>>; 4]> = vec![[None; 4]; last.div_ceil(4)];
        for (place, value) in places {
            if (1..=last).contains(&place) && !value.words().trim().is_empty() {
                groups[(place - 1) / 4][(place - 1) % 4] = Some(value);
            }
        }
        let mut first = true;
        for [year, month, day, place] in groups {
            let Some(start) = [year, month, day, place].into_iter().flatten().next().map(|value| value.span().start)
            else {
                continue;
            };
            if !first {
                self.separate(Span { start, end: start });
            }
            first = false;
            let Some(year) = year else {
                self.finding(Code::DateUnreadable, call.node, "a date of the template has no year");
                continue;
            };
            self.year_month_day(year, month, day);
            if let Some(place) = place {
                let place = self.apart(place);
                if !place.is_empty() {
                    let end = place.span().end;
                    self.say(" (", Span { start: place.span().start, end: place.span().start });
                    self.words.push_text(&place);
                    self.say(")", Span { start: end, end });
                }
            }
        }
    }

    /// One date, as year, month and day, or written out.
    pub(super) fn date(&mut self, call: &Call<'_, 's>) {
        if let Some(year) = call.at(1) {
            self.year_month_day(year, call.at(2), call.at(3));
        }
    }

    fn year_month_day(&mut self, year: Node<'_, 's>, month: Option<Node<'_, 's>>, day: Option<Node<'_, 's>>) {
        let year = self.apart(year);
        self.words.push_text(&year);
        // What is no year is a date in words: {{Film date|July 1990}}.
        if !(year.as_str().len() == 4 && year.as_str().bytes().all(|byte| byte.is_ascii_digit())) {
            return;
        }
        let Some(month) = month.map(|month| self.apart(month)) else { return };
        let Some(number) = month_number(month.as_str()) else { return };
        self.two_digits(number, &month);
        let Some(day) = day.map(|day| self.apart(day)) else { return };
        if let Some(number) = number_of(day.as_str()).filter(|number| (1..=31).contains(number)) {
            self.two_digits(number, &day);
        }
    }

    /// A hyphen and a number of two digits that stands at `text`.
    fn two_digits(&mut self, number: u8, text: &Text) {
        let span = text.span();
        self.say("-", Span { end: span.start, ..span });
        if text.as_str().len() == 2 && text.as_str().bytes().all(|byte| byte.is_ascii_digit()) {
            self.words.push_text(text);
        } else {
            self.say(&format!("{number:02}"), span);
        }
    }
}

/// The number of a month, from its number or name.
fn month_number(words: &str) -> Option<u8> {
    if let Some(number) = number_of(words) {
        return (1..=12).contains(&number).then_some(number);
    }
    let start = words.get(..3)?.to_ascii_lowercase();
    let found = MONTHS.iter().position(|month| *month == start)?;
    u8::try_from(found + 1).ok()
}

fn number_of(words: &str) -> Option<u8> {
    words.trim().trim_end_matches(['.', ',']).parse().ok()
}
