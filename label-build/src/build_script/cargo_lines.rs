//! The lines by which build.rs tells Cargo what to watch, what was written, and what is wrong.

use super::Builder;
use crate::request::manifest_folder;
use std::path::Path;
use std::process;
use typed_label_source::{Diagnostics, Place, Problems, WatchedPath};

impl Builder {
    /// Tells Cargo what to look at, so that it does not look at everything. A changed build.rs runs again by itself.
    pub(super) fn announce(&self) {
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
            // For a macro that reads the same folder.
            for watched in WatchedPath::all_of(source, &base).iter().filter(|watched| watched.place() == Place::PATH) {
                println!("cargo::rustc-env={}={}", watched.variable(), watched.content_hash(&base));
            }
        }
    }

    /// Announces the folder alone: a macro makes the label type.
    pub(crate) fn watch_alone(self) {
        let mut diagnostics = Diagnostics::default();
        for problem in &self.problems {
            diagnostics.push(problem.clone());
        }
        self.watch().announce();
        if let Some(problems) = diagnostics.into_problems() {
            exit_with(problems);
        }
    }
}

/// Ends build.rs with every problem as an error of the build.
pub(super) fn exit_with(problems: Problems) -> ! {
    for problem in problems.bounded() {
        // A directive ends with its line.
        for line in problem.to_string().lines() {
            println!("cargo::error={line}");
        }
    }
    process::exit(1);
}
