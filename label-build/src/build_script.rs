//! Runs in build.rs: writes the code of a label type or reports what is wrong, and tells Cargo which folders to watch.

mod cargo_lines;

use crate::builder::{Builder, labels, not_an_enum_name};
use crate::crate_name::crate_path;
use crate::emit::{code_span, declare_public, declare_with, implement_with};
use crate::enum_attributes::{EnumAttributes, second_label_type};
use crate::list_texts::ListTexts;
use crate::long_lists::LongLists;
use crate::out_dir;
use crate::request::manifest_folder;
use crate::variant_name::is_identifier;
use crate::wording::Wording;
use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;
use std::path::{Path, PathBuf};
use typed_label_source::{BuildRecord, Diagnostics, Order, Problem, Problems, Reported};

/// Tells Cargo to build the crate again if anything in a dataset folder changes. Call it in build.rs if a macro reads the folder in
/// the order of Keras, which is the default; [`watch_in_order`] is for the other orders.
///
/// Cargo then asks the time of every file in it, at every build: some 5 s for 1.3 million images.
/// Without it, a folder that appears or vanishes is noticed when the crate is next compiled for another reason.
///
/// Write the path as the macro has it. That no macro reads a watched folder can't be noticed: build.rs runs before all of them, and
/// each macro knows its own path alone.
///
/// A compiler cache such as sccache looks into no folder either: without this function it gives the old label type back even after
/// `cargo clean`. With it, the macro asks for an environment variable whose value is a hash of the class folders, and the cache goes
/// by that.
///
/// ```no_run
/// // build.rs
/// typed_label_build::watch("data/train");
/// ```
pub fn watch(path: impl Into<String>) {
    labels(path.into()).watch_alone();
}

/// As [`watch`], for a macro with this `order`. What is looked at, and what that costs, is what the order looks at.
///
/// ```no_run
/// // build.rs, beside `#[labels("data/train", order = "timm")]`
/// typed_label_build::watch_in_order("data/train", "timm");
/// ```
pub fn watch_in_order(path: impl Into<String>, order: &str) {
    match order.parse::<Order>() {
        Ok(_) => labels(path.into()).order(order).watch_alone(),
        // Here the order is not an option, but an argument of the call.
        Err(problem) => {
            let help = problem.help().replace("order = ", "");
            cargo_lines::exit_with(Problem::new(problem.place(), problem.what(), help).into());
        }
    }
}

impl Builder {
    /// Writes the code to `$OUT_DIR/name.rs`, and prints every problem as an error of the build.
    ///
    /// ```no_run
    /// typed_label_build::labels("data/train").name("Finding").generate();
    /// ```
    pub fn generate(self) {
        let generated = self.try_generate();
        // Only now, since a lock may have been written.
        cargo_lines::announce(&self.request.source, self.watch);
        if let Err(problems) = generated {
            let source = &self.request.source;
            BuildRecord::wrong(&manifest_folder(), source.text(), source.lock_text(), Some(&problems));
            cargo_lines::exit_with(problems);
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
        let mut notes = Vec::new();
        let code = Diagnostics::collect(|diagnostics| {
            let code = self.emit(&manifest_folder(), diagnostics);
            notes = diagnostics.take_notes();
            code
        });
        cargo_lines::print_notes(&notes);
        let code = code.map_err(|problems| Wording::BuildScript.problems(&problems))?;
        Ok(out_dir::write(&self.name, code)?)
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
        let code = Diagnostics::collect(|diagnostics| {
            let code = self.emit(base, diagnostics);
            diagnostics.take_notes().iter().for_each(|note| eprintln!("typed-label: {note}"));
            code
        });
        code.map_err(|problems| Wording::BuildScript.problems(&problems))
    }

    /// As [`code`](Self::code), with the collector of a larger task and in the words of the macros.
    ///
    /// # Errors
    /// No code was made. The reason has been reported.
    #[doc(hidden)]
    pub fn emit(&self, base: &Path, diagnostics: &mut Diagnostics) -> Result<String, Reported> {
        let before = diagnostics.count();
        for problem in &self.problems {
            diagnostics.push(problem.clone());
        }
        let is_named = is_identifier(&self.name);
        if !is_named {
            diagnostics.push(not_an_enum_name(&self.name));
        }
        let name = Ident::new(if is_named { &self.name } else { "Classes" }, Span::call_site());
        let mut request = self.request.clone();
        if !self.given.contains(&"krate") {
            request.krate = crate_path(base);
        }
        let list = request.load(base, diagnostics);
        let display = request.load_display_names(list.as_ref(), base, diagnostics);
        let mut label_type = request.label_type(&name, list.as_ref(), diagnostics);
        label_type.display = display;
        label_type.serde = request.serde_impls(base, Span::call_site());
        let attributes = EnumAttributes::new(self.attributes.clone());
        if let Some(second) = attributes.second {
            diagnostics.push(second_label_type(second));
        }
        label_type.repr = attributes.repr(diagnostics);
        label_type.check_repr(diagnostics);
        diagnostics.unless_since(before, ())?;
        let source = self.request.source.text();
        let attributes = documented(attributes.kept, source);
        let mut lists = LongLists::Texts(ListTexts::default());
        let declared = match &self.visibility {
            Some(visibility) => declare_with(&label_type, &attributes, visibility, &mut lists),
            None => declare_public(&label_type, &attributes, &mut lists),
        };
        let implemented = implement_with(&label_type, &attributes, &mut lists);
        let (declared, implemented) = (lists.print(declared), lists.print(implemented));
        Ok(format!("// Made by typed-label from {source:?}.\n{declared}\n{implemented}\n"))
    }

    /// Announces the folder alone: a macro makes the label type.
    pub(crate) fn watch_alone(self) {
        let source = &self.request.source;
        cargo_lines::announce(source, true);
        let mut diagnostics = Diagnostics::default();
        // What is wrong is in the collector.
        let _ = source.check_watched(&manifest_folder(), &mut diagnostics);
        cargo_lines::print_notes(&diagnostics.take_notes());
        if let Some(problems) = diagnostics.into_problems() {
            cargo_lines::exit_with(Wording::BuildScript.problems(&problems));
        }
    }
}

/// The attributes of the enum; documentation is added if there is none.
fn documented(attributes: TokenStream, source: &str) -> TokenStream {
    let text = attributes.to_string();
    if text.contains("# [doc") || text.contains("///") {
        return attributes;
    }
    let doc = format!("The classes of {}, in index order.", code_span(source));
    quote!(#[doc = #doc] #attributes)
}
