//! Parsers, which know nothing of classes. `json`, `yaml`, `python` and `pbtxt` make a `document`.

pub(super) mod csv;
pub(super) mod document;
pub(super) mod json;
pub(super) mod line_ends;
pub(super) mod pbtxt;
pub(super) mod python;
pub(super) mod yaml;
mod yaml_word;
