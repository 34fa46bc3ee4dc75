//! No generic parameter of ours has the name of the user's enum.
use typed_label::labels;

#[labels("data/train")]
pub enum D {}

#[labels("data/train")]
pub enum S {}

#[labels("data/train")]
pub enum T {}

#[labels("data/train")]
pub enum L {}

fn main() {
    assert_eq!((D::COUNT, S::COUNT, T::COUNT, L::COUNT), (3, 3, 3, 3));
}
