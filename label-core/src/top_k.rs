//! The k highest scores of a row, sorted. First a bound that k scores reach, then only what is not below it.

use crate::argmax::argmax;
use crate::const_message::Message;
use crate::label::{Label, label_at, labels};
use crate::lanes::{Maxima, STEP, first_nan, has_nan, maxima, steps};
use crate::number::Score;
use crate::simd::RANKED;
use core::cmp::Ordering;
use core::marker::PhantomData;

/// Up to so many classes each is compared with each, in plain loops.
const NARROW: usize = 16;

/// Proof that a label type has at least `K` classes: one constant, and so one error, for each function on the way.
pub(crate) struct AtMost<L, const K: usize>(PhantomData<L>);

impl<L: Label, const K: usize> AtMost<L, K> {
    pub(crate) const COUNT: () = check_k(K, L::COUNT, L::TYPE_NAME);
}

#[track_caller]
const fn check_k(k: usize, count: usize, type_name: &str) {
    if k > count {
        let message = Message::NEW.push("the ").push_number(k).push(" highest scores are asked for, and ");
        let message = message.push(type_name).push(" has ").push_count(count, "class", "classes");
        let message = message.push("\nhelp: ask for at most ").push_number(count);
        let message = message.push("; if k may be higher, `Scores::top_k_into` takes a slice and fills what there is");
        panic!("{}", message.text())
    }
}

/// Fills `best` with the highest scores, the highest first, the lower index first if two are equal. `best` is not
/// longer than the row. Or the index of the first NaN; then `best` stays as it is.
#[inline]
pub(crate) fn top_k<L: Label, T: Score>(row: &[T], best: &mut [(L, T)]) -> Result<(), usize> {
    let row = &row[..L::COUNT];
    match best {
        [] => return Ok(()),
        [first] => return argmax::<L, T>(row).map(|index| *first = (label_at(index), row[index])),
        _ => {}
    }
    let mut places = [0; RANKED];
    match T::top_k(row, best.len(), &mut places) {
        Some(false) => {
            for (place, index) in best.iter_mut().zip(&places) {
                *place = (label_at(usize::from(*index)), row[usize::from(*index)]);
            }
            Ok(())
        }
        Some(true) => Err(first_nan(row)),
        None => plain(row, best),
    }
}

/// In plain loops.
#[inline(always)]
#[allow(clippy::inline_always, reason = "the width has to be known inside")]
fn plain<L: Label, T: Score>(row: &[T], best: &mut [(L, T)]) -> Result<(), usize> {
    match (L::COUNT, best.len()) {
        (..=NARROW, _) => ranked(row, best),
        (_, ..=STEP) => bounded(row, best),
        _ => heaped(row, best),
    }
}

/// For a narrow row: the place of a score is how many others come before it. No branch depends on a score.
#[inline(always)]
#[allow(clippy::inline_always, clippy::cast_possible_truncation, reason = "unrolled by the width, which is below 17")]
fn ranked<L: Label, T: Score>(row: &[T], best: &mut [(L, T)]) -> Result<(), usize> {
    if has_nan(row) {
        return Err(first_nan(row));
    }
    // An index a byte: what is read back is as long as what was written, so that the processor need not wait for it.
    let mut indices = [0_u8; NARROW];
    for (index, rank) in plain_ranks(row).into_iter().enumerate().take(L::COUNT) {
        indices[rank as usize % NARROW] = index as u8;
    }
    for (place, index) in best.iter_mut().zip(indices) {
        *place = (label_at(usize::from(index)), row[usize::from(index)]);
    }
    Ok(())
}

/// For each of at most 16 scores, how many come before it.
#[inline(always)]
#[allow(clippy::inline_always, reason = "unrolled by the width")]
fn plain_ranks<T: Score>(row: &[T]) -> [u32; NARROW] {
    let mut ranks = ranks(row);
    // Equal scores have the same rank so far: the sum shows it.
    if ranks.iter().sum::<u32>() as usize != row.len() * (row.len() - 1) / 2 {
        for index in 0..row.len() {
            ranks[index] += row[..index].iter().map(|earlier| u32::from(*earlier == row[index])).sum::<u32>();
        }
    }
    ranks
}

/// For each of at most 16 scores, how many are higher.
#[inline(always)]
#[allow(clippy::inline_always, reason = "unrolled by the width")]
fn ranks<T: Score>(row: &[T]) -> [u32; NARROW] {
    let mut ranks = [0; NARROW];
    for (rank, score) in ranks.iter_mut().zip(row) {
        *rank = row.iter().map(|other| u32::from(*other > *score)).sum();
    }
    ranks
}

/// For a wide row and few places. A block is dealt into lanes, whose maxima are found in registers; only a lane whose
/// maximum reaches the worst of the best is looked at again, score by score. Few do, whatever the order of the scores: k
/// scores reach the k-th highest of the first block's maxima.
fn bounded<L: Label, T: Score>(row: &[T], best: &mut [(L, T)]) -> Result<(), usize> {
    const BLOCK: usize = 64 * STEP;
    let mut places = [(label_at(0), T::LOWEST); STEP];
    let mut kept = Shortlist { bound: T::LOWEST, len: 0, best: &mut places[..best.len()] };
    for (i, block) in row.chunks(BLOCK).enumerate() {
        let mut tops = [T::LOWEST; STEP];
        if block_maxima(block, &mut tops) {
            return Err(first_nan(row));
        }
        if i == 0 {
            kept.bound = kth(&tops, kept.best.len());
        }
        for (lane, top) in tops.into_iter().enumerate() {
            if top >= kept.bound {
                for (step, scores) in steps::<STEP, T>(block).0.enumerate() {
                    kept.offer(i * BLOCK + step * STEP + lane, scores[lane]);
                }
            }
        }
        let whole = block.len() / STEP * STEP;
        for (j, score) in block[whole..].iter().enumerate() {
            kept.offer(i * BLOCK + whole + j, *score);
        }
    }
    best.copy_from_slice(kept.best);
    Ok(())
}

/// The k-th highest: the lowest of those to which fewer than k are higher.
#[inline(never)]
fn kth<T: Score>(tops: &[T; STEP], k: usize) -> T {
    let mut kth = tops[0];
    let mut is_first = true;
    for (top, rank) in tops.iter().zip(ranks(tops)) {
        let is_lower = (rank as usize) < k && (is_first || *top < kth);
        kth = if is_lower { *top } else { kth };
        is_first &= !is_lower;
    }
    kth
}

/// The maximum of each lane of the block's whole steps; whether there is a NaN in the block.
#[inline(never)]
fn block_maxima<T: Score>(block: &[T], tops: &mut [T; STEP]) -> bool {
    let Maxima { lanes, has_nan: in_steps, rest } = maxima(block);
    *tops = lanes;
    in_steps | has_nan(rest)
}

/// The best so far, sorted.
struct Shortlist<'a, L, T> {
    /// What a score has to reach.
    bound: T,
    len: usize,
    best: &'a mut [(L, T)],
}

impl<L: Label, T: Score> Shortlist<'_, L, T> {
    #[inline]
    fn offer(&mut self, index: usize, score: T) {
        if score >= self.bound {
            self.insert((label_at(index), score));
        }
    }

    #[inline(never)]
    fn insert(&mut self, scored: (L, T)) {
        let full = self.len == self.best.len();
        let mut place = self.len;
        while place > 0 && order(&scored, &self.best[place - 1]).is_lt() {
            place -= 1;
        }
        if place == self.best.len() {
            return;
        }
        self.len += usize::from(!full);
        self.best[place..self.len].rotate_right(1);
        self.best[place] = scored;
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
    let mut rest = labels().zip(row.iter().copied());
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

#[cfg(test)]
mod tests {
    extern crate std;
    use super::check_k;
    use std::panic::catch_unwind;
    use std::string::String;

    #[test]
    fn more_than_there_are_is_an_error_with_both_numbers() {
        let message = |k, count| {
            let panic = catch_unwind(|| check_k(k, count, "Pet")).err()?;
            panic.downcast_ref::<String>().cloned()
        };
        assert_eq!((message(12, 12), message(0, 1)), (None, None));
        let help = "if k may be higher, `Scores::top_k_into` takes a slice and fills what there is";
        for (k, count, expected) in [
            (20, 12, "the 20 highest scores are asked for, and Pet has 12 classes\nhelp: ask for at most 12; "),
            (2, 1, "the 2 highest scores are asked for, and Pet has 1 class\nhelp: ask for at most 1; "),
        ] {
            assert_eq!(message(k, count), Some(String::from(expected) + help));
        }
    }
}
