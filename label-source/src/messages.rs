//! Messages that have not moved to their stage yet.

pub mod entry;
pub mod file;
pub mod folder;
pub mod lock;
pub mod options;
pub mod order;

use crate::problem::{Place, Problem, Problems};

// What the old ways to carry problems need until every stage has the collector.
impl Problems {
    pub fn unless_any<T>(found: Vec<Problem>, value: T) -> Result<T, Self> {
        if found.is_empty() { Ok(value) } else { Err(Self(found)) }
    }

    pub(crate) fn moved(mut self, place: Place) -> Self {
        for problem in &mut self.0 {
            *problem = Problem::new(place, problem.what(), problem.help());
        }
        self
    }

    pub(crate) fn and(self, mut before: Vec<Problem>) -> Self {
        before.extend(self.0);
        Self(before)
    }
}
