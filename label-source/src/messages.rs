//! Messages that have not moved to their stage yet.

pub mod lint;
pub mod naming;
pub mod options;
pub mod remote;
pub mod variants;

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

impl crate::Source {
    pub fn read_all(&self, mode: crate::LockMode, base: &std::path::Path) -> (Option<crate::ClassList>, Vec<Problem>) {
        let mut diagnostics = crate::Diagnostics::default();
        let list = self.load(mode, base, &mut diagnostics).ok();
        (list, diagnostics.into_problems().into_iter().flatten().collect())
    }
}
