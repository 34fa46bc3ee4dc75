//! Handwritten digits in the folders `Class_1` (digit 0) to `Class_10` (digit 9), and what a Keras model says of them.
//! Prints the index that one expects each class to have and the one that Keras gives it; how often the model is right, its
//! scores decoded by each of the two; then the index of the class that the command line names.
//!
//! `cargo run --example digits -- Class_10`

use std::collections::BTreeMap;
use std::process::ExitCode;
use typed_label::{Confusion, Scores, labels};

/// One variant for each folder of data/train, in the order of `flow_from_directory`: the order that the validation folder gets
/// too, that `train.py` saved, and that the model itself says it has.
#[labels("examples/digits/data/train", agrees_with = [
    "examples/digits/data/validation",
    "examples/digits/model/class_indices.json",
    "examples/digits/model/digits.onnx",
])]
pub enum Digit {}

/// What `predict` gave: the file in data/validation, and a score for each index.
type Predictions = BTreeMap<String, [f32; Digit::COUNT]>;

fn main() -> ExitCode {
    println!("class      digit  expected  Keras");
    for expected in 0..Digit::COUNT {
        let digit = as_one_expects(expected);
        let mark = if digit.index() == expected { "" } else { "  <- differs" };
        println!("{digit:<9}  {expected:>5}  {expected:>8}  {:>5}{mark}", digit.index());
    }

    let predictions = serde_json::from_str(include_str!("model/predictions.json")).expect("what train.py wrote");
    println!("\nKeras' scores, decoded in the order that one expects:\n{}", decode(&predictions, as_one_expects));
    println!("The same scores, decoded by the type:\n{}", decode(&predictions, |index| Digit::ALL[index]));

    match std::env::args().nth(1).as_deref().unwrap_or("Class_2").parse::<Digit>() {
        Ok(digit) => println!("{digit} has index {}", digit.index()),
        Err(error) => {
            eprintln!("error: {error}");
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}

/// The mistake: the classes counted as a person counts them.
fn as_one_expects(index: usize) -> Digit {
    Digit::from_name(&format!("Class_{}", index + 1)).expect("the dataset has ten numbered classes")
}

/// What each image is, by its folder, and what the class of its highest score is, by the given order.
fn decode(predictions: &Predictions, class_at: impl Fn(usize) -> Digit) -> Confusion<Digit> {
    let folder = |file: &str| file.split('/').next().and_then(Digit::from_name).expect("a class folder, and a file");
    let highest = |scores| Scores::<Digit>::from_array(scores).argmax().expect("no score is NaN").index();
    predictions.iter().map(|(file, scores)| (folder(file), class_at(highest(scores)))).collect()
}
