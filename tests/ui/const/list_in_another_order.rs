//! A type that is there, held against a model's file at compile time.
use typed_label::{class_list, labels};

#[labels(classes = ["cat", "dog", "snowy_owl"])]
pub enum Pet {}

const _: () = Pet::assert_names(class_list!("model/labels.txt"));
const _: () = Pet::assert_names(&["cat", "dog"]);
// What is wrong with the source is all that is said.
const _: () = Pet::assert_names(class_list!("model/lables.txt", rename("cat" = Tom)));
const _: () = Pet::assert_names(class_list!());

fn main() {}
