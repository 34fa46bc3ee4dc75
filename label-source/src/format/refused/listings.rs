//! Names that are paths, as programs list folders and files: `train/dog`, `./dog`, `C:\data\dog`, `dog/`, `s3://bucket/dog`, `12K dog`.

use crate::collect::{count, every_mapped};
use crate::format::entries::Entry;
use crate::format::text_lines::numbered::are_mostly_distinct;
use crate::format::words::{is_ascii_digit, is_ascii_letter, starts_with_any};
use crate::problem::{Place, Problem};
use crate::split_names::is_split;

/// What `find .` and `ls -a` have beside the folders.
const DOTS: [&str; 4] = [".", "..", "./", "../"];

/// The place of a name that shows that the names are a listing.
pub(crate) fn find(names: &[&str]) -> Option<usize> {
    let [first, below @ ..] = names else { return None };
    // A list of characters has a period as well.
    let starts_with_dot =
        DOTS.contains(first) && !below.is_empty() && below.iter().all(|name| name.chars().nth(1).is_some());
    let is_listed_folder =
        first.len() > 1 && first.ends_with(':') && first.contains(['/', '.', '\\']) && below.len() > 1;
    if starts_with_dot || is_listed_folder {
        return Some(0);
    }
    let mut others = names.to_vec();
    others.retain(|name| !DOTS.contains(name));
    let is_listing =
        are_marked(&others) || are_below_one_folder(&others) || are_in_splits(&others) || have_sizes(&others);
    if is_listing { names.iter().position(|name| !DOTS.contains(name)) } else { None }
}

/// Whether all names are written as paths alone are, or most as folders.
fn are_marked(names: &[&str]) -> bool {
    let all = |is: fn(&str) -> bool| !names.is_empty() && names.iter().all(|name| is(name));
    let folders = count(names, |name| name.len() > 1 && name.ends_with(['/', '\\', '@']));
    folders > 0 && folders * 2 >= names.len()
        || all(has_scheme)
        || all(|name| starts_with_any(name, &["./", ".\\", "../", "..\\", "~/", "\\\\"]))
        || all(|name| name.starts_with('$') && name.contains('/'))
        || all(|name| name.starts_with(is_ascii_letter) && starts_with_any(&name[1..], &[":\\", ":/"]))
        || all(|name| matches!(name.split_once(" -> "), Some((_, target)) if target.contains(['/', '\\'])))
}

/// `s3://bucket/dog`
fn has_scheme(name: &str) -> bool {
    let (scheme, _) = name.split_once("://").unwrap_or_default();
    scheme.starts_with(is_ascii_letter) && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+.-".contains(c))
}

/// The first folder of a path, and what is in it: `data` and `train/dog` of `/data/train/dog`. With a space beside it, a slash is a
/// word's: `w/ hat`.
fn split_folder(name: &str) -> Option<(&str, &str)> {
    let separator = if name.contains('/') { '/' } else { '\\' };
    let (folder, rest) = name.strip_prefix(separator).unwrap_or(name).split_once(separator)?;
    let is_path = !rest.is_empty() && !rest.starts_with(char::is_whitespace) && !folder.ends_with(char::is_whitespace);
    is_path.then_some((folder, rest))
}

/// Whether all names are in one folder. Those of Places365 are in one for each letter (`/a/abbey`), and Freebase's ids in `/m`.
fn are_below_one_folder(names: &[&str]) -> bool {
    let Some((folder, _)) = names.iter().find_map(|name| split_folder(name)) else { return false };
    let is_absolute = names.iter().all(|name| name.starts_with('/'));
    folder.chars().nth(1).is_some()
        && !folder.ends_with(':')
        && (names.len() > 1 || is_absolute)
        // `find train` has the folder itself, too.
        && names.iter().all(|name| *name == folder || split_folder(name).unwrap_or_default().0 == folder)
        && count(names, |name| *name == folder) < 2
}

/// `train/dog`, `val/dog`
fn are_in_splits(names: &[&str]) -> bool {
    !names.is_empty() && names.iter().all(|name| matches!(split_folder(name), Some((folder, _)) if is_split(folder)))
}

/// `12K dog`, as `du -h` has it; `5G phone` and `4G phone` are names.
fn have_sizes<'n>(names: &'n [&str]) -> bool {
    let folder = |name: &'n &str| {
        let (size, folder) = name.split_once(char::is_whitespace)?;
        let number = size.strip_suffix("iB").unwrap_or(size).strip_suffix(['K', 'M', 'G', 'T', 'B'])?;
        (number.parse::<f32>().is_ok() && number.starts_with(is_ascii_digit)).then_some(folder.trim())
    };
    matches!(every_mapped(names, folder), Some(folders) if folders.len() > 1 && are_mostly_distinct(&folders))
}

/// Paths in place of names.
pub(crate) fn listing(file: &str, entry: &Entry<'_>, format: &str) -> Problem {
    if starts_with_any(&entry.name, &["http://", "https://"]) {
        let help = "write the class's name in place of each address, as in `[\"cat\", \"dog\"]`";
        return not_classes(file, "addresses", entry, help, format);
    }
    let help = "name the folder itself, so that its classes are read in the order of the framework; or leave of each line the last part of \
                its path, as in `dog`";
    not_classes(file, "folders or files", entry, help, format)
}

/// Names of other things.
pub(super) fn not_classes(file: &str, what: &str, entry: &Entry<'_>, help: &str, format: &str) -> Problem {
    Problem::new(
        Place::PATH,
        format!("{file} lists {what}, not classes: line {} has {:?}", entry.line, entry.name),
        format!("{help}; if these are the classes' names, say `format = {format:?}`"),
    )
}

#[cfg(test)]
mod tests {
    use super::find;

    fn found(names: &str) -> bool {
        find(&names.split('|').collect::<Vec<_>>()).is_some()
    }

    #[test]
    fn paths_are_no_names() {
        for names in [
            "https://a.b/dog|https://a.b/cat",
            "train/dog|train/cat",
            "train|train/dog|train/cat",
            "data/a/dog|data/b/cat",
            "train/dog|val/dog",
            "./dog|./cat",
            ".|./dog|./cat",
            ".|..|dog|cat",
            ".|dog|cat",
            ".:|dog|cat",
            "data/train:|dog|cat",
            "/data/train/dog|/data/train/cat",
            "/data/dog",
            "~/dog|~/cat",
            "../dog|../cat",
            "$HOME/dog|$HOME/cat",
            "C:\\data\\dog|D:\\cat",
            "\\\\server\\data\\dog|\\\\server\\data\\cat",
            "data\\dog|data\\cat",
            "dog/|cat/",
            "dog/|cat/|labels.txt",
            "dog\\|cat\\",
            "dog@|cat@",
            "PRE dog/|PRE cat/",
            "gs://bucket/dog/|gs://bucket/cat/",
            "s3://bucket/dog",
            "12K dog|1.5M cat",
            "4.0K\t./dog|8.0K\t.",
            "dog -> /data/dog|cat -> /data/cat",
        ] {
            assert!(found(names), "{names}");
        }
    }

    #[test]
    fn names_have_slashes_too() {
        for names in [
            "/a/abbey|/b/bar",
            "/a/abbey|/a/airfield",
            "/m/01|/m/02",
            "/start|/stop",
            "apartment_building/outdoor|arch|bakery/shop",
            "and/or|on/off",
            "on/off",
            "Tops|Tops/T-shirt|Shoes",
            "w/ helmet|w/o helmet",
            "w/helmet|w/vest",
            "my w/ hat|my w/ cap",
            "1/2|1/4",
            "/|-|+",
            "!|/|.",
            ".|,|;",
            "5G phone|4G phone",
            "4K TV|phone",
            "\\alpha|\\beta",
            "C:|D:",
            "a://b|c",
            "train|test",
            "ibis:|left: closed",
            ":|..",
            "dog|cat",
        ] {
            assert!(!found(names), "{names}");
        }
    }
}
