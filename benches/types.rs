//! The types and maps that are compared, as build.rs made them, and numbers that look random.

pub mod contest;

include!(concat!(env!("OUT_DIR"), "/types.rs"));

/// Numbers that look random and are the same in each run (SplitMix64).
pub fn random() -> impl FnMut() -> u64 {
    let mut seed = 0_u64;
    move || {
        seed = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = seed;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }
}
