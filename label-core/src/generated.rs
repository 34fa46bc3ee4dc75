//! What generated code calls, and what `typed-label-build` makes it with. The macros that it starts with are in label_macro.rs.
//!
//! Only code that `typed-label-build` emits names this module; it may change with any release.

pub use crate::assert_names::assert_names;
pub use crate::bits::{insert as insert_bit, word_count};
pub use crate::check_names::{NamesMismatch, check_names};
pub use crate::complete_table::CompleteTable;
pub use crate::error::{UnknownIndex, UnknownName};
pub use crate::group::Group;
pub use crate::index_map::IndexMap;
pub use crate::label::{ClassIndices, DisplayNames, Label, copied, from_number, nth_substring};
pub use crate::label_set::LabelSet;
pub use crate::per_label::PerLabel;
#[cfg(feature = "serde")]
pub use crate::serde::{deserialize, serialize};
#[doc(hidden)]
pub use crate::{
    __label as label, __label_const as label_const, __label_display as label_display,
    __label_fallback as label_fallback, __label_needs_serde as label_needs_serde, __label_public as public,
};
pub use core;
// Also under names short enough for the macros, which can't import them beside the names of the user.
pub use core::{
    fmt,
    marker::Copy,
    option::Option,
    primitive::{bool, str, u64, usize},
    result::Result,
};
pub use typed_label_hash::{const_fingerprint, perfect_hash::PerfectHash};

#[cfg(feature = "serde")]
pub use serde_core;

use core::marker::PhantomData;

/// The body of `Display`.
pub fn display<L: Label>(label: &L, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
    f.pad(label.name())
}

/// The iterator of `class_indices`.
pub fn class_indices(names: &'static [&'static str]) -> ClassIndices {
    ClassIndices::new(names)
}

/// The names of the parameters and variables in `label!`. It imports them, since a pattern `index` would mean a constant or a
/// variant of the user's that has this name; over a function it makes a variable.
pub mod parameters {
    macro_rules! functions {
        ($($name:ident)*) => {$(
            #[allow(missing_docs, reason = "the name is all there is to it")]
            pub fn $name() {}
        )*};
    }

    functions! { declared deserializer entries f groups index label labels made name names serializer value }
}

/// The integers 0 to `N - 1`.
#[derive(Debug)]
pub struct IndexArray<I, const N: usize>(PhantomData<I>);

macro_rules! index_arrays {
    ($($int:ident)*) => {$(
        #[allow(clippy::cast_possible_truncation, clippy::cast_possible_wrap, reason = "`$int` has a value for each")]
        impl<const N: usize> IndexArray<$int, N> {
            const ALL: [$int; N] = {
                let mut indices = [0; N];
                let mut index = 0;
                while index < N {
                    indices[index] = index as $int;
                    index += 1;
                }
                indices
            };

            /// The array. A function, since rustc evaluates a const that another const names, even if nobody uses either.
            pub const fn all() -> &'static [$int; N] {
                &Self::ALL
            }
        }
    )*};
}

index_arrays! { u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize }
