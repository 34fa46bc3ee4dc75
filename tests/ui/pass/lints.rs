//! What the user's lints say of code that is not the user's: nothing, by any route, below and above 256 classes. Some lints can't
//! be allowed any more once they are forbidden. No label is made but by its index.
#![forbid(dead_code, missing_docs, unreachable_pub, unsafe_code)]
#![deny(warnings)]

use typed_label::Label;

macro_rules! from_build_script {
    ($($name:ident)*) => {
        $(include!(concat!(env!("CARGO_MANIFEST_DIR"), "/model/", stringify!($name), ".rs"));)*
    };
}

/// Two classes.
#[typed_label::labels("model/2.txt")]
pub enum Two {}

/// 257 classes.
#[typed_label::labels("model/257.txt")]
pub enum Many {}

from_build_script! { Derive2 Derive257 Build2 Build257 }

mod private {
    #[typed_label::labels("model/2.txt")]
    pub enum Two {}

    #[typed_label::labels("model/257.txt")]
    pub(crate) enum Many {}

    from_build_script! { Build2 Build257 }
}

/// Deprecated is what others use.
pub mod deprecated {
    use typed_label::Label;

    #[typed_label::labels("model/2.txt")]
    #[cfg_attr(all(), deprecated = "old")]
    /// Two classes.
    pub enum Attribute {}

    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Label)]
    #[deprecated]
    /// Two classes.
    pub enum Derive {
        /// One.
        N0,
        /// The other.
        N1,
    }

    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Label)]
    /// Two classes.
    pub enum Variant {
        /// One.
        N0,
        /// The other.
        #[deprecated(note = "old")]
        N1,
    }

    from_build_script! { deprecated }
}

fn main() {}
