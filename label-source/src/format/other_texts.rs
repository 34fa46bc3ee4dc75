//! Texts that are something else than a class list, whatever their lines would be read as: XML, source, comments, a list of
//! images, a pickle, what a server answered.

use super::cvat;
use super::lines::{self, Line};
use super::text_file::TextFile;
use crate::problem::{Place, Problem};

/// Endings of the files that a dataset is made of.
const MEDIA: [&str; 17] = [
    ".jpg", ".jpeg", ".png", ".bmp", ".gif", ".tif", ".tiff", ".webp", ".ppm", ".pgm", ".wav", ".mp3", ".flac", ".ogg",
    ".mp4", ".avi", ".webm",
];

/// What servers answer, with success, in place of a file that they don't have or don't give.
const ANSWERS: [&str; 7] = [
    "404: not found",
    "not found",
    "404 not found",
    "entry not found",
    "repository not found",
    "access denied",
    "invalid username or password.",
];

/// Reports a text that starts as JSON does, and whose lines show that it is something else.
pub(crate) fn check_start(file: TextFile<'_>) -> Result<(), Problem> {
    if !file.text.trim_start().starts_with(['[', '{']) {
        return Ok(());
    }
    let lines = lines::parse(file.text);
    let [first, second, ..] = &lines[..] else { return Ok(()) };
    let inside =
        first.text.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).map(|rest| rest.trim_matches(['[', ']']));
    let is_word = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | ' ' | '/');
    if inside.is_some_and(|inside| inside.starts_with(char::is_alphabetic) && inside.chars().all(is_word)) {
        return Err(sections(file.shown, first, second.text.contains('=')));
    }
    if lines.iter().all(|line| line.text.starts_with('{') && line.text.ends_with('}')) {
        return Err(json_lines(file.shown));
    }
    Ok(())
}

/// Reports what such a text is.
pub(crate) fn check(file: TextFile<'_>, lines: &[Line<'_>]) -> Result<(), Problem> {
    let (shown, [first, ..]) = (file.shown, lines) else { return Ok(()) };
    if first.text.starts_with('<') {
        return Err(markup(shown, first, is_certain_markup(file.text)));
    }
    if lines.len() == 1 && ANSWERS.contains(&&*first.text.to_lowercase()) {
        return Err(answer(shown, first));
    }
    if lines.len() == 1 && first.text.contains("/annex/objects/") {
        return Err(annexed(shown));
    }
    if is_pickle(lines) {
        return Err(pickle(shown));
    }
    if let Some(names) = darknet_names(lines) {
        return Err(darknet(shown, names));
    }
    // CVAT's own headline is a comment, and so may be its other lines.
    if !cvat::matches(lines) {
        if let Some((_, line)) = lines.iter().enumerate().find(|(at, line)| is_comment(*at == 0, line.text)) {
            return Err(comment(shown, line));
        }
        if lines.len() > 1 && lines.iter().all(|line| [" # ", " // "].into_iter().any(|sign| line.text.contains(sign)))
        {
            return Err(comment_after_name(shown, first));
        }
    }
    if lines.iter().all(|line| is_address(line.text)) {
        return Err(addresses(shown, first));
    }
    if let Some(line) = lines.iter().find(|line| is_source(line.text)) {
        return Err(source(shown, line));
    }
    if names_a_file(first.text) && lines.iter().filter(|line| names_a_file(line.text)).count() * 2 > lines.len() {
        return Err(images(shown, first));
    }
    if lines.iter().all(|line| is_image_with_sign(line.text)) && lines.iter().any(|line| line.text.ends_with(" -1")) {
        return Err(images(shown, first));
    }
    if lines.iter().all(|line| is_row_of_numbers(line.text)) {
        return Err(numbers(shown, first));
    }
    Ok(())
}

/// Whether a text that starts with `<` has more of XML than that.
fn is_certain_markup(text: &str) -> bool {
    let start = text.trim_start();
    start.starts_with("<?") || start.starts_with("<!") || text.contains("</") || text.contains("/>")
}

/// A pickle of protocol 0, which is text: `(lp0`, `Vcat`, `p1`, `a.`
fn is_pickle(lines: &[Line<'_>]) -> bool {
    let is_memo = |text: &str| {
        let number = text.strip_prefix(['(', 'a', 's', 't']).unwrap_or(text).trim_start_matches(['l', 'd', 't']);
        number.strip_prefix('p').is_some_and(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()))
    };
    let starts = lines.first().is_some_and(|line| line.text.starts_with(['(', 'c', 'V', 'S']));
    let ends = lines.last().is_some_and(|line| line.text.len() < 4 && line.text.ends_with('.'));
    starts && ends && lines.iter().any(|line| is_memo(line.text))
}

/// What stands behind `names =`, if the lines that are not comments all are `key = value`.
fn darknet_names<'a>(lines: &[Line<'a>]) -> Option<&'a str> {
    let pairs = lines.iter().filter(|line| !line.text.starts_with('#')).map(|line| line.text.split_once('='));
    let pairs: Vec<_> = pairs.collect::<Option<_>>()?;
    let names = pairs.iter().find(|(key, _)| key.trim() == "names").map(|(_, names)| names.trim());
    names.filter(|names| !names.is_empty() && !names.starts_with(['[', '(', '{', '"', '\'']))
}

/// Whether a line is a comment. Below the first line, `#1 fan` is a name, and so is what has no letter.
fn is_comment(is_first: bool, text: &str) -> bool {
    let has_word = |rest: &str| rest.chars().filter(|c| c.is_alphanumeric()).count() > 1;
    if let Some(rest) = text.strip_prefix("//").or_else(|| text.strip_prefix("/*")) {
        return has_word(rest);
    }
    if let Some(rest) = text.strip_prefix(';') {
        return has_word(rest);
    }
    match text.strip_prefix('#') {
        Some(_) if is_first => true,
        Some(rest) => has_word(rest) && !rest.starts_with(|c: char| c.is_ascii_digit()),
        None => false,
    }
}

/// Whether a line is of a program, or of a text that has braces or brackets as one.
fn is_source(text: &str) -> bool {
    if text.len() > 1 && text.ends_with('{') || text.starts_with("def ") && text.ends_with(':') && text.contains('(') {
        return true;
    }
    if text.starts_with("from ") && text.contains(" import ") || text.starts_with("import ") && text.contains(" as ") {
        return true;
    }
    let Some((left, right)) = text.split_once('=') else { return false };
    let is_variable =
        left.trim_end().ends_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | ']' | '>' | '+'));
    let right = right.trim_start();
    let inside = right.strip_prefix(['[', '(', '{']).map(str::trim_start);
    let is_string =
        right.len() > 1 && right.starts_with(['"', '\'']) && right.trim_end_matches([';', ',']).ends_with(['"', '\'']);
    is_variable && (is_string || inside.is_some_and(|inside| inside.is_empty() || inside.starts_with(['"', '\''])))
}

/// Whether a line has the name of an image or a recording, and no comma before it that would make a table of it.
fn names_a_file(line: &str) -> bool {
    let before_comma = line.split([',', ';']).next().unwrap_or(line);
    let is_file = |word: &str| MEDIA.iter().any(|ending| word.len() > ending.len() && ends_with(word, ending));
    let mut words = before_comma.split([' ', '\t']);
    // What stands directly before the comma is a column's.
    if before_comma.len() < line.len() {
        words.next_back();
    }
    words.any(is_file)
}

fn ends_with(word: &str, ending: &str) -> bool {
    let at = word.len().checked_sub(ending.len());
    at.and_then(|at| word.get(at..)).is_some_and(|end| end.eq_ignore_ascii_case(ending))
}

/// A line of Pascal VOC's sets of images: `2008_000008 -1`.
fn is_image_with_sign(line: &str) -> bool {
    let mut words = line.split_whitespace();
    let is_image = words.next().is_some_and(|word| word.bytes().all(|b| b.is_ascii_digit() || b == b'_'));
    is_image && words.next().is_some_and(|sign| ["-1", "0", "1"].contains(&sign)) && words.next().is_none()
}

/// An address with something after it: its size, its file's name.
fn is_address(line: &str) -> bool {
    let words = line.split_once([' ', '\t', ',']);
    words.is_some_and(|(address, _)| {
        address.split_once("://").is_some_and(|(scheme, _)| scheme.chars().all(char::is_alphanumeric))
    })
}

/// Three numbers or more, as in YOLO's annotation of an image: `0 0.51 0.4 0.1 0.2`.
fn is_row_of_numbers(line: &str) -> bool {
    line.split_whitespace().count() > 2 && line.split_whitespace().all(|word| word.parse::<f64>().is_ok())
}

/// XML or HTML, or a list whose first name starts as they do.
fn markup(file: &str, line: &Line<'_>, is_certain: bool) -> Problem {
    let what = format!("{file} starts with `<`, as XML and HTML do: line {} is {:?}", line.number, line.text);
    if is_certain {
        Problem::new(
            Place::PATH,
            what,
            "write the names alone, as in `{\"cat\": 0, \"dog\": 1}`; if the file was fetched from the web, fetch the file itself, not its page",
        )
    } else {
        Problem::new(Place::option("format"), what, "if each line is a name, say `format = \"labels_txt\"`")
    }
}

/// What a server sent in place of the file.
fn answer(file: &str, line: &Line<'_>) -> Problem {
    Problem::new(
        Place::PATH,
        format!("{file} is what a server answered, not the file: {:?}", line.text),
        "fetch the file again from its right address; `curl --fail` says if there is none",
    )
}

/// What git-annex leaves if the file itself was not fetched.
fn annexed(file: &str) -> Problem {
    Problem::new(
        Place::PATH,
        format!("{file} is a pointer of git-annex, not the file itself"),
        "fetch the file: `git annex get FILE`",
    )
}

/// A Python pickle that is text.
fn pickle(file: &str) -> Problem {
    Problem::new(
        Place::PATH,
        format!("{file} is a Python pickle, not a class list"),
        "load it in Python and save the names: `json.dump(list(classes), open(\"classes.json\", \"w\"))`",
    )
}

/// A comment, in a format that has none: as a class it would move all that follow.
fn comment(file: &str, line: &Line<'_>) -> Problem {
    Problem::new(
        Place::option("format"),
        format!("{file}, line {}: {:?} looks like a comment, and a class list has none", line.number, line.text),
        "remove the comment lines; if it is a class's name, say `format = \"labels_txt\"`",
    )
}

/// A comment after each name.
fn comment_after_name(file: &str, line: &Line<'_>) -> Problem {
    Problem::new(
        Place::option("format"),
        format!("each line of {file} has what looks like a comment in it, as line {}: {:?}", line.number, line.text),
        "remove the comments and leave the names; if each line is a name, say `format = \"labels_txt\"`",
    )
}

/// A line of a program or of a structured text.
fn source(file: &str, line: &Line<'_>) -> Problem {
    Problem::new(
        Place::PATH,
        format!("{file} is source, as of Python or TOML, not a class list: line {} is {:?}", line.number, line.text),
        "write the names alone, as in `[\"cat\", \"dog\"]`; from Python: `json.dump(CLASSES, open(\"classes.json\", \"w\"))`",
    )
}

/// Darknet's obj.data, which names the list.
fn darknet(file: &str, names: &str) -> Problem {
    Problem::new(
        Place::PATH,
        format!("{file} is Darknet's .data, which has no classes: it names their file, {names:?}"),
        format!("name that file instead of it: {names:?}, one name a line"),
    )
}

/// The files of a dataset.
fn images(file: &str, line: &Line<'_>) -> Problem {
    Problem::new(
        Place::PATH,
        format!("{file} lists images or recordings, not classes: line {} is {:?}", line.number, line.text),
        "name the file that lists the classes; if the images are in a folder for each class, name the training folder",
    )
}

/// What is to be downloaded.
fn addresses(file: &str, line: &Line<'_>) -> Problem {
    Problem::new(
        Place::PATH,
        format!("{file} lists addresses, not classes: line {} is {:?}", line.number, line.text),
        "name the file that lists the classes, one a line or as in `[\"cat\", \"dog\"]`",
    )
}

/// A file of settings, or names in brackets.
fn sections(file: &str, line: &Line<'_>, is_certain: bool) -> Problem {
    let what = format!("{file} starts with {:?}, as a file of settings does", line.text);
    if is_certain {
        Problem::new(Place::PATH, what, "write the names alone, as in `[\"cat\", \"dog\"]`")
    } else {
        Problem::new(
            Place::option("format"),
            what,
            "write the names as in `[\"cat\", \"dog\"]`; if each line is a name, say `format = \"labels_txt\"`",
        )
    }
}

/// A JSON value on each line, which no class list is.
fn json_lines(file: &str) -> Problem {
    Problem::new(
        Place::PATH,
        format!("{file} has a JSON value on each line, not a class list"),
        "write the names in one value, as in `[\"cat\", \"dog\"]`",
    )
}

/// Rows of numbers, of which none is a class's name.
fn numbers(file: &str, line: &Line<'_>) -> Problem {
    Problem::new(
        Place::PATH,
        format!("{file} has only numbers, as YOLO's annotation of an image: line {} is {:?}", line.number, line.text),
        "name the file that lists the classes: data.yaml, or classes.txt beside the annotations",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comment_is_told_from_a_name() {
        for text in ["# birds", "#birds", "## birds", "// birds", "//birds", "; birds", ";birds", "/* birds */"] {
            assert!(is_comment(false, text), "{text}");
        }
        assert!(is_comment(true, "#1 fan") && is_comment(true, "#"));
        for text in ["#1 fan", "#", "##", "//", ";", ";)", ";D", "C#", "a // b", "a; b", "a # b", "/", "/a/airfield"] {
            assert!(!is_comment(false, text), "{text}");
        }
    }

    #[test]
    fn source_is_told_from_a_name() {
        for text in [
            "CLASSES = ('a', 'b')",
            "CLASSES = [",
            "classes: list[str] = [",
            "const char* names[] = {",
            "names += ['a']",
            "x = {\"a\": 0}",
            "name = \"a\"",
            "let name = 'a';",
            "item {",
            "def f(x):",
            "from a import b",
            "import numpy as np",
        ] {
            assert!(is_source(text), "{text}");
        }
        for text in ["E=mc2", "x = 100", "=", "= [", "{", "{x}", "a = b", "CH2=(X)", "import duty", "from above", "a='"]
        {
            assert!(!is_source(text), "{text}");
        }
    }

    #[test]
    fn images_are_told_from_a_table_of_classes() {
        for text in
            ["a/b.jpg", "val/m1.JPEG 3", "my pictures/m 1.png", "a.jpg 1,2,3,4,0 5,6", "0 cat.wav", "1\t0\ta.jpg"]
        {
            assert!(names_a_file(text), "{text}");
        }
        for text in ["ibis", ".jpg", "0,ibis,ibis_01.jpg", "m1.jpg,ibis", "0,ibis,my bird.jpg", "é.jp", "a.jpg.b"] {
            assert!(!names_a_file(text), "{text}");
        }
    }
}
