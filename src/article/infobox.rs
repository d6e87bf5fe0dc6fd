//! Infoboxes of an article, and which of them is the article's own.

use crate::span::Span;

use super::{Article, Field, Text};

/// A template that lists what it says as keys and values.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Infobox {
    /// The name of the template as written.
    pub name: Text,
    /// Its fields in the order of the source. Values without a key have the key that their place
    /// gives them: `1`, `2`.
    pub fields: Vec<Field>,
}

impl Article {
    /// Makes the first infobox whose name `wanted` accepts the article's own, or else leaves it
    /// without fields. An article whose source shows no infobox templates stays as it is.
    ///
    /// Extractors know nothing of subjects: they make the first box the article's own. The page of a
    /// film may open with the box of a song or a series, and only who knows the subject can tell.
    ///
    /// ```
    /// use reelmill::extract::wikitext::article;
    /// let mut page = article("Yes", "{{Infobox album|name=Yes}}{{Infobox film|name=Yes!}}").article;
    /// page.choose_infobox(|name| name.eq_ignore_ascii_case("infobox film"));
    /// assert_eq!(page.display_name.expect("the box has a name").as_str(), "Yes!");
    /// ```
    pub fn choose_infobox(&mut self, wanted: impl Fn(&str) -> bool) {
        if !self.infoboxes.is_empty() {
            let chosen = self.infoboxes.iter().position(|infobox| wanted(infobox.name.as_str()));
            self.adopt(chosen);
        }
    }

    /// Makes an infobox the article's own.
    pub(crate) fn adopt(&mut self, number: Option<usize>) {
        let chosen = number.and_then(|number| self.infoboxes.get(number));
        self.infobox = chosen.map(|infobox| infobox.name.clone());
        self.fields = chosen.map(|infobox| infobox.fields.clone()).unwrap_or_default();
        let name = self.fields.iter().find(|field| field.key.as_str().eq_ignore_ascii_case("name"));
        self.display_name = name.and_then(|field| on_one_line(&field.items));
    }
}

/// A name that stands on several lines, on one; lines in another script than the first are another name.
fn on_one_line(items: &[Text]) -> Option<Text> {
    let is_latin = |text: &Text| text.as_str().contains(|letter: char| letter.is_alphabetic() && letter < '\u{250}');
    let is_other = |text: &Text| text.as_str().contains(char::is_alphabetic) && !is_latin(text);
    let first = items.first()?;
    let mut name = first.clone();
    for item in items[1..].iter().filter(|item| is_other(item) == is_other(first)) {
        let end = name.span().end;
        name.push_instead(" ", Span { start: end, end: end.max(item.span().start) });
        name.push_text(item);
    }
    Some(name)
}
