//! In: the names in a dataset folder. Out: those that a framework takes for classes, in its index order.
//! One function a framework; no file is touched here.

use crate::problem::{self, Problem};
use std::str::FromStr;

/// The rule by which a framework turns a folder into a list of classes.
///
/// ```
/// use typed_label_source::Order;
///
/// assert_eq!("keras".parse(), Ok(Order::Keras));
/// assert!("kerass".parse::<Order>().unwrap_err().to_string().contains(r#"write `order = "keras"`"#));
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Order {
    /// `ImageDataGenerator.flow_from_directory` of Keras: every folder, hidden and empty ones too, sorted by code point.
    ///
    /// Source: keras 3.15.1, `keras/src/legacy/preprocessing/image.py`, `DirectoryIterator.__init__`:
    /// `sorted(os.listdir(directory))` kept by `os.path.isdir`.
    #[default]
    Keras,
}

impl Order {
    /// Every order, by the name that options give it.
    ///
    /// ```
    /// # use typed_label_source::Order;
    /// assert_eq!(Order::KNOWN[0], ("keras", Order::Keras));
    /// ```
    pub const KNOWN: &[(&str, Order)] = &[("keras", Order::Keras)];
}

impl FromStr for Order {
    type Err = Problem;

    fn from_str(name: &str) -> Result<Self, Problem> {
        match Self::KNOWN.iter().find(|(known, _)| *known == name) {
            Some((_, order)) => Ok(*order),
            None => {
                Err(problem::options::order_unknown(name, &Self::KNOWN.iter().map(|(n, _)| *n).collect::<Vec<_>>()))
            }
        }
    }
}

/// Python's `sorted` of text: by code point, which is the byte order of UTF-8.
pub(crate) fn keras(mut folders: Vec<String>) -> Vec<String> {
    folders.sort_unstable();
    folders
}
