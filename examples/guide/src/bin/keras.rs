//! Reads an image and prints its label: `cargo run --bin keras -- test/red.png`.

use image::imageops::FilterType::Triangle;
use std::error::Error;
use tract_onnx::prelude::{tract_ndarray::Array4, *};
use typed_label::{Scores, labels};

#[labels("keras/class_names.json", agrees_with = ["keras/model.onnx"])]
pub enum Color {}

fn main() -> Result<(), Box<dyn Error>> {
    let path = std::env::args().nth(1).ok_or("which image?")?;
    let image = image::open(path)?.resize_exact(32, 32, Triangle).to_rgb8();
    // Keras: rows of pixels, whose values are 0 to 255.
    let input = Array4::from_shape_fn((1, 32, 32, 3), |(_, y, x, channel)| {
        let pixel = image[(x as u32, y as u32)];
        f32::from(pixel[channel])
    });
    let model = tract_onnx::onnx()
        .model_for_path("keras/model.onnx")?
        .with_input_fact(0, f32::fact([1, 32, 32, 3]).into())?
        .into_optimized()?
        .into_runnable()?;
    let output = model.run(tvec!(Tensor::from(input).into()))?;
    let scores = Scores::<Color>::new(output[0].try_as_plain_ram()?.as_slice::<f32>()?)?;
    println!("{}", scores.argmax()?);
    Ok(())
}
