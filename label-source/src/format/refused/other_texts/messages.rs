//! The messages about texts that are not class lists.

use crate::format::text_lines::lines::Line;
use crate::problem::{Place, Problem};

/// XML or HTML, or a list whose first name starts as they do.
pub(super) fn markup(file: &str, line: &Line<'_>, is_certain: bool) -> Problem {
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
pub(super) fn answer(file: &str, line: &Line<'_>) -> Problem {
    Problem::new(
        Place::PATH,
        format!("{file} is what a server answered, not the file: {:?}", line.text),
        "fetch the file again from its right address; `curl --fail` says if there is none",
    )
}

/// What git-annex leaves if the file itself was not fetched.
pub(super) fn annexed(file: &str) -> Problem {
    Problem::new(
        Place::PATH,
        format!("{file} is a pointer of git-annex, not the file itself"),
        "fetch the file: `git annex get FILE`",
    )
}

/// A Python pickle that is text.
pub(super) fn pickle(file: &str) -> Problem {
    Problem::new(
        Place::PATH,
        format!("{file} is a Python pickle, not a class list"),
        "load it in Python and save the names: `json.dump(list(classes), open(\"classes.json\", \"w\"))`",
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
    Problem::new(
        Place::option("format"),
        format!("each line of {file} has what looks like a comment in it, as line {}: {:?}", line.number, line.text),
        "remove the comments and leave the names; if each line is a name, say `format = \"labels_txt\"`",
    )
}

/// A line of a program or of a structured text.
pub(super) fn source(file: &str, line: &Line<'_>) -> Problem {
    Problem::new(
        Place::PATH,
        format!("{file} is source, as of Python or TOML, not a class list: line {} is {:?}", line.number, line.text),
        "write the names alone, as in `[\"cat\", \"dog\"]`; from Python: `json.dump(CLASSES, open(\"classes.json\", \"w\"))`",
    )
}

/// YAML's other way to write a key.
pub(super) fn marked_keys(file: &str, line: &Line<'_>) -> Problem {
    Problem::new(
        Place::PATH,
        format!(
            "{file} is YAML with keys after question marks, not one name a line: line {} is {:?}",
            line.number, line.text
        ),
        "write it as in `names: [\"cat\", \"dog\"]`, and call the file .yaml",
    )
}

/// Darknet's obj.data, which names the list.
pub(super) fn darknet(file: &str, names: &str) -> Problem {
    Problem::new(
        Place::PATH,
        format!("{file} is Darknet's .data, which has no classes: it names their file, {names:?}"),
        format!("name that file instead of it: {names:?}, one name a line"),
    )
}

/// The files of a dataset.
pub(super) fn images(file: &str, line: &Line<'_>) -> Problem {
    Problem::new(
        Place::PATH,
        format!("{file} lists images or recordings, not classes: line {} is {:?}", line.number, line.text),
        "name the file that lists the classes; if the images are in a folder for each class, name the training folder",
    )
}

/// Groups, and the classes in them.
pub(super) fn indented(file: &str, line: &Line<'_>) -> Problem {
    Problem::new(
        Place::option("format"),
        format!(
            "{file} has lines that are indented below others: line {} may be a group, {}",
            line.number,
            line.shown()
        ),
        "leave the lines of the classes, in the order of the model's outputs; if each line is a class, say `format = \"labels_txt\"`",
    )
}

/// What is to be downloaded.
pub(super) fn addresses(file: &str, line: &Line<'_>) -> Problem {
    Problem::new(
        Place::PATH,
        format!("{file} lists addresses, not classes: line {} is {:?}", line.number, line.text),
        "name the file that lists the classes, one a line or as in `[\"cat\", \"dog\"]`",
    )
}

/// A file of settings, or names in brackets.
pub(super) fn sections(file: &str, line: &Line<'_>, is_certain: bool) -> Problem {
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
pub(super) fn json_lines(file: &str) -> Problem {
    Problem::new(
        Place::PATH,
        format!("{file} has a JSON value on each line, not a class list"),
        "write the names in one value, as in `[\"cat\", \"dog\"]`",
    )
}

/// Rows of numbers, of which none is a class's name.
pub(super) fn numbers(file: &str, line: &Line<'_>) -> Problem {
    Problem::new(
        Place::option("format"),
        format!("{file} has only numbers, as YOLO's annotation of an image: line {} is {:?}", line.number, line.text),
        "name the file that lists the classes: data.yaml, or classes.txt beside the annotations; if each line is a name, say \
         `format = \"labels_txt\"`",
    )
}

/// The entries of a map whose braces were not copied.
pub(super) fn inside_of_map(file: &str, line: &Line<'_>) -> Problem {
    Problem::new(
        Place::PATH,
        format!("{file} has the entries of a map without its braces: line {} is {:?}", line.number, line.text),
        "write `{` before the first line and `}` after the last, as in `{0: 'cat', 1: 'dog'}`",
    )
}

/// A problem of lines that may be names all the same.
pub(super) fn or_names(problem: &Problem) -> Problem {
    let help = format!("{}; if each line is a name, say `format = \"labels_txt\"`", problem.help());
    Problem::new(Place::option("format"), problem.what(), help)
}

/// What Excel reads in front of a table, and nothing else does.
pub(super) fn separator_line(file: &str, line: &Line<'_>) -> Problem {
    Problem::new(
        Place::PATH,
        format!(
            "{file}, line {}: {:?} tells Excel the separator, and is not part of the table",
            line.number, line.text
        ),
        "remove the line",
    )
}

/// What a program prints, or people read.
pub(super) fn of_another_kind(file: &str, what: &str, line: &Line<'_>, may_be_names: bool) -> Problem {
    let help = "name the file that lists the classes, one a line or as in `[\"cat\", \"dog\"]`";
    let what = format!("{file} is {what}, not a class list: line {} is {}", line.number, line.shown());
    if may_be_names {
        Problem::new(
            Place::option("format"),
            what,
            format!("{help}; if each line is a name, say `format = \"labels_txt\"`"),
        )
    } else {
        Problem::new(Place::PATH, what, help)
    }
}
