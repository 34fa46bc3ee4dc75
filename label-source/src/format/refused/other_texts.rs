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

use crate::collect::{count, list};
use crate::format::known::cvat;
use crate::format::syntax::line_ends;
use crate::format::text_file::TextFile;
use crate::format::text_lines::lines::{self, Line, are_all, is_quoted, parse_number};
use crate::format::words::{has_only, inside, is_ascii_digit, is_ascii_letter, is_one_of, starts_with_any, words};
use crate::problem::Problem;
use messages::{
    ANNEXED, INSIDE_OF_MAP, JSON_LINES, MARKED_KEYS, PICKLE, SOURCE, answer, comment, comment_after_name, darknet,
    indented, markup, of_kind, or_names, sections, separator_line, shown_by,
};

/// What servers answer, with success, in place of a file that they don't have or don't give.
const ANSWERS: &str = "404: not found|not found|404 not found|entry not found|repository not found|access denied|\
    invalid username or password.";

/// Reports a text that starts as JSON does, and whose lines show that it is something else; and Excel's line above a table.
pub(crate) fn check_start(file: TextFile<'_>) -> Result<(), Problem> {
    let mut lines = lines::all(file.text);
    let Some(first) = lines.next() else { return Ok(()) };
    if !first.text.starts_with(['[', '{']) {
        return if names_separator(first.text) { Err(separator_line(file.shown, &first)) } else { Ok(()) };
    }
    let Some(second) = lines.next() else { return Ok(()) };
    let section = inside(first.text, "[", "]").unwrap_or_default().trim_matches(['[', ']']);
    if section.starts_with(char::is_alphabetic) && has_only(section, |c| c.is_alphanumeric() || "_-. /".contains(c)) {
        return Err(sections(file.shown, &first, second.text.contains('=')));
    }
    let is_object = |line: &Line<'_>| line.text.starts_with('{') && line.text.ends_with('}');
    if is_object(&first) && is_object(&second) && lines.all(|line| is_object(&line)) {
        let (problem, has_keys) = (of_kind(file.shown, JSON_LINES), first.text.contains([':', '"']));
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
    if lines.len() == 1 && ANSWERS.split('|').any(|answer| first.text.to_lowercase() == answer) {
        return Err(answer(shown, first));
    }
    if lines.len() == 1 && first.text.contains("/annex/objects/") {
        return Err(of_kind(shown, ANNEXED));
    }
    if let Some(line) = group(file.text, lines) {
        return Err(indented(shown, line));
    }
    if are_all(lines, is_entry_of_map) {
        return Err(shown_by(shown, first, INSIDE_OF_MAP));
    }
    if is_pickle(lines) {
        return Err(of_kind(shown, PICKLE));
    }
    if let Some(names) = darknet_names(lines) {
        return Err(darknet(shown, names));
    }
    // CVAT's own headline is a comment, and so may be its other lines.
    if !cvat::matches(lines) {
        if let Some(line) = lines.iter().find(|line| is_comment(line.number == first.number, line.text)) {
            return Err(comment(shown, line));
        }
        if lines.len() > 1 && are_all(lines, |line| line.contains(" # ") || line.contains(" // ")) {
            return Err(comment_after_name(shown, first));
        }
    }
    if has_marked_keys(lines) {
        return Err(shown_by(shown, first, MARKED_KEYS));
    }
    if let Some(line) = lines.iter().find(|line| is_source(line.text)) {
        return Err(shown_by(shown, line, SOURCE));
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
    let is_json = is_one_of(&file.ending(), "json yaml yml pbtxt");
    if is_closed && !is_list && !is_json { or_names(&problem) } else { problem }
}

/// Excel's first line of a table, which says how it is separated: `sep=;`.
fn names_separator(line: &str) -> bool {
    line.get(..4).unwrap_or_default().eq_ignore_ascii_case("sep=") && line[4..].chars().nth(1).is_none()
}

/// Whether a text that starts with `<` has more of XML than that.
fn is_certain_markup(text: &str) -> bool {
    // As language models have them: `<s>`, `</s>`, `<unk>`.
    const TOKENS: &str = "blank bos cls end eos go mask pad s sep sos start unk";
    let start = text.trim_start();
    let first = start.lines().next().unwrap_or_default().trim_end();
    let tag = first.trim_start_matches(['<', '/']).trim_end_matches('>').to_lowercase();
    let has_end_tag = || list(text.split("</"))[1..].iter().any(|rest| rest.starts_with(is_ascii_letter));
    start.starts_with("<?")
        || start.starts_with("<!")
        || !is_one_of(&tag, TOKENS) && (has_end_tag() || text.contains("/>"))
}

/// The first line that has others indented below it, if the lines are a tree: groups, and the classes in them. What `print` has indented
/// with its `sep` is one list below its first name.
fn group<'l, 'a>(text: &str, lines: &'l [Line<'a>]) -> Option<&'l Line<'a>> {
    let is_below = |line: &&str| starts_with_any(line, &["  ", "\t"]);
    let texts = list(line_ends::split(text).filter(|line| !line.trim().is_empty()));
    let [first, .., last] = &texts[..] else { return None };
    let have_groups = || count(&texts, |line| !is_below(line)) > 1 || texts.iter().any(|line| line.starts_with('\t'));
    let is_tree = !is_below(first)
        && is_below(last)
        && texts.windows(2).all(|pair| is_below(&pair[0]) || is_below(&pair[1]))
        && have_groups();
    if is_tree { lines.first() } else { None }
}

/// Whether a line is an entry of a Python dict or of JSON, with its quotes and its comma: `2: 'heron',`. The last may lack the comma.
fn is_entry_of_map(line: &str) -> bool {
    let is_number = |word: &str| parse_number(word.trim()).is_some();
    let is_name = |word: &str| is_quoted(word.trim());
    let entry = line.strip_suffix(',').unwrap_or(line);
    matches!(entry.split_once(':'), Some((key, value)) if is_number(key) && is_name(value))
        || matches!(entry.rsplit_once(':'), Some((key, value)) if is_name(key) && (is_number(value) || is_name(value)))
}

/// A pickle of protocol 0, which is text: `(lp0`, `Vcat`, `p1`, `a.`
fn is_pickle(lines: &[Line<'_>]) -> bool {
    let is_memo = |text: &str| {
        let number = text.strip_prefix(['(', 'a', 's', 't']).unwrap_or(text).trim_start_matches(['l', 'd', 't']);
        has_only(number.strip_prefix('p').unwrap_or_default(), is_ascii_digit)
    };
    let ([first, ..], [.., last]) = (lines, lines) else { return false };
    first.text.starts_with(['(', 'c', 'V', 'S'])
        && last.text.len() < 4
        && last.text.ends_with('.')
        && lines.iter().any(|line| is_memo(line.text))
}

/// What stands after `names =`, if the lines that are not comments all are `key = value`.
fn darknet_names<'a>(lines: &[Line<'a>]) -> Option<&'a str> {
    let mut names = None;
    for line in lines.iter().filter(|line| !line.text.starts_with('#')) {
        let (key, value) = line.text.split_once('=')?;
        if names.is_none() && key.trim() == "names" {
            names = Some(value.trim());
        }
    }
    names.filter(|names| !names.is_empty() && !names.starts_with(['[', '(', '{', '"', '\'']))
}

/// Whether a line is a comment. Below the first line, `#1 fan` is a name, and so is what has no letter.
fn is_comment(is_first: bool, text: &str) -> bool {
    let has_word = || words(text).concat().chars().nth(1).is_some();
    match text.strip_prefix('#') {
        Some(rest) => is_first || !rest.starts_with(is_ascii_digit) && has_word(),
        None => starts_with_any(text, &["//", "/*", ";"]) && has_word(),
    }
}

/// Whether a text is YAML with its keys after question marks: `? names`, and `: - cat` below it.
fn has_marked_keys(lines: &[Line<'_>]) -> bool {
    matches!(lines, [first, below @ ..] if first.text.starts_with("? ") && below.iter().any(|line| line.text.starts_with(": ") || line.text == ":"))
}

/// Whether a line declares, imports or prints something, as JavaScript, Java, C and Rust do.
fn is_statement(text: &str) -> bool {
    const DECLARE: &str = "auto char const def enum export final fn func function let private public return static \
        string val var";
    let (word, _) = text.split_once(' ').unwrap_or_default();
    // NVIDIA TAO has semicolons between the names.
    let ends_once = matches!(text.strip_suffix(';'), Some(rest) if !rest.contains(';'));
    let is_declaration =
        is_one_of(word, DECLARE) && (ends_once || text.ends_with(['=', '{', '[', '(']) || text.contains(" = "));
    let is_print = starts_with_any(text, &["print(", "console.log(", "System.out.print", "std::cout"]);
    is_declaration
        || is_one_of(word, "import package use using") && ends_once
        || is_print && text.ends_with([')', ';'])
        || starts_with_any(text, &["return [", "return {", "export default ", "module.exports", "exports."])
        || ends_once && ["];", "};", "\");", "');"].iter().any(|end| text.ends_with(end))
        || text.ends_with('[') && text.contains(char::is_alphabetic)
}

/// Whether a line is of a program, or of a text that has braces or brackets as one.
fn is_source(text: &str) -> bool {
    if is_statement(text)
        || text.len() > 1 && text.ends_with('{')
        || text.starts_with("def ") && text.ends_with(':') && text.contains('(')
        || text.starts_with("from ") && text.contains(" import ")
        || text.starts_with("import ") && text.contains(" as ")
    {
        return true;
    }
    let Some((left, right)) = text.split_once('=') else { return false };
    let is_variable =
        left.trim_end().ends_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | ']' | '>' | '+'));
    let right = right.trim_start();
    let inside = right.strip_prefix(['[', '(', '{']).map(str::trim_start);
    let is_string =
        right.len() > 1 && right.starts_with(['"', '\'']) && right.trim_end_matches([';', ',']).ends_with(['"', '\'']);
    let is_list = matches!(inside, Some(inside) if inside.is_empty() || inside.starts_with(['"', '\'']));
    is_variable && (is_string || is_list)
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
