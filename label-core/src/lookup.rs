//! In: a name. Out: the one index that can have it, from a perfect hash table that was made with the enum.
//! `label-build/src/lookup.rs` makes the table; the hash stands in both, and a test holds them together.

#![allow(clippy::cast_possible_truncation, reason = "a hash keeps the bits that it needs; const has no `From`")]

/// A table in which each class name has a slot of its own, so that a look-up compares with one name, whatever the names.
#[derive(Clone, Copy, Debug)]
pub struct Lookup {
    /// What the hash starts with; chosen so that the names fit.
    pub seed: u64,
    /// For each bucket, what turns its names' slots into free ones; two bytes, little-endian. A lone bucket has 0.
    pub pilots: &'static [u8],
    /// For each slot an index; two bytes, little-endian. The number of slots is a power of two.
    pub slots: &'static [u8],
}

impl Lookup {
    /// The only index that can have this name.
    #[inline]
    pub const fn candidate(&self, name: &str) -> usize {
        let hash = hash(name.as_bytes(), self.seed);
        let buckets = self.pilots.len() / 2;
        // What is known where the table is a constant: few names need no pilot.
        let pilot =
            if buckets == 1 { 0 } else { number(self.pilots, (((hash >> 32) * buckets as u64) >> 32) as usize) };
        let slots = self.slots.len() / 2;
        number(self.slots, (hash as usize ^ pilot) & (slots - 1))
    }
}

#[inline]
const fn number(bytes: &[u8], at: usize) -> usize {
    bytes[at * 2] as usize | (bytes[at * 2 + 1] as usize) << 8
}

/// A table whose size generic code can't name.
pub trait Table {
    /// The indices.
    const TABLE: &'static [u16];
}

/// A hash by folded multiplication: 16 bytes a step, the last step overlaps the one before.
/// The seed is in both factors, so that no name can make one of them zero for every seed.
#[inline]
const fn hash(bytes: &[u8], seed: u64) -> u64 {
    // A length that only flips bits could undo what a letter flips, under every seed; one that is added can't.
    let mut state = seed.wrapping_add((bytes.len() as u64).wrapping_mul(0xd6e8_feb8_6659_fd93));
    let mut rest = bytes;
    while rest.len() > 16 {
        state = fold(word(rest, 0) ^ state, word(rest, 8) ^ seed.rotate_left(32));
        rest = rest.split_at(16).1;
    }
    let n = rest.len();
    let (a, b) = if n >= 8 {
        (word(rest, 0), word(rest, n - 8))
    } else if n >= 4 {
        (half(rest, 0), half(rest, n - 4))
    } else if n > 0 {
        ((rest[0] as u64) << 16 | (rest[n / 2] as u64) << 8 | rest[n - 1] as u64, 0)
    } else {
        (0, 0)
    };
    fold(a ^ state, b ^ seed.rotate_left(32))
}

#[inline]
const fn fold(a: u64, b: u64) -> u64 {
    let product = a as u128 * b as u128;
    product as u64 ^ (product >> 64) as u64
}

#[inline]
const fn word(bytes: &[u8], at: usize) -> u64 {
    match bytes.split_at(at).1.first_chunk() {
        Some(chunk) => u64::from_le_bytes(*chunk),
        None => 0,
    }
}

#[inline]
const fn half(bytes: &[u8], at: usize) -> u64 {
    match bytes.split_at(at).1.first_chunk() {
        Some(chunk) => u32::from_le_bytes(*chunk) as u64,
        None => 0,
    }
}

/// Whether two texts are the same, in const too.
#[inline]
pub const fn same(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    let n = a.len();
    if n != b.len() {
        return false;
    }
    if n < 8 {
        if n >= 4 {
            return half(a, 0) == half(b, 0) && half(a, n - 4) == half(b, n - 4);
        }
        return n == 0 || (a[0] == b[0] && a[n / 2] == b[n / 2] && a[n - 1] == b[n - 1]);
    }
    let mut at = 0;
    while at + 8 < n {
        if word(a, at) != word(b, at) {
            return false;
        }
        at += 8;
    }
    word(a, n - 8) == word(b, n - 8)
}

#[cfg(test)]
mod tests {
    extern crate std;
    use super::*;
    use std::string::String;

    #[test]
    fn texts_of_every_length_are_the_same_only_as_themselves() {
        for n in 0..40 {
            let text: String = ('a'..='z').cycle().take(n).collect();
            assert!(same(&text, &text));
            assert!(!same(&text, &(text.clone() + "x")));
            for i in 0..n {
                let mut other = text.clone();
                other.replace_range(i..=i, "#");
                assert!(!same(&text, &other), "{text} {other}");
            }
        }
    }
}
