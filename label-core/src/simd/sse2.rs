//! SSE2, which every x86-64 has: registers of four `f32` or sixteen bytes.

use super::kernels::{
    ALIGNED, BYTES, Byte, COLUMN_REGISTERS, Found, SEGMENT, first_bit, first_nan, instructions, kernels, part,
};
use super::top_k::{BLOCK, FOLDED, RANKED, top_k_kernels};
use core::arch::x86_64::{
    __m128, __m128i, _mm_add_epi8, _mm_add_epi32, _mm_and_ps, _mm_and_si128, _mm_andnot_ps, _mm_andnot_si128,
    _mm_castps_si128, _mm_cmpeq_epi8, _mm_cmpeq_ps, _mm_cmpge_ps, _mm_cmpgt_epi32, _mm_cmpgt_ps, _mm_cmpunord_ps,
    _mm_cvtsi128_si32, _mm_cvtss_f32, _mm_loadu_ps, _mm_loadu_si128, _mm_max_epi16, _mm_max_epu8, _mm_max_ps,
    _mm_min_epi16, _mm_min_epu8, _mm_movemask_epi8, _mm_movemask_ps, _mm_or_ps, _mm_or_si128, _mm_packs_epi16,
    _mm_packs_epi32, _mm_set1_epi8, _mm_set1_epi32, _mm_set1_ps, _mm_setr_epi32, _mm_setzero_si128, _mm_shuffle_epi32,
    _mm_shuffle_ps, _mm_srli_epi16, _mm_srli_epi32, _mm_sub_epi32, _mm_xor_si128,
};

const LANES: usize = 4;
const BYTE_LANES: usize = 16;

/// Pairs of lanes change places.
const HALVES: i32 = 0b01_00_11_10;
/// Each lane changes places with its neighbour.
const NEIGHBOURS: i32 = 0b10_11_00_01;

type Floats = __m128;
/// Numbers of groups, of 32 bits each; none is above 2^15, since a label type has at most 65,536 classes.
type Numbers = __m128i;
type Mask = __m128i;
type Bytes = __m128i;
/// A byte for each of [`RANKED`] scores.
type Ranks = __m128i;

kernels! { "sse2" }
top_k_kernels! { "sse2" }

/// There is no kernel for rows shorter than a register.
fn shorter(_: &[f32], _: usize, _: impl FnMut(usize, Found)) {}

fn shorter_bytes<T: Byte>(_: &[T], _: usize, _: impl FnMut(usize, Found)) {}

/// Of a row shorter than two groups each score is a candidate.
fn shorter_candidates(row: &[f32], _: usize, mut found: impl FnMut(usize, f32) -> f32) -> bool {
    for (index, score) in row.iter().enumerate() {
        found(index, *score);
    }
    row.iter().any(|score| score.is_nan())
}

instructions! { "sse2";
    fn load(scores: &[f32; LANES]) -> Floats {
        // SAFETY: the array is as long as what is read.
        unsafe { _mm_loadu_ps(scores.as_ptr()) }
    }

    fn array(numbers: Numbers) -> [u32; LANES] {
        // SAFETY: both are as long, and every pattern of bits is a number.
        unsafe { core::mem::transmute::<Numbers, [u32; LANES]>(numbers) }
    }

    fn load_bytes[T: Byte](scores: &[T; BYTE_LANES]) -> Bytes {
        // SAFETY: the array is at least as long as what is read.
        let loaded = unsafe { _mm_loadu_si128(scores.as_ptr().cast()) };
        _mm_xor_si128(loaded, splat_byte(T::FLIP))
    }

    fn splat(score: f32) -> Floats {
        _mm_set1_ps(score)
    }

    fn zero() -> Numbers {
        _mm_setzero_si128()
    }

    fn next(numbers: Numbers) -> Numbers {
        _mm_add_epi32(numbers, _mm_set1_epi32(1))
    }

    fn higher(a: Floats, b: Floats) -> Floats {
        _mm_max_ps(a, b)
    }

    fn equal(a: Floats, b: Floats) -> Mask {
        _mm_castps_si128(_mm_cmpeq_ps(a, b))
    }

    /// `number` in each lane in which `a` is higher, else `before`. No number is lower than one before it.
    fn number_if_higher(a: Floats, b: Floats, number: Numbers, before: Numbers) -> Numbers {
        _mm_max_epi16(before, _mm_and_si128(_mm_castps_si128(_mm_cmpgt_ps(a, b)), number))
    }

    fn unordered(a: Floats, b: Floats) -> Floats {
        _mm_cmpunord_ps(a, b)
    }

    fn or(a: Floats, b: Floats) -> Floats {
        _mm_or_ps(a, b)
    }

    fn any(mask: Floats) -> bool {
        _mm_movemask_ps(mask) != 0
    }

    /// The highest lane, in each lane.
    fn highest(a: Floats) -> Floats {
        let a = _mm_max_ps(a, _mm_shuffle_ps::<HALVES>(a, a));
        _mm_max_ps(a, _mm_shuffle_ps::<NEIGHBOURS>(a, a))
    }

    /// The lowest number in the lanes of the mask.
    fn lowest_number(mask: Mask, numbers: Numbers) -> usize {
        let others = _mm_andnot_si128(mask, _mm_set1_epi32(0x7fff));
        let a = _mm_or_si128(others, _mm_and_si128(mask, numbers));
        let a = _mm_min_epi16(a, _mm_shuffle_epi32::<HALVES>(a));
        let a = _mm_min_epi16(a, _mm_shuffle_epi32::<NEIGHBOURS>(a));
        _mm_cvtsi128_si32(a).cast_unsigned() as usize
    }

    fn lowest_if_equal(a: Floats, b: Floats) -> Floats {
        let equal = _mm_cmpeq_ps(a, b);
        _mm_or_ps(_mm_andnot_ps(equal, a), _mm_and_ps(equal, splat(f32::NEG_INFINITY)))
    }

    fn first(a: Floats) -> f32 {
        _mm_cvtss_f32(a)
    }

    /// A bit for each score that reaches the bound.
    fn reaching[const REGISTERS: usize](scores: [Floats; REGISTERS], bound: Floats) -> u64 {
        let mut masks = 0;
        for (i, scores) in scores.iter().enumerate() {
            masks |= u64::from(_mm_movemask_ps(_mm_cmpge_ps(*scores, bound)).cast_unsigned()) << (i * LANES);
        }
        masks
    }

    fn count_if_higher(a: Floats, b: Floats, count: Numbers) -> Numbers {
        _mm_sub_epi32(count, _mm_castps_si128(_mm_cmpgt_ps(a, b)))
    }

    fn count_if_not_lower(a: Floats, b: Floats, count: Numbers) -> Numbers {
        _mm_sub_epi32(count, _mm_castps_si128(_mm_cmpge_ps(a, b)))
    }

    /// In the lanes after this one.
    fn count_if_equal(a: Floats, b: Floats, lane: Numbers, count: Numbers) -> Numbers {
        let is_after = _mm_cmpgt_epi32(_mm_setr_epi32(0, 1, 2, 3), lane);
        _mm_sub_epi32(count, _mm_and_si128(is_after, equal(a, b)))
    }

    fn narrowed(counts: [Numbers; RANKED / LANES]) -> Ranks {
        _mm_packs_epi16(_mm_packs_epi32(counts[0], counts[1]), _mm_packs_epi32(counts[2], counts[3]))
    }

    fn index_of(ranks: Ranks, rank: u8) -> usize {
        _mm_movemask_epi8(_mm_cmpeq_epi8(ranks, splat_byte(rank))).trailing_zeros() as usize
    }

    /// The first index at which a score is `top`. No register begins after `last`.
    fn first_equal[const REGISTERS: usize](scores: [Floats; REGISTERS], top: Floats, last: usize) -> usize {
        let mut masks = 0;
        for (i, scores) in scores.iter().enumerate().rev() {
            let equal = _mm_movemask_ps(_mm_cmpeq_ps(*scores, top));
            masks |= u64::from(equal.cast_unsigned()) << (i * LANES).min(last);
        }
        masks.trailing_zeros() as usize
    }

    fn splat_byte(byte: u8) -> Bytes {
        _mm_set1_epi8(byte.cast_signed())
    }

    fn next_byte(bytes: Bytes) -> Bytes {
        _mm_add_epi8(bytes, splat_byte(1))
    }

    fn higher_bytes(a: Bytes, b: Bytes) -> Bytes {
        _mm_max_epu8(a, b)
    }

    fn equal_bytes(a: Bytes, b: Bytes) -> Bytes {
        _mm_cmpeq_epi8(a, b)
    }

    /// `number` in each lane in which `a` and `b` differ, else `before`. No number is lower than one before it.
    fn byte_if_changed(a: Bytes, b: Bytes, number: Bytes, before: Bytes) -> Bytes {
        _mm_max_epu8(before, _mm_andnot_si128(_mm_cmpeq_epi8(a, b), number))
    }

    fn highest_byte(a: Bytes) -> u8 {
        !lowest_byte(splat_byte(0xff), _mm_xor_si128(a, splat_byte(0xff)))
    }

    /// The lowest byte in the lanes of the mask.
    fn lowest_byte(mask: Bytes, bytes: Bytes) -> u8 {
        let a = _mm_or_si128(_mm_xor_si128(mask, splat_byte(0xff)), bytes);
        let a = _mm_min_epu8(a, _mm_shuffle_epi32::<HALVES>(a));
        let a = _mm_min_epu8(a, _mm_shuffle_epi32::<NEIGHBOURS>(a));
        let a = _mm_min_epu8(a, _mm_srli_epi32::<16>(a));
        let a = _mm_min_epu8(a, _mm_srli_epi16::<8>(a));
        _mm_cvtsi128_si32(a).to_le_bytes()[0]
    }

    /// The first index at which a byte is `top`. No register begins after `last`.
    fn first_equal_byte[const REGISTERS: usize](scores: [Bytes; REGISTERS], top: Bytes, last: usize) -> usize {
        let mut masks = 0_u128;
        for (i, scores) in scores.iter().enumerate().rev() {
            let equal = _mm_movemask_epi8(_mm_cmpeq_epi8(*scores, top));
            masks |= u128::from(equal.cast_unsigned()) << (i * BYTE_LANES).min(last);
        }
        first_bit(masks, REGISTERS * BYTE_LANES)
    }
}
