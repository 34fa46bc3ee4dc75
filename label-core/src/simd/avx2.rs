//! AVX2, which nearly every x86-64 since 2013 has: registers of eight `f32` or 32 bytes.

use super::kernels::{
    ALIGNED, BYTES, Byte, COLUMN_REGISTERS, Found, SEGMENT, first_bit, first_nan, instructions, kernels, part,
};
use super::sse2;
use super::top_k::{BLOCK, DEALT, Places, RANKED, WIDE, small, top_k_kernels};
use core::arch::x86_64::{
    __m256, __m256i, _CMP_EQ_OQ, _CMP_GE_OQ, _CMP_GT_OQ, _CMP_UNORD_Q, _mm_cvtsi128_si32, _mm_max_ps, _mm_min_epi32,
    _mm_min_epu8, _mm_minpos_epu16, _mm_permute_ps, _mm_shuffle_epi32, _mm_srli_epi16, _mm256_add_epi8,
    _mm256_add_epi32, _mm256_add_ps, _mm256_and_si256, _mm256_andnot_si256, _mm256_blendv_epi8, _mm256_blendv_ps,
    _mm256_broadcastss_ps, _mm256_castps_si256, _mm256_castps256_ps128, _mm256_castsi256_ps, _mm256_castsi256_si128,
    _mm256_cmp_ps, _mm256_cmpeq_epi8, _mm256_cmpeq_epi32, _mm256_cmpgt_epi32, _mm256_cvtss_f32, _mm256_extractf128_ps,
    _mm256_extracti128_si256, _mm256_loadu_ps, _mm256_loadu_si256, _mm256_max_epi32, _mm256_max_epu8, _mm256_max_ps,
    _mm256_movemask_epi8, _mm256_movemask_ps, _mm256_or_ps, _mm256_or_si256, _mm256_packs_epi16, _mm256_packs_epi32,
    _mm256_permute2x128_si256, _mm256_permutevar8x32_epi32, _mm256_set1_epi8, _mm256_set1_epi32, _mm256_set1_ps,
    _mm256_setr_epi32, _mm256_setzero_si256, _mm256_shuffle_epi32, _mm256_srai_epi32, _mm256_srli_epi32,
    _mm256_sub_epi32, _mm256_xor_si256,
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

#[target_feature(enable = "avx2")]
#[inline]
fn shorter_top_k(row: &[f32], k: usize, places: &mut Places) -> bool {
    sse2::top_k_f32(row, k, places)
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

    /// Four bits for each register, of which one is set at least if a score reaches the bound.
    fn four_reaching(scores: [Floats; 4], bound: Floats) -> u64 {
        let [a, b, c, d] = scores.map(|scores| _mm256_castps_si256(_mm256_cmp_ps::<_CMP_GE_OQ>(scores, bound)));
        // The instructions narrow each half by itself: the bits of a register are in both halves.
        let bits = _mm256_movemask_epi8(_mm256_packs_epi16(_mm256_packs_epi32(a, b), _mm256_packs_epi32(c, d)));
        u64::from((bits | bits >> 16).cast_unsigned() & 0xffff)
    }

    /// A number that is higher if the score is, and the same for both zeros.
    fn key(scores: Floats) -> Numbers {
        let bits = _mm256_castps_si256(_mm256_add_ps(scores, splat(0.0)));
        _mm256_xor_si256(bits, _mm256_srli_epi32::<1>(_mm256_srai_epi32::<31>(bits)))
    }

    /// In the other lanes a number that is below each key.
    fn number_if_not_lower(a: Numbers, b: Numbers, number: Numbers) -> Numbers {
        _mm256_blendv_epi8(number, _mm256_set1_epi32(i32::MIN + 1), is_higher(b, a))
    }

    /// In the other lanes minus infinity.
    fn score_if_equal(a: Numbers, b: Numbers, score: Floats) -> Floats {
        _mm256_blendv_ps(splat(f32::NEG_INFINITY), score, _mm256_castsi256_ps(_mm256_cmpeq_epi32(a, b)))
    }

    fn lane_numbers() -> Numbers {
        _mm256_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7)
    }

    fn splat_number(number: u16) -> Numbers {
        _mm256_set1_epi32(i32::from(number))
    }

    fn plus(a: Numbers, b: Numbers) -> Numbers {
        _mm256_add_epi32(a, b)
    }

    fn minus(a: Numbers, b: Numbers) -> Numbers {
        _mm256_sub_epi32(a, b)
    }

    /// Minus one where `a` is higher, else 0.
    fn is_higher(a: Numbers, b: Numbers) -> Numbers {
        _mm256_cmpgt_epi32(a, b)
    }

    /// What each lane meets: itself, and each other lane.
    fn turns(numbers: Numbers) -> [Numbers; LANES] {
        let other_half = _mm256_permute2x128_si256::<1>(numbers, numbers);
        [
            numbers,
            _mm256_shuffle_epi32::<0b00_11_10_01>(numbers),
            _mm256_shuffle_epi32::<0b01_00_11_10>(numbers),
            _mm256_shuffle_epi32::<0b10_01_00_11>(numbers),
            other_half,
            _mm256_shuffle_epi32::<0b00_11_10_01>(other_half),
            _mm256_shuffle_epi32::<0b01_00_11_10>(other_half),
            _mm256_shuffle_epi32::<0b10_01_00_11>(other_half),
        ]
    }

    /// The sum of numbers that belong to the lanes of [`turns`].
    fn turned_back(met: [Numbers; LANES]) -> Numbers {
        let other_half = turned_back_in_half(&met[4..]);
        plus(turned_back_in_half(&met[..4]), _mm256_permute2x128_si256::<1>(other_half, other_half))
    }

    fn turned_back_in_half(met: &[Numbers]) -> Numbers {
        let a = plus(met[0], _mm256_shuffle_epi32::<0b10_01_00_11>(met[1]));
        let b = plus(_mm256_shuffle_epi32::<0b01_00_11_10>(met[2]), _mm256_shuffle_epi32::<0b00_11_10_01>(met[3]));
        plus(a, b)
    }

    /// Each number in a byte.
    fn narrowed[const REGISTERS: usize](numbers: [Numbers; REGISTERS]) -> [Bytes; RANKED / BYTE_LANES] {
        let mut all = [_mm256_set1_epi32(-1); RANKED / LANES];
        all[..REGISTERS].copy_from_slice(&numbers);
        let bytes = _mm256_packs_epi16(_mm256_packs_epi32(all[0], all[1]), _mm256_packs_epi32(all[2], all[3]));
        // The instructions narrow each half by itself.
        [_mm256_permutevar8x32_epi32(bytes, _mm256_setr_epi32(0, 4, 1, 5, 2, 6, 3, 7))]
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
