//! Writes names and paths from outside into messages, shell commands and JSON, so that no terminal or shell interprets them.

use crate::collect::mapped;
use crate::path_parts::{Part, parts};
use std::fmt::Write;

/// A path as typed in a shell: quoted if it must be, with control characters escaped.
///
/// ```
/// use typed_label_source::escape::quote_for_shell;
///
/// assert_eq!(quote_for_shell("data/train"), "data/train");
/// assert_eq!(quote_for_shell("it's a cat"), r"'it'\''s a cat'");
/// assert_eq!(quote_for_shell("e\u{301}clair"), r"$'e\u0301clair'");
/// ```
pub fn quote_for_shell(path: &str) -> String {
    if path.starts_with('-') { quote(&format!("./{path}")) } else { quote(path) }
}

/// A text as typed in a shell.
fn quote(text: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || "/._-+@%,:=".contains(c);
    if !text.is_empty() && text.chars().all(is_plain) {
        return text.to_owned();
    }
    if text.chars().all(|c| matches!(c, '\'' | '"' | '\\') || !format!("{c:?}").contains('\\')) {
        return format!("'{}'", text.replace('\'', r"'\''"));
    }
    let mut escaped = String::new();
    for c in text.chars() {
        let code = u32::from(c);
        if c == '\'' || c == '\\' {
            escaped.push('\\');
            escaped.push(c);
        } else if code < 0x80 && !(' '..='~').contains(&c) {
            let _ = write!(escaped, "\\x{code:02x}");
        } else if !format!("{c:?}").contains("\\u") {
            escaped.push(c);
        } else if code <= 0xffff {
            let _ = write!(escaped, "\\u{code:04x}");
        } else {
            let _ = write!(escaped, "\\U{code:08x}");
        }
    }
    format!("$'{escaped}'")
}

/// A flag and its value, as typed in a shell.
pub fn quote_flag_for_shell(flag: &str, value: &str) -> String {
    // After a space it would be a flag. `quote_for_shell` would add `./`, which is right for paths only.
    if value.starts_with('-') {
        return format!("{flag}{}", quote_for_shell(&format!("={value}")));
    }
    format!("{flag} {}", quote_for_shell(value))
}

/// The path of something in a folder, as typed in a shell. In the folder's path, `$NAME` is the shell's variable, too, and
/// `$$` a `$`; in the name, a `$` is a character like others.
pub fn quote_path_in(path: &str, name: &str) -> String {
    let path = if path.len() > 1 { path.trim_end_matches('/') } else { path };
    let slash = if path == "/" { "" } else { "/" };
    let name = if name.is_empty() { String::new() } else { quote_for_shell(name) };
    format!("{}{slash}{name}", quote_with_variables(path))
}

/// A path as the user wrote it, for a shell, which fills in the variables. Their values may have spaces.
fn quote_with_variables(path: &str) -> String {
    let (mut quoted, mut text) = (String::new(), String::new());
    for part in parts(path) {
        match part {
            Part::Text(part) => text.push_str(part),
            Part::Variable(name) => {
                if !text.is_empty() {
                    let start = if quoted.is_empty() { quote_for_shell(&text) } else { quote(&text) };
                    quoted += &start;
                    text.clear();
                }
                let _ = write!(quoted, "\"${name}\"");
            }
        }
    }
    match (quoted.is_empty(), text.is_empty()) {
        (true, _) => quote_for_shell(&text),
        (false, true) => quoted,
        (false, false) => quoted + &quote(&text),
    }
}

/// A JSON text with control characters and unseen characters escaped; JSON has them in strings only. The characters are listed in this
/// file, so that every compiler writes the same bytes.
///
/// ```
/// use typed_label_source::escape::escape_json;
///
/// assert_eq!(escape_json("\"\u{202e}gpj\u{9b}\""), r#""\u202egpj\u009b""#);
/// assert_eq!(escape_json("\"\u{732b} e\u{301}\"\n"), "\"\u{732b} e\u{301}\"\n");
/// ```
pub fn escape_json(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        let is_space = matches!(c, '\n' | '\r' | '\t');
        if !is_space && (is_control_or_bidi(c) || is_unseen(c)) {
            for unit in c.encode_utf16(&mut [0; 2]) {
                let _ = write!(escaped, "\\u{unit:04x}");
            }
        } else {
            escaped.push(c);
        }
    }
    escaped
}

/// A text as a string in JSON, by the rules of `json.dump(.., ensure_ascii=False)`; what [`escape_json`] escapes is escaped.
///
/// ```
/// use typed_label_source::escape::json_string;
///
/// assert_eq!(json_string("a \"b\"\n\u{1b}\u{732b}"), "\"a \\\"b\\\"\\n\\u001b\u{732b}\"");
/// ```
pub fn json_string(text: &str) -> String {
    let mut json = String::with_capacity(text.len() + 2);
    json.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => json.extend(['\\', c]),
            '\n' => json.push_str("\\n"),
            '\r' => json.push_str("\\r"),
            '\t' => json.push_str("\\t"),
            '\x08' => json.push_str("\\b"),
            '\x0c' => json.push_str("\\f"),
            c => json.push(c),
        }
    }
    json.push('"');
    escape_json(&json)
}

/// Control characters, line ends and marks that change the direction of the text after them.
///
/// ```
/// use typed_label_source::escape::is_control_or_bidi;
///
/// assert!("\u{1b}[31m\u{202e}".contains(is_control_or_bidi) && !"\u{732b} e\u{301}".contains(is_control_or_bidi));
/// ```
pub fn is_control_or_bidi(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Spaces without width, joiners and tags.
pub(crate) fn is_unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{180e}' | '\u{200b}'..='\u{200d}' | '\u{2060}'..='\u{2065}' | '\u{206a}'..='\u{206f}'
        | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// `1 class`, or `2 classes`.
pub fn counted(count: u64, one: &str, more: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { more })
}

/// `"a", "b" and 3 more`: at most `most` of the names, as Rust string literals.
pub fn quoted_list<S: AsRef<str>>(names: &[S], most: usize) -> String {
    let quoted = |name: &S| format!("{:?}", name.as_ref());
    match names.split_last() {
        Some((last, rest)) if !rest.is_empty() && names.len() <= most => {
            format!("{} and {}", first_of(rest, most, quoted), quoted(last))
        }
        _ => first_of(names, most, quoted),
    }
}

/// `a, b and 3 more`: at most `most` of the values, as `show` writes them.
pub(crate) fn first_of<T>(values: &[T], most: usize, show: impl Fn(&T) -> String) -> String {
    let shown = mapped(&values[..values.len().min(most)], show).join(", ");
    match values.len().saturating_sub(most) {
        0 => shown,
        more => format!("{shown} and {more} more"),
    }
}

/// Cuts the long quoted texts of a message, except the file's own name: a file can hold a name of a megabyte.
pub(crate) fn shorten_quoted(message: &str, file: &str) -> String {
    let parts: Vec<String> = message.split(file).map(shorten_each).collect();
    parts.join(file)
}

fn shorten_each(message: &str) -> String {
    const MOST: usize = 80;
    let mut short = String::new();
    let mut rest = message;
    while let Some(open) = rest.find(['"', '`']) {
        let (before, quoted) = rest.split_at(open + 1);
        let quote = if before.ends_with('"') { '"' } else { '`' };
        let mut is_escaped = false;
        let end = quoted.find(|c: char| {
            let ends = c == quote && !is_escaped;
            is_escaped = c == '\\' && !is_escaped && quote == '"';
            ends
        });
        let Some(end) = end else { break };
        short.push_str(before);
        match quoted[..end].char_indices().nth(MOST) {
            Some((cut, _)) => {
                short.push_str(without_half_escape(&quoted[..cut]));
                short.push_str("..");
            }
            None => short.push_str(&quoted[..end]),
        }
        short.push(quote);
        rest = &quoted[end + 1..];
    }
    short + rest
}

/// Removes an escape (`\`, `\u{20`) that has been cut at its end.
fn without_half_escape(text: &str) -> &str {
    let Some(start) = text.rfind('\\') else { return text };
    let is_second = (text.len() - text.trim_end_matches('\\').len()) % 2 == 0;
    let is_whole = match &text[start + 1..] {
        "" => is_second,
        code if code.starts_with("u{") => code.contains('}'),
        _ => true,
    };
    if is_whole { text } else { &text[..start] }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shell_gets_what_is_meant_and_runs_nothing() {
        for (path, typed) in [
            ("data/train_1.0+x@y%z,a:b=c-", "data/train_1.0+x@y%z,a:b=c-"),
            ("猫", "猫"),
            ("", "''"),
            ("a b", "'a b'"),
            ("$(rm)", "'$(rm)'"),
            ("a\"b\\", "'a\"b\\'"),
            ("it's", r"'it'\''s'"),
            ("-rf", "./-rf"),
            ("-\n", r"$'./-\x0a'"),
            ("'\\ ~\n", r"$'\'\\ ~\x0a'"),
            ("\u{7f}\u{80}\u{ff}", "$'\\x7f\\u0080\u{ff}'"),
            ("猫\u{202e}\u{e0001}", r"$'猫\u202e\U000e0001'"),
        ] {
            assert_eq!(quote_for_shell(path), typed, "{path:?}");
        }
    }

    #[test]
    fn a_variable_is_the_shells_in_the_path_alone() {
        for (path, name, typed) in [
            ("train", "cat", "train/cat"),
            ("train//", "", "train/"),
            ("/", "cat", "/cat"),
            ("$DATA/pets", "cat", "\"$DATA\"/pets/cat"),
            ("$DATA/pets", "$cat", "\"$DATA\"/pets/'$cat'"),
            ("data/$SET", "", "data/\"$SET\"/"),
            ("data$$/$$", "cat", "'data$/$'/cat"),
            ("$DATA/a$$b", "cat", "\"$DATA\"'/a$b'/cat"),
            ("$DATA/my pets", "cat", "\"$DATA\"'/my pets'/cat"),
            ("my $A-$B", "cat", "'my '\"$A\"-\"$B\"/cat"),
            ("$(rm)", "cat", "'$(rm)'/cat"),
            ("-$DATA", "cat", "./-\"$DATA\"/cat"),
            ("my pets", "a cat", "'my pets'/'a cat'"),
        ] {
            assert_eq!(quote_path_in(path, name), typed, "{path:?} {name:?}");
        }
    }

    #[test]
    fn some_names_are_shown_apart_and_the_others_counted() {
        assert_eq!(quoted_list(&["caf\u{e9}", "cafe\u{301}"], 2), "\"caf\u{e9}\" and \"cafe\\u{301}\"");
        assert_eq!(quoted_list(&["a"; 0], 2), "");
        assert_eq!(quoted_list(&["a"], 2), r#""a""#);
        assert_eq!(quoted_list(&["a", "b"], 2), r#""a" and "b""#);
        assert_eq!(quoted_list(&["a", "b", "c"], 3), r#""a", "b" and "c""#);
        assert_eq!(quoted_list(&["a", "b", "c"], 2), r#""a", "b" and 1 more"#);
    }

    #[test]
    fn a_string_in_json_is_read_as_the_text() {
        let text: String = (0..0x3000).filter_map(char::from_u32).collect();
        assert_eq!(serde_json::from_str::<String>(&json_string(&text)).unwrap(), text);
        assert_eq!(json_string("\u{1}\u{8}\t\n\u{c}\r\"\\/\u{7f}"), r#""\u0001\b\t\n\f\r\"\\/\u007f""#);
    }

    #[test]
    fn json_has_nothing_that_is_obeyed_or_unseen() {
        assert_eq!(escape_json("\"\t\r\n\u{8}\u{61c}\u{2029}\u{2066}猫\""), "\"\t\r\n\\u0008\\u061c\\u2029\\u2066猫\"");
        assert_eq!(escape_json("\u{ad}\u{200b}\u{e0041}\u{feff}"), "\\u00ad\\u200b\\udb40\\udc41\\ufeff");
    }

    #[test]
    fn long_texts_in_quotes_are_cut() {
        let a = "a".repeat(80);
        for (message, short) in [
            (format!("\"{a}\" and `{a}`"), format!("\"{a}\" and `{a}`")),
            (format!("\"{a}b\" and `{a}b`, \"c\""), format!("\"{a}..\" and `{a}..`, \"c\"")),
            (format!("FILE, line 1: {a}b"), format!("FILE, line 1: {a}b")),
            (format!("\"{}\\\"\"", &a[1..]), format!("\"{}..\"", &a[1..])),
            (format!("\"{}\\\\\"", &a[2..]), format!("\"{}\\\\\"", &a[2..])),
            (format!("\"{}\\u{{200b}}\"", &a[4..]), format!("\"{}..\"", &a[4..])),
            (format!("\"{}\\\"\", `\"`, \"{a}b\"", &a[2..]), format!("\"{}\\\"\", `\"`, \"{a}..\"", &a[2..])),
            (format!("\"{a}b"), format!("\"{a}b")),
        ] {
            assert_eq!(shorten_quoted(&message, "FILE"), short);
        }
        let path = format!("\"{a}/labels.json\"");
        let message = format!("{path}, line 1: \"é{a}\"");
        assert_eq!(shorten_quoted(&message, &path), format!("{path}, line 1: \"é{}..\"", &a[1..]));
    }
}
