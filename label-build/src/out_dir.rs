//! The files that build.rs writes into `OUT_DIR`: one for each label type, and none that an earlier run has left.

use crate::place;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::SystemTime;
use std::{env, fs};
use typed_label_source::Problem;

/// The file that lists what a run has written.
const LIST: &str = "typed-label.files";

/// What this run has written into each folder. There is more than one in tests alone.
static FOLDERS: Mutex<Vec<(PathBuf, Folder)>> = Mutex::new(Vec::new());

#[derive(Default)]
struct Folder {
    /// The name of each file, its label type and its code.
    written: Vec<(String, String, String)>,
    /// What the run before has written, with its time. The files themselves are gone: an `include!` of a type that has another
    /// name now must not find the old one.
    earlier: Vec<Earlier>,
}

/// A file of an earlier run: its name, its code and its time.
type Earlier = (String, String, SystemTime);

/// Writes the code of a label type to a file of `OUT_DIR`. A file that is already right keeps its time.
pub(crate) fn write(label_type: &str, code: String) -> Result<PathBuf, Problem> {
    let file = snake_case(label_type) + ".rs";
    let path = env::var_os("OUT_DIR").map(PathBuf::from).unwrap_or_default();
    let mut folders = FOLDERS.lock().unwrap_or_else(PoisonError::into_inner);
    let at = folders.iter().position(|(known, _)| *known == path).unwrap_or_else(|| {
        folders.push((path.clone(), Folder { earlier: take_earlier(&path), ..Folder::default() }));
        folders.len() - 1
    });
    let folder = &mut folders[at].1;
    let written = folder.written.iter().find(|(name, ..)| *name == file);
    match written {
        Some((_, other, written)) if other != label_type || *written != code => {
            return Err(same_file(&file, [other, label_type]));
        }
        _ => {}
    }
    let is_new = written.is_none();
    let target = path.join(&file);
    let earlier = folder.earlier.iter().find(|(name, ..)| *name == file);
    write_file(&target, &code, earlier).map_err(|error| not_written(&target, &error))?;
    if is_new {
        folder.written.push((file, label_type.to_owned(), code));
    }
    let names: Vec<&str> = folder.written.iter().map(|(name, ..)| name.as_str()).collect();
    let list = path.join(LIST);
    fs::write(&list, names.join("\n")).map_err(|error| not_written(&list, &error))?;
    Ok(target)
}

fn write_file(target: &Path, code: &str, earlier: Option<&Earlier>) -> io::Result<()> {
    fs::write(target, code)?;
    match earlier {
        Some((_, old, time)) if old == code => fs::File::options().append(true).open(target)?.set_modified(*time),
        _ => Ok(()),
    }
}

/// Reads what an earlier run has written, and removes it.
fn take_earlier(folder: &Path) -> Vec<Earlier> {
    let list = fs::read_to_string(folder.join(LIST)).unwrap_or_default();
    let mut earlier = Vec::new();
    for name in list.lines().filter(|name| !name.contains(['/', '\\']) && name.strip_suffix(".rs").is_some()) {
        let path = folder.join(name);
        let time = fs::metadata(&path).and_then(|file| file.modified());
        if let (Ok(code), Ok(time)) = (fs::read_to_string(&path), time) {
            earlier.push((name.to_owned(), code, time));
        }
        fs::remove_file(path).ok();
    }
    earlier
}

/// `ChestFinding` as `chest_finding`.
fn snake_case(name: &str) -> String {
    let mut snake = String::with_capacity(name.len() + 4);
    let mut lower_before = false;
    for letter in name.chars() {
        if letter.is_uppercase() && lower_before {
            snake.push('_');
        }
        lower_before = letter.is_lowercase() || letter.is_numeric();
        snake.extend(letter.to_lowercase());
    }
    snake
}

/// Two label types with one file.
fn same_file(file: &str, [first, second]: [&str; 2]) -> Problem {
    let what = if first == second {
        format!("two label types are called `{first}`")
    } else {
        format!("the label types `{first}` and `{second}` would both be written to {file:?}")
    };
    Problem::new(place::ENUM, what, "give one of them another name: `.name(\"..\")`")
}

fn not_written(file: &Path, error: &io::Error) -> Problem {
    Problem::new(
        place::ENUM,
        format!("{:?} can't be written: {error}", file.to_string_lossy()),
        "make room, or let the user that builds write there",
    )
}
