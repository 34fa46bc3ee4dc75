//! A row of numbers in steps of several lanes: plain loops over arrays, which the compiler turns into SIMD.

use crate::number::Score;

/// How many numbers a step compares at once. Four `f32` are the register that every x86-64 and `AArch64` has.
pub(crate) const LANES: usize = 4;

/// How many numbers a step of a wide row compares.
pub(crate) const STEP: usize = 4 * LANES;

/// The row in steps of a fixed length, and what is left over.
#[inline(always)]
#[allow(clippy::inline_always, reason = "a loop over arrays")]
pub(crate) fn steps<const N: usize, T>(row: &[T]) -> (impl Iterator<Item = &[T; N]>, &[T]) {
    let steps = row.chunks_exact(N);
    let rest = steps.remainder();
    (steps.filter_map(|step| step.first_chunk()), rest)
}

/// The higher of two numbers, the first if one is NaN: as the instruction does it.
#[inline(always)]
#[allow(clippy::inline_always, reason = "one instruction")]
pub(crate) fn higher<T: Score>(a: T, b: T) -> T {
    if b > a { b } else { a }
}

/// What [`maxima`] finds.
pub(crate) struct Maxima<'a, T> {
    /// The maximum of each lane.
    pub(crate) lanes: [T; STEP],
    /// Whether there is a NaN in the whole steps.
    pub(crate) has_nan: bool,
    /// What is left over after the whole steps.
    pub(crate) rest: &'a [T],
}

/// The maximum of each lane of the row's whole steps.
#[inline(always)]
#[allow(clippy::inline_always, reason = "the lanes stay in the caller's registers")]
pub(crate) fn maxima<T: Score>(row: &[T]) -> Maxima<'_, T> {
    const HALF: usize = STEP / 2;
    let (mut lanes, mut nan) = ([T::LOWEST; STEP], [0; HALF]);
    let (steps, rest) = steps::<STEP, T>(row);
    for step in steps {
        for i in 0..STEP {
            lanes[i] = higher(lanes[i], step[i]);
        }
        for i in 0..HALF {
            nan[i] |= step[i].unordered(step[i + HALF]);
        }
    }
    Maxima { lanes, has_nan: nan.iter().any(|lane| *lane != 0), rest }
}

/// The index of the first NaN. There must be one.
#[cold]
pub(crate) fn first_nan<T: Score>(row: &[T]) -> usize {
    row.iter().take_while(|score| !score.is_nan()).count()
}

#[inline(always)]
#[allow(clippy::inline_always, reason = "unrolled by the width")]
pub(crate) fn has_nan<T: Score>(numbers: &[T]) -> bool {
    numbers.iter().fold(false, |nan, score| nan | score.is_nan())
}
