//! Text of articles in Markdown: shown as it is, whatever stands in it.

use unicode_normalization::UnicodeNormalization;

/// Bytes of a file's name before its identifier.
const SLUG_BYTES: usize = 60;

/// Text on one line, nothing of it taken for markup.
pub(super) fn inline(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '&' | '$' => escaped.extend(['\\', c]),
            '\n' | '\r' => escaped.push(' '),
            c => escaped.push(c),
        }
    }
    escaped
}

/// Text in paragraphs, a line of it a line here.
pub(super) fn block(text: &str) -> String {
    let line = |line: &str| {
        let line = line.trim();
        // What would make a heading, a rule or a list of a line that starts with it.
        let n_digits = line.bytes().take_while(u8::is_ascii_digit).count();
        match line[n_digits..].bytes().next() {
            Some(b'.' | b')') if n_digits > 0 => format!("{}\\{}", &line[..n_digits], inline(&line[n_digits..])),
            Some(b'#' | b'-' | b'+' | b'=') if n_digits == 0 => format!("\\{}", inline(line)),
            _ => inline(line),
        }
    };
    text.trim().lines().map(line).collect::<Vec<_>>().join("\n")
}

/// The name of a table or column, for people.
pub(super) fn heading(name: &str) -> String {
    let name = name.replace('_', " ");
    let mut letters = name.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// A title as part of a file's name that every system takes: small ASCII letters, digits and hyphens.
pub(super) fn slug(title: &str) -> String {
    let mut slug = String::new();
    for c in title.nfkd().filter(|c| !matches!(c, '\'' | '’' | '\u{300}'..='\u{36f}')) {
        if c.is_ascii_alphanumeric() {
            slug.push(c.to_ascii_lowercase());
        } else if !slug.ends_with('-') && !slug.is_empty() {
            slug.push('-');
        }
    }
    // Only ASCII is in it.
    slug.truncate(SLUG_BYTES);
    let slug = slug.trim_end_matches('-');
    if slug.is_empty() { "film".to_owned() } else { slug.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_taken_for_markup() {
        assert_eq!(inline("a|b *c* <i>\n[d](e)"), "a\\|b \\*c\\* \\<i\\> \\[d\\](e)");
        assert_eq!(block("# one\n\n- two\n3. three\n4 men\n…"), "\\# one\n\n\\- two\n3\\. three\n4 men\n…");
    }

    #[test]
    fn slugs_are_plain() {
        assert_eq!(slug("Amélie’s  Day – 8½!"), "amelies-day-81-2");
        assert_eq!(slug("羅生門"), "film");
        assert_eq!(slug(&"long ".repeat(40)).len(), 59);
    }

    #[test]
    fn names_are_for_people() {
        assert_eq!(heading("release_dates"), "Release dates");
    }
}
