//! Each level finds what a plain loop finds: ties, NaN anywhere, infinities, zeros of both signs, at each width and alignment.

#![allow(clippy::cast_possible_truncation, clippy::cast_precision_loss, reason = "small whole numbers")]

extern crate std;

use super::kernels::{BYTES, Found, SEGMENT};
use super::top_k::MOST;
use super::{Byte, NARROWEST_BYTES, NARROWEST_F32, Places, RANKED};
use core::fmt::Debug;
use std::vec::Vec;
use test_support::Rng;

/// Calls each level's function that this processor has, and compares.
macro_rules! each_level {
    ($row:expr, $expected:expr, $function:ident) => {
        #[cfg(all(target_arch = "x86_64", target_feature = "sse2"))]
        {
            // SAFETY: the whole program is compiled for SSE2.
            assert_eq!(unsafe { super::sse2::$function($row) }, $expected, "SSE2: {:?}", $row);
            if std::arch::is_x86_feature_detected!("avx2") {
                // SAFETY: the processor has AVX2.
                assert_eq!(unsafe { super::avx2::$function($row) }, $expected, "AVX2: {:?}", $row);
            }
        }
        #[cfg(all(target_arch = "aarch64", target_feature = "neon"))]
        // SAFETY: the whole program is compiled for NEON.
        assert_eq!(unsafe { super::neon::$function($row) }, $expected, "NEON: {:?}", $row);
    };
}

fn naive<T: PartialOrd + Copy>(row: &[T]) -> usize {
    let mut best = 0;
    for (index, score) in row.iter().enumerate() {
        if *score > row[best] {
            best = index;
        }
    }
    best
}

fn naive_f32(row: &[f32]) -> Found {
    row.iter().position(|score| score.is_nan()).map_or_else(|| Ok(naive(row)), Err)
}

fn compare_f32(row: &[f32]) {
    each_level!(row, naive_f32(row), argmax_f32);
}

fn compare_bytes<T: Byte + PartialOrd + Debug>(row: &[T]) {
    each_level!(row, Ok(naive(row)), argmax_bytes);
}

/// What is called for each block of columns.
type ForBlock<'a> = &'a mut dyn FnMut(usize, &[u32], bool);

/// Each width at which the kernels do something else is below the last of these.
fn widths(from: usize) -> impl Iterator<Item = usize> {
    let step = if cfg!(miri) { 61 } else { 1 };
    (from..=300).step_by(step).chain([511, 512, 513, 1000])
}

#[test]
fn f32_as_a_plain_loop() {
    const SPECIAL: [f32; 8] =
        [f32::NEG_INFINITY, f32::MIN, -1.0, -0.0, 0.0, f32::MIN_POSITIVE, f32::MAX, f32::INFINITY];
    let mut rng = Rng::new(1);
    for width in widths(NARROWEST_F32) {
        let mut buffer = std::vec![0.0_f32; width + 8];
        // Not from the same address each time.
        let row = &mut buffer[rng.below(8)..][..width];
        let rounds = if cfg!(miri) { 1 } else { 8 };
        for kinds in [1, 2, 3, 5, 8, 1 << 20] {
            for _ in 0..rounds {
                let offset = rng.below(4);
                for score in &mut *row {
                    *score = match kinds {
                        ..=4 => SPECIAL[offset + rng.below(kinds)],
                        5..=8 => SPECIAL[rng.below(kinds)],
                        _ => rng.below(kinds) as f32 - 1000.0,
                    };
                }
                compare_f32(row);
                // One NaN, then two, of either sign, wherever they are.
                for nan in [f32::NAN, -f32::NAN] {
                    row[rng.below(width)] = nan;
                    compare_f32(row);
                }
            }
        }
    }
}

#[test]
fn f32_maximum_and_nan_at_each_index() {
    for width in widths(NARROWEST_F32) {
        let mut row = std::vec![-1.0_f32; width];
        for index in (0..width).step_by(if cfg!(miri) { 97 } else { 1 }) {
            for score in [0.5, f32::NAN] {
                row[index] = score;
                compare_f32(&row);
            }
            row[index] = -1.0;
        }
    }
}

#[test]
fn bytes_as_a_plain_loop() {
    let mut rng = Rng::new(2);
    let more = if cfg!(miri) { [0; 3] } else { [SEGMENT, SEGMENT + 1, 2 * SEGMENT + BYTES].map(|width| width - BYTES) };
    for width in widths(NARROWEST_BYTES).chain(more.map(|width| width + BYTES)) {
        for kinds in [1, 2, 3, 256] {
            for _ in 0..if cfg!(miri) { 1 } else { 8 } {
                let offset = rng.below(257 - kinds);
                let row: Vec<u8> = (0..width).map(|_| (offset + rng.below(kinds)) as u8).collect();
                compare_bytes(&row);
                compare_bytes(&row.iter().map(|score| score.cast_signed()).collect::<Vec<i8>>());
            }
        }
    }
}

#[test]
fn bytes_with_the_maximum_at_each_index() {
    let long = if cfg!(miri) { BYTES } else { SEGMENT + 70 };
    for width in widths(NARROWEST_BYTES).chain([long]) {
        let mut row = std::vec![-128_i8; width];
        for index in (0..width).step_by(if cfg!(miri) || width == long { 37 } else { 1 }) {
            row[index] = 3;
            compare_bytes(&row);
            row[index] = -128;
        }
    }
}

#[test]
fn rows_are_found_one_by_one() {
    for width in [4, 5, 8, 14, 21, 32, 33, 80, 130, 600] {
        let mut rng = Rng::new(width as u64);
        let rows: Vec<f32> = (0..7 * width).map(|_| rng.below(50) as f32).collect();
        let mut rows_found = Vec::new();
        let done = super::argmax_rows_f32(&rows, width, |row, found| {
            assert_eq!(row, rows_found.len());
            rows_found.push(found);
        });
        if done.is_some() {
            assert_eq!(rows_found, rows.chunks(width).map(naive_f32).collect::<Vec<_>>());
        }
    }
}

/// The highest score first, the lower index first if two are equal.
fn sorted_indices(row: &[f32]) -> Vec<usize> {
    let mut sorted: Vec<usize> = (0..row.len()).collect();
    sorted.sort_by(|a, b| row[*b].partial_cmp(&row[*a]).unwrap());
    sorted
}

/// Whether there is a NaN is known, and the k highest, if there is none.
fn compare_top_k(row: &[f32], ks: &[usize]) {
    let sorted = row.iter().all(|score| !score.is_nan()).then(|| sorted_indices(row));
    let compare = |level: &str, top_k: &dyn Fn(usize, &mut Places) -> bool| {
        for k in ks.iter().copied() {
            let mut places = [0; RANKED];
            let has_nan = top_k(k, &mut places);
            let found = places[..k].iter().map(|index| usize::from(*index)).collect::<Vec<_>>();
            assert_eq!(
                (!has_nan).then_some(&found[..]),
                sorted.as_ref().map(|sorted| &sorted[..k]),
                "{level}: {k} of {row:?}"
            );
        }
    };
    #[cfg(all(target_arch = "x86_64", target_feature = "sse2"))]
    {
        // SAFETY: the whole program is compiled for SSE2.
        compare("SSE2", &|k, places| unsafe { super::sse2::top_k_f32(row, k, places) });
        if std::arch::is_x86_feature_detected!("avx2") {
            // SAFETY: the processor has AVX2.
            compare("AVX2", &|k, places| unsafe { super::avx2::top_k_f32(row, k, places) });
        }
    }
    #[cfg(all(target_arch = "aarch64", target_feature = "neon"))]
    // SAFETY: the whole program is compiled for NEON.
    compare("NEON", &|k, places| unsafe { super::neon::top_k_f32(row, k, places) });
}

#[test]
fn top_k_as_a_plain_loop() {
    let mut rng = Rng::new(4);
    let more = if cfg!(miri) { &[][..] } else { &[1023, 1024, 1025, 1056, 1087, 1088, 2047, 2100, 5000] };
    for width in widths(NARROWEST_F32).chain(more.iter().copied()) {
        for kinds in if cfg!(miri) { &[5][..] } else { &[1, 2, 5, 40, 1 << 20] }.iter().copied() {
            let mut row: Vec<f32> = (0..width).map(|_| rng.below(kinds) as f32 - 1.0).collect();
            for score in [-0.0, 0.0, f32::INFINITY, f32::NEG_INFINITY] {
                row[rng.below(width)] = score;
            }
            let most = if width > RANKED { MOST } else { width };
            compare_top_k(&row, &(1..=most).step_by(if cfg!(miri) { 7 } else { 1 }).collect::<Vec<_>>());
            row.sort_by(|a, b| a.partial_cmp(b).unwrap());
            compare_top_k(&row, &[1 + rng.below(most)]);
            row.reverse();
            compare_top_k(&row, &[1 + rng.below(most)]);
            row[rng.below(width)] = f32::NAN;
            compare_top_k(&row, &[1 + rng.below(most)]);
        }
    }
}

/// Enough that all places of those that are kept are taken, more than once.
#[test]
fn each_score_is_higher_than_all_before() {
    for width in if cfg!(miri) { &[70, 130][..] } else { &[33, 64, 127, 128, 1000, 3000] }.iter().copied() {
        for lowest in [0.0, -500.0] {
            let mut row: Vec<f32> = (0..width).map(|index| lowest + index as f32).collect();
            compare_top_k(&row, &[1, 5, MOST]);
            row[width / 2..].fill(f32::INFINITY);
            compare_top_k(&row, &[MOST]);
        }
    }
}

#[test]
fn top_k_finds_nan_at_each_index() {
    for width in
        [4, 7, 8, 13, 21, 32, 33, 63, 64, 80, 127, 128, 200, 1100].into_iter().filter(|w| !cfg!(miri) || *w < 70)
    {
        let mut row = std::vec![0.5_f32; width];
        for index in (0..width).step_by(if cfg!(miri) { 13 } else { 1 }) {
            row[index] = f32::NAN;
            compare_top_k(&row, &[3]);
            row[index] = 0.5;
        }
    }
}

#[test]
fn columns_as_a_plain_loop() {
    let mut rng = Rng::new(3);
    let wide = if cfg!(miri) { &[33][..] } else { &[32, 33, 47, 64, 100, 255, 256, 257, 511, 512, 513, 800, 1100] };
    let few = if cfg!(miri) { &[5][..] } else { &[1, 2, 3, 4, 5, 7, 8, 14, 21] };
    for columns in wide.iter().copied() {
        for classes in few.iter().copied() {
            for nans in [0, 1] {
                let special = [f32::NEG_INFINITY, -0.0, 0.0, 1.0, f32::INFINITY];
                let mut scores: Vec<f32> = (0..classes * columns).map(|_| special[rng.below(5)]).collect();
                for _ in 0..nans {
                    let len = scores.len();
                    scores[rng.below(len)] = f32::NAN;
                }
                let expected: Vec<Found> = (0..columns)
                    .map(|column| {
                        naive_f32(&scores.iter().skip(column).step_by(columns).copied().collect::<Vec<f32>>())
                    })
                    .collect();
                let check = |start: usize, indices: &[u32], has_nan: bool| {
                    let expected = &expected[start..][..indices.len()];
                    assert_eq!(has_nan, expected.iter().any(Result::is_err), "{columns} {classes} {start}");
                    if !has_nan {
                        assert!(
                            indices.iter().map(|i| Ok(*i as usize)).eq(expected.iter().copied()),
                            "{columns} {classes}"
                        );
                    }
                    indices.len()
                };
                let columns_found = |run: &dyn Fn(ForBlock)| {
                    let mut seen = std::vec![false; columns];
                    run(&mut |start, indices, has_nan| {
                        let len = check(start, indices, has_nan);
                        seen[start..][..len].fill(true);
                    });
                    assert!(seen.iter().all(|seen| *seen), "{columns} {classes}");
                };
                #[cfg(all(target_arch = "x86_64", target_feature = "sse2"))]
                {
                    // SAFETY: the whole program is compiled for SSE2.
                    columns_found(&|found| unsafe { super::sse2::argmax_columns_f32(&scores, columns, found) });
                    if std::arch::is_x86_feature_detected!("avx2") {
                        // SAFETY: the processor has AVX2.
                        columns_found(&|found| unsafe { super::avx2::argmax_columns_f32(&scores, columns, found) });
                    }
                }
                #[cfg(all(target_arch = "aarch64", target_feature = "neon"))]
                // SAFETY: the whole program is compiled for NEON.
                columns_found(&|found| unsafe { super::neon::argmax_columns_f32(&scores, columns, found) });
            }
        }
    }
}
