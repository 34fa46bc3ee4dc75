//! No score is read before the first or after the last: the rows begin and end at pages that may not be read. Valgrind sees it too,
//! in the job `valgrind`.

#![cfg(all(target_os = "linux", target_pointer_width = "64", not(miri)))]
#![allow(clippy::cast_precision_loss, clippy::cast_possible_truncation, reason = "small whole numbers")]

use std::ptr;
use typed_label::{Batch, ClassMajor, Label, Score};

use crate::types::{Four, Fourteen, One, Sixty, Sixtyfive, Sixtyfour, Thirty, Thousand, Three};

unsafe extern "C" {
    fn mmap(at: *mut u8, length: usize, protection: i32, flags: i32, file: i32, offset: i64) -> *mut u8;
    fn munmap(at: *mut u8, length: usize) -> i32;
}

const PAGE: usize = 1 << 16; // the largest of any Linux
const READ_WRITE: i32 = 3;
const PRIVATE_ANONYMOUS: i32 = 0x22;
const FIXED: i32 = 0x10;

/// Two pages, before and after which there are pages that may not be read.
struct Guarded(*mut u8);

impl Guarded {
    fn new() -> Self {
        // SAFETY: new pages, of which the two in the middle are then replaced.
        unsafe {
            let at = mmap(ptr::null_mut(), 4 * PAGE, 0, PRIVATE_ANONYMOUS, -1, 0);
            assert!(at.addr() != usize::MAX);
            let middle = mmap(at.add(PAGE), 2 * PAGE, READ_WRITE, PRIVATE_ANONYMOUS | FIXED, -1, 0);
            assert_eq!(middle, at.add(PAGE));
            Self(at)
        }
    }

    /// So many numbers up to the end of the pages, or from their beginning on.
    fn numbers<T: Score>(&mut self, len: usize, at_end: bool) -> &mut [T] {
        let bytes = len * size_of::<T>();
        assert!(bytes <= 2 * PAGE);
        let offset = if at_end { 2 * PAGE - bytes } else { 0 };
        // SAFETY: within the two pages, and aligned since a page is; zero is a number.
        unsafe { std::slice::from_raw_parts_mut(self.0.add(PAGE + offset).cast(), len) }
    }
}

impl Drop for Guarded {
    fn drop(&mut self) {
        // SAFETY: the pages of `new`.
        unsafe { munmap(self.0, 4 * PAGE) };
    }
}

fn decode<L: Label, T: Score>(pages: &mut Guarded, score: impl Fn(usize) -> T) {
    for at_end in [false, true] {
        for rows in [1, 2, 3, 17] {
            let numbers = pages.numbers(rows * L::COUNT, at_end);
            for (i, place) in numbers.iter_mut().enumerate() {
                *place = score(i % 7);
            }
            let numbers = &*numbers;
            let (mut labels, mut best) = (vec![L::ALL[0]; rows], vec![[(L::ALL[0], score(0)); 1]; rows]);
            let batch = Batch::<L, T>::from_rows(numbers).unwrap();
            batch.argmax_into(&mut labels).unwrap();
            batch.top_k_into(&mut best).unwrap();
            assert!(best.iter().zip(&labels).all(|([(label, _)], found)| label == found));
            ClassMajor::<L, T>::new(numbers, &[L::COUNT, rows]).unwrap().argmax_into(&mut labels).unwrap();
        }
    }
}

#[test]
fn nothing_beside_the_scores_is_read() {
    fn each_type<L: Label>(pages: &mut Guarded) {
        decode::<L, f32>(pages, |i| i as f32);
        decode::<L, f64>(pages, |i| i as f64);
        decode::<L, u8>(pages, |i| i as u8);
        decode::<L, i8>(pages, |i| i as i8);
    }
    let pages = &mut Guarded::new();
    each_type::<One>(pages);
    each_type::<Three>(pages);
    each_type::<Four>(pages);
    each_type::<Fourteen>(pages);
    each_type::<Thirty>(pages);
    each_type::<Sixty>(pages);
    each_type::<Sixtyfour>(pages);
    each_type::<Sixtyfive>(pages);
    decode::<Thousand, f32>(pages, |i| i as f32);
    decode::<Thousand, u8>(pages, |i| i as u8);
}
