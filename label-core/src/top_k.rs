//! In: one row of scores. Out: its k highest, sorted. First a bound that k scores reach, then only what is not below it.

use crate::argmax::{STEP, any, first_nan, steps};
use crate::label::Label;
use crate::number::Score;
use core::cmp::Ordering;

/// Up to so many classes each is compared with each.
const NARROW: usize = 16;

/// Fills `best` with the highest scores, the highest first, the lower index first where two are equal. `best` is not
/// longer than the row. Or the index of the first NaN.
#[inline]
pub(crate) fn top_k<L: Label, T: Score>(row: &[T], best: &mut [(L, T)]) -> Result<(), usize> {
    let row = &row[..L::COUNT];
    match (L::COUNT, best.len()) {
        (_, 0) => Ok(()),
        (..=NARROW, _) => ranked(row, best),
        (_, ..=STEP) => bounded(row, best),
        _ => heaped(row, best),
    }
}

/// For a narrow row: the place of a score is how many others come before it. No branch depends on a score.
#[inline(always)]
#[allow(clippy::inline_always, reason = "unrolled by the width")]
fn ranked<L: Label, T: Score>(row: &[T], best: &mut [(L, T)]) -> Result<(), usize> {
    if has_nan(row) {
        return Err(first_nan(row));
    }
    let mut ranks = [0_u32; NARROW];
    for later in 1..L::COUNT {
        for earlier in 0..later {
            let is_before = u32::from(row[later] > row[earlier]);
            ranks[earlier] += is_before;
            ranks[later] += 1 - is_before;
        }
    }
    let mut sorted = [(L::ALL[0], row[0]); NARROW];
    for index in 0..L::COUNT {
        sorted[ranks[index] as usize % NARROW] = (L::ALL[index], row[index]);
    }
    best.copy_from_slice(&sorted[..best.len()]);
    Ok(())
}

/// For a wide row and few places: two passes that compare whole registers, and few scores that are looked at one by one.
fn bounded<L: Label, T: Score>(row: &[T], best: &mut [(L, T)]) -> Result<(), usize> {
    let mut kept = Kept { bound: bound(row, best.len())?, best, len: 0 };
    let (steps, rest) = steps::<STEP, T>(row);
    let mut start = 0;
    for step in steps {
        if kept.wants(step) {
            for (i, score) in step.iter().enumerate() {
                kept.offer(start + i, *score);
            }
        }
        start += STEP;
    }
    for (i, score) in rest.iter().enumerate() {
        kept.offer(start + i, *score);
    }
    Ok(())
}

/// A number that at least k scores reach; few others do, unless the row was laid out to that end. The row is dealt into as
/// many groups as a step is long, each of which has a maximum: k scores reach the k-th highest of those.
fn bound<T: Score>(row: &[T], k: usize) -> Result<T, usize> {
    let mut tops = [T::LOWEST; STEP];
    if maxima(row, &mut tops) {
        return Err(first_nan(row));
    }
    tops.sort_unstable_by(|a, b| b.partial_cmp(a).unwrap_or(Ordering::Equal));
    Ok(tops[k - 1])
}

/// The maximum of each group; whether there is a NaN.
#[inline(never)]
fn maxima<T: Score>(row: &[T], tops: &mut [T; STEP]) -> bool {
    const HALF: usize = STEP / 2;
    let (mut lanes, mut nan) = ([T::LOWEST; STEP], [0; HALF]);
    let (steps, rest) = steps::<STEP, T>(row);
    for step in steps {
        for i in 0..STEP {
            lanes[i] = if step[i] > lanes[i] { step[i] } else { lanes[i] };
        }
        for i in 0..HALF {
            nan[i] |= step[i].unordered(step[i + HALF]);
        }
    }
    *tops = lanes;
    nan.iter().any(|lane| *lane != 0) | has_nan(rest)
}

/// The best so far, sorted.
struct Kept<'a, L, T> {
    best: &'a mut [(L, T)],
    len: usize,
    /// What a score has to reach; what it has to exceed when all places are taken, since an equal one came earlier.
    bound: T,
}

impl<L: Label, T: Score> Kept<'_, L, T> {
    #[inline]
    fn wants(&self, step: &[T; STEP]) -> bool {
        if self.len < self.best.len() {
            any(step, |score| score >= self.bound)
        } else {
            any(step, |score| score > self.bound)
        }
    }

    #[inline]
    fn offer(&mut self, index: usize, score: T) {
        let full = self.len == self.best.len();
        if score < self.bound || full && score == self.bound {
            return;
        }
        let mut place = if full { self.len - 1 } else { self.len };
        while place > 0 && self.best[place - 1].1 < score {
            self.best[place] = self.best[place - 1];
            place -= 1;
        }
        self.best[place] = (L::ALL[index], score);
        self.len += usize::from(!full);
        if self.len == self.best.len() {
            self.bound = self.best[self.len - 1].1;
        }
    }
}

/// For many places: a heap with the worst on top, sorted in the end.
fn heaped<L: Label, T: Score>(row: &[T], best: &mut [(L, T)]) -> Result<(), usize> {
    if has_nan(row) {
        return Err(first_nan(row));
    }
    let mut rest = L::ALL.iter().copied().zip(row.iter().copied());
    for (place, scored) in best.iter_mut().zip(&mut rest) {
        *place = scored;
    }
    for root in (0..best.len() / 2).rev() {
        sink(best, root);
    }
    for scored in rest {
        // An equal score has a higher index than all before it.
        if scored.1 > best[0].1 {
            best[0] = scored;
            sink(best, 0);
        }
    }
    best.sort_unstable_by(order);
    Ok(())
}

fn sink<L: Label, T: Score>(heap: &mut [(L, T)], mut root: usize) {
    loop {
        let mut worst = root;
        for child in [2 * root + 1, 2 * root + 2] {
            if child < heap.len() && order(&heap[child], &heap[worst]).is_gt() {
                worst = child;
            }
        }
        if worst == root {
            return;
        }
        heap.swap(root, worst);
        root = worst;
    }
}

/// The better first.
fn order<L: Label, T: Score>(a: &(L, T), b: &(L, T)) -> Ordering {
    b.1.partial_cmp(&a.1).unwrap_or(Ordering::Equal).then(a.0.cmp(&b.0))
}

#[inline(always)]
#[allow(clippy::inline_always, reason = "unrolled by the width")]
fn has_nan<T: Score>(numbers: &[T]) -> bool {
    numbers.iter().fold(false, |nan, score| nan | score.is_nan())
}
