//! The real files, each changed hundreds of times at random: each change gives a class list or an error that has help, never a
//! panic or an endless read. The fuzz targets search further; this runs everywhere.

use super::{bytes, folder};
use std::fs;
use test_support::Rng;
use typed_label_source::{ClassList, Format};

/// What breaks parsers: brackets, quotes, numbers at a bound, line ends, bytes that are no text.
const PIECES: [&[u8]; 28] = [
    b"{",
    b"}",
    b"[",
    b"]",
    b"(",
    b"\"",
    b"'",
    b"\\",
    b":",
    b",",
    b"\n",
    b"\r",
    b"\0",
    b"\xff",
    b"\xef\xbb\xbf",
    b"0",
    b"-1",
    b"18446744073709551616",
    b"1e999",
    b"null",
    b"\\ud800",
    b"???",
    b"names:",
    b"\"id2label\":",
    b"&a *a",
    b"<<: ",
    b"\x72\xff\xff\xff\xff\x0f",
    b"PK\x05\x06",
];

fn mutate(whole: &[u8], random: &mut Rng) -> Vec<u8> {
    let mut changed = whole.to_vec();
    for _ in 0..=random.below(4) {
        let at = random.below(changed.len().max(1));
        let end = (at + random.below(24)).min(changed.len());
        match random.below(6) {
            0 => changed.truncate(at),
            1 => drop(changed.drain(at..end)),
            2 => changed[at..end].iter_mut().take(1).for_each(|b| *b ^= 1 << random.below(8)),
            3 => drop(changed.splice(at..at, random.pick(&PIECES).iter().copied())),
            4 => drop(changed.splice(at..end, random.pick(&PIECES).iter().copied())),
            _ => {
                let copied = changed[at..end].to_vec();
                let to = random.below(changed.len().max(1));
                changed.splice(to..to, copied);
            }
        }
    }
    changed
}

#[test]
fn mutated_files_never_panic() {
    let mut names: Vec<_> =
        fs::read_dir(folder()).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    let mut random = Rng::new(1);
    let formats: Vec<Format> = Format::all().collect();
    let (mut read, mut refused) = (0, 0);
    for name in names {
        let whole = bytes(&name);
        // Large files are slow in a build without optimisation; their start has all that their format has.
        let whole = if name.ends_with("onnx") { &whole } else { &whole[..whole.len().min(4000)] };
        for round in 0..300 {
            let changed = mutate(whole, &mut random);
            // Also in a format that is not its own.
            let format = (round % 3 == 0).then(|| *random.pick(&formats));
            match ClassList::from_bytes(&changed, format) {
                Ok(list) => {
                    assert!(!list.names().is_empty());
                    read += 1;
                }
                Err(problems) => {
                    assert!(problems.iter().all(|p| p.to_string().contains("\nhelp: ")), "{problems}");
                    assert!(problems.iter().count() < 20, "{problems}");
                    refused += 1;
                }
            }
        }
    }
    assert!(read > 300 && refused > 3000, "{read} read, {refused} refused");
}
