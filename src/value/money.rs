//! Amounts of money with their currency.
