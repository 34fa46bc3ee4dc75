//! In: the class names. Out: a perfect hash table, so that a look-up by name compares with one name only.
//! `label-core/src/lookup.rs` reads the table; the hash stands in both, and a test holds them together.

/// The table as `label-core` reads it.
pub(crate) struct Lookup {
    pub(crate) seed: u64,
    pub(crate) pilots: Vec<u8>,
    pub(crate) slots: Vec<u8>,
}

/// Finds a seed, and a pilot for each bucket, so that every name has a slot of its own. The same names give the same table
/// on every machine. No name may be there twice.
pub(crate) fn build(names: &[&str]) -> Lookup {
    (0..)
        .find_map(|seed: u64| with_seed(names, mixed(seed)))
        .expect("names that differ have hashes that differ for some seed")
}

fn with_seed(names: &[&str], seed: u64) -> Option<Lookup> {
    let slot_count = (names.len() * 5 / 4).next_power_of_two();
    let bucket_count = names.len().div_ceil(3);
    let mut buckets = vec![Vec::new(); bucket_count];
    for (index, name) in names.iter().enumerate() {
        let hash = hash(name.as_bytes(), seed);
        buckets[(((hash >> 32) * bucket_count as u64) >> 32) as usize].push((hash, index));
    }
    // The fullest first, while most slots are free.
    let mut by_size: Vec<usize> = (0..bucket_count).collect();
    by_size.sort_by_key(|bucket| std::cmp::Reverse(buckets[*bucket].len()));

    let (mut pilots, mut slots) = (vec![0; bucket_count], vec![None; slot_count]);
    let mut chosen = Vec::new();
    for bucket in by_size {
        pilots[bucket] = (0..=u8::MAX).find(|pilot| {
            chosen.clear();
            for (hash, index) in &buckets[bucket] {
                let slot = slot(*hash, *pilot, slot_count);
                if slots[slot].is_some() || chosen.iter().any(|(taken, _)| *taken == slot) {
                    return false;
                }
                chosen.push((slot, *index));
            }
            true
        })?;
        for (slot, index) in &chosen {
            slots[*slot] = Some(u16::try_from(*index).expect("at most 65,536 classes"));
        }
    }
    // An empty slot holds any index: its name is compared all the same.
    let slots = slots.into_iter().flat_map(|index| index.unwrap_or(0).to_le_bytes()).collect();
    Some(Lookup { seed, pilots, slots })
}

fn mixed(seed: u64) -> u64 {
    (seed + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

fn slot(hash: u64, pilot: u8, slots: usize) -> usize {
    let mixed = (hash ^ u64::from(pilot).wrapping_mul(0x9e37_79b9_7f4a_7c15)).wrapping_mul(0xd6e8_feb8_6659_fd93);
    (mixed >> 32) as usize & (slots - 1)
}

fn hash(bytes: &[u8], seed: u64) -> u64 {
    let word = |bytes: &[u8]| u64::from_le_bytes(bytes.try_into().expect("eight bytes"));
    let half = |bytes: &[u8]| u64::from(u32::from_le_bytes(bytes.try_into().expect("four bytes")));
    let mut state = seed ^ bytes.len() as u64;
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
