//! For each class of one label type its index in another, made at compile time, and the message if a name is missing there.

#![allow(clippy::cast_possible_truncation, reason = "there are at most 65,536 classes; const has no `TryFrom`")]

use crate::const_message::Message;
use crate::label::{IndexTable, Label};
use crate::near_name::near_name;
use core::marker::PhantomData;
use typed_label_hash::perfect_hash::str_eq;

/// For each class of `A` the index that it has in `B`.
#[derive(Debug)]
pub struct IndexMap<A, B, const N: usize>(PhantomData<(A, B)>);

impl<A: Label, B: Label, const N: usize> IndexTable for IndexMap<A, B, N> {
    const TABLE: &'static [u16] = &Self::MAPPED.indices;
    const MISSING: Option<usize> = Self::MAPPED.missing;
}

impl<A: Label, B: Label, const N: usize> IndexMap<A, B, N> {
    const MAPPED: Mapped<N> = if N <= PART { map_from::<A, B, N>(0) } else { join_parts::<A, B, N>() };
}

/// Indices, and the class of the first that there is not.
struct Mapped<const N: usize> {
    indices: [u16; N],
    missing: Option<usize>,
}

/// How many classes one constant maps. rustc stops at two million steps, which it counts for each constant by itself: those of
/// 65,536 names in any order are more.
const PART: usize = 256;

/// The part of a map whose number has these digits, to the base 16. For a type, no number can be computed.
struct Part<A, B, const HIGH: usize, const LOW: usize>(PhantomData<(A, B)>);

impl<A: Label, B: Label, const HIGH: usize, const LOW: usize> Part<A, B, HIGH, LOW> {
    const MAPPED: Mapped<PART> = map_from::<A, B, PART>((16 * HIGH + LOW) * PART);
}

/// The indices in `B` of the classes of `A` from an index on, up to `N` of them.
const fn map_from<A: Label, B: Label, const N: usize>(first: usize) -> Mapped<N> {
    let (mut indices, mut missing) = ([0; N], None);
    let (mut place, mut next) = (0, first);
    while place < N && first + place < A::COUNT {
        let index = first + place;
        // Two orders mostly have the same neighbours, and comparing takes the compiler a third of a look-up.
        let is_next = next < B::COUNT && str_eq(A::NAMES[index], B::NAMES[next]);
        let mapped = if is_next { Some(next) } else { B::LOOKUP.find(B::NAMES, A::NAMES[index]) };
        match mapped {
            Some(mapped) => (indices[place], next) = (mapped as u16, mapped + 1),
            None if missing.is_none() => missing = Some(index),
            None => {}
        }
        place += 1;
    }
    Mapped { indices, missing }
}

const fn join_parts<A: Label, B: Label, const N: usize>() -> Mapped<N> {
    let (mut indices, mut missing) = ([0; N], None);
    let mut index = 0;
    while index < N {
        let part = part_of_number::<A, B>(index / PART);
        if missing.is_none() {
            missing = part.missing;
        }
        let mut place = 0;
        while place < PART && index < N {
            indices[index] = part.indices[place];
            (place, index) = (place + 1, index + 1);
        }
    }
    Mapped { indices, missing }
}

/// A function, since rustc evaluates a const that another const names, even if it does not need it.
const fn part<A: Label, B: Label, const HIGH: usize, const LOW: usize>() -> &'static Mapped<PART> {
    &Part::<A, B, HIGH, LOW>::MAPPED
}

macro_rules! part_of_number {
    ($($digit:literal)*) => {
        const fn part_of_number<A: Label, B: Label>(number: usize) -> &'static Mapped<PART> {
            match number / 16 {
                $($digit => part_of_digit::<A, B, $digit>(number % 16),)*
                _ => panic!("there are at most 65,536 classes"),
            }
        }

        const fn part_of_digit<A: Label, B: Label, const HIGH: usize>(low: usize) -> &'static Mapped<PART> {
            match low {
                $($digit => part::<A, B, HIGH, $digit>(),)*
                _ => panic!("a digit is less than 16"),
            }
        }
    };
}

part_of_number! { 0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 }

/// The first class of `A` that `B` lacks. A function, so that the map is made only if it is asked for.
pub(crate) const fn first_missing<A: Label, B: Label>() -> Option<usize> {
    <A::IndexMap<B>>::MISSING
}

/// What is wrong: the class of `A` at this index, which `B` lacks.
pub(crate) const fn missing_class<A: Label, B: Label>(index: usize) -> Message {
    let name = A::NAMES[index];
    let message = Message::NEW.push("\"").push(name).push("\", index ").push_number(index).push(" of ");
    let message = message.push(A::TYPE_NAME).push(", is not a class of ").push(B::TYPE_NAME);
    // A name that both have is not a misspelling of another one.
    let message = match near_name(B::NAMES, name) {
        Some(near) if A::LOOKUP.find(A::NAMES, B::NAMES[near]).is_none() => {
            message.push("; the nearest is ").push_class(B::NAMES[near], near)
        }
        _ => message,
    };
    if A::COUNT <= B::COUNT || first_missing::<B, A>().is_some() {
        return message;
    }
    let message = message.push("\nhelp: `Subset<").push(A::TYPE_NAME).push(", ").push(B::TYPE_NAME);
    message.push(">` takes the classes of ").push(B::TYPE_NAME).push(" out of the scores of ").push(A::TYPE_NAME)
}
