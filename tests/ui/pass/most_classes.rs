//! As many classes as an index of 16 bits can tell apart.

#[typed_label::labels("model/most.txt")]
pub enum Most {}

/// The one unsafe conversion, for each index that there can be: const evaluation compiles no value that is not a variant.
const _: () = {
    let mut index = 0;
    while index < Most::COUNT {
        match Most::from_index(index) {
            Some(label) => assert!(label.index() == index),
            None => panic!(),
        }
        index += 1;
    }
};

fn main() {
    assert_eq!((Most::COUNT, std::mem::size_of::<Most>()), (65_536, 2));
    assert_eq!(Most::from_index(65_535), Some(Most::N65536));
    assert_eq!((Most::from_index(65_536), Most::from_name("n00000")), (None, None));
    for (index, label) in Most::ALL.iter().enumerate() {
        assert_eq!((label.index(), Most::from_name(label.name())), (index, Some(*label)));
    }
}
