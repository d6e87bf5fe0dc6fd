//! The contract: every published table, declared once.
//!
//! Arrow schema, CSV header, JSON-LD context, descriptors, DDL and the reference in the docs are
//! derived from these declarations (see [`mod@derive`]). To add a column, add it to its table's file;
//! to add a table, add a file and a line to the list below.

mod cell;
pub mod derive;
pub mod mentions;
mod table;

pub use cell::{Cell, Kind, ToCell};
pub use table::{AnyTable, Column, ColumnInfo, Linked, Row, Table};

/// Version of the contract, raised with every change of it.
pub const SCHEMA_VERSION: &str = "1.1.0";

/// The namespace of the project: the base of its own vocabulary terms, and the name from which the
/// namespace of its identifiers is made.
pub const NAMESPACE: &str = "https://w3id.org/reelmill#";

macro_rules! tables {
    ($($table:ident: $row:ident,)*) => {
        $(pub mod $table;)*

        /// Every published table, in the order of the reference.
        pub static TABLES: &[&dyn AnyTable] = &[$(<$table::$row as Row>::TABLE),*];

        /// Rows of every table: what one document yields.
        #[derive(Debug, Default)]
        pub struct Rows {
            $(
                #[doc = concat!("Rows of `", stringify!($table), "`.")]
                pub $table: Vec<$table::$row>,
            )*
        }

        impl Rows {
            /// Adds the rows of another document.
            pub fn append(&mut self, mut other: Rows) {
                $(self.$table.append(&mut other.$table);)*
            }

            /// Hands the rows of each table to `sink`, table by table.
            pub fn drain_into<S: RowSink>(self, sink: &mut S) -> Result<(), S::Error> {
                $(sink.rows(self.$table)?;)*
                Ok(())
            }
        }
    };
}

/// Takes the rows of one table after another.
pub trait RowSink {
    /// Why rows could not be taken.
    type Error;
    /// Takes rows of one table.
    fn rows<R: Row>(&mut self, rows: Vec<R>) -> Result<(), Self::Error>;
}

tables! {
    articles: Article,
    films: Film,
    film_titles: FilmTitle,
    people: Person,
    person_names: PersonName,
    credits: Credit,
    works: Work,
    release_dates: ReleaseDate,
    runtimes: Runtime,
    companies: Company,
    film_companies: FilmCompany,
    film_countries: FilmCountry,
    film_languages: FilmLanguage,
    film_genres: FilmGenre,
    money: Money,
    scores: Score,
    awards: Award,
    award_recipients: AwardRecipient,
    external_ids: ExternalId,
    sections: Section,
    links: Link,
    evidence: Evidence,
    findings: Finding,
}

/// The published table of that name.
pub fn table(name: &str) -> Option<&'static dyn AnyTable> {
    TABLES.iter().copied().find(|table| table.name() == name)
}
