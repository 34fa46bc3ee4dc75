//! Times each order, and each plain way to list a folder, over a dataset folder: a line of microseconds each. `benches/scan.py` holds them against Python's and the frameworks'. With `--cold`, for root:
//! each time after one that does not count, and with the system's caches of the disk emptied.

use std::path::Path;
use std::time::Instant;
use std::{env, fs, hint};
use typed_label_source::{Order, Source};
use walkdir::WalkDir;

type Way = (String, Box<dyn Fn(&Path) -> usize>);

fn main() {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [folder, runs, only @ ..] = arguments.as_slice() else { panic!("usage: scan FOLDER RUNS [--cold] [WAY..]") };
    let (cold, only): (Vec<&String>, Vec<&String>) = only.iter().partition(|way| *way == "--cold");
    let (folder, runs): (&Path, u32) = (folder.as_ref(), runs.parse().expect("a number of runs"));
    let mut ways: Vec<Way> = vec![
        ("read_dir".into(), Box::new(read_dir)),
        ("walkdir".into(), Box::new(|folder| walk(WalkDir::new(folder)))),
        ("walkdir-sorted".into(), Box::new(|folder| walk(WalkDir::new(folder).sort_by_file_name()))),
    ];
    for &order in Order::ALL {
        let source = Source::new(folder.to_string_lossy()).order(order);
        ways.push((order.name().into(), Box::new(move |base| source.read(base).expect("a class list").names().len())));
    }
    ways.retain(|(name, _)| only.is_empty() || only.contains(&name));
    let mut times: Vec<Vec<u128>> = vec![Vec::new(); ways.len()];
    // They take turns, so that a busy machine slows all of them.
    for _ in 0..runs {
        for ((_, way), times) in ways.iter().zip(&mut times) {
            if !cold.is_empty() {
                hint::black_box(way(folder));
                fs::write("/proc/sys/vm/drop_caches", "3").expect("Linux, and root");
            }
            let start = Instant::now();
            hint::black_box(way(folder));
            times.push(start.elapsed().as_micros());
        }
    }
    for ((name, _), times) in ways.iter().zip(times) {
        println!("{name} {}", times.iter().map(u128::to_string).collect::<Vec<_>>().join(" "));
    }
}

/// The least that any answer can take: one folder, and each entry's kind.
fn read_dir(folder: &Path) -> usize {
    let entries = fs::read_dir(folder).expect("a folder").map_while(Result::ok);
    let folders = entries.filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir()));
    folders.map(|entry| entry.file_name()).collect::<Vec<_>>().len()
}

fn walk(walk: WalkDir) -> usize {
    let entries = walk.min_depth(1).max_depth(1).into_iter().map_while(Result::ok);
    entries
        .filter(|entry| entry.file_type().is_dir())
        .map(|entry| entry.file_name().to_owned())
        .collect::<Vec<_>>()
        .len()
}
