//! What build.rs calls: [`labels`] with its [`Builder`], and [`watch`].

use crate::crate_name::crate_path;
use crate::emit::{code_span, declare, declare_public, implement};
use crate::out_dir;
use crate::place;
use crate::request::{Request, manifest_folder};
use crate::rust_fragment::{are_attributes, is_path, is_visibility};
use crate::variant_name::is_identifier;
use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;
use std::path::{Path, PathBuf};
use std::process;
use std::str::FromStr;
use typed_label_source::{BuildRecord, Diagnostics, Problem, Problems, Source};

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
        has_krate: false,
        name: "Classes".into(),
        attributes: TokenStream::new(),
        visibility: None,
        watch: false,
        problems: Vec::new(),
    }
}

/// Tells Cargo to build the crate again if anything in a dataset folder changes. Call it in build.rs if a macro reads the folder.
///
/// Cargo then asks the time of every file in it, at every build: some 5 s for 1.3 million images.
/// Without it, a folder that appears or vanishes is noticed when the crate is next compiled for another reason.
///
/// ```no_run
/// // build.rs
/// typed_label_build::watch("data/train");
/// ```
pub fn watch(path: impl Into<String>) {
    labels(path.into()).watch().announce();
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
    request: Request,
    has_krate: bool,
    name: String,
    attributes: TokenStream,
    visibility: Option<TokenStream>,
    watch: bool,
    problems: Vec<Problem>,
}

impl Builder {
    /// The enum's name; the file is named after it, in snake case. Default: `Classes`.
    ///
    /// ```no_run
    /// typed_label_build::labels("data/train").name("ChestFinding").generate(); // $OUT_DIR/chest_finding.rs
    /// ```
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = name.into();
        self
    }

    /// The framework whose order the model has. Default: `"keras"`.
    ///
    /// ```no_run
    /// typed_label_build::labels("data/train").order("keras").generate();
    /// ```
    pub fn order(self, order: &str) -> Self {
        self.set_word(order, Source::order)
    }

    /// These classes, in this order: Keras' own argument. Any subset of the folders may be listed.
    ///
    /// ```no_run
    /// typed_label_build::labels("data/train").classes(["dog", "cat"]).generate();
    /// ```
    pub fn classes<S: Into<String>>(mut self, classes: impl IntoIterator<Item = S>) -> Self {
        self.request.source = self.request.source.classes(classes);
        self
    }

    /// Lets a listed class be without a folder: it keeps its index, as in Keras.
    ///
    /// ```no_run
    /// typed_label_build::labels("data/train").classes(["dog", "unicorn"]).allow_missing(true).generate();
    /// ```
    pub fn allow_missing(mut self, allow_missing: bool) -> Self {
        self.request.source = self.request.source.allow_missing(allow_missing);
        self
    }

    /// torchvision's `allow_empty`: whether a class folder may be without an image.
    ///
    /// ```no_run
    /// typed_label_build::labels("data/train").order("torchvision").allow_empty(true).generate();
    /// ```
    pub fn allow_empty(mut self, allow_empty: bool) -> Self {
        self.request.source = self.request.source.allow_empty(allow_empty);
        self
    }

    /// The format of the class list file, if its content can't tell.
    ///
    /// ```no_run
    /// typed_label_build::labels("model/names.json").format("index_to_name").generate();
    /// ```
    pub fn format(self, format: &str) -> Self {
        self.set_word(format, Source::format)
    }

    /// A class at index 0 that no folder has, as models of `ImageNet` with 1,001 outputs have one.
    ///
    /// ```no_run
    /// typed_label_build::labels("imagenet/train").background("Background").generate();
    /// ```
    pub fn background(mut self, name: impl Into<String>) -> Self {
        self.request.source = self.request.source.background(name);
        self
    }

    /// A class list file beside the code, so that the build needs no dataset. `TYPED_LABEL=update cargo check` writes it.
    ///
    /// ```no_run
    /// typed_label_build::labels("data/train").lock("finding.json").generate();
    /// ```
    pub fn lock(mut self, path: impl Into<String>) -> Self {
        self.request.source = self.request.source.lock(path);
        self
    }

    /// Keeps the indices that the lock has: a new folder takes the next one, whatever its name.
    ///
    /// ```no_run
    /// typed_label_build::labels("data/train").lock("finding.json").append(true).generate();
    /// ```
    pub fn append(mut self, append: bool) -> Self {
        self.request.source = self.request.source.append(append);
        self
    }

    /// Folders and files that must give the same class list.
    ///
    /// ```no_run
    /// typed_label_build::labels("data/train").agrees_with(["data/validation", "model/class_indices.json"]).generate();
    /// ```
    pub fn agrees_with<S: Into<String>>(mut self, paths: impl IntoIterator<Item = S>) -> Self {
        self.request.source = self.request.source.agrees_with(paths);
        self
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

    /// An attribute, or a doc comment, to put on the enum.
    ///
    /// ```no_run
    /// typed_label_build::labels("data/train").attribute("#[non_exhaustive]").generate();
    /// ```
    pub fn attribute(mut self, attribute: &str) -> Self {
        match attribute.parse::<TokenStream>().ok().filter(are_attributes) {
            Some(attributes) => self.attributes.extend(attributes),
            None => self.problems.push(not_an_attribute(attribute)),
        }
        self
    }

    /// Visibility of the enum. Default: `pub`.
    ///
    /// ```no_run
    /// typed_label_build::labels("data/train").visibility("pub(crate)").generate();
    /// ```
    pub fn visibility(mut self, visibility: &str) -> Self {
        match visibility.parse::<TokenStream>().ok().filter(is_visibility) {
            Some(visibility) => self.visibility = Some(visibility),
            None => self.problems.push(not_a_visibility(visibility)),
        }
        self
    }

    /// How the generated code names the crate `typed-label`. Default: `::typed_label`, or the name that Cargo.toml gives it.
    ///
    /// ```no_run
    /// typed_label_build::labels("data/train").krate("::my_prelude::typed_label").generate();
    /// ```
    pub fn krate(mut self, path: &str) -> Self {
        match path.parse::<TokenStream>().ok().filter(|_| is_path(path)) {
            Some(path) => self.request.krate = path,
            None => self.problems.push(not_a_path(path)),
        }
        self.has_krate = true;
        self
    }

    /// Has Cargo look for changes anywhere below the folder; see the function [`watch`] for what that costs.
    ///
    /// ```no_run
    /// typed_label_build::labels("data/train").watch().generate();
    /// ```
    pub fn watch(mut self) -> Self {
        self.watch = true;
        self
    }

    /// Writes the code to `$OUT_DIR/name.rs`, and prints every problem as an error of the build.
    ///
    /// ```no_run
    /// typed_label_build::labels("data/train").name("Finding").generate();
    /// ```
    pub fn generate(self) {
        let generated = self.try_generate();
        // Only now, since a lock may have been written.
        self.announce();
        if let Err(problems) = generated {
            let source = &self.request.source;
            BuildRecord::wrong(&manifest_folder(), source.text(), source.lock_text());
            for problem in problems.bounded() {
                // A directive ends with its line.
                for line in problem.to_string().lines() {
                    println!("cargo::error={line}");
                }
            }
            process::exit(1);
        }
    }

    /// Writes the code to `$OUT_DIR/name.rs`, and returns the file's path. A file that is already right keeps its time. The first
    /// call of a run removes what an earlier run has written, so that nothing includes a label type that is gone.
    ///
    /// # Errors
    /// Everything that the attribute would print.
    ///
    /// ```
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let dir = std::env::temp_dir().join(format!("typed-label-builder-{}", std::process::id()));
    /// # std::fs::create_dir_all(dir.join("pets/cat"))?;
    /// # // SAFETY: this test is alone in its process.
    /// # unsafe { std::env::set_var("OUT_DIR", &dir); std::env::set_var("CARGO_MANIFEST_DIR", &dir) };
    /// let file = typed_label_build::labels("pets").name("Pet").try_generate()?;
    /// assert!(std::fs::read_to_string(file)?.contains("pub enum Pet"));
    /// # std::fs::remove_dir_all(dir)?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn try_generate(&self) -> Result<PathBuf, Problems> {
        let code = self.code(&manifest_folder())?;
        Ok(out_dir::write(snake_case(&self.name) + ".rs", &self.name, code)?)
    }

    /// The code itself; a relative path starts at `base`.
    ///
    /// # Errors
    /// Everything that the attribute would print.
    ///
    /// ```
    /// let problems = typed_label_build::labels("no/such/folder").code("/".as_ref()).unwrap_err();
    /// assert!(problems.to_string().contains("does not exist"));
    /// ```
    pub fn code(&self, base: &Path) -> Result<String, Problems> {
        Diagnostics::collect(|diagnostics| {
            for problem in &self.problems {
                diagnostics.push(problem.clone());
            }
            let is_named = is_identifier(&self.name);
            if !is_named {
                diagnostics.push(not_an_enum_name(&self.name));
            }
            let name = Ident::new(if is_named { &self.name } else { "Classes" }, Span::call_site());
            let list = self.request.load(base, diagnostics);
            let mut label_type = self.request.label_type(&name, list.as_ref(), diagnostics);
            if !self.has_krate {
                label_type.krate = crate_path(base);
            }
            diagnostics.unless_since(0, ())?;
            let source = self.request.source.text();
            let attributes = self.documented_attributes(source);
            let declared = match &self.visibility {
                Some(visibility) => declare(&label_type, &attributes, visibility),
                None => declare_public(&label_type, &attributes),
            };
            let implemented = implement(&label_type, &attributes);
            Ok(format!("// Made by typed-label from {source:?}.\n{declared}\n{implemented}\n"))
        })
    }

    /// Puts the value of an option into the source, if it is one of the option's words.
    fn set_word<T: FromStr<Err = Problem>>(mut self, word: &str, set: impl FnOnce(Source, T) -> Source) -> Self {
        match word.parse() {
            Ok(value) => self.request.source = set(self.request.source, value),
            Err(problem) => self.problems.push(problem),
        }
        self
    }

    /// The attributes of the enum; documentation is added if there is none.
    fn documented_attributes(&self, source: &str) -> TokenStream {
        let attributes = &self.attributes;
        let text = attributes.to_string();
        if text.contains("# [doc") || text.contains("///") {
            return attributes.clone();
        }
        let doc = format!("The classes of {}, in index order.", code_span(source));
        quote!(#[doc = #doc] #attributes)
    }

    /// Tells Cargo what to look at, so that it does not look at everything. A changed build.rs runs again by itself.
    fn announce(&self) {
        // A directive ends with its line: a path of two lines would be one more directive, and Cargo can't watch it.
        let changed = |path: &Path| match path.display().to_string() {
            path if path.contains(['\n', '\r']) => {}
            path => println!("cargo::rerun-if-changed={path}"),
        };
        let (source, base) = (&self.request.source, manifest_folder());
        for variable in source.variables().into_iter().chain(["TYPED_LABEL"]) {
            println!("cargo::rerun-if-env-changed={variable}");
        }
        for file in source.files(&base) {
            changed(file.path());
        }
        if let (true, Ok(at)) = (self.watch, source.locate(&base)) {
            changed(at.path());
        }
    }
}

/// `ChestFinding` as `chest_finding`.
fn snake_case(name: &str) -> String {
    let mut snake = String::with_capacity(name.len() + 4);
    let mut lower_before = false;
    for letter in name.chars() {
        if letter.is_uppercase() && lower_before {
            snake.push('_');
        }
        lower_before = letter.is_lowercase() || letter.is_numeric();
        snake.extend(letter.to_lowercase());
    }
    snake
}

fn not_an_enum_name(name: &str) -> Problem {
    Problem::new(
        place::ENUM,
        format!("{name:?} can't be the name of an enum"),
        "write a Rust type name: `.name(\"Finding\")`",
    )
}

fn not_a_path(path: &str) -> Problem {
    Problem::new(place::ENUM, format!("{path:?} is no path to a crate"), "write one as in `::typed_label`")
}

fn not_an_attribute(text: &str) -> Problem {
    Problem::new(
        place::ENUM,
        format!("these are no attributes: {text:?}"),
        "write one as in `#[derive(serde::Serialize)]`",
    )
}

fn not_a_visibility(text: &str) -> Problem {
    Problem::new(place::ENUM, format!("{text:?} is no visibility"), "write one as in `pub(crate)`, or nothing")
}
