//! The kernels of top-k: the ranks of at most 32 scores, and those few scores of a wider row that may be among the k highest.
//!
//! A wider row is dealt into sixteen lanes, each the maximum of scores that no other lane has. So k scores reach the k-th highest
//! lane, and few others do. Those are kept, and ranked in the end. Hardly a branch depends on a score.

#![cfg_attr(
    not(any(
        all(target_arch = "x86_64", target_feature = "sse2"),
        all(target_arch = "aarch64", target_feature = "neon")
    )),
    allow(dead_code, unused_macros, unused_imports, reason = "there is no level")
)]

/// Up to so many scores each is compared with each.
pub(crate) const RANKED: usize = 32;

/// The most places that are filled with the scores of a wider row.
pub(crate) const MOST: usize = DEALT;

/// How many lanes a wide row is dealt into.
pub(super) const DEALT: usize = 16;

/// How many scores are read before the groups of interest are looked at again: they are in the first-level cache still.
pub(super) const BLOCK: usize = 1024;

/// From this width on a row is read in blocks: it has a group for each of the registers that have the lanes.
pub(super) const WIDE: usize = 128;

/// Indices, of which as many are of meaning as places are to be filled.
pub(crate) type Places = [u16; RANKED];

/// An index or a number of lanes.
#[inline]
#[allow(clippy::cast_possible_truncation, reason = "a label type has at most 65,536 classes")]
pub(super) const fn small(index: usize) -> u16 {
    index as u16
}

macro_rules! top_k_kernels {
    ($feature:literal) => {
        /// Writes the indices of the `k` highest scores, the highest first, the lower index first if two are equal. Whether there
        /// is a NaN; if so, what is written is of no meaning. Above [`RANKED`] scores, `k` is at most [`MOST`].
        #[target_feature(enable = $feature)]
        pub(super) fn top_k_f32(row: &[f32], k: usize, places: &mut Places) -> bool {
            match row.len() {
                ..LANES => shorter_top_k(row, k, places),
                ..=RANKED => match row.len().div_ceil(LANES) {
                    ..=1 => narrow_top_k::<1>(row, k, places),
                    2 => narrow_top_k::<2>(row, k, places),
                    3 => narrow_top_k::<3>(row, k, places),
                    4 => narrow_top_k::<4>(row, k, places),
                    5 => narrow_top_k::<5>(row, k, places),
                    6 => narrow_top_k::<6>(row, k, places),
                    7 => narrow_top_k::<7>(row, k, places),
                    _ => narrow_top_k::<8>(row, k, places),
                },
                ..WIDE => middle_top_k(row, k, places),
                _ => wide_top_k(row, k, places),
            }
        }

        /// A row that fits in so many registers and in no fewer. What is left of it after the whole ones is in a register that
        /// ends with the row: its first lanes, which the one before it has, too, are below all scores.
        #[target_feature(enable = $feature)]
        #[inline]
        fn narrow_top_k<const REGISTERS: usize>(row: &[f32], k: usize, places: &mut Places) -> bool {
            let Some(last) = row.last_chunk() else { return false };
            let (start_of_last, before_last) = (row.len() - LANES, (REGISTERS - 1) * LANES);
            let last = load(last);
            let mut nan = unordered(last, last);
            let indices_of_last = plus(lane_numbers(), splat_number(small(start_of_last)));
            let key_of_last = number_if_not_lower(indices_of_last, splat_number(small(before_last)), key(last));
            let mut keys = [key_of_last; REGISTERS];
            for (key_of_part, part) in keys[..REGISTERS - 1].iter_mut().zip(row.as_chunks().0) {
                let scores = load(part);
                nan = or(nan, unordered(scores, scores));
                *key_of_part = key(scores);
            }
            for_each_place(ranks(keys), k, |place, position| {
                let twice = if position < before_last { 0 } else { before_last - start_of_last };
                places[place] = small(position - twice);
            });
            any(nan)
        }

        /// Calls `found` with each of the `k` first places and the position of the rank that belongs there.
        #[target_feature(enable = $feature)]
        #[inline]
        fn for_each_place<const REGISTERS: usize>(
            ranks: [Numbers; REGISTERS],
            k: usize,
            mut found: impl FnMut(usize, usize),
        ) {
            let ranks = narrowed(ranks);
            let mut rank = splat_byte(0);
            for place in 0..k.min(RANKED) {
                let position = if REGISTERS * LANES <= BYTE_LANES {
                    first_equal_byte([ranks[0]], rank, 0)
                } else {
                    first_equal_byte(ranks, rank, RANKED - BYTE_LANES)
                };
                found(place, position);
                rank = next_byte(rank);
            }
        }

        /// The rank of a number is how many come before it: the higher ones, and of the equal ones those before it.
        #[target_feature(enable = $feature)]
        #[inline]
        fn ranks<const REGISTERS: usize>(keys: [Numbers; REGISTERS]) -> [Numbers; REGISTERS] {
            const { assert!(REGISTERS <= 8) };
            let mut ranks = [zero(); REGISTERS];
            // One by one, so that all stay in registers.
            compare_with_later::<REGISTERS, 0>(&keys, &mut ranks);
            compare_with_later::<REGISTERS, 1>(&keys, &mut ranks);
            compare_with_later::<REGISTERS, 2>(&keys, &mut ranks);
            compare_with_later::<REGISTERS, 3>(&keys, &mut ranks);
            compare_with_later::<REGISTERS, 4>(&keys, &mut ranks);
            compare_with_later::<REGISTERS, 5>(&keys, &mut ranks);
            compare_with_later::<REGISTERS, 6>(&keys, &mut ranks);
            compare_with_later::<REGISTERS, 7>(&keys, &mut ranks);
            ranks
        }

        /// Compares a register with itself and with those after it, whose lanes each of its lanes meets in turn. Each comparison
        /// counts for one of the two: the one that comes later.
        #[target_feature(enable = $feature)]
        #[inline]
        fn compare_with_later<const REGISTERS: usize, const OWN: usize>(
            keys: &[Numbers; REGISTERS],
            ranks: &mut [Numbers; REGISTERS],
        ) {
            if OWN >= REGISTERS {
                return;
            }
            let (lanes, one) = (turns(lane_numbers()), splat_number(1));
            let mut turns = turns(keys[OWN]);
            for i in 1..LANES {
                // Of two equal ones the one in the lane before.
                let limit = plus(keys[OWN], is_higher(lanes[0], lanes[i]));
                ranks[OWN] = minus(ranks[OWN], is_higher(turns[i], limit));
            }
            for turn in &mut turns {
                *turn = plus(*turn, one);
            }
            let mut met = [zero(); LANES];
            for other in 0..REGISTERS {
                if other > OWN {
                    for i in 0..LANES {
                        let is_before = is_higher(turns[i], keys[other]);
                        ranks[other] = minus(ranks[other], is_before);
                        met[i] = plus(met[i], is_before);
                    }
                }
            }
            // As if all after it were higher; each that is not takes one away.
            let later = splat_number(small((REGISTERS - 1 - OWN) * LANES));
            ranks[OWN] = plus(plus(ranks[OWN], later), turned_back(met));
        }

        /// A row above [`RANKED`] and below [`WIDE`].
        #[target_feature(enable = $feature)]
        #[inline]
        fn middle_top_k(row: &[f32], k: usize, places: &mut Places) -> bool {
            const GROUP: usize = 32;
            let Some(last) = row.last_chunk::<GROUP>() else { return false };
            let (groups, _) = row.as_chunks::<GROUP>();
            let last: [Floats; GROUP / LANES] = load_group(last);
            let mut lanes = [splat(f32::NEG_INFINITY); DEALT / LANES];
            let mut nan = nans(last);
            for group in groups {
                let scores: [Floats; GROUP / LANES] = load_group(group);
                nan = or(nan, nans(scores));
                for (i, scores) in scores.into_iter().enumerate() {
                    lanes[i % (DEALT / LANES)] = higher(lanes[i % (DEALT / LANES)], scores);
                }
            }
            if any(nan) {
                return true;
            }
            let mut kept = Kept::new(k, first(kth(lanes, k)));
            for (i, group) in groups.iter().enumerate() {
                kept.add(row, i * GROUP, reaching::<{ GROUP / LANES }>(load_group(group), splat(kept.bound)));
            }
            kept.add_rest(row, last);
            kept.rank(places);
            false
        }

        /// A row of at least [`WIDE`].
        #[target_feature(enable = $feature)]
        fn wide_top_k(row: &[f32], k: usize, places: &mut Places) -> bool {
            const REGISTERS: usize = 8;
            const GROUP: usize = REGISTERS * LANES;
            const GROUPS: usize = BLOCK / GROUP;
            const FOLDED: usize = DEALT / LANES;
            let mut kept = Kept::new(k, f32::NEG_INFINITY);
            let (groups, _) = row.as_chunks::<GROUP>();
            for (i, block) in groups.chunks(GROUPS).enumerate() {
                let mut tops = [splat(f32::NEG_INFINITY); GROUPS];
                let mut nan = splat(0.0);
                for (group, place) in block.iter().zip(&mut tops) {
                    let scores: [Floats; REGISTERS] = load_group(group);
                    nan = or(nan, nans(scores));
                    *place = maxima(scores);
                }
                if any(nan) {
                    return true;
                }
                let mut lanes = [splat(f32::NEG_INFINITY); FOLDED];
                for tops in tops.as_chunks::<FOLDED>().0 {
                    for i in 0..FOLDED {
                        lanes[i] = higher(lanes[i], tops[i]);
                    }
                }
                if i == 0 {
                    kept.bound = first(kth(lanes, k));
                } else if kept.len >= 2 * k {
                    kept.leave_k(row);
                }
                let bound = splat(kept.bound);
                if reaching(lanes, bound) == 0 {
                    continue;
                }
                for (half, tops) in tops.as_chunks::<16>().0.iter().enumerate() {
                    // Four bits for each group, of which the lowest is left.
                    let mut of_interest = 0;
                    for (j, tops) in tops.as_chunks::<4>().0.iter().enumerate() {
                        of_interest |= four_reaching(*tops, bound) << (16 * j);
                    }
                    of_interest |= of_interest >> 2;
                    of_interest = (of_interest | of_interest >> 1) & 0x1111_1111_1111_1111;
                    while of_interest != 0 {
                        let j = 16 * half + of_interest.trailing_zeros() as usize / 4;
                        of_interest &= of_interest - 1;
                        let Some(group) = block.get(j) else { break };
                        let hits = reaching::<REGISTERS>(load_group(group), splat(kept.bound));
                        kept.add(row, (i * GROUPS + j) * GROUP, hits);
                    }
                }
            }
            let Some(last) = row.last_chunk::<GROUP>() else { return false };
            let last: [Floats; REGISTERS] = load_group(last);
            kept.add_rest(row, last);
            kept.rank(places);
            any(nans(last))
        }

        /// The k-th highest of the lanes, in each lane. None is NaN.
        #[target_feature(enable = $feature)]
        #[inline]
        fn kth(lanes: [Floats; DEALT / LANES], k: usize) -> Floats {
            let mut keys = [zero(); DEALT / LANES];
            for i in 0..DEALT / LANES {
                keys[i] = key(lanes[i]);
            }
            let ranks = ranks(keys);
            let mut kth = splat(f32::NEG_INFINITY);
            for i in 0..DEALT / LANES {
                kth = higher(kth, score_if_equal(ranks[i], splat_number(small(k - 1)), lanes[i]));
            }
            highest(kth)
        }

        /// The scores that may be among the k highest, and their indices. Of two, the later has the higher index or is lower.
        struct Kept {
            scores: [f32; RANKED],
            indices: Places,
            len: usize,
            k: usize,
            /// What a score has to reach.
            bound: f32,
        }

        impl Kept {
            #[target_feature(enable = $feature)]
            #[inline]
            fn new(k: usize, bound: f32) -> Self {
                Self { scores: [f32::NEG_INFINITY; RANKED], indices: [0; RANKED], len: 0, k, bound }
            }

            /// The scores whose bits are set, of the row from here on: those after all before.
            #[target_feature(enable = $feature)]
            #[inline]
            fn add(&mut self, row: &[f32], start: usize, mut hits: u64) {
                let mut len = self.len;
                while hits != 0 {
                    let index = start + hits.trailing_zeros() as usize;
                    hits &= hits - 1;
                    if len == RANKED {
                        self.len = len;
                        self.leave_k(row);
                        len = self.len;
                    }
                    self.scores[len % RANKED] = row[index];
                    self.indices[len % RANKED] = small(index);
                    len += 1;
                }
                self.len = len;
            }

            /// What is left of the row after its groups, if `last` are the scores of a group that ends with it.
            #[target_feature(enable = $feature)]
            #[inline]
            fn add_rest<const REGISTERS: usize>(&mut self, row: &[f32], last: [Floats; REGISTERS]) {
                let group = REGISTERS * LANES;
                let rest = row.len() % group;
                if rest > 0 {
                    // What is in the group before, too, is not kept again.
                    let hits = reaching(last, splat(self.bound)) >> (group - rest) << (group - rest);
                    self.add(row, row.len() - group, hits);
                }
            }

            /// Leaves the k highest. What comes later must be higher than the last of them.
            #[target_feature(enable = $feature)]
            #[cold]
            fn leave_k(&mut self, row: &[f32]) {
                let mut places = [0; RANKED];
                self.rank(&mut places);
                self.scores = [f32::NEG_INFINITY; RANKED];
                self.indices = places;
                self.len = self.k;
                for (score, index) in self.scores.iter_mut().zip(places).take(self.k) {
                    *score = row[usize::from(index)];
                }
                self.bound = self.scores[self.k - 1].next_up();
            }

            /// Writes the indices, those of the highest scores first.
            #[target_feature(enable = $feature)]
            #[inline]
            fn rank(&self, places: &mut Places) {
                match self.len {
                    ..=8 => self.rank_in::<{ 8 / LANES }>(places),
                    ..=16 => self.rank_in::<{ 16 / LANES }>(places),
                    _ => self.rank_in::<{ RANKED / LANES }>(places),
                }
            }

            #[target_feature(enable = $feature)]
            fn rank_in<const REGISTERS: usize>(&self, places: &mut Places) {
                let mut keys = [zero(); REGISTERS];
                for (place, part) in keys.iter_mut().zip(self.scores.as_chunks().0) {
                    *place = key(load(part));
                }
                for_each_place(ranks(keys), self.k, |place, position| places[place] = self.indices[position % RANKED]);
            }
        }
    };
}
pub(super) use top_k_kernels;
