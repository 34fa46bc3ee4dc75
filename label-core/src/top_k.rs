//! In: one row of scores. Out: its k highest, sorted. First a bound that k scores reach, then only what is not below it.

use crate::argmax::{first_nan, higher, highest_of, steps};
use crate::label::Label;
use crate::number::Score;
use core::cmp::Ordering;

/// How many groups a wide row is dealt into. Each has a maximum, so that k scores reach the k-th highest of those.
const GROUPS: usize = 32;

/// Up to so many scores it is quicker to insert each where it belongs than to keep a heap.
const FEW: usize = 16;

/// Fills `best` with the highest scores, the highest first, the lower index first where two are equal. `best` is not
/// longer than the row. Or the index of the first NaN.
#[inline]
pub(crate) fn top_k<L: Label, T: Score>(row: &[T], best: &mut [(L, T)]) -> Result<(), usize> {
    let row = &row[..L::COUNT];
    match (L::COUNT, best.len()) {
        (_, 0) => Ok(()),
        (..=16, _) => rounds::<16, L, T>(row, best),
        (17..=32, ..=FEW) => rounds::<32, L, T>(row, best),
        (_, ..=FEW) => bounded(row, best),
        _ => heaped(row, best),
    }
}

/// For a narrow row: the highest of what is left, k times, with the whole row in registers.
#[inline(always)]
#[allow(clippy::inline_always, reason = "the width has to be known inside")]
fn rounds<const WIDTH: usize, L: Label, T: Score>(row: &[T], best: &mut [(L, T)]) -> Result<(), usize> {
    let mut left = [T::LOWEST; WIDTH];
    left[..L::COUNT].copy_from_slice(row);
    if has_nan(&left) {
        return Err(first_nan(row));
    }
    let mut taken = 0_u32;
    for place in best {
        let top = highest_of(left);
        let index = (reaching(&left, |score| score == top) & !taken).trailing_zeros() as usize;
        taken |= 1 << index;
        for (i, score) in left.iter_mut().enumerate() {
            *score = if i == index { T::LOWEST } else { *score };
        }
        *place = (L::ALL[index], top);
    }
    Ok(())
}

/// For a wide row and few places: two passes that compare whole registers, and few scores that are looked at one by one.
fn bounded<L: Label, T: Score>(row: &[T], best: &mut [(L, T)]) -> Result<(), usize> {
    let mut kept = Kept { bound: bound(row, best.len())?, best, len: 0 };
    let (steps, rest) = steps::<GROUPS, T>(row);
    let mut start = 0;
    for step in steps {
        if kept.any(step) {
            let mut found = reaching(step, |score| score >= kept.bound);
            while found != 0 {
                let i = found.trailing_zeros() as usize;
                kept.offer(start + i, step[i]);
                found &= found - 1;
            }
        }
        start += GROUPS;
    }
    for (i, score) in rest.iter().enumerate() {
        kept.offer(start + i, *score);
    }
    Ok(())
}

/// A number that at least k scores reach; few others do, unless the row was laid out to that end.
#[inline]
fn bound<T: Score>(row: &[T], k: usize) -> Result<T, usize> {
    let (mut top, mut nan) = ([T::LOWEST; GROUPS], false);
    let (steps, rest) = steps::<GROUPS, T>(row);
    for step in steps {
        for i in 0..GROUPS {
            top[i] = higher(top[i], step[i]);
        }
        nan |= has_nan(step);
    }
    if nan | has_nan(rest) {
        return Err(first_nan(row));
    }
    let mut bound = highest_of(top);
    for _ in 1..k {
        // Equal maxima go together: the bound is the k-th that differs, which is lower still.
        for score in &mut top {
            *score = if *score == bound { T::LOWEST } else { *score };
        }
        bound = highest_of(top);
    }
    Ok(bound)
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
    fn any(&self, step: &[T; GROUPS]) -> bool {
        if self.len < self.best.len() {
            step.iter().fold(false, |any, score| any | (*score >= self.bound))
        } else {
            step.iter().fold(false, |any, score| any | (*score > self.bound))
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

/// A bit for each number for which something holds.
#[inline(always)]
#[allow(clippy::inline_always, reason = "unrolled by the width")]
fn reaching<const N: usize, T: Score>(numbers: &[T; N], holds: impl Fn(T) -> bool) -> u32 {
    (0..N).fold(0, |found, i| found | u32::from(holds(numbers[i])) << i)
}

#[inline(always)]
#[allow(clippy::inline_always, reason = "unrolled by the width")]
fn has_nan<T: Score>(numbers: &[T]) -> bool {
    numbers.iter().fold(false, |nan, score| nan | score.is_nan())
}
