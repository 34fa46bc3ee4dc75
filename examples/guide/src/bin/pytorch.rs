//! Reads an image and prints its label: `cargo run --bin pytorch -- test/red.png`.

use image::imageops::FilterType::Triangle;
use std::error::Error;
use tract_onnx::prelude::{tract_ndarray::Array4, *};
use typed_label::{Scores, labels};

#[labels("pytorch/class_to_idx.json", agrees_with = ["pytorch/model.onnx"])]
pub enum Color {}

fn main() -> Result<(), Box<dyn Error>> {
    let path = std::env::args().nth(1).ok_or("which image?")?;
    let image = image::open(path)?.resize_exact(32, 32, Triangle).to_rgb8();
    // torchvision: a plane for each color, normalized by the mean and deviation of ImageNet.
    let input = Array4::from_shape_fn((1, 3, 32, 32), |(_, channel, y, x)| {
        let pixel = image[(x as u32, y as u32)];
        let (mean, std) = ([0.485, 0.456, 0.406], [0.229, 0.224, 0.225]);
        (f32::from(pixel[channel]) / 255.0 - mean[channel]) / std[channel]
    });
    let model = tract_onnx::onnx()
        .model_for_path("pytorch/model.onnx")?
        .with_input_fact(0, f32::fact([1, 3, 32, 32]).into())?
        .into_optimized()?
        .into_runnable()?;
    let output = model.run(tvec!(Tensor::from(input).into()))?;
    let scores = Scores::<Color>::new(output[0].try_as_plain_ram()?.as_slice::<f32>()?)?;
    println!("{}", scores.argmax()?);
    Ok(())
}
