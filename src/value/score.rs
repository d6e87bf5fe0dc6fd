//! Scores with their scale.
