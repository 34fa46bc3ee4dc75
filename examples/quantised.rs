//! The flower in each of three images, by a quantised model: one byte for each class, one scale and one zero point for all of them.
//! The bytes are made up; no image or model is part of the example.
//!
//! `cargo run --example quantised`

use std::error::Error;
use typed_label::{Batch, Quantized, labels};

/// The folders of TensorFlow's `flower_photos`.
#[labels(classes = ["daisy", "dandelion", "roses", "sunflowers", "tulips"])]
pub enum Flower {}

/// `output_details["quantization"]` of `TFLite`'s interpreter: a score is `SCALE * (byte - ZERO_POINT)`.
const SCALE: f32 = 1.0 / 256.0;
const ZERO_POINT: i32 = 0;

fn main() -> Result<(), Box<dyn Error>> {
    let output: [[u8; Flower::COUNT]; 3] = [[3, 240, 1, 10, 2], [12, 4, 128, 4, 108], [60, 50, 42, 58, 46]];

    println!("image  flower     byte  score  at least 0.25");
    for (image, bytes) in Batch::<Flower, u8>::new(output.as_flattened(), &[3, 5])?.iter().enumerate() {
        let scores = Quantized::<Flower, u8>::new(bytes.as_slice(), SCALE, ZERO_POINT)?;
        let (flower, likely) = (scores.argmax(), scores.at_least(0.25)?);
        println!("{image:>5}  {flower:<9}  {:>4}  {:.3}  {likely:?}", bytes[flower], scores.get(flower));
    }

    // What is no quantised output, or that of an int8 model, is an error.
    for (scale, zero_point) in [(0.0, 0), (SCALE, -128)] {
        let error = Quantized::<Flower, u8>::new(&output[0], scale, zero_point).unwrap_err();
        println!("\nscale {scale}, zero point {zero_point}: {error}");
    }
    Ok(())
}
