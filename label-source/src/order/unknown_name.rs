//! `order = ".."` with an unknown word: which order is meant, or why there is none.

use crate::escape::quoted_list;
use crate::problem::{Place, Problem};
use crate::suggest::nearest;

/// An unknown word. `nicknames` has other names that people use, each with the right one.
pub(super) fn problem(given: &str, known: &[&str], nicknames: &[(&str, &str)]) -> Problem {
    let lower = given.to_lowercase();
    if ["tch", "tch-rs", "tch_rs", "load_from_dir"].contains(&lower.as_str()) {
        return order_of_the_system(given);
    }
    let meant = match nicknames.iter().find(|(nickname, _)| *nickname == lower) {
        Some((_, name)) => Some(*name),
        None => nearest(given, known),
    };
    let all = quoted_list(known, known.len());
    let help = match meant {
        Some(order) => format!("write `order = {order:?}`; the orders are {all}"),
        None => format!("the orders are {all}"),
    };
    Problem::new(Place::option("order"), format!("there is no order {given:?}"), help)
}

/// tch-rs, whose order is that of `std::fs::read_dir`.
fn order_of_the_system(given: &str) -> Problem {
    Problem::new(
        Place::option("order"),
        format!(
            "there is no order {given:?}: tch's `load_from_dir` takes the folders as the system lists them, which differs from machine \
             to machine"
        ),
        "write the names to a file on the machine that trains, in the order of its `std::fs::read_dir`, one on each line, and name that file \
         in place of the folder",
    )
}
