//! Runs digits.onnx over the validation images by ONNX Runtime: its answers must be those of Keras.
//! `ORT_DYLIB_PATH=.. cargo run --manifest-path examples/ort/Cargo.toml`, with the path of the shared library: in a venv made
//! from `examples/digits/requirements-train.txt` it is `lib/python3.*/site-packages/onnxruntime/capi/libonnxruntime.so.*`.

#[path = "../../digits/against_keras.rs"]
mod against_keras;

use ort::session::Session;
use ort::value::Tensor;
use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    let mut session = Session::builder(&ort::init().build()?)?
        .commit_from_file(concat!(env!("CARGO_MANIFEST_DIR"), "/../digits/model/digits.onnx"))?;
    let summary = against_keras::compare(|pixels| {
        let image = Tensor::from_array(([1, 8, 8, 1], pixels.to_vec()))?;
        let outputs = session.run(ort::inputs!["image" => image])?;
        let (_, scores) = outputs["scores"].try_extract_tensor::<f32>()?;
        Ok(scores.try_into()?)
    })?;
    println!("ONNX Runtime: {summary}");
    Ok(())
}
