//! Reads the folder of the digits by burn's `ImageFolderDataset` and counts the images of each class: each of burn's integer labels,
//! as a type, must be the class of the image's folder.
//! `cargo run --manifest-path examples/burn/Cargo.toml`

use burn_dataset::Dataset;
use burn_dataset::vision::{Annotation, ImageFolderDataset};
use std::error::Error;
use std::path::Path;
use typed_label::{PerLabel, labels};

/// One variant for each class that burn makes of the folder.
#[labels("../digits/data/train", order = "burn")]
pub enum Digit {}

fn main() -> Result<(), Box<dyn Error>> {
    let dataset = ImageFolderDataset::new_classification(concat!(env!("CARGO_MANIFEST_DIR"), "/../digits/data/train"))?;
    let mut images = PerLabel::<Digit, u32>::default();
    for item in dataset.iter() {
        let item = item?;
        let Annotation::Label(label) = item.annotation else { return Err("a dataset of labels".into()) };
        let digit = Digit::try_from(label)?;
        if Path::new(&item.image_path).parent().is_none_or(|folder| !folder.ends_with(digit.name())) {
            return Err(format!("{}: burn's label {label} is {digit} here", item.image_path).into());
        }
        images[digit] += 1;
    }
    for (digit, count) in images.iter() {
        println!("burn's label {} is {digit}: {count} images", digit.index());
    }
    Ok(())
}
