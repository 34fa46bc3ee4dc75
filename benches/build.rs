//! Makes, of lists of real class names, a label type, a map of phf and (if rustc can) an enum of strum.

use std::fmt::Write;
use std::path::Path;
use std::{env, fs};

const FINDINGS: &str = "Atelectasis Cardiomegaly Consolidation Edema Effusion Emphysema Fibrosis Hernia Infiltration Mass \
                        Nodule Pleural_Thickening Pneumonia Pneumothorax";

fn main() {
    println!("cargo::rerun-if-changed=names");
    let read = |count: usize| {
        let path = format!("names/{count}.txt");
        let text =
            fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}; `python names.py` makes it"));
        let names: Vec<String> = text.lines().map(str::to_owned).collect();
        assert_eq!(names.len(), count, "{path}");
        names
    };
    let mut code = String::new();
    for (name, names) in [
        ("Finding", FINDINGS.split_whitespace().map(str::to_owned).collect()),
        ("Imagenet", read(1000)),
        ("Imagenet21k", read(21_841)),
    ] {
        let _ = writeln!(code, "#[typed_label::labels(classes = {names:?})] pub enum {name} {{}}");
        let mut map = phf_codegen::Map::new();
        for (index, class) in names.iter().enumerate() {
            map.entry(class, index.to_string());
        }
        let _ = writeln!(code, "pub static {}: phf::Map<&str, u16> = {};", name.to_uppercase(), map.build());
        if names.len() <= 1000 {
            let _ = write!(code, "#[derive(Clone, Copy, strum::EnumString)] pub enum Strum{name} {{ ");
            for (index, class) in names.iter().enumerate() {
                let _ = write!(code, "#[strum(serialize = {class:?})] V{index}, ");
            }
            code.push_str("}\n");
        }
    }
    // Of these only the width counts.
    for width in [21, 80, 1001] {
        let names: Vec<String> = (0..width).map(|index| format!("class {index}")).collect();
        let _ = writeln!(code, "#[typed_label::labels(classes = {names:?})] pub enum Wide{width} {{}}");
    }
    fs::write(Path::new(&env::var("OUT_DIR").expect("Cargo sets it")).join("types.rs"), code).expect("OUT_DIR is ours");
}
