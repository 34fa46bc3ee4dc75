//! What a running program does with label types of every kind of width. The job `miri` runs it too.

mod class_major;
mod conversion;
mod from_numpy;
mod guard_page;
mod labels;
mod quantized;
mod scores;
mod types;
