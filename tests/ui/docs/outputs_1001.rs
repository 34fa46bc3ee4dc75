use typed_label::{Scores, labels};

#[labels("data/thousand")]
pub enum Synset {}

fn model() -> [f32; 1001] {
    [0.0; 1001]
}

fn main() {
    let output = model();
    println!("{:?}", Scores::<Synset>::from_array(&output).argmax());
}
