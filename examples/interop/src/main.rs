//! Reads the scores of two images as each framework gives them, and prints a line for each: the labels must be the same.
//! `cargo run --manifest-path examples/interop/Cargo.toml`

use std::error::Error;
use typed_label::{Batch, Scores, labels};

#[labels(classes = ["cat", "dog", "owl"])]
pub enum Pet {}

/// What each framework's output says.
type Labels = Result<[Pet; 2], Box<dyn Error>>;

/// What every model here gives: a dog, and a cat.
const OUTPUT: [[f32; Pet::COUNT]; 2] = [[0.1, 0.7, 0.2], [0.6, 0.3, 0.1]];

fn main() -> Result<(), Box<dyn Error>> {
    for (name, labels) in [
        ("ndarray, row by row", ndarray_rows()?),
        ("ndarray, the whole array", ndarray_batch()?),
        ("candle, scores", candle_scores()?),
        ("candle, its own argmax", candle_argmax()?),
        ("burn", burn()?),
        ("tract", tract()?),
        ("ort", ort()?),
    ] {
        assert_eq!(labels, [Pet::Dog, Pet::Cat], "{name}");
        println!("{name}: {labels:?}");
    }
    Ok(())
}

/// Rows of any layout, as this one, whose columns are contiguous: a row of it is not a slice, but a copy of it is.
fn ndarray_rows() -> Labels {
    let output = ndarray::arr2(&OUTPUT).t().as_standard_layout().into_owned().reversed_axes();
    assert!(output.row(0).as_slice().is_none());
    let mut labels = [Pet::Cat; 2];
    for (row, label) in output.rows().into_iter().zip(&mut labels) {
        *label = Scores::<Pet>::new(&row.to_vec())?.argmax()?;
    }
    Ok(labels)
}

/// An array in standard layout is a batch as it is.
fn ndarray_batch() -> Labels {
    let output = ndarray::arr2(&OUTPUT);
    let mut labels = [Pet::Cat; 2];
    Batch::<Pet>::new(output.as_slice().ok_or("standard layout")?, output.shape())?.argmax_into(&mut labels)?;
    Ok(labels)
}

/// `to_vec1` of one image's scores; of a whole batch, that of `flatten_all`, or rows by `to_vec2`.
fn candle_scores() -> Labels {
    let output = candle_core::Tensor::new(&OUTPUT, &candle_core::Device::Cpu)?;
    let first = Scores::<Pet>::new(&output.get(0)?.to_vec1()?)?.argmax()?;
    let second = Scores::<Pet>::new(&output.to_vec2()?[1])?.argmax()?;

    let mut labels = [Pet::Cat; 2];
    Batch::<Pet>::new(&output.flatten_all()?.to_vec1()?, output.dims())?.argmax_into(&mut labels)?;
    assert_eq!(labels, [first, second]);
    Ok(labels)
}

/// Indices that candle found are `u32`: an index that no class has is an error.
fn candle_argmax() -> Labels {
    let output = candle_core::Tensor::new(&OUTPUT, &candle_core::Device::Cpu)?;
    let indices: Vec<u32> = output.argmax(candle_core::D::Minus1)?.to_vec1()?;
    Ok([Pet::try_from(indices[0])?, Pet::try_from(indices[1])?])
}

fn burn() -> Labels {
    use burn_tensor::{Device, Tensor};

    let data = Tensor::<2>::from_floats(OUTPUT, &Device::flex()).into_data();
    let mut labels = [Pet::Cat; 2];
    Batch::<Pet>::new(data.as_slice()?, data.shape())?.argmax_into(&mut labels)?;
    Ok(labels)
}

/// A plan that gives what it is given; `examples/onnx` runs a real model.
fn tract() -> Labels {
    use tract_core::prelude::*;

    let mut model = TypedModel::default();
    let source = model.add_source("scores", f32::fact([2, Pet::COUNT]))?;
    model.select_output_outlets(&[source])?;
    let outputs = model.into_runnable()?.run(tvec!(tensor2(&OUTPUT).into()))?;

    let mut labels = [Pet::Cat; 2];
    Batch::<Pet>::new(outputs[0].try_as_plain_ram()?.as_slice()?, outputs[0].shape())?.argmax_into(&mut labels)?;
    Ok(labels)
}

/// `try_extract_tensor` gives a shape and a slice; `examples/ort` runs a real model.
fn ort() -> Labels {
    let (shape, scores): (&[i64], &[f32]) = (&[2, 3], OUTPUT.as_flattened());
    let mut labels = [Pet::Cat; 2];
    Batch::<Pet>::new(scores, shape)?.argmax_into(&mut labels)?;
    Ok(labels)
}
