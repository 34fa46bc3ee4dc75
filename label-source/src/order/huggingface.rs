//! Hugging Face: `load_dataset("imagefolder", data_dir=..)`. A class is the innermost folder of an image, sorted by code point,
//! without hidden folders, linked folders and those that start with `__`. Folders and files named after a split (`train`, `test_2`)
//! leave the others out, as there.
//!
//! Source: datasets 5.2.0: `datasets/data_files.py`, `get_data_patterns`, decides which files are read, and
//! `datasets/packaged_modules/folder_based_builder/folder_based_builder.py`, `_split_generators`, what they are labels of.

mod messages;

use super::framework::{FOLDER_WITH_IMAGE, Framework, distinct, no_class};
use crate::collect::{every_mapped, kept, list};
use crate::folder::{self, EntryOrder, split, walk_files, with_stable_errors};
use crate::problem::{Diagnostics, Problem, Reported};
use crate::user_path::UserPath;
use std::ffi::OsStr;
use std::path::PathBuf;

pub(super) const HUGGING_FACE: Framework = Framework {
    names: &["huggingface"],
    nicknames: &[("hf", "huggingface"), ("datasets", "huggingface"), ("imagefolder", "huggingface")],
    class_is: FOLDER_WITH_IMAGE,
    read: |at, _, diagnostics| {
        with_stable_errors(diagnostics, |entry_order, diagnostics| walk(at, entry_order, diagnostics))
    },
    ..Framework::DEFAULT
};

/// `imagefolder.py`, `IMAGE_EXTENSIONS`.
const IMAGES: &[&str] = &[
    "blp", "bmp", "dib", "bufr", "cur", "pcx", "dcx", "dds", "ps", "eps", "fit", "fits", "fli", "flc", "ftc", "ftu",
    "gbr", "gif", "grib", "png", "apng", "jp2", "j2k", "jpc", "jpf", "jpx", "j2c", "icns", "ico", "im", "iim", "tif",
    "tiff", "jfif", "jpe", "jpg", "jpeg", "mpg", "mpeg", "msp", "pcd", "pxr", "pbm", "pgm", "ppm", "pnm", "psd", "bw",
    "rgb", "rgba", "sgi", "ras", "tga", "icb", "vda", "vst", "webp", "wmf", "emf", "xbm", "xpm",
];
const METADATA: &[&str] = &["metadata.csv", "metadata.jsonl", "metadata.parquet"];
const IGNORED: &[&str] =
    &["README.md", "config.json", "dataset_info.json", "dataset_infos.json", "dummy_data.zip", "dataset_dict.json"];
/// `data_files.py`, `SPLIT_KEYWORDS`: train, validation, test.
const SPLITS: [&[&str]; 3] =
    [&["train", "training"], &["validation", "valid", "dev", "val"], &["test", "testing", "eval", "evaluation"]];

/// The labels that datasets makes of the files that match its patterns. Links to folders are not followed.
fn walk(at: &UserPath, entry_order: EntryOrder, diagnostics: &mut Diagnostics) -> Result<Vec<String>, Reported> {
    // `Path.resolve`; the result is the first part of each pattern.
    let root = folder::resolve_links(at, diagnostics)?;
    let root = root.to_str().and_then(without_prefix).map_or(root, PathBuf::from);
    folder::check_readable(at, diagnostics)?;
    let not_utf8 = |name: &OsStr| messages::not_utf8(at.text(), name);
    let text = root.to_str().ok_or_else(|| diagnostics.push(not_utf8(root.as_os_str())))?;
    if is_url_or_variable(text) || text.contains(['*', '?', '[']) {
        return Err(diagnostics.push(messages::not_read_as_path(at.text(), text)));
    }
    for name in folder::sorted_names(&root.join("data")) {
        let name = name.to_string_lossy();
        if is_shard(&name) && !is_hidden(name.as_bytes()) {
            return Err(diagnostics.push(messages::other_dataset_kind(at.text(), &format!("data/{name}"))));
        }
    }
    let is_seen = |name: &OsStr, is_folder: bool| {
        let name = name.as_encoded_bytes();
        !(is_hidden(name) || is_folder && is_dunder(name))
    };
    let (mut scanner, mut folder) = (SplitScanner::default(), PathBuf::new());
    walk_files(at, (&root, entry_order), is_seen, diagnostics, |path, diagnostics| {
        let (parent, name) = split(path);
        if parent != folder {
            parent.clone_into(&mut folder);
            let below = parent.strip_prefix(&root).unwrap_or(parent);
            let parts = every_mapped(&list(below), |part| part.to_str());
            let parts = parts.ok_or_else(|| diagnostics.push(not_utf8(below.as_os_str())))?;
            scanner.enter_folder(root.file_name().and_then(OsStr::to_str).unwrap_or_default(), &parts, at.text());
        }
        scanner.see_file(name.to_str().ok_or_else(|| diagnostics.push(not_utf8(name)))?, at.text());
        Ok(())
    })?;
    diagnostics.take(scanner.labels(at.text()))
}

/// Python's form of a resolved path. On Windows ours starts with `\\?\`, whose `?` would be a pattern.
fn without_prefix(path: &str) -> Option<String> {
    let path = path.strip_prefix(r"\\?\")?;
    Some(path.strip_prefix(r"UNC\").map_or(path.to_owned(), |share| format!(r"\\{share}")))
}

/// The files seen so far. Each belongs to the splits that its folders name, to those that its own name names, and to the one split that
/// there is if no name names any.
#[derive(Default)]
struct SplitScanner {
    folder: Folder,
    by_folder: [Split; 3],
    by_name: [Split; 3],
    whole: Split,
    instead: Option<String>,
    unreadable: Option<Problem>,
}

/// What the files of one folder have in common.
#[derive(Default)]
struct Folder {
    path: String,
    label: String,
    depth: usize,
    splits: [bool; 3],
}

/// The files of a split, as far as they matter.
#[derive(Default)]
struct Split {
    files: usize,
    /// Sorted and each once, when all files are seen.
    labels: Vec<String>,
    /// Each depth at which there are images, once.
    depths: Vec<usize>,
    /// A file that stops labels: metadata or an archive.
    stops: Option<String>,
    /// Packed images, `x.png.gz`: no label is made of their folder, yet each asks for one.
    packed: Vec<String>,
}

/// A file or folder that is never looked at: hidden, but not `...`.
fn is_hidden(name: &[u8]) -> bool {
    name.first() == Some(&b'.') && name.iter().any(|b| *b != b'.')
}

/// A folder that is never looked into: `__MACOSX`.
fn is_dunder(folder: &[u8]) -> bool {
    folder.starts_with(b"__")
}

/// A path that is read as something else than a path: a URL chain, or a variable that is filled in.
fn is_url_or_variable(path: &str) -> bool {
    let variable = |rest: &str| rest.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '_' || c == '{');
    path.contains("::") || path.split('$').skip(1).any(variable)
}

/// A shard of a saved dataset, looked for in the folder `data` before anything else:
/// `*-[0-9][0-9][0-9][0-9][0-9]-of-[0-9][0-9][0-9][0-9][0-9]*.*`.
fn is_shard(name: &str) -> bool {
    let number = |bytes: &[u8]| bytes.iter().all(u8::is_ascii_digit);
    name.as_bytes().windows(15).enumerate().any(|(i, w)| {
        w[0] == b'-' && number(&w[1..6]) && &w[6..10] == b"-of-" && number(&w[10..]) && name[i + 15..].contains('.')
    })
}

impl SplitScanner {
    /// Enters a folder: the names down to it, none for the dataset folder itself.
    fn enter_folder(&mut self, root: &str, folders: &[&str], at: &str) {
        let path = folders.join("/");
        if is_url_or_variable(&path) {
            self.unreadable.get_or_insert_with(|| messages::not_read_as_path(at, &path));
        }
        self.folder = Folder {
            label: folders.last().copied().unwrap_or(root).to_owned(),
            depth: folders.len() + backslashes(&path),
            splits: SPLITS.map(|words| folders.iter().any(|folder| has_word(folder, words, true))),
            path,
        };
    }

    /// Adds a visible file of that folder.
    fn see_file(&mut self, name: &str, at: &str) {
        if IGNORED.contains(&name) {
            return;
        }
        let folder = &self.folder;
        if name.rsplit_once('.').is_some_and(|(_, end)| end == "eval")
            || name == "task.toml"
            || name == "instruction.md"
        {
            self.instead.get_or_insert_with(|| folder.file(name));
        }
        if is_url_or_variable(name) {
            self.unreadable.get_or_insert_with(|| messages::not_read_as_path(at, &folder.file(name)));
        }
        self.whole.add_file(folder, name);
        for (split, words) in SPLITS.iter().enumerate() {
            if folder.splits[split] {
                self.by_folder[split].add_file(folder, name);
            }
            if has_word(name, words, false) {
                self.by_name[split].add_file(folder, name);
            }
        }
    }

    /// The labels, sorted.
    fn labels(self, at: &str) -> Result<Vec<String>, Problem> {
        if let Some(problem) = self.unreadable {
            return Err(problem);
        }
        if let Some(file) = self.instead {
            return Err(messages::other_dataset_kind(at, &file));
        }
        let whole = distinct(self.whole.labels.clone());
        let named = |splits: &[Split; 3]| splits.iter().any(|split| split.files > 0);
        let splits = if named(&self.by_folder) {
            Vec::from(self.by_folder)
        } else if named(&self.by_name) {
            Vec::from(self.by_name)
        } else {
            vec![self.whole]
        };
        // datasets decides for each split from all splits so far; the decision for the last one counts.
        let (mut all, mut unlabelled, mut without) = (Split::default(), false, false);
        for split in splits {
            if split.files == 0 {
                continue;
            }
            let has_images = !split.labels.is_empty();
            let is_empty = !has_images && split.packed.is_empty();
            all.merge(split);
            unlabelled |= has_images && !all.has_labels();
            without |= is_empty;
        }
        let is_label = |name: &String| all.labels.binary_search(name).is_ok();
        let left_out = kept(&whole, |name| !is_label(name));
        if let Some(file) = &all.stops {
            Err(messages::labels_stopped_by(at, file))
        } else if all.labels.is_empty() && left_out.is_empty() {
            Err(no_class(at, FOLDER_WITH_IMAGE))
        } else if !left_out.is_empty() && all.labels.len() < 2 {
            Err(messages::left_out_by_split(at, &all.labels, &left_out))
        } else if all.labels.len() < 2 {
            Err(messages::one_class(at, &all.labels))
        } else if all.depths.len() > 1 {
            Err(messages::unequal_depth(at))
        } else if unlabelled || !all.packed.iter().all(is_label) {
            Err(messages::files_without_label(at))
        } else if without {
            Err(messages::split_without_image(at))
        } else {
            Ok(all.labels)
        }
    }
}

impl Folder {
    fn file(&self, name: &str) -> String {
        if self.path.is_empty() { name.to_owned() } else { format!("{}/{name}", self.path) }
    }
}

impl Split {
    fn add_file(&mut self, folder: &Folder, name: &str) {
        self.files += 1;
        let (stem, extension) = split_extension(name);
        if is_image(extension) {
            add_label(&folder.label, &mut self.labels);
            self.add_depths(&[folder.depth + backslashes(name)]);
        } else if is_image(split_extension(stem).1) {
            add_label(&folder.label, &mut self.packed);
        } else if METADATA.contains(&name) || extension.eq_ignore_ascii_case(".zip") {
            self.stops.get_or_insert_with(|| folder.file(name));
        }
    }

    fn merge(&mut self, other: Self) {
        self.labels = distinct([&*self.labels, &*other.labels].concat());
        self.add_depths(&other.depths);
        self.packed = distinct([&*self.packed, &*other.packed].concat());
        self.stops = self.stops.take().or(other.stops);
    }

    fn add_depths(&mut self, depths: &[usize]) {
        for depth in depths {
            if !self.depths.contains(depth) {
                self.depths.push(*depth);
            }
        }
    }

    fn has_labels(&self) -> bool {
        self.labels.len() > 1 && self.depths.len() == 1
    }
}

/// Adds the label of a file, unless the last file has it, too.
fn add_label(label: &String, labels: &mut Vec<String>) {
    if labels.last() != Some(label) {
        labels.push(label.clone());
    }
}

/// datasets counts a path's depth after it has made slashes of these.
fn backslashes(text: &str) -> usize {
    text.bytes().filter(|b| *b == b'\\').count()
}

fn is_image(extension: &str) -> bool {
    extension.strip_prefix('.').is_some_and(|e| IMAGES.iter().any(|known| known.eq_ignore_ascii_case(e)))
}

/// `os.path.splitext`: dots at the front are not an extension.
fn split_extension(name: &str) -> (&str, &str) {
    match name.rfind('.') {
        Some(dot) if name[..dot].bytes().any(|b| b != b'.') => name.split_at(dot),
        _ => (name, ""),
    }
}

/// Whether a name has a word by itself: `{word}[-._ 0-9]*` or `*[-._ 0-9]{word}[-._ 0-9]*`; a folder may also
/// end with it.
fn has_word(name: &str, words: &[&str], may_end: bool) -> bool {
    let parts = |c: char| matches!(c, '-' | '.' | '_' | ' ' | '0'..='9');
    words.iter().any(|word| {
        name.match_indices(word).any(|(i, _)| {
            let (before, after) = (&name[..i], &name[i + word.len()..]);
            (before.is_empty() || before.ends_with(parts)) && (after.starts_with(parts) || may_end && after.is_empty())
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_splits() {
        assert!(has_word("train", SPLITS[0], true) && !has_word("train", SPLITS[0], false));
        assert!(has_word("my-test 2", SPLITS[2], true) && has_word("val.png", SPLITS[1], false));
        assert!(!has_word("trainer", SPLITS[0], true) && !has_word("contest", SPLITS[2], true));
    }

    #[test]
    fn shards_and_paths() {
        assert!(is_shard("x-00000-of-00001.parquet") && is_shard("-00000-of-000012.x"));
        assert!(is_shard("train-00000-of-00001.parquet") && !is_shard("train.x-00000-of-00001"));
        assert!(!is_shard("x-0000-of-00001.parquet") && !is_shard("x-00000-of-00001"));
        assert!(is_url_or_variable("a::b") && is_url_or_variable("$HOME") && !is_url_or_variable("5$ /x"));
        assert!(is_url_or_variable("${HOME}") && is_url_or_variable("$_"));
    }

    #[test]
    fn extensions_are_pythons() {
        assert_eq!(split_extension(".png"), (".png", ""));
        assert_eq!(split_extension("a.PNG.gz"), ("a.PNG", ".gz"));
        assert!(is_image(".PNG") && !is_image("png") && !is_image("."));
    }

    #[test]
    fn a_path_of_windows_is_resolved_as_python_does() {
        assert_eq!(without_prefix(r"\\?\C:\data\pets").as_deref(), Some(r"C:\data\pets"));
        assert_eq!(without_prefix(r"\\?\UNC\server\pets").as_deref(), Some(r"\\server\pets"));
        assert_eq!(without_prefix("/data/pets"), None);
    }
}
