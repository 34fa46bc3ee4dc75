//! Tables: the columns, the numbers in cells, the column of indices, and tables with a row for each image.

pub(super) mod cell_numbers;
mod chosen_labels;
pub(super) mod columns;
pub(super) mod dataframe;
pub(super) mod index_column;
mod joined_labels;
