//! The perfect hash table that finds the class of a name. `typed-label-build` makes it, with the functions that read it here.

#![allow(clippy::cast_possible_truncation, reason = "a hash keeps the bits that it needs; const has no `From`")]
#![allow(clippy::many_single_char_names, reason = "eight bytes, which have no other names")]

/// A table in which each class name has a slot of its own, so that a look-up compares with one name, whatever the names.
#[derive(Clone, Copy, Debug)]
pub struct PerfectHash {
    seed: u64,
    /// One `u16` for each bucket, little-endian: combined with the hash by XOR, it gives the names of the bucket free slots. A
    /// single bucket has 0.
    pilots: &'static [u8],
    /// For each slot an index and the tag of its name's hash: two `u16`, little-endian. The number of slots is a power of two.
    slots: &'static [u8],
}

impl PerfectHash {
    /// The table that was made with the seed of this number, see [`mix_seed`].
    pub const fn new(seed_number: u64, pilots: &'static [u8], slots: &'static [u8]) -> Self {
        Self { seed: mix_seed(seed_number), pilots, slots }
    }

    /// The index of a name. The tag rejects all but one in 65,536 unknown names without a look at the class names.
    #[inline(always)]
    #[allow(clippy::inline_always, reason = "the table is a constant of the caller, whose lengths are worth knowing")]
    pub const fn find(&self, names: &[&str], name: &str) -> Option<usize> {
        let hash = hash(name.as_bytes(), self.seed);
        let bucket_count = self.pilots.len() / 2;
        let pilot = if bucket_count == 1 { 0 } else { read_u16(self.pilots, bucket(hash, bucket_count)) };
        let entry = read_u32(self.slots, slot(hash, pilot, self.slots.len() / 4));
        let (index, entry_tag) = ((entry & 0xffff) as usize, (entry >> 16) as u16);
        if entry_tag == tag(hash) && str_eq(names[index], name) { Some(index) } else { None }
    }
}

/// The `index`-th `u16` of a table. The last byte is read first, so that one check of the length does for both.
#[inline]
const fn read_u16(bytes: &[u8], index: usize) -> u16 {
    let high = bytes[index * 2 + 1];
    (high as u16) << 8 | bytes[index * 2] as u16
}

/// The `index`-th `u32` of a table.
#[inline]
const fn read_u32(bytes: &[u8], index: usize) -> u32 {
    let high = bytes[index * 4 + 3];
    let low = bytes[index * 4] as u32 | (bytes[index * 4 + 1] as u32) << 8 | (bytes[index * 4 + 2] as u32) << 16;
    (high as u32) << 24 | low
}

/// The seed of a number: the seeds are tried in turn, from number 0.
pub const fn mix_seed(number: u64) -> u64 {
    (number + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

/// The bucket of a name, by the high half of its hash.
#[inline]
pub const fn bucket(hash: u64, bucket_count: usize) -> usize {
    (((hash >> 32) * bucket_count as u64) >> 32) as usize
}

/// The slot of a name, by the low bits of its hash and the pilot of its bucket.
#[inline]
pub const fn slot(hash: u64, pilot: u16, slot_count: usize) -> usize {
    (hash as usize ^ pilot as usize) & (slot_count - 1)
}

/// The bits of a hash that a slot keeps.
#[inline]
pub const fn tag(hash: u64) -> u16 {
    (hash >> 16) as u16
}

/// A hash by folded multiplication: 16 bytes a step, the last step overlaps the one before.
/// The seed is in both factors, so that no name can make one of them zero for every seed.
#[inline]
pub const fn hash(bytes: &[u8], seed: u64) -> u64 {
    // A length that only flips bits could undo what a letter flips, under every seed; one that is added can't.
    let mut state = seed.wrapping_add((bytes.len() as u64).wrapping_mul(0xd6e8_feb8_6659_fd93));
    let mut rest = bytes;
    while rest.len() > 16 {
        state = fold(first_u64(rest) ^ state, first_u64(skip_8(rest)) ^ seed.rotate_left(32));
        rest = skip_8(skip_8(rest));
    }
    let n = rest.len();
    let (a, b) = if n >= 8 {
        (first_u64(rest), last_u64(rest))
    } else if n >= 4 {
        first_and_last_u32(rest)
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

// Patterns in place of `first_chunk`: each call of the standard library is several deep, which counts if the compiler evaluates
// a table of 21,841 names, since it stops at two million steps. LLVM makes one load of either.

#[inline]
const fn first_u64(bytes: &[u8]) -> u64 {
    match bytes {
        [a, b, c, d, e, f, g, h, ..] => u64::from_le_bytes([*a, *b, *c, *d, *e, *f, *g, *h]),
        _ => 0,
    }
}

#[inline]
const fn last_u64(bytes: &[u8]) -> u64 {
    match bytes {
        [.., a, b, c, d, e, f, g, h] => u64::from_le_bytes([*a, *b, *c, *d, *e, *f, *g, *h]),
        _ => 0,
    }
}

#[inline]
const fn first_and_last_u32(bytes: &[u8]) -> (u64, u64) {
    match (bytes, bytes) {
        ([a, b, c, d, ..], [.., w, x, y, z]) => {
            (u32::from_le_bytes([*a, *b, *c, *d]) as u64, u32::from_le_bytes([*w, *x, *y, *z]) as u64)
        }
        _ => (0, 0),
    }
}

#[inline]
const fn skip_8(bytes: &[u8]) -> &[u8] {
    match bytes {
        [_, _, _, _, _, _, _, _, rest @ ..] => rest,
        _ => &[],
    }
}

/// Whether two texts are the same, in const too.
#[inline]
pub const fn str_eq(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    let n = a.len();
    if n != b.len() {
        return false;
    }
    if n < 8 {
        if n >= 4 {
            let (a, b) = (first_and_last_u32(a), first_and_last_u32(b));
            return a.0 == b.0 && a.1 == b.1;
        }
        return n == 0 || (a[0] == b[0] && a[n / 2] == b[n / 2] && a[n - 1] == b[n - 1]);
    }
    let (mut rest_a, mut rest_b) = (a, b);
    while rest_a.len() > 8 {
        if first_u64(rest_a) != first_u64(rest_b) {
            return false;
        }
        (rest_a, rest_b) = (skip_8(rest_a), skip_8(rest_b));
    }
    last_u64(a) == last_u64(b)
}

#[cfg(test)]
mod tests {
    extern crate std;
    use super::*;
    use std::string::String;

    #[test]
    fn tables_are_little_endian() {
        let bytes = [1, 2, 3, 4, 5, 6, 7, 8];
        assert_eq!((read_u16(&bytes, 0), read_u16(&bytes, 3)), (0x0201, 0x0807));
        assert_eq!((read_u32(&bytes, 0), read_u32(&bytes, 1)), (0x0403_0201, 0x0807_0605));
    }

    /// Code that another release has made has tables of the hash that this release had.
    #[test]
    fn another_hash_needs_another_format() {
        let hashes = ["", "cat", "snowy owl", "black-footed ferret"].map(|name| hash(name.as_bytes(), mix_seed(1)));
        let parts = hashes.map(|hash| (bucket(hash, 1000), slot(hash, 7, 1024), tag(hash)));
        assert_eq!(
            (crate::FORMAT, parts),
            (1, [(244, 696, 29840), (812, 55, 9731), (172, 837, 2115), (611, 36, 30437)])
        );
    }

    #[test]
    fn str_eq_compares_every_byte() {
        for n in 0..40 {
            let text: String = ('a'..='z').cycle().take(n).collect();
            assert!(str_eq(&text, &text));
            assert!(!str_eq(&text, &(text.clone() + "x")));
            for i in 0..n {
                let mut other = text.clone();
                other.replace_range(i..=i, "#");
                assert!(!str_eq(&text, &other), "{text} {other}");
            }
        }
    }
}
