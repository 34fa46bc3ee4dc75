//! The macros that make an enum a label type. Only code that `typed-label-build` emits calls them.

/// Makes an enum a label type.
///
/// The first two arguments, `FORMAT` and the enum's name, stay in place in each format.
///
/// `$unsafe` is the token `unsafe`: who writes the call vouches for what `$proof` can't show.
///
/// `$int` is the integer that has the enum's layout; `zero_sized` for a lone variant without `repr`, which has no tag.
///
/// `$proof` selects what the compiler checks. `named [A B ..]`: that the enum has these variants, in this order, and no other;
/// for an enum of few classes, and for one with an attribute that may be a macro and rewrite it. `each`: all discriminants,
/// for a longer enum that is written by hand. `listed [A B ..] { .. }`: that the discriminants, which the user gives by
/// expressions, are the indices; the block has a const `CHECKED`, which checks each where it is written. `wrong [A B ..] { .. }`:
/// nothing but that, since an error about the discriminants is reported already. For these two `$int` is `array`, and no
/// conversion is unsafe. `last`: only the last one, for an enum that `typed-label-build` emits as
/// `#[repr($int)]`, without discriminants, with `$count` variants, and that nothing can rewrite.
///
/// No name that the user chooses may mean one of ours here, or the reverse. Paths start at `$crate`; the names of types that
/// the block declares are only generic parameters, beside which the enum is called `Self`; no path has the form `Self::Item`,
/// which a variant called `Item` would take.
#[doc(hidden)]
#[macro_export]
macro_rules! __label {
    (
        1, $name:ident, $unsafe:tt $int:ident, $count:literal,
        $proof:ident $([$($variant:ident)*] $({ $($checks:tt)* })?)?,
        $(serde: $serde:tt,)?
        $(display: $texts:literal $text_ends:literal,)?
        names: $names:tt,
        fingerprint: $fingerprint:literal,
        lookup: $seed:literal $pilots:literal $slots:literal
        $(, debug: $variants:literal $ends:literal)?
    ) => {
        const _: () = {
            use $crate::__private::parameters::*;

            static NAMES: [&$crate::__private::str; $count] = $names;
            const FINGERPRINT: $crate::__private::u64 = $fingerprint;
            const LOOKUP: $crate::__private::PerfectHash = $crate::__private::PerfectHash::new($seed, $pilots, $slots);
            const IS_STAND_IN: $crate::__private::bool = false;
            $crate::__label! {
                @prove $proof [$($($variant)*)?] $($({ $($checks)* })?)? $unsafe $name $int $count
            }

            #[inline]
            const fn index_of(label: $name) -> $crate::__private::usize {
                $crate::__label!(@index $proof label $count)
            }

            /// The only conversion of an integer into the enum.
            #[inline]
            const fn variant_at(
                index: $crate::__private::usize,
            ) -> $crate::__private::Option<$name> {
                if index < $count {
                    // SAFETY: the enum has the size of `$int` (or `transmute` does not compile), and `index as $int` is
                    // the tag of one of its variants. `named`, `each`: `@prove` above has made each of them in const
                    // evaluation, which rejects a value that is not a variant, and compared its discriminant. `last`: no
                    // macro comes between the declaration and rustc, as the caller's `unsafe` says, and variants without
                    // discriminants have the tags 0 to `$count - 1`, by the Rust Reference, "Primitive representations of
                    // field-less enums".
                    $crate::__private::Option::Some($crate::__label!(@convert $unsafe $name $int index))
                } else {
                    $crate::__private::Option::None
                }
            }

            $crate::__label! {
                @items [] [$name] [] $count, [$name; $count] = $crate::__label!(@all $unsafe $name $int $count)
            }

            impl $crate::__private::Label for $name {
                const COUNT: $crate::__private::usize = $count;
                const NAMES: &'static [&'static $crate::__private::str] = &NAMES;
                const ALL: &'static [$name] = $crate::__label!(@all $unsafe $name $int $count);
                const FINGERPRINT: $crate::__private::u64 = FINGERPRINT;
                type Array<T> = [T; $count];
                const TYPE_NAME: &'static $crate::__private::str = $crate::__private::core::stringify!($name);
                const LOOKUP: $crate::__private::PerfectHash = LOOKUP;
                $(const DISPLAY_NAMES: $crate::__private::DisplayNames =
                    $crate::__private::Option::Some(($texts, $text_ends));)?
                type Bits = [$crate::__private::u64; $crate::__private::word_count($count)];
                const NO_BITS: [$crate::__private::u64; $crate::__private::word_count($count)] =
                    [0; $crate::__private::word_count($count)];
                // `$name` could be `B`.
                type IndexMap<B: $crate::__private::Label> = $crate::__private::IndexMap<Self, B, $count>;

                #[inline]
                fn __array<T>(
                    value: impl $crate::__private::core::ops::FnMut($crate::__private::usize) -> T,
                ) -> [T; $count] {
                    $crate::__private::core::array::from_fn(value)
                }

                #[inline]
                fn index(self) -> $crate::__private::usize {
                    index_of(self)
                }

                #[inline]
                fn from_index(index: $crate::__private::usize) -> $crate::__private::Option<$name> {
                    variant_at(index)
                }
            }

            impl $crate::__private::fmt::Display for $name {
                fn fmt(&self, f: &mut $crate::__private::fmt::Formatter<'_>) -> $crate::__private::fmt::Result {
                    $crate::__private::display(self, f)
                }
            }

            $crate::__label_const! { $name $count }
            $($crate::__label_display! { $name $texts })?
            $crate::__label! { @numbers $name: u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize f32 f64 }
            $($crate::__label_serde! { $serde $name })?
            $(
                impl $crate::__private::fmt::Debug for $name {
                    fn fmt(&self, f: &mut $crate::__private::fmt::Formatter<'_>) -> $crate::__private::fmt::Result {
                        f.pad($crate::__private::nth_substring($variants, $ends, *self as $crate::__private::usize))
                    }
                }
            )?
        };
    };

    // What a program names most, for label types and for enums that can't be one. Beside it are `NAMES`, `FINGERPRINT`,
    // `LOOKUP`, `IS_STAND_IN`, `index_of` and `variant_at`.
    (@items [$($generics:tt)*] [$name:ty] [$($bounds:tt)*] $count:literal, $all_type:ty = $all:expr) => {
        impl $($generics)* $name $($bounds)* {
            /// How many classes there are: the width of the model's output.
            pub const COUNT: $crate::__private::usize = $count;
            /// The class names in index order, exactly as on disk.
            pub const NAMES: &'static [&'static $crate::__private::str; $count] = &NAMES;
            /// The classes in index order.
            pub const ALL: &'static $all_type = $all;
            /// A number by which programs tell that they have the same names in the same order: `typed_label::fingerprint`.
            pub const FINGERPRINT: $crate::__private::u64 = FINGERPRINT;

            /// The position of this class in the model's output.
            #[inline]
            #[must_use]
            pub const fn index(self) -> $crate::__private::usize {
                index_of(self)
            }

            /// The class at a position of the model's output.
            #[inline]
            #[must_use]
            pub const fn from_index(index: $crate::__private::usize) -> $crate::__private::Option<$name> {
                variant_at(index)
            }

            /// The name of this class, exactly as on disk.
            #[inline]
            #[must_use]
            pub const fn name(self) -> &'static $crate::__private::str {
                NAMES[index_of(self)]
            }

            /// The class of a name, compared byte by byte.
            #[inline]
            #[must_use]
            pub const fn from_name(name: &$crate::__private::str) -> $crate::__private::Option<$name> {
                match LOOKUP.find(&NAMES, name) {
                    $crate::__private::Option::Some(index) => variant_at(index),
                    $crate::__private::Option::None => $crate::__private::Option::None,
                }
            }

            /// Each class as (name, index), in index order: what Keras calls `class_indices`.
            #[inline]
            pub fn class_indices() -> $crate::__private::ClassIndices {
                $crate::__private::class_indices(&NAMES)
            }

            /// Compares the class list of a model that is only known at run time with this type.
            #[inline]
            pub fn check_names(
                names: impl $crate::__private::core::iter::IntoIterator<
                    Item = impl $crate::__private::core::convert::AsRef<$crate::__private::str>,
                >,
            ) -> $crate::__private::Result<(), $crate::__private::NamesMismatch> {
                $crate::__private::check_names(
                    names,
                    $crate::__private::core::stringify!($name),
                    &NAMES,
                    LOOKUP,
                    &mut [0; $crate::__private::word_count($count)],
                )
            }

            /// Compares a class list with this type at compile time: `const _: () = Pet::assert_names(LIST);` stops the build if
            /// they differ. Outside of a `const` it is a panic; see `check_names`.
            #[track_caller]
            pub const fn assert_names(names: &[&$crate::__private::str]) {
                if !IS_STAND_IN {
                    $crate::__private::assert_names(
                        &NAMES,
                        LOOKUP,
                        $crate::__private::core::stringify!($name),
                        names,
                    );
                }
            }
        }

        impl $($generics)* $crate::__private::core::str::FromStr for $name $($bounds)* {
            type Err = $crate::__private::UnknownName;

            #[inline]
            fn from_str(
                name: &$crate::__private::str,
            ) -> $crate::__private::Result<$name, $crate::__private::UnknownName> {
                LOOKUP.find(&NAMES, name).and_then(variant_at).ok_or_else(|| {
                    $crate::__private::UnknownName::new(name, $crate::__private::core::stringify!($name), &NAMES)
                })
            }
        }
    };

    // Each index is the variant that was made for it; and there is no variant that has none. For 21,841 classes this takes rustc
    // 8 s more than nothing: only an enum that another macro may rewrite pays that.
    (@prove named [$($variant:ident)*] $unsafe:tt $name:ident $int:ident $count:literal) => {
        const _: () = {
            // A label that the program only decodes is not dead.
            let declared: [$crate::__private::usize; $count] = [$($name::$variant as $crate::__private::usize),*];
            let mut index: $crate::__private::usize = 0;
            while index < $count {
                $crate::__private::core::assert!(
                    declared[index] == index,
                    "another macro has moved or renumbered the variants of this enum, whose indices are those of the model",
                );
                $crate::__label! { @prove_index $unsafe $name $int index }
                index += 1;
            }
        };
        const _: fn($name) = |label| match label {
            $($name::$variant)|* => {}
        };
    };
    // No integer becomes a label but by its place among the variants.
    (@prove listed [$($variant:ident)*] { $($checks:tt)* } $unsafe:tt $name:ident $int:ident $count:literal) => {
        $crate::__label! { @prove wrong [$($variant)*] { $($checks)* } $unsafe $name $int $count }
        const _: () = {
            // If a check has failed, rustc says nothing of what needs it.
            let mut index: $crate::__private::usize = CHECKED.len() - CHECKED.len();
            let declared: [$crate::__private::usize; $count] = [$($name::$variant as $crate::__private::usize),*];
            while index < $count {
                $crate::__private::core::assert!(
                    declared[index] == index,
                    "another macro has moved or renumbered the variants of this enum, whose indices are those of the model",
                );
                index += 1;
            }
        };
    };
    (@prove wrong [$($variant:ident)*] { $($checks:tt)* } $unsafe:tt $name:ident $int:ident $count:literal) => {
        $($checks)*
        const VARIANTS: [$name; $count] = [$($name::$variant),*];
        const _: fn($name) = |label| match label {
            $($name::$variant)|* => {}
        };
    };
    // rustc finds a variant by looking at all of them: for 21,841 classes this takes a second.
    (@prove each $variants:tt $unsafe:tt $name:ident $int:ident $count:literal) => {
        $crate::__label! { @mention $name $variants }
        const _: () = {
            let mut index: $crate::__private::usize = 0;
            while index < $count {
                $crate::__label! { @prove_index $unsafe $name $int index }
                index += 1;
            }
        };
    };
    (@prove last $variants:tt $unsafe:tt $name:ident $int:ident $count:literal) => {
        $crate::__label! { @mention $name $variants }
        // A declaration that does not keep what the proof needs does not compile.
        const _: () = {
            let index: $crate::__private::usize = $count - 1;
            $crate::__label! { @prove_index $unsafe $name $int index }
        };
    };
    // A label that the program only decodes is not dead. Nothing calls this, so that nothing evaluates it.
    (@mention $name:ident [$($variant:ident)+]) => {
        const _: () = {
            let _ = || [$($name::$variant),*];
        };
    };
    (@mention $name:ident []) => {};
    (@prove_index $unsafe:tt $name:ident $int:ident $index:ident) => {
        // SAFETY: const evaluation refuses to compile an invalid value.
        let made = $crate::__label!(@convert $unsafe $name $int $index);
        $crate::__private::core::assert!(made as $crate::__private::usize == $index);
    };

    (@all $unsafe:tt $name:ident zero_sized $count:literal) => {{
        let index: $crate::__private::usize = 0;
        // SAFETY: as in `variant_at`.
        &[$crate::__label!(@convert $unsafe $name zero_sized index)]
    }};
    (@all $unsafe:tt $name:ident array $count:literal) => {
        &VARIANTS
    };
    // Indices, seen as the enum: not one variant is mentioned. No free const has them, since rustc would look at each of its
    // elements in every build; an associated one it evaluates only if it is used.
    (@all $unsafe:tt $name:ident $int:ident $count:literal) => {
        // SAFETY: as in `variant_at`: each element is the tag of a variant of an enum that is as large as `$int`.
        $unsafe {
            &*($crate::__private::IndexArray::<$crate::__private::core::primitive::$int, $count>::all()
                as *const [$crate::__private::core::primitive::$int; $count] as *const [$name; $count])
        }
    };

    // A discriminant that is not an index stays within `NAMES`.
    (@index wrong $label:ident $count:literal) => {{
        let made = $label as $crate::__private::usize;
        let mut index: $crate::__private::usize = 0;
        while index + 1 < $count && VARIANTS[index] as $crate::__private::usize != made {
            index += 1;
        }
        index
    }};
    (@index $proof:ident $label:ident $count:literal) => {
        $label as $crate::__private::usize
    };

    (@convert $unsafe:tt $name:ident array $index:ident) => {
        VARIANTS[$index]
    };
    (@convert $unsafe:tt $name:ident zero_sized $index:ident) => {{
        let _ = $index;
        $unsafe { $crate::__private::core::mem::transmute::<(), $name>(()) }
    }};
    (@convert $unsafe:tt $name:ident $int:ident $index:ident) => {
        $unsafe {
            $crate::__private::core::mem::transmute::<$crate::__private::core::primitive::$int, $name>(
                $index as $crate::__private::core::primitive::$int,
            )
        }
    };

    (@numbers $name:ident: $($number:ident)*) => {$(
        impl $crate::__private::core::convert::TryFrom<$crate::__private::core::primitive::$number> for $name {
            type Error = $crate::__private::UnknownIndex;

            #[inline]
            fn try_from(
                index: $crate::__private::core::primitive::$number,
            ) -> $crate::__private::Result<$name, $crate::__private::UnknownIndex> {
                $crate::__private::from_number(index)
            }
        }
    )*};

    (@other_release $name:ident $($found:tt)*) => {
        $crate::__private::core::compile_error!($crate::__private::core::concat!(
            "the code of this label type ",
            $($found)*,
            ", which this typed-label-core does not read: typed-label-build is of another release than typed-label\n\
             help: give `typed-label` and `typed-label-build` the same version in Cargo.toml, then run \
             `cargo update typed-label typed-label-build`",
        ));
        $crate::__label_fallback! { [] [$name] [] }
    };

    (1, $name:ident $($rest:tt)*) => {
        $crate::__private::core::compile_error!(
            "this is not as `typed-label-build` writes it: `label! { 1, Name, unsafe u8, ..`, since not all of it is checked"
        );
        $crate::__label_fallback! { [] [$name] [] }
    };

    // Code that another release has made. What a program names most is there all the same.
    ($format:literal, $name:ident $($rest:tt)*) => {
        $crate::__label! { @other_release $name $crate::__private::core::concat!("has the format ", $format) }
    };
    ($name:ident $($rest:tt)*) => {
        $crate::__label! { @other_release $name "has no number of a format" }
    };
}

/// Makes an enum public that build.rs declares and the user has said nothing else of. `pub` is this macro's, so that it trips no
/// lint of the user's.
#[doc(hidden)]
#[macro_export]
macro_rules! __label_public {
    ($(#[$($attribute:tt)*])* pub enum $name:ident $variants:tt) => {
        $(#[$($attribute)*])*
        pub enum $name $variants
    };
}
