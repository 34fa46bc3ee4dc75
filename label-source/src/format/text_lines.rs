//! Texts with one class a line: the lines, their numbers, and what else is beside the names.

pub(super) mod beside_names;
pub(super) mod decorations;
pub(super) mod figures;
pub(super) mod further_columns;
pub(super) mod glued_numbers;
pub(super) mod lines;
pub(super) mod may_be_indices;
pub(super) mod numbered;
