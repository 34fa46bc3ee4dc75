//! Checks names in a list of JSON, YAML or Python as those on lines, since the list may have been made of lines. Of names with an index or
//! in a table, it checks what all have in common: quotes, a sign, numbers in another order.

use super::headwords::is_headline;
use crate::collect::{list, mapped, sort_by};
use crate::format::entries::Entry;
use crate::format::file_problems::FileProblems;
use crate::format::refused::other_texts;
use crate::format::tables::columns::is_image;
use crate::format::text_lines::decorations;
use crate::format::text_lines::lines::{Line, all_end_with, are_all, do_count, is_quoted, trailing_numbers};
use crate::format::text_lines::may_be_indices;
use crate::format::text_lines::numbered::are_mostly_distinct;
use crate::problem::{Place, Problem};

/// Reports the first thing that speaks against the names of a list, in a file of the format; their places are the indices.
pub(crate) fn check(entries: &[Entry<'_>], format: &str, problems: &mut FileProblems<'_>) {
    if !problems.is_empty() || entries.iter().any(|entry| !entry.is_listed) {
        return;
    }
    let lines = mapped(entries, |entry| Line { number: entry.line, text: &entry.name });
    if let Some((what, help, line)) = found(&lines) {
        problems.push(|file| not_a_name(file, what, help, line, format));
    } else if !entries.iter().all(|entry| is_image(&entry.name)) {
        // What is said of lines is said of names; only `format` has another word.
        problems.take(|file| {
            other_texts::check_names(file, &lines).map_err(|problem| {
                let help = problem.help().replace("`format = \"labels_txt\"`", &format!("`format = {format:?}`"));
                Problem::new(problem.place(), problem.what(), help)
            })
        });
    }
}

/// Reports what all names have that belongs to none, if each has an index of its own or is in a table. `is_document`: JSON, YAML or
/// Python, of which the indices are beside the names.
pub(crate) fn check_indexed(entries: &[Entry<'_>], format: &str, is_document: bool, problems: &mut FileProblems<'_>) {
    if !problems.is_empty() || entries.len() < 2 || entries.iter().any(|entry| entry.is_listed) {
        return;
    }
    let mut entries = list(entries);
    sort_by(&mut entries, |a, b| a.index.cmp(&b.index));
    let lines = mapped(&entries, |entry| Line { number: entry.line, text: entry.name.trim() });
    let numbered = || {
        let is_other = is_document && (may_be_indices::check("", &lines).is_err() || have_their_places(&lines));
        is_other.then_some(("has a number that may be its index, as the others", WITHOUT_NUMBERS, &lines[0]))
    };
    if let Some((what, help, line)) = decorated(&lines).or_else(numbered) {
        problems.push(|file| not_a_name(file, what, help, line, format));
    }
}

const WITHOUT_SPACE: &str = "remove it, with `strip()` where the list is written";
const AS_MAP: &str = "if it is the index, write each name with it, as in `{\"cat\": 0, \"dog\": 1}`";
const WITHOUT_IT: &str = "remove it if it is";
const WITHOUT_NUMBERS: &str = "write the names without numbers, each with the index that the model has for it";
const ONE_EACH: &str = "write one name in each item, as in `[\"cat\", \"dog\"]`";
const QUOTED: &str = "is in quotes once more, as each of them";
const WITHOUT_SIGNS: &str = "remove it from each name";

/// What a name is that may be none, what to do, and the name.
fn found<'n, 'a>(names: &'n [Line<'a>]) -> Option<(&'static str, &'static str, &'n Line<'a>)> {
    let first = names.first()?;
    if let Some(spaced) = spaced(names) {
        return Some(("has space or a line end at its start or end", WITHOUT_SPACE, spaced));
    }
    if are_all(names, is_quoted_in_python) {
        return Some((QUOTED, WITHOUT_SIGNS, first));
    }
    if names.len() == 1 {
        let is_several = first.text.contains([',', ';', '|', '\t', '\n']);
        return is_several.then_some(("may be several names", ONE_EACH, first));
    }
    if is_headline(first.text) {
        return Some(("may be a headline and not a class", WITHOUT_IT, first));
    }
    if let Some(found) = decorated(names) {
        return Some(found);
    }
    if ["* ", "• ", "- ", "+ "].iter().any(|mark| names.iter().all(|name| name.text.starts_with(mark))) {
        return Some(("starts with a sign, as each of them", WITHOUT_SIGNS, first));
    }
    if let Some(what) = decorations::find(names) {
        return Some((what, WITHOUT_SIGNS, first));
    }
    let has_index =
        may_be_indices::check("", names).is_err() || do_count(&trailing_numbers(names)) || have_their_places(names);
    has_index.then_some(("has a number that may be its index, as the others", AS_MAP, first))
}

/// What is around all names.
fn decorated<'n, 'a>(names: &'n [Line<'a>]) -> Option<(&'static str, &'static str, &'n Line<'a>)> {
    let first = names.first()?;
    if are_all(names, |name| is_quoted(name) || is_quoted_in_python(name)) {
        return Some((QUOTED, WITHOUT_SIGNS, first));
    }
    let end_with_sign = all_end_with(names, ',') || all_end_with(names, ';');
    end_with_sign.then_some(("ends with a sign, as each of them", WITHOUT_SIGNS, first))
}

/// `b'heron'`: Python's bytes, as `str` writes them.
fn is_quoted_in_python(name: &str) -> bool {
    let inside = name.strip_prefix(['b', 'u', 'r', 'B', 'U', 'R']).unwrap_or_default();
    inside.starts_with(['\'', '"']) && is_quoted(inside) && !inside.ends_with(',')
}

/// `0 heron`, `1 crake`: each with its place in front, as Teachable Machine's labels.txt has it, and distinct after it.
fn have_their_places(names: &[Line<'_>]) -> bool {
    let mut rests = Vec::new();
    for (place, name) in names.iter().enumerate() {
        let Some(rest) = name.text.strip_prefix(&format!("{place} ")) else { return false };
        rests.push(rest.trim());
    }
    are_mostly_distinct(&rests)
}

/// A name with what reading lines, or splitting a text, leaves on it: a line end, or space that all others have on that side. One name
/// among many may have space of its own, as a folder can.
fn spaced<'n, 'a>(names: &'n [Line<'a>]) -> Option<&'n Line<'a>> {
    let is_blank = |name: &&Line<'_>| name.text.trim().is_empty();
    let has_line_end = |name: &&Line<'_>| name.text.trim_matches(' ') != name.text.trim();
    let starts = |name: &Line<'_>| name.text.starts_with(char::is_whitespace);
    let ends = |name: &Line<'_>| name.text.ends_with(char::is_whitespace);
    let ended = names.iter().find(|name| !is_blank(name) && has_line_end(name));
    let [first, .., last] = names else { return ended };
    let (rest, others) = (&names[1..], &names[..names.len() - 1]);
    ended
        .or_else(|| rest.iter().all(starts).then_some(if starts(first) { first } else { last }))
        .or_else(|| others.iter().all(ends).then_some(first))
}

/// A name that may be none, or not alone.
fn not_a_name(file: &str, what: &str, help: &str, name: &Line<'_>, format: &str) -> Problem {
    Problem::new(
        Place::option("format"),
        format!("{file}, line {}: {:?} {what}", name.number, name.text),
        format!("{help}; if the names are right as they are, say `format = {format:?}`"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found_in(names: &str) -> Option<&'static str> {
        let names: Vec<Line<'_>> = (1..).zip(names.split('|')).map(|(number, text)| Line { number, text }).collect();
        found(&names).map(|(what, ..)| what.split(' ').next().unwrap_or_default())
    }

    #[test]
    fn a_list_may_be_made_of_lines() {
        for (names, what) in [
            ("heron\n|crake\n", "has"),
            ("heron| crake", "has"),
            ("heron|crake\u{a0}", "has"),
            ("heron, crake, ibis", "may"),
            ("Class Name|heron|crake", "may"),
            ("label|heron|crake", "may"),
            ("'heron'|'crake'", "is"),
            ("b'heron'|b\"crow's\"", "is"),
            ("b'heron'", "is"),
            ("heron,|crake,", "ends"),
            ("- heron|- crake", "starts"),
            ("b'heron'|b'crake'", "is"),
            ("a) heron|b) crake", "starts"),
        ] {
            assert_eq!(found_in(names), Some(what), "{names}");
        }
        for names in [
            "2 heron|0 crake|1 ibis",
            "2: heron|0: crake|1: ibis",
            "0: heron|1: crake|2: ibis",
            "class_2 heron|class_0 crake|class_1 ibis",
            "2. heron|0. crake|1. ibis",
            "heron (2)|crake (0)|ibis (1)",
            "heron,2|crake,0|ibis,1",
            "Birds|2. heron|0. crake|1. ibis",
            "0 heron|1 crake",
        ] {
            assert_eq!(found_in(names), Some("has"), "{names}");
        }
    }

    #[test]
    fn indices_may_be_in_the_names_too() {
        let read = |text: &str| crate::ClassList::from_bytes(text.as_bytes(), None).map_err(|error| error.to_string());
        for text in [
            r#"{"0": "0 heron", "1": "1 crake"}"#,
            r#"{"1": "1 crake", "0": "0 heron"}"#,
            "names:\n  0: 0 heron\n  1: 1 crake",
        ] {
            let error = read(text).unwrap_err();
            assert!(
                error.contains("has a number that may be its index") && error.contains("say `format = "),
                "{error}"
            );
        }
        for text in [
            r#"{"0": "1 euro", "1": "2 euro"}"#,
            r#"{"0": "0 km", "1": "1 km"}"#,
            r#"{"0": "0_heron", "1": "1_crake"}"#,
        ] {
            assert!(read(text).is_ok(), "{text}");
        }
    }

    #[test]
    fn names_of_lists_have_signs_and_numbers_too() {
        for names in [
            "heron",
            "heron|crake",
            "tench, Tinca tinca|goldfish, Carassius auratus",
            "001.Black_footed_Albatross|002.Laysan_Albatross",
            "0_heron|1_crake|2_ibis",
            "Class 0|Class 1|Class 2",
            "Boeing 737|Boeing 747",
            "0|1|2|3|4|5|6|7|8|9",
            "c0 safe driving|c1 texting",
            "heron|class|name",
            "'n'|rock",
            "-1|+1",
            "heron| crake|ibis",
            "heron |crake|ibis",
            "Tomato: healthy|Tomato: blight",
            "1 euro|2 euro|5 euro",
            "0 km|1 km|2 km",
            "0 heron|2 crake",
            "b'heron'|crake",
            "b's|c's",
            "'heron'",
            "label",
        ] {
            assert_eq!(found_in(names), None, "{names}");
        }
    }
}
