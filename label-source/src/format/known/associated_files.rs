//! The associated files of a TensorFlow Lite model: a zip after the model, of which the directory and one file are read.

use crate::format::model::Content;
use rawzip::{CompressionMethod, RECOMMENDED_BUFFER_SIZE, ZipArchive};
use std::io::Read;
use std::path::Path;

/// The longest associated file that is read, and the most that are looked at.
const FILE_MOST: u64 = 16 << 20;
const FILES_MOST: usize = 64;

/// The associated files that can hold labels.
pub(crate) enum Found {
    /// The only one: its name, and its bytes or why they can't be read.
    One(String, Result<Vec<u8>, String>),
    /// None, or the names of several.
    Other(Vec<String>),
}

/// Looks for files that can hold labels: text, or the metadata.json of Ultralytics. Only a single one is read.
pub(crate) fn associated(content: &mut dyn Content) -> Result<Found, String> {
    let mut buffer = vec![0; RECOMMENDED_BUFFER_SIZE];
    let Ok(archive) = ZipArchive::from_seekable(content, &mut buffer) else { return Ok(Found::Other(Vec::new())) };
    let (mut entries, mut names, mut last) = (archive.entries(&mut buffer), Vec::new(), None);
    for count in 0.. {
        let Some(entry) = entries.next_entry().map_err(|e| e.to_string())? else { break };
        if count == FILES_MOST {
            return Err(format!("it has more than {FILES_MOST} associated files"));
        }
        let name = String::from_utf8_lossy(entry.file_path().as_bytes()).into_owned();
        if Path::new(&name).extension().is_some_and(|kind| kind == "txt" || kind == "json") {
            names.push(name);
            last = Some((entry.wayfinder(), entry.compression_method()));
        }
    }
    let Some((wayfinder, method)) = last.filter(|_| names.len() == 1) else { return Ok(Found::Other(names)) };
    let bytes = archive.get_entry(wayfinder).map_err(|e| e.to_string()).and_then(|entry| {
        let mut bytes = Vec::new();
        entry.reader().take(FILE_MOST + 1).read_to_end(&mut bytes).map_err(|e| e.to_string())?;
        if bytes.len() as u64 > FILE_MOST {
            return Err(format!("it has more than {FILE_MOST} bytes"));
        }
        inflate(bytes, method)
    });
    Ok(Found::One(names.remove(0), bytes))
}

fn inflate(bytes: Vec<u8>, method: CompressionMethod) -> Result<Vec<u8>, String> {
    match method {
        CompressionMethod::STORE => Ok(bytes),
        CompressionMethod::DEFLATE => {
            let most = usize::try_from(FILE_MOST).unwrap_or(usize::MAX);
            miniz_oxide::inflate::decompress_to_vec_with_limit(&bytes, most).map_err(|e| e.to_string())
        }
        _ => Err("it is compressed in a way that is not read".to_owned()),
    }
}
