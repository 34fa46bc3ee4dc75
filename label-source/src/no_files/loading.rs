//! In place of loading.rs, without the feature `files`: a source is a list in the code. Whatever names a file is an error, which says how
//! to have it read.

use crate::build_log::{BuildRecord, Outcome};
use crate::class_list::ClassList;
use crate::lock_mode::LockMode;
use crate::problem::{Diagnostics, Place, Problem, Reported};
use crate::source::Source;
use crate::user_path::UserPath;
use std::path::Path;

#[doc(hidden)]
impl Source {
    /// The listed classes. There may be some although problems were reported, so that no other error follows from them. Without a lock
    /// every mode is the same.
    pub fn load(&self, _: LockMode, base: &Path, diagnostics: &mut Diagnostics) -> Result<ClassList, Reported> {
        let before = diagnostics.count();
        if let Some(path) = &self.path {
            // The other options are about what is there.
            return Err(diagnostics.push(needs_files(
                Place::PATH,
                &format!("{path:?} can't be read"),
                "list the classes: `classes = [..]`",
            )));
        }
        if let Some(lock) = &self.lock {
            let what = format!("the lock {lock:?} can't be read");
            diagnostics.push(needs_files(Place::option("lock"), &what, "remove `lock`"));
        } else if self.append {
            let what = "`append` keeps the indices of a lock, and none can be read";
            diagnostics.push(needs_files(Place::option("append"), what, "remove `append`"));
        }
        if let Some(path) = self.agrees_with.first() {
            let what = format!("{path:?} can't be read");
            diagnostics.push(needs_files(Place::option("agrees_with"), &what, "remove `agrees_with`"));
        }
        let list = self.reading.load_listed(!self.agrees_with.is_empty(), diagnostics)?;
        if diagnostics.count() == before {
            BuildRecord::new(base, self.text(), None, Outcome::Read).send();
        }
        Ok(list)
    }

    /// No display name; a file that has them is an error.
    pub fn load_display_names(
        &self,
        _: &ClassList,
        _: &Path,
        diagnostics: &mut Diagnostics,
    ) -> Result<Option<Vec<String>>, Reported> {
        let Some(path) = &self.display else { return Ok(None) };
        let what = format!("{path:?} can't be read");
        Err(diagnostics.push(needs_files(Place::option("display"), &what, "remove `display`")))
    }

    /// No file for Cargo to watch.
    pub fn files(&self, _: &Path) -> Vec<UserPath> {
        Vec::new()
    }

    /// No folder that build.rs could watch.
    pub fn watched_variables(&self, _: &Path, _: &mut Diagnostics) -> Vec<String> {
        Vec::new()
    }
}

/// Something for which a file is to be read; `instead` is what to do without that.
fn needs_files(place: Place, what: &str, instead: &str) -> Problem {
    Problem::new(
        place,
        format!("{what}: that needs the Cargo feature `files`, which is not on"),
        format!("run `cargo add typed-label --features files`; or {instead}"),
    )
}
