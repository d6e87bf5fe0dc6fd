//! Patterns of file names: `*`, `?`, `[a-z]`, `{a,b}`, and `**` for any number of folders.

use std::path::PathBuf;

use globset::{GlobBuilder, GlobMatcher};

use super::UsageError;

/// A pattern, cut into the folder that it starts from and what it asks of the paths below.
#[derive(Debug)]
pub(super) struct Pattern {
    /// The folder above the first part that holds a wildcard.
    pub(super) base: PathBuf,
    below: GlobMatcher,
}

/// Whether a text holds a wildcard.
pub(super) fn is_pattern(text: &str) -> bool {
    text.contains(['*', '?', '[', '{'])
}

impl Pattern {
    /// Reads a pattern.
    pub(super) fn parse(text: &str) -> Result<Self, UsageError> {
        let parts: Vec<&str> = text.split('/').collect();
        let first = parts.iter().position(|part| is_pattern(part)).unwrap_or(parts.len());
        let base = match parts[..first].join("/") {
            base if base.is_empty() && text.starts_with('/') => PathBuf::from("/"),
            base if base.is_empty() => PathBuf::from("."),
            base => PathBuf::from(base),
        };
        let below = GlobBuilder::new(&parts[first..].join("/")).literal_separator(true).build();
        let below = below.map_err(|error| UsageError::pattern(text, &error))?.compile_matcher();
        Ok(Pattern { base, below })
    }

    /// Whether a path below the base, with `/` between its parts, is meant.
    pub(super) fn fits(&self, path: &str) -> bool {
        self.below.is_match(path)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wildcards_stay_within_their_part() {
        let fits = |pattern: &str, path: &str| Pattern::parse(pattern).is_ok_and(|pattern| pattern.fits(path));
        assert!(fits("in/*.txt", "m.txt"));
        assert!(!fits("in/*.txt", "deep/m.txt"));
        assert!(fits("in/**/*.txt", "m.txt"));
        assert!(fits("in/**/*.txt", "deep/er/m.txt"));
        assert!(fits("in/[a-m]?.txt", "m1.txt"));
        assert!(!fits("in/[!a-m]?.txt", "m1.txt"));
        assert!(!fits("in/*.txt", "mxtxt"));
        assert!(fits("in/*.{xml,xml.bz2}", "a.xml.bz2"));
    }

    #[test]
    fn the_base_is_what_holds_no_wildcard() {
        let base = |pattern| Pattern::parse(pattern).map(|pattern| pattern.base).ok();
        assert_eq!(base("in/sub/*.txt"), Some(PathBuf::from("in/sub")));
        assert_eq!(base("*.txt"), Some(PathBuf::from(".")));
        assert_eq!(base("/*.txt"), Some(PathBuf::from("/")));
        assert_eq!(base("in/[a"), None);
    }
}
