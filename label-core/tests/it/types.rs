//! Label types of every kind of width.
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
