//! From a class list to Rust code, and from a user's enum to what is wrong with it.

mod builder;
mod generated;
mod variants;
