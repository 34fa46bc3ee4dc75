//! One bit for each class, in words of 64.

/// How many words hold a bit for each class.
pub const fn word_count(classes: usize) -> usize {
    classes.div_ceil(64)
}

#[inline]
pub(crate) const fn contains(words: &[u64], index: usize) -> bool {
    words[index / 64] >> (index % 64) & 1 == 1
}

/// Sets a bit; says whether it is new.
#[inline]
pub const fn insert(words: &mut [u64], index: usize) -> bool {
    let is_new = !contains(words, index);
    words[index / 64] |= 1 << (index % 64);
    is_new
}

/// Clears a bit; says whether it was set.
#[inline]
pub(crate) fn remove(words: &mut [u64], index: usize) -> bool {
    let was_in = contains(words, index);
    words[index / 64] &= !(1 << (index % 64));
    was_in
}

/// Clears the first bit that is set, and gives its index. No bit before the word at `start` is set; `start` moves on.
pub(crate) fn take_first(words: &mut [u64], start: &mut usize) -> Option<usize> {
    loop {
        let word = words.get_mut(*start)?;
        if *word != 0 {
            let index = *start * 64 + word.trailing_zeros() as usize;
            *word &= *word - 1;
            return Some(index);
        }
        *start += 1;
    }
}
