//! From the order of one label type to the order of another; the compiler checks that the names agree.
//!
//! Each name is looked up once, in the table that `from_name` uses: linear in the number of classes, in const too.

use crate::const_message::Message;
use crate::error::{ClassCount, debug_with_text};
use crate::index_map::{first_missing, missing_class};
use crate::label::{IndexTable, Label, label_at};
use crate::label_set::LabelSet;
use crate::per_label::PerLabel;
use core::fmt;
use core::marker::PhantomData;

/// From the order of `A` to the order of `B`, which have the same names: a model trained with another order.
///
/// ```
/// use typed_label::{Label, Reorder, Scores};
///
/// /// The paper's order, which the model has.
/// #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Label)]
/// enum Paper { Mass, Effusion, Edema }
///
/// /// The folders' order.
/// #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Label)]
/// enum Finding { Edema, Effusion, Mass }
///
/// const ORDER: Reorder<Paper, Finding> = Reorder::new();
///
/// let output = [0.9, 0.2, 0.1];
/// let scores = ORDER.array(&output);
/// assert_eq!(Scores::<Finding>::from_array(&scores).argmax(), Ok(Finding::Mass));
/// assert_eq!(ORDER.label(Paper::Mass), Finding::Mass);
/// ```
///
/// Other names stop the build, with the first one that differs. In a `const`, the error is at your line:
///
/// ```compile_fail,E0080
/// # use typed_label::{Label, Reorder};
/// # #[typed_label::labels(classes = ["Mass", "Effusion", "Edema"])] enum Paper {}
/// #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Label)]
/// enum Other { Edema, Hernia, Mass }
/// const ORDER: Reorder<Paper, Other> = Reorder::new(); // "Hernia", index 1 of Other, is not a class of Paper
/// ```
pub struct Reorder<A, B>(PhantomData<(A, B)>);

impl<A: Label, B: Label> Reorder<A, B> {
    /// Does not compile if the names differ.
    #[inline]
    #[track_caller] // The error shows the user's call, if that is in a const.
    pub const fn new() -> Self {
        check::<Self>();
        Self(PhantomData)
    }

    /// The same class in the other type.
    pub fn label(self, label: A) -> B {
        label_at(usize::from(<A::IndexMap<B>>::TABLE[label.index()]))
    }

    /// One value a class, in the other order.
    pub fn array<T: Clone>(self, values: &A::Array<T>) -> B::Array<T> {
        pick::<A, B, T>(values)
    }

    /// A table in the other order, and of the other type.
    pub fn per_label<T: Clone>(self, table: &PerLabel<A, T>) -> PerLabel<B, T> {
        PerLabel::new(self.array(table.as_array()))
    }

    /// Rows of values, one after the other, in the other order. If the buffers are not the same number of whole rows,
    /// nothing is written.
    ///
    /// ```
    /// # use typed_label::Reorder;
    /// # #[typed_label::labels(classes = ["Cat", "Dog"])] enum Pet {}
    /// # #[typed_label::labels(classes = ["Dog", "Cat"])] enum Model {}
    /// let mut pets = [0.0; 4];
    /// Reorder::<Model, Pet>::new().rows_into(&[0.9, 0.1, 0.3, 0.7], &mut pets)?;
    /// assert_eq!(pets, [0.1, 0.9, 0.7, 0.3]);
    /// # Ok::<(), typed_label::RowsMismatch>(())
    /// ```
    pub fn rows_into<T: Copy>(self, rows: &[T], into: &mut [T]) -> Result<(), RowsMismatch> {
        pick_rows::<A, B, T>(rows, into)
    }

    /// The same classes in the other type.
    pub fn set(self, set: LabelSet<A>) -> LabelSet<B> {
        set.iter().map(|label| self.label(label)).collect()
    }
}

impl<A: Label, B: Label> Mapping for Reorder<A, B> {
    type From = A;
    type To = B;
    const KIND: &'static str = "Reorder";
    const MISMATCH: Option<Message> = match first_missing::<B, A>() {
        Some(index) => Some(missing_class::<B, A>(index)),
        // The names differ, so that equal counts leave none over.
        None if A::COUNT == B::COUNT => None,
        None => match first_missing::<A, B>() {
            Some(index) => Some(missing_class::<A, B>(index)),
            None => None,
        },
    };
}

/// What maps one label type to another, if their names allow it.
trait Mapping {
    type From: Label;
    type To: Label;
    const KIND: &'static str;
    /// What is wrong, if a name is missing.
    const MISMATCH: Option<Message>;
}

/// Stops the build if the names do not allow the mapping. The error shows the user's call, if that is in a const.
#[inline]
#[track_caller]
const fn check<M: Mapping>() {
    if const { M::MISMATCH.is_some() }
        && let Some(message) = &M::MISMATCH
    {
        stop(message);
    }
    check_outside_a_const::<M>();
}

/// For a call that is not in a const: the program would panic. A function, since rustc evaluates a block before the body around
/// it, and the error would not be at the call that is in a const.
#[inline]
const fn check_outside_a_const<M: Mapping>() {
    const {
        if let Some(message) = &M::MISMATCH {
            stop(&in_a_const::<M>(message));
        }
    }
}

/// Stops the build. The error shows the call.
#[track_caller]
const fn stop(message: &Message) -> ! {
    panic!("{}", message.text())
}

/// With the line by which rustc shows where the mistake is.
const fn in_a_const<M: Mapping>(message: &Message) -> Message {
    let message = message.push("\nhelp: to see the line of your code, write `const ORDER: ").push(M::KIND).push("<");
    let message = message.push(M::From::TYPE_NAME).push(", ").push(M::To::TYPE_NAME).push("> = ").push(M::KIND);
    message.push("::new();` there")
}

/// From the classes of `A` to those of `B`, all of which `A` has too, in any order: a smaller head of a larger model.
///
/// ```
/// use typed_label::{Label, Subset};
///
/// #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Label)]
/// enum Animal { Cat, Cow, Dog, Owl }
///
/// #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Label)]
/// enum Pet { Dog, Cat }
///
/// const PETS: Subset<Animal, Pet> = Subset::new();
///
/// assert_eq!(PETS.array(&[0.1, 0.2, 0.6, 0.1]), [0.6, 0.1]);
/// assert_eq!(PETS.label(Animal::Dog), Some(Pet::Dog));
/// assert_eq!(PETS.label(Animal::Cow), None);
/// assert_eq!(PETS.wider(Pet::Dog), Animal::Dog);
/// ```
///
/// ```compile_fail,E0080
/// # use typed_label::{Label, Subset};
/// # #[typed_label::labels(classes = ["Cat", "Cow", "Dog", "Owl"])] enum Animal {}
/// #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Label)]
/// enum Pet { Dog, Fish }
/// const PETS: Subset<Animal, Pet> = Subset::new(); // "Fish", index 1 of Pet, is not a class of Animal
/// ```
pub struct Subset<A, B>(PhantomData<(A, B)>);

impl<A: Label, B: Label> Mapping for Subset<A, B> {
    type From = A;
    type To = B;
    const KIND: &'static str = "Subset";
    const MISMATCH: Option<Message> = match first_missing::<B, A>() {
        Some(index) => Some(missing_class::<B, A>(index)),
        None => None,
    };
}

impl<A: Label, B: Label> Subset<A, B> {
    /// Does not compile if the names differ.
    #[inline]
    #[track_caller] // The error shows the user's call, if that is in a const.
    pub const fn new() -> Self {
        check::<Self>();
        Self(PhantomData)
    }

    /// The same class in the smaller type, if it has it.
    pub fn label(self, label: A) -> Option<B> {
        B::from_name(label.name())
    }

    /// The same class in the larger type.
    pub fn wider(self, label: B) -> A {
        label_at(usize::from(<B::IndexMap<A>>::TABLE[label.index()]))
    }

    /// The values of the classes that the smaller type has, in its order.
    pub fn array<T: Clone>(self, values: &A::Array<T>) -> B::Array<T> {
        pick::<A, B, T>(values)
    }

    /// Rows of values, one after the other, as [`array`](Self::array). If the buffers are not the same number of whole rows,
    /// nothing is written.
    pub fn rows_into<T: Copy>(self, rows: &[T], into: &mut [T]) -> Result<(), RowsMismatch> {
        pick_rows::<A, B, T>(rows, into)
    }
}

/// The values that `B` has, in its order.
fn pick<A: Label, B: Label, T: Clone>(values: &A::Array<T>) -> B::Array<T> {
    let (values, indices) = (values.as_ref(), <B::IndexMap<A>>::TABLE);
    B::__array(|index| values[usize::from(indices[index])].clone())
}

fn pick_rows<A: Label, B: Label, T: Copy>(rows: &[T], into: &mut [T]) -> Result<(), RowsMismatch> {
    let (from, to) = (rows.len() / A::COUNT, into.len() / B::COUNT);
    if from != to || !rows.len().is_multiple_of(A::COUNT) || !into.len().is_multiple_of(B::COUNT) {
        return Err(RowsMismatch {
            values: (rows.len(), into.len()),
            counts: (A::COUNT, B::COUNT),
            types: (A::TYPE_NAME, B::TYPE_NAME),
        });
    }
    for (values, places) in rows.chunks_exact(A::COUNT).zip(into.chunks_exact_mut(B::COUNT)) {
        for (place, index) in places.iter_mut().zip(<B::IndexMap<A>>::TABLE) {
            *place = values[usize::from(*index)];
        }
    }
    Ok(())
}

macro_rules! copy {
    ($($name:ident)*) => {$(
        impl<A, B> Clone for $name<A, B> {
            fn clone(&self) -> Self {
                *self
            }
        }

        impl<A, B> Copy for $name<A, B> {}

        impl<A: Label, B: Label> Default for $name<A, B> {
            fn default() -> Self {
                Self::new()
            }
        }

        impl<A: Label, B: Label> fmt::Debug for $name<A, B> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}({} to {})", stringify!($name), A::TYPE_NAME, B::TYPE_NAME)
            }
        }
    )*};
}

copy! { Reorder Subset }

/// Two buffers that are not the same number of whole rows.
///
/// ```
/// # use typed_label::Reorder;
/// # #[typed_label::labels(classes = ["Cat", "Dog"])] enum Pet {}
/// # #[typed_label::labels(classes = ["Dog", "Cat"])] enum Model {}
/// let error = Reorder::<Model, Pet>::new().rows_into(&[0.9, 0.1, 0.3], &mut [0.0; 2]).unwrap_err();
/// assert_eq!(
///     error.to_string(),
///     "3 values are to be rows of Model (2 classes), and 2 places as many rows of Pet (2 classes)",
/// );
/// ```
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct RowsMismatch {
    values: (usize, usize),
    counts: (usize, usize),
    types: (&'static str, &'static str),
}

impl fmt::Display for RowsMismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { values, counts, types } = *self;
        write!(f, "{} values are to be rows of {} ({}), ", values.0, types.0, ClassCount(counts.0))?;
        write!(f, "and {} places as many rows of {} ({})", values.1, types.1, ClassCount(counts.1))
    }
}

debug_with_text!(RowsMismatch);
impl core::error::Error for RowsMismatch {}
