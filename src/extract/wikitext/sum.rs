//! Sums as pages hold them: `123 + 13.3 round 0`.

use std::iter::Peekable;
use std::str::Chars;

/// More brackets in brackets are no sum that anyone wrote.
const DEEPEST: usize = 20;

/// The value of an expression of numbers, `+ - * /`, brackets and `round`, as it is shown.
pub(super) fn evaluate(expression: &str) -> Option<String> {
    let mut parser = Parser { characters: expression.chars().peekable(), depth: 0 };
    let value = parser.sum()?;
    parser.skip_space();
    let done = parser.characters.peek().is_none() && value.is_finite();
    done.then(|| {
        let shown = format!("{value:.9}");
        shown.trim_end_matches('0').trim_end_matches('.').to_owned()
    })
}

struct Parser<'e> {
    characters: Peekable<Chars<'e>>,
    depth: usize,
}

impl Parser<'_> {
    fn sum(&mut self) -> Option<f64> {
        let mut value = self.product()?;
        loop {
            match self.operator()? {
                '+' => value += self.product()?,
                '-' | '\u{2212}' => value -= self.product()?,
                'r' => value = rounded(value, self.factor()?),
                _ => return Some(value),
            }
        }
    }

    fn product(&mut self) -> Option<f64> {
        let mut value = self.factor()?;
        loop {
            self.skip_space();
            match self.characters.peek() {
                Some('*' | '\u{D7}') => {
                    self.characters.next();
                    value *= self.factor()?;
                }
                Some('/') => {
                    self.characters.next();
                    value /= self.factor()?;
                }
                _ => return Some(value),
            }
        }
    }

    fn factor(&mut self) -> Option<f64> {
        self.skip_space();
        match self.characters.peek()? {
            '(' if self.depth < DEEPEST => {
                self.characters.next();
                self.depth += 1;
                let value = self.sum()?;
                self.depth -= 1;
                self.skip_space();
                (self.characters.next()? == ')').then_some(value)
            }
            _ => self.number(),
        }
    }

    fn number(&mut self) -> Option<f64> {
        let mut digits = String::new();
        while let Some(digit) = self.characters.next_if(|c| c.is_ascii_digit() || *c == '.') {
            digits.push(digit);
        }
        digits.parse().ok()
    }

    /// The operator that comes next: `+`, `-`, `r` for `round`; `)` where the sum ends.
    fn operator(&mut self) -> Option<char> {
        self.skip_space();
        match self.characters.peek() {
            None | Some(')') => Some(')'),
            Some(sign @ ('+' | '-' | '\u{2212}')) => {
                let sign = *sign;
                self.characters.next();
                Some(sign)
            }
            Some('r') => "round".chars().all(|letter| self.characters.next() == Some(letter)).then_some('r'),
            Some(_) => None,
        }
    }

    fn skip_space(&mut self) {
        while self.characters.next_if(|c| c.is_whitespace()).is_some() {}
    }
}

fn rounded(value: f64, places: f64) -> f64 {
    let scale = 10f64.powi(places.clamp(0.0, 9.0) as i32);
    (value * scale).round() / scale
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_are_added_up() {
        assert_eq!(evaluate("123+13.3 round 0").as_deref(), Some("136"));
        assert_eq!(evaluate(" 5 + 1.1").as_deref(), Some("6.1"));
        assert_eq!(evaluate("(0.27/100)*1504.9 round 1").as_deref(), Some("4.1"));
        assert_eq!(evaluate("3.5*4600").as_deref(), Some("16100"));
        assert_eq!(evaluate("13.09+14.94+11.11+9.61+7.33").as_deref(), Some("56.08"));
        assert_eq!(evaluate("10 - 2 * 3").as_deref(), Some("4"));
    }

    #[test]
    fn what_is_no_sum_has_no_value() {
        for expression in ["", "1 +", "1/0", "x", "2 ^ 3", "(1", "1)", "1 2", "((((((((((((((((((((((((1", "{{x}}"] {
            assert_eq!(evaluate(expression), None, "{expression}");
        }
    }
}
