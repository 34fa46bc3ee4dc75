//! Handwritten digits in the folders `Class_1` (digit 0) to `Class_10` (digit 9): prints the index that one expects each class to
//! have and the one that Keras gives it, then the index of the class that the command line names.
//!
//! `cargo run --example digits -- Class_10`

use std::process::ExitCode;
use typed_label::labels;

/// One variant for each folder of data/train, in the order of `flow_from_directory`.
#[labels("examples/digits/data/train")]
pub enum Digit {}

fn main() -> ExitCode {
    println!("class      digit  expected  Keras");
    for expected in 0..Digit::COUNT {
        let name = format!("Class_{}", expected + 1);
        let digit = Digit::from_name(&name).expect("the dataset has ten numbered classes");
        let mark = if digit.index() == expected { "" } else { "  <- differs" };
        println!("{digit:<9}  {expected:>5}  {expected:>8}  {:>5}{mark}", digit.index());
    }
    println!();
    match std::env::args().nth(1).as_deref().unwrap_or("Class_2").parse::<Digit>() {
        Ok(digit) => println!("{digit} has index {}", digit.index()),
        Err(error) => {
            eprintln!("error: {error}");
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}
