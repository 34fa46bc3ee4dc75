//! Opens a class list file, or bytes, and finds out whether it is a text or a model. It reads no more than a class list can need: of a
//! model of gigabytes only the class list, and no other file of that size.

use super::file_options::FileOptions;
use super::kind::Format;
use super::model::{Content, Embedded, EmbeddedList, read_at_most, width_fits};
use super::syntax::line_ends;
use super::table::{self, ModelFormat};
use super::tables::dataframe;
use super::text_file::TextFile;
use super::{detect, display_names};
use crate::class_list::ClassList;
use crate::diff::Diff;
use crate::escape::{quote_for_shell, quoted_list};
use crate::folder::files_beside;
use crate::problem::{Diagnostics, Place, Problem, Reported};
use crate::suggest::nearest;
use crate::user_path::typo_in_path;
use std::fs::{self, File};
use std::io::{self, Seek, SeekFrom};
use std::path::Path;

/// The longest text that is read. `ImageNet`'s 21,841 classes with their definitions have 2 MB, COCO's validation
/// annotations 20 MB.
const TEXT_MOST: u64 = 64 << 20;

/// The start of a Git LFS pointer, which takes the place of a file of any kind.
const LFS_START: &str = "version https://git-lfs.github.com/spec/";

/// The starts of lines of a merge conflict.
const SIDES: [&str; 2] = ["<<<<<<<", ">>>>>>>"];

/// A file: what messages call it, and its own name, which is empty for bytes in memory.
#[derive(Clone, Copy)]
pub(crate) struct Named<'a> {
    pub(crate) shown: &'a str,
    pub(crate) name: &'a str,
}

/// Reads the file at a path that the user wrote as `written`.
pub(crate) fn load_path(
    written: &str,
    path: &Path,
    options: &FileOptions<'_>,
    diagnostics: &mut Diagnostics,
) -> Result<ClassList, Reported> {
    let file = &format!("{written:?}");
    let (mut content, size) = diagnostics.take(open_path(file, written, path))?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    load_content(Named { shown: file, name: &name }, &mut content, size, options, diagnostics)
}

/// Reads the file at a path as one that gives each class a display name.
pub(crate) fn load_display_names(
    written: &str,
    path: &Path,
    classes: &ClassList,
    is_added: &dyn Fn(usize, &str) -> bool,
    diagnostics: &mut Diagnostics,
) -> Result<Vec<String>, Reported> {
    let file = &format!("{written:?}");
    let (mut content, size) = diagnostics.take(open_path(file, written, path))?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    match diagnostics.take(open(file, &mut content, size, None))? {
        Opened::Text(bytes) => {
            let text = diagnostics.take(decode(file, &bytes))?;
            display_names::read(TextFile { shown: file, name: &name, text }, classes, is_added, diagnostics)
        }
        Opened::Model(_) => Err(diagnostics.push(binary(file, "a model"))),
    }
}

/// Opens the file at a path, and returns it with its size.
fn open_path(file: &str, written: &str, path: &Path) -> Result<(File, u64), Problem> {
    let open = || -> io::Result<(fs::Metadata, File)> {
        // Before opening: opening a pipe waits for its writer.
        let target = fs::metadata(path)?;
        if !target.is_file() {
            return Err(io::ErrorKind::InvalidInput.into());
        }
        Ok((target, File::open(path)?))
    };
    let (target, content) = open().map_err(|error| match error.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            missing(file, written, &name, &files_beside(path))
        }
        io::ErrorKind::InvalidInput => not_a_file(file),
        _ => unreadable(file, &error),
    })?;
    Ok((content, target.len()))
}

/// Reads `size` bytes of content that messages call `file`.
pub(crate) fn load_content(
    file: Named<'_>,
    content: &mut dyn Content,
    size: u64,
    options: &FileOptions<'_>,
    diagnostics: &mut Diagnostics,
) -> Result<ClassList, Reported> {
    // A table of images is never a model; what must agree with one may be.
    let is_table = options.images.is_some() && !options.special.is_of_another;
    let opened = open(file.shown, content, size, if is_table { Some(Format::Csv) } else { options.format });
    match diagnostics.take(opened)? {
        Opened::Text(bytes) => load_text(file, &bytes, options, diagnostics),
        Opened::Model(model) => load_model(file.shown, model, content, size, options, diagnostics),
    }
}

enum Opened {
    /// All bytes of what may be a text.
    Text(Vec<u8>),
    /// A model, of which nothing has been read.
    Model(&'static ModelFormat),
}

/// Decides between text and model: by the format, or else by the first bytes.
fn open(file: &str, content: &mut dyn Content, size: u64, format: Option<Format>) -> Result<Opened, Problem> {
    let unreadable = |error: io::Error| unreadable(file, &error);
    let start = read_at_most(content, 8).map_err(unreadable)?;
    content.seek(SeekFrom::Start(0)).map_err(unreadable)?;
    if start == LFS_START.as_bytes()[..8] {
        let text = read_at_most(content, LFS_START.len() as u64).map_err(unreadable)?;
        if text == LFS_START.as_bytes() {
            return Err(lfs_pointer(file));
        }
        content.seek(SeekFrom::Start(0)).map_err(unreadable)?;
    }
    if let Some(model) = format.map_or_else(|| table::model_that_starts(&start), table::model) {
        return Ok(Opened::Model(model));
    }
    if let Some(kind) = binary_kind(&start) {
        return Err(binary(file, kind));
    }
    if size > TEXT_MOST {
        return Err(too_large(file, size, TEXT_MOST));
    }
    // One byte more than the limit, in case the file has grown.
    let bytes = read_at_most(content, TEXT_MOST + 1).map_err(unreadable)?;
    if bytes.len() as u64 > TEXT_MOST {
        return Err(too_large(file, bytes.len() as u64, TEXT_MOST));
    }
    Ok(Opened::Text(bytes))
}

/// What the first bytes of a file without a class list say.
fn binary_kind(start: &[u8]) -> Option<&'static str> {
    match start {
        [b'P', b'K', 3, 4, ..] => Some("a zip archive (as .keras and .pt models are)"),
        [0x89, b'H', b'D', b'F', ..] => Some("an HDF5 file (as .h5 models are)"),
        [0x80, 2..=5, ..] => Some("a Python pickle"),
        [0x1f, 0x8b, ..] => Some("gzip-compressed"),
        _ => None,
    }
}

/// Reads the class list in a model. A model may have it more than once, and then always the same.
fn load_model(
    file: &str,
    model: &ModelFormat,
    content: &mut dyn Content,
    size: u64,
    options: &FileOptions<'_>,
    diagnostics: &mut Diagnostics,
) -> Result<ClassList, Reported> {
    let embedded = (model.embedded)(file, content, size);
    let Embedded { list: first, others, width } = diagnostics.take(embedded)?;
    let load = |list: &EmbeddedList, diagnostics: &mut Diagnostics| {
        let options = FileOptions { format: list.format, ..*options };
        load_text(Named { shown: &list.shown, name: "" }, &list.text, &options, diagnostics)
    };
    let list = load(&first, diagnostics)?;
    for other in others {
        let other_list = load(&other, diagnostics)?;
        if let Some(diff) = Diff::between(&first.shown, &list, &other.shown, &other_list) {
            return Err(diagnostics.push(two_lists(&diff)));
        }
    }
    let count = list.names().len();
    match width.filter(|width| !width_fits(*width, count + options.added)) {
        Some(width) => Err(diagnostics.push(other_width(file, width, (count, options.added)))),
        None => Ok(list),
    }
}

/// The number of scores for one image in the model at a path that has no class list, if there is one and it says it.
pub(crate) fn width_alone(path: &Path) -> Option<u64> {
    let size = fs::metadata(path).ok().filter(fs::Metadata::is_file)?.len();
    let mut content = File::open(path).ok()?;
    let start = read_at_most(&mut content, 8).ok()?;
    let model = table::model_that_starts(&start)?;
    content.rewind().ok()?;
    (model.width_alone)(&mut content, size)
}

/// Reads a class list that is text.
fn load_text(
    file: Named<'_>,
    bytes: &[u8],
    options: &FileOptions<'_>,
    diagnostics: &mut Diagnostics,
) -> Result<ClassList, Reported> {
    let text = diagnostics.take(decode(file.shown, bytes))?;
    let file = TextFile { shown: file.shown, name: file.name, text };
    match &options.images {
        Some(images) if !options.special.is_of_another || dataframe::has_columns(file, images) => {
            dataframe::read(file, images, diagnostics)
        }
        // What must agree with a table of images may be a class list; the column is not its own.
        Some(_) => detect::read(file, &FileOptions { column: None, images: None, ..*options }, diagnostics),
        None => detect::read(file, options, diagnostics),
    }
}

/// Bytes as the text that they are.
fn decode<'a>(file: &str, bytes: &'a [u8]) -> Result<&'a str, Problem> {
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Err(utf16(file));
    }
    let line = |at: usize| line_ends::count(&String::from_utf8_lossy(&bytes[..at])) + 1;
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text.strip_prefix('\u{feff}').unwrap_or(text),
        Err(_) if bytes.contains(&0) => return Err(binary(file, "a binary file")),
        Err(error) => return Err(not_utf8(file, line(error.valid_up_to()))),
    };
    if bytes.iter().any(|byte| *byte < b' ' && !matches!(byte, b'\t' | b'\n' | b'\r' | b'\x0c')) {
        return Err(binary(file, "a binary file"));
    }
    if text.starts_with('\u{feff}') {
        return Err(second_mark(file));
    }
    // There can be millions of blank lines.
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Ok("");
    }
    let is_side = |line: &str| SIDES.iter().any(|side| line.starts_with(side));
    // Most texts have no such sign, and need not be split.
    let has_side = SIDES.iter().any(|side| text.contains(side));
    if let Some(line) = has_side.then(|| line_ends::split(text).position(is_side)).flatten() {
        return Err(merge_conflict(file, line + 1));
    }
    Ok(text)
}

/// A Git LFS pointer: the file itself was not fetched.
fn lfs_pointer(file: &str) -> Problem {
    Problem::new(
        Place::PATH,
        format!("{file} is a pointer of Git LFS, not the file itself"),
        "fetch the file: `git lfs pull`",
    )
}

/// No such file; `there` are the files beside it.
fn missing(file: &str, path: &str, name: &str, there: &[String]) -> Problem {
    let help = typo_in_path(path).unwrap_or_else(|| match nearest(name, there) {
        Some(name) => format!("there is {name:?} in its folder: write that, or save the class list under this name"),
        None if there.is_empty() => "check the path; save the class list there when training".to_owned(),
        None => format!("its folder has {}; save the class list there when training", quoted_list(there, 5)),
    });
    Problem::new(Place::PATH, format!("the file {file} does not exist"), help)
}

/// The operating system refuses.
fn unreadable(file: &str, error: &std::io::Error) -> Problem {
    Problem::new(
        Place::PATH,
        format!("{file} can't be read: {error}"),
        "let the user that builds read it: `chmod u+r` on the file, `chmod u+x` on the folders above it",
    )
}

/// A folder, a pipe or a device.
fn not_a_file(file: &str) -> Problem {
    Problem::new(
        Place::PATH,
        format!("{file} is not a file"),
        "name the file that holds the class list, for example \"model/class_indices.json\"",
    )
}

/// The file is too large.
fn too_large(file: &str, size: u64, most: u64) -> Problem {
    Problem::new(
        Place::PATH,
        format!("{file} has {size} bytes; a class list file can have at most {most}"),
        "save the class list alone; of COCO annotations: `jq '{categories}' annotations.json > categories.json`",
    )
}

/// Bytes that are not a text.
fn not_utf8(file: &str, line: usize) -> Problem {
    Problem::new(
        Place::PATH,
        format!("{file}, line {line}: this is not valid UTF-8"),
        "save the file as UTF-8: `open(path, \"w\", encoding=\"utf-8\")` in Python, or `iconv -t UTF-8`",
    )
}

/// A second byte order mark, as left by two programs.
fn second_mark(file: &str) -> Problem {
    Problem::new(
        Place::PATH,
        format!(
            "{file} starts with two byte order marks (`\\u{{feff}}`), of which the second would belong to the first name"
        ),
        "remove them: save the file as UTF-8 without a mark",
    )
}

/// UTF-16, which `>` of `PowerShell` 5 writes.
fn utf16(file: &str) -> Problem {
    Problem::new(
        Place::PATH,
        format!("{file} is UTF-16, not UTF-8"),
        "save it again: `Get-Content FILE | Set-Content -Encoding utf8 NEW`, or `iconv -f UTF-16 -t UTF-8`",
    )
}

/// A binary file of a kind that is not read.
fn binary(file: &str, kind: &str) -> Problem {
    Problem::new(
        Place::PATH,
        format!("{file} is {kind}, not a class list"),
        "save the class list beside it when training: `json.dump(train.class_indices, open(\"class_indices.json\", \"w\"))`",
    )
}

/// What git leaves in a file if two branches disagree.
fn merge_conflict(file: &str, line: usize) -> Problem {
    let name = file.trim_matches('"');
    let path = if name.len() == file.len() || name.contains('\\') { "FILE".to_owned() } else { quote_for_shell(name) };
    Problem::new(
        Place::PATH,
        format!("{file}, line {line}: a merge conflict is not resolved"),
        format!("keep the side of the model's training, whole: `git checkout --ours {path}` or `--theirs {path}`"),
    )
}

/// Two class lists in one model.
fn two_lists(diff: &Diff) -> Problem {
    Problem::new(Place::PATH, diff.to_string(), "export the model again with one of the two")
}

/// A model whose output is not of the width that its names need. `count` is their number, and how many are added by options.
fn other_width(file: &str, width: u64, (count, added): (usize, usize)) -> Problem {
    let added_by_options = if added == 0 { String::new() } else { format!(", and the options add {added}") };
    let help = if width == count as u64 + 1 && added == 0 {
        "if output 0 is the model's background, say so: `background = \"background\"`; if not, write the names of this model into it"
    } else {
        "write the names of this model into it, one for each output; or name the file that has them"
    };
    Problem::new(
        Place::PATH,
        format!(
            "the model {file} gives {width} scores for each image, but its metadata has names of {count} classes{added_by_options}"
        ),
        help,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A file can grow after its size was read.
    #[test]
    fn a_text_is_bounded_whatever_its_size_was() {
        let read = |length: u64, size: u64| {
            let mut bytes = vec![0; usize::try_from(length).unwrap()];
            // This is reported before the rest is looked at.
            bytes[..2].copy_from_slice(&[0xff, 0xfe]);
            let content = &mut io::Cursor::new(bytes);
            Diagnostics::collect(|diagnostics| {
                load_content(Named { shown: "it", name: "" }, content, size, &FileOptions::default(), diagnostics)
            })
            .unwrap_err()
            .to_string()
        };
        for size in [0, TEXT_MOST] {
            assert!(read(TEXT_MOST, size).starts_with("it is UTF-16"));
        }
        for size in [0, TEXT_MOST + 1] {
            assert!(read(TEXT_MOST + 1, size).starts_with("it has 67108865 bytes"));
        }
    }

    #[test]
    fn the_help_for_a_missing_file_names_those_beside_it() {
        let help = |there: &[&str]| {
            let there: Vec<String> = there.iter().map(|name| (*name).to_owned()).collect();
            missing("\"labels.txt\"", "labels.txt", "labels.txt", &there).help().to_owned()
        };
        assert!(help(&["label.txt", "a"]).starts_with(r#"there is "label.txt" in its folder: write that"#));
        assert!(help(&["names"]).starts_with(r#"its folder has "names"; save the class list there"#));
        assert!(help(&[]).starts_with("check the path; save the class list there"));
    }
}
