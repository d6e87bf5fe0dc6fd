//! Companies that go by several names.

use std::sync::LazyLock;

use super::{Lookup, fold, rows, values};

static CANONICAL: LazyLock<Lookup<&'static str>> = LazyLock::new(|| {
    let companies = rows::<2>(include_str!("company_aliases.tsv"));
    companies.flat_map(|[name, aliases]| values(aliases).map(move |alias| (fold(alias), name))).collect()
});

/// The name under which a company is known that has others.
///
/// The vocabulary joins what is one name: in other letters (`Warner Brothers`), shortened (`MGM`), with its legal
/// form (`Loew's, Inc.`). A house and its divisions are told apart, as encyclopaedias do: `Warner Bros.`, `Warner
/// Bros. Pictures`, `Warner Home Video`; so are the names of a house before and after it was sold.
///
/// ```
/// use reelmill::vocab::companies::canonical;
/// assert_eq!(canonical("Warner Brothers"), Some("Warner Bros."));
/// assert_eq!(canonical("Warner Bros. Pictures"), None);
/// ```
pub fn canonical(name: &str) -> Option<&'static str> {
    CANONICAL.get(&fold(name)).copied()
}
