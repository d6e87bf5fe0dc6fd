//! Publications and their critics; aggregators.
