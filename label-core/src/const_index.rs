//! The index of a label in `const`, where generic code can call no method of a trait.

use core::marker::PhantomData;
use core::ptr;

/// The promise that the discriminant of a label is its index, by which const code reads it.
#[derive(Debug)]
pub struct ConstIndex<L>(PhantomData<L>);

impl<L> ConstIndex<L> {
    /// For a label type.
    ///
    /// # Safety
    /// `L` is an enum without fields. What its discriminants are is not a matter of safety.
    pub const unsafe fn new() -> Self {
        Self(PhantomData)
    }

    /// The index of a label.
    #[allow(clippy::cast_possible_truncation, reason = "an index is below 65,536")]
    #[allow(clippy::unused_self, reason = "it is the promise")]
    pub(crate) const fn of(&self, label: &L) -> usize {
        let label = ptr::from_ref(label);
        // SAFETY: an enum without fields is an integer of its size, as it was promised; or nothing, if it has a lone variant.
        unsafe {
            match size_of::<L>() {
                0 => 0,
                1 => *label.cast::<u8>() as usize,
                2 => *label.cast::<u16>() as usize,
                4 => *label.cast::<u32>() as usize,
                _ => *label.cast::<u64>() as usize,
            }
        }
    }
}
