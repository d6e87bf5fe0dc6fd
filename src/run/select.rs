//! Which of the documents are taken, for work on a part.

use globset::{Glob, GlobMatcher};
use sha2::{Digest, Sha256};

use super::UsageError;
use super::plan::Selection;

/// Tells which documents are taken.
pub(super) struct Selector {
    selection: Selection,
    titles: Option<GlobMatcher>,
    taken: u64,
}

impl Selector {
    /// Takes what a selection names.
    pub(super) fn new(selection: &Selection) -> Result<Self, UsageError> {
        let matcher = |pattern: &String| {
            let glob = Glob::new(pattern).map_err(|error| UsageError::pattern(pattern, &error))?;
            Ok::<_, UsageError>(glob.compile_matcher())
        };
        let titles = selection.title_match.as_ref().map(matcher).transpose()?;
        Ok(Selector { selection: selection.clone(), titles, taken: 0 })
    }

    /// Whether a document of this title is taken.
    pub(super) fn takes(&mut self, title: &str) -> bool {
        let takes = !self.has_enough()
            && self.titles.as_ref().is_none_or(|titles| titles.is_match(title))
            && self.selection.sample.is_none_or(|one_of| number(title).is_multiple_of(one_of.get()));
        self.taken += u64::from(takes);
        takes
    }

    /// Whether no other document is taken.
    pub(super) fn has_enough(&self) -> bool {
        self.selection.limit.is_some_and(|limit| self.taken >= limit)
    }
}

/// A number that is the same for a title in every run, and spread evenly.
fn number(title: &str) -> u64 {
    let digest = Sha256::digest(title.as_bytes());
    digest.iter().take(8).fold(0, |number, byte| number << 8 | u64::from(*byte))
}

#[cfg(test)]
mod tests {
    use std::num::NonZeroU64;

    use super::*;

    #[test]
    fn a_sample_is_about_as_large_as_asked() {
        let mut selector =
            Selector::new(&Selection { sample: NonZeroU64::new(10), ..Selection::default() }).expect("sound");
        let taken = (0..10_000).filter(|n| selector.takes(&format!("Film {n}"))).count();
        assert!((900..1100).contains(&taken), "{taken}");
    }

    #[test]
    fn titles_and_number_are_limited() {
        let selection =
            Selection { title_match: Some("A* (19?? film)".into()), limit: Some(2), ..Selection::default() };
        let mut selector = Selector::new(&selection).expect("sound");
        let titles = ["Alien", "Alien (1979 film)", "A/B (1980 film)", "Heat (1995 film)", "Ab (1990 film)"];
        assert_eq!(titles.map(|title| selector.takes(title)), [false, true, true, false, false]);
        assert!(Selector::new(&Selection { title_match: Some("[".into()), ..Selection::default() }).is_err());
    }
}
