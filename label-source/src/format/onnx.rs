//! An ONNX model, whose metadata holds a class list. The file is protobuf, a row of fields. Of those, only `metadata_props`
//! is read; all others, the tensors too, are passed over.

use super::kind::Format;
use super::model::{Content, Embedded, EmbeddedList, truncated_model};
use crate::escape::quoted_list;
use crate::problem::{Place, Problem};
use std::io::{BufReader, Read};

/// Fields of `ModelProto` and `StringStringEntryProto`, by onnx.proto.
const METADATA_PROPS: u64 = 14;
const KEY: u64 = 1;
const VALUE: u64 = 2;

/// The most metadata that is read, all entries together, and the most fields that are looked at.
const METADATA_MOST: u64 = 32 << 20;
const FIELDS_MOST: usize = 1 << 20;

/// ONNX has no mark of its own: a model starts with its first field, the version. No text starts with a backspace.
pub(crate) fn matches(start: &[u8]) -> bool {
    start.starts_with(&[8])
}

/// The class list of the metadata. Some exporters write it under two keys.
pub(crate) fn embedded(file: &str, content: &mut dyn Content, size: u64) -> Result<Embedded, Problem> {
    let metadata = metadata(content, size).map_err(|what| truncated_model(file, "ONNX", &what))?;
    let mut lists = Vec::new();
    for key in ["names", "class_names"] {
        if let Some((_, text)) = metadata.iter().find(|(k, _)| k == key) {
            lists.push(embedded_list(format!("{file} (metadata {key:?})"), text)?);
        }
    }
    let mut lists = lists.into_iter();
    match lists.next() {
        Some(list) => Ok(Embedded { list, others: lists.collect() }),
        None => Err(without_names(file, &metadata.into_iter().map(|(key, _)| key).collect::<Vec<_>>())),
    }
}

/// Names as JSON or as a Python literal; a map has indices for keys.
fn embedded_list(shown: String, text: &str) -> Result<EmbeddedList, Problem> {
    let format = match text.trim_start().as_bytes().first() {
        Some(b'{') => Format::IndexToName,
        Some(b'[' | b'(') => Format::List,
        _ => return Err(neither_list_nor_dict(&shown, text)),
    };
    Ok(EmbeddedList { shown, text: text.as_bytes().to_vec(), format: Some(format) })
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
    /// The next field's number and, if its content is still to be read or skipped, its length.
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

/// An ONNX model without names.
fn without_names(file: &str, keys: &[String]) -> Problem {
    let there = if keys.is_empty() { "none at all".to_owned() } else { quoted_list(keys, 8) };
    Problem::new(
        Place::PATH,
        format!(
            "{file} has no class names in its metadata: there must be a key \"names\" or \"class_names\", there is {there}"
        ),
        "add them in Python: `onnx.helper.set_model_props(model, {\"class_names\": json.dumps(names)})` and `onnx.save`",
    )
}

/// Names in the metadata that are neither a dict nor a list.
fn neither_list_nor_dict(file: &str, text: &str) -> Problem {
    let shown: String = text.chars().take(40).collect();
    Problem::new(
        Place::PATH,
        format!("{file} is neither a list of names nor a dict: {shown:?}"),
        "write it with `json.dumps(names)`",
    )
}
