//! Kinds of works that films are based on.
