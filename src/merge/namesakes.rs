//! Whether a name is that of several people, as far as links tell.

use std::collections::BTreeSet;

use crate::value::id;

/// The pages that people of one name are linked to, anywhere in a run. Two are enough to know that
/// the name alone tells nobody, so no more are kept: the first two in code-point order, which makes
/// the union associative, commutative and idempotent all the same.
///
/// ```
/// use reelmill::merge::Namesakes;
/// let mut namesakes = Namesakes::default();
/// namesakes.add("Steve McQueen");
/// namesakes.add("steve mcqueen");
/// assert!(!namesakes.are_several());
/// namesakes.add("Steve McQueen (director)");
/// assert!(namesakes.are_several());
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Namesakes {
    pages: BTreeSet<String>,
}

impl Namesakes {
    /// Notes that somebody of the name is linked to a page. Noting it again changes nothing.
    pub fn add(&mut self, page: &str) {
        self.pages.insert(id::fold(page));
        self.keep_two();
    }

    /// Adds the pages noted elsewhere for the same name.
    pub fn merge(&mut self, other: Namesakes) {
        self.pages.extend(other.pages);
        self.keep_two();
    }

    /// Whether the name is linked to several pages.
    pub fn are_several(&self) -> bool {
        self.pages.len() > 1
    }

    fn keep_two(&mut self) {
        while self.pages.len() > 2 {
            self.pages.pop_last();
        }
    }
}
