//! The index of a name, among 14, 1,000 and 21,841 real ones: of names that are there, and of names that are not.

use benches::{FINDING, Finding, IMAGENET, IMAGENET21K, Imagenet, Imagenet21k, StrumFinding, StrumImagenet, random};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use std::collections::HashMap;
use std::hint::black_box;
use std::time::Duration;
use typed_label::Label;

/// Enough that no branch predictor learns them by heart.
const QUERIES: usize = 8192;

type Strum<'a> = Option<&'a dyn Fn(&str) -> Option<usize>>;

fn size<L: Label>(c: &mut Criterion, phf: &phf::Map<&str, u16>, strum: Strum) {
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
        let mut group = c.benchmark_group(format!("{kind} {}", L::COUNT));
        group.warm_up_time(Duration::from_millis(200)).measurement_time(Duration::from_millis(800)).sample_size(20);
        group.throughput(Throughput::Elements(QUERIES as u64));
        macro_rules! bench {
            ($name:literal, $find:expr) => {
                group.bench_function($name, |b| {
                    b.iter(|| black_box(queries).iter().filter_map(|name| $find(name)).map(usize::from).sum::<usize>())
                })
            };
        }
        group.bench_function("typed-label", |b| {
            b.iter(|| black_box(queries).iter().filter_map(|name| L::from_name(name)).map(L::index).sum::<usize>())
        });
        bench!("phf", |name: &str| phf.get(name).copied());
        bench!("std", |name: &str| std.get(name).copied());
        bench!("hashbrown", |name: &str| brown.get(name).copied());
        bench!("binary search", |name: &str| sorted.binary_search_by_key(&name, |(name, _)| name).ok());
        if let Some(strum) = strum {
            bench!("strum", |name: &str| strum(name));
        }
    }
}

fn names(c: &mut Criterion) {
    size::<Finding>(c, &FINDING, Some(&|name| name.parse::<StrumFinding>().ok().map(|label| label as usize)));
    size::<Imagenet>(c, &IMAGENET, Some(&|name| name.parse::<StrumImagenet>().ok().map(|label| label as usize)));
    size::<Imagenet21k>(c, &IMAGENET21K, None);
}

criterion_group!(benches, names);
criterion_main!(benches);
