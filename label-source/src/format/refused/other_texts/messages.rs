//! The messages about texts that are not class lists.

use crate::format::text_lines::lines::{self, Line};
use crate::problem::{Place, Problem};

/// What a text is, as messages say it, and what to do.
pub(super) type Kind = (&'static str, &'static str);

/// What git-annex leaves if the file itself was not fetched.
pub(super) const ANNEXED: Kind =
    ("is a pointer of git-annex, not the file itself", "fetch the file: `git annex get FILE`");

/// A Python pickle that is text.
pub(super) const PICKLE: Kind = (
    "is a Python pickle, not a class list",
    "load it in Python and save the names: `json.dump(list(classes), open(\"classes.json\", \"w\"))`",
);

/// A JSON value on each line, which no class list is.
pub(super) const JSON_LINES: Kind =
    ("has a JSON value on each line, not a class list", "write the names in one value, as in `[\"cat\", \"dog\"]`");

/// XML or HTML, or a list whose first name starts as they do.
const MARKUP: Kind = (
    "starts with `<`, as XML and HTML do",
    "write the names alone, as in `{\"cat\": 0, \"dog\": 1}`; if the file was fetched from the web, fetch the file itself, not its page",
);

/// A line of a program or of a structured text.
pub(super) const SOURCE: Kind = (
    "is source, as of Python or TOML, not a class list",
    "write the names alone, as in `[\"cat\", \"dog\"]`; from Python: `json.dump(CLASSES, open(\"classes.json\", \"w\"))`",
);

/// YAML's other way to write a key.
pub(super) const MARKED_KEYS: Kind = (
    "is YAML with keys after question marks, not one name a line",
    "write it as in `names: [\"cat\", \"dog\"]`, and call the file .yaml",
);

/// The files of a dataset.
pub(super) const IMAGES: Kind = (
    "lists images or recordings, not classes",
    "name the file that lists the classes; if the images are in a folder for each class, name the training folder",
);

/// What is to be downloaded.
pub(super) const ADDRESSES: Kind = ("lists addresses, not classes", NAME_THE_LIST);

/// Rows of numbers, of which none is a class's name.
pub(super) const NUMBERS: Kind = (
    "has only numbers, as YOLO's annotation of an image",
    "name the file that lists the classes: data.yaml, or classes.txt beside the annotations",
);

/// The entries of a map whose braces were not copied.
pub(super) const INSIDE_OF_MAP: Kind = (
    "has the entries of a map without its braces",
    "write `{` before the first line and `}` after the last, as in `{0: 'cat', 1: 'dog'}`",
);

const NAME_THE_LIST: &str = "name the file that lists the classes, one a line or as in `[\"cat\", \"dog\"]`";

/// A text of such a kind.
pub(super) fn of_kind(file: &str, (what, help): Kind) -> Problem {
    Problem::new(Place::PATH, format!("{file} {what}"), help)
}

/// A text of such a kind, with a line that shows it.
pub(super) fn shown_by(file: &str, line: &Line<'_>, (what, help): Kind) -> Problem {
    Problem::new(Place::PATH, format!("{file} {what}: line {} is {:?}", line.number, line.text), help)
}

/// A problem of lines that may be names all the same.
pub(super) fn or_names(problem: &Problem) -> Problem {
    lines::or_names(problem.what().to_owned(), problem.help())
}

pub(super) fn markup(file: &str, line: &Line<'_>, is_certain: bool) -> Problem {
    let problem = shown_by(file, line, MARKUP);
    if is_certain {
        return problem;
    }
    Problem::new(Place::option("format"), problem.what(), "if each line is a name, say `format = \"labels_txt\"`")
}

/// What a server sent in place of the file.
pub(super) fn answer(file: &str, line: &Line<'_>) -> Problem {
    Problem::new(
        Place::PATH,
        format!("{file} is what a server answered, not the file: {:?}", line.text),
        "fetch the file again from its right address; `curl --fail` says if there is none",
    )
}

/// A comment, in a format that has none: as a class it would move all that follow.
pub(super) fn comment(file: &str, line: &Line<'_>) -> Problem {
    Problem::new(
        Place::option("format"),
        format!("{file}, line {}: {:?} looks like a comment, and a class list has none", line.number, line.text),
        "remove the comment lines; if it is a class's name, say `format = \"labels_txt\"`",
    )
}

/// A comment after each name.
pub(super) fn comment_after_name(file: &str, line: &Line<'_>) -> Problem {
    let what =
        format!("each line of {file} has what looks like a comment in it, as line {}: {:?}", line.number, line.text);
    lines::or_names(what, "remove the comments and leave the names")
}

/// Darknet's obj.data, which names the list.
pub(super) fn darknet(file: &str, names: &str) -> Problem {
    Problem::new(
        Place::PATH,
        format!("{file} is Darknet's .data, which has no classes: it names their file, {names:?}"),
        format!("name that file instead of it: {names:?}, one name a line"),
    )
}

/// Groups, and the classes in them.
pub(super) fn indented(file: &str, line: &Line<'_>) -> Problem {
    let (number, shown) = (line.number, line.shown());
    Problem::new(
        Place::option("format"),
        format!("{file} has lines that are indented below others: line {number} may be a group, {shown}"),
        "leave the lines of the classes, in the order of the model's outputs; if each line is a class, say `format = \"labels_txt\"`",
    )
}

/// A file of settings, or names in brackets.
pub(super) fn sections(file: &str, line: &Line<'_>, is_certain: bool) -> Problem {
    let what = format!("{file} starts with {:?}, as a file of settings does", line.text);
    if is_certain {
        Problem::new(Place::PATH, what, "write the names alone, as in `[\"cat\", \"dog\"]`")
    } else {
        lines::or_names(what, "write the names as in `[\"cat\", \"dog\"]`")
    }
}

/// What Excel reads in front of a table, and nothing else does.
pub(super) fn separator_line(file: &str, line: &Line<'_>) -> Problem {
    let (number, text) = (line.number, line.text);
    let what = format!("{file}, line {number}: {text:?} tells Excel the separator, and is not part of the table");
    Problem::new(Place::PATH, what, "remove the line")
}

/// What a program prints, or people read.
pub(super) fn of_another_kind(file: &str, what: &str, line: &Line<'_>, may_be_names: bool) -> Problem {
    let what = format!("{file} is {what}, not a class list: line {} is {}", line.number, line.shown());
    if may_be_names { lines::or_names(what, NAME_THE_LIST) } else { Problem::new(Place::PATH, what, NAME_THE_LIST) }
}
