use typed_label::labels;

#[labels("data/trian")]
pub enum Pet {}

fn main() {
    let _ = [Pet::Cat, Pet::Dog];
}
