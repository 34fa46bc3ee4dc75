//! Label types of every kind of width, and numbers that look random and are the same each time.
#![allow(dead_code, reason = "made from indices")]

use typed_label::Label;

macro_rules! types {
    ($($name:ident $count:literal)*) => {$(
        seq_macro::seq!(N in 0..$count {
            #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Label)]
            pub(crate) enum $name { #(C~N,)* }
        });
    )*};
}

types! {
    One 1 Two 2 Three 3 Four 4 Fourteen 14 Thirty 30 Sixty 60 Sixtyfour 64 Sixtyfive 65 Thousand 1000 Thousands 2060
}

/// The next number of a sequence (`SplitMix64`).
pub(crate) fn random(seed: &mut u64) -> u64 {
    *seed = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut z = *seed;
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}
