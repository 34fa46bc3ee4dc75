//! In: class list files. Out: what the library makes of them.
