//! Texts that are not class lists although each line could be a name: XML, source code, lists of images, pickles, answers of servers,
//! output of programs.

mod count_line;
mod head_and_foot;
mod image_ids;
mod line_kinds;
mod messages;
mod other_languages;
mod printed;
mod unseen;

use crate::collect::every;
use crate::format::known::cvat;
use crate::format::syntax::line_ends;
use crate::format::text_file::TextFile;
use crate::format::text_lines::lines::{self, Line, is_quoted, parse_number};
use crate::problem::Problem;
use messages::{
    annexed, answer, comment, comment_after_name, darknet, indented, inside_of_map, json_lines, marked_keys, markup,
    or_names, pickle, sections, separator_line, source,
};

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

/// Reports a text that starts as JSON does, and whose lines show that it is something else; and Excel's line above a table.
pub(crate) fn check_start(file: TextFile<'_>) -> Result<(), Problem> {
    if !file.text.trim_start().starts_with(['[', '{']) {
        return match lines::all(file.text).next() {
            Some(line) if names_separator(line.text) => Err(separator_line(file.shown, &line)),
            _ => Ok(()),
        };
    }
    let mut lines = lines::all(file.text);
    let (Some(first), Some(second)) = (lines.next(), lines.next()) else { return Ok(()) };
    let inside =
        first.text.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).map(|rest| rest.trim_matches(['[', ']']));
    let is_word = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | ' ' | '/');
    if inside.is_some_and(|inside| inside.starts_with(char::is_alphabetic) && inside.chars().all(is_word)) {
        return Err(sections(file.shown, &first, second.text.contains('=')));
    }
    let is_object = |line: &Line<'_>| line.text.starts_with('{') && line.text.ends_with('}');
    if is_object(&first) && is_object(&second) && lines.all(|line| is_object(&line)) {
        let (problem, has_keys) = (json_lines(file.shown), first.text.contains([':', '"']));
        return Err(if has_keys { problem } else { or_names(&problem) });
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
    if let Some(line) = group(file.text, lines) {
        return Err(indented(shown, line));
    }
    if is_inside_of_map(lines) {
        return Err(inside_of_map(shown, first));
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
    if has_marked_keys(lines) {
        return Err(marked_keys(shown, first));
    }
    if let Some(line) = lines.iter().find(|line| is_source(line.text)) {
        return Err(source(shown, line));
    }
    unseen::check(shown, lines)?;
    other_languages::check(shown, lines)?;
    line_kinds::check(shown, lines)?;
    count_line::check(shown, lines)?;
    head_and_foot::check(shown, lines)
}

/// Reports names of a list that no line could be either: characters that nobody sees, numbers in another order, files.
pub(crate) fn check_names(file: &str, names: &[Line<'_>]) -> Result<(), Problem> {
    line_kinds::check(file, names)
}

/// What is said of a text that starts with a bracket and is no JSON: each line may be a name, as `[0, 10)` is.
pub(crate) fn or_names_in_brackets(file: TextFile<'_>, problem: Problem) -> Problem {
    let mut lines = lines::all(file.text);
    let first = lines.next().map_or("", |line| line.text);
    let inside = first.strip_prefix(['[', '{', '(']).unwrap_or_default();
    // `[0; 10[` is closed, too.
    let is_closed = inside.trim_start_matches('[').contains(['[', ']', '}', ')']) && !inside.contains(['"', '\'']);
    // `[cat, dog]` is a list whose quotes are left out.
    let is_list = inside.contains(',') && lines.next().is_none() || first.starts_with('{') && inside.contains(':');
    let is_json = ["json", "yaml", "yml", "pbtxt"].contains(&&*file.ending());
    if is_closed && !is_list && !is_json { or_names(&problem) } else { problem }
}

/// Excel's first line of a table, which says how it is separated: `sep=;`.
fn names_separator(line: &str) -> bool {
    let separator = line.get(..4).filter(|start| start.eq_ignore_ascii_case("sep=")).map(|_| &line[4..]);
    separator.is_some_and(|separator| separator.chars().count() < 2)
}

/// Whether a text that starts with `<` has more of XML than that.
fn is_certain_markup(text: &str) -> bool {
    // As language models have them: `<s>`, `</s>`, `<unk>`.
    const TOKENS: [&str; 13] =
        ["blank", "bos", "cls", "end", "eos", "go", "mask", "pad", "s", "sep", "sos", "start", "unk"];
    let start = text.trim_start();
    let first = start.lines().next().unwrap_or_default().trim_end();
    let tag = first.trim_start_matches(['<', '/']).trim_end_matches('>').to_lowercase();
    let has_end_tag = || text.split("</").skip(1).any(|rest| rest.starts_with(|c: char| c.is_ascii_alphabetic()));
    start.starts_with("<?")
        || start.starts_with("<!")
        || !TOKENS.contains(&&*tag) && (has_end_tag() || text.contains("/>"))
}

/// The first line that has others indented below it, if the lines are a tree: groups, and the classes in them. What `print` has indented
/// with its `sep` is one list below its first name.
fn group<'l, 'a>(text: &str, lines: &'l [Line<'a>]) -> Option<&'l Line<'a>> {
    let all = || line_ends::split(text).filter(|line| !line.trim().is_empty());
    let is_below = |line: &str| line.starts_with("  ") || line.starts_with('\t');
    let mut pairs = all().zip(all().skip(1));
    let groups = all().filter(|line| !is_below(line)).count();
    let has_tabs = all().any(|line| line.starts_with('\t'));
    let is_tree = all().next().is_some_and(|first| !is_below(first))
        && all().any(is_below)
        && (groups > 1 || has_tabs)
        && all().last().is_some_and(is_below)
        && pairs.all(|(line, next)| is_below(line) || is_below(next));
    is_tree.then(|| lines.first()).flatten()
}

/// Whether each line is an entry of a Python dict or of JSON, with its quotes and its comma: `2: 'heron',`. The last may lack the comma.
fn is_inside_of_map(lines: &[Line<'_>]) -> bool {
    let is_number = |word: &str| parse_number(word.trim()).is_some();
    let is_entry = |line: &Line<'_>| {
        let entry = line.text.strip_suffix(',').unwrap_or(line.text);
        let number_first = entry.split_once(':').is_some_and(|(key, value)| is_number(key) && is_quoted(value.trim()));
        number_first
            || entry
                .rsplit_once(':')
                .is_some_and(|(key, value)| is_quoted(key.trim()) && (is_number(value) || is_quoted(value.trim())))
    };
    lines.iter().all(is_entry)
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

/// What stands after `names =`, if the lines that are not comments all are `key = value`.
fn darknet_names<'a>(lines: &[Line<'a>]) -> Option<&'a str> {
    let pairs = lines.iter().filter(|line| !line.text.starts_with('#')).map(|line| line.text.split_once('='));
    let pairs = every(pairs)?;
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

/// Whether a text is YAML with its keys after question marks: `? names`, and `: - cat` below it.
fn has_marked_keys(lines: &[Line<'_>]) -> bool {
    matches!(lines, [first, below @ ..] if first.text.starts_with("? ") && below.iter().any(|line| line.text.starts_with(": ") || line.text == ":"))
}

/// Whether a line declares, imports or prints something, as JavaScript, Java, C and Rust do.
fn is_statement(text: &str) -> bool {
    const DECLARE: [&str; 18] = [
        "auto ",
        "char ",
        "const ",
        "def ",
        "enum ",
        "export ",
        "final ",
        "fn ",
        "func ",
        "function ",
        "let ",
        "private ",
        "public ",
        "return ",
        "static ",
        "string ",
        "val ",
        "var ",
    ];
    let starts = |words: &[&str]| words.iter().any(|word| text.starts_with(word));
    // NVIDIA TAO has semicolons between the names.
    let ends_once = text.ends_with(';') && text.matches(';').count() == 1;
    let is_declaration =
        starts(&DECLARE) && (ends_once || text.ends_with(['=', '{', '[', '(']) || text.contains(" = "));
    let is_import = starts(&["import ", "package ", "use ", "using "]) && ends_once;
    let is_print = starts(&["print(", "console.log(", "System.out.print", "std::cout"]) && text.ends_with([')', ';']);
    is_declaration
        || is_import
        || is_print
        || starts(&["return [", "return {", "export default ", "module.exports", "exports."])
        || ends_once && ["];", "};", "\");", "');"].iter().any(|end| text.ends_with(end))
        || text.ends_with('[') && text.contains(char::is_alphabetic)
}

/// Whether a line is of a program, or of a text that has braces or brackets as one.
fn is_source(text: &str) -> bool {
    if is_statement(text) {
        return true;
    }
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
    fn markup_is_told_from_tokens() {
        for text in ["<?xml", "<!DOCTYPE html>", "<s>a</s>", "<a>\n<b>x</b>\n</a>", "<cat/>"] {
            assert!(is_certain_markup(text), "{text}");
        }
        for text in ["<s>\n</s>\n<unk>", "<pad>\n</s>", "</s>\n<s>", "<UNK>\n</S>", "<3\n</3", "<cat>\n<dog>"] {
            assert!(!is_certain_markup(text), "{text}");
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
            "export default ['a', 'b'];",
            "module.exports = ['a'];",
            "var labels = {0: 'a'};",
            "const x = [",
            "let names = [1, 2]",
            "public static final String[] NAMES = {\"a\"};",
            "static const char *names[] =",
            "enum Label {",
            "return ['a', 'b']",
            "];",
            "import java.util.List;",
            "use crate::Label;",
            "console.log(labels);",
            "names.push('a');",
            "names: [",
        ] {
            assert!(is_source(text), "{text}");
        }
        for text in [
            "E=mc2",
            "x = 100",
            "=",
            "= [",
            "{",
            "{x}",
            "a = b",
            "CH2=(X)",
            "import duty",
            "from above",
            "a='",
            "let it be",
            "return policy",
            "static noise;white noise",
            "public transport",
            "static noise;fan;",
            "enum",
            "use of force",
            "import",
            "printer",
            "final (exam)",
            "]",
            "[",
            "};-)",
            "a];b];",
        ] {
            assert!(!is_source(text), "{text}");
        }
    }
}
