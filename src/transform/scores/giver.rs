//! Who gave a rating.
#[derive(Debug, Clone)]
pub(super) struct Giver;
