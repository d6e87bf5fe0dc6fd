//! What sentences may speak of, told from their words in one pass.
//!
//! A sign is something that a reader of running text looks for. Its needles are taken from the patterns
//! and vocabularies that the reader starts from: a sentence without any of them holds nothing for it.

use std::ops::Range;
use std::sync::LazyLock;

use crate::value::{date, money, score};
use crate::vocab::{Needle, Sieve};

use super::{awards, cast, companies, crew_prose, released, runtimes, scores, titles, works};

/// Something that a reader looks for in a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// Another title of the film.
    Title,
    /// Words that names of actors follow.
    Stars,
    /// Words that say who plays which part.
    Part,
    /// A bracket.
    Bracket,
    /// Words that say what somebody of the crew did.
    Crew,
    /// A work that the film is based on.
    Work,
    /// A date.
    Date,
    /// A running time.
    Runtime,
    /// A word for a release.
    Release,
    /// Words that companies are named with.
    Company,
    /// An amount of money.
    Money,
    /// An aggregator of scores.
    Aggregator,
    /// A rating.
    Rating,
    /// An award, a category, or who gives it.
    Award,
    /// A registry or list that films are put on.
    Honor,
}

/// Signs of a sentence or passage.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Signs(u32);

impl Signs {
    /// Whether a sign is among them.
    pub(super) fn has(self, sign: Sign) -> bool {
        self.0 >> (sign as u8) & 1 == 1
    }

    /// These and others.
    pub(super) fn and(self, more: Signs) -> Signs {
        Signs(self.0 | more.0)
    }
}

static SIEVE: LazyLock<Sieve> = LazyLock::new(|| {
    let signs = [
        (Sign::Title, titles::needles()),
        (Sign::Stars, cast::star_needles()),
        (Sign::Part, cast::part_needles()),
        (Sign::Bracket, Some(["(", "["].map(Needle::of_mark).to_vec())),
        (Sign::Crew, crew_prose::needles()),
        (Sign::Work, works::needles()),
        (Sign::Date, union([date::needles(), released::day_needles()])),
        (Sign::Runtime, runtimes::needles()),
        (Sign::Release, released::needles()),
        (Sign::Company, companies::needles()),
        (Sign::Money, money::needles()),
        (Sign::Aggregator, scores::aggregator_needles()),
        (Sign::Rating, union([score::needles(), scores::rating_needles()])),
        (Sign::Award, awards::needles()),
        (Sign::Honor, awards::honor_needles()),
    ];
    Sieve::new(signs.map(|(sign, needles)| (sign as u8, needles)))
});

/// Makes ready what telling signs needs: all vocabularies, and the patterns that readers start from.
pub(super) fn prepare() {
    LazyLock::force(&SIEVE);
}

/// Hands every place of a text that tells signs to `each`, as [`Sieve::each`] does; what
/// signs every text has.
pub(super) fn signs(text: &str, mut each: impl FnMut(Range<usize>, Signs)) -> Signs {
    SIEVE.each(text, |range, signs| each(range, Signs(signs)));
    Signs(SIEVE.always())
}

/// The needles of several patterns; `None` where one of them has none.
pub(super) fn union(patterns: impl IntoIterator<Item = Option<Vec<Needle>>>) -> Option<Vec<Needle>> {
    patterns.into_iter().collect::<Option<Vec<_>>>().map(|sets| sets.concat())
}
