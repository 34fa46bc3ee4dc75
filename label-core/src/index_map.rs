//! For each class of one label type its index in another, made at compile time. If a name is missing there, the build stops.

#![allow(clippy::cast_possible_truncation, reason = "there are at most 65,536 classes; const has no `TryFrom`")]

use crate::const_message::Message;
use crate::label::{IndexTable, Label};
use crate::perfect_hash::str_eq;
use core::marker::PhantomData;

/// For each class of `A` the index that it has in `B`.
#[derive(Debug)]
pub struct IndexMap<A, B, const N: usize>(PhantomData<(A, B)>);

impl<A: Label, B: Label, const N: usize> IndexTable for IndexMap<A, B, N> {
    const TABLE: &'static [u16] = &if N <= PART { map_from::<A, B, N>(0) } else { join_parts::<A, B, N>() };
}

/// How many classes one constant maps. rustc stops at two million steps, which it counts for each constant by itself: those of
/// 65,536 names in any order are more.
const PART: usize = 256;

/// The part of a map whose number has these digits, to the base 16. For a type, no number can be computed.
struct Part<A, B, const HIGH: usize, const LOW: usize>(PhantomData<(A, B)>);

impl<A: Label, B: Label, const HIGH: usize, const LOW: usize> Part<A, B, HIGH, LOW> {
    const INDICES: [u16; PART] = map_from::<A, B, PART>((16 * HIGH + LOW) * PART);
}

/// The indices in `B` of the classes of `A` from an index on, up to `N` of them.
#[track_caller]
const fn map_from<A: Label, B: Label, const N: usize>(first: usize) -> [u16; N] {
    let mut indices = [0; N];
    let (mut place, mut next) = (0, first);
    while place < N && first + place < A::COUNT {
        let index = first + place;
        // Two orders mostly have the same neighbours, and comparing takes the compiler a third of a look-up.
        let is_next = next < B::COUNT && str_eq(A::NAMES[index], B::NAMES[next]);
        indices[place] = if is_next { next as u16 } else { map_index::<A, B>(index) };
        next = indices[place] as usize + 1;
        place += 1;
    }
    indices
}

const fn join_parts<A: Label, B: Label, const N: usize>() -> [u16; N] {
    let mut indices = [0; N];
    let mut index = 0;
    while index < N {
        let part = part_of_number::<A, B>(index / PART);
        let mut place = 0;
        while place < PART && index < N {
            indices[index] = part[place];
            (place, index) = (place + 1, index + 1);
        }
    }
    indices
}

/// A function, since rustc evaluates a const that another const names, even if it does not need it.
const fn part<A: Label, B: Label, const HIGH: usize, const LOW: usize>() -> &'static [u16; PART] {
    &Part::<A, B, HIGH, LOW>::INDICES
}

macro_rules! part_of_number {
    ($($digit:literal)*) => {
        const fn part_of_number<A: Label, B: Label>(number: usize) -> &'static [u16; PART] {
            match number / 16 {
                $($digit => part_of_digit::<A, B, $digit>(number % 16),)*
                _ => panic!("there are at most 65,536 classes"),
            }
        }

        const fn part_of_digit<A: Label, B: Label, const HIGH: usize>(low: usize) -> &'static [u16; PART] {
            match low {
                $($digit => part::<A, B, HIGH, $digit>(),)*
                _ => panic!("a digit is less than 16"),
            }
        }
    };
}

part_of_number! { 0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 }

/// The index in `B` of the class of `A` at an index. If there is none, the build stops.
#[track_caller] // The error shows the call, and nothing of the standard library's source.
const fn map_index<A: Label, B: Label>(index: usize) -> u16 {
    let name = A::NAMES[index];
    let Some(mapped) = B::LOOKUP.find(B::NAMES, name) else {
        let message = Message::NEW.push("\"").push(name).push("\", index ").push_number(index).push(" of ");
        let message = message.push(A::TYPE_NAME).push(", is not a class of ").push(B::TYPE_NAME);
        panic!("{}", message.text())
    };
    mapped as u16
}
