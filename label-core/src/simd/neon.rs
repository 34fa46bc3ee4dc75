//! NEON, which every `AArch64` has but those for bare metal: registers of four `f32` or sixteen bytes.

use super::kernels::{ALIGNED, BYTES, Byte, COLUMN_REGISTERS, Found, SEGMENT, first_nan, instructions, kernels, part};
use super::top_k::{BLOCK, DEALT, Places, RANKED, WIDE, small, top_k_kernels};
use core::arch::aarch64::{
    float32x4_t, uint8x16_t, uint32x4_t, vaddq_f32, vaddq_u8, vaddq_u32, vaddvq_u32, vandq_u32, vbicq_u8, vbslq_f32,
    vbslq_u32, vceqq_f32, vceqq_u8, vceqq_u32, vcgeq_f32, vcgtq_f32, vcgtq_s32, vcombine_u8, vcombine_u16, vdupq_n_f32,
    vdupq_n_u8, vdupq_n_u32, veorq_u8, veorq_u32, vextq_u32, vgetq_lane_f32, vld1q_f32, vld1q_u8, vld1q_u32, vmaxq_f32,
    vmaxq_u8, vmaxq_u32, vmaxvq_f32, vmaxvq_u8, vminq_u8, vminq_u32, vminvq_u8, vminvq_u32, vmovn_u16, vmovn_u32,
    vornq_u8, vornq_u32, vreinterpretq_s32_f32, vreinterpretq_s32_u32, vreinterpretq_u32_s32, vshrq_n_s32, vshrq_n_u32,
    vsubq_u32,
};

const LANES: usize = 4;
const BYTE_LANES: usize = 16;

type Floats = float32x4_t;
/// Numbers of groups, of 32 bits each.
type Numbers = uint32x4_t;
type Mask = uint32x4_t;
type Bytes = uint8x16_t;

kernels! { "neon" }
top_k_kernels! { "neon" }

/// There is no kernel for rows shorter than a register.
fn shorter(_: &[f32], _: usize, _: impl FnMut(usize, Found)) {}

fn shorter_bytes<T: Byte>(_: &[T], _: usize, _: impl FnMut(usize, Found)) {}

fn shorter_top_k(_: &[f32], _: usize, _: &mut Places) -> bool {
    false
}

instructions! { "neon";
    fn load(scores: &[f32; LANES]) -> Floats {
        // SAFETY: the array is as long as what is read.
        unsafe { vld1q_f32(scores.as_ptr()) }
    }

    fn array(numbers: Numbers) -> [u32; LANES] {
        // SAFETY: both are as long, and every pattern of bits is a number.
        unsafe { core::mem::transmute::<Numbers, [u32; LANES]>(numbers) }
    }

    fn load_bytes[T: Byte](scores: &[T; BYTE_LANES]) -> Bytes {
        // SAFETY: the array is at least as long as what is read.
        let loaded = unsafe { vld1q_u8(scores.as_ptr().cast()) };
        veorq_u8(loaded, splat_byte(T::FLIP))
    }

    fn splat(score: f32) -> Floats {
        vdupq_n_f32(score)
    }

    fn zero() -> Numbers {
        vdupq_n_u32(0)
    }

    fn next(numbers: Numbers) -> Numbers {
        vaddq_u32(numbers, vdupq_n_u32(1))
    }

    fn higher(a: Floats, b: Floats) -> Floats {
        vmaxq_f32(a, b)
    }

    fn equal(a: Floats, b: Floats) -> Mask {
        vceqq_f32(a, b)
    }

    /// `number` in each lane in which `a` is higher, else `before`. No number is lower than one before it.
    fn number_if_higher(a: Floats, b: Floats, number: Numbers, before: Numbers) -> Numbers {
        vmaxq_u32(before, vandq_u32(vcgtq_f32(a, b), number))
    }

    /// NaN in each lane in which one of the two is. The instruction gives NaN for those.
    fn unordered(a: Floats, b: Floats) -> Floats {
        vmaxq_f32(a, b)
    }

    /// NaN in each lane in which one of the two is.
    fn or(a: Floats, b: Floats) -> Floats {
        vmaxq_f32(a, b)
    }

    /// Whether there is a NaN.
    fn any(a: Floats) -> bool {
        vmaxvq_f32(a).is_nan()
    }

    /// The highest lane, in each lane.
    fn highest(a: Floats) -> Floats {
        vdupq_n_f32(vmaxvq_f32(a))
    }

    /// The lowest number in the lanes of the mask.
    fn lowest_number(mask: Mask, numbers: Numbers) -> usize {
        vminvq_u32(vornq_u32(numbers, mask)) as usize
    }

    fn first(a: Floats) -> f32 {
        vgetq_lane_f32::<0>(a)
    }

    /// A bit for each score that reaches the bound.
    fn reaching[const REGISTERS: usize](scores: [Floats; REGISTERS], bound: Floats) -> u64 {
        // SAFETY: the array is as long as what is read.
        let bits = unsafe { vld1q_u32([1, 2, 4, 8].as_ptr()) };
        let mut masks = 0;
        for (i, scores) in scores.iter().enumerate() {
            masks |= u64::from(vaddvq_u32(vandq_u32(vcgeq_f32(*scores, bound), bits))) << (i * LANES);
        }
        masks
    }

    /// Four bits for each register, of which one is set at least if a score reaches the bound.
    fn four_reaching(scores: [Floats; 4], bound: Floats) -> u64 {
        reaching(scores, bound)
    }

    /// A number that is higher if the score is, and the same for both zeros.
    fn key(scores: Floats) -> Numbers {
        let bits = vreinterpretq_s32_f32(vaddq_f32(scores, splat(0.0)));
        let if_negative = vshrq_n_u32::<1>(vreinterpretq_u32_s32(vshrq_n_s32::<31>(bits)));
        veorq_u32(vreinterpretq_u32_s32(bits), if_negative)
    }

    /// In the other lanes a number that is below each key.
    fn number_if_not_lower(a: Numbers, b: Numbers, number: Numbers) -> Numbers {
        vbslq_u32(is_higher(b, a), vdupq_n_u32((i32::MIN + 1).cast_unsigned()), number)
    }

    /// In the other lanes minus infinity.
    fn score_if_equal(a: Numbers, b: Numbers, score: Floats) -> Floats {
        vbslq_f32(vceqq_u32(a, b), score, splat(f32::NEG_INFINITY))
    }

    fn lane_numbers() -> Numbers {
        // SAFETY: the array is as long as what is read.
        unsafe { vld1q_u32([0, 1, 2, 3].as_ptr()) }
    }

    fn splat_number(number: u16) -> Numbers {
        vdupq_n_u32(u32::from(number))
    }

    fn plus(a: Numbers, b: Numbers) -> Numbers {
        vaddq_u32(a, b)
    }

    fn minus(a: Numbers, b: Numbers) -> Numbers {
        vsubq_u32(a, b)
    }

    /// Minus one where `a` is higher, else 0.
    fn is_higher(a: Numbers, b: Numbers) -> Numbers {
        vcgtq_s32(vreinterpretq_s32_u32(a), vreinterpretq_s32_u32(b))
    }

    /// What each lane meets: itself, and each other lane.
    fn turns(numbers: Numbers) -> [Numbers; LANES] {
        [numbers, vextq_u32::<1>(numbers, numbers), vextq_u32::<2>(numbers, numbers), vextq_u32::<3>(numbers, numbers)]
    }

    /// The sum of numbers that belong to the lanes of [`turns`].
    fn turned_back(met: [Numbers; LANES]) -> Numbers {
        let a = plus(met[0], vextq_u32::<3>(met[1], met[1]));
        plus(a, plus(vextq_u32::<2>(met[2], met[2]), vextq_u32::<1>(met[3], met[3])))
    }

    /// Each number in a byte.
    fn narrowed[const REGISTERS: usize](numbers: [Numbers; REGISTERS]) -> [Bytes; RANKED / BYTE_LANES] {
        let mut all = [vdupq_n_u32(u32::MAX); RANKED / LANES];
        all[..REGISTERS].copy_from_slice(&numbers);
        let [a, b, c, d] = [0, 2, 4, 6].map(|i| vmovn_u16(vcombine_u16(vmovn_u32(all[i]), vmovn_u32(all[i + 1]))));
        [vcombine_u8(a, b), vcombine_u8(c, d)]
    }

    /// The first index at which a score is `top`. No register begins after `last`.
    fn first_equal[const REGISTERS: usize](scores: [Floats; REGISTERS], top: Floats, last: usize) -> usize {
        // SAFETY: the array is as long as what is read.
        let mut indices = unsafe { vld1q_u32([0, 1, 2, 3].as_ptr()) };
        let from_last = vaddq_u32(indices, vdupq_n_u32(u32::try_from(last).unwrap_or(u32::MAX)));
        let mut lowest = vdupq_n_u32(u32::MAX);
        for scores in scores {
            lowest = vminq_u32(lowest, vornq_u32(indices, vceqq_f32(scores, top)));
            indices = vminq_u32(vaddq_u32(indices, vdupq_n_u32(4)), from_last);
        }
        vminvq_u32(lowest) as usize
    }

    fn splat_byte(byte: u8) -> Bytes {
        vdupq_n_u8(byte)
    }

    fn next_byte(bytes: Bytes) -> Bytes {
        vaddq_u8(bytes, vdupq_n_u8(1))
    }

    fn higher_bytes(a: Bytes, b: Bytes) -> Bytes {
        vmaxq_u8(a, b)
    }

    fn equal_bytes(a: Bytes, b: Bytes) -> Bytes {
        vceqq_u8(a, b)
    }

    /// `number` in each lane in which `a` and `b` differ, else `before`. No number is lower than one before it.
    fn byte_if_changed(a: Bytes, b: Bytes, number: Bytes, before: Bytes) -> Bytes {
        vmaxq_u8(before, vbicq_u8(number, vceqq_u8(a, b)))
    }

    fn highest_byte(a: Bytes) -> u8 {
        vmaxvq_u8(a)
    }

    /// The lowest byte in the lanes of the mask.
    fn lowest_byte(mask: Bytes, bytes: Bytes) -> u8 {
        vminvq_u8(vornq_u8(bytes, mask))
    }

    /// The first index at which a byte is `top`. No register begins after `last`.
    fn first_equal_byte[const REGISTERS: usize](scores: [Bytes; REGISTERS], top: Bytes, last: usize) -> usize {
        // SAFETY: the array is as long as what is read.
        let mut indices = unsafe { vld1q_u8([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15].as_ptr()) };
        let from_last = vaddq_u8(indices, splat_byte(u8::try_from(last).unwrap_or(u8::MAX)));
        let mut lowest = splat_byte(u8::MAX);
        for scores in scores {
            lowest = vminq_u8(lowest, vornq_u8(indices, vceqq_u8(scores, top)));
            indices = vminq_u8(vaddq_u8(indices, splat_byte(16)), from_last);
        }
        usize::from(vminvq_u8(lowest))
    }
}
