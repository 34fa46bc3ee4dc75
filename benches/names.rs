//! The index of a name, among 14, 1,000 and 21,841 real ones: of names that are there, and of names that are not.

use benches::contest::{Contest, Table};
use benches::{FINDING, Finding, IMAGENET, IMAGENET21K, Imagenet, Imagenet21k, StrumFinding, StrumImagenet, random};
use std::collections::HashMap;
use std::hint::black_box;
use typed_label::Label;

/// Enough that no branch predictor learns them by heart.
const QUERIES: usize = 8192;

type Strum<'a> = Option<&'a dyn Fn(&str) -> Option<usize>>;

/// Which name is asked for depends on the answer before, as far as the processor knows: no look-up begins before another ends.
fn in_turn(names: &[String], find: impl Fn(&str) -> Option<usize>) -> usize {
    let none = black_box(0);
    (0..names.len()).fold(0, |found, i| find(&names[i + (found & none)]).unwrap_or(0))
}

fn size<L: Label>(table: &mut Table, phf: &phf::Map<&str, u16>, strum: Strum) {
    let mut random = random();
    let mut pick = || L::NAMES[random() as usize % L::COUNT].to_owned();
    let hits: Vec<String> = (0..QUERIES).map(|_| pick()).collect();
    // As long as a name, and one letter apart.
    let misses = (0..QUERIES).map(|i| {
        let mut name = pick().into_bytes();
        let at = i % name.len();
        name[at] = if name[at].is_ascii() { b'#' } else { name[at] };
        String::from_utf8(name).unwrap()
    });
    let misses: Vec<String> = misses.collect();
    let std: HashMap<&str, u16> = L::NAMES.iter().zip(0..).map(|(name, index)| (*name, index)).collect();
    let brown: hashbrown::HashMap<&str, u16> = L::NAMES.iter().zip(0..).map(|(name, index)| (*name, index)).collect();
    let mut sorted: Vec<(&str, u16)> = L::NAMES.iter().zip(0..).map(|(name, index)| (*name, index)).collect();
    sorted.sort_unstable();

    for (kind, queries) in [("hits", &hits), ("misses", &misses)] {
        let mut contest = Contest::default();
        macro_rules! add {
            ($name:literal, $find:expr) => {
                contest.add($name, || {
                    let found = black_box(queries).iter().filter_map(|name| $find(name));
                    found.map(usize::from).sum::<usize>()
                });
            };
        }
        add!("typed-label", |name: &str| L::from_name(name).map(L::index));
        add!("hashbrown", |name: &str| brown.get(name).copied());
        add!("std `HashMap`", |name: &str| std.get(name).copied());
        add!("phf", |name: &str| phf.get(name).copied());
        add!("binary search", |name: &str| sorted.binary_search_by_key(&name, |(name, _)| name).ok());
        if let Some(strum) = strum {
            add!("strum", |name: &str| strum(name));
        }
        table.add(format!("{} names, {kind}", L::COUNT), contest);
    }
    let mut contest = Contest::default();
    contest.add("typed-label", || in_turn(&hits, |name| L::from_name(name).map(L::index)));
    contest.add("hashbrown", || in_turn(&hits, |name| brown.get(name).copied().map(usize::from)));
    table.add(format!("{} names, hits, one by one", L::COUNT), contest);
}

fn main() {
    let mut table = Table::new("names");
    let finding = |name: &str| name.parse::<StrumFinding>().ok().map(|label| label as usize);
    let imagenet = |name: &str| name.parse::<StrumImagenet>().ok().map(|label| label as usize);
    size::<Finding>(&mut table, &FINDING, Some(&finding));
    size::<Imagenet>(&mut table, &IMAGENET, Some(&imagenet));
    size::<Imagenet21k>(&mut table, &IMAGENET21K, None);
    table.print_ns(QUERIES);
}
