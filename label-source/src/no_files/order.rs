//! In place of order.rs, without the feature `files`: no folder is read, so that no framework's order is known.

use crate::problem::Problem;
use std::str::FromStr;

/// The order of a folder or table that is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Order {
    /// Any order of a folder.
    Keras,
    /// That of a table of images.
    Dataframe,
}

impl Order {
    /// No name is known.
    pub fn names() -> impl Iterator<Item = &'static str> {
        std::iter::empty()
    }
}

impl FromStr for Order {
    type Err = Problem;

    /// Takes any word: what has an order is an error already.
    fn from_str(word: &str) -> Result<Self, Problem> {
        Ok(if word == "dataframe" { Self::Dataframe } else { Self::Keras })
    }
}
