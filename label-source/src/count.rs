//! In: a source and its class list. Out: how many images each class has.

use crate::class_list::ClassList;
use crate::folder;
use crate::problem::Problems;
use crate::source::Source;
use std::ffi::OsStr;
use std::path::Path;

impl Source {
    /// How many images lie below each class of `list`; `None` where the source is no folder. `progress` hears how many of the
    /// folder's entries are done, and of how many. An image is what any of the frameworks takes for one.
    ///
    /// # Errors
    /// A folder that can't be read.
    ///
    /// ```
    /// use typed_label_source::Source;
    ///
    /// # let dir = std::env::temp_dir().join(format!("typed-label-images-doc-{}", std::process::id()));
    /// # std::fs::create_dir_all(dir.join("train/cat")).unwrap();
    /// # std::fs::write(dir.join("train/cat/0.png"), "").unwrap();
    /// let source = Source::new("train");
    /// assert_eq!(source.count_images(&source.read(&dir)?, &dir, |_, _| ())?, Some(vec![1]));
    /// # std::fs::remove_dir_all(dir).unwrap();
    /// # Ok::<(), typed_label_source::Problems>(())
    /// ```
    pub fn count_images(
        &self,
        list: &ClassList,
        base: &Path,
        progress: impl FnMut(usize, usize),
    ) -> Result<Option<Vec<u64>>, Problems> {
        let at = self.locate(base)?;
        if !at.path().is_dir() {
            return Ok(None);
        }
        let counts = folder::count_images(&at, self.order.unwrap_or_default(), progress)?;
        let count = |name: &String| counts.get(name.as_ref() as &OsStr).copied().unwrap_or_default();
        Ok(Some(list.names().iter().map(count).collect()))
    }
}
