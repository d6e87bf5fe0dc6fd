//! Templates to words.

use crate::article::{Text, page_title};
use crate::finding::Code;
use crate::span::Span;

use super::call::{Call, plain};
use super::inline::Inline;
use super::rule::{Rule, language, rule};
use super::sum;
use super::tree::{Kind, Node};

impl<'s> Inline<'s> {
    /// The words of a template; nothing for one that is not known.
    pub(super) fn template(&mut self, call: &Call<'_, 's>) {
        let span = call.node.span();
        let Some(rule) = rule(&call.name) else {
            self.unknown = self.unknown.or(Some(span));
            return;
        };
        match rule {
            Rule::Nothing | Rule::Quotation | Rule::Ratings => {}
            Rule::Shows(places) => {
                if let Some(value) = places.iter().find_map(|place| call.at(*place)) {
                    self.inside(value);
                }
            }
            Rule::List => self.list(call),
            Rule::LineBreak => self.separate(span),
            Rule::Literally => {
                self.say("lit. '", span);
                call.at(1).into_iter().for_each(|value| self.inside(value));
                self.say("'", span);
            }
            Rule::Words(words) => self.say(words, span),
            Rule::Result(word) => {
                self.say(word, span);
                if let Some(note) = call.at(1) {
                    self.note(" (", note, ")");
                }
            }
            Rule::Money(sign) => {
                self.say(sign, span);
                call.at(1).into_iter().for_each(|value| self.inside(value));
            }
            Rule::Rupees => self.rupees(call),
            Rule::FilmDate => self.film_date(call),
            Rule::Date => self.date(call),
            Rule::Language(name) => self.foreign(call, name),
            Rule::Japanese { shown, script, romanized } => self.japanese(call, [shown, script, romanized]),
            Rule::Names => self.names(call),
            Rule::Address => self.address(call),
            Rule::SortName => self.sort_name(call),
            Rule::Elsewhere => self.elsewhere(call),
            Rule::BasedOn => self.based_on(call),
            Rule::Convert => {
                call.at(1).into_iter().for_each(|value| self.inside(value));
                if let Some(unit) = call.at(2) {
                    self.say(" ", Span { end: unit.span().start, ..unit.span() });
                    self.inside(unit);
                }
            }
            Rule::Duration => self.duration(call),
            Rule::Circa => {
                self.say("c. ", span);
                call.at(1).into_iter().for_each(|value| self.inside(value));
            }
            Rule::Rating => self.rating(call),
            Rule::Fraction => self.fraction(call),
            Rule::AsOf => {
                let words = if call.get("lc").is_some() { "as of " } else { "As of " };
                self.say(words, span);
                self.date(call);
            }
            Rule::TomatoesSentence => self.tomatoes(call),
            Rule::MetacriticSentence => self.metacritic(call),
            Rule::LookedUp => self.finding(Code::Templated, call.node, "the template's value stands in another page"),
            Rule::WorkedOut => self.worked_out(call),
            Rule::Sum => self.sum(call),
            Rule::AfterColon => self.after_colon(call),
        }
    }

    /// `1 hours 42 minutes`.
    fn duration(&mut self, call: &Call<'_, 's>) {
        let parts = [("h", 1, " hours"), ("m", 2, " minutes"), ("s", 3, " seconds")];
        let stated = parts.iter().filter_map(|(key, place, unit)| {
            let value = call.get(key).or_else(|| call.at(*place))?;
            (!plain(value).trim().trim_matches('0').is_empty()).then_some((value, *unit))
        });
        for (number, (value, unit)) in stated.collect::<Vec<_>>().into_iter().enumerate() {
            let start = value.span().start;
            if number > 0 {
                self.say(" ", Span { start, end: start });
            }
            self.inside(value);
            self.say(unit, Span { start: value.span().end, end: value.span().end });
        }
    }

    /// Each argument a value; in running text they are apart by commas.
    fn list(&mut self, call: &Call<'_, 's>) {
        for (_, value) in call.places() {
            if value.words().trim().is_empty() {
                continue;
            }
            let start = value.span().start as usize;
            self.separate(Span::new(start, start));
            self.inside(value);
            let end = value.span().end as usize;
            self.separate(Span::new(end, end));
        }
    }

    /// An argument between two marks.
    fn note(&mut self, before: &str, value: Node<'_, 's>, after: &str) {
        let span = value.span();
        self.say(before, Span { end: span.start, ..span });
        self.held += 1;
        self.inside(value);
        self.held -= 1;
        self.say(after, Span { start: span.end, end: span.end });
    }

    fn rupees(&mut self, call: &Call<'_, 's>) {
        self.say("\u{20B9}", call.node.span());
        call.at(1).into_iter().for_each(|value| self.inside(value));
        let Some(scale) = call.at(2) else { return };
        let word = match plain(scale).trim() {
            "c" => " crore",
            "l" => " lakh",
            "lc" => " lakh crore",
            "m" => " million",
            "b" => " billion",
            "t" => " trillion",
            "k" => " thousand",
            _ => return,
        };
        self.say(word, scale.span());
    }

    /// `Russian: Сталкер, romanized: Stalker, lit. 'The Stalker'`.
    fn foreign(&mut self, call: &Call<'_, 's>, name: &str) {
        let span = call.node.span();
        if call.get("label").is_none_or(|label| plain(label).trim() != "none") {
            self.say(&format!("{name}: "), span);
        }
        // `{{lang-hi|…}}` has the language in its name, others have it in their first place.
        let (words, rest) = if call.name.contains('-') { (1, 2) } else { (2, 3) };
        call.at(words).into_iter().for_each(|value| self.inside(value));
        let romanized = ["translit", "rom", "tr"].iter().find_map(|key| call.get(key)).or_else(|| call.at(rest));
        if let Some(value) = romanized {
            self.note(", romanized: ", value, "");
        }
        let literal =
            ["lit", "translation", "trans"].iter().find_map(|key| call.get(key)).or_else(|| call.at(rest + 1));
        if let Some(value) = literal {
            self.note(", lit. '", value, "'");
        }
    }

    /// `Spirited Away (Japanese: 千と千尋の神隠し, Hepburn: Sen to Chihiro no Kamikakushi)`.
    fn japanese(&mut self, call: &Call<'_, 's>, [shown, script, romanized]: [usize; 3]) {
        let shown = call.at(shown);
        let notes = [("Japanese: ", call.at(script)), ("Hepburn: ", call.at(romanized))];
        let third = call.name == "nihongo3";
        let notes = if third { [("", call.at(2)), ("", call.at(3))] } else { notes };
        call.at(0).or(shown).into_iter().for_each(|value| self.inside(value));
        let brackets = shown.is_some();
        let mut before = if brackets { " (" } else { "" };
        for (label, value) in notes {
            if let Some(value) = value {
                self.note(&format!("{before}{label}"), value, "");
                before = ", ";
            }
        }
        if brackets && before == ", " {
            let end = call.node.span().end as usize;
            self.say(")", Span::new(end, end));
        }
    }

    /// Names by script and romanization, one a value.
    fn names(&mut self, call: &Call<'_, 's>) {
        // `{{langx|hi|…}}`, `{{Infobox name module|hi|…}}`: the first place says which language it is.
        let stated = call.at(1).map(plain).and_then(|code| language(code.trim()));
        if call.name == "langx" || stated.is_some() && call.at(2).is_some() {
            return self.foreign(call, stated.unwrap_or("Original"));
        }
        let labels = [
            ("traditional", "Traditional Chinese"),
            ("t", "Traditional Chinese"),
            ("simplified", "Simplified Chinese"),
            ("s", "Simplified Chinese"),
            ("c", "Chinese"),
            ("p", "pinyin"),
            ("pinyin", "pinyin"),
            ("j", "Jyutping"),
            ("jyutping", "Jyutping"),
            ("l", "lit."),
            ("kanji", "Japanese"),
            ("kana", "Kana"),
            ("hepburn", "Hepburn"),
            ("romaji", "Hepburn"),
            ("hangul", "Korean"),
            ("hanja", "Hanja"),
            ("rr", "RR"),
            ("mr", "MR"),
            ("title", ""),
            ("native_name", ""),
        ];
        let keyed = labels.iter().filter_map(|(key, label)| call.get(key).map(|value| (*label, value)));
        let placed = call.places().filter(|(_, value)| !value.words().trim().is_empty()).map(|(_, value)| ("", value));
        for (number, (label, value)) in keyed.chain(placed).enumerate() {
            let start = value.span().start as usize;
            if number > 0 {
                self.separate(Span::new(start, start));
            }
            if !label.is_empty() {
                self.say(&format!("{label}: "), Span::new(start, start));
            }
            self.inside(value);
        }
    }

    /// `{{URL|example.org|The film}}` is a link to another site.
    fn address(&mut self, call: &Call<'_, 's>) {
        let Some(address) = call.at(1) else { return };
        let start = self.words.len();
        self.inside(call.at(2).unwrap_or(address));
        let stated = address.words().trim();
        let scheme = if stated.contains("://") { "" } else { "https://" };
        self.words.link_outward(start, &format!("{scheme}{stated}"), address.span());
    }

    fn sort_name(&mut self, call: &Call<'_, 's>) {
        let start = self.words.len();
        call.at(1).into_iter().for_each(|value| self.inside(value));
        if let Some(surname) = call.at(2) {
            self.say(" ", Span { end: surname.span().start, ..surname.span() });
            self.inside(surname);
        }
        if call.get("nolink").is_some() {
            return;
        }
        let shown = self.words.as_str()[start.min(self.words.len())..].trim().to_owned();
        let target = match (call.at(3), call.get("dab")) {
            (Some(target), _) => plain(target),
            (None, Some(dab)) => format!("{shown} ({})", plain(dab).trim()),
            (None, None) => shown,
        };
        if let Some(title) = page_title(&target) {
            self.words.link(start, 0, &title);
        }
    }

    /// A name without an article here: its own page would have the title of the first argument.
    fn elsewhere(&mut self, call: &Call<'_, 's>) {
        let start = self.words.len();
        let target = call.at(1).or_else(|| call.get("en"));
        call.get("lt").or(target).into_iter().for_each(|value| self.inside(value));
        if let Some(title) = target.and_then(|value| page_title(&plain(value))) {
            self.words.link(start, 0, &title);
        }
    }

    fn based_on(&mut self, call: &Call<'_, 's>) {
        let authors: Vec<Node<'_, 's>> = call
            .places()
            .filter(|(place, value)| *place > 1 && !value.words().trim().is_empty())
            .map(|(_, v)| v)
            .collect();
        self.held += 1;
        call.at(1).into_iter().for_each(|value| self.inside(value));
        let last = authors.len().saturating_sub(1);
        for (number, author) in authors.into_iter().enumerate() {
            let joint = match number {
                0 => " by ",
                _ if number == last => " and ",
                _ => ", ",
            };
            self.note(joint, author, "");
        }
        self.held -= 1;
    }

    /// `3.5/5 stars`.
    fn rating(&mut self, call: &Call<'_, 's>) {
        let Some(points) = call.at(1) else { return };
        self.inside(points);
        let best = call.at(2);
        match best {
            Some(best) => self.note("/", best, " stars"),
            None => self.say(" stars", call.node.span()),
        }
    }

    fn fraction(&mut self, call: &Call<'_, 's>) {
        let span = call.node.span();
        let parts: Vec<Node<'_, 's>> = [1, 2, 3].iter().filter_map(|place| call.at(*place)).collect();
        let numbers: Vec<String> = parts.iter().map(|part| plain(*part).trim().to_owned()).collect();
        let numbers: Vec<&str> = numbers.iter().map(String::as_str).collect();
        let (whole, above, below) = match numbers[..] {
            [below] => ("", "1", below),
            [above, below] => ("", above, below),
            [whole, above, below] => (whole, above, below),
            _ => return,
        };
        let sign = match (above, below) {
            ("1", "2") => "\u{BD}".to_owned(),
            ("1", "4") => "\u{BC}".to_owned(),
            ("3", "4") => "\u{BE}".to_owned(),
            ("1", "3") => "\u{2153}".to_owned(),
            ("2", "3") => "\u{2154}".to_owned(),
            _ if whole.is_empty() => format!("{above}/{below}"),
            _ => format!(" {above}/{below}"),
        };
        self.say(&format!("{whole}{sign}"), span);
    }

    /// What is worked out from prices of other years is not the article's: a bracket with it goes.
    fn worked_out(&mut self, call: &Call<'_, 's>) {
        if !self.words.void_bracket() {
            self.unknown = self.unknown.or(Some(call.node.span()));
        }
    }

    fn sum(&mut self, call: &Call<'_, 's>) {
        let name = call.node.child(Kind::Name).map(plain).unwrap_or_default();
        let sum = name.split_once(':').and_then(|(_, expression)| sum::evaluate(expression));
        match sum {
            Some(value) => self.say(&value, call.node.span()),
            None => self.worked_out(call),
        }
    }

    /// What follows the colon of a parser function stands in its name.
    fn after_colon(&mut self, call: &Call<'_, 's>) {
        let Some(name) = call.node.child(Kind::Name) else { return };
        let Some(colon) = name.words().find(':') else { return };
        let start = name.span().start + colon as u32 + 1;
        for part in name.children() {
            if part.span().start >= start {
                self.node(part);
            } else if part.span().end > start {
                self.words.push(Span { start, end: part.span().end });
            }
        }
    }

    /// `On Rotten Tomatoes, 82% of 167 critics' reviews are positive, with an average rating of 6.8/10.`
    fn tomatoes(&mut self, call: &Call<'_, 's>) {
        let span = call.node.span();
        let Some(score) = call.at(1).or_else(|| call.get("score")) else { return };
        self.say("On Rotten Tomatoes, the film has an approval rating of ", span);
        self.number(score);
        self.say("%", score.span());
        if let Some(count) = call.at(3).or_else(|| call.get("count")) {
            self.note(" based on ", count, " reviews");
        }
        if let Some(average) = call.at(2).or_else(|| call.get("average")) {
            self.say(", with an average rating of ", average.span());
            self.number(average);
            self.say("/10", average.span());
        }
        self.say(".", span);
        if let Some(consensus) = call.at(4).or_else(|| call.get("consensus")) {
            self.note(" The site's critical consensus reads, \"", consensus, "\"");
        }
    }

    fn metacritic(&mut self, call: &Call<'_, 's>) {
        let span = call.node.span();
        let Some(score) = call.at(1).or_else(|| call.get("score")) else { return };
        self.say("On Metacritic, the film has a score of ", span);
        self.number(score);
        self.say(" out of 100", score.span());
        if let Some(count) = call.at(2).or_else(|| call.get("count")) {
            self.note(" based on ", count, " critics");
        }
        self.say(".", span);
    }

    /// A number without the sign or scale that may be written behind it.
    fn number(&mut self, value: Node<'_, 's>) {
        let text: Text = self.apart(value);
        let length = text.as_str().find(|c: char| !(c.is_ascii_digit() || c == '.')).unwrap_or(text.as_str().len());
        let mut number = text;
        number.truncate(length);
        self.words.push_text(&number);
    }
}
