//! Who is who: what names and links of one article say of the identity of people and companies.
//!
//! - A link's target is an identity: whoever's name is a link to a page has the id of that page's
//!   title, redirects followed. Whoever's name is no link has the id of the name.
//! - The whole article's links are known before anything is read: a name that is linked once is the
//!   same person wherever else it stands, unless it is linked to two pages.
//! - Two forms of a name within the article are one person where they differ as forms of one name do
//!   ([`crate::value::name::Shape`]), and only one person of the article is meant by both. People
//!   who are linked to different pages are never one.
//! - A page of a duo, a work, a company or a place is nobody's: who is linked to it goes by name.

mod links;
mod mentions;
mod name_index;
mod pages;

pub(super) use links::{Links, block_texts};
pub(super) use name_index::NameIndex;
pub(super) use pages::own_name;
