//! Parsers: what a text says, whatever it is for. `json` and `yaml` (with `yaml_word`) make a `document` of it.

pub(super) mod csv;
pub(super) mod document;
pub(super) mod json;
pub(super) mod line_ends;
pub(super) mod pbtxt;
pub(super) mod python;
pub(super) mod yaml;
mod yaml_word;
