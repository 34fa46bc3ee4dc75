//! AVX2, which nearly every x86-64 since 2013 has: registers of eight `f32` or 32 bytes.

use super::kernels::{
    ALIGNED, BYTES, Byte, COLUMN_REGISTERS, Found, SEGMENT, first_bit, first_nan, instructions, kernels, part,
};
use super::sse2;
use super::top_k::{BLOCK, FOLDED, RANKED, top_k_kernels};
use core::arch::x86_64::{
    __m128i, __m256, __m256i, _CMP_EQ_OQ, _CMP_GE_OQ, _CMP_GT_OQ, _CMP_UNORD_Q, _mm_cmpeq_epi8, _mm_cvtsi128_si32,
    _mm_max_ps, _mm_min_epi32, _mm_min_epu8, _mm_minpos_epu16, _mm_movemask_epi8, _mm_packs_epi16, _mm_permute_ps,
    _mm_set1_epi8, _mm_shuffle_epi32, _mm_srli_epi16, _mm256_add_epi8, _mm256_add_epi32, _mm256_and_si256,
    _mm256_andnot_si256, _mm256_blendv_epi8, _mm256_blendv_ps, _mm256_broadcastss_ps, _mm256_castps_si256,
    _mm256_castps256_ps128, _mm256_castsi256_si128, _mm256_cmp_ps, _mm256_cmpeq_epi8, _mm256_cmpgt_epi32,
    _mm256_cvtss_f32, _mm256_extractf128_ps, _mm256_extracti128_si256, _mm256_loadu_ps, _mm256_loadu_si256,
    _mm256_max_epi32, _mm256_max_epu8, _mm256_max_ps, _mm256_movemask_epi8, _mm256_movemask_ps, _mm256_or_ps,
    _mm256_or_si256, _mm256_packs_epi32, _mm256_permute4x64_epi64, _mm256_set1_epi8, _mm256_set1_epi32, _mm256_set1_ps,
    _mm256_setr_epi32, _mm256_setzero_si256, _mm256_sub_epi32, _mm256_xor_si256,
};

const LANES: usize = 8;
const BYTE_LANES: usize = 32;

/// Pairs of lanes change places.
const HALVES: i32 = 0b01_00_11_10;
/// Each lane changes places with its neighbour.
const NEIGHBOURS: i32 = 0b10_11_00_01;

type Floats = __m256;
/// Numbers of groups, of 32 bits each.
type Numbers = __m256i;
type Mask = __m256i;
type Bytes = __m256i;
/// A byte for each of [`RANKED`] scores.
type Ranks = __m128i;

kernels! { "avx2" }
top_k_kernels! { "avx2" }

/// Rows shorter than a register.
#[target_feature(enable = "avx2")]
#[inline]
fn shorter(rows: &[f32], width: usize, found: impl FnMut(usize, Found)) {
    sse2::argmax_rows_f32(rows, width, found);
}

#[target_feature(enable = "avx2")]
#[inline]
fn shorter_bytes<T: Byte>(rows: &[T], width: usize, found: impl FnMut(usize, Found)) {
    sse2::argmax_rows_bytes(rows, width, found);
}

/// Rows shorter than two groups.
#[target_feature(enable = "avx2")]
#[inline]
fn shorter_candidates(row: &[f32], k: usize, found: impl FnMut(usize, f32) -> f32) -> bool {
    sse2::candidates_f32(row, k, found)
}

instructions! { "avx2";
    fn load(scores: &[f32; LANES]) -> Floats {
        // SAFETY: the array is as long as what is read.
        unsafe { _mm256_loadu_ps(scores.as_ptr()) }
    }

    fn array(numbers: Numbers) -> [u32; LANES] {
        // SAFETY: both are as long, and every pattern of bits is a number.
        unsafe { core::mem::transmute::<Numbers, [u32; LANES]>(numbers) }
    }

    fn load_bytes[T: Byte](scores: &[T; BYTE_LANES]) -> Bytes {
        // SAFETY: the array is at least as long as what is read.
        let loaded = unsafe { _mm256_loadu_si256(scores.as_ptr().cast()) };
        _mm256_xor_si256(loaded, splat_byte(T::FLIP))
    }

    fn splat(score: f32) -> Floats {
        _mm256_set1_ps(score)
    }

    fn zero() -> Numbers {
        _mm256_setzero_si256()
    }

    fn next(numbers: Numbers) -> Numbers {
        _mm256_add_epi32(numbers, _mm256_set1_epi32(1))
    }

    fn higher(a: Floats, b: Floats) -> Floats {
        _mm256_max_ps(a, b)
    }

    fn equal(a: Floats, b: Floats) -> Mask {
        _mm256_castps_si256(_mm256_cmp_ps::<_CMP_EQ_OQ>(a, b))
    }

    /// `number` in each lane in which `a` is higher, else `before`. No number is lower than one before it.
    fn number_if_higher(a: Floats, b: Floats, number: Numbers, before: Numbers) -> Numbers {
        let is_higher = _mm256_castps_si256(_mm256_cmp_ps::<_CMP_GT_OQ>(a, b));
        _mm256_max_epi32(before, _mm256_and_si256(is_higher, number))
    }

    fn unordered(a: Floats, b: Floats) -> Floats {
        _mm256_cmp_ps::<_CMP_UNORD_Q>(a, b)
    }

    fn or(a: Floats, b: Floats) -> Floats {
        _mm256_or_ps(a, b)
    }

    fn any(mask: Floats) -> bool {
        _mm256_movemask_ps(mask) != 0
    }

    /// The highest lane, in each lane.
    fn highest(a: Floats) -> Floats {
        let a = _mm_max_ps(_mm256_castps256_ps128(a), _mm256_extractf128_ps::<1>(a));
        let a = _mm_max_ps(a, _mm_permute_ps::<HALVES>(a));
        let a = _mm_max_ps(a, _mm_permute_ps::<NEIGHBOURS>(a));
        _mm256_broadcastss_ps(a)
    }

    /// The lowest number in the lanes of the mask.
    fn lowest_number(mask: Mask, numbers: Numbers) -> usize {
        let a = _mm256_blendv_epi8(_mm256_set1_epi32(i32::MAX), numbers, mask);
        let a = _mm_min_epi32(_mm256_castsi256_si128(a), _mm256_extracti128_si256::<1>(a));
        let a = _mm_min_epi32(a, _mm_shuffle_epi32::<HALVES>(a));
        let a = _mm_min_epi32(a, _mm_shuffle_epi32::<NEIGHBOURS>(a));
        _mm_cvtsi128_si32(a).cast_unsigned() as usize
    }

    fn lowest_if_equal(a: Floats, b: Floats) -> Floats {
        _mm256_blendv_ps(a, splat(f32::NEG_INFINITY), _mm256_cmp_ps::<_CMP_EQ_OQ>(a, b))
    }

    fn first(a: Floats) -> f32 {
        _mm256_cvtss_f32(a)
    }

    /// A bit for each score that reaches the bound.
    fn reaching[const REGISTERS: usize](scores: [Floats; REGISTERS], bound: Floats) -> u64 {
        let mut masks = 0;
        for (i, scores) in scores.iter().enumerate() {
            masks |= u64::from(_mm256_movemask_ps(_mm256_cmp_ps::<_CMP_GE_OQ>(*scores, bound)).cast_unsigned()) << (i * LANES);
        }
        masks
    }

    fn count_if_higher(a: Floats, b: Floats, count: Numbers) -> Numbers {
        _mm256_sub_epi32(count, _mm256_castps_si256(_mm256_cmp_ps::<_CMP_GT_OQ>(a, b)))
    }

    fn count_if_not_lower(a: Floats, b: Floats, count: Numbers) -> Numbers {
        _mm256_sub_epi32(count, _mm256_castps_si256(_mm256_cmp_ps::<_CMP_GE_OQ>(a, b)))
    }

    /// In the lanes after this one.
    fn count_if_equal(a: Floats, b: Floats, lane: Numbers, count: Numbers) -> Numbers {
        let is_after = _mm256_cmpgt_epi32(_mm256_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7), lane);
        _mm256_sub_epi32(count, _mm256_and_si256(is_after, equal(a, b)))
    }

    fn narrowed(counts: [Numbers; RANKED / LANES]) -> Ranks {
        // The instruction narrows each half by itself: the quarters change places.
        let counts = _mm256_permute4x64_epi64::<0b11_01_10_00>(_mm256_packs_epi32(counts[0], counts[1]));
        _mm_packs_epi16(_mm256_castsi256_si128(counts), _mm256_extracti128_si256::<1>(counts))
    }

    fn index_of(ranks: Ranks, rank: u8) -> usize {
        _mm_movemask_epi8(_mm_cmpeq_epi8(ranks, _mm_set1_epi8(rank.cast_signed()))).trailing_zeros() as usize
    }

    /// The first index at which a score is `top`. No register begins after `last`.
    fn first_equal[const REGISTERS: usize](scores: [Floats; REGISTERS], top: Floats, last: usize) -> usize {
        let mut masks = 0_u128;
        for (i, scores) in scores.iter().enumerate().rev() {
            let equal = _mm256_movemask_ps(_mm256_cmp_ps::<_CMP_EQ_OQ>(*scores, top));
            masks |= u128::from(equal.cast_unsigned()) << (i * LANES).min(last);
        }
        first_bit(masks, REGISTERS * LANES)
    }

    fn splat_byte(byte: u8) -> Bytes {
        _mm256_set1_epi8(byte.cast_signed())
    }

    fn next_byte(bytes: Bytes) -> Bytes {
        _mm256_add_epi8(bytes, splat_byte(1))
    }

    fn higher_bytes(a: Bytes, b: Bytes) -> Bytes {
        _mm256_max_epu8(a, b)
    }

    fn equal_bytes(a: Bytes, b: Bytes) -> Bytes {
        _mm256_cmpeq_epi8(a, b)
    }

    /// `number` in each lane in which `a` and `b` differ, else `before`. No number is lower than one before it.
    fn byte_if_changed(a: Bytes, b: Bytes, number: Bytes, before: Bytes) -> Bytes {
        _mm256_max_epu8(before, _mm256_andnot_si256(_mm256_cmpeq_epi8(a, b), number))
    }

    fn highest_byte(a: Bytes) -> u8 {
        !lowest_byte(splat_byte(0xff), _mm256_xor_si256(a, splat_byte(0xff)))
    }

    /// The lowest byte in the lanes of the mask.
    fn lowest_byte(mask: Bytes, bytes: Bytes) -> u8 {
        let a = _mm256_or_si256(_mm256_xor_si256(mask, splat_byte(0xff)), bytes);
        let a = _mm_min_epu8(_mm256_castsi256_si128(a), _mm256_extracti128_si256::<1>(a));
        // The lower of two bytes, as a number of 16 bits; of those the instruction finds the lowest.
        let a = _mm_minpos_epu16(_mm_min_epu8(a, _mm_srli_epi16::<8>(a)));
        _mm_cvtsi128_si32(a).to_le_bytes()[0]
    }

    /// The first index at which a byte is `top`. No register begins after `last`.
    fn first_equal_byte[const REGISTERS: usize](scores: [Bytes; REGISTERS], top: Bytes, last: usize) -> usize {
        let mut masks = 0_u128;
        for (i, scores) in scores.iter().enumerate().rev() {
            let equal = _mm256_movemask_epi8(_mm256_cmpeq_epi8(*scores, top));
            masks |= u128::from(equal.cast_unsigned()) << (i * BYTE_LANES).min(last);
        }
        first_bit(masks, REGISTERS * BYTE_LANES)
    }
}
