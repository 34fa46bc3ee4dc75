//! In: an ONNX model. Out: the class list in its metadata. The file is protobuf, a row of fields; of those, only
//! `metadata_props` is read and all others, the tensors too, are sought over.

use super::Format;
use super::open::{self, Content};
use crate::class_list::ClassList;
use crate::diff::Diff;
use crate::problem::{Place, Problem, Problems};
use std::io::{BufReader, Read};

/// Fields of `ModelProto` and `StringStringEntryProto`, by onnx.proto.
const METADATA_PROPS: u64 = 14;
const KEY: u64 = 1;
const VALUE: u64 = 2;

/// The most metadata that is read, all entries together, and the most fields that are looked at.
const METADATA_MOST: u64 = 32 << 20;
const FIELDS_MOST: usize = 1 << 20;

pub(crate) fn read(file: &str, content: &mut dyn Content, size: u64) -> Result<ClassList, Problems> {
    let broken = |what: String| crate::messages::file::no_model(file, "ONNX", &what);
    let metadata = metadata(content, size).map_err(broken)?;
    let mut lists = Vec::new();
    for key in ["names", "class_names"] {
        let Some((_, text)) = metadata.iter().find(|(k, _)| k == key) else { continue };
        let shown = format!("{file} (metadata {key:?})");
        lists.push((shown.clone(), names(&shown, text)?));
    }
    match lists.as_slice() {
        [(a, first), (b, second)] => match Diff::between(a, first, b, second) {
            Some(diff) => {
                Err(Problem::new(Place::PATH, diff.to_string(), "export the model again with one of the two").into())
            }
            None => Ok(first.clone()),
        },
        [(_, only)] => Ok(only.clone()),
        _ => {
            let keys: Vec<String> = metadata.into_iter().map(|(key, _)| key).collect();
            Err(crate::messages::file::onnx_without(file, &keys).into())
        }
    }
}

/// Names as JSON or as a Python literal; a map has indices for keys.
fn names(shown: &str, text: &str) -> Result<ClassList, Problems> {
    let format = match text.trim_start().as_bytes().first() {
        Some(b'{') => Format::IndexToName,
        Some(b'[' | b'(') => Format::List,
        _ => return Err(crate::messages::file::onnx_names(shown, text).into()),
    };
    open::text(shown, text.as_bytes(), Some(format))
}

/// The metadata as pairs of key and value, in file order.
fn metadata(content: &mut dyn Content, size: u64) -> Result<Vec<(String, String)>, String> {
    let mut file = Fields { reader: BufReader::new(content), at: 0, end: size, read: 0 };
    let mut pairs = Vec::new();
    for _ in 0..FIELDS_MOST {
        let Some((number, length)) = file.next()? else { return Ok(pairs) };
        match length {
            Some(length) if number == METADATA_PROPS => {
                let entry = file.bytes(length)?;
                pairs.push(pair(&entry)?);
            }
            Some(length) => file.skip(length)?,
            None => {}
        }
    }
    Err(format!("it has more than {FIELDS_MOST} fields"))
}

fn pair(entry: &[u8]) -> Result<(String, String), String> {
    let mut fields =
        Fields { reader: BufReader::new(std::io::Cursor::new(entry)), at: 0, end: entry.len() as u64, read: 0 };
    let (mut key, mut value) = (Vec::new(), Vec::new());
    while let Some((number, length)) = fields.next()? {
        match (number, length) {
            (KEY, Some(length)) => key = fields.bytes(length)?,
            (VALUE, Some(length)) => value = fields.bytes(length)?,
            (_, Some(length)) => fields.skip(length)?,
            (_, None) => {}
        }
    }
    let text = |bytes| String::from_utf8(bytes).map_err(|_| "an entry of its metadata is no UTF-8".to_owned());
    Ok((text(key)?, text(value)?))
}

/// Walks a row of protobuf fields.
struct Fields<R> {
    reader: BufReader<R>,
    at: u64,
    end: u64,
    /// How much of the content has been read, and not skipped.
    read: u64,
}

impl<R: Read + std::io::Seek> Fields<R> {
    /// The next field's number and, where its content is still to be read or skipped, its length.
    fn next(&mut self) -> Result<Option<(u64, Option<u64>)>, String> {
        if self.at >= self.end {
            return Ok(None);
        }
        let tag = self.varint()?;
        let length = match tag & 7 {
            0 => {
                self.varint()?;
                None
            }
            1 => Some(8),
            2 => Some(self.varint()?),
            5 => Some(4),
            _ => return Err(format!("at byte {}, no field starts", self.at)),
        };
        match (tag >> 3, length) {
            (0, _) => Err(format!("at byte {}, no field starts", self.at)),
            (_, Some(length)) if length > self.end.saturating_sub(self.at) => {
                Err(format!("a part of {length} bytes starts at byte {}, and the file ends at {}", self.at, self.end))
            }
            (number, length) => Ok(Some((number, length))),
        }
    }

    fn varint(&mut self) -> Result<u64, String> {
        let mut value = 0;
        for shift in (0..64).step_by(7) {
            let mut byte = [0];
            self.reader.read_exact(&mut byte).map_err(|e| e.to_string())?;
            self.at += 1;
            value |= u64::from(byte[0] & 0x7f) << shift;
            if byte[0] < 0x80 {
                return Ok(value);
            }
        }
        Err(format!("at byte {}, a number does not end", self.at))
    }

    fn bytes(&mut self, length: u64) -> Result<Vec<u8>, String> {
        self.read = self.read.saturating_add(length);
        if self.read > METADATA_MOST {
            return Err(format!("its metadata has {} bytes or more; at most {METADATA_MOST} are read", self.read));
        }
        let mut bytes = Vec::new();
        self.reader.by_ref().take(length).read_to_end(&mut bytes).map_err(|e| e.to_string())?;
        self.at += length;
        Ok(bytes)
    }

    fn skip(&mut self, length: u64) -> Result<(), String> {
        let offset = i64::try_from(length).map_err(|e| e.to_string())?;
        self.reader.seek_relative(offset).map_err(|e| e.to_string())?;
        self.at += length;
        Ok(())
    }
}
