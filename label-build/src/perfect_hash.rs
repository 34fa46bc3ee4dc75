//! Makes the table that finds the class of a name: a perfect hash. The hash, and how the table is read, are label-hash's.

use typed_label_hash::perfect_hash::{bucket, hash, mix_seed, slot, tag};

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
    for (class, name) in (0..=u16::MAX).zip(names) {
        let hash = hash(name.as_bytes(), seed);
        buckets[bucket(hash, bucket_count)].push((hash, class));
    }
    let largest = buckets.iter().map(Vec::len).max().unwrap_or(0);
    let mut by_size = vec![Vec::new(); largest + 1];
    for (index, names) in buckets.iter().enumerate() {
        by_size[names.len()].push(index);
    }

    // An empty slot holds index 0: its name is compared all the same.
    let (mut pilots, mut slots) = (vec![0; bucket_count * 2], vec![0; slot_count * 4]);
    let mut is_taken = vec![false; slot_count];
    let last = if bucket_count == 1 { 0 } else { u16::MAX };
    // The fullest first, while most slots are free.
    for index in by_size.into_iter().rev().flatten() {
        let names = &buckets[index];
        if !are_apart(names, slot_count) {
            return None;
        }
        let mut pilot = 0;
        while !are_free(names, pilot, &is_taken) {
            if pilot == last {
                return None;
            }
            pilot += 1;
        }
        for (hash, class) in names {
            let slot = slot(*hash, pilot, slot_count);
            is_taken[slot] = true;
            let entry = u32::from(tag(*hash)) << 16 | u32::from(*class);
            slots[slot * 4..][..4].copy_from_slice(&entry.to_le_bytes());
        }
        pilots[index * 2..][..2].copy_from_slice(&pilot.to_le_bytes());
    }
    Some(Table { seed_number, pilots, slots })
}

/// Whether each name of a bucket has a slot of its own. A pilot moves them all: two names of one slot stay together under each.
fn are_apart(names: &[(u64, u16)], slot_count: usize) -> bool {
    for (others, (hash, _)) in names.iter().enumerate() {
        for (other, _) in &names[..others] {
            if slot(*hash, 0, slot_count) == slot(*other, 0, slot_count) {
                return false;
            }
        }
    }
    true
}

/// Whether no other bucket has a slot that these names would have under this pilot.
fn are_free(names: &[(u64, u16)], pilot: u16, is_taken: &[bool]) -> bool {
    for (hash, _) in names {
        if is_taken[slot(*hash, pilot, is_taken.len())] {
            return false;
        }
    }
    true
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
