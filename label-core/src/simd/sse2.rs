//! SSE2, which every x86-64 has: registers of four `f32` or sixteen bytes.

use super::kernels::{
    ALIGNED, BYTES, Byte, COLUMN_REGISTERS, Found, SEGMENT, first_bit, first_nan, instructions, kernels, part,
};
use super::top_k::{BLOCK, DEALT, Places, RANKED, WIDE, small, top_k_kernels};
use core::arch::x86_64::{
    __m128, __m128i, _mm_add_epi8, _mm_add_epi32, _mm_add_ps, _mm_and_ps, _mm_and_si128, _mm_andnot_ps,
    _mm_andnot_si128, _mm_castps_si128, _mm_castsi128_ps, _mm_cmpeq_epi8, _mm_cmpeq_epi32, _mm_cmpeq_ps, _mm_cmpge_ps,
    _mm_cmpgt_epi32, _mm_cmpgt_ps, _mm_cmpunord_ps, _mm_cvtsi128_si32, _mm_cvtss_f32, _mm_loadu_ps, _mm_loadu_si128,
    _mm_max_epi16, _mm_max_epu8, _mm_max_ps, _mm_min_epi16, _mm_min_epu8, _mm_movemask_epi8, _mm_movemask_ps,
    _mm_or_ps, _mm_or_si128, _mm_packs_epi16, _mm_packs_epi32, _mm_set1_epi8, _mm_set1_epi32, _mm_set1_ps,
    _mm_setr_epi32, _mm_setzero_si128, _mm_shuffle_epi32, _mm_shuffle_ps, _mm_srai_epi32, _mm_srli_epi16,
    _mm_srli_epi32, _mm_sub_epi32, _mm_xor_si128,
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

kernels! { "sse2" }
top_k_kernels! { "sse2" }

/// There is no kernel for rows shorter than a register.
fn shorter(_: &[f32], _: usize, _: impl FnMut(usize, Found)) {}

fn shorter_bytes<T: Byte>(_: &[T], _: usize, _: impl FnMut(usize, Found)) {}

fn shorter_top_k(_: &[f32], _: usize, _: &mut Places) -> bool {
    false
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

    /// Four bits for each register, of which one is set at least if a score reaches the bound.
    fn four_reaching(scores: [Floats; 4], bound: Floats) -> u64 {
        let [a, b, c, d] = scores.map(|scores| _mm_castps_si128(_mm_cmpge_ps(scores, bound)));
        let bits = _mm_movemask_epi8(_mm_packs_epi16(_mm_packs_epi32(a, b), _mm_packs_epi32(c, d)));
        u64::from(bits.cast_unsigned())
    }

    /// A number that is higher if the score is, and the same for both zeros.
    fn key(scores: Floats) -> Numbers {
        let bits = _mm_castps_si128(_mm_add_ps(scores, splat(0.0)));
        _mm_xor_si128(bits, _mm_srli_epi32::<1>(_mm_srai_epi32::<31>(bits)))
    }

    /// In the other lanes a number that is below each key.
    fn number_if_not_lower(a: Numbers, b: Numbers, number: Numbers) -> Numbers {
        let is_lower = is_higher(b, a);
        _mm_or_si128(_mm_andnot_si128(is_lower, number), _mm_and_si128(is_lower, _mm_set1_epi32(i32::MIN + 1)))
    }

    /// In the other lanes minus infinity.
    fn score_if_equal(a: Numbers, b: Numbers, score: Floats) -> Floats {
        let equal = _mm_castsi128_ps(_mm_cmpeq_epi32(a, b));
        _mm_or_ps(_mm_and_ps(equal, score), _mm_andnot_ps(equal, splat(f32::NEG_INFINITY)))
    }

    fn lane_numbers() -> Numbers {
        _mm_setr_epi32(0, 1, 2, 3)
    }

    fn splat_number(number: u16) -> Numbers {
        _mm_set1_epi32(i32::from(number))
    }

    fn plus(a: Numbers, b: Numbers) -> Numbers {
        _mm_add_epi32(a, b)
    }

    fn minus(a: Numbers, b: Numbers) -> Numbers {
        _mm_sub_epi32(a, b)
    }

    /// Minus one where `a` is higher, else 0.
    fn is_higher(a: Numbers, b: Numbers) -> Numbers {
        _mm_cmpgt_epi32(a, b)
    }

    /// What each lane meets: itself, and each other lane.
    fn turns(numbers: Numbers) -> [Numbers; LANES] {
        [
            numbers,
            _mm_shuffle_epi32::<0b00_11_10_01>(numbers),
            _mm_shuffle_epi32::<0b01_00_11_10>(numbers),
            _mm_shuffle_epi32::<0b10_01_00_11>(numbers),
        ]
    }

    /// The sum of numbers that belong to the lanes of [`turns`].
    fn turned_back(met: [Numbers; LANES]) -> Numbers {
        let a = plus(met[0], _mm_shuffle_epi32::<0b10_01_00_11>(met[1]));
        let b = plus(_mm_shuffle_epi32::<0b01_00_11_10>(met[2]), _mm_shuffle_epi32::<0b00_11_10_01>(met[3]));
        plus(a, b)
    }

    /// Each number in a byte.
    fn narrowed[const REGISTERS: usize](numbers: [Numbers; REGISTERS]) -> [Bytes; RANKED / BYTE_LANES] {
        let mut all = [_mm_set1_epi32(-1); RANKED / LANES];
        all[..REGISTERS].copy_from_slice(&numbers);
        [
            _mm_packs_epi16(_mm_packs_epi32(all[0], all[1]), _mm_packs_epi32(all[2], all[3])),
            _mm_packs_epi16(_mm_packs_epi32(all[4], all[5]), _mm_packs_epi32(all[6], all[7])),
        ]
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
