//! In: the class names. Out: a perfect hash table, so that a look-up by name compares with one name only.
//! `label-core/src/lookup.rs` reads the table; the hash stands in both, and a test holds them together.

/// The table as `label-core` reads it; the numbers are two bytes each, little-endian.
pub(crate) struct Lookup {
    pub(crate) seed: u64,
    pub(crate) pilots: Vec<u8>,
    pub(crate) slots: Vec<u8>,
}

/// Up to so many names a seed is found under which no two share a slot, without a pilot to keep them apart.
const FEW: usize = 16;

/// Finds a seed, and a pilot for each bucket, so that every name has a slot of its own. The same names give the same table
/// on every machine. No name may be there twice.
///
/// Two names whose hashes are the same under every seed would never end this: `hash` has none.
pub(crate) fn build(names: &[&str]) -> Lookup {
    (0..).find_map(|seed: u64| with_seed(names, seed)).expect("names that differ have hashes that differ for some seed")
}

#[allow(clippy::cast_possible_truncation, reason = "16 bits of a hash")]
fn with_seed(names: &[&str], number: u64) -> Option<Lookup> {
    let seed = mixed(number);
    let (slot_count, bucket_count) = match names.len() {
        few @ ..=FEW => ((few * 2).next_power_of_two(), 1),
        many => ((many * 5 / 4).next_power_of_two(), many.div_ceil(4)),
    };
    let mut buckets = vec![Vec::new(); bucket_count];
    for (index, name) in names.iter().enumerate() {
        let hash = hash(name.as_bytes(), seed);
        buckets[(((hash >> 32) * bucket_count as u64) >> 32) as usize].push((hash, index));
    }
    // The fullest first, while most slots are free.
    let mut by_size: Vec<usize> = (0..bucket_count).collect();
    by_size.sort_by_key(|bucket| std::cmp::Reverse(buckets[*bucket].len()));

    let (mut pilots, mut slots) = (vec![0; bucket_count], vec![None; slot_count]);
    for bucket in by_size {
        let names = &buckets[bucket];
        // A pilot moves a whole bucket: two names of one slot stay together under each.
        let mut apart: Vec<usize> = names.iter().map(|(hash, _)| slot(*hash, 0, slot_count)).collect();
        apart.sort_unstable();
        if apart.windows(2).any(|pair| pair[0] == pair[1]) {
            return None;
        }
        let last = if bucket_count == 1 { 0 } else { u16::MAX };
        let pilot =
            (0..=last).find(|pilot| names.iter().all(|(hash, _)| slots[slot(*hash, *pilot, slot_count)].is_none()))?;
        for (hash, index) in names {
            let index = u16::try_from(*index).expect("at most 65,536 classes");
            slots[slot(*hash, pilot, slot_count)] = Some([index, (hash >> 16) as u16]);
        }
        pilots[bucket] = pilot;
    }
    let bytes = |numbers: Vec<u16>| numbers.into_iter().flat_map(u16::to_le_bytes).collect();
    // An empty slot holds any index: its name is compared all the same.
    let slots = slots.into_iter().flat_map(Option::unwrap_or_default).collect();
    Some(Lookup { seed: number, pilots: bytes(pilots), slots: bytes(slots) })
}

fn mixed(seed: u64) -> u64 {
    (seed + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

#[allow(clippy::cast_possible_truncation, reason = "the low bits")]
fn slot(hash: u64, pilot: u16, slots: usize) -> usize {
    (hash as usize ^ usize::from(pilot)) & (slots - 1)
}

fn hash(bytes: &[u8], seed: u64) -> u64 {
    let word = |bytes: &[u8]| u64::from_le_bytes(bytes.try_into().expect("eight bytes"));
    let half = |bytes: &[u8]| u64::from(u32::from_le_bytes(bytes.try_into().expect("four bytes")));
    // A length that only flips bits could undo what a letter flips, under every seed; one that is added can't.
    let mut state = seed.wrapping_add((bytes.len() as u64).wrapping_mul(0xd6e8_feb8_6659_fd93));
    let mut rest = bytes;
    while rest.len() > 16 {
        state = fold(word(&rest[..8]) ^ state, word(&rest[8..16]) ^ seed.rotate_left(32));
        rest = &rest[16..];
    }
    let n = rest.len();
    let (a, b) = match n {
        8.. => (word(&rest[..8]), word(&rest[n - 8..])),
        4..8 => (half(&rest[..4]), half(&rest[n - 4..])),
        1..4 => (u64::from(rest[0]) << 16 | u64::from(rest[n / 2]) << 8 | u64::from(rest[n - 1]), 0),
        0 => (0, 0),
    };
    fold(a ^ state, b ^ seed.rotate_left(32))
}

#[allow(clippy::cast_possible_truncation, reason = "the two halves of the product")]
fn fold(a: u64, b: u64) -> u64 {
    let product = u128::from(a) * u128::from(b);
    product as u64 ^ (product >> 64) as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finds(names: &[&str]) {
        let table = build(names);
        let number = |bytes: &[u8], at: usize| u16::from_le_bytes([bytes[at * 2], bytes[at * 2 + 1]]);
        for (index, name) in names.iter().enumerate() {
            let hash = hash(name.as_bytes(), mixed(table.seed));
            let bucket = (((hash >> 32) * (table.pilots.len() as u64 / 2)) >> 32) as usize;
            let slot = slot(hash, number(&table.pilots, bucket), table.slots.len() / 4);
            assert_eq!(usize::from(number(&table.slots, slot * 2)), index, "{name}");
        }
    }

    #[test]
    fn names_that_differ_in_their_length_alone() {
        let same: Vec<String> = (0..40).map(|n| "a".repeat(n)).collect();
        finds(&same.iter().map(String::as_str).collect::<Vec<_>>());
        finds(&["C1", "C10"]);
        let numbered: Vec<String> = (0..5000).map(|n| format!("C{n}")).collect();
        for count in (1..70).chain([500, 5000]) {
            finds(&numbered[..count].iter().map(String::as_str).collect::<Vec<_>>());
        }
    }

    #[test]
    fn as_many_names_as_there_can_be() {
        let names: Vec<String> = (0..65_536).map(|n| format!("n{n:08}")).collect();
        finds(&names.iter().map(String::as_str).collect::<Vec<_>>());
    }
}
