//! Patterns of file names: `*`, `?`, `[a-z]`, and `**` for any number of folders.

use std::path::PathBuf;

use regex::Regex;

/// A pattern, cut into the folder that it starts from and what it asks of the paths below.
#[derive(Debug)]
pub(super) struct Pattern {
    /// The folder above the first part that holds a wildcard.
    pub(super) base: PathBuf,
    below: Regex,
}

/// Whether a text holds a wildcard.
pub(super) fn is_pattern(text: &str) -> bool {
    text.contains(['*', '?', '['])
}

impl Pattern {
    /// Reads a pattern.
    pub(super) fn parse(text: &str) -> Result<Self, String> {
        let parts: Vec<&str> = text.split('/').collect();
        let first = parts.iter().position(|part| is_pattern(part)).unwrap_or(parts.len());
        let base = match parts[..first].join("/") {
            base if base.is_empty() && text.starts_with('/') => PathBuf::from("/"),
            base if base.is_empty() => PathBuf::from("."),
            base => PathBuf::from(base),
        };
        let mut expression = String::from("^");
        let below = &parts[first..];
        for (index, part) in below.iter().enumerate() {
            let last = index + 1 == below.len();
            match *part {
                "**" if last => expression.push_str(".*"),
                "**" => expression.push_str("(?:.*/)?"),
                part => {
                    expression.push_str(&part_expression(part)?);
                    expression.push_str(if last { "" } else { "/" });
                }
            }
        }
        expression.push('$');
        let below = Regex::new(&expression).map_err(|_| "it cannot be read".to_owned())?;
        Ok(Pattern { base, below })
    }

    /// Whether a path below the base, with `/` between its parts, is meant.
    pub(super) fn fits(&self, path: &str) -> bool {
        self.below.is_match(path)
    }
}

fn part_expression(part: &str) -> Result<String, String> {
    let mut expression = String::new();
    let mut rest = part.chars();
    while let Some(letter) = rest.next() {
        match letter {
            '*' => expression.push_str("[^/]*"),
            '?' => expression.push_str("[^/]"),
            '[' => {
                let class: String = rest.by_ref().take_while(|letter| *letter != ']').collect();
                let (not, class) = class.strip_prefix('!').map_or(("", class.as_str()), |class| ("^", class));
                if class.is_empty() || !part.contains(']') {
                    return Err("a `[` is not closed".to_owned());
                }
                let class = class.replace('\\', r"\\").replace('[', r"\[").replace('^', r"\^").replace('&', r"\&");
                expression.push_str(&format!("[{not}{class}]"));
            }
            letter => expression.push_str(&regex::escape(&letter.to_string())),
        }
    }
    Ok(expression)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fits(pattern: &str, path: &str) -> bool {
        Pattern::parse(pattern).is_ok_and(|pattern| pattern.fits(path))
    }

    #[test]
    fn wildcards_stay_within_their_part() {
        assert!(fits("in/*.txt", "m.txt"));
        assert!(!fits("in/*.txt", "deep/m.txt"));
        assert!(fits("in/**/*.txt", "m.txt"));
        assert!(fits("in/**/*.txt", "deep/er/m.txt"));
        assert!(fits("in/[a-m]?.txt", "m1.txt"));
        assert!(!fits("in/[!a-m]?.txt", "m1.txt"));
        assert!(!fits("in/*.txt", "mxtxt"));
    }

    #[test]
    fn the_base_is_what_holds_no_wildcard() {
        let base = |pattern| Pattern::parse(pattern).map(|pattern| pattern.base);
        assert_eq!(base("in/sub/*.txt"), Ok(PathBuf::from("in/sub")));
        assert_eq!(base("*.txt"), Ok(PathBuf::from(".")));
        assert_eq!(base("/*.txt"), Ok(PathBuf::from("/")));
        assert!(base("in/[a").is_err());
    }
}
