//! In: the names in a dataset folder. Out: those that a framework takes for classes, in its index order.
//! One function a framework; no file is touched here.

pub(crate) mod huggingface;
pub(crate) mod natural_key;
mod unicode;

use crate::problem::{Problem, Problems};
use natural_key::{Key, Trouble, natural_key};
use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;

/// The rule by which a framework turns a folder into a list of classes.
///
/// Each is exactly what the framework gives, or an error: where the framework itself fails, goes on without labels, or
/// gives a list that depends on chance or on the version of Python.
///
/// ```
/// use typed_label_source::Order;
///
/// assert_eq!("keras".parse(), Ok(Order::Keras));
/// assert_eq!("ultralytics".parse(), Ok(Order::Torchvision));
/// assert!("kerass".parse::<Order>().unwrap_err().to_string().contains(r#"write `order = "keras"`"#));
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Order {
    /// `ImageDataGenerator.flow_from_directory` of Keras: every folder, hidden and empty ones too, sorted by code point.
    ///
    /// Source: keras 3.15.1, `keras/src/legacy/preprocessing/image.py`, `DirectoryIterator.__init__`:
    /// `sorted(os.listdir(directory))` kept by `os.path.isdir`. An explicit list may be any subset in any order.
    ///
    /// Cost: one listing of the dataset folder. No class folder is looked into.
    #[default]
    Keras,
    /// `keras.utils.image_dataset_from_directory`: as [`Order::Keras`], without the folders whose name starts with a dot.
    ///
    /// Source: keras 3.15.1, `keras/src/utils/dataset_utils.py`, `index_directory`. An explicit list may be any subset
    /// in any order, but not a hidden folder. Keras then refuses to train where there is no image at all; that changes
    /// no list, so it is not asked here.
    ///
    /// Cost: one listing of the dataset folder. No class folder is looked into.
    KerasUtils,
    /// `torchvision.datasets.ImageFolder`: every folder, hidden ones too, sorted by code point. One without an image at
    /// any depth is an error, unless `allow_empty`. Also the order of Ultralytics' classification, which reads `train/`
    /// through it (and passes `allow_empty=True` from torchvision 0.18 on).
    ///
    /// Source: torchvision 0.29.2, `torchvision/datasets/folder.py`, `find_classes` and `make_dataset`.
    ///
    /// Cost: one listing of the dataset folder, and of each class folder up to its first image; with `allow_empty`, no
    /// class folder is looked into.
    Torchvision,
    /// timm's `ImageFolder` reader: the innermost folder of each image, sorted naturally and without case.
    ///
    /// Source: timm 1.0.31, `timm/data/readers/reader_image_folder.py`, `find_images_and_targets`, and
    /// `timm/utils/misc.py`, `natural_key`. Names with one key (`Cat` and `cat`, `1` and `01`) come in the order of a
    /// Python hash, so they are an error; so are digits and capitals that only some versions of Python know.
    ///
    /// Cost: a listing of every folder at any depth.
    Timm,
    /// `load_dataset("imagefolder", data_dir=..)` of Hugging Face: the innermost folder of each image, sorted by code
    /// point, without hidden folders, linked folders and those that start with `__`. Folders and files named after a
    /// split (`train`, `test_2`) leave the others out, as there.
    ///
    /// Source: datasets 5.2.0, `datasets/data_files.py`, `get_data_patterns`, and
    /// `datasets/packaged_modules/folder_based_builder/folder_based_builder.py`, `_split_generators`.
    ///
    /// Cost: a listing of every folder at any depth.
    HuggingFace,
    /// `ImageFolderDataset::new_classification` of burn: the innermost folder of each image, sorted by code point; the
    /// dataset folder itself is a class where images lie in it.
    ///
    /// Source: burn-dataset 0.22.1, `src/vision/image_folder.rs`, `new_classification_with`.
    ///
    /// Cost: a listing of every folder at any depth.
    Burn,
}

impl Order {
    /// Every order, once.
    ///
    /// ```
    /// # use typed_label_source::Order;
    /// assert_eq!(Order::ALL[0], Order::Keras);
    /// ```
    pub const ALL: &[Order] =
        &[Order::Keras, Order::KerasUtils, Order::Torchvision, Order::Timm, Order::HuggingFace, Order::Burn];

    /// Every name that options give to an order, an order's own name first.
    ///
    /// ```
    /// # use typed_label_source::Order;
    /// assert_eq!(Order::KNOWN[0], ("keras", Order::Keras));
    /// ```
    pub const KNOWN: &[(&str, Order)] = &[
        ("keras", Order::Keras),
        ("keras-utils", Order::KerasUtils),
        ("torchvision", Order::Torchvision),
        ("timm", Order::Timm),
        ("huggingface", Order::HuggingFace),
        ("burn", Order::Burn),
        ("ultralytics", Order::Torchvision),
    ];

    /// The name that options give it.
    ///
    /// ```
    /// # use typed_label_source::Order;
    /// assert_eq!(Order::KerasUtils.name(), "keras-utils");
    /// ```
    pub fn name(self) -> &'static str {
        Self::KNOWN.iter().find(|(_, order)| *order == self).map_or("", |(name, _)| name)
    }
}

impl fmt::Display for Order {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Order {
    type Err = Problem;

    fn from_str(name: &str) -> Result<Self, Problem> {
        match Self::KNOWN.iter().find(|(known, _)| *known == name) {
            Some((_, order)) => Ok(*order),
            None => Err(crate::messages::options::order_unknown(
                name,
                &Self::KNOWN.iter().map(|(n, _)| *n).collect::<Vec<_>>(),
            )),
        }
    }
}

/// Python's `sorted` of text: by code point, which is the byte order of UTF-8.
pub(crate) fn keras(mut folders: Vec<String>) -> Vec<String> {
    folders.sort_unstable();
    folders
}

/// `sorted`, without `startswith(".")`.
pub(crate) fn keras_utils(mut folders: Vec<String>) -> Vec<String> {
    folders.retain(|name| !name.starts_with('.'));
    keras(folders)
}

/// `sorted`; the folders without an image were refused before.
pub(crate) fn torchvision(folders: Vec<String>) -> Vec<String> {
    keras(folders)
}

/// Rust's order of `String`, which a set already has.
pub(crate) fn burn(folders: BTreeSet<String>) -> Vec<String> {
    folders.into_iter().collect()
}

/// `sorted(set(labels), key=natural_key)`, where no two keys are one.
pub(crate) fn timm(path: &str, folders: BTreeSet<String>) -> Result<Vec<String>, Problems> {
    let (mut keyed, mut found): (Vec<(Key, String)>, _) = (Vec::with_capacity(folders.len()), Vec::new());
    for name in folders {
        match natural_key(&name) {
            Ok(key) => keyed.push((key, name)),
            Err(Trouble::NoNumber(part)) => found.push(crate::messages::order::timm_no_number(path, &name, &part)),
            Err(Trouble::Unsure(c)) => found.push(crate::messages::order::timm_unsure(path, &name, c)),
        }
    }
    keyed.sort_unstable();
    for tied in keyed.chunk_by(|(a, _), (b, _)| a == b).filter(|tied| tied.len() > 1) {
        found.push(crate::messages::order::timm_tie(path, &tied.iter().map(|(_, name)| name).collect::<Vec<_>>()));
    }
    Problems::unless_any(found, keyed.into_iter().map(|(_, name)| name).collect())
}

/// torchvision's `IMG_EXTENSIONS`, asked with `endswith`: `.jpg` alone is an image.
pub(crate) fn is_torchvision_image(name: &[u8]) -> bool {
    stem(name, &[".jpg", ".jpeg", ".png", ".ppm", ".bmp", ".pgm", ".tif", ".tiff", ".webp"]).is_some()
}

/// timm's `IMG_EXTENSIONS`, asked with `os.path.splitext`: `.jpg` alone has no extension, nor has `..jpg`.
pub(crate) fn is_timm_image(name: &[u8]) -> bool {
    stem(name, &[".png", ".jpg", ".jpeg"]).is_some_and(|stem| stem.iter().any(|b| *b != b'.'))
}

/// What any of the frameworks takes for an image.
pub fn is_image(name: &[u8]) -> bool {
    is_torchvision_image(name) || stem(name, &[".gif"]).is_some()
}

/// burn's `*.{bmp,jpg,jpeg,png}` without case: `.jpg` alone is an image.
pub(crate) fn is_burn_image(name: &[u8]) -> bool {
    stem(name, &[".bmp", ".jpg", ".jpeg", ".png"]).is_some()
}

/// What stands before one of these extensions. Python's `lower` makes none of their letters of any but ASCII ones.
fn stem<'a>(name: &'a [u8], extensions: &[&str]) -> Option<&'a [u8]> {
    extensions.iter().find_map(|extension| {
        let (stem, end) = name.split_at_checked(name.len().checked_sub(extension.len())?)?;
        end.eq_ignore_ascii_case(extension.as_bytes()).then_some(stem)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_points_are_bytes() {
        let names = ["z", "Ａ", "\u{fffd}", "😀", "\u{d7ff}", "\u{e000}", "", "a", "aa"];
        let mut by_code = names.map(str::to_owned);
        by_code.sort_by_key(|name| name.chars().map(u32::from).collect::<Vec<_>>());
        assert_eq!(keras(names.map(str::to_owned).to_vec()), by_code);
    }

    #[test]
    fn every_order_is_printed_as_it_is_written() {
        assert!(Order::ALL.iter().all(|order| order.to_string().parse() == Ok(*order)));
    }

    #[test]
    fn images_by_name() {
        assert!(is_image(b"a.webp") && is_image(b"a.GIF") && !is_image(b"a.txt"));
        assert!(is_torchvision_image(b".JPG") && is_burn_image(b".JPG") && !is_timm_image(b".JPG"));
        assert!(is_timm_image(b".a.jpeg") && !is_timm_image(b"..png") && !is_timm_image(b"a.bmp"));
        assert!(is_torchvision_image(b"a.webp") && !is_burn_image(b"a.webp") && !is_burn_image(b"png"));
    }
}
