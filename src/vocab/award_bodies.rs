//! Award-giving bodies, prizes and categories.
