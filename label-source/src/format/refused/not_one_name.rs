//! Signs that lines are not one name each: quotes, commas, keys, a headline, numbers. One name a line has no sign of its own, so it is
//! only accepted if none of these is found.

mod headwords;
pub(crate) mod listed;
mod messages;

use crate::collect::{count, kept, mapped, sort};
use crate::format::known::cvat;
use crate::format::syntax::line_ends;
use crate::format::text_file::TextFile;
use crate::format::text_lines::decorations;
use crate::format::text_lines::figures;
use crate::format::text_lines::further_columns::ends_with_colour;
use crate::format::text_lines::lines::{Line, all_end_with, are_all, is_quoted};
use crate::format::text_lines::may_be_indices;
use crate::format::text_lines::numbered::distinct_names;
use crate::format::words::{has_only, inside};
use crate::problem::Problem;
use headwords::{is_headline, is_rare_headline};
use messages::{
    bullets, columns, each_line, ends_with_sign, headline, in_quotes, label_of_each_image, labels_of_an_image,
    lone_value, not_a_name, one_line, other_line_end, padded_columns, quoted_for_its_comma, settings,
};
use std::collections::HashSet;

const KEEP_ONE_LIST: &str = "keep the line of one of the model's outputs, as NVIDIA TAO writes it: `cat;dog`";

/// Reports the first thing that speaks against names.
pub(crate) fn check(file: TextFile<'_>, lines: &[Line<'_>]) -> Result<(), Problem> {
    let (shown, [first, ..]) = (file.shown, lines) else { return Ok(()) };
    let all = |is: fn(&str) -> bool| are_all(lines, is);
    if lines.len() == 1 && first.text.contains(',') && !first.text.ends_with(',') {
        return Err(one_line(shown, first, ','));
    }
    if all(is_quoted) {
        return Err(in_quotes(shown, first));
    }
    if let Some(line) = lines.iter().find(|line| is_quoted_for_its_comma(line.text)) {
        return Err(quoted_for_its_comma(shown, line));
    }
    if let Some(end) = [',', ';'].iter().find(|end| all_end_with(lines, **end)) {
        return Err(ends_with_sign(shown, first, *end));
    }
    if lines.len() == 1 {
        return check_only_line(shown, first);
    }
    // In a list of such words, none is above the others.
    let is_alone = || !lines[1..].iter().any(|line| is_rare_headline(line.text));
    if is_headline(first.text) || is_rare_headline(first.text) && is_alone() {
        return Err(headline(shown, first));
    }
    if all(ends_with_colour) {
        return Err(each_line(shown, "ends with a colour", first, "leave the names alone, one a line"));
    }
    may_be_indices::check(shown, lines)?;
    if cvat::are_lines(lines) {
        return Err(cvat::no_headline(shown));
    }
    figures::check(shown, lines)?;
    if let Some(separator) = [',', '\t', '|'].iter().find(|separator| have_as_many(lines, **separator)) {
        return Err(columns(shown, first, *separator));
    }
    if all(is_of_padded_columns) {
        return Err(padded_columns(shown, first));
    }
    if all(|line| line.contains(';') && line.len() > 1) {
        return Err(each_line(shown, "has `;` between names", first, KEEP_ONE_LIST));
    }
    if let Some(line) = joined_labels(lines) {
        return Err(labels_of_an_image(shown, line));
    }
    if let Some(problem) = keys(shown, lines) {
        return Err(problem);
    }
    let has_words_alone = |line: &str| has_only(line, |c| c.is_alphanumeric() || " _-".contains(c));
    if first.text.ends_with(':') && first.text.len() > 1 && are_all(&lines[1..], has_words_alone) {
        return Err(headline(shown, first));
    }
    if let Some(mark) = ["* ", "• ", "- ", "+ ", "? ", "\\item ", "mkdir ", "echo "]
        .iter()
        .find(|mark| lines.iter().all(|line| line.text.starts_with(**mark)))
    {
        return Err(bullets(shown, mark.trim()));
    }
    if let Some(what) = decorations::find(lines) {
        return Err(each_line(shown, what, first, "leave the name alone on each line"));
    }
    if let Some(line) = ruler(lines) {
        return Err(not_a_name(shown, line));
    }
    if let Some(distinct) = labels_of_images(lines) {
        return Err(label_of_each_image(shown, lines.len(), distinct));
    }
    if let Some(c) = line_ends::ends_for_splitlines(file.text) {
        let before = file.text.split(c).next().unwrap_or_default();
        return Err(other_line_end(shown, line_ends::count(before) + 1, c));
    }
    Ok(())
}

/// A line alone is a name unless it has what stands between names.
fn check_only_line(file: &str, line: &Line<'_>) -> Result<(), Problem> {
    let text = line.text;
    if let Some(separator) = [',', '\t', '|'].iter().find(|separator| text.contains(**separator)) {
        return Err(one_line(file, line, *separator));
    }
    if is_of_padded_columns(text) {
        return Err(one_line(file, line, ' '));
    }
    if ["null", "true", "false"].contains(&text) || text.starts_with('"') {
        return Err(lone_value(file, line));
    }
    if is_headline(text) || is_rare_headline(text) {
        return Err(headline(file, line));
    }
    figures::check(file, std::slice::from_ref(line))?;
    keys(file, std::slice::from_ref(line)).map_or(Ok(()), Err)
}

/// `"heron, grey"`: quotes that CSV needs, and no name.
fn is_quoted_for_its_comma(line: &str) -> bool {
    let inside = inside(line, "\"", "\"").unwrap_or_default();
    inside.contains(',') && !inside.replace("\"\"", "").contains('"')
}

/// The first line that has labels with bars between them, if all lines have bars, or most with labels that others have too.
fn joined_labels<'a, 'b>(lines: &'b [Line<'a>]) -> Option<&'b Line<'a>> {
    let with = kept(lines, |line| line.text.contains('|') && line.text.len() > 1);
    let are_most = with.len() * 2 >= lines.len() && with.len() > 1;
    let is_found = with.len() == lines.len() || are_most && share_a_label(&with);
    with.first().copied().filter(|_| is_found)
}

fn share_a_label(lines: &[&Line<'_>]) -> bool {
    let mut seen = HashSet::new();
    lines.iter().any(|line| {
        let mut labels = line.text.split('|').map(str::trim);
        labels.any(|label| !label.is_empty() && !seen.insert(label))
    })
}

/// A line of dashes or the like among names: the start of a YAML document, a rule below a headline.
fn ruler<'a, 'b>(lines: &'b [Line<'a>]) -> Option<&'b Line<'a>> {
    let is_ruler = |line: &str| match line.chars().next() {
        Some(sign) => line.len() > 2 && "-=*_~".contains(sign) && line.trim_start_matches(sign).is_empty(),
        None => false,
    };
    // In Morse code, all have such signs.
    let have_words = count(lines, |line| line.text.contains(char::is_alphabetic)) * 2 >= lines.len();
    lines.iter().find(|line| have_words && is_ruler(line.text))
}

/// Whether a line has two spaces or more between words, as columns of one width have.
fn is_of_padded_columns(line: &str) -> bool {
    line.contains("  ")
}

/// Whether each line has a sign as often as the first has it.
fn have_as_many(lines: &[Line<'_>], sign: char) -> bool {
    let count = |line: &Line<'_>| line.text.matches(sign).count();
    let most = lines.first().map_or(0, count);
    most > 0 && lines.iter().all(|line| count(line) == most && line.text.len() > most)
}

/// How many different lines there are, if each is there several times. One line may be, in place of outputs that are not in use.
fn labels_of_images(lines: &[Line<'_>]) -> Option<usize> {
    let mut texts = mapped(lines, |line| line.text);
    let distinct = distinct_names(&texts);
    if distinct < 2 || lines.len() < 3 * (distinct - 1) {
        return None;
    }
    sort(&mut texts);
    let most = texts.chunk_by(|a, b| a == b).fold(0, |most, same| same.len().max(most));
    (lines.len() - most >= 3 * (distinct - 1)).then_some(distinct)
}

/// Reports lines that all are a key and its value.
fn keys(file: &str, lines: &[Line<'_>]) -> Option<Problem> {
    fn is_keyed(line: &str) -> bool {
        is_pair(line.split_once(": ").or_else(|| line.split_once(":\t")))
    }
    if are_all(lines, |line| is_pair(line.split_once('='))) {
        return Some(settings(file, &lines[0], '='));
    }
    let is_settings = are_all(lines, |line| is_keyed(line) || line.len() > 1 && line.ends_with(':'));
    (is_settings && lines.iter().any(|line| is_keyed(line.text))).then(|| settings(file, &lines[0], ':'))
}

fn is_pair(pair: Option<(&str, &str)>) -> bool {
    matches!(pair, Some((key, value)) if !key.trim().is_empty() && !value.trim().is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::text_lines::lines;

    fn found(text: &str) -> Option<String> {
        let file = TextFile { shown: "it", name: "", text };
        check(file, &lines::parse(text)).err().map(|problem| problem.what().to_owned())
    }

    #[test]
    fn what_speaks_against_names() {
        for (text, what) in [
            ("'a'\n'b'", "each line of it is in quotes"),
            ("“a”\n“b”", "each line of it is in quotes"),
            ("\"a, b\"\nc", "it, line 1: \"\\\"a, b\\\"\" is in quotes, as CSV"),
            ("aa,\nbb,\ncc", "each line of it ends with a comma"),
            ("aa;\nbb;", "each line of it ends with a semicolon"),
            ("a|b|c", "it is one line with a `|` in it"),
            ("a\tb", "it is one line with a tab in it"),
            ("a  b", "it is one line with space for columns in it"),
            ("a, b\nc, d", "it may be a table: each line has as many commas as line 1"),
            ("a\tb\nc\td", "it may be a table: each line has as many tabs"),
            ("dog    mammal\ngolden eagle  bird", "it may be a table: each line has space"),
            ("dog 0.91\ncat 0.05", "the lines of it have numbers beside the names"),
            ("dog 0.91", "the lines of it have numbers beside the names"),
            ("a;b\nc;d;e", "each line of it has `;` between names"),
            ("a|b\nc|d|e", "the lines of it have `|` between labels"),
            ("a|b\nc\nb|c", "the lines of it have `|` between labels"),
            ("---\ncat\ndog", "it, line 1: \"---\" separates other lines"),
            ("Birds\n=====\ncat\ndog", "it, line 2: \"=====\" separates"),
            ("mkdir cat\nmkdir dog", "each line of it starts with `mkdir`"),
            ("? cat\n? dog", "each line of it starts with `?`"),
            ("genus\nArdea\nPorzana", "it starts with \"genus\", which may be a headline"),
            ("Scientific Name\nArdea\nPorzana", "it starts with"),
            ("a: b\nc: d", "each line of it may be a key and its value"),
            ("outs:\n- md5: b", "each line of it may be a key and its value"),
            ("ibis #ff0000\ncrake #00ff00", "each line of it ends with a colour, as line 1"),
            ("A=b\nC=d", "each line of it may be a key and its value"),
            ("Names:\ncat\ndog", "it starts with \"Names:\", which may be a headline"),
            ("Predictions:\ncat\ndog", "it starts with \"Predictions:\", which may be a headline"),
            ("Class Name\ncat\ndog", "it starts with \"Class Name\""),
            ("label", "it starts with \"label\""),
            ("**a**\n**b**", "each line of it is in Markdown's asterisks"),
            ("☐ a\n☐ b", "each line of it starts with the sign"),
            ("* a\n* b", "each line of it starts with `*`"),
            ("1. a\n2. b", "each line of it starts with a number that may be its index"),
            ("0) a\n1) b", "each line of it starts with a number that may be its index"),
            ("a:1,2,3::\nb:1,2,4::", "it looks like CVAT's labelmap.txt"),
            (
                "a\nb\na\na\nb\nb",
                "it may have a line for each image and not for each class: of 6 lines, 2 are different",
            ),
            ("a\nb\u{2028}c", "it, line 2: Python's `splitlines` ends a line at '\\u{2028}'"),
            ("a\nb\u{c}\nc", "it, line 2: Python's `splitlines` ends a line at '\\u{c}'"),
        ] {
            let found = found(text).unwrap_or_else(|| panic!("{text:?} is read"));
            assert!(found.starts_with(what), "{text:?}: {found}\nexpected: {what}");
        }
    }

    #[test]
    fn names_have_signs_too() {
        for text in [
            "tench, Tinca tinca\ngoldfish\nray, skate, fish",
            "a, b\nc",
            "\"so-called\" crow\nthe \"grey\" one",
            "5\" nail\n6\" nail",
            "rock 'n' roll\n'n'",
            "left: closed\nibis:\nE=mc2",
            "a=b\nc",
            "ibis #ff0000\ncrake",
            "tag #food\ntag #dog",
            "???\na\n???\n???\n???\nb\n???",
            "crane\ncrane\nmaillot\nmaillot",
            "a;b\nc",
            "apple  pie\nribs",
            "a|b\nc",
            "cat\nclass\nname",
            "genus\nspecies\nphylum",
            "Ardea\ngenus",
            "-\n--\n---\na",
            "cat\n--\n...",
            "3\ncat\ndog",
            "2\n0\n1",
            "1\n0",
            "* a\nb",
            "1. FC Bayern\n1. FC Koeln",
            "001.Black_footed_Albatross\n002.Laysan_Albatross",
            "!\n\"\n#\n$\n%\n&\n'\n(\n)\n*\n+\n,\n-\n.\n/\n0\n1\n:\n;\n=\n|\n}\n~",
            "Tomato___healthy\nTomato___Late_blight",
            "a:b\nc:d",
            "cat",
            "a cat and a dog",
            "朱鷺\n「鷺」",
        ] {
            assert_eq!(found(text), None, "{text:?}");
        }
    }
}
