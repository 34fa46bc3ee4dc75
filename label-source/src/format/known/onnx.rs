//! An ONNX model, whose metadata holds a class list. The file is protobuf, a row of fields. Of those, only `metadata_props` and
//! the graph's outputs are read; all others, the tensors too, are passed over.

use crate::collect::mapped;
use crate::escape::quoted_list;
use crate::format::kind::Format;
use crate::format::model::{Content, Embedded, EmbeddedList, read_at_most, truncated_model};
use crate::format::syntax::python;
use crate::problem::{Place, Problem};
use std::io::{BufReader, Cursor, Read};

/// Fields of `ModelProto`, `GraphProto` and `StringStringEntryProto`, by onnx.proto.
const GRAPH: u64 = 7;
const OUTPUT: u64 = 12;
const METADATA_PROPS: u64 = 14;
const KEY: u64 = 1;
const VALUE: u64 = 2;

/// The way from an output to its dimensions: `ValueInfoProto.type`, `TypeProto.tensor_type`, `Tensor.shape`,
/// `TensorShapeProto.dim`; and the number of a fixed one, `Dimension.dim_value`.
const TO_DIMENSIONS: [u64; 4] = [2, 1, 2, 1];
const DIM_VALUE: u64 = 1;

/// The most that is read of metadata and outputs, all entries together, and the most fields that are looked at.
const READ_MOST: u64 = 32 << 20;
const FIELDS_MOST: usize = 1 << 20;

/// The keys of the metadata that have the class list. Some exporters write it under both.
const KEYS: [&str; 2] = ["names", "class_names"];

/// ONNX has no mark of its own: a model starts with its first field, the version. No text starts with a backspace.
pub(crate) fn matches(start: &[u8]) -> bool {
    start.starts_with(&[8])
}

/// The class list of the metadata.
pub(crate) fn embedded(file: &str, content: &mut dyn Content, size: u64) -> Result<Embedded, Problem> {
    let model = Model::read(content, size).map_err(|what| truncated_model(file, "ONNX", &what))?;
    let width = model.width();
    let mut lists = Vec::new();
    for key in &KEYS {
        let Some((_, text)) = model.metadata.iter().find(|(k, _)| k == key) else { continue };
        if model.metadata.iter().any(|(k, other)| k == key && other != text) {
            return Err(key_twice(file, key));
        }
        lists.push(embedded_list(format!("{file} (metadata {key:?})"), text)?);
    }
    if lists.is_empty() {
        return Err(without_names(file, &mapped(&model.metadata, |(key, _)| key.as_str())));
    }
    Ok(Embedded { list: lists.remove(0), others: lists, width })
}

/// The width of the output, if that is all that a model says of its classes.
pub(crate) fn width_alone(content: &mut dyn Content, size: u64) -> Option<u64> {
    let model = Model::read(content, size).ok()?;
    let has_names = model.metadata.iter().any(|(key, _)| KEYS.contains(&&**key));
    if has_names { None } else { model.width() }
}

/// Names as JSON or as a Python literal; a map has indices for keys, or names for keys and indices below them.
fn embedded_list(shown: String, text: &str) -> Result<EmbeddedList, Problem> {
    let format = match text.trim_start().as_bytes().first() {
        Some(b'{') if is_by_name(text) => Format::ClassIndices,
        Some(b'{') => Format::IndexToName,
        Some(b'[' | b'(') => Format::List,
        _ => return Err(neither_list_nor_dict(&shown, text)),
    };
    Ok(EmbeddedList { shown, text: text.as_bytes().to_vec(), format: Some(format) })
}

/// Whether a map has an index below each key, and keys that are none.
fn is_by_name(text: &str) -> bool {
    let Ok(root) = python::parse("", text) else { return false };
    let pairs = root.map().unwrap_or_default();
    pairs.iter().any(|(key, _)| key.index().is_none()) && pairs.iter().all(|(_, value)| value.index().is_some())
}

/// What is read of a model.
#[derive(Default)]
struct Model {
    /// Pairs of key and value, in file order.
    metadata: Vec<(String, String)>,
    /// The dimensions of each output; `None`: one that is not fixed.
    outputs: Vec<Vec<Option<u64>>>,
}

impl Model {
    fn read(content: &mut dyn Content, size: u64) -> Result<Self, String> {
        let mut file = Fields::new(content, size);
        let mut model = Self::default();
        // A graph in parts is one graph.
        let mut graph_end = 0;
        for _ in 0..FIELDS_MOST {
            let is_in_graph = file.at < graph_end;
            file.end = if is_in_graph { graph_end } else { size };
            let Some((number, length)) = file.next()? else { return Ok(model) };
            match (number, length) {
                (GRAPH, Some(length)) if !is_in_graph => graph_end = file.at + length,
                (METADATA_PROPS, Some(length)) if !is_in_graph => model.metadata.push(pair(&file.bytes(length)?)?),
                (OUTPUT, Some(length)) if is_in_graph => model.outputs.push(dimensions(file.bytes(length)?)?),
                (_, Some(length)) => file.skip(length)?,
                (_, None) => {}
            }
        }
        Err(format!("it has more than {FIELDS_MOST} fields"))
    }

    /// The number of scores for one image, if the model says it: its only output has a row for each image, of fixed width.
    fn width(&self) -> Option<u64> {
        match &*self.outputs {
            [output] => match **output {
                [_, width] => width.filter(|width| *width > 0),
                _ => None,
            },
            _ => None,
        }
    }
}

/// The dimensions of an output; none if it is not a tensor with a shape.
fn dimensions(output: Vec<u8>) -> Result<Vec<Option<u64>>, String> {
    let mut parts = vec![output];
    for number in &TO_DIMENSIONS {
        let mut below = Vec::new();
        for part in &parts {
            below.append(&mut fields_of(part, *number)?.0);
        }
        parts = below;
    }
    let mut dimensions = Vec::new();
    for part in &parts {
        dimensions.push(fields_of(part, DIM_VALUE)?.1);
    }
    Ok(dimensions)
}

/// What the fields of a number hold: the content of each, or the last number.
fn fields_of(message: &[u8], number: u64) -> Result<(Vec<Vec<u8>>, Option<u64>), String> {
    let mut content = Cursor::new(message);
    let mut fields = Fields::new(&mut content, message.len() as u64);
    let (mut parts, mut value) = (Vec::new(), None);
    while let Some((found, length)) = fields.next()? {
        match length {
            Some(length) if found == number => parts.push(fields.bytes(length)?),
            Some(length) => fields.skip(length)?,
            None if found == number => value = Some(fields.number),
            None => {}
        }
    }
    Ok((parts, value))
}

fn pair(entry: &[u8]) -> Result<(String, String), String> {
    let text = |number| {
        let text = fields_of(entry, number)?.0.pop().unwrap_or_default();
        String::from_utf8(text).map_err(|_| "an entry of its metadata is not UTF-8".to_owned())
    };
    Ok((text(KEY)?, text(VALUE)?))
}

/// Walks a row of protobuf fields.
struct Fields<'c> {
    reader: BufReader<&'c mut dyn Content>,
    at: u64,
    end: u64,
    /// How much of the content has been read, and not skipped.
    read: u64,
    /// The last field that was a number.
    number: u64,
}

impl<'c> Fields<'c> {
    fn new(content: &'c mut dyn Content, size: u64) -> Self {
        Self { reader: BufReader::new(content), at: 0, end: size, read: 0, number: 0 }
    }

    /// The next field's number and, if its content is still to be read or skipped, its length.
    fn next(&mut self) -> Result<Option<(u64, Option<u64>)>, String> {
        if self.at >= self.end {
            return Ok(None);
        }
        let tag = self.varint()?;
        let length = match tag & 7 {
            0 => {
                self.number = self.varint()?;
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
        if self.read > READ_MOST {
            return Err(format!("its metadata has {} bytes or more; at most {READ_MOST} are read", self.read));
        }
        let bytes = read_at_most(&mut self.reader, length).map_err(|e| e.to_string())?;
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
fn without_names(file: &str, keys: &[&str]) -> Problem {
    let model = if file.starts_with('"') { file } else { "\"model.onnx\"" };
    let there = if keys.is_empty() { "none at all".to_owned() } else { quoted_list(keys, 8) };
    Problem::new(
        Place::PATH,
        format!(
            "{file} has no class names in its metadata: there must be a key \"names\" or \"class_names\", there is {there}"
        ),
        format!(
            "name what has the classes first, and this model beside it, so that their number is compared, as in \
             `#[labels(\"labels.txt\", agrees_with = [{model}])]`; or add the names in Python: \
             `model.metadata_props.add(key=\"class_names\", value=json.dumps(names))` and `onnx.save(model, ..)`"
        ),
    )
}

/// Two lists under one key: readers take the first or the last of them.
fn key_twice(file: &str, key: &str) -> Problem {
    Problem::new(
        Place::PATH,
        format!("{file} has the key {key:?} twice in its metadata, with two texts that differ"),
        "keep the names of this model alone, in Python: `del model.metadata_props[i]` for the other entry, and `onnx.save(model, ..)`",
    )
}

/// Names in the metadata that are neither a dict nor a list.
fn neither_list_nor_dict(file: &str, text: &str) -> Problem {
    let shown = text.char_indices().nth(40).map_or(text, |(at, _)| &text[..at]);
    Problem::new(
        Place::PATH,
        format!("{file} is neither a list of names nor a dict: {shown:?}"),
        "write it with `json.dumps(names)`",
    )
}
