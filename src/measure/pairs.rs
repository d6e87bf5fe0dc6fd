//! Which fact of the one side is which of the other.

/// Facts of the gold and facts found, paired by their positions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pairs {
    /// Gold and found.
    pub hit: Vec<(usize, usize)>,
    /// Gold that nothing was found for.
    pub missed: Vec<usize>,
    /// Found without gold.
    pub surplus: Vec<usize>,
}

/// Pairs each fact with one of the other side: by the strictest rule first, in the order of the gold.
///
/// ```
/// use reelmill::measure::pairs;
///
/// let same: fn(&i32, &i32) -> bool = |gold, found| gold == found;
/// let near: fn(&i32, &i32) -> bool = |gold, found| (gold - found).abs() < 5;
/// let paired = pairs(&[11, 15], &[15, 27, 12], &[same, near]);
/// assert_eq!(paired.hit, [(1, 0), (0, 2)]);
/// assert_eq!((paired.missed, paired.surplus), (vec![], vec![1]));
/// ```
pub fn pairs<T>(gold: &[T], found: &[T], rules: &[fn(&T, &T) -> bool]) -> Pairs {
    let mut missed: Vec<usize> = (0..gold.len()).collect();
    let mut surplus: Vec<usize> = (0..found.len()).collect();
    let mut hit = Vec::new();
    for rule in rules {
        missed.retain(|wanted| match surplus.iter().position(|at| rule(&gold[*wanted], &found[*at])) {
            Some(at) => {
                hit.push((*wanted, surplus.remove(at)));
                false
            }
            None => true,
        });
    }
    Pairs { hit, missed, surplus }
}
