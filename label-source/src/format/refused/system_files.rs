//! Files and folders that a system leaves beside the classes' folders, and that a program has listed with them.

use crate::format::entries::Entry;
use crate::format::file_problems::FileProblems;
use crate::format::kind::Format;
use crate::format::words::is_one_of;
use crate::problem::{Place, Problem};

/// What a system writes into each folder that it shows. No folder is called so.
const FILES: &str = ".ds_store thumbs.db desktop.ini ._.ds_store";

/// Reports such files among the names of a text or a list. A folder like `__MACOSX` is a class for Keras: lint tells it.
pub(crate) fn check(entries: &[Entry<'_>], format: Format, problems: &mut FileProblems<'_>) {
    let has_indices = format.has_index_on_each_line();
    let is_list = has_indices || matches!(format, Format::LabelsTxt | Format::List);
    if !is_list || entries.len() < 2 || !problems.is_empty() {
        return;
    }
    for entry in entries {
        if is_one_of(&entry.name.to_ascii_lowercase(), FILES) {
            problems.push(|file| left_by_system(file, entry, has_indices, format));
        }
    }
}

/// A name that no one has given to a class.
fn left_by_system(file: &str, entry: &Entry<'_>, has_indices: bool, format: Format) -> Problem {
    let remove = if has_indices { "remove the line and count the indices again" } else { "remove it" };
    Problem::new(
        Place::option("format"),
        format!(
            "{file}, line {}: {:?} is what a system leaves in a folder, and may be no class",
            entry.line, entry.name
        ),
        format!("{remove} if the model has no output for it; if it has one, say `format = \"{}\"`", format.name()),
    )
}

#[cfg(test)]
mod tests {
    use crate::class_list::ClassList;

    #[test]
    fn what_a_system_leaves_is_no_class() {
        let read = |text: &str| ClassList::from_bytes(text.as_bytes(), None);
        for text in ["ibis\n.DS_Store", "desktop.ini\nibis", "0 ibis\n1 Thumbs.db", "[\".DS_Store\", \"ibis\"]"] {
            let problem = read(text).unwrap_err().to_string();
            assert!(problem.contains("is what a system leaves in a folder"), "{text}: {problem}");
        }
        for text in [
            "0 __MACOSX\n1 ibis",
            "[\"__MACOSX\", \"ibis\"]",
            "{\"__MACOSX\": 0, \"ibis\": 1}",
            "{\".DS_Store\": 0, \"ibis\": 1}",
            "thumbs\nDS_Store",
        ] {
            assert!(read(text).is_ok(), "{text}");
        }
    }
}
