//! argmax of rows in vector registers. Only this file and those in simd/ name target features.
//!
//! The kernels are written once, in a macro; a level (SSE2, AVX2, NEON) is a file with the few instructions that they need. Where
//! there is no level, the callers have plain loops.

mod kernels;
mod top_k;

#[cfg(all(target_arch = "x86_64", target_feature = "sse2"))]
mod avx2;
#[cfg(all(target_arch = "aarch64", target_feature = "neon"))]
mod neon;
#[cfg(all(target_arch = "x86_64", target_feature = "sse2"))]
mod sse2;

#[cfg(test)]
mod tests;

pub(crate) use kernels::{Byte, Found};
pub(crate) use top_k::{Places, RANKED};

/// Calls a function of the highest level that the processor has: `Some` of what it returns, or `None` if there is no level.
macro_rules! on_highest_level {
    ($function:ident($($argument:expr),*)) => {{
        #[cfg(all(target_arch = "x86_64", target_feature = "sse2"))]
        if has_avx2() {
            // SAFETY: the processor has AVX2.
            Some(unsafe { avx2::$function($($argument),*) })
        } else {
            // SAFETY: the whole program is compiled for SSE2.
            Some(unsafe { sse2::$function($($argument),*) })
        }
        #[cfg(all(target_arch = "aarch64", target_feature = "neon"))]
        {
            // SAFETY: the whole program is compiled for NEON.
            Some(unsafe { neon::$function($($argument),*) })
        }
        #[cfg(not(any(
            all(target_arch = "x86_64", target_feature = "sse2"),
            all(target_arch = "aarch64", target_feature = "neon")
        )))]
        {
            let _ = ($($argument),*);
            None
        }
    }};
}

/// Below this width a row of `f32` has no kernel.
const NARROWEST_F32: usize = 4;

/// Below this width a row of `u8` or `i8` has no kernel.
const NARROWEST_BYTES: usize = 16;

/// Fewer columns than the smallest block of any level has have no kernel.
const NARROWEST_COLUMNS: usize = 32;

/// Calls `found` with the number of each row and what is found in it, or does nothing and returns `None`.
#[inline]
pub(crate) fn argmax_rows_f32(rows: &[f32], width: usize, found: impl FnMut(usize, Found)) -> Option<()> {
    if width < NARROWEST_F32 { None } else { on_highest_level!(argmax_rows_f32(rows, width, found)) }
}

/// The same for one row.
pub(crate) fn argmax_f32(row: &[f32]) -> Option<Found> {
    if row.len() < NARROWEST_F32 { None } else { on_highest_level!(argmax_f32(row)) }
}

/// Calls `found` for each block of columns of class-major scores: its first column, the index of the first maximum of each, and
/// whether there is a NaN in the block.
pub(crate) fn argmax_columns_f32(scores: &[f32], columns: usize, found: impl FnMut(usize, &[u32], bool)) -> Option<()> {
    if columns < NARROWEST_COLUMNS || scores.len() / columns > kernels::MOST_CLASSES {
        None
    } else {
        on_highest_level!(argmax_columns_f32(scores, columns, found))
    }
}

/// [`argmax_rows_f32`] for rows of `u8` or `i8`.
#[inline]
pub(crate) fn argmax_rows_bytes<T: Byte>(rows: &[T], width: usize, found: impl FnMut(usize, Found)) -> Option<()> {
    if width < NARROWEST_BYTES { None } else { on_highest_level!(argmax_rows_bytes(rows, width, found)) }
}

/// [`argmax_f32`] for one row of `u8` or `i8`.
#[inline]
pub(crate) fn argmax_bytes<T: Byte>(row: &[T]) -> Option<Found> {
    if row.len() < NARROWEST_BYTES { None } else { on_highest_level!(argmax_bytes(row)) }
}

/// Writes the indices of the `k` highest scores, the highest first, the lower index first if two are equal. Whether there is a NaN;
/// if so, what is written is of no meaning.
#[inline]
pub(crate) fn top_k_f32(row: &[f32], k: usize, places: &mut Places) -> Option<bool> {
    if row.len() < NARROWEST_F32 || (row.len() > RANKED && k > top_k::MOST) {
        None
    } else {
        on_highest_level!(top_k_f32(row, k, places))
    }
}

/// The standard library remembers what the processor has; without it, what the program is compiled for counts.
#[cfg(all(target_arch = "x86_64", target_feature = "sse2"))]
#[inline]
fn has_avx2() -> bool {
    #[cfg(feature = "std")]
    {
        extern crate std;
        std::arch::is_x86_feature_detected!("avx2")
    }
    #[cfg(not(feature = "std"))]
    cfg!(target_feature = "avx2")
}
