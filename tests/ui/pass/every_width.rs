//! The one unsafe conversion by each route, at the sizes where the integer after it changes: that this compiles is the proof for
//! each index, which the macro makes in const evaluation. pass/most_classes.rs has the largest.

use typed_label::{Label, Reorder};

macro_rules! every_index {
    ($($label:ident $count:literal $width:literal)*) => {
        $(include!(concat!(env!("CARGO_MANIFEST_DIR"), "/model/", stringify!($label), ".rs"));)*

        $(const _: () = {
            assert!($label::COUNT == $count && size_of::<$label>() == $width);
            assert!($label::from_index($count - 1).is_some() && $label::from_index($count).is_none());
        };)*

        fn main() {
            $(assert!($label::ALL.iter().map(|label| label.index()).eq(0..$count));)*
            // One more class than a part of the map has.
            let reversed = Reorder::<Derive257, Reversed>::new();
            assert!(Derive257::ALL.iter().map(|label| reversed.label(*label).index()).eq((0..257).rev()));
        }
    };
}

#[typed_label::labels("model/reversed257.txt")]
enum Reversed {}

every_index! {
    Attribute1 1 1      Derive1 1 0     Build1 1 1
    Attribute2 2 1      Derive2 2 1     Build2 2 1
    Attribute255 255 1  Derive255 255 1 Build255 255 1
    Attribute256 256 1  Derive256 256 1 Build256 256 1
    Attribute257 257 2  Derive257 257 2 Build257 257 2
}
