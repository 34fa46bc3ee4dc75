//! The lines by which build.rs tells Cargo what to watch, what was written, and what is wrong.

use crate::request::manifest_folder;
use std::path::Path;
use std::process;
use typed_label_source::{BuildRecord, Place, Problems, Source};

/// Tells Cargo what to look at, so that it does not look at everything. A changed build.rs runs again by itself.
pub(super) fn announce(source: &Source, is_watched: bool) {
    // A directive ends with its line: a path of two lines would be one more directive, and Cargo can't watch it.
    let changed = |path: &Path| match path.display().to_string() {
        path if path.contains(['\n', '\r']) => {}
        path => println!("cargo::rerun-if-changed={path}"),
    };
    let base = manifest_folder();
    for variable in source.variables().into_iter().chain(["TYPED_LABEL"]) {
        println!("cargo::rerun-if-env-changed={variable}");
    }
    for file in source.files(&base) {
        changed(file.path());
    }
    if let (true, Ok(at)) = (is_watched, source.locate(&base)) {
        changed(at.path());
        // For a macro that reads the same folder.
        for watched in source.watched_paths(&base).iter().filter(|watched| watched.place() == Place::PATH) {
            println!("cargo::rustc-env={}={}", watched.variable(), watched.content_hash(&base));
        }
    }
}

/// Has Cargo print what was written. It shows only warnings of a build.rs that succeeds.
pub(super) fn print_notes(notes: &[String]) {
    for note in notes.iter().filter(|_| !BuildRecord::is_wanted()) {
        println!("cargo::warning={note}");
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
