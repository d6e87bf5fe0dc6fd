//! What an article says about a film, as rows.
//!
//! One module per kind of fact. [`FIELDS`] names the function that reads each infobox field;
//! [`PROSE`] the readers of running text and lists, in the order in which they run. All of them
//! write into a [`Draft`], which keeps the place that every row was read from; [`article`] then
//! gives ids, ordinals and evidence.

mod assemble;
mod awards;
mod cast;
mod companies;
mod countries;
mod crew;
mod crew_prose;
mod crew_table;
mod draft;
mod external_ids;
mod film;
mod genres;
mod grid;
mod identity;
mod languages;
mod lead_phrase;
mod links;
mod listed;
mod money;
mod passages;
mod people;
mod redirects;
mod released;
mod rules;
mod runtimes;
mod scores;
pub mod sentence;
mod signs;
mod subject;
mod titles;
mod works;

pub use assemble::{Transformed, article};
pub use draft::{Document, Draft, Form, Gathered, Named, PageNumbers, Place, Reading, Recipient, SharedAward};
pub use passages::{Passage, Prose, Sentence, section_kinds};
pub use redirects::Redirects;
pub use rules::Rule;
pub use subject::{is_film_category, is_film_template, is_film_title};

use crate::article::Field;

/// Makes ready what reading the first film needs: a tenth of a second that may pass while inputs are looked through.
/// What is not asked for is made ready when it is needed.
///
/// ```
/// reelmill::transform::prepare();
/// ```
pub fn prepare() {
    signs::prepare();
}

/// Reads one infobox field into the draft.
pub type FieldReader = fn(&Field, &mut Draft<'_>);

/// Reads running text and lists into the draft.
pub type ProseReader = fn(&mut Draft<'_>);

/// Which function reads which infobox field, by its canonical name in `src/vocab/fields.tsv`.
pub const FIELDS: &[(&str, FieldReader)] = &[
    ("native_name", titles::field),
    ("original_title", titles::field),
    ("also_known_as", titles::field),
    ("romanized_title", titles::field),
    ("english_title", titles::field),
    ("working_title", titles::field),
    ("director", crew::field),
    ("co_director", crew::field),
    ("producer", crew::field),
    ("executive_producer", crew::field),
    ("co_producer", crew::field),
    ("line_producer", crew::field),
    ("writer", crew::field),
    ("screenplay", crew::field),
    ("story", crew::field),
    ("dialogue", crew::field),
    ("narrator", crew::field),
    ("presenter", crew::field),
    ("music", crew::field),
    ("lyrics", crew::field),
    ("cinematography", crew::field),
    ("editing", crew::field),
    ("production_design", crew::field),
    ("art_direction", crew::field),
    ("costume_design", crew::field),
    ("sound", crew::field),
    ("visual_effects", crew::field),
    ("animator", crew::field),
    ("choreography", crew::field),
    ("stunts", crew::field),
    ("starring", cast::field),
    ("voices", cast::field),
    ("based_on", works::field),
    ("studio", companies::production),
    ("distributor", companies::distribution),
    ("released", released::field),
    ("runtime", runtimes::field),
    ("country", countries::field),
    ("language", languages::field),
    ("genre", genres::field),
    ("budget", money::budget),
    ("gross", money::box_office),
    ("awards", awards::field),
    ("imdb_id", external_ids::field),
    ("allmovie_id", external_ids::field),
    ("website", external_ids::field),
    ("wikidata", external_ids::field),
];

/// The readers of running text and lists, in order: those that name people come before those that
/// refer to them by surname.
pub const PROSE: &[(&str, ProseReader)] = &[
    ("titles", titles::prose),
    ("cast", cast::prose),
    ("crew_tables", crew_table::read),
    ("crew", crew_prose::prose),
    ("works", works::prose),
    ("released", released::prose),
    ("runtimes", runtimes::prose),
    ("companies", companies::prose),
    ("countries", countries::prose),
    ("languages", languages::prose),
    ("genres", genres::prose),
    ("money", money::prose),
    ("scores", scores::prose),
    ("awards", awards::prose),
    ("external_ids", external_ids::templates),
];
