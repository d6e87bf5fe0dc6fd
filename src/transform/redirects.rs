//! Pages that lead to other pages: a link to one of them means the page in the end.

use std::collections::BTreeMap;

use crate::article::page_title;

/// Which pages of a wiki lead to which others.
///
/// ```
/// use reelmill::transform::Redirects;
/// let mut redirects = Redirects::default();
/// redirects.insert("Bob De Niro", "Robert de Niro");
/// redirects.insert("Robert de Niro", "Robert De Niro");
/// redirects.insert("Vito the Younger", "List of dons#Vito");
/// assert_eq!(redirects.resolve("Bob De Niro"), "Robert De Niro");
/// assert_eq!(redirects.resolve("Al Pacino"), "Al Pacino");
/// assert_eq!(redirects.resolve("Vito the Younger"), "Vito the Younger");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Redirects {
    pages: BTreeMap<Box<str>, Box<str>>,
}

impl Redirects {
    /// No page leads anywhere.
    pub fn none() -> &'static Redirects {
        static NONE: Redirects = Redirects { pages: BTreeMap::new() };
        &NONE
    }

    /// Notes that one page leads to another; titles as links have them. A page that leads to a part
    /// of another (`List of dons#Vito`) is about that part alone, and is not noted.
    pub fn insert(&mut self, page: &str, target: &str) {
        if target.contains('#') {
            return;
        }
        if let (Some(page), Some(target)) = (page_title(page), page_title(target))
            && page != target
        {
            self.pages.insert(page.into(), target.into());
        }
    }

    /// Whether no page leads anywhere.
    pub fn is_empty(&self) -> bool {
        self.pages.is_empty()
    }

    /// The page that a title leads to: two steps at most, since wikis mend longer ways, and none
    /// that leads back.
    pub fn resolve<'a>(&'a self, title: &'a str) -> &'a str {
        let Some(once) = self.pages.get(title) else { return title };
        match self.pages.get(once) {
            Some(twice) if **twice == *title => title,
            Some(twice) => twice,
            None => once,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ways_end() {
        let mut redirects = Redirects::default();
        for (page, target) in [("A", "B"), ("B", "C"), ("C", "D"), ("X", "Y"), ("Y", "X"), ("Z", "z")] {
            redirects.insert(page, target);
        }
        assert_eq!(redirects.resolve("A"), "C");
        assert_eq!(redirects.resolve("X"), "X");
        assert_eq!(redirects.resolve("Y"), "Y");
        assert_eq!(redirects.resolve("Z"), "Z");
    }
}
