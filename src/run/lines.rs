//! From bytes to the lines and columns that editors show.

/// Where the lines of a text start.
#[derive(Debug)]
pub(super) struct Lines<'a> {
    text: &'a str,
    starts: Vec<usize>,
    before: usize,
}

impl<'a> Lines<'a> {
    /// The lines of a text that has so many lines before it.
    pub(super) fn of(text: &'a str, before: usize) -> Self {
        let after_ends = memchr::memchr_iter(b'\n', text.as_bytes()).map(|end| end + 1);
        Lines { text, starts: std::iter::once(0).chain(after_ends).collect(), before }
    }

    /// Line and column, from 1, of a byte; columns are characters.
    pub(super) fn place(&self, offset: usize) -> (usize, usize) {
        let line = self.starts.partition_point(|start| *start <= offset);
        let start = self.starts[line - 1];
        let words = self.text.get(start..offset).unwrap_or_default();
        (self.before + line, words.chars().count() + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::Lines;

    #[test]
    fn columns_count_characters() {
        let lines = Lines::of("= Amélie =\n\n- Réalisé: x", 0);
        assert_eq!(lines.place(0), (1, 1));
        assert_eq!(Lines::of("x\ny", 10).place(2), (12, 1));
        assert_eq!(lines.place("= Amé".len()), (1, 6));
        assert_eq!(lines.place("= Amélie =\n\n- Réalisé: ".len()), (3, 12));
    }
}
