//! reelmill turns encyclopaedia articles about films into a relational database and linked data,
//! every cell traceable to the bytes that it was read from.
//!
//! ```text
//! bytes --extract--> Article --transform--> rows + evidence + findings --merge--> tables --load--> files
//! ```
//!
//! | room | what it does | what it knows |
//! |---|---|---|
//! | [`span`] | byte ranges | nothing else |
//! | [`vocab`] | what articles call things | data files |
//! | [`value`] | dates, money, names, identifiers | how a value is written |
//! | [`finding`] | what could not be read | places and remedies |
//! | [`article`] | the one model of an article | text with origins |
//! | [`extract`] | bytes to article | formats, nothing of films |
//! | [`transform`] | article to rows | films, nothing of files |
//! | [`schema`] | the tables | the contract |
//! | [`merge`] | people and companies across films | algebra |
//! | [`load`] | tables to files | output formats, nothing of films |
//! | [`run`] | plans, reads, spreads over threads, checks, publishes | files, threads, clocks |
//!
//! # Invariants
//! - Extract and transform are pure and total: no files, no clock, no threads, no panic; bad text
//!   yields an article and findings.
//! - Nothing is invented: what is not stated is null.
//! - A film's rows depend on its article alone (and on where the dump redirects its links); what films share is merged by an operation that is
//!   associative, commutative and idempotent. So the published bytes do not depend on threads,
//!   file order or partitions.
//! - No clock reading, path of the machine or hash order reaches a published file.

pub mod article;
pub mod cli;
pub mod extract;
pub mod finding;
pub mod load;
pub mod measure;
pub mod merge;
pub mod run;
pub mod schema;
pub mod span;
pub mod transform;
pub mod value;
pub mod vocab;
