//! CVAT's labelmap.txt: `name:color_rgb:parts:actions` on each line below a headline that says so. A name may have colons.

use crate::format::entries::Entry;
use crate::format::file_problems::FileProblems;
use crate::format::text_lines::lines::Line;
use crate::problem::{Place, Problem};

const HEADLINE: &str = "# label:color_rgb:parts:actions";

pub(crate) fn matches(lines: &[Line<'_>]) -> bool {
    let columns = |line: &str| line.strip_prefix('#').map(|columns| columns.trim_start() == &HEADLINE[2..]);
    lines.first().is_some_and(|line| columns(line.text) == Some(true))
}

/// CVAT itself passes over lines that start with `#`.
pub(crate) fn read<'a>(lines: &[Line<'a>], problems: &mut FileProblems<'_>) -> Vec<Entry<'a>> {
    let mut entries = Vec::new();
    for line in lines {
        if line.text.starts_with('#') {
            continue;
        }
        match name(line.text) {
            Some(name) => entries.push(Entry::new(entries.len() as u64, name, line.number)),
            None => problems.push(|file| not_four_parts(file, line)),
        }
    }
    entries
}

/// Whether each line is one of CVAT's, below a headline or not.
pub(crate) fn are_lines(lines: &[Line<'_>]) -> bool {
    lines.iter().all(|line| name(line.text).is_some())
}

/// What stands before the colour.
fn name(line: &str) -> Option<&str> {
    let mut parts = line.rsplitn(4, ':');
    let (_actions, _parts, colour, name) = (parts.next()?, parts.next()?, parts.next()?, parts.next()?);
    let is_colour = colour.split(',').all(|part| part.trim().parse::<u8>().is_ok()) && colour.matches(',').count() == 2;
    (is_colour || colour.is_empty()).then(|| name.trim())
}

/// A line that CVAT does not write.
fn not_four_parts(file: &str, line: &Line<'_>) -> Problem {
    Problem::new(
        Place::PATH,
        format!("{file}, line {}: {:?} is not of the form that the headline says", line.number, line.text),
        "write it as CVAT does, with three colons: `cat:255,0,0::`",
    )
}

/// Lines of CVAT without the headline, by which the file is known.
pub(crate) fn no_headline(file: &str) -> Problem {
    Problem::new(
        Place::PATH,
        format!("{file} looks like CVAT's labelmap.txt, but has no headline"),
        format!("write `{HEADLINE}` as the first line, or say `format = \"cvat\"`"),
    )
}

#[cfg(test)]
mod tests {
    use super::name;

    #[test]
    fn a_name_stands_before_the_colour() {
        assert_eq!(name("cat:12,80,200:bill,leg:wading,flying"), Some("cat"));
        assert_eq!(name("nest: empty:1,2,3::"), Some("nest: empty"));
        assert_eq!(name("cat:::"), Some("cat"));
        for line in ["cat", "cat:1,2,3", "cat:1,2:a:b", "cat:1,2,256::", "a:b:c:d", "a:1,2,3:b:c:d"] {
            assert_eq!(name(line), None, "{line}");
        }
    }
}
