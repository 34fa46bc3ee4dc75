//! Describes a label type in build.rs: [`labels`] with its [`Builder`].

mod messages;

pub(crate) use messages::not_an_enum_name;

use crate::options::given_twice;
use crate::request::Request;
use crate::rust_fragment::{are_attributes, is_path, is_visibility};
use proc_macro2::TokenStream;
use std::mem;
use std::str::FromStr;
use typed_label_source::{Problem, Source};

/// Generates a label type from a source: a path, or a [`Source`]. A path is that of a dataset folder or a class list file and
/// starts at the folder of Cargo.toml; `$NAME` in it is an environment variable.
///
/// If class names are in several scripts, some lints that look at every identifier of a crate (`confusable_idents`,
/// `mixed_script_confusables`, `uncommon_codepoints`) see the variants in this file, as they see none of the macros'. They can be
/// allowed for the whole crate alone: `#![allow(confusable_idents)]` in lib.rs or main.rs.
///
/// ```no_run
/// typed_label_build::labels("data/train").name("Finding").generate(); // $OUT_DIR/finding.rs
/// ```
pub fn labels(source: impl Into<Source>) -> Builder {
    Builder {
        request: Request::new(source),
        name: "Classes".into(),
        attributes: TokenStream::new(),
        visibility: None,
        watch: false,
        given: Vec::new(),
        problems: Vec::new(),
    }
}

/// Options for the code that [`labels`] generates.
///
/// Most are the options of the macros, which `#[labels]` documents in
/// [one table](https://docs.rs/typed-label-macros/latest/typed_label_macros/attr.labels.html).
///
/// ```no_run
/// typed_label_build::labels("$DATASETS/pets")
///     .name("Pet")
///     .order("keras")
///     .rename("3d", "ThreeD")
///     .attribute("#[non_exhaustive]")
///     .generate();
/// ```
#[derive(Clone, Debug)]
#[must_use = "nothing is written before `generate`"]
pub struct Builder {
    pub(crate) request: Request,
    pub(crate) name: String,
    pub(crate) attributes: TokenStream,
    pub(crate) visibility: Option<TokenStream>,
    pub(crate) watch: bool,
    /// The setters that were called; each that takes one value may be called once.
    pub(crate) given: Vec<&'static str>,
    pub(crate) problems: Vec<Problem>,
}

impl Builder {
    /// The enum's name; the file is named after it, in snake case. Default: `Classes`.
    ///
    /// ```no_run
    /// typed_label_build::labels("data/train").name("ChestFinding").generate(); // $OUT_DIR/chest_finding.rs
    /// ```
    pub fn name(self, name: impl Into<String>) -> Self {
        self.set("name", |it| it.name = name.into())
    }

    /// The framework whose order the model has. Default: `"keras"`.
    ///
    /// ```no_run
    /// typed_label_build::labels("data/train").order("keras").generate();
    /// ```
    pub fn order(self, order: &str) -> Self {
        self.set_word("order", order, Source::order)
    }

    /// These classes, in this order: Keras' own argument. Any subset of the folders may be listed.
    ///
    /// ```no_run
    /// typed_label_build::labels("data/train").classes(["dog", "cat"]).generate();
    /// ```
    pub fn classes<S: Into<String>>(self, classes: impl IntoIterator<Item = S>) -> Self {
        self.set_source("classes", |source| source.classes(classes))
    }

    /// Lets a listed class be without a folder: it keeps its index, as in Keras.
    ///
    /// ```no_run
    /// typed_label_build::labels("data/train")
    ///     .classes(["dog", "unicorn"])
    ///     .allow_missing(true)
    ///     .generate();
    /// ```
    pub fn allow_missing(self, allow_missing: bool) -> Self {
        self.set_source("allow_missing", |source| source.allow_missing(allow_missing))
    }

    /// torchvision's `allow_empty`: whether a class folder may be without an image.
    ///
    /// ```no_run
    /// typed_label_build::labels("data/train").order("torchvision").allow_empty(true).generate();
    /// ```
    pub fn allow_empty(self, allow_empty: bool) -> Self {
        self.set_source("allow_empty", |source| source.allow_empty(allow_empty))
    }

    /// The format of the class list file, if its content can't tell.
    ///
    /// ```no_run
    /// typed_label_build::labels("model/names.json").format("index_to_name").generate();
    /// ```
    pub fn format(self, format: &str) -> Self {
        self.set_word("format", format, Source::format)
    }

    /// A class at index 0 that no folder has, as models of `ImageNet` with 1,001 outputs have one.
    ///
    /// ```no_run
    /// typed_label_build::labels("imagenet/train").background("Background").generate();
    /// ```
    pub fn background(self, name: impl Into<String>) -> Self {
        self.set_source("background", |source| source.background(name))
    }

    /// A class after all others: detectors in the manner of DETR have an output for "no object" there.
    ///
    /// ```no_run
    /// typed_label_build::labels("model/coco.txt").last("no object").generate();
    /// ```
    pub fn last(self, name: impl Into<String>) -> Self {
        self.set_source("last", |source| source.last(name))
    }

    /// Names that mark an output of the model which is not in use: each is called after its index, as in `unused 12`.
    ///
    /// ```no_run
    /// typed_label_build::labels("model/coco91.txt").unused(["N/A"]).generate();
    /// ```
    pub fn unused<S: Into<String>>(self, names: impl IntoIterator<Item = S>) -> Self {
        self.set_source("unused", |source| source.unused(names))
    }

    /// What becomes of a name that several classes have: with `"number"` each gets its index after it, as in `crane 134`.
    ///
    /// ```no_run
    /// typed_label_build::labels("model/imagenet_classes.txt").repeated("number").generate();
    /// ```
    pub fn repeated(self, repeated: &str) -> Self {
        self.set_word("repeated", repeated, Source::repeated)
    }

    /// Categories of COCO annotations that are not classes, as the first one of Roboflow's export.
    ///
    /// ```no_run
    /// typed_label_build::labels("train/_annotations.coco.json").without(["objects"]).generate();
    /// ```
    // Of all lists this one may be empty, and of `[]` the compiler must know the type.
    pub fn without<'a>(self, categories: impl IntoIterator<Item = &'a str>) -> Self {
        self.set_source("without", |source| source.without(categories))
    }

    /// The column of a table that has the names, if its headline can't tell.
    ///
    /// ```no_run
    /// typed_label_build::labels("model/classes.csv").column("display_name").generate();
    /// ```
    pub fn column(self, column: impl Into<String>) -> Self {
        self.set_source("column", |source| source.column(column))
    }

    /// What is between the labels, if the column of a table of images has several in a cell.
    ///
    /// ```no_run
    /// typed_label_build::labels("data/train.csv")
    ///     .order("dataframe")
    ///     .column("Finding Labels")
    ///     .separator("|")
    ///     .generate();
    /// ```
    pub fn separator(self, separator: impl Into<String>) -> Self {
        self.set_source("separator", |source| source.separator(separator))
    }

    /// The columns of a table of images that are its classes: each has 0 or 1 for an image.
    ///
    /// ```no_run
    /// typed_label_build::labels("data/train.csv")
    ///     .order("dataframe")
    ///     .columns(["Edema", "Hernia"])
    ///     .generate();
    /// ```
    pub fn columns<S: Into<String>>(self, columns: impl IntoIterator<Item = S>) -> Self {
        self.set_source("columns", |source| source.columns(columns))
    }

    /// A class list file beside the code, so that the build needs no dataset. `TYPED_LABEL=update cargo check` writes it.
    ///
    /// ```no_run
    /// typed_label_build::labels("data/train").lock("finding.json").generate();
    /// ```
    pub fn lock(self, path: impl Into<String>) -> Self {
        self.set_source("lock", |source| source.lock(path))
    }

    /// Keeps the indices that the lock has: a new folder takes the next one, whatever its name.
    ///
    /// ```no_run
    /// typed_label_build::labels("data/train").lock("finding.json").append(true).generate();
    /// ```
    pub fn append(self, append: bool) -> Self {
        self.set_source("append", |source| source.append(append))
    }

    /// Folders and files that must give the same class list.
    ///
    /// ```no_run
    /// typed_label_build::labels("data/train")
    ///     .agrees_with(["data/validation", "model/class_indices.json"])
    ///     .generate();
    /// ```
    pub fn agrees_with<S: Into<String>>(self, paths: impl IntoIterator<Item = S>) -> Self {
        self.set_source("agrees_with", |source| source.agrees_with(paths))
    }

    /// The variant of a class whose name makes none, or one that you don't like.
    ///
    /// ```no_run
    /// typed_label_build::labels("data/train").rename("3d", "ThreeD").generate();
    /// ```
    pub fn rename(mut self, class: impl Into<String>, variant: impl Into<String>) -> Self {
        self.request.renames.push((class.into(), variant.into()));
        self
    }

    /// A file that gives each class a second name, for people, which `display_name()` of the type returns. It has them by class
    /// name: `name<TAB>text` on each line, a JSON map, or a table of two columns. Each class must be in it.
    ///
    /// ```no_run
    /// typed_label_build::labels("imagenet_synsets.txt")
    ///     .display("imagenet_synset_to_lemma.txt")
    ///     .generate();
    /// ```
    pub fn display(self, path: impl Into<String>) -> Self {
        self.set_source("display", |source| source.display(path))
    }

    /// What the variants are named after: `"name"`, or `"display"` for the display names up to their first comma.
    ///
    /// ```no_run
    /// let synsets = typed_label_build::labels("imagenet_synsets.txt")
    ///     .display("imagenet_synset_to_lemma.txt");
    /// synsets.variants("display").generate();
    /// ```
    pub fn variants(self, names: &str) -> Self {
        let names = names.parse();
        self.set("variants", |it| match names {
            Ok(names) => it.request.variants = names,
            Err(problem) => it.problems.push(problem),
        })
    }

    /// An attribute, or a doc comment, to put on the enum. A derive that it has anyway changes nothing.
    ///
    /// ```no_run
    /// typed_label_build::labels("data/train").attribute("#[non_exhaustive]").generate();
    /// ```
    pub fn attribute(mut self, attribute: &str) -> Self {
        match attribute.parse::<TokenStream>().ok().filter(are_attributes) {
            Some(attributes) => self.attributes.extend(attributes),
            None => self.problems.push(messages::not_an_attribute(attribute)),
        }
        self
    }

    /// Visibility of the enum. Default: `pub`.
    ///
    /// ```no_run
    /// typed_label_build::labels("data/train").visibility("pub(crate)").generate();
    /// ```
    pub fn visibility(self, visibility: &str) -> Self {
        self.set("visibility", |it| match visibility.parse::<TokenStream>().ok().filter(is_visibility) {
            Some(visibility) => it.visibility = Some(visibility),
            None => it.problems.push(messages::not_a_visibility(visibility)),
        })
    }

    /// Whether the type implements serde's `Serialize` and `Deserialize`: by name in formats for people, by index in others. Needs
    /// the Cargo feature `serde` of `typed-label`.
    ///
    /// ```no_run
    /// typed_label_build::labels("data/train").serde(true).generate();
    /// ```
    pub fn serde(self, serde: bool) -> Self {
        self.set("serde", |it| it.request.serde = serde)
    }

    /// How the generated code names the crate `typed-label`. Default: `::typed_label`, or the name that Cargo.toml gives it.
    ///
    /// ```no_run
    /// typed_label_build::labels("data/train").krate("::my_prelude::typed_label").generate();
    /// ```
    pub fn krate(self, path: &str) -> Self {
        self.set("krate", |it| match path.parse::<TokenStream>().ok().filter(|_| is_path(path)) {
            Some(path) => it.request.krate = path,
            None => it.problems.push(messages::not_a_path(path)),
        })
    }

    /// Has Cargo look for changes anywhere below the folder; see the function [`watch`](crate::watch()) for what that costs.
    ///
    /// ```no_run
    /// typed_label_build::labels("data/train").watch().generate();
    /// ```
    pub fn watch(mut self) -> Self {
        self.watch = true;
        self
    }

    /// Sets an option that takes one value. Of two values neither is silently left out: the second is a problem.
    fn set(mut self, option: &'static str, set: impl FnOnce(&mut Self)) -> Self {
        if self.given.contains(&option) {
            self.problems.push(given_twice(option));
        } else {
            self.given.push(option);
            set(&mut self);
        }
        self
    }

    /// Puts the value of an option into the source.
    fn set_source(self, option: &'static str, set: impl FnOnce(Source) -> Source) -> Self {
        self.set(option, |it| it.request.source = set(mem::take(&mut it.request.source)))
    }

    /// Puts the value of an option into the source, if it is one of the option's words.
    fn set_word<T: FromStr<Err = Problem>>(
        self,
        option: &'static str,
        word: &str,
        set: impl FnOnce(Source, T) -> Source,
    ) -> Self {
        match word.parse() {
            Ok(value) => self.set_source(option, |source| set(source, value)),
            Err(problem) => self.set(option, |it| it.problems.push(problem)),
        }
    }
}
