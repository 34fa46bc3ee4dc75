//! In: one row of scores. Out: the index of the highest. Plain loops over fixed lanes, which the compiler turns into SIMD.

use crate::label::Label;
use crate::number::Score;

/// How many numbers a step compares at once. Four `f32` are the register that every x86-64 and `AArch64` has.
pub(crate) const LANES: usize = 4;

/// Up to this width a row is compared as a whole, in registers.
pub(crate) const NARROW: usize = 64;

/// How long a stretch is searched for the place of its highest number: long enough that finding the maximum of each is
/// what takes the time, short enough to be in the first-level cache still.
const STRETCH: usize = 1024;

/// The index of the highest score, the lowest such index where several are equal; or that of the first NaN.
#[inline(always)]
#[allow(clippy::inline_always, reason = "the width has to be known inside")]
pub(crate) fn argmax<L: Label, T: Score>(row: &[T]) -> Result<usize, usize> {
    let row = &row[..L::COUNT];
    match L::COUNT {
        LANES..=NARROW => narrow::<L, T>(row),
        _ => wide(row),
    }
}

/// The row as lanes that overlap at its end, so that a width of any remainder needs no loop of its own.
#[inline(always)]
#[allow(clippy::inline_always, reason = "unrolled by the width")]
fn lanes<L: Label, T: Score>(row: &[T]) -> impl Iterator<Item = (usize, [T; LANES])> {
    (0..L::COUNT.div_ceil(LANES)).map(move |step| {
        let at = (step * LANES).min(L::COUNT - LANES);
        (at, core::array::from_fn(|lane| row[at + lane]))
    })
}

#[inline(always)]
#[allow(clippy::inline_always, reason = "a whole row in registers")]
fn narrow<L: Label, T: Score>(row: &[T]) -> Result<usize, usize> {
    let (mut top, mut nan) = ([T::LOWEST; LANES], [false; LANES]);
    for (_, lane) in lanes::<L, T>(row) {
        for i in 0..LANES {
            top[i] = higher(top[i], lane[i]);
            nan[i] |= lane[i].is_nan();
        }
    }
    if nan != [false; LANES] {
        return Err(first_nan(row));
    }
    let best = highest_of(top);
    let mut found = 0_u64;
    for (at, lane) in lanes::<L, T>(row) {
        for i in 0..LANES {
            found |= u64::from(lane[i] == best) << (at + i);
        }
    }
    Ok(found.trailing_zeros() as usize)
}

/// The higher of two numbers, the first where one is NaN: as the instruction does it.
#[inline(always)]
#[allow(clippy::inline_always, reason = "one instruction")]
pub(crate) fn higher<T: Score>(a: T, b: T) -> T {
    if b > a { b } else { a }
}

fn wide<T: Score>(row: &[T]) -> Result<usize, usize> {
    let mut best = (0, T::LOWEST);
    for (i, stretch) in row.chunks(STRETCH).enumerate() {
        let Some(top) = highest(stretch) else { return Err(i * STRETCH + first_nan(stretch)) };
        if top > best.1 {
            best = (i * STRETCH, top);
        }
    }
    let (start, top) = best;
    // Where every score is the lowest there is, nothing was higher, and the first is found.
    Ok(start + position(&row[start..], |score| score == top))
}

/// The highest number of a stretch, unless it has a NaN.
#[inline]
fn highest<T: Score>(stretch: &[T]) -> Option<T> {
    const STEP: usize = 8 * LANES;
    let (mut top, mut nan) = ([T::LOWEST; STEP], false);
    let (steps, rest) = steps::<STEP, T>(stretch);
    for step in steps {
        for i in 0..STEP {
            top[i] = higher(top[i], step[i]);
        }
        nan |= step.iter().fold(false, |nan, score| nan | score.is_nan());
    }
    for score in rest {
        top[0] = higher(top[0], *score);
        nan |= score.is_nan();
    }
    (!nan).then_some(highest_of(top))
}

/// The highest of a power of two of numbers without NaN.
#[inline(always)]
#[allow(clippy::inline_always, reason = "unrolled by the width")]
pub(crate) fn highest_of<const N: usize, T: Score>(mut numbers: [T; N]) -> T {
    let mut half = N / 2;
    while half > 0 {
        for i in 0..half {
            numbers[i] = higher(numbers[i], numbers[i + half]);
        }
        half /= 2;
    }
    numbers[0]
}

/// The row in steps of a fixed length, and what is left over.
#[inline(always)]
#[allow(clippy::inline_always, reason = "a loop over arrays")]
pub(crate) fn steps<const N: usize, T>(row: &[T]) -> (impl Iterator<Item = &[T; N]>, &[T]) {
    let steps = row.chunks_exact(N);
    let rest = steps.remainder();
    (steps.filter_map(|step| step.first_chunk()), rest)
}

/// The first place where something holds; it is known to hold somewhere.
#[inline]
pub(crate) fn position<T: Score>(row: &[T], holds: impl Fn(T) -> bool) -> usize {
    const STEP: usize = 4 * LANES;
    let mut start = 0;
    for step in row.chunks_exact(STEP) {
        if step.iter().fold(false, |any, score| any | holds(*score)) {
            break;
        }
        start += STEP;
    }
    start + row[start..].iter().take_while(|score| !holds(**score)).count()
}

#[cold]
pub(crate) fn first_nan<T: Score>(row: &[T]) -> usize {
    position(row, T::is_nan)
}
