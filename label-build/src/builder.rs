//! In: what build.rs asks for. Out: a file in `OUT_DIR`, and Cargo's directives; problems as `cargo::error`.

use crate::expand::{code_span, declare, implement};
use crate::ident::is_identifier;
use crate::spec::Options;
use crate::syntax::{are_attributes, is_path, is_visibility};
use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;
use std::path::{Path, PathBuf};
use std::{env, fs, process};
use typed_label_source::messages::options;
use typed_label_source::{BuildRecord, Format, Missing, Order, Problem, Problems, Source};

/// Makes a label type of the dataset folder at `path`, which starts at the folder of the crate's Cargo.toml; `$NAME` in it
/// is an environment variable.
///
/// ```no_run
/// typed_label_build::labels("data/train").name("Finding").generate(); // $OUT_DIR/finding.rs
/// ```
pub fn labels(path: impl Into<String>) -> Builder {
    Builder {
        options: Options::new(Source::new(path)),
        name: "Classes".into(),
        attributes: TokenStream::new(),
        visibility: quote!(pub),
        watch: false,
        problems: Vec::new(),
    }
}

/// Has Cargo look for changes anywhere below a dataset folder, beside a macro that reads it.
///
/// Cargo then asks the time of every file in it, at every build: some 5 s for 1.3 million images.
/// Without it, a folder that appears or vanishes is noticed when the crate is next compiled for another reason.
///
/// ```no_run
/// // build.rs
/// typed_label_build::watch("data/train");
/// ```
pub fn watch(path: impl Into<String>) {
    labels(path).watch().announce();
}

/// What [`labels`] is to generate.
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
    options: Options,
    name: String,
    attributes: TokenStream,
    visibility: TokenStream,
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
    pub fn order(mut self, order: &str) -> Self {
        match order.parse::<Order>() {
            Ok(order) => self.options.source = self.options.source.order(order),
            Err(problem) => self.problems.push(problem),
        }
        self
    }

    /// These classes, in this order: Keras' own argument. Any subset of the folders may be listed.
    ///
    /// ```no_run
    /// typed_label_build::labels("data/train").classes(["dog", "cat"]).generate();
    /// ```
    pub fn classes<S: Into<String>>(mut self, classes: impl IntoIterator<Item = S>) -> Self {
        self.options.source = self.options.source.classes(classes);
        self
    }

    /// What a listed class without a folder means: `"allow"` gives it an index all the same, as Keras does. Default: `"error"`.
    ///
    /// ```no_run
    /// typed_label_build::labels("data/train").classes(["dog", "unicorn"]).missing("allow").generate();
    /// ```
    pub fn missing(mut self, missing: &str) -> Self {
        match missing.parse::<Missing>() {
            Ok(missing) => self.options.source = self.options.source.missing(missing),
            Err(problem) => self.problems.push(problem),
        }
        self
    }

    /// torchvision's `allow_empty`: whether a class folder may be without an image.
    ///
    /// ```no_run
    /// typed_label_build::labels("data/train").order("torchvision").allow_empty(true).generate();
    /// ```
    pub fn allow_empty(mut self, allow_empty: bool) -> Self {
        self.options.source = self.options.source.allow_empty(allow_empty);
        self
    }

    /// The format of the class list file, where its content can't tell.
    ///
    /// ```no_run
    /// typed_label_build::labels("model/names.json").format("index_to_name").generate();
    /// ```
    pub fn format(mut self, format: &str) -> Self {
        match format.parse::<Format>() {
            Ok(format) => self.options.source = self.options.source.format(format),
            Err(problem) => self.problems.push(problem),
        }
        self
    }

    /// A class at index 0 that no folder has, as models of `ImageNet` with 1,001 outputs have one.
    ///
    /// ```no_run
    /// typed_label_build::labels("imagenet/train").background("Background").generate();
    /// ```
    pub fn background(mut self, name: impl Into<String>) -> Self {
        self.options.source = self.options.source.background(name);
        self
    }

    /// A class list file beside the code, so that the build needs no dataset. `TYPED_LABEL=lock cargo check` writes it.
    ///
    /// ```no_run
    /// typed_label_build::labels("data/train").lock("finding.json").generate();
    /// ```
    pub fn lock(mut self, path: impl Into<String>) -> Self {
        self.options.source = self.options.source.lock(path);
        self
    }

    /// Keeps the indices that the lock has: a new folder takes the next one, whatever its name.
    ///
    /// ```no_run
    /// typed_label_build::labels("data/train").lock("finding.json").append(true).generate();
    /// ```
    pub fn append(mut self, append: bool) -> Self {
        self.options.source = self.options.source.append(append);
        self
    }

    /// Folders and files that must give the same class list.
    ///
    /// ```no_run
    /// typed_label_build::labels("data/train").agrees_with(["data/validation", "model/class_indices.json"]).generate();
    /// ```
    pub fn agrees_with<S: Into<String>>(mut self, paths: impl IntoIterator<Item = S>) -> Self {
        self.options.source = self.options.source.agrees_with(paths);
        self
    }

    /// The variant of a class whose name makes none, or one that you don't like.
    ///
    /// ```no_run
    /// typed_label_build::labels("data/train").rename("3d", "ThreeD").generate();
    /// ```
    pub fn rename(mut self, class: impl Into<String>, variant: impl Into<String>) -> Self {
        self.options.renames.push((class.into(), variant.into()));
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
            None => self.problems.push(options::no_attribute(attribute)),
        }
        self
    }

    /// Who sees the enum. Default: `pub`.
    ///
    /// ```no_run
    /// typed_label_build::labels("data/train").visibility("pub(crate)").generate();
    /// ```
    pub fn visibility(mut self, visibility: &str) -> Self {
        match visibility.parse::<TokenStream>().ok().filter(is_visibility) {
            Some(visibility) => self.visibility = visibility,
            None => self.problems.push(options::no_visibility(visibility)),
        }
        self
    }

    /// How the generated code names the crate `typed-label`. Default: `::typed_label`.
    ///
    /// ```no_run
    /// typed_label_build::labels("data/train").krate("::my_prelude::typed_label").generate();
    /// ```
    pub fn krate(mut self, path: &str) -> Self {
        match path.parse::<TokenStream>().ok().filter(|_| is_path(path)) {
            Some(path) => self.options.krate = path,
            None => self.problems.push(options::no_path(path)),
        }
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
        // Behind it, since a lock may have been written.
        self.announce();
        if let Err(problems) = generated {
            let source = &self.options.source;
            BuildRecord::wrong(&folder("CARGO_MANIFEST_DIR"), source.text(), source.lock_text(), true);
            for problem in problems.bounded() {
                // A directive ends with its line.
                for line in problem.to_string().lines() {
                    println!("cargo::error={line}");
                }
            }
            process::exit(1);
        }
    }

    /// Writes the code to `$OUT_DIR/name.rs`, and returns the file's path. The file is left alone where it is already right.
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
        let code = self.code(&folder("CARGO_MANIFEST_DIR"))?;
        let file = folder("OUT_DIR").join(snake_case(&self.name) + ".rs");
        if fs::read_to_string(&file).is_ok_and(|old| old == code) {
            return Ok(file);
        }
        match fs::write(&file, code) {
            Ok(()) => Ok(file),
            Err(error) => Err(options::not_written(&file.to_string_lossy(), &error).into()),
        }
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
        let mut problems = self.problems.clone();
        if !is_identifier(&self.name) {
            problems.push(options::no_enum_name(&self.name));
        }
        let attributes = &self.attributes;
        let text = attributes.to_string();
        let doc = (!text.contains("# [doc") && !text.contains("///")).then(|| {
            let doc = format!("The classes of {}, in index order.", code_span(self.options.source.text()));
            quote!(#[doc = #doc])
        });
        let name = Ident::new(if is_identifier(&self.name) { &self.name } else { "Classes" }, Span::call_site());
        let (spec, found) = self.options.spec(&name, base);
        problems.extend(found);
        Problems::unless_any(problems, spec).map(|spec| {
            let attributes = quote!(#doc #attributes);
            let (declared, implemented) =
                (declare(&spec, &attributes, &self.visibility), implement(&spec, &attributes));
            format!("// Made by typed-label from {:?}.\n{declared}\n{implemented}\n", self.options.source.text())
        })
    }

    /// Tells Cargo what to look at, so that it does not look at everything. A changed build.rs runs again by itself.
    fn announce(&self) {
        // A directive ends with its line: a path of two lines would be one more directive, and Cargo can't watch it.
        let changed = |path: &Path| match path.display().to_string() {
            path if path.contains(['\n', '\r']) => {}
            path => println!("cargo::rerun-if-changed={path}"),
        };
        let (source, base) = (&self.options.source, folder("CARGO_MANIFEST_DIR"));
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

fn folder(variable: &str) -> PathBuf {
    env::var_os(variable).map(PathBuf::from).unwrap_or_default()
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
