//! Compares the shape of a buffer, as a framework gives it, with the label type.

use crate::error::{ClassCount, debug_with_text};
use core::fmt;
use core::ops::Range;

/// The sizes of a buffer's axes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Shape {
    sizes: [u32; Shape::MOST_AXES],
    axes: u32,
}

impl Shape {
    const MOST_AXES: usize = 8;

    /// From integers of any type; `None` if one is negative or above 2^32, or there are too many.
    fn new<D: Copy + TryInto<usize>>(shape: &[D]) -> Option<Self> {
        let mut sizes = [1; Self::MOST_AXES];
        for (place, size) in sizes.get_mut(..shape.len())?.iter_mut().zip(shape) {
            *place = u32::try_from((*size).try_into().ok()?).ok()?;
        }
        Some(Self { sizes, axes: u32::try_from(shape.len()).ok()? })
    }

    fn sizes(&self) -> &[u32] {
        &self.sizes[..self.axes as usize]
    }

    fn has_numbers(&self, numbers: usize) -> bool {
        product(self.sizes()) == Some(numbers)
    }
}

/// `None` if it is more than a buffer can have.
fn product(sizes: &[u32]) -> Option<usize> {
    sizes.iter().try_fold(1_usize, |product, size| product.checked_mul(*size as usize))
}

/// What is asked of a shape: by whom, and for how many numbers.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Asked {
    pub(crate) numbers: usize,
    pub(crate) count: usize,
    pub(crate) type_name: &'static str,
}

impl Asked {
    /// The shape, if the buffer is as long as it says.
    fn shape<D: Copy + TryInto<usize>>(self, shape: &[D]) -> Result<Shape, ShapeMismatch> {
        let Some(shape) = Shape::new(shape) else { return Err(self.error(None, Wrong::Axis)) };
        if shape.has_numbers(self.numbers) { Ok(shape) } else { Err(self.error(Some(shape), Wrong::Numbers)) }
    }

    fn error(self, shape: Option<Shape>, wrong: Wrong) -> ShapeMismatch {
        ShapeMismatch { shape, wrong, numbers: self.numbers, count: self.count, type_name: self.type_name }
    }

    /// `[.., COUNT]`, after which sizes of 1 may come.
    pub(crate) fn image_by_image<D: Copy + TryInto<usize>>(self, shape: &[D]) -> Result<(), ShapeMismatch> {
        let shape = self.shape(shape)?;
        let sizes = shape.sizes();
        let is_last = |axis| sizes[axis] as usize == self.count && product(&sizes[axis..]) == Some(self.count);
        if (0..sizes.len()).any(is_last) { Ok(()) } else { Err(self.error(Some(shape), Wrong::NotLast)) }
    }

    /// `[COUNT, ..]`, or more rows of which `rows` are the classes'. Before it sizes of 1 may come, or one of another size if `images`
    /// says so. Gives the numbers of an image and those of a row.
    pub(crate) fn class_by_class<D: Copy + TryInto<usize>>(
        self,
        shape: &[D],
        rows: Option<&Range<usize>>,
        images: bool,
    ) -> Result<(usize, usize), ShapeMismatch> {
        if let Some(rows) = rows
            && rows.len() != self.count
        {
            return Err(self.error(None, Wrong::Rows(rows.start, rows.end)));
        }
        let shape = self.shape(shape)?;
        let sizes = shape.sizes();
        let fits = |axis: &usize| {
            let size = sizes[*axis] as usize;
            rows.map_or(size == self.count, |rows| rows.end <= size)
        };
        let singles = sizes.iter().take_while(|size| **size == 1).count();
        let mut class_axes = if images { 1..sizes.len().min(2) } else { 0..sizes.len().min(singles + 1) };
        let Some(axis) = class_axes.find(fits) else {
            let rows_axis = if images { 1 } else { singles };
            let found = sizes.get(rows_axis).map_or(0, |size| *size as usize);
            let wrong = match rows {
                None => Wrong::NotFirst,
                Some(_) if !images && singles == 0 && sizes.len() > 2 => Wrong::Images,
                Some(rows) => Wrong::RowsOutside(rows.start, rows.end, found),
            };
            return Err(self.error(Some(shape), wrong));
        };
        if let Some(rows) = rows {
            // `[128, 116, 8400]` may be 128 images; `[1, 8400, 84]` may be box by box, since its boxes would be rows enough too.
            if !images && axis == 0 && sizes.len() > 2 {
                return Err(self.error(Some(shape), Wrong::Images));
            }
            if sizes[axis + 1..].iter().any(|later| *later as usize >= rows.end && *later < sizes[axis]) {
                return Err(self.error(Some(shape), Wrong::BoxByBox(rows.start, rows.end)));
            }
        }
        let numbers_from = |axis: usize| sizes[axis..].iter().map(|size| *size as usize).product();
        Ok((numbers_from(axis), numbers_from(axis + 1)))
    }
}

/// A shape that is not what the label type asks for.
///
/// ```
/// # #[typed_label::labels(classes = ["Cat", "Dog", "Owl"])] enum Pet {}
/// # use typed_label::{Batch, ClassMajor};
/// let output = [0.0_f32; 60];
/// assert_eq!(
///     Batch::<Pet>::new(&output, &[1, 3, 20]).unwrap_err().to_string(),
///     "the shape [1, 3, 20] does not end with the 3 classes of Pet; \
///      `ClassMajor` reads scores class by class"
/// );
/// assert_eq!(
///     ClassMajor::<Pet>::new(&output, &[1, 6, 10]).unwrap_err().to_string(),
///     "the shape [1, 6, 10] does not have one row for each of the 3 classes of Pet; \
///      if other rows are beside them, `in_rows` takes the range"
/// );
/// ```
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct ShapeMismatch {
    shape: Option<Shape>,
    wrong: Wrong,
    numbers: usize,
    count: usize,
    type_name: &'static str,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wrong {
    /// A size that is negative, or too many of them.
    Axis,
    /// The buffer is longer or shorter.
    Numbers,
    /// The last axis is not the classes'.
    NotLast,
    /// The first axis is not the classes'.
    NotFirst,
    /// The first axis may be that of the images.
    Images,
    /// Rows that are asked for, and how many there are.
    RowsOutside(usize, usize, usize),
    /// A later axis may be the one with these rows.
    BoxByBox(usize, usize),
    /// There are more or fewer rows than classes.
    Rows(usize, usize),
}

impl fmt::Display for ShapeMismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { wrong, numbers, count, type_name, .. } = self;
        let sizes = self.shape.as_ref().map_or(&[][..], Shape::sizes);
        let classes = ClassCount(*count);
        let is_count = |size: &u32| *size as usize == *count;
        match wrong {
            Wrong::Axis => {
                write!(
                    f,
                    "a shape has at most {} sizes, none below 0: give that of the output, not the model's",
                    Shape::MOST_AXES
                )
            }
            Wrong::Numbers => write!(f, "the shape {sizes:?} is not that of the buffer, which has {numbers} numbers"),
            Wrong::NotLast => {
                write!(f, "the shape {sizes:?} does not end with the {classes} of {type_name}")?;
                if sizes.iter().any(is_count) {
                    f.write_str("; `ClassMajor` reads scores class by class")
                } else if sizes.iter().rev().skip(1).any(|size| *size as usize > *count) {
                    f.write_str(
                        "; if it has other rows beside those of the classes, `ClassMajor::in_rows` takes the range",
                    )
                } else {
                    Ok(())
                }
            }
            Wrong::NotFirst => {
                write!(f, "the shape {sizes:?} does not have one row for each of the {classes} of {type_name}")?;
                if sizes.last().is_some_and(is_count) {
                    f.write_str("; `Batch` reads scores image by image")
                } else if sizes.len() > 2 && is_count(&sizes[1]) {
                    f.write_str("; `images` reads more than one image")
                } else {
                    f.write_str("; if other rows are beside them, `in_rows` takes the range")
                }
            }
            Wrong::Images => {
                write!(f, "the shape {sizes:?} may begin with the number of images: `images` reads such a shape")
            }
            Wrong::RowsOutside(start, end, found) => {
                let s = if *found == 1 { "" } else { "s" };
                write!(f, "the shape {sizes:?} has {found} row{s}, 0..{found}, and {start}..{end} ends after them")?;
                match found.checked_sub(*count) {
                    Some(first) => write!(f, "; the last {count} are {first}..{found}"),
                    None => Ok(()),
                }
            }
            Wrong::BoxByBox(start, end) => write!(
                f,
                "the shape {sizes:?} may be box by box, and then has no rows {start}..{end}: read each box by \
                 `Scores::new(&numbers[{start}..{end}])`, or transpose"
            ),
            Wrong::Rows(start, end) => {
                let rows = end.saturating_sub(*start);
                let (verb, s) = if rows == 1 { ("is", "") } else { ("are", "s") };
                write!(f, "{start}..{end} {verb} {rows} row{s}, {type_name} has {classes}")
            }
        }
    }
}

debug_with_text!(ShapeMismatch);
impl core::error::Error for ShapeMismatch {}
