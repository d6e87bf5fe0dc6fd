//! Plain text that remembers, byte for byte, where in the document it came from.
//!
//! Extractors decode entities, drop markup and heal spaces; transforms see only clean text. Both
//! are possible at once because a [`Text`] keeps a map from its own offsets to the document's, and
//! an [`Excerpt`] is a view that carries that map along while it is cut and trimmed.

use std::ops::Range;

use crate::span::Span;

/// Plain text with the origin of every byte of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    plain: String,
    pieces: Vec<Piece>,
    links: Vec<Link>,
}

/// A link: the words that carry it, and where it leads.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Link {
    start: u32,
    end: u32,
    target: String,
    /// Where the target stands in the document, if it is an address and not a page.
    address: Option<Span>,
}

/// Where a link leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target<'a> {
    /// To a page of the wiki, by its title.
    Page(&'a str),
    /// To another site, by its address, with where that stands in the document.
    Address(&'a str, Span),
}

/// A run of plain text that came from one place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Piece {
    /// Where the run starts in the plain text.
    at: u32,
    /// The bytes of the document that it stands for.
    origin: Span,
    /// Whether the run is those very bytes, so that offsets inside it carry over.
    copied: bool,
}

impl Text {
    /// The bytes of `source` at `span`, unchanged.
    pub fn verbatim(source: &str, span: Span) -> Self {
        let mut text = Text::default();
        text.push_copied(source, span);
        text
    }

    /// Appends the bytes of `source` at `span`, unchanged.
    pub fn push_copied(&mut self, source: &str, span: Span) {
        if span.is_empty() {
            return;
        }
        match self.pieces.last_mut() {
            Some(last) if last.copied && last.origin.end == span.start => last.origin.end = span.end,
            _ => self.pieces.push(Piece { at: self.offset(), origin: span, copied: true }),
        }
        self.plain.push_str(span.slice(source));
    }

    /// Appends `replacement`, which stands for the bytes at `span`.
    pub fn push_instead(&mut self, replacement: &str, span: Span) {
        if replacement.is_empty() {
            return;
        }
        self.pieces.push(Piece { at: self.offset(), origin: span, copied: false });
        self.plain.push_str(replacement);
    }

    /// Appends another text of the same document, links included.
    pub fn push_text(&mut self, other: &Text) {
        let at = self.offset();
        for piece in &other.pieces {
            self.pieces.push(Piece { at: at + piece.at, ..*piece });
        }
        for link in &other.links {
            self.links.push(Link { start: at + link.start, end: at + link.end, ..link.clone() });
        }
        self.plain.push_str(&other.plain);
    }

    /// Notes that a range of the plain text is a link to the page `target`. Links are noted in order
    /// and do not overlap; what is behind the text's end may be appended later.
    pub fn link(&mut self, range: Range<usize>, target: &str) {
        if !range.is_empty() {
            self.push_link(range, target, None);
        }
    }

    /// Notes that a range of the plain text, which may be empty, is a link to the address that stands
    /// at `span` in the document.
    pub fn link_outward(&mut self, range: Range<usize>, address: &str, span: Span) {
        self.push_link(range, address, Some(span));
    }

    fn push_link(&mut self, range: Range<usize>, target: &str, address: Option<Span>) {
        let link = Span::new(range.start, range.end);
        if self.links.last().is_none_or(|last| last.end <= link.start) {
            self.links.push(Link { start: link.start, end: link.end, target: target.to_owned(), address });
        }
    }

    /// Every link of the text in order: its words, which an address may be without, and where it leads.
    pub fn targets(&self) -> impl Iterator<Item = (Excerpt<'_>, Target<'_>)> {
        self.links.iter().map(|link| {
            let words = self.excerpt().get(self.words_of(link));
            (words, link.address.map_or(Target::Page(&link.target), |span| Target::Address(&link.target, span)))
        })
    }

    /// Drops the links and keeps their words.
    pub(super) fn drop_links(&mut self) {
        self.links.clear();
    }

    /// Drops white space at the end.
    pub fn trim_end(&mut self) {
        self.truncate(self.plain.trim_end().len());
    }

    /// Drops what is behind an offset.
    ///
    /// # Panics
    /// Where the offset is not on a character boundary, as with `String`.
    pub fn truncate(&mut self, kept: usize) {
        if kept >= self.plain.len() {
            return;
        }
        self.plain.truncate(kept);
        while let Some(last) = self.links.last_mut().filter(|last| last.end as usize > kept) {
            last.end = kept as u32;
            if last.start < last.end {
                break;
            }
            self.links.pop();
        }
        while let Some(last) = self.pieces.last_mut() {
            if last.at as usize >= kept {
                self.pieces.pop();
                continue;
            }
            if last.copied {
                last.origin.end = last.origin.end.min(last.origin.start + (kept - last.at as usize) as u32);
            }
            break;
        }
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.plain
    }

    /// Whether there is no text.
    pub fn is_empty(&self) -> bool {
        self.plain.is_empty()
    }

    /// The whole text as a view.
    pub fn excerpt(&self) -> Excerpt<'_> {
        Excerpt { text: self, start: 0, end: self.plain.len() }
    }

    /// The bytes of the document that the whole text came from.
    pub fn span(&self) -> Span {
        self.span_of(0..self.plain.len())
    }

    /// The bytes of the document that a range of the plain text came from.
    pub fn span_of(&self, range: Range<usize>) -> Span {
        let first = self.piece_at(range.start);
        let Some(piece) = self.pieces.get(first) else { return Span::default() };
        if range.is_empty() {
            let here = self.origin_of(piece, range.start..range.start);
            return Span { start: here.start, end: here.start };
        }
        let last = &self.pieces[self.piece_at(range.end - 1)];
        self.origin_of(piece, range.clone()).cover(self.origin_of(last, range))
    }

    /// The part of a piece's origin that a range of plain text touches.
    fn origin_of(&self, piece: &Piece, range: Range<usize>) -> Span {
        if !piece.copied {
            return piece.origin;
        }
        let at = piece.at as usize;
        let length = piece.origin.len();
        let start = range.start.saturating_sub(at).min(length) as u32;
        let end = range.end.saturating_sub(at).min(length) as u32;
        Span { start: piece.origin.start + start, end: piece.origin.start + end }
    }

    /// Index of the piece that holds the byte at `offset` of the plain text.
    fn piece_at(&self, offset: usize) -> usize {
        self.pieces.partition_point(|piece| piece.at as usize <= offset).saturating_sub(1)
    }

    /// The words of a link: an accent behind it may have become one character with its last letter.
    fn words_of(&self, link: &Link) -> Range<usize> {
        self.plain.floor_char_boundary(link.start as usize)..self.plain.ceil_char_boundary(link.end as usize)
    }

    fn offset(&self) -> u32 {
        u32::try_from(self.plain.len()).unwrap_or(u32::MAX)
    }
}

/// A view of part of a [`Text`], cheap to copy and to cut.
///
/// ```
/// use reelmill::article::Text;
/// use reelmill::span::Span;
/// let source = "- Director: Agnès Varda ";
/// let text = Text::verbatim(source, Span::new(0, source.len()));
/// let name = text.excerpt().get(12..text.as_str().len()).trim();
/// assert_eq!(name.as_str(), "Agnès Varda");
/// assert_eq!(name.span().slice(source), "Agnès Varda");
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Excerpt<'a> {
    text: &'a Text,
    start: usize,
    end: usize,
}

impl<'a> Excerpt<'a> {
    /// The words themselves.
    pub fn as_str(self) -> &'a str {
        &self.text.plain[self.start..self.end]
    }

    /// The bytes of the document that the view came from.
    pub fn span(self) -> Span {
        self.text.span_of(self.start..self.end)
    }

    /// The links to pages in the view, in order: their words, as far as they are in it, and their targets.
    pub fn links(self) -> impl Iterator<Item = (Excerpt<'a>, &'a str)> {
        let links = &self.text.links;
        let first = links.partition_point(|link| link.end as usize <= self.start);
        let inside = links[first..].iter().take_while(move |link| (link.start as usize) < self.end);
        inside.filter(|link| link.address.is_none()).map(move |link| {
            let words = self.text.words_of(link);
            let (start, end) = (self.start.max(words.start), self.end.min(words.end));
            (Excerpt { text: self.text, start, end }, link.target.as_str())
        })
    }

    /// The page that the view is a link to: all of it, or all but marks at its ends.
    pub fn link_target(self) -> Option<&'a str> {
        let (words, target) = self.links().next()?;
        let (before, after) = (words.start - self.start, words.end - self.start);
        let beside = self.as_str()[..before].chars().chain(self.as_str()[after..].chars());
        let mut beside = beside.filter(|character| character.is_alphanumeric());
        beside.next().is_none().then_some(target)
    }

    /// Whether the view holds no text.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// A part of the view, by offsets within it. Offsets past the end are cut to the end.
    ///
    /// # Panics
    /// Where an offset is not on a character boundary, as with `str`.
    pub fn get(self, range: Range<usize>) -> Excerpt<'a> {
        let end = self.start.saturating_add(range.end).min(self.end);
        let start = self.start.saturating_add(range.start).min(end);
        debug_assert!(self.text.plain.is_char_boundary(start) && self.text.plain.is_char_boundary(end));
        Excerpt { text: self.text, start, end }
    }

    /// From an offset to the end.
    pub fn from(self, offset: usize) -> Excerpt<'a> {
        self.get(offset..self.end - self.start)
    }

    /// Up to an offset.
    pub fn until(self, offset: usize) -> Excerpt<'a> {
        self.get(0..offset)
    }

    /// Without white space at either end.
    pub fn trim(self) -> Excerpt<'a> {
        self.trim_matches(char::is_whitespace)
    }

    /// Without the characters that `drop` names at either end.
    pub fn trim_matches(self, drop: impl Fn(char) -> bool) -> Excerpt<'a> {
        let words = self.as_str();
        let start = words.len() - words.trim_start_matches(&drop).len();
        let length = words[start..].trim_end_matches(&drop).len();
        self.get(start..start + length)
    }

    /// Where this view starts within the text that it was cut from.
    pub fn offset(self) -> usize {
        self.start
    }

    /// The text that this view was cut from, whole.
    pub fn whole(self) -> Excerpt<'a> {
        self.text.excerpt()
    }

    /// The view from the start of this one to the end of `other`, both cut from the same text.
    pub fn through(self, other: Excerpt<'a>) -> Excerpt<'a> {
        Excerpt { text: self.text, start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}
