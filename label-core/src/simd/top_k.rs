//! The kernels of top-k: the ranks of a narrow row, and those few scores of a wide row that may be among the k highest.
//!
//! A wide row is read once, in blocks of several groups. The first block's maxima, lane by lane, are of scores that have no other
//! in common, so that k scores reach the k-th highest of them. From there on only a group with a score that reaches the k-th
//! highest so far is looked at again.

#![cfg_attr(
    not(any(
        all(target_arch = "x86_64", target_feature = "sse2"),
        all(target_arch = "aarch64", target_feature = "neon")
    )),
    allow(dead_code, unused_macros, unused_imports, reason = "there is no level")
)]

/// Up to so many classes each is compared with each.
pub(crate) const RANKED: usize = 16;

/// The most scores that are asked for of a wide row: the narrowest level has so many lanes in [`FOLDED`] registers.
pub(crate) const MOST: usize = 16;

/// How many registers have the lanes of which the k-th highest is found.
pub(super) const FOLDED: usize = 4;

/// How many scores are read before the groups of interest are looked at again: they are in the first-level cache still.
pub(super) const BLOCK: usize = 1024;

macro_rules! top_k_kernels {
    ($feature:literal) => {
        /// Calls `found` with the places 0 to `k` and the indices of the scores that belong there, the highest first, the lower
        /// index first if two are equal. Or
        /// does nothing, if there is a NaN. Returns whether there is one.
        ///
        /// The rank of a score is how many come before it: the higher ones, and of the equal ones those of a lower index.
        #[target_feature(enable = $feature)]
        #[inline]
        pub(super) fn ranked_f32(row: &[f32], k: usize, mut found: impl FnMut(usize, usize)) -> bool {
            const REGISTERS: usize = RANKED / LANES;
            let (whole, rest) = row.as_chunks::<LANES>();
            let rest = core::array::from_fn(|i| rest.get(i).copied().unwrap_or(f32::NEG_INFINITY));
            let mut scores = [splat(f32::NEG_INFINITY); REGISTERS];
            for (place, part) in scores.iter_mut().zip(whole.iter().chain([&rest])) {
                *place = load(part);
            }
            let mut counts = [zero(); REGISTERS];
            // What is padded comes before none: it is not higher, and after all others.
            let mut padded = [f32::NEG_INFINITY; RANKED];
            padded.iter_mut().zip(row).for_each(|(place, score)| *place = *score);
            for own in 0..REGISTERS {
                let mut number = zero();
                for lane in 0..LANES {
                    let other = splat(padded[own * LANES + lane]);
                    for i in 0..REGISTERS {
                        counts[i] = if i > own {
                            count_if_not_lower(other, scores[i], counts[i])
                        } else {
                            count_if_higher(other, scores[i], counts[i])
                        };
                    }
                    counts[own] = count_if_equal(other, scores[own], number, counts[own]);
                    number = next(number);
                }
            }
            let has_nan = any(nans(scores));
            if !has_nan {
                let ranks = narrowed(counts);
                for (place, rank) in (0..k).zip(0..) {
                    found(place, index_of(ranks, rank));
                }
            }
            has_nan
        }

        /// Calls `found` with each score that may be among the `k` highest and its index, the lower index first. It gives what a
        /// score has to reach from there on. Returns whether there is a NaN; if so, what was found is of no meaning.
        #[target_feature(enable = $feature)]
        #[inline]
        pub(super) fn candidates_f32(row: &[f32], k: usize, mut found: impl FnMut(usize, f32) -> f32) -> bool {
            const REGISTERS: usize = 8;
            const GROUP: usize = REGISTERS * LANES;
            const GROUPS: usize = BLOCK / GROUP;
            if row.len() < 2 * GROUP {
                return shorter_candidates(row, k, found);
            }
            let mut bound = f32::NEG_INFINITY;
            let (groups, rest) = row.as_chunks::<GROUP>();
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
                    bound = kth(lanes, k);
                }
                if reaching(lanes, splat(bound)) == 0 {
                    continue;
                }
                let mut of_interest = 0_u32;
                for (j, top) in tops.iter().enumerate() {
                    of_interest |= u32::from(reaching([*top], splat(bound)) != 0) << j;
                }
                while of_interest != 0 {
                    let j = of_interest.trailing_zeros() as usize;
                    of_interest &= of_interest - 1;
                    let Some(group) = block.get(j) else { break };
                    let mut hits = reaching::<REGISTERS>(load_group(group), splat(bound));
                    while hits != 0 {
                        let lane = hits.trailing_zeros() as usize;
                        hits &= hits - 1;
                        let next = found((i * GROUPS + j) * GROUP + lane, group[lane]);
                        bound = if next > bound { next } else { bound };
                    }
                }
            }
            let Some(last) = row.last_chunk::<GROUP>() else { return false };
            if rest.is_empty() {
                return false;
            }
            let scores: [Floats; REGISTERS] = load_group(last);
            // What is in the group before, too, is not found again.
            let mut hits = reaching(scores, splat(bound)) >> (GROUP - rest.len()) << (GROUP - rest.len());
            while hits != 0 {
                let lane = hits.trailing_zeros() as usize;
                hits &= hits - 1;
                found(row.len() - GROUP + lane, last[lane]);
            }
            any(nans(scores))
        }

        /// The k-th highest lane. None is NaN.
        #[target_feature(enable = $feature)]
        #[inline]
        fn kth(mut lanes: [Floats; FOLDED], k: usize) -> f32 {
            let mut left = k;
            loop {
                let top = highest(higher(higher(lanes[0], lanes[1]), higher(lanes[2], lanes[3])));
                let mut equal = reaching(lanes, top);
                while equal != 0 {
                    equal &= equal - 1;
                    left = left.saturating_sub(1);
                }
                if left == 0 {
                    return first(top);
                }
                for lanes in &mut lanes {
                    *lanes = lowest_if_equal(*lanes, top);
                }
            }
        }
    };
}
pub(super) use top_k_kernels;
