//! Traits of numbers: `Score` for what a model gives, `Number` for training targets, `Real` for floats that have `exp`.

use crate::error::{Index, UnknownIndex};
use crate::simd::{self, Found, Places};
#[cfg(any(feature = "std", feature = "libm"))]
use core::ops::{Add, Div, Sub};

/// A number that a model gives as a class's score: `f32`, `f64`, any integer of a quantised model; `f16` and `bf16` with
/// the feature `half`.
///
/// ```
/// use typed_label::Score;
/// assert!(f32::NAN.is_nan());
/// assert_eq!(i8::LOWEST, -128);
/// ```
pub trait Score: Copy + PartialOrd + 'static {
    /// The lowest value: minus infinity for floats, `MIN` for integers.
    const LOWEST: Self;

    /// Whether this is NaN; an integer never is.
    #[inline]
    #[allow(clippy::eq_op, reason = "what makes a NaN")]
    fn is_nan(self) -> bool {
        self != self
    }

    /// All ones if one of two numbers is NaN, else 0: one instruction for both, and a mask as wide as a `f32`.
    #[doc(hidden)]
    #[inline]
    fn unordered(self, other: Self) -> u32 {
        if self.partial_cmp(&other).is_none() { u32::MAX } else { 0 }
    }

    /// The index of a row's first maximum, or that of its first NaN. `None` if the processor has no instructions for such rows.
    #[doc(hidden)]
    #[inline]
    fn argmax(_row: &[Self]) -> Option<Found> {
        None
    }

    /// Calls `found` with the number of each row and its [`argmax`](Self::argmax); or does nothing, and gives `None`.
    #[doc(hidden)]
    #[inline]
    fn argmax_rows(rows: &[Self], width: usize, mut found: impl FnMut(usize, Found)) -> Option<()> {
        for (row, scores) in rows.chunks_exact(width).enumerate() {
            found(row, Self::argmax(scores)?);
        }
        Some(())
    }

    /// Writes the indices of a row's `k` highest scores, the highest first, the lower index first if two are equal. Whether there is
    /// a NaN: if so, what is written is of no meaning. Or does nothing, and gives `None`.
    #[doc(hidden)]
    #[inline]
    fn top_k(_row: &[Self], _k: usize, _places: &mut Places) -> Option<bool> {
        None
    }

    /// Of scores class by class: calls `found` for each block of columns, with the first of them, the index of each one's first
    /// maximum, and whether there is a NaN in the block; or does nothing, and gives `None`.
    #[doc(hidden)]
    #[inline]
    fn argmax_columns(_scores: &[Self], _columns: usize, _found: impl FnMut(usize, &[u32], bool)) -> Option<()> {
        None
    }
}

/// A number as arrays for training hold them: indices, zeros and ones, of any type.
///
/// ```
/// use typed_label::Number;
/// assert_eq!(f32::from_index(3), 3.0);
/// assert_eq!(3.5_f32.to_index(), None);
/// ```
pub trait Number: Copy + PartialEq + 'static {
    /// Zero.
    const ZERO: Self;
    /// One.
    const ONE: Self;
    /// The highest index up to which this type holds each one exactly.
    const HIGHEST: usize;

    /// An index, at most [`HIGHEST`](Self::HIGHEST), as this number.
    fn from_index(index: usize) -> Self;

    /// This number as an index, if it is a whole one and not negative.
    fn to_index(self) -> Option<usize>;
}

/// A float that has `exp`: with the feature `std`, which is on by default, or `libm`; `core` has none. `f16` and `bf16` with the
/// feature `half`.
///
/// ```
/// use typed_label::Real;
/// assert_eq!(0_f32.exp(), 1.0);
/// ```
#[cfg(any(feature = "std", feature = "libm"))]
pub trait Real: Score {
    /// The type to compute in: `f32` for `f16` and `bf16`, and the type itself for the others.
    type Wide: Real + Number + Add<Output = Self::Wide> + Sub<Output = Self::Wide> + Div<Output = Self::Wide>;

    /// e to the power of this number.
    #[must_use]
    fn exp(self) -> Self;

    /// This number, exactly.
    #[must_use]
    fn to_wide(self) -> Self::Wide;

    /// The nearest number.
    #[must_use]
    fn from_wide(wide: Self::Wide) -> Self;
}

/// A number that may be an index.
#[doc(hidden)]
pub trait IndexNumber: Number {
    /// The error of a number that is not an index.
    fn unknown_index(self, type_name: &'static str, count: usize) -> UnknownIndex;
}

macro_rules! integers {
    ($magnitude:ident $negative:expr; $($int:ident $({ $($kernels:item)* })?)*) => {$(
        impl IndexNumber for $int {
            #[cold]
            #[allow(clippy::cast_lossless, reason = "there is no `From<usize>` for `u128`")]
            fn unknown_index(self, type_name: &'static str, count: usize) -> UnknownIndex {
                let negative: fn($int) -> bool = $negative;
                let index = Index::Integer { negative: negative(self), magnitude: integers!(@$magnitude self) as u128 };
                UnknownIndex::new(index, type_name, count)
            }
        }

        impl Score for $int {
            const LOWEST: Self = $int::MIN;

            $($($kernels)*)?
        }

        #[allow(
            clippy::cast_possible_truncation, clippy::cast_possible_wrap, clippy::cast_sign_loss,
            reason = "bounded by `HIGHEST`"
        )]
        impl Number for $int {
            const ZERO: Self = 0;
            const ONE: Self = 1;
            const HIGHEST: usize = if size_of::<$int>() < size_of::<usize>() { $int::MAX as usize } else { usize::MAX >> 1 };

            #[inline]
            fn from_index(index: usize) -> Self {
                index as $int
            }

            #[inline]
            fn to_index(self) -> Option<usize> {
                self.try_into().ok()
            }
        }
    )*};
    (@unsigned $value:expr) => { $value };
    (@signed $value:expr) => { $value.unsigned_abs() };
}

integers! {
    unsigned |_| false;
    u8 {
        #[inline]
        fn argmax(row: &[Self]) -> Option<Found> {
            simd::argmax_bytes(row)
        }

        #[inline]
        fn argmax_rows(rows: &[Self], width: usize, found: impl FnMut(usize, Found)) -> Option<()> {
            simd::argmax_rows_bytes(rows, width, found)
        }
    }
    u16 u32 u64 u128 usize
}
integers! {
    signed |index| index < 0;
    i8 {
        #[inline]
        fn argmax(row: &[Self]) -> Option<Found> {
            simd::argmax_bytes(row)
        }

        #[inline]
        fn argmax_rows(rows: &[Self], width: usize, found: impl FnMut(usize, Found)) -> Option<()> {
            simd::argmax_rows_bytes(rows, width, found)
        }
    }
    i16 i32 i64 i128 isize
}

macro_rules! floats {
    ($($float:ident $({ $($kernels:item)* })?)*) => {$(
        impl Score for $float {
            const LOWEST: Self = $float::NEG_INFINITY;

            $($($kernels)*)?
        }

        #[allow(
            clippy::cast_possible_truncation, clippy::cast_precision_loss, clippy::cast_sign_loss, clippy::float_cmp,
            reason = "an index comes back exactly or not at all"
        )]
        impl Number for $float {
            const ZERO: Self = 0.0;
            const ONE: Self = 1.0;
            const HIGHEST: usize = match 1_usize.checked_shl($float::MANTISSA_DIGITS) {
                Some(highest) => highest,
                None => usize::MAX >> 1,
            };

            #[inline]
            fn from_index(index: usize) -> Self {
                index as $float
            }

            #[inline]
            fn to_index(self) -> Option<usize> {
                let index = self as usize;
                (index <= Self::HIGHEST && index as $float == self).then_some(index)
            }
        }

        impl IndexNumber for $float {
            #[cold]
            fn unknown_index(self, type_name: &'static str, count: usize) -> UnknownIndex {
                UnknownIndex::new(Index::$float(self.to_bits()), type_name, count)
            }
        }

        #[cfg(any(feature = "std", feature = "libm"))]
        impl Real for $float {
            type Wide = Self;

            #[inline]
            fn exp(self) -> Self {
                #[cfg(feature = "std")]
                {
                    extern crate std;
                    $float::exp(self)
                }
                #[cfg(not(feature = "std"))]
                libm::Libm::<$float>::exp(self)
            }

            #[inline]
            fn to_wide(self) -> Self {
                self
            }

            #[inline]
            fn from_wide(wide: Self) -> Self {
                wide
            }
        }
    )*};
}

floats! {
    f32 {
        #[inline]
        fn argmax(row: &[Self]) -> Option<Found> {
            simd::argmax_f32(row)
        }

        #[inline]
        fn argmax_rows(rows: &[Self], width: usize, found: impl FnMut(usize, Found)) -> Option<()> {
            simd::argmax_rows_f32(rows, width, found)
        }

        #[inline]
        fn top_k(row: &[Self], k: usize, places: &mut Places) -> Option<bool> {
            simd::top_k_f32(row, k, places)
        }

        #[inline]
        fn argmax_columns(scores: &[Self], columns: usize, found: impl FnMut(usize, &[u32], bool)) -> Option<()> {
            simd::argmax_columns_f32(scores, columns, found)
        }
    }
    f64
}

#[cfg(feature = "half")]
macro_rules! halves {
    ($($half:ident)*) => {$(
        impl Score for half::$half {
            const LOWEST: Self = Self::NEG_INFINITY;
        }

        #[cfg(any(feature = "std", feature = "libm"))]
        impl Real for half::$half {
            type Wide = f32;

            #[inline]
            fn exp(self) -> Self {
                Self::from_f32(Real::exp(self.to_f32()))
            }

            #[inline]
            fn to_wide(self) -> f32 {
                self.to_f32()
            }

            #[inline]
            fn from_wide(wide: f32) -> Self {
                Self::from_f32(wide)
            }
        }
    )*};
}

#[cfg(feature = "half")]
halves! { f16 bf16 }
