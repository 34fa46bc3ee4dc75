//! In: what each image is and what a model says. Out: how often each class was taken for each other, and the accuracy.

use crate::Digit;
use std::fmt;

/// A row for each class, a column for each class that the model may say.
#[derive(Default)]
pub struct Confusion([[u32; Digit::COUNT]; Digit::COUNT]);

impl Confusion {
    pub fn add(&mut self, truth: Digit, said: Digit) {
        self.0[truth.index()][said.index()] += 1;
    }
}

impl fmt::Display for Confusion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (digit, row) in Digit::ALL.iter().zip(&self.0) {
            write!(f, "{digit:<8}")?;
            row.iter().try_for_each(|count| write!(f, "  {count:>2}"))?;
            writeln!(f)?;
        }
        let right: u32 = (0..Digit::COUNT).map(|index| self.0[index][index]).sum();
        let total: u32 = self.0.as_flattened().iter().sum();
        write!(f, "accuracy {:.3} ({right} of {total})", f64::from(right) / f64::from(total))
    }
}
