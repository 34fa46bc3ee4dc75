//! Tables: their columns, the numbers in their cells, the column of indices, and tables of one row an image.

pub(super) mod cell_numbers;
mod chosen_labels;
pub(super) mod columns;
pub(super) mod dataframe;
pub(super) mod index_column;
mod joined_labels;
