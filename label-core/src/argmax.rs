//! The index of the highest score in a row.

use crate::label::Label;
use crate::lanes::{LANES, Maxima, STEP, first_nan, higher, maxima, steps};
use crate::number::Score;

/// Up to this width a row is one chain of comparisons without a branch, unrolled.
pub(crate) const NARROW: usize = 32;

/// How long a stretch is searched for the place of its highest number: long enough that finding the maximum of each is
/// what takes the time, short enough to be in the first-level cache still.
const STRETCH: usize = 512;

/// The index of the highest score, the lowest such index if several are equal; or that of the first NaN.
#[inline(always)]
#[allow(clippy::inline_always, reason = "the width has to be known inside")]
pub(crate) fn argmax<L: Label, T: Score>(row: &[T]) -> Result<usize, usize> {
    match T::argmax(row) {
        Some(found) => found,
        None => plain::<L, T>(row),
    }
}

/// Calls `found` with the number of each row and its [`argmax`].
#[inline(always)]
#[allow(clippy::inline_always, reason = "the width has to be known inside")]
pub(crate) fn argmax_rows<L: Label, T: Score>(rows: &[T], mut found: impl FnMut(usize, Result<usize, usize>)) {
    if T::argmax_rows(rows, L::COUNT, &mut found).is_none() {
        for (row, scores) in rows.chunks_exact(L::COUNT).enumerate() {
            found(row, plain::<L, T>(scores));
        }
    }
}

/// In plain loops.
#[inline(always)]
#[allow(clippy::inline_always, reason = "the width has to be known inside")]
fn plain<L: Label, T: Score>(row: &[T]) -> Result<usize, usize> {
    let row = &row[..L::COUNT];
    match L::COUNT {
        ..=NARROW => narrow::<L, T>(row),
        _ => wide(row),
    }
}

/// One comparison after the other, none of which is a branch.
#[inline(always)]
#[allow(clippy::inline_always, clippy::needless_range_loop, reason = "unrolled by the width")]
fn narrow<L: Label, T: Score>(row: &[T]) -> Result<usize, usize> {
    let (mut best, mut top, mut nan) = (0, row[0], row[0].is_nan());
    for index in 1..L::COUNT {
        let is_higher = row[index] > top;
        best = if is_higher { index } else { best };
        top = if is_higher { row[index] } else { top };
        nan |= row[index].is_nan();
    }
    if nan { Err(first_nan(row)) } else { Ok(best) }
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
    // If every score is `LOWEST`, nothing was higher, and the first is found.
    Ok(start + position(&row[start..], |score| score == top))
}

/// The highest number of a stretch, unless it has a NaN. The lanes end in one chain of comparisons: so they stay in registers, as
/// they would not with a tree (rustc 1.95).
#[inline]
fn highest<T: Score>(stretch: &[T]) -> Option<T> {
    let Maxima { lanes, has_nan, rest } = maxima(stretch);
    let mut top = lanes[0];
    for lane in &lanes[1..] {
        top = higher(top, *lane);
    }
    let mut nan = has_nan;
    for score in rest {
        top = higher(top, *score);
        nan |= score.is_nan();
    }
    (!nan).then_some(top)
}

/// The first index that satisfies `holds`. At least one must.
#[inline]
fn position<T: Score>(row: &[T], holds: impl Fn(T) -> bool) -> usize {
    let mut start = 0;
    let (steps, _) = steps::<STEP, T>(row);
    for step in steps {
        if any(step, &holds) {
            break;
        }
        start += STEP;
    }
    start + row[start..].iter().take_while(|score| !holds(**score)).count()
}

/// Whether a number of a step satisfies `holds`.
#[inline(always)]
#[allow(clippy::inline_always, reason = "a loop over arrays")]
fn any<T: Score>(step: &[T; STEP], holds: impl Fn(T) -> bool) -> bool {
    let mut found = [0_u32; LANES];
    for lanes in 0..STEP / LANES {
        for i in 0..LANES {
            found[i] |= if holds(step[lanes * LANES + i]) { u32::MAX } else { 0 };
        }
    }
    found != [0; LANES]
}
