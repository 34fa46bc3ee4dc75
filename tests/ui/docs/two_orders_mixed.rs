use typed_label::{LabelSet, Scores, labels};

#[labels(classes = ["Mass", "Effusion", "Edema"])]
pub enum Paper {}

#[labels(classes = ["Edema", "Effusion", "Mass"])]
pub enum Finding {}

fn main() {
    let found: LabelSet<Finding> = Scores::<Paper>::from_array(&[0.9, 0.2, 0.7]).above(0.5).unwrap();
    println!("{found:?}");
}
