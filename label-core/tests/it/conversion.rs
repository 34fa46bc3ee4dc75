//! Each index is its variant, by every conversion, at the sizes at which the enum's integer changes.
//! The job `miri` runs this under an interpreter that sees a wrong tag, which a program would not.

use std::fmt::Debug;
use typed_label::{Label, labels};

macro_rules! derived {
    ($($name:ident $count:literal)*) => {$(
        seq_macro::seq!(N in 0..$count {
            #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Label)]
            #[allow(dead_code, reason = "made from indices")]
            enum $name { #(C~N,)* }
        });
    )*};
}

derived! { One 1 Two 2 Most8 255 Full8 256 Least16 257 }

/// A lone variant with a tag, unlike `One`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Label)]
#[repr(u64)]
enum Wide {
    Lone,
}

#[labels(classes = ["cat", "dog"])]
enum Pet {}

#[labels("../label-source/tests/it/formats/real/imagenet_synsets.txt")]
enum Synset {}

fn each_index_is_its_variant<L>(bytes: usize)
where
    L: Label + TryFrom<u8> + TryFrom<u16> + TryFrom<i64> + TryFrom<u128>,
    <L as TryFrom<u16>>::Error: Debug,
    <L as TryFrom<u128>>::Error: Debug,
{
    assert_eq!((size_of::<L>(), L::ALL.len(), L::NAMES.len()), (bytes, L::COUNT, L::COUNT));
    for (index, label) in L::ALL.iter().enumerate() {
        assert_eq!((label.index(), L::from_index(index)), (index, Some(*label)));
        assert_eq!(L::try_from(u16::try_from(index).unwrap()).unwrap(), *label);
        assert_eq!(L::try_from(index as u128).unwrap(), *label);
        assert_eq!(L::from_name(label.name()), Some(*label));
    }
    for index in [L::COUNT, L::COUNT + 1, 256 + L::COUNT, 65_536, 65_537, 1 << 32, usize::MAX] {
        assert_eq!(L::from_index(index), None, "{index}");
        assert!(L::try_from(index as u128).is_err(), "{index}");
    }
    assert!(L::try_from(-1_i64).is_err() && L::try_from(i64::MIN).is_err());
    assert_eq!(L::try_from(u8::MAX).is_ok(), L::COUNT > 255);
}

#[test]
fn at_every_width() {
    each_index_is_its_variant::<One>(0);
    each_index_is_its_variant::<Two>(1);
    each_index_is_its_variant::<Most8>(1);
    each_index_is_its_variant::<Full8>(1);
    each_index_is_its_variant::<Least16>(2);
    each_index_is_its_variant::<Wide>(8);
    each_index_is_its_variant::<Pet>(1);
    each_index_is_its_variant::<Synset>(2);
}
