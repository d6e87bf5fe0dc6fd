//! Words beside names and in them: what each tells where names are looked for.

use std::sync::LazyLock;

use super::{Lookup, rows, values};

static USES: LazyLock<Lookup<Vec<Use>>> = LazyLock::new(|| {
    let words = rows::<2>(include_str!("word_uses.tsv"));
    words.map(|[word, uses]| (word, values(uses).filter_map(Use::from_name).collect())).collect()
});

/// What a word tells of names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Use {
    /// Stands before names of people and is none of them: `Composer`, `Although`.
    BeforePerson,
    /// Is in no name of a person: `Awards`, `January`.
    NotPerson,
    /// Stands before names of awards and is none of them: `Official`, `After`.
    BeforeAward,
    /// Stands before names of critics and publications and is none of them: `Writing`.
    BeforeCritic,
    /// Names nobody who reviews, where it stands alone: `Hollywood`.
    Nobody,
    /// Ends names of companies: `Pictures`.
    EndsCompany,
    /// Is no name of a company by itself: `Home`, `Releasing`.
    OnlyEndsCompany,
    /// Is the legal form of a company, in small letters: `gmbh`.
    LegalForm,
    /// Stands in the place of a company's name, in small letters: `various`.
    NoCompany,
}

impl Use {
    fn from_name(name: &str) -> Option<Self> {
        match name {
            "before_person" => Some(Use::BeforePerson),
            "not_person" => Some(Use::NotPerson),
            "before_award" => Some(Use::BeforeAward),
            "before_critic" => Some(Use::BeforeCritic),
            "nobody" => Some(Use::Nobody),
            "ends_company" => Some(Use::EndsCompany),
            "only_ends_company" => Some(Use::OnlyEndsCompany),
            "legal_form" => Some(Use::LegalForm),
            "no_company" => Some(Use::NoCompany),
            _ => None,
        }
    }
}

/// Whether a word, or several, have a use; capitals matter.
///
/// ```
/// use reelmill::vocab::word_uses::{Use, is};
/// assert!(is("Composer", Use::BeforePerson) && !is("Clara", Use::BeforePerson));
/// assert!(is("Pictures", Use::EndsCompany) && is("gmbh", Use::LegalForm));
/// ```
pub fn is(word: &str, wanted: Use) -> bool {
    USES.get(word).is_some_and(|uses| uses.contains(&wanted))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_use_is_known() {
        let words = rows::<2>(include_str!("word_uses.tsv"));
        for [word, uses] in words {
            assert!(values(uses).count() > 0 && values(uses).all(|of| Use::from_name(of).is_some()), "{word}: {uses}");
        }
    }
}
