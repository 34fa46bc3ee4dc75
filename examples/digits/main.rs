//! Handwritten digits in the folders `Class_1` (digit 0) to `Class_10` (digit 9), and the scores of a Keras model for them.
//! Prints the index that one expects each class to have and the one that Keras gives it, how often the model is right when its
//! scores are decoded by each, then the index of the class that the command line names.
//!
//! `cargo run --example digits -- Class_10`

mod confusion;

use confusion::Confusion;
use std::collections::BTreeMap;
use std::process::ExitCode;
use typed_label::labels;

/// One variant for each folder of data/train, in the order of `flow_from_directory`.
#[labels("examples/digits/data/train")]
pub enum Digit {}

/// What `predict` gave: the file in data/validation, and a score for each index.
type Predictions = BTreeMap<String, [f32; Digit::COUNT]>;

fn main() -> ExitCode {
    println!("class      digit  expected  Keras");
    for expected in 0..Digit::COUNT {
        let digit = by_intuition(expected);
        let mark = if digit.index() == expected { "" } else { "  <- differs" };
        println!("{digit:<9}  {expected:>5}  {expected:>8}  {:>5}{mark}", digit.index());
    }

    let predictions: Predictions = serde_json::from_str(include_str!("model/predictions.json")).expect("what train.py wrote");
    let by_type = |index| Digit::from_index(index).expect("as many scores as classes");
    println!("\nKeras' scores, decoded in the order that one expects:\n{}", decode(&predictions, by_intuition));
    println!("\nThe same scores, decoded by the type:\n{}\n", decode(&predictions, by_type));

    match std::env::args().nth(1).as_deref().unwrap_or("Class_2").parse::<Digit>() {
        Ok(digit) => println!("{digit} has index {}", digit.index()),
        Err(error) => {
            eprintln!("error: {error}");
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}

/// The mistake: the folders counted as a person counts them.
fn by_intuition(index: usize) -> Digit {
    Digit::from_name(&format!("Class_{}", index + 1)).expect("the dataset has ten numbered classes")
}

/// What each image is, by its folder, and what the model says, by a rule that makes a class of the highest score's index.
fn decode(predictions: &Predictions, class_of: impl Fn(usize) -> Digit) -> Confusion {
    let mut confusion = Confusion::default();
    for (file, scores) in predictions {
        let folder = file.split('/').next().and_then(Digit::from_name).expect("a class folder and a file");
        let best = (0..scores.len()).max_by(|a, b| scores[*a].total_cmp(&scores[*b])).expect("ten scores");
        confusion.add(folder, class_of(best));
    }
    confusion
}
