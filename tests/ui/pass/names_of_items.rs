//! Classes whose variants are called like the items of the enum: ALL is a leukemia, and `Error` a rating.
#![deny(warnings)]
use typed_label::{Label, labels};

#[labels(classes = ["ALL", "AML", "COUNT", "NAMES", "FINGERPRINT", "Err", "Error", "Array", "Ok", "Some", "None", "Self", "INDICES", "at"])]
pub enum Odd {}

#[labels(classes = ["only"])]
pub enum Lone {}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Label)]
pub enum LoneWritten {
    #[label(name = "only \"one\"\n")]
    r#Only,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Label)]
#[allow(non_camel_case_types)]
pub enum Raw {
    r#type,
    r#fn,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Label)]
#[label("data/numbered", classes = ["Class_1"], rename("Class_1" = r#move))]
#[allow(non_camel_case_types)]
pub enum RawRenamed {
    r#move,
}

fn main() {
    assert_eq!(RawRenamed::r#move.name(), "Class_1");
    assert_eq!(Raw::from_name("fn"), Some(Raw::r#fn));
    assert_eq!(Odd::ALL[0], Odd::ALL_);
    assert_eq!((Odd::COUNT, Odd::NAMES[2]), (14, "COUNT"));
    assert_eq!("Self".parse(), Ok(Odd::Self_));
    assert_eq!(Odd::try_from(6_u8), Ok(Odd::Error));
    assert_eq!((Lone::ALL, LoneWritten::ALL), (&[Lone::Only], &[LoneWritten::Only]));
    assert_eq!(LoneWritten::from_name("only \"one\"\n"), Some(LoneWritten::Only));
    assert_eq!(LoneWritten::from_name("Only"), None);
}
