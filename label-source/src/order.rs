//! The order of a framework: which folders are classes, and at which index. One file a framework in `order/`.

mod burn;
mod dataframe;
mod fastai;
mod framework;
mod huggingface;
mod keras;
#[cfg(test)]
mod listing_order;
mod os_walk;
mod run_folder;
mod splits;
mod tfds;
mod timm;
mod torchvision;
mod ultralytics;
mod unknown_name;

use crate::class_list::ClassList;
use crate::collect::mapped;
use crate::problem::{Diagnostics, Place, Problem, Reported};
use crate::user_path::UserPath;
use framework::{Framework, no_class};
use std::fmt;
use std::str::FromStr;

/// The rule by which a framework turns a folder into a list of classes.
///
/// Each is exactly what the framework gives, or an error: if the framework itself fails, goes on without labels, or
/// gives a list that depends on chance or on the version of Python.
///
/// ```
/// use typed_label_source::Order;
///
/// assert_eq!("keras".parse(), Ok(Order::Keras));
/// assert_eq!("yolo".parse::<Order>().unwrap_err().help().split(';').next(), Some(r#"write `order = "ultralytics"`"#));
/// assert!("kerass".parse::<Order>().unwrap_err().to_string().contains(r#"write `order = "keras"`"#));
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Order {
    /// `ImageDataGenerator.flow_from_directory` of Keras: every folder, hidden and empty ones too, sorted by code point.
    ///
    /// Source: keras 3.15.1, `keras/src/legacy/preprocessing/image.py`, `DirectoryIterator.__init__`:
    /// `sorted(os.listdir(directory))` kept by `os.path.isdir`. An explicit list may be any subset in any order. The same list comes
    /// from tf-keras, keras-preprocessing, scikit-learn's `load_files`, paddle, mxnet and mmpretrain.
    ///
    /// Cost: one listing of the dataset folder. No class folder is looked into.
    #[default]
    Keras,
    /// `keras.utils.image_dataset_from_directory`: as [`Order::Keras`], without the folders whose name starts with a dot. So do
    /// `text_dataset_from_directory` and `audio_dataset_from_directory`.
    ///
    /// Source: keras 3.15.1, `keras/src/utils/dataset_utils.py`, `index_directory`. An explicit list may be any subset
    /// in any order, but not a hidden folder. Keras then refuses to train if there is no file for it at all; that changes
    /// no list, so it is not asked here.
    ///
    /// Cost: one listing of the dataset folder. No class folder is looked into.
    KerasUtils,
    /// `torchvision.datasets.ImageFolder`: every folder, hidden ones too, sorted by code point. One without an image at
    /// any depth is an error, unless `allow_empty`.
    ///
    /// Source: torchvision 0.29.2, `torchvision/datasets/folder.py`, `find_classes` and `make_dataset`.
    ///
    /// Cost: one listing of the dataset folder, and of each class folder up to its first image; with `allow_empty`, no
    /// class folder is looked into.
    Torchvision,
    /// Classification by Ultralytics' `yolo`, of the folder that it is given: every folder of its `train/` if there is one, else
    /// every folder in it; hidden and empty ones too, sorted by code point. A `train/` among class folders is an error.
    ///
    /// Source: ultralytics 8.4.190, `ultralytics/data/utils.py`, `check_cls_dataset`, with `ultralytics/data/split.py`,
    /// `split_classify_dataset`, and `ultralytics/data/dataset.py`, `ClassificationDataset`. With a torchvision older than 0.18, a
    /// folder without an image stops the training; that changes no list, so it is not asked here.
    ///
    /// Cost: one listing of the dataset folder, and one of `train/` in it, or of the copy that yolo has made beside it. No class
    /// folder is looked into.
    Ultralytics,
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
    /// dataset folder itself is a class if images lie in it.
    ///
    /// Source: burn-dataset 0.22.1, `src/vision/image_folder.rs`, `new_classification_with`.
    ///
    /// Cost: a listing of every folder at any depth.
    Burn,
    /// `ImageDataLoaders.from_folder` of fastai: the innermost folder of each image, sorted by code point, hidden folders left out.
    /// If `train/` has images to train on, it reads that split alone, as without `valid_pct`; if not, the whole folder.
    ///
    /// Source: fastai 2.8.12, `fastai/vision/data.py`, `ImageDataLoaders.from_folder`, and `fastai/data/transforms.py`,
    /// `get_image_files`, `GrandparentSplitter` and `CategoryMap`. What is an image is said by Python's `mimetypes`: a class
    /// that has only images of which not every Python knows (`.webp`) is an error.
    ///
    /// Cost: a listing of every folder at any depth.
    Fastai,
    /// `tfds.ImageFolder` of TensorFlow Datasets, which is given the folder with the splits: every folder in any of them, hidden
    /// and empty ones too, sorted by code point.
    ///
    /// Source: tensorflow-datasets 4.9.10, `tensorflow_datasets/core/folder_dataset/image_folder.py`,
    /// `_get_split_label_images`. A file whose name is not UTF-8 stops it; that changes no list, so it is not asked here.
    ///
    /// Cost: one listing of the dataset folder, and of each split's. No class folder is looked into.
    Tfds,
    /// No folder but a table of images: the distinct labels of a column, sorted by code point, as Keras' `flow_from_dataframe`,
    /// scikit-learn's `LabelEncoder` and (several labels in a cell) `MultiLabelBinarizer` make them of what pandas has read.
    ///
    /// Source: keras 3.15.1, `keras/src/legacy/preprocessing/image.py`, `DataFrameIterator._filter_classes`; scikit-learn 1.9.1,
    /// `sklearn/preprocessing/_label.py`. A label that pandas reads as a number or as missing is an error.
    ///
    /// Cost: the file is read once.
    Dataframe,
}

impl Order {
    /// Every order of a folder, once: all but [`Order::Dataframe`].
    pub const ALL: &[Self] = Self::EVERY.split_at(Self::EVERY.len() - 1).0;

    pub(crate) const EVERY: &[Self] = &[
        Self::Keras,
        Self::KerasUtils,
        Self::Torchvision,
        Self::Ultralytics,
        Self::Timm,
        Self::HuggingFace,
        Self::Burn,
        Self::Fastai,
        Self::Tfds,
        Self::Dataframe,
    ];

    /// Every name that options give to an order; first each order's own name.
    pub fn names() -> impl Iterator<Item = &'static str> {
        Self::all_names().into_iter()
    }

    fn all_names() -> Vec<&'static str> {
        let mut names = mapped(Self::EVERY, |order| order.name());
        for order in Self::EVERY {
            names.extend_from_slice(&order.framework().names[1..]);
        }
        names
    }

    /// The name that options give it.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.framework().names[0]
    }

    fn framework(self) -> &'static Framework {
        match self {
            Self::Keras => &keras::KERAS,
            Self::KerasUtils => &keras::KERAS_UTILS,
            Self::Torchvision => &torchvision::TORCHVISION,
            Self::Ultralytics => &ultralytics::ULTRALYTICS,
            Self::Timm => &timm::TIMM,
            Self::HuggingFace => &huggingface::HUGGING_FACE,
            Self::Burn => &burn::BURN,
            Self::Fastai => &fastai::FASTAI,
            Self::Tfds => &tfds::TFDS,
            Self::Dataframe => &dataframe::DATAFRAME,
        }
    }

    /// Whether a class folder without an image is a class.
    pub(crate) fn keeps_empty_folders(self, options: &FolderOptions<'_>) -> bool {
        let framework = self.framework();
        framework.read_listed.is_some() || framework.takes_allow_empty && options.allow_empty == Some(true)
    }

    /// The folder whose folders are the classes, for the orders that look no deeper.
    #[doc(hidden)]
    #[must_use]
    pub fn class_root(self, at: &UserPath) -> UserPath {
        match self {
            Self::Ultralytics => ultralytics::class_root(at),
            Self::Fastai => fastai::class_root(at),
            Self::Tfds => tfds::class_root(at),
            _ => at.clone(),
        }
    }

    /// Whether the framework is given the folder with the splits, and nothing else.
    #[doc(hidden)]
    #[must_use]
    pub fn is_given_splits(self) -> bool {
        self == Self::Tfds
    }

    /// Reads the classes of a dataset folder. An option that the framework does not have is not looked at.
    pub(crate) fn load(
        self,
        at: &UserPath,
        options: &FolderOptions<'_>,
        diagnostics: &mut Diagnostics,
    ) -> Result<ClassList, Reported> {
        let framework = self.framework();
        if let (Some(classes), Some(read_listed)) = (options.classes, framework.read_listed) {
            return read_listed(at, classes, options.allow_missing.unwrap_or_default(), diagnostics);
        }
        diagnostics.take(run_folder::check(at))?;
        let names = (framework.read)(at, options.allow_empty.unwrap_or_default(), diagnostics)?;
        if names.is_empty() {
            return Err(diagnostics.push(no_class(at.text(), framework.class_is)));
        }
        diagnostics.take(run_folder::check_names(at, &names))?;
        diagnostics.take(splits::check(at, &names, framework.read_listed.is_some()))?;
        Ok(ClassList::of_distinct(names))
    }

    /// The class list of a dataset folder that is elsewhere, from the names of the folders in it; `None` if the framework looks
    /// into the folders.
    #[doc(hidden)]
    pub fn list_names(
        self,
        at: &str,
        allow_empty: bool,
        names: Vec<String>,
        diagnostics: &mut Diagnostics,
    ) -> Option<Result<ClassList, Reported>> {
        let framework = self.framework();
        let names = (framework.sort_names)(names, allow_empty)?;
        if names.is_empty() {
            return Some(Err(diagnostics.push(no_class(at, framework.class_is))));
        }
        if let Err(problem) = splits::check_names(at, &names, framework.read_listed.is_some()) {
            return Some(Err(diagnostics.push(problem)));
        }
        Some(ClassList::checked(names, diagnostics))
    }

    /// Reports every option that the framework does not have.
    pub(crate) fn check_options(self, options: &FolderOptions<'_>, diagnostics: &mut Diagnostics) {
        let framework = self.framework();
        if options.classes.is_some() && framework.read_listed.is_none() {
            diagnostics.push(takes_no_classes(self.name()));
        }
        if options.allow_empty.is_some() && !framework.takes_allow_empty {
            diagnostics.push(takes_no_allow_empty(self.name()));
        }
        if options.allow_missing.is_some() && options.classes.is_none() {
            diagnostics.push(allow_missing_without_classes("a folder"));
        } else if options.allow_missing == Some(true) && !framework.takes_allow_missing {
            diagnostics.push(takes_no_allow_missing(self.name()));
        }
    }
}

/// The options of a dataset folder, as far as they are given.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct FolderOptions<'a> {
    /// These classes, in this order.
    pub(crate) classes: Option<&'a [String]>,
    /// Whether a listed class may be without a folder.
    pub(crate) allow_missing: Option<bool>,
    /// Whether a class folder may be without an image.
    pub(crate) allow_empty: Option<bool>,
}

impl fmt::Display for Order {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Order {
    type Err = Problem;

    fn from_str(name: &str) -> Result<Self, Problem> {
        let mut nicknames = Vec::new();
        for order in Self::EVERY {
            if order.framework().names.contains(&name) {
                return Ok(*order);
            }
            nicknames.extend_from_slice(order.framework().nicknames);
        }
        Err(unknown_name::problem(name, &Self::all_names(), &nicknames))
    }
}

/// What any of the frameworks takes for an image, by its name.
#[doc(hidden)]
#[must_use]
pub fn is_image(name: &[u8]) -> bool {
    torchvision::is_image(name) || framework::stem(name, &[".gif"]).is_some()
}

/// `classes = [..]` for an order that takes no list.
fn takes_no_classes(order: &str) -> Problem {
    Problem::new(
        Place::option("classes"),
        format!("the order {order:?} takes no list of classes: it reads them from the folder"),
        "remove `classes`, or write `order = \"keras\"` or `order = \"keras-utils\"` if Keras got that list",
    )
}

/// `allow_empty` for an order that has no such option.
fn takes_no_allow_empty(order: &str) -> Problem {
    Problem::new(
        Place::option("allow_empty"),
        format!("the order {order:?} has no `allow_empty`: that is torchvision's"),
        "remove `allow_empty`, or write `order = \"torchvision\"`",
    )
}

/// `allow_missing` without `classes = [..]`; `what` is what a class can be without.
pub(crate) fn allow_missing_without_classes(what: &str) -> Problem {
    Problem::new(
        Place::option("allow_missing"),
        format!("`allow_missing` is about a listed class without {what}, and no classes are listed"),
        "list them: `classes = [..]`; or remove `allow_missing`",
    )
}

/// `allow_missing = true` for an order that refuses a class without a folder.
fn takes_no_allow_missing(order: &str) -> Problem {
    Problem::new(
        Place::option("allow_missing"),
        format!("the order {order:?} refuses a class without a folder: only Keras' `flow_from_directory` takes one"),
        "remove `allow_missing`, or write `order = \"keras\"`",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_order_is_printed_as_it_is_written() {
        assert!(Order::EVERY.iter().all(|order| order.to_string().parse() == Ok(*order)));
    }

    #[test]
    fn an_order_is_known_by_what_its_framework_is_called() {
        let unknown = |name: &str| name.parse::<Order>().unwrap_err();
        for (given, meant) in [
            ("PyTorch", "torchvision"),
            ("torch", "torchvision"),
            ("TensorFlow", "keras"),
            ("tf", "keras"),
            ("tf.keras", "keras"),
            ("YOLO", "ultralytics"),
            ("hf", "huggingface"),
            ("datasets", "huggingface"),
            ("imagefolder", "huggingface"),
            ("kerass", "keras"),
            ("flow_from_dataframe", "dataframe"),
            ("paddle", "keras"),
            ("scikit-learn", "keras"),
            ("tf_keras", "keras"),
            ("text_dataset_from_directory", "keras-utils"),
            ("tensorflow_datasets", "tfds"),
            ("fast.ai", "fastai"),
        ] {
            let help = unknown(given).help().to_owned();
            assert!(help.starts_with(&format!("write `order = {meant:?}`; the orders are ")), "{given}: {help}");
        }
        assert!(unknown("tch").to_string().contains("as the system lists them"));
        assert!(unknown("xyzzy").help().starts_with("the orders are "));
    }

    #[test]
    fn images_by_name() {
        assert!(is_image(b"a.webp") && is_image(b"a.GIF") && is_image(b".JPG") && !is_image(b"a.txt"));
    }
}
