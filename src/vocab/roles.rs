//! Roles, and what fields, phrases and notes say of them.
