//! A table of images of any bytes gives the distinct labels of a column, sorted, or problems that each end with help.
#![no_main]

use typed_label_source::{Order, Source};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let folder = std::env::temp_dir();
    let file = format!("typed-label-fuzz-{}.csv", std::process::id());
    std::fs::write(folder.join(&file), [b"image,labels\n", bytes].concat()).unwrap();
    match Source::new(&file).order(Order::Dataframe).column("labels").separator("|").read(&folder) {
        Ok(list) => {
            let names = list.names();
            assert!(!names.is_empty() && names.is_sorted() && names.windows(2).all(|pair| pair[0] != pair[1]));
            assert!(names.iter().all(|name| !name.is_empty() && !name.contains('|')));
        }
        Err(problems) => {
            assert!((1..20).contains(&problems.iter().count()));
            assert!(problems.iter().all(|problem| problem.to_string().contains("\nhelp: ")));
        }
    }
});
