use typed_label::{PerLabel, Scores, labels};

#[labels("data/train")]
pub enum Pet {}

#[labels(classes = ["dog", "cat", "snowy_owl"])]
pub enum Model {}

fn main() {
    let thresholds = PerLabel::<Pet, f32>::new([0.5, 0.1, 0.9]);
    let _ = Scores::<Model>::from_array(&[0.1, 0.2, 0.7]).above_each(&thresholds);
}
