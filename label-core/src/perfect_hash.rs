//! In: a name. Out: the index that has it, from a perfect hash table that was made with the enum.
//! `label-build/src/lookup.rs` makes the table; the hash stands in both, and a test holds them together.

#![allow(clippy::cast_possible_truncation, reason = "a hash keeps the bits that it needs; const has no `From`")]
#![allow(clippy::many_single_char_names, reason = "eight bytes, which have no other names")]

/// A table in which each class name has a slot of its own, so that a look-up compares with one name, whatever the names.
#[derive(Clone, Copy, Debug)]
pub struct Lookup {
    /// What the hash starts with.
    seed: u64,
    /// For each bucket, what turns its names' slots into free ones; two bytes, little-endian. A lone bucket has 0.
    pilots: &'static [u8],
    /// For each slot an index and 16 bits of its name's hash; two bytes each, little-endian. The number of slots is a power
    /// of two.
    slots: &'static [u8],
}

impl Lookup {
    /// The table with the first seed, counted from 0, under which the names fit.
    pub const fn new(seed: u64, pilots: &'static [u8], slots: &'static [u8]) -> Self {
        Self { seed: (seed + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15), pilots, slots }
    }

    /// The index of a name. One that is not there is told by its hash, without a look at the names, but for one in 65,536.
    #[inline(always)]
    #[allow(clippy::inline_always, reason = "the table is a constant of the caller, whose lengths are worth knowing")]
    pub const fn find<const SHORT: bool>(&self, names: &[&str], name: &str) -> Option<usize> {
        let hash = hash::<SHORT>(name.as_bytes(), self.seed);
        let buckets = self.pilots.len() / 2;
        // Few names need no pilot.
        let pilot = if buckets == 1 { 0 } else { pair(self.pilots, (((hash >> 32) * buckets as u64) >> 32) as usize) };
        let slot = quad(self.slots, (hash ^ pilot) as usize & (self.slots.len() / 4 - 1));
        let index = (slot & 0xffff) as usize;
        if slot >> 16 == hash >> 16 & 0xffff && same::<SHORT>(names[index], name) { Some(index) } else { None }
    }
}

/// The number at a place of a table; the last byte first, so that one check of the length does for all.
#[inline]
const fn pair(bytes: &[u8], at: usize) -> u64 {
    let high = bytes[at * 2 + 1];
    (high as u64) << 8 | bytes[at * 2] as u64
}

#[inline]
const fn quad(bytes: &[u8], at: usize) -> u64 {
    let high = bytes[at * 4 + 3];
    let low = bytes[at * 4] as u64 | (bytes[at * 4 + 1] as u64) << 8 | (bytes[at * 4 + 2] as u64) << 16;
    (high as u64) << 24 | low
}

/// A hash by folded multiplication: 16 bytes a step, the last step overlaps the one before.
/// The seed is in both factors, so that no name can make one of them zero for every seed.
#[inline]
const fn hash<const SHORT: bool>(bytes: &[u8], seed: u64) -> u64 {
    // A length that only flips bits could undo what a letter flips, under every seed; one that is added can't.
    let mut state = seed.wrapping_add((bytes.len() as u64).wrapping_mul(0xd6e8_feb8_6659_fd93));
    let mut rest = bytes;
    while rest.len() > 16 {
        state = fold(first::<SHORT>(rest) ^ state, first::<SHORT>(behind_8(rest)) ^ seed.rotate_left(32));
        rest = behind_8(behind_8(rest));
    }
    let n = rest.len();
    let (a, b) = if n >= 8 {
        (first::<SHORT>(rest), last::<SHORT>(rest))
    } else if n >= 4 {
        halves(rest)
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

// `SHORT` asks for patterns in place of the standard library's calls, each of which is several deep and counts where the
// compiler evaluates a table of 21,841 names: it stops at two million. In a program the calls are one load, the patterns not.

/// The first eight bytes.
#[inline]
const fn first<const SHORT: bool>(bytes: &[u8]) -> u64 {
    match bytes {
        [a, b, c, d, e, f, g, h, ..] if SHORT => u64::from_le_bytes([*a, *b, *c, *d, *e, *f, *g, *h]),
        _ => match bytes.first_chunk() {
            Some(chunk) => u64::from_le_bytes(*chunk),
            None => 0,
        },
    }
}

/// The last eight bytes.
#[inline]
const fn last<const SHORT: bool>(bytes: &[u8]) -> u64 {
    match bytes {
        [.., a, b, c, d, e, f, g, h] if SHORT => u64::from_le_bytes([*a, *b, *c, *d, *e, *f, *g, *h]),
        _ => match bytes.last_chunk() {
            Some(chunk) => u64::from_le_bytes(*chunk),
            None => 0,
        },
    }
}

/// The first four bytes and the last four.
#[inline]
const fn halves(bytes: &[u8]) -> (u64, u64) {
    match (bytes.first_chunk(), bytes.last_chunk()) {
        (Some(first), Some(last)) => (u32::from_le_bytes(*first) as u64, u32::from_le_bytes(*last) as u64),
        _ => (0, 0),
    }
}

/// What is behind the first eight bytes.
#[inline]
const fn behind_8(bytes: &[u8]) -> &[u8] {
    match bytes {
        [_, _, _, _, _, _, _, _, rest @ ..] => rest,
        _ => &[],
    }
}

/// Whether two texts are the same, in const too.
#[inline]
pub(crate) const fn same<const SHORT: bool>(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    let n = a.len();
    if n != b.len() {
        return false;
    }
    if n < 8 {
        if n >= 4 {
            let (a, b) = (halves(a), halves(b));
            return a.0 == b.0 && a.1 == b.1;
        }
        return n == 0 || (a[0] == b[0] && a[n / 2] == b[n / 2] && a[n - 1] == b[n - 1]);
    }
    let (mut rest_a, mut rest_b) = (a, b);
    while rest_a.len() > 8 {
        if first::<SHORT>(rest_a) != first::<SHORT>(rest_b) {
            return false;
        }
        (rest_a, rest_b) = (behind_8(rest_a), behind_8(rest_b));
    }
    last::<SHORT>(a) == last::<SHORT>(b)
}

#[cfg(test)]
mod tests {
    extern crate std;
    use super::*;
    use std::string::String;

    #[test]
    fn numbers_are_little_endian() {
        let bytes = [1, 2, 3, 4, 5, 6, 7, 8];
        assert_eq!((pair(&bytes, 0), pair(&bytes, 3)), (0x0201, 0x0807));
        assert_eq!((quad(&bytes, 0), quad(&bytes, 1)), (0x0403_0201, 0x0807_0605));
    }

    #[test]
    fn texts_of_every_length_are_the_same_only_as_themselves() {
        for n in 0..if cfg!(miri) { 20 } else { 40 } {
            let text: String = ('a'..='z').cycle().take(n).collect();
            assert!(same::<false>(&text, &text) && same::<true>(&text, &text));
            assert_eq!(hash::<false>(text.as_bytes(), 7), hash::<true>(text.as_bytes(), 7));
            assert!(!same::<false>(&text, &(text.clone() + "x")));
            for i in 0..n {
                let mut other = text.clone();
                other.replace_range(i..=i, "#");
                assert!(!same::<false>(&text, &other) && !same::<true>(&text, &other), "{text} {other}");
            }
        }
    }
}
