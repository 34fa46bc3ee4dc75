//! What YOLO finds in an image, class by class: of boxes that overlap, the best one. The model's output is made here, in the
//! shape that Ultralytics exports: a column for each box, with four rows for its place and one for each of the 80 classes.
//!
//! `cargo run --example yolo`

use std::error::Error;
use typed_label::{ClassMajor, PerLabel, labels};

/// The classes of COCO, from the file that a dataset for Ultralytics has.
#[labels("examples/yolo/data.yaml")]
pub enum Coco {}

const BOXES: usize = 8400;

/// A box: its score, and its middle, width and height in pixels.
type Found = (f32, [f32; 4]);

fn main() -> Result<(), Box<dyn Error>> {
    let output = made_up_output();
    let scores = ClassMajor::<Coco>::in_rows(&output, &[1, 84, BOXES], 4..84)?;
    let mut labels = vec![Coco::Person; scores.columns()];
    scores.argmax_into(&mut labels)?;

    let mut found = PerLabel::<Coco, Vec<Found>>::default();
    for (column, label) in labels.into_iter().enumerate() {
        let score = scores.row(label)[column];
        if score >= 0.5 {
            found[label].push((score, std::array::from_fn(|row| output[row * BOXES + column])));
        }
    }

    println!("class          score    x    y  width  height");
    for (label, boxes) in &found.map(|_, boxes| without_overlap(boxes)) {
        for (score, [x, y, width, height]) in boxes {
            println!("{label:<13}  {score:.3}  {x:>3}  {y:>3}  {width:>5}  {height:>6}");
        }
    }
    Ok(())
}

/// Non-maximum suppression: a box stays if it overlaps none with a higher score.
fn without_overlap(mut boxes: Vec<Found>) -> Vec<Found> {
    boxes.sort_by(|(a, _), (b, _)| b.total_cmp(a));
    let mut best = Vec::<Found>::new();
    for (score, place) in boxes {
        if best.iter().all(|(_, better)| overlap(*better, place) < 0.45) {
            best.push((score, place));
        }
    }
    best
}

/// The area that two boxes share, as a part of what they cover together.
fn overlap([x1, y1, w1, h1]: [f32; 4], [x2, y2, w2, h2]: [f32; 4]) -> f32 {
    let side = |a: f32, a_size: f32, b: f32, b_size: f32| {
        ((a + a_size / 2.0).min(b + b_size / 2.0) - (a - a_size / 2.0).max(b - b_size / 2.0)).max(0.0)
    };
    let shared = side(x1, w1, x2, w2) * side(y1, h1, y2, h2);
    shared / (w1 * h1 + w2 * h2 - shared)
}

/// A cyclist with two dogs, and a traffic light that the model is not sure of. Three boxes find each.
fn made_up_output() -> Vec<f32> {
    let mut output = vec![0.0; 84 * BOXES];
    for (label, score, column, [x, y, width, height]) in [
        (Coco::Dog, 0.75, 2100, [120.0, 470.0, 110.0, 80.0]),
        (Coco::Bicycle, 0.875, 4000, [320.0, 400.0, 210.0, 160.0]),
        (Coco::Person, 0.9375, 4500, [318.0, 300.0, 120.0, 300.0]),
        (Coco::TrafficLight, 0.375, 6300, [560.0, 90.0, 30.0, 70.0]),
        (Coco::Dog, 0.625, 7700, [490.0, 480.0, 90.0, 70.0]),
    ] {
        for (column, score) in [(column - 1, score - 0.125), (column, score), (column + 1, score - 0.0625)] {
            for (row, value) in [(0, x), (1, y), (2, width), (3, height), (4 + label.index(), score)] {
                output[row * BOXES + column] = value;
            }
        }
    }
    output
}
