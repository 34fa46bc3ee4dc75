//! The kernels of each level, in terms of its instructions.
//!
//! A wide row is read in groups of several registers. The maximum of a group is compared with the highest so far, lane by lane,
//! and the number of the group is kept where it is higher: no branch depends on a score, and only the group of the maximum is
//! searched for its place. A narrow row is in registers as a whole.

#![cfg_attr(
    not(any(
        all(target_arch = "x86_64", target_feature = "sse2"),
        all(target_arch = "aarch64", target_feature = "neon")
    )),
    allow(dead_code, unused_macros, unused_imports, reason = "there is no level")
)]

/// The index of a row's first maximum, or that of its first NaN.
pub(crate) type Found = Result<usize, usize>;

/// A number of one byte.
pub(crate) trait Byte: Copy {
    /// The bits to flip so that the order is that of `u8`.
    const FLIP: u8;
}

impl Byte for u8 {
    const FLIP: u8 = 0;
}

impl Byte for i8 {
    const FLIP: u8 = 0x80;
}

/// How many numbers a group of bytes has.
pub(super) const BYTES: usize = 64;

/// How many bytes are searched before the number of a group would no longer fit in a byte.
pub(super) const SEGMENT: usize = 255 * BYTES;

/// How many registers of columns are compared before the next ones: their maxima and indices stay in the first-level cache.
pub(super) const COLUMN_REGISTERS: usize = 64;

/// Up to so many classes SSE2 compares an index of 32 bits as one of 16.
pub(super) const MOST_CLASSES: usize = 1 << 15;

/// From this width on, the groups of a row begin at a multiple of a register's size: it saves more than it costs.
pub(super) const ALIGNED: usize = 512;

/// The index of the first NaN. There must be one.
#[cold]
pub(super) fn first_nan(row: &[f32]) -> usize {
    row.iter().take_while(|score| !score.is_nan()).count()
}

/// The place of the first bit that is set, among so many.
#[inline]
#[allow(dead_code, reason = "NEON has no masks of bits")]
#[allow(clippy::cast_possible_truncation, reason = "no other bits are set")]
pub(super) fn first_bit(bits: u128, among: usize) -> usize {
    if among <= 64 { (bits as u64).trailing_zeros() as usize } else { bits.trailing_zeros() as usize }
}

/// What a block of columns has of a class.
#[inline]
pub(super) fn part<const LANES: usize, const REGISTERS: usize>(
    row: &[f32],
    start: usize,
) -> Option<&[[f32; LANES]; REGISTERS]> {
    row[start..].as_chunks().0.first_chunk()
}

/// Gives functions the target feature of their level.
macro_rules! instructions {
    ($feature:literal; $($(#[doc = $doc:literal])* fn $name:ident $([$($generic:tt)*])? ($($argument:tt)*) -> $returned:ty $body:block)*) => {$(
        $(#[doc = $doc])*
        #[target_feature(enable = $feature)]
        #[inline]
        fn $name $(<$($generic)*>)? ($($argument)*) -> $returned $body
    )*};
}
pub(super) use instructions;

macro_rules! kernels {
    ($feature:literal) => {
        #[target_feature(enable = $feature)]
        #[inline]
        pub(super) fn argmax_rows_f32(scores: &[f32], width: usize, mut found: impl FnMut(usize, Found)) {
            let rows = scores.chunks_exact(width).enumerate();
            match width.div_ceil(LANES) {
                _ if width < LANES => shorter(scores, width, found),
                ..=1 => rows.for_each(|(i, row)| found(i, narrow::<1>(row))),
                2 => rows.for_each(|(i, row)| found(i, narrow::<2>(row))),
                3 => rows.for_each(|(i, row)| found(i, narrow::<3>(row))),
                4 => rows.for_each(|(i, row)| found(i, narrow::<4>(row))),
                ..=6 => rows.for_each(|(i, row)| found(i, narrow::<6>(row))),
                ..=8 => rows.for_each(|(i, row)| found(i, narrow::<8>(row))),
                ..=10 => rows.for_each(|(i, row)| found(i, narrow::<10>(row))),
                ..=12 => rows.for_each(|(i, row)| found(i, narrow::<12>(row))),
                _ => rows.for_each(|(i, row)| found(i, wide(row))),
            }
        }

        #[target_feature(enable = $feature)]
        pub(super) fn argmax_f32(row: &[f32]) -> Found {
            let mut result = Ok(0);
            argmax_rows_f32(row, row.len(), |_, found| result = found);
            result
        }

        /// A row that fits in so many registers. What is left of it after the whole ones is in a register that ends with the row.
        #[target_feature(enable = $feature)]
        #[inline]
        fn narrow<const REGISTERS: usize>(row: &[f32]) -> Found {
            let Some(last) = row.last_chunk() else { return Ok(0) };
            let mut scores = [load(last); REGISTERS];
            for (place, part) in scores.iter_mut().zip(row.as_chunks().0) {
                *place = load(part);
            }
            if any(nans(scores)) {
                return Err(first_nan(row));
            }
            Ok(first_equal(scores, highest(maxima(scores)), row.len() - LANES))
        }

        /// A row of at least one group. The last group may begin before the one before it ends: what is in both is found in the
        /// earlier one.
        #[target_feature(enable = $feature)]
        fn wide(row: &[f32]) -> Found {
            const REGISTERS: usize = 8;
            const GROUP: usize = REGISTERS * LANES;
            let (Some(head), Some(last)) = (row.first_chunk::<LANES>(), row.last_chunk::<GROUP>()) else {
                return Ok(0);
            };
            let mut state = Highest::new();
            // Where the second group begins. If the row begins in the midst of a register's size, its head counts as the first.
            let mut second = GROUP;
            let mut rest = row;
            if row.len() >= ALIGNED {
                state.compare([load(head), load(head)]);
                second = match row.as_ptr().align_offset(4 * LANES) {
                    offset @ 1..LANES => offset,
                    _ => LANES,
                };
                rest = &row[second..];
            }
            let (groups, rest) = rest.as_chunks::<GROUP>();
            for group in groups {
                state.compare::<REGISTERS>(load_group(group));
            }
            if !rest.is_empty() {
                state.compare::<REGISTERS>(load_group(last));
            }
            if any(state.nan) {
                return Err(first_nan(row));
            }
            let top = highest(state.top);
            let number = lowest_number(equal(state.top, top), state.number_of_top);
            let start = (second + number * GROUP).saturating_sub(GROUP).min(row.len() - GROUP);
            let Some(group) = row[start..].first_chunk::<GROUP>() else { return Ok(0) };
            Ok(start + first_equal::<REGISTERS>(load_group(group), top, GROUP - LANES))
        }

        /// For each lane, the highest score and the number of its group.
        struct Highest {
            top: Floats,
            number_of_top: Numbers,
            nan: Floats,
            number: Numbers,
        }

        impl Highest {
            #[target_feature(enable = $feature)]
            #[inline]
            fn new() -> Self {
                Self { top: splat(f32::NEG_INFINITY), number_of_top: zero(), nan: splat(0.0), number: zero() }
            }

            #[target_feature(enable = $feature)]
            #[inline]
            fn compare<const REGISTERS: usize>(&mut self, group: [Floats; REGISTERS]) {
                let top = maxima(group);
                self.nan = or(self.nan, nans(group));
                self.number_of_top = number_if_higher(top, self.top, self.number, self.number_of_top);
                self.top = higher(self.top, top);
                self.number = next(self.number);
            }
        }

        /// The highest score of each lane.
        #[target_feature(enable = $feature)]
        #[inline]
        fn maxima<const REGISTERS: usize>(mut scores: [Floats; REGISTERS]) -> Floats {
            let mut left = REGISTERS;
            while left > 1 {
                for i in 0..left / 2 {
                    scores[i] = higher(scores[i], scores[left - 1 - i]);
                }
                left = left.div_ceil(2);
            }
            scores[0]
        }

        /// A mask of the lanes that have a NaN.
        #[target_feature(enable = $feature)]
        #[inline]
        fn nans<const REGISTERS: usize>(scores: [Floats; REGISTERS]) -> Floats {
            let mut nan = unordered(scores[0], scores[REGISTERS - 1]);
            for i in (1..REGISTERS - 1).step_by(2) {
                nan = or(nan, unordered(scores[i], scores[i + 1]));
            }
            nan
        }

        #[target_feature(enable = $feature)]
        #[inline]
        fn load_group<const GROUP: usize, const REGISTERS: usize>(group: &[f32; GROUP]) -> [Floats; REGISTERS] {
            let (parts, _) = group.as_chunks::<LANES>();
            let mut loaded = [load(&parts[0]); REGISTERS];
            for i in 1..REGISTERS {
                loaded[i] = load(&parts[i]);
            }
            loaded
        }

        /// Calls `found` with the first of a block's columns, the class of each one's first maximum, and whether the block has a
        /// NaN. There are at least `4 * LANES` columns and at most [`MOST_CLASSES`] classes.
        #[target_feature(enable = $feature)]
        pub(super) fn argmax_columns_f32(scores: &[f32], columns: usize, mut found: impl FnMut(usize, &[u32], bool)) {
            let mut start = 0;
            while start + COLUMN_REGISTERS * LANES <= columns {
                let (indices, has_nan) = columns_block::<COLUMN_REGISTERS>(scores, columns, start);
                found(start, indices.as_flattened(), has_nan);
                start += COLUMN_REGISTERS * LANES;
            }
            while start < columns {
                // The last block begins before the one before it ends.
                start = start.min(columns - 4 * LANES);
                let (indices, has_nan) = columns_block::<4>(scores, columns, start);
                found(start, indices.as_flattened(), has_nan);
                start += 4 * LANES;
            }
        }

        /// The columns of so many registers, four classes at a time: what is read of a class is in one piece.
        #[target_feature(enable = $feature)]
        #[inline]
        fn columns_block<const REGISTERS: usize>(
            scores: &[f32],
            columns: usize,
            start: usize,
        ) -> ([[u32; LANES]; REGISTERS], bool) {
            let mut tops = [splat(f32::NEG_INFINITY); REGISTERS];
            let mut indices = [zero(); REGISTERS];
            let (mut nan, mut index) = (splat(0.0), zero());
            let part = |row| part::<LANES, REGISTERS>(row, start);
            let fours = scores.chunks_exact(4 * columns);
            let rest = fours.remainder();
            for four in fours {
                let (low, high) = four.split_at(2 * columns);
                let ((a, b), (c, d)) = (low.split_at(columns), high.split_at(columns));
                let (Some(a), Some(b), Some(c), Some(d)) = (part(a), part(b), part(c), part(d)) else { break };
                let numbers = [index, next(index), next(next(index)), next(next(next(index)))];
                for i in 0..REGISTERS {
                    let four = [load(&a[i]), load(&b[i]), load(&c[i]), load(&d[i])];
                    nan = or(nan, or(unordered(four[0], four[1]), unordered(four[2], four[3])));
                    let (mut top, mut index_of_top) = (tops[i], indices[i]);
                    for k in 0..4 {
                        index_of_top = number_if_higher(four[k], top, numbers[k], index_of_top);
                        top = higher(top, four[k]);
                    }
                    (tops[i], indices[i]) = (top, index_of_top);
                }
                index = next(numbers[3]);
            }
            for row in rest.chunks_exact(columns) {
                let Some(row) = part(row) else { break };
                for i in 0..REGISTERS {
                    let score = load(&row[i]);
                    nan = or(nan, unordered(score, score));
                    indices[i] = number_if_higher(score, tops[i], index, indices[i]);
                    tops[i] = higher(tops[i], score);
                }
                index = next(index);
            }
            (indices.map(|indices| array(indices)), any(nan))
        }

        /// [`argmax_rows_f32`] for `u8` or `i8`.
        #[target_feature(enable = $feature)]
        #[inline]
        pub(super) fn argmax_rows_bytes<T: Byte>(scores: &[T], width: usize, mut found: impl FnMut(usize, Found)) {
            const fn registers(width: usize) -> usize {
                width.div_ceil(BYTE_LANES)
            }
            let rows = scores.chunks_exact(width).enumerate();
            match width {
                _ if width < BYTE_LANES => shorter_bytes(scores, width, found),
                ..=16 => rows.for_each(|(i, row)| found(i, Ok(narrow_bytes::<T, { registers(16) }>(row)))),
                ..=32 => rows.for_each(|(i, row)| found(i, Ok(narrow_bytes::<T, { registers(32) }>(row)))),
                ..=48 => rows.for_each(|(i, row)| found(i, Ok(narrow_bytes::<T, { registers(48) }>(row)))),
                ..=64 => rows.for_each(|(i, row)| found(i, Ok(narrow_bytes::<T, { registers(64) }>(row)))),
                ..=96 => rows.for_each(|(i, row)| found(i, Ok(narrow_bytes::<T, { registers(96) }>(row)))),
                ..=128 => rows.for_each(|(i, row)| found(i, Ok(narrow_bytes::<T, { registers(128) }>(row)))),
                _ => rows.for_each(|(i, row)| found(i, Ok(wide_bytes(row)))),
            }
        }

        #[target_feature(enable = $feature)]
        pub(super) fn argmax_bytes<T: Byte>(row: &[T]) -> Found {
            let mut result = Ok(0);
            argmax_rows_bytes(row, row.len(), |_, found| result = found);
            result
        }

        #[target_feature(enable = $feature)]
        #[inline]
        fn narrow_bytes<T: Byte, const REGISTERS: usize>(row: &[T]) -> usize {
            let scores = load_row_of_bytes::<T, REGISTERS>(row);
            let top = splat_byte(highest_byte(maxima_of_bytes(scores)));
            first_equal_byte(scores, top, row.len() - BYTE_LANES)
        }

        #[target_feature(enable = $feature)]
        fn wide_bytes<T: Byte>(row: &[T]) -> usize {
            let (mut best, mut best_top) = (0, 0);
            for (i, segment) in row.chunks(SEGMENT).enumerate() {
                // One that is shorter than a group is read with what is before it. That is not higher than what was found there.
                let start = (i * SEGMENT).min(row.len().saturating_sub(BYTES));
                let (index, top) = argmax_segment(if segment.len() < BYTES { &row[start..] } else { segment });
                if i == 0 || top > best_top {
                    (best, best_top) = (start + index, top);
                }
            }
            best
        }

        /// The index of the first maximum of at least one and at most 255 groups, and the maximum.
        #[target_feature(enable = $feature)]
        #[inline]
        fn argmax_segment<T: Byte>(segment: &[T]) -> (usize, u8) {
            const REGISTERS: usize = BYTES / BYTE_LANES;
            let Some(last) = segment.last_chunk::<BYTES>() else { return (0, 0) };
            let (groups, rest) = segment.as_chunks::<BYTES>();
            let (mut top, mut number_of_top, mut number) = (splat_byte(0), splat_byte(0), splat_byte(0));
            for group in groups.iter().chain((!rest.is_empty()).then_some(last)) {
                let highest = maxima_of_bytes(load_row_of_bytes::<T, REGISTERS>(group));
                let before = top;
                top = higher_bytes(top, highest);
                number_of_top = byte_if_changed(before, top, number, number_of_top);
                number = next_byte(number);
            }
            let highest = highest_byte(top);
            let top_everywhere = splat_byte(highest);
            let number = lowest_byte(equal_bytes(top, top_everywhere), number_of_top);
            let start = (usize::from(number) * BYTES).min(segment.len() - BYTES);
            let Some(group) = segment[start..].first_chunk::<BYTES>() else { return (0, 0) };
            let group = load_row_of_bytes::<T, REGISTERS>(group);
            (start + first_equal_byte(group, top_everywhere, BYTES - BYTE_LANES), highest)
        }

        #[target_feature(enable = $feature)]
        #[inline]
        fn maxima_of_bytes<const REGISTERS: usize>(scores: [Bytes; REGISTERS]) -> Bytes {
            let mut top = scores[0];
            for i in 1..REGISTERS {
                top = higher_bytes(top, scores[i]);
            }
            top
        }

        #[target_feature(enable = $feature)]
        #[inline]
        fn load_row_of_bytes<T: Byte, const REGISTERS: usize>(row: &[T]) -> [Bytes; REGISTERS] {
            let last = row.last_chunk().map_or(splat_byte(0), |last| load_bytes::<T>(last));
            let mut loaded = [last; REGISTERS];
            for (place, part) in loaded.iter_mut().zip(row.as_chunks().0) {
                *place = load_bytes::<T>(part);
            }
            loaded
        }
    };
}
pub(super) use kernels;
