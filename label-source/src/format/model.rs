//! Shared by the readers of model files.

use super::kind::Format;
use crate::problem::{Place, Problem};
use std::io::{self, Read, Seek};

/// A file, or bytes in memory.
pub(crate) trait Content: Read + Seek {}

impl<T: Read + Seek> Content for T {}

/// Reads a number of bytes at most. A function of its own, so that the library's is compiled for one type only.
pub(crate) fn read_at_most(content: &mut (impl Read + ?Sized), most: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    content.take(most).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// What a model has: a class list, and others that must equal it.
pub(crate) struct Embedded {
    pub(crate) list: EmbeddedList,
    pub(crate) others: Vec<EmbeddedList>,
    /// How many scores the model gives for one image, if it says it.
    pub(crate) width: Option<u64>,
}

/// A class list in a model, as text.
pub(crate) struct EmbeddedList {
    /// The list as messages show it: the model, and where in it.
    pub(crate) shown: String,
    pub(crate) text: Vec<u8>,
    /// `None` if the text's content tells it.
    pub(crate) format: Option<Format>,
}

/// Whether a model with so many scores for each image has so many classes. Of two classes, one score can tell.
#[must_use]
pub fn width_fits(width: u64, count: usize) -> bool {
    width == count as u64 || (width, count) == (1, 2)
}

/// A model that does not end where its parts do.
pub(crate) fn truncated_model(file: &str, kind: &str, what: &str) -> Problem {
    Problem::new(
        Place::PATH,
        format!("{file} is not a whole {kind} file: {what}"),
        "export or download the model again; where Git LFS stores it, `git lfs pull`",
    )
}
