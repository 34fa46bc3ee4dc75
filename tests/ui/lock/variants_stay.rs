use typed_label::labels;

#[labels("data/train", lock = "lock/stale.json")]
pub enum Pet {}

fn main() {
    println!("{}", Pet::SnowyOwl);
}
