use typed_label::labels;

#[labels("data/trian")]
pub enum Pet {}

fn main() {
    let _: Option<Pet> = Pet::from_index(Pet::COUNT);
    let _: Result<Pet, _> = "cat".parse();
    let _: std::collections::BTreeMap<Pet, &str> = Pet::ALL.iter().map(|pet| (*pet, pet.name())).collect();
}
