//! Display names that leave out a class, that two classes share as variants, and that are not there.
use typed_label::labels;

#[labels(classes = ["n01440764", "n00000001"], display = "model/lemmas.txt", variants = "display")]
pub enum Incomplete {}

#[labels(classes = ["n02012849", "n03126707"], display = "model/lemmas.txt", variants = "display")]
pub enum Twice {}

#[labels(classes = ["n02012849"], variants = "display")]
pub enum NoFile {}

#[labels(classes = ["n02012849"], display = "model/lemma.txt", variants = "lemma")]
pub enum Misspelled {}

fn main() {
    println!("{}", Incomplete::N01440764.display_name());
}
