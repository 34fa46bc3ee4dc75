use typed_label::{LabelSet, Scores, labels};

#[labels("data/train")]
pub enum Pet {}

#[labels("data/train", classes = ["dog", "cat", "snowy_owl"])]
pub enum Model {}

fn main() {
    let found: LabelSet<Pet> = Scores::<Model>::of(&[0.9, 0.2, 0.7]).above(0.5).unwrap();
    println!("{found:?}");
}
