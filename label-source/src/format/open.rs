//! In: a path, or bytes. Out: the class list in them. Finds out whether they are text or a model, and reads no more than
//! a class list can need: a model of gigabytes is sought through, any other large file refused by its size alone.

use super::tree::Report;
use super::{Format, detect, onnx, tflite};
use crate::class_list::ClassList;
use crate::problem::{Problem, Problems};
use std::fs::{self, File};
use std::io::{self, Read, Seek, SeekFrom};
use std::path::Path;

/// The longest text that is read. `ImageNet`'s 21,841 classes with their definitions have 2 MB, COCO's validation
/// annotations 20 MB.
const TEXT_MOST: u64 = 64 << 20;

/// What the source of a class list must be able to do.
pub(crate) trait Content: Read + Seek {}

impl<T: Read + Seek> Content for T {}

/// Reads a file, at a path that the user wrote as `text`.
pub(crate) fn file(text: &str, path: &Path, format: Option<Format>) -> Result<ClassList, Problems> {
    let file = &format!("{text:?}");
    let open = || -> io::Result<(fs::Metadata, File)> {
        // Asked before opening: to open a pipe would wait for its writer.
        let target = fs::metadata(path)?;
        if !target.is_file() {
            return Err(io::ErrorKind::InvalidInput.into());
        }
        Ok((target, File::open(path)?))
    };
    match open() {
        Ok((target, mut opened)) => content(file, &mut opened, target.len(), format),
        Err(error) => Err(match error.kind() {
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => missing(file, text, path),
            io::ErrorKind::InvalidInput => crate::messages::file::no_file(file),
            _ => crate::messages::file::unreadable(file, &error),
        }
        .into()),
    }
}

/// Finds what stands beside a file that is not there.
fn missing(file: &str, text: &str, path: &Path) -> Problem {
    let folder = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let entries = fs::read_dir(folder).into_iter().flatten().flatten().take(1000);
    let files = entries.filter(|entry| entry.file_type().is_ok_and(|kind| !kind.is_dir()));
    let mut there: Vec<String> = files.filter_map(|entry| entry.file_name().into_string().ok()).collect();
    there.sort_unstable();
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    crate::messages::file::missing(file, text, &name, &there)
}

/// Reads `size` bytes of content that messages call `file`.
pub(crate) fn content(
    file: &str,
    content: &mut dyn Content,
    size: u64,
    format: Option<Format>,
) -> Result<ClassList, Problems> {
    let unreadable = |error: io::Error| crate::messages::file::unreadable(file, &error);
    let mut start = Vec::new();
    content.take(8).read_to_end(&mut start).map_err(unreadable)?;
    content.seek(SeekFrom::Start(0)).map_err(unreadable)?;
    match (format, kind(&start)) {
        (Some(Format::Onnx), _) | (None, Kind::Onnx) => return onnx::read(file, content, size),
        (Some(Format::Tflite), _) | (None, Kind::Tflite) => return tflite::read(file, content),
        (_, Kind::Other(kind)) => return Err(crate::messages::file::binary(file, kind).into()),
        _ => {}
    }
    if size > TEXT_MOST {
        return Err(crate::messages::file::too_large(file, size, TEXT_MOST).into());
    }
    let mut bytes = Vec::new();
    // One byte more than the bound, should the file have grown since it was asked.
    content.take(TEXT_MOST + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.len() as u64 > TEXT_MOST {
        return Err(crate::messages::file::too_large(file, bytes.len() as u64, TEXT_MOST).into());
    }
    text(file, &bytes, format)
}

enum Kind {
    Onnx,
    Tflite,
    Other(&'static str),
    Text,
}

/// What the first bytes say. An ONNX model has no mark of its own: it starts with its first field, the version, and no
/// text starts with a backspace.
fn kind(start: &[u8]) -> Kind {
    match start {
        [8, ..] => Kind::Onnx,
        [_, _, _, _, b'T', b'F', b'L', b'3', ..] => Kind::Tflite,
        [b'P', b'K', 3, 4, ..] => Kind::Other("a zip archive (as .keras and .pt models are)"),
        [0x89, b'H', b'D', b'F', ..] => Kind::Other("an HDF5 file (as .h5 models are)"),
        [0x80, 2..=5, ..] => Kind::Other("a Python pickle"),
        [0x93, b'N', b'U', b'M', ..] => Kind::Other("a NumPy array"),
        [0x1f, 0x8b, ..] => Kind::Other("gzip-compressed"),
        _ => Kind::Text,
    }
}

/// Reads a class list that is text.
pub(crate) fn text(file: &str, bytes: &[u8], format: Option<Format>) -> Result<ClassList, Problems> {
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Err(crate::messages::file::utf16(file).into());
    }
    let line = |at: usize| bytes[..at].split(|b| *b == b'\n').count();
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text.strip_prefix('\u{feff}').unwrap_or(text),
        Err(_) if bytes.contains(&0) => return Err(crate::messages::file::binary(file, "a binary file").into()),
        Err(error) => return Err(crate::messages::file::not_utf8(file, line(error.valid_up_to())).into()),
    };
    if text.contains(|c: char| c < ' ' && !matches!(c, '\t' | '\n' | '\r' | '\x0c')) {
        return Err(crate::messages::file::binary(file, "a binary file").into());
    }
    if let Some(line) = text.lines().position(|line| line.starts_with("<<<<<<<") || line.starts_with(">>>>>>>")) {
        return Err(crate::messages::file::merge_conflict(file, line + 1).into());
    }
    detect::read(file, text, format, Report::new(file))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A file can grow between the question for its size and the reading.
    #[test]
    fn a_text_is_bounded_whatever_its_size_was() {
        let read = |length: u64, size: u64| {
            let mut bytes = vec![0; usize::try_from(length).unwrap()];
            // What is told before any of the rest is looked at.
            bytes[..2].copy_from_slice(&[0xff, 0xfe]);
            content("it", &mut io::Cursor::new(bytes), size, None).unwrap_err().to_string()
        };
        for size in [0, TEXT_MOST] {
            assert!(read(TEXT_MOST, size).starts_with("it is UTF-16"));
        }
        for size in [0, TEXT_MOST + 1] {
            assert!(read(TEXT_MOST + 1, size).starts_with("it has 67108865 bytes"));
        }
    }
}
