//! How well mentions are gathered under whom they mean.

use std::collections::BTreeMap;

use super::Counts;

/// Compares two ways to gather mentions, pair by pair: of all pairs of mentions, those that both ways
/// put together are right, those that only the truth puts together are missed, those that only
/// the finding puts together are wrong. Each mention comes as whom it means in truth, and whom it
/// was found to mean.
///
/// ```
/// use reelmill::measure::{Counts, clusters};
/// // Three mentions of one person, one of which is taken for another person's.
/// let counts = clusters([("Ida", 1), ("Ida", 1), ("Ida", 2), ("Don", 2)]);
/// assert_eq!(counts, Counts { right: 1, missed: 2, wrong: 1 });
/// ```
pub fn clusters<T: Ord, F: Ord>(mentions: impl IntoIterator<Item = (T, F)>) -> Counts {
    let (mut truths, mut findings, mut both) = (Sizes::new(), Sizes::new(), Sizes::new());
    let (mut numbers_true, mut numbers_found) = (BTreeMap::new(), BTreeMap::new());
    for (truth, found) in mentions {
        let (next_true, next_found) = (numbers_true.len(), numbers_found.len());
        let truth = *numbers_true.entry(truth).or_insert(next_true);
        let found = *numbers_found.entry(found).or_insert(next_found);
        *truths.entry((truth, 0)).or_default() += 1;
        *findings.entry((found, 0)).or_default() += 1;
        *both.entry((truth, found)).or_default() += 1;
    }
    let right = pairs(&both);
    Counts { right, missed: pairs(&truths) - right, wrong: pairs(&findings) - right }
}

type Sizes = BTreeMap<(usize, usize), usize>;

fn pairs(sizes: &Sizes) -> usize {
    sizes.values().map(|size| size * (size - 1) / 2).sum()
}
