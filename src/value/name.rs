//! Personal names taken apart.

/// The parts of a personal name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NameParts {
    /// Name as sorted.
    pub sort_name: String,
    /// Given name or names.
    pub given_name: Option<String>,
    /// Family name, particles included.
    pub family_name: Option<String>,
    /// Generational suffix.
    pub suffix: Option<String>,
}

/// Takes a name apart.
pub fn parts(name: &str) -> NameParts {
    match name.rsplit_once(' ') {
        Some((given, family)) => NameParts {
            sort_name: format!("{family}, {given}"),
            given_name: Some(given.to_owned()),
            family_name: Some(family.to_owned()),
            suffix: None,
        },
        None => NameParts { sort_name: name.to_owned(), ..NameParts::default() },
    }
}
