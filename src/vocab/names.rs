//! Parts of names, labels that are not names, groups that are not persons.
