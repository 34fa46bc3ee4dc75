//! What in the lines speaks against one name a line: quotes, commas, keys, a headline, numbers in front. One name a line has no
//! mark of its own, so that it is only taken if nothing here is found.

use super::cvat;
use super::line_ends;
use super::lines::Line;
use super::text_file::TextFile;
use crate::problem::{Place, Problem};

/// First lines that are the headline of a column.
const HEADLINES: [&str; 11] = [
    "class",
    "classes",
    "class_name",
    "class_names",
    "label",
    "labels",
    "label_name",
    "label_names",
    "display_name",
    "name",
    "names",
];

/// What is said if the lines may be names all the same.
const IF_NAMES: &str = "if each line is a name, say `format = \"labels_txt\"`";

/// Reports the first thing that speaks against names.
pub(crate) fn check(file: TextFile<'_>, lines: &[Line<'_>]) -> Result<(), Problem> {
    let (shown, [first, ..]) = (file.shown, lines) else { return Ok(()) };
    let all = |is: fn(&str) -> bool| lines.iter().all(|line| is(line.text));
    if all(is_quoted) {
        return Err(in_quotes(shown, first));
    }
    if let Some(line) = lines.iter().find(|line| is_quoted_for_its_comma(line.text)) {
        return Err(quoted_for_its_comma(shown, line));
    }
    if let Some(end) = [',', ';'].into_iter().find(|end| all_end_with(lines, *end)) {
        return Err(ends_with_sign(shown, first, end));
    }
    if lines.len() == 1 {
        return check_only_line(shown, first);
    }
    if cvat::are_lines(lines) {
        return Err(cvat::no_headline(shown));
    }
    if let Some(separator) = [',', '\t', '|'].into_iter().find(|separator| have_as_many(lines, *separator)) {
        return Err(columns(shown, first, separator));
    }
    if all(|line| line.contains(';') && line.len() > 1) {
        return Err(several_lists(shown, first));
    }
    if let Some(problem) = keys(shown, lines) {
        return Err(problem);
    }
    if HEADLINES.contains(&&*headword(first.text)) {
        return Err(headline(shown, first));
    }
    if first.text.parse() == Ok(lines.len() - 1) && lines[1..].iter().any(|line| line.text.parse::<u64>().is_err()) {
        return Err(count_of_lines(shown, first));
    }
    if let Some(mark) = ["* ", "• ", "- ", "+ "].into_iter().find(|mark| lines.iter().all(|l| l.text.starts_with(mark)))
    {
        return Err(bullets(shown, mark.trim()));
    }
    if are_enumerated(lines) {
        return Err(enumerated(shown, first));
    }
    if let Some(c) = line_ends::ends_for_splitlines(file.text) {
        let line = (1..).zip(line_ends::split(file.text)).find(|(_, line)| line.contains(c));
        return Err(other_line_end(shown, line.map_or(1, |(number, _)| number), c));
    }
    Ok(())
}

/// A line alone is a name unless it has what stands between names.
fn check_only_line(file: &str, line: &Line<'_>) -> Result<(), Problem> {
    let text = line.text;
    if let Some(separator) = [',', '\t', '|'].into_iter().find(|separator| text.contains(*separator)) {
        return Err(one_line(file, line, separator));
    }
    if ["null", "true", "false"].contains(&text) || text.starts_with('"') {
        return Err(lone_value(file, line));
    }
    if HEADLINES.contains(&&*headword(text)) {
        return Err(headline(file, line));
    }
    keys(file, std::slice::from_ref(line)).map_or(Ok(()), Err)
}

/// The first line as headlines are compared.
fn headword(line: &str) -> String {
    line.strip_suffix(':').unwrap_or(line).trim_end().to_lowercase().replace([' ', '-'], "_")
}

/// Whether a line is in quotes, perhaps with a comma after them.
fn is_quoted(line: &str) -> bool {
    let line = line.strip_suffix(',').unwrap_or(line).trim_end();
    [('"', '"'), ('\'', '\''), ('`', '`'), ('“', '”'), ('‘', '’')].into_iter().any(|(open, close)| {
        line.strip_prefix(open).and_then(|rest| rest.strip_suffix(close)).is_some_and(|inside| !inside.is_empty())
    })
}

/// `"heron, grey"`: quotes that CSV needs, and no name.
fn is_quoted_for_its_comma(line: &str) -> bool {
    let inside = line.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    inside.is_some_and(|inside| inside.contains(',') && !inside.replace("\"\"", "").contains('"'))
}

/// Whether each line ends with a sign; the last one may lack it.
fn all_end_with(lines: &[Line<'_>], sign: char) -> bool {
    let ends = |line: &Line<'_>| line.text.len() > 1 && line.text.ends_with(sign);
    match lines {
        [only] => ends(only),
        [before @ .., _] => before.iter().all(ends),
        [] => false,
    }
}

/// Whether each line has a sign as often as the first has it.
fn have_as_many(lines: &[Line<'_>], sign: char) -> bool {
    let count = |line: &Line<'_>| line.text.matches(sign).count();
    lines.first().map(count).is_some_and(|n| n > 0 && lines.iter().all(|line| count(line) == n && line.text.len() > n))
}

/// Whether the lines are `1. cat`, `2. dog`, or with `)`. Without the space, `001.Black_footed_Albatross` is a folder's name.
fn are_enumerated(lines: &[Line<'_>]) -> bool {
    let number = |line: &str| -> Option<usize> {
        let (number, _) = line.split_once(". ").or_else(|| line.split_once(") "))?;
        number.parse().ok()
    };
    let numbers: Option<Vec<usize>> = lines.iter().map(|line| number(line.text)).collect();
    numbers.is_some_and(|numbers| [0, 1].into_iter().any(|from| numbers.iter().copied().eq(from..from + numbers.len())))
}

/// Reports lines that all are a key and its value. If a key is `names`, they are Darknet's.
fn keys(file: &str, lines: &[Line<'_>]) -> Option<Problem> {
    let assigned = |line: &Line<'_>| is_pair(line.text.split_once('='));
    if lines.iter().all(assigned) {
        let pairs = lines.iter().filter_map(|line| line.text.split_once('='));
        let names = pairs.into_iter().find(|(key, _)| key.trim() == "names");
        return Some(names.map_or_else(|| settings(file, &lines[0], '='), |(_, names)| darknet(file, names.trim())));
    }
    let keyed = |line: &Line<'_>| {
        line.text.split_once(": ").or_else(|| line.text.split_once(":\t")).is_some_and(|pair| is_pair(Some(pair)))
    };
    let is_key = |line: &Line<'_>| line.text.len() > 1 && line.text.ends_with(':');
    let is_settings = lines.iter().all(|line| keyed(line) || is_key(line)) && lines.iter().any(keyed);
    is_settings.then(|| settings(file, &lines[0], ':'))
}

fn is_pair(pair: Option<(&str, &str)>) -> bool {
    pair.is_some_and(|(key, value)| !key.trim().is_empty() && !value.trim().is_empty())
}

/// Names in quotes.
fn in_quotes(file: &str, line: &Line<'_>) -> Problem {
    Problem::new(
        Place::option("format"),
        format!("each line of {file} is in quotes, as line {}: {}", line.number, shown(line.text)),
        format!(
            "remove the quotes and what stands after them, or write it as `[\"cat\", \"dog\"]`; {}",
            "if the quotes belong to the names, say `format = \"labels_txt\"`"
        ),
    )
}

/// One name in quotes, as CSV has it.
fn quoted_for_its_comma(file: &str, line: &Line<'_>) -> Problem {
    Problem::new(
        Place::option("format"),
        format!("{file}, line {}: {} is in quotes, as CSV writes what has a comma", line.number, shown(line.text)),
        format!("remove the quotes, or call the file .csv and write a headline; {IF_NAMES}"),
    )
}

/// Names with a comma or semicolon after each.
fn ends_with_sign(file: &str, line: &Line<'_>, sign: char) -> Problem {
    Problem::new(
        Place::option("format"),
        format!("each line of {file} ends with {}, as line {}: {}", sign_name(sign), line.number, shown(line.text)),
        format!("remove it from each line, or write the names as in `[\"cat\", \"dog\"]`; {IF_NAMES}"),
    )
}

/// Names in one line.
fn one_line(file: &str, line: &Line<'_>, separator: char) -> Problem {
    Problem::new(
        Place::option("format"),
        format!("{file} is one line with {} in it: {}", sign_name(separator), shown(line.text)),
        "write one name a line, or all as in `[\"cat\", \"dog\"]`; if the line is one class's name, say `format = \"labels_txt\"`",
    )
}

/// A single JSON value that is not a list.
fn lone_value(file: &str, line: &Line<'_>) -> Problem {
    Problem::new(
        Place::option("format"),
        format!("{file} may be no list with one name a line: line {} is {:?}", line.number, line.text),
        format!("write it as in `{{\"cat\": 0, \"dog\": 1}}`; {IF_NAMES}"),
    )
}

/// As many separators in each line, as a table has.
fn columns(file: &str, line: &Line<'_>, separator: char) -> Problem {
    Problem::new(
        Place::option("format"),
        format!(
            "{file} may be a table: each line has as many {}s as line {}: {}",
            sign_name(separator).trim_start_matches("a "),
            line.number,
            shown(line.text)
        ),
        format!("write the column of the names alone, one a line; {IF_NAMES}"),
    )
}

/// Several lines that each have a semicolon.
fn several_lists(file: &str, line: &Line<'_>) -> Problem {
    Problem::new(
        Place::option("format"),
        format!("each line of {file} has `;` between names, as line {}: {}", line.number, shown(line.text)),
        format!("keep the line of one of the model's outputs, as NVIDIA TAO writes it: `cat;dog`; {IF_NAMES}"),
    )
}

/// Keys with values.
fn settings(file: &str, line: &Line<'_>, sign: char) -> Problem {
    Problem::new(
        Place::option("format"),
        format!("each line of {file} may be a key and its value: line {} is {}", line.number, shown(line.text)),
        format!(
            "write the names alone, as in `[\"cat\", \"dog\"]`; if `{sign}` belongs to the names, say `format = \"labels_txt\"`"
        ),
    )
}

/// Darknet's obj.data, which names the list.
pub(crate) fn darknet(file: &str, names: &str) -> Problem {
    Problem::new(
        Place::PATH,
        format!("{file} is Darknet's .data, which has no classes: it names their file, {names:?}"),
        format!("name that file instead of it: {names:?}, one name a line"),
    )
}

/// A headline, which would be class 0.
fn headline(file: &str, line: &Line<'_>) -> Problem {
    Problem::new(
        Place::option("format"),
        format!("{file} starts with {}, which may be a headline and not a class", shown(line.text)),
        format!("remove the line if it is one; {IF_NAMES}"),
    )
}

/// How many lines follow, which would be class 0.
fn count_of_lines(file: &str, line: &Line<'_>) -> Problem {
    Problem::new(
        Place::option("format"),
        format!("{file} starts with {:?}, and so many lines follow: it may be their count and not a class", line.text),
        format!("remove the line if it is the count; {IF_NAMES}"),
    )
}

/// A list with a mark before each item.
fn bullets(file: &str, mark: &str) -> Problem {
    Problem::new(
        Place::option("format"),
        format!("each line of {file} starts with `{mark}`, as the items of a written list"),
        format!("remove it from each line; {IF_NAMES}"),
    )
}

/// A list with a number and a dot before each item.
fn enumerated(file: &str, line: &Line<'_>) -> Problem {
    Problem::new(
        Place::option("format"),
        format!(
            "each line of {file} starts with a number that may be its index, as line {}: {:?}",
            line.number, line.text
        ),
        "for index and name, write `0 cat` without a dot, from 0 on; if the numbers belong to the names, say `format = \"labels_txt\"`",
    )
}

/// A character that ends a line for one way of reading and not for another: the indices after it differ.
fn other_line_end(file: &str, line: usize, c: char) -> Problem {
    Problem::new(
        Place::option("format"),
        format!(
            "{file}, line {line}: Python's `splitlines` ends a line at {c:?}, and `open` does not, so that the indices depend on the training code"
        ),
        "remove the character if `splitlines` was not used, or make it a line end if it was; \
         for the lines of `open`, say `format = \"labels_txt\"`",
    )
}

fn sign_name(sign: char) -> &'static str {
    match sign {
        ',' => "a comma",
        ';' => "a semicolon",
        '\t' => "a tab",
        _ => "a `|`",
    }
}

/// A line as messages show it; a list of many names is cut.
fn shown(line: &str) -> String {
    const MOST: usize = 60;
    match line.char_indices().nth(MOST) {
        Some((at, _)) => format!("{:?} ..", &line[..at]),
        None => format!("{line:?}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::lines;

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
            ("a, b\nc, d", "it may be a table: each line has as many commas as line 1"),
            ("a\tb\nc\td", "it may be a table: each line has as many tabs"),
            ("a;b\nc;d;e", "each line of it has `;` between names"),
            ("a: b\nc: d", "each line of it may be a key and its value"),
            ("outs:\n- md5: b", "each line of it may be a key and its value"),
            ("A=b\nC=d", "each line of it may be a key and its value"),
            (
                "names = a/b.names\nclasses = 2",
                "it is Darknet's .data, which has no classes: it names their file, \"a/b.names\"",
            ),
            ("Names:\ncat\ndog", "it starts with \"Names:\", which may be a headline"),
            ("Class Name\ncat\ndog", "it starts with \"Class Name\""),
            ("label", "it starts with \"label\""),
            ("2\ncat\ndog", "it starts with \"2\", and so many lines follow"),
            ("* a\n* b", "each line of it starts with `*`"),
            ("1. a\n2. b", "each line of it starts with a number that may be its index"),
            ("0) a\n1) b", "each line of it starts with a number that may be its index"),
            ("a:1,2,3::\nb:1,2,4::", "it looks like CVAT's labelmap.txt"),
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
            "ibis:\nleft: closed\nE=mc2",
            "a=b\nc",
            "a;b\nc",
            "a|b\nc",
            "cat\nclass\nname",
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
