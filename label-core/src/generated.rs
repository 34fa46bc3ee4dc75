//! What generated code calls: the impls that make an enum a label type, and the one unsafe conversion.
//!
//! Only code that `typed-label-build` emits names this module; it may change with any release.

pub use crate::bits::word_count;
pub use crate::check_names::{NamesMismatch, check_names};
pub use crate::error::{UnknownIndex, UnknownName};
pub use crate::index_map::IndexMap;
pub use crate::label::{ClassIndices, Label, from_integer};
pub use crate::perfect_hash::PerfectHash;
#[cfg(feature = "serde")]
pub use crate::serde::{deserialize, serialize};
#[doc(hidden)]
pub use crate::{__label as label, __label_fallback as label_fallback};
pub use core;

#[cfg(feature = "serde")]
pub use serde_core;

use core::marker::PhantomData;

/// What `typed-label-build` makes the table of names with.
pub mod perfect_hash {
    pub use crate::perfect_hash::{PerfectHash, bucket, hash, mix_seed, slot, tag};
}

/// The body of `Display`.
pub fn display<L: Label>(label: &L, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
    f.pad(label.name())
}

/// The iterator of `class_indices`.
pub fn class_indices(names: &'static [&'static str]) -> ClassIndices {
    ClassIndices::new(names)
}

/// The `index`-th of several texts that follow each other without a gap; `ends` has the end of each, as `u32`, little-endian.
pub fn nth_substring(texts: &'static str, ends: &[u8], index: usize) -> &'static str {
    let end = |index: usize| ends[index * 4..].first_chunk().map_or(0, |end| u32::from_le_bytes(*end) as usize);
    &texts[index.checked_sub(1).map_or(0, end)..end(index)]
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

/// Makes an enum a label type.
///
/// `$int` is the integer that has the enum's layout; `zero_sized` for a lone variant without `repr`, which has no tag.
///
/// `$proof` selects the discriminants that const evaluation checks. `each`: all of them, for an enum of few classes, for one
/// that is written by hand, and for one with an attribute that may be a macro and rewrite it. `last`: only the last one, for
/// an enum that `typed-label-build` emits as `#[repr($int)]`, without discriminants, with `$count` variants, and that nothing
/// can rewrite.
#[doc(hidden)]
#[macro_export]
macro_rules! __label {
    (
        $name:ident, $int:ident, $count:literal, $proof:ident $([$($variant:ident)*])?,
        names: $names:tt,
        lookup: $seed:literal $pilots:literal $slots:literal
        $(, debug: $variants:literal $ends:literal)?
    ) => {
        const _: () = {
            use $crate::__private as __p;

            static NAMES: [&__p::core::primitive::str; $count] = $names;
            const LOOKUP: __p::PerfectHash = __p::PerfectHash::new($seed, $pilots, $slots);
            $crate::__label! { @assert_discriminants $proof $name $int $count }
            // A label that the program only decodes is not dead.
            $(const _: &[$name] = &[$($name::$variant),*];)?

            #[inline]
            const fn index_of(label: $name) -> __p::core::primitive::usize {
                label as __p::core::primitive::usize
            }

            /// The only conversion of an integer into the enum.
            #[inline]
            const fn variant_at(index: __p::core::primitive::usize) -> __p::core::option::Option<$name> {
                if index < $count {
                    // SAFETY: the enum has the size of `$int` (or `transmute` does not compile), and `index as $int` is
                    // the tag of one of its variants. `each`: `@assert_discriminants` above has made each of them in const
                    // evaluation, which rejects a value that is not a variant, and compared its discriminant. `last`: no
                    // macro comes between the declaration and rustc, and variants without discriminants have the tags 0 to
                    // `$count - 1`, by the Rust Reference, "Primitive representations of field-less enums".
                    __p::core::option::Option::Some(unsafe { $crate::__label!(@convert $name $int index) })
                } else {
                    __p::core::option::Option::None
                }
            }

            $crate::__label! { @items [] [$name] [] $count, [$name; $count] = $crate::__label!(@all $name $int $count) }

            impl __p::Label for $name {
                const COUNT: __p::core::primitive::usize = $count;
                const NAMES: &'static [&'static __p::core::primitive::str] = &NAMES;
                const ALL: &'static [$name] = $crate::__label!(@all $name $int $count);
                type Array<T> = [T; $count];
                const TYPE_NAME: &'static __p::core::primitive::str = __p::core::stringify!($name);
                const LOOKUP: __p::PerfectHash = LOOKUP;
                type Bits = [__p::core::primitive::u64; __p::word_count($count)];
                const NO_BITS: Self::Bits = [0; __p::word_count($count)];
                type IndexMap<B: __p::Label> = __p::IndexMap<$name, B, $count>;

                #[inline]
                fn __array<T>(
                    value: impl __p::core::ops::FnMut(__p::core::primitive::usize) -> T,
                ) -> [T; $count] {
                    __p::core::array::from_fn(value)
                }

                #[inline]
                fn index(self) -> __p::core::primitive::usize {
                    index_of(self)
                }

                #[inline]
                fn from_index(index: __p::core::primitive::usize) -> __p::core::option::Option<$name> {
                    variant_at(index)
                }
            }

            impl __p::core::fmt::Display for $name {
                fn fmt(&self, f: &mut __p::core::fmt::Formatter<'_>) -> __p::core::fmt::Result {
                    __p::display(self, f)
                }
            }

            $crate::__label! { @integers $name: u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize }
            $crate::__label_serde! { $name }
            $(
                impl __p::core::fmt::Debug for $name {
                    fn fmt(&self, f: &mut __p::core::fmt::Formatter<'_>) -> __p::core::fmt::Result {
                        f.pad(__p::nth_substring($variants, $ends, *self as __p::core::primitive::usize))
                    }
                }
            )?
        };
    };

    // What a program names most, for label types and for enums that can't be one. Beside it are `NAMES`, `LOOKUP`, `index_of`
    // and `variant_at`.
    (@items [$($generics:tt)*] [$name:ty] [$($bounds:tt)*] $count:literal, $all_type:ty = $all:expr) => {
        #[allow(dead_code)]
        impl $($generics)* $name $($bounds)* {
            /// How many classes there are: the width of the model's output.
            pub const COUNT: __p::core::primitive::usize = $count;
            /// The class names in index order, exactly as on disk.
            pub const NAMES: &'static [&'static __p::core::primitive::str; $count] = &NAMES;
            /// The classes in index order.
            pub const ALL: &'static $all_type = $all;

            /// The position of this class in the model's output.
            #[inline]
            #[must_use]
            pub const fn index(self) -> __p::core::primitive::usize {
                index_of(self)
            }

            /// The class at a position of the model's output.
            #[inline]
            #[must_use]
            pub const fn from_index(index: __p::core::primitive::usize) -> __p::core::option::Option<$name> {
                variant_at(index)
            }

            /// The name of this class, exactly as on disk.
            #[inline]
            #[must_use]
            pub const fn name(self) -> &'static __p::core::primitive::str {
                NAMES[index_of(self)]
            }

            /// The class of a name, compared byte by byte.
            #[inline]
            #[must_use]
            pub const fn from_name(name: &__p::core::primitive::str) -> __p::core::option::Option<$name> {
                match LOOKUP.find(&NAMES, name) {
                    __p::core::option::Option::Some(index) => variant_at(index),
                    __p::core::option::Option::None => __p::core::option::Option::None,
                }
            }

            /// Each class as (name, index), in index order: what Keras calls `class_indices`.
            #[inline]
            pub fn class_indices() -> __p::ClassIndices {
                __p::class_indices(&NAMES)
            }

            /// Compares the class list of a model that is only known at run time with this type.
            #[inline]
            #[allow(clippy::result_large_err)]
            pub fn check_names(
                names: impl __p::core::iter::IntoIterator<
                    Item = impl __p::core::convert::AsRef<__p::core::primitive::str>,
                >,
            ) -> __p::core::result::Result<(), __p::NamesMismatch> {
                __p::check_names(names, __p::core::stringify!($name), &NAMES, LOOKUP, &mut [0; __p::word_count($count)])
            }
        }

        impl $($generics)* __p::core::str::FromStr for $name $($bounds)* {
            type Err = __p::UnknownName;

            #[inline]
            fn from_str(name: &__p::core::primitive::str) -> __p::core::result::Result<$name, __p::UnknownName> {
                __p::core::option::Option::ok_or_else(<$name>::from_name(name), || {
                    __p::UnknownName::new(name, __p::core::stringify!($name), &NAMES)
                })
            }
        }
    };

    (@assert_discriminants last $name:ident $int:ident $count:literal) => {
        // A declaration that does not keep what the proof needs does not compile.
        const _: () = {
            let last: __p::core::primitive::usize = $count - 1;
            // SAFETY: const evaluation refuses to compile an invalid value.
            let last = unsafe { $crate::__label!(@convert $name $int last) };
            __p::core::assert!(last as __p::core::primitive::usize == $count - 1);
        };
    };
    // rustc finds a variant by looking at all of them: for 21,841 classes this takes a second.
    (@assert_discriminants each $name:ident $int:ident $count:literal) => {
        const _: () = {
            let mut index: __p::core::primitive::usize = 0;
            while index < $count {
                // SAFETY: const evaluation refuses to compile an invalid value.
                let made = unsafe { $crate::__label!(@convert $name $int index) };
                __p::core::assert!(made as __p::core::primitive::usize == index);
                index += 1;
            }
        };
    };

    (@all $name:ident zero_sized $count:literal) => {{
        let index: __p::core::primitive::usize = 0;
        // SAFETY: as in `variant_at`.
        &[unsafe { $crate::__label!(@convert $name zero_sized index) }]
    }};
    // Indices, seen as the enum: not one variant is mentioned. No free const has them, since rustc would look at each of its
    // elements in every build; an associated one it evaluates only if it is used.
    (@all $name:ident $int:ident $count:literal) => {
        // SAFETY: as in `variant_at`: each element is the tag of a variant of an enum that is as large as `$int`.
        unsafe {
            &*(__p::IndexArray::<__p::core::primitive::$int, $count>::all()
                as *const [__p::core::primitive::$int; $count] as *const [$name; $count])
        }
    };

    (@convert $name:ident zero_sized $index:ident) => {{
        let _ = $index;
        __p::core::mem::transmute::<(), $name>(())
    }};
    (@convert $name:ident $int:ident $index:ident) => {
        __p::core::mem::transmute::<__p::core::primitive::$int, $name>($index as __p::core::primitive::$int)
    };

    (@integers $name:ident: $($int:ident)*) => {$(
        impl __p::core::convert::TryFrom<__p::core::primitive::$int> for $name {
            type Error = __p::UnknownIndex;

            #[inline]
            fn try_from(
                index: __p::core::primitive::$int,
            ) -> __p::core::result::Result<$name, __p::UnknownIndex> {
                __p::from_integer(index)
            }
        }
    )*};
}

/// What stands in for the impls if an enum can't have them, so that the error about it stays the only one. Nothing here ever
/// runs: the build has failed.
#[doc(hidden)]
#[macro_export]
macro_rules! __label_fallback {
    ([$($generics:tt)*] [$name:ty] [$($bounds:tt)*]) => {
        const _: () = {
            use $crate::__private as __p;

            static NAMES: [&__p::core::primitive::str; 1] = [""];
            const LOOKUP: __p::PerfectHash = __p::PerfectHash::new(0, &[0; 2], &[0; 4]);

            const fn index_of $($generics)* (label: $name) -> __p::core::primitive::usize $($bounds)* {
                __p::core::mem::forget(label);
                0
            }

            const fn variant_at $($generics)* (
                _: __p::core::primitive::usize,
            ) -> __p::core::option::Option<$name> $($bounds)* {
                __p::core::option::Option::None
            }

            $crate::__label! { @items [$($generics)*] [$name] [$($bounds)*] 1, [$name] = &[] }

            impl $($generics)* __p::core::fmt::Display for $name $($bounds)* {
                fn fmt(&self, _: &mut __p::core::fmt::Formatter<'_>) -> __p::core::fmt::Result {
                    __p::core::result::Result::Ok(())
                }
            }
        };
    };
}

/// Implements serde's traits by name, as text; by index if the format is not for people.
#[cfg(feature = "serde")]
#[doc(hidden)]
#[macro_export]
macro_rules! __label_serde {
    ($name:ident) => {
        impl __p::serde_core::Serialize for $name {
            fn serialize<__S: __p::serde_core::Serializer>(
                &self,
                serializer: __S,
            ) -> __p::core::result::Result<__S::Ok, __S::Error> {
                __p::serialize(*self, serializer)
            }
        }

        impl<'de> __p::serde_core::Deserialize<'de> for $name {
            fn deserialize<__D: __p::serde_core::Deserializer<'de>>(
                deserializer: __D,
            ) -> __p::core::result::Result<$name, __D::Error> {
                __p::deserialize(deserializer)
            }
        }
    };
}

/// Without the feature `serde` there is nothing to implement.
#[cfg(not(feature = "serde"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __label_serde {
    ($name:ident) => {};
}
