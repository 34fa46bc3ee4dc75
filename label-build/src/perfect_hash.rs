//! Makes the table that finds the class of a name: a perfect hash. The hash, and how the table is read, are label-hash's.

use typed_label_hash::perfect_hash::{bucket, hash, mix_seed, slot, tag};
use typed_label_source::collect::mapped;

/// The table as label-hash reads it; the numbers are two bytes each, little-endian.
pub(crate) struct Table {
    pub(crate) seed_number: u64,
    pub(crate) pilots: Vec<u8>,
    pub(crate) slots: Vec<u8>,
}

/// Up to so many names have a single bucket, without a pilot: a seed is found under which no two share a slot.
const MAX_WITHOUT_PILOTS: usize = 16;

/// Finds a seed, and a pilot for each bucket, so that every name has a slot of its own. The same names give the same table
/// on every machine. The names must differ.
///
/// Two names whose hashes are the same under every seed would never end this: `hash` has none.
pub(crate) fn build(names: &[&str]) -> Table {
    let mut seed = 0;
    loop {
        if let Some(table) = with_seed(names, seed) {
            return table;
        }
        seed += 1;
    }
}

fn with_seed(names: &[&str], seed_number: u64) -> Option<Table> {
    let seed = mix_seed(seed_number);
    let (slot_count, bucket_count) = match names.len() {
        few @ ..=MAX_WITHOUT_PILOTS => ((few * 2).next_power_of_two(), 1),
        many => ((many * 5 / 4).next_power_of_two(), many.div_ceil(4)),
    };
    let mut buckets = vec![Vec::new(); bucket_count];
    for (index, name) in names.iter().enumerate() {
        let hash = hash(name.as_bytes(), seed);
        buckets[bucket(hash, bucket_count)].push((hash, index));
    }
    // The fullest first, while most slots are free.
    let mut by_size = Vec::with_capacity(bucket_count);
    for (index, bucket) in buckets.iter().enumerate() {
        by_size.push((names.len() - bucket.len(), index));
    }
    by_size.sort_unstable();

    let (mut pilots, mut slots) = (vec![0; bucket_count], vec![None; slot_count]);
    for (_, index) in by_size {
        let names = &buckets[index];
        // A pilot moves a whole bucket: two names of one slot stay together under each.
        let mut apart = mapped(names, |(hash, _)| slot(*hash, 0, slot_count));
        apart.sort_unstable();
        if apart.windows(2).any(|pair| pair[0] == pair[1]) {
            return None;
        }
        let last = if bucket_count == 1 { 0 } else { u16::MAX };
        let pilot =
            (0..=last).find(|pilot| names.iter().all(|(hash, _)| slots[slot(*hash, *pilot, slot_count)].is_none()))?;
        for (hash, class) in names {
            let class = u16::try_from(*class).expect("at most 65,536 classes");
            slots[slot(*hash, pilot, slot_count)] = Some([class, tag(*hash)]);
        }
        pilots[index] = pilot;
    }
    // An empty slot holds any index: its name is compared all the same.
    let slots = mapped(&slots, |slot: &Option<[u16; 2]>| slot.unwrap_or_default());
    Some(Table { seed_number, pilots: bytes(&pilots), slots: bytes(slots.as_flattened()) })
}

fn bytes(numbers: &[u16]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(numbers.len() * 2);
    for number in numbers {
        bytes.extend_from_slice(&number.to_le_bytes());
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::build;
    use typed_label_hash::perfect_hash::PerfectHash;

    fn assert_every_name_is_found(names: &[&str]) {
        let table = build(names);
        let table = PerfectHash::new(table.seed_number, table.pilots.leak(), table.slots.leak());
        for (index, name) in names.iter().enumerate() {
            assert_eq!(table.find(names, name), Some(index), "{name}");
        }
    }

    #[test]
    fn names_that_differ_in_their_length_alone() {
        let same: Vec<String> = (0..40).map(|n| "a".repeat(n)).collect();
        assert_every_name_is_found(&same.iter().map(String::as_str).collect::<Vec<_>>());
        assert_every_name_is_found(&["C1", "C10"]);
        let numbered: Vec<String> = (0..5000).map(|n| format!("C{n}")).collect();
        for count in (1..70).chain([500, 5000]) {
            assert_every_name_is_found(&numbered[..count].iter().map(String::as_str).collect::<Vec<_>>());
        }
    }

    #[test]
    fn max_classes() {
        let names: Vec<String> = (0..65_536).map(|n| format!("n{n:08}")).collect();
        assert_every_name_is_found(&names.iter().map(String::as_str).collect::<Vec<_>>());
    }
}
