//! Findings: what could not be read, with its place and how to mend it.
//!
//! A finding is trouble in the data. It never stops a run; trouble in the world (a full disk, an
//! unreadable folder) is a typed error of the room where it happens.

use crate::span::Span;

/// How much is lost.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Nothing is lost; worth knowing.
    Info,
    /// A value is missing from the tables.
    Warning,
    /// A document is missing from the tables.
    Error,
}

impl Severity {
    /// Every name, for the schema.
    pub const NAMES: &'static [&'static str] = &["info", "warning", "error"];

    /// The name that is published.
    pub fn as_str(self) -> &'static str {
        Self::NAMES[self as usize]
    }
}

macro_rules! codes {
    ($($(#[$doc:meta])* $variant:ident = $name:literal, $severity:ident, $mend:literal;)*) => {
        /// What kind of trouble. Names are stable once released.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code { $($(#[$doc])* $variant),* }

        impl Code {
            /// Every code, in the order of the reference.
            pub const ALL: &'static [Code] = &[$(Code::$variant),*];

            /// The name that is published.
            pub fn as_str(self) -> &'static str {
                match self { $(Code::$variant => $name),* }
            }

            /// How much is lost.
            pub fn severity(self) -> Severity {
                match self { $(Code::$variant => Severity::$severity),* }
            }

            /// How to mend the source.
            pub fn mend(self) -> &'static str {
                match self { $(Code::$variant => $mend),* }
            }
        }
    };
}

codes! {
    /// The bytes are not UTF-8.
    NotUtf8 = "document.not_utf8", Error, "save the file as UTF-8";
    /// The document is larger than the limit.
    TooLarge = "document.too_large", Error, "split the file, or raise --max-document-bytes";
    /// The document ends in the middle of something.
    Truncated = "document.truncated", Error, "fetch the file again";
    /// The file could not be opened or read.
    Unreadable = "document.unreadable", Error, "check that the file exists and may be read";
    /// A compressed file that is damaged.
    BrokenArchive = "document.broken_archive", Error, "fetch the file again, or test it with the program that made it";
    /// A kind of file that is not read.
    Unsupported = "document.unsupported", Error, "unpack it first: XML, JSON lines and text are read plain, or as .bz2, .gz and .zst; Parquet with gzip, snappy or zstd inside";
    /// A record without the fields that hold a page.
    RecordUnreadable = "record.unreadable", Error, "name the fields with --text-field, --title-field and --id-field";
    /// The document holds no article: no title line.
    NoArticle = "document.no_article", Error, "start the article with a line `= Title =`, or give the page its title";
    /// Two documents of the run have the same title; the later one is left out.
    DuplicateArticle = "document.duplicate", Error, "keep one of the two, or tell them apart in the title";
    /// A defect of the program met while reading this document; the document is left out.
    Internal = "document.internal", Error, "report this with the document: it is a defect of reelmill";
    /// The article is not about a film; it has a row in `articles` alone.
    NotAFilm = "article.not_film", Info, "nothing to mend: add an infobox or say `is a … film` in the lead if it is one";
    /// An infobox field that no rule knows.
    UnknownField = "field.unknown", Info, "use one of the field names in the reference";
    /// An infobox field without a value.
    EmptyField = "field.empty", Info, "state the value or drop the field";
    /// Infobox markup that was never closed.
    UnclosedMarkup = "markup.unclosed", Warning, "close the markup";
    /// A value that an article's template looks up elsewhere.
    Templated = "value.templated", Warning, "write the value itself into the article";
    /// A date that is not one.
    DateUnreadable = "date.unreadable", Warning, "write dates as 1979-04-03 or 3 April 1979";
    /// A date that the calendar does not have.
    DateImpossible = "date.impossible", Warning, "correct the day or the year";
    /// A date with two readings.
    DateAmbiguous = "date.ambiguous", Warning, "write the month as a word, or the date as 1979-04-03";
    /// A running time that is not one.
    RuntimeUnreadable = "runtime.unreadable", Warning, "write running times as `121 minutes`";
    /// An amount of money that is not one.
    MoneyUnreadable = "money.unreadable", Warning, "write amounts as `$1.2 million` or `$1,200,000`";
    /// An amount whose currency is not known.
    CurrencyUnknown = "money.currency_unknown", Warning, "name the currency by its ISO 4217 code";
    /// A country that no vocabulary holds.
    CountryUnknown = "country.unknown", Warning, "use the country's name or ISO 3166 code";
    /// A language that no vocabulary holds.
    LanguageUnknown = "language.unknown", Warning, "use the language's name in English";
    /// A name in a people field that is not a person's.
    NameUnreadable = "name.unreadable", Warning, "write one name an item";
    /// A score that could not be read.
    ScoreUnreadable = "score.unreadable", Warning, "state value and scale, as in `3/5 stars`";
    /// A template's argument that is not an identifier of its database.
    IdentifierUnreadable = "identifier.unreadable", Info, "give the identifier as the database's own addresses have it";
    /// An award sentence that could not be read.
    AwardUnreadable = "award.unreadable", Warning, "name the award, the body and the result in one sentence";
}

/// One piece of trouble in the data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What kind.
    pub code: Code,
    /// Where in the document; `None` where the document as a whole is meant.
    pub span: Option<Span>,
    /// The words in question, as written.
    pub text: Option<String>,
    /// What was found there, in a sentence.
    pub message: String,
}

impl Finding {
    /// A finding about the words at `span`.
    pub fn at(code: Code, span: Span, text: &str, message: impl Into<String>) -> Self {
        let text = Some(text.to_owned()).filter(|text| !text.is_empty());
        Finding { code, span: Some(span), text, message: message.into() }
    }

    /// A finding about a document as a whole.
    pub fn document(code: Code, message: impl Into<String>) -> Self {
        Finding { code, span: None, text: None, message: message.into() }
    }
}
