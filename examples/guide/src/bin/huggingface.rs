//! Reads an image and prints its label: `cargo run --bin huggingface -- test/red.png`.

use image::imageops::FilterType::Triangle;
use std::error::Error;
use tract_onnx::prelude::{tract_ndarray::Array4, *};
use typed_label::{Scores, labels};

#[labels("huggingface/config.json", agrees_with = ["huggingface/model.onnx"])]
pub enum Color {}

fn main() -> Result<(), Box<dyn Error>> {
    let path = std::env::args().nth(1).ok_or("which image?")?;
    let image = image::open(path)?.resize_exact(32, 32, Triangle).to_rgb8();
    // ViTImageProcessor: a plane for each color, whose values are -1 to 1.
    let input = Array4::from_shape_fn((1, 3, 32, 32), |(_, channel, y, x)| {
        let pixel = image[(x as u32, y as u32)];
        f32::from(pixel[channel]) / 127.5 - 1.0
    });
    let model = tract_onnx::onnx()
        .model_for_path("huggingface/model.onnx")?
        .with_input_fact(0, f32::fact([1, 3, 32, 32]).into())?
        .into_optimized()?
        .into_runnable()?;
    let output = model.run(tvec!(Tensor::from(input).into()))?;
    let scores = Scores::<Color>::new(output[0].try_as_plain_ram()?.as_slice::<f32>()?)?;
    println!("{}", scores.argmax()?);
    Ok(())
}
