use typed_label::labels;

#[labels("data/numbered")]
pub enum Digit {}

fn main() {
    match Digit::Class2 {
        Digit::Class1 => println!("zero"),
        Digit::Class2 => println!("one"),
        Digit::Class3 => println!("two"),
    }
}
