//! Runs digits.onnx over the validation images by tract: its answers must be those of Keras.
//! `cargo run --manifest-path examples/onnx/Cargo.toml`

#[path = "../../digits/against_keras.rs"]
mod against_keras;

use std::error::Error;
use tract_onnx::prelude::*;

fn main() -> Result<(), Box<dyn Error>> {
    let model = tract_onnx::onnx()
        .model_for_path(concat!(env!("CARGO_MANIFEST_DIR"), "/../digits/model/digits.onnx"))?
        .with_input_fact(0, f32::fact([1, 8, 8, 1]).into())?
        .into_optimized()?
        .into_runnable()?;
    let summary = against_keras::compare(|pixels| {
        let image = Tensor::from_shape(&[1, 8, 8, 1], pixels)?;
        let scores = model.run(tvec!(image.into()))?;
        Ok(scores[0].try_as_plain_ram()?.as_slice::<f32>()?.try_into()?)
    })?;
    println!("tract: {summary}");
    Ok(())
}
