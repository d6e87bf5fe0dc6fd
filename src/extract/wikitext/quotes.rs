//! Runs of apostrophes: italics, bold, or an apostrophe beside one of them.

/// The runs of one line.
#[derive(Default)]
pub(super) struct LineQuotes {
    italics: usize,
    bolds: usize,
    /// The run of three that is the likeliest to hold an apostrophe, and how likely.
    apostrophe: Option<(Before, usize)>,
}

/// What stands before a run of three, by how well an apostrophe fits there.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Before {
    Space,
    Word,
    Letter,
}

impl LineQuotes {
    /// Notes a run of 2, 3 or 5 apostrophes in the node `node`, with all that stands before it.
    pub(super) fn add(&mut self, node: usize, length: usize, before: &str) {
        self.italics += usize::from(length != 3);
        self.bolds += usize::from(length != 2);
        if length == 3 {
            let mut last = before.chars().rev();
            let before = match (last.next(), last.next()) {
                (None | Some(' '), _) => Before::Space,
                (Some(_), Some(' ')) => Before::Letter,
                _ => Before::Word,
            };
            // The first of the likeliest counts.
            if self.apostrophe.is_none_or(|(known, _)| before > known) {
                self.apostrophe = Some((before, node));
            }
        }
    }

    /// Ends the line. Where neither italics nor bold come in pairs, one run of three is an
    /// apostrophe and italics; the answer is its node.
    pub(super) fn end_line(&mut self) -> Option<usize> {
        let line = std::mem::take(self);
        let odd = line.italics % 2 == 1 && line.bolds % 2 == 1;
        line.apostrophe.filter(|_| odd).map(|(_, node)| node)
    }
}
