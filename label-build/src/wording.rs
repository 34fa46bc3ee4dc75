//! Puts a problem into the words of the place where it is printed. Messages are written in the words of the macros, `order = "timm"`: build.rs
//! has `.order("timm")` for it, the command `--order timm`.

use crate::options::{Group, OPTIONS, OptionRow};
use typed_label_source::escape::{quote_flag_for_shell, quote_for_shell};
use typed_label_source::{Problem, Problems};

/// Where a problem is printed, if it is not a macro.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wording {
    /// A build.rs, whose options are methods.
    BuildScript,
    /// The command, whose options are flags.
    Command,
    /// The command's `generate`, which has flags for the code too.
    Generate,
}

impl Wording {
    /// The problem in these words.
    ///
    /// ```
    /// use typed_label_build::Wording;
    /// use typed_label_build::source::Source;
    ///
    /// let problems = Source::new("/").order("timm".parse()?).allow_empty(true).read("/".as_ref()).unwrap_err();
    /// let problem = problems.iter().next().unwrap();
    /// assert!(problem.help().contains("`allow_empty`"));
    /// assert!(Wording::Command.problem(problem).help().contains("`--allow-empty`"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn problem(self, problem: &Problem) -> Problem {
        let [what, help] = [problem.what(), problem.help()].map(|text| self.text(text, problem.place().key()));
        Problem::new(problem.place(), what, help)
    }

    /// All of the problems in these words.
    #[must_use]
    pub fn problems(self, problems: &Problems) -> Problems {
        problems.map(|problem| self.problem(problem))
    }

    /// A text with each piece of code between backticks in these words. `key` is the option that the text is about.
    fn text(self, text: &str, key: &str) -> String {
        let mut said = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(start) = find_outside_quotes(rest, '`') {
            let after = &rest[start + 1..];
            let Some(end) = find_outside_quotes(after, '`') else { break };
            let code = &after[..end];
            said += &rest[..=start];
            said += &self.code(code, key).unwrap_or_else(|| code.to_owned());
            said.push('`');
            rest = &after[end + 1..];
        }
        said + rest
    }

    /// A piece of code in these words, if it is options.
    fn code(self, code: &str, key: &str) -> Option<String> {
        if code == key {
            let row = OPTIONS.iter().find(|row| row.key == key)?;
            return self.option(row, None);
        }
        // A feature of the crate that calls: the command has all of them on.
        if let (Self::BuildScript, Some(features)) = (self, code.strip_prefix("cargo add typed-label --features ")) {
            return Some(format!("cargo add --build typed-label-build --features {features}"));
        }
        // What only build.rs has is a flag of the command.
        if let (Self::Command | Self::Generate, Some(name)) =
            (self, code.strip_prefix(".name(").and_then(|code| code.strip_suffix(')')))
        {
            return Some(typed("--name", name));
        }
        if let Some(renames) = code.strip_prefix("rename(").and_then(|code| code.strip_suffix(')')) {
            return self.renames(renames);
        }
        let call = code.strip_prefix("#[labels(").and_then(|code| code.strip_suffix(")]"));
        let mut items = split_at_commas(call.unwrap_or(code)).into_iter();
        let path = call.and_then(|_| items.next());
        let options: Option<Vec<String>> = items.map(|item| self.item(item)).collect();
        let options = options.filter(|options| path.is_some() || !options.is_empty())?;
        Some(match (self, path) {
            (Self::BuildScript, path) => {
                path.map_or_else(String::new, |path| format!("labels({path})")) + &options.concat()
            }
            (_, None) => options.join(" "),
            (_, Some(path)) => {
                format!("{} {}", quote_for_shell(&unescape(path)?), options.join(" "))
            }
        })
    }

    /// `key = value` in these words. Python's `key=value` is left alone.
    fn item(self, item: &str) -> Option<String> {
        let (key, value) = item.split_once(" = ")?;
        let row = OPTIONS.iter().find(|row| row.key == key.trim())?;
        self.option(row, Some(value.trim()))
    }

    /// `"3d" = ThreeD, ..` in these words.
    fn renames(self, renames: &str) -> Option<String> {
        let rename = |rename| {
            let (class, variant) = split_at_sign(rename)?;
            Some(match self {
                Self::BuildScript => format!(".rename({class}, {variant:?})"),
                // Where the code is, a macro may be.
                Self::Command => return None,
                Self::Generate => quote_flag_for_shell("--rename", &format!("{}={variant}", unescape(class)?)),
            })
        };
        let renames: Option<Vec<String>> = split_at_commas(renames).into_iter().map(rename).collect();
        Some(renames?.join(if self == Self::Generate { " " } else { "" }))
    }

    /// An option in these words; `None` if it has none here.
    fn option(self, row: &OptionRow, value: Option<&str>) -> Option<String> {
        if self == Self::BuildScript {
            let method = if row.key == "crate" { "krate" } else { row.key };
            return Some(format!(".{method}({})", value.unwrap_or("..")));
        }
        if row.group != Group::Reading && (row.group, self) != (Group::Code, Self::Generate) {
            return None;
        }
        let flag = format!("--{}", row.flag());
        let list = value.and_then(|value| value.strip_prefix('[')?.strip_suffix(']'));
        Some(match (value, list) {
            (None | Some("true"), _) => flag,
            (Some("false"), _) => return None,
            (_, Some(list)) => {
                let flags = split_at_commas(list).into_iter().map(|text| typed(&flag, text));
                let flags: Vec<String> = flags.collect();
                if flags.is_empty() { flag + "=" } else { flags.join(" ") }
            }
            (Some(value), None) => typed(&flag, value),
        })
    }
}

/// A flag with its value; `..` and what else is not a text stands for one.
fn typed(flag: &str, value: &str) -> String {
    match unescape(value) {
        Some(text) if text != ".." => quote_flag_for_shell(flag, &text),
        _ => format!("{flag} .."),
    }
}

/// The place of a character that is not in a string literal.
fn find_outside_quotes(text: &str, wanted: char) -> Option<usize> {
    outside_quotes(text).find(|(_, c)| *c == wanted).map(|(at, _)| at)
}

/// The characters that are not in a string literal, and their places. Its quotes are none of them.
fn outside_quotes(text: &str) -> impl Iterator<Item = (usize, char)> {
    let (mut is_quoted, mut is_escaped) = (false, false);
    text.char_indices().filter(move |(_, c)| {
        match c {
            _ if is_escaped => is_escaped = false,
            '\\' if is_quoted => is_escaped = true,
            '"' => is_quoted = !is_quoted,
            _ => return !is_quoted,
        }
        false
    })
}

/// The pieces between commas that stand neither in a string literal nor in brackets.
fn split_at_commas(text: &str) -> Vec<&str> {
    let (mut pieces, mut start) = (Vec::new(), 0);
    let mut depth = 0_usize;
    for (at, c) in outside_quotes(text) {
        match c {
            '[' | '(' => depth += 1,
            ']' | ')' => depth = depth.saturating_sub(1),
            ',' if depth == 0 => {
                pieces.push(text[start..at].trim());
                start = at + 1;
            }
            _ => {}
        }
    }
    pieces.push(text[start..].trim());
    pieces.retain(|piece| !piece.is_empty());
    pieces
}

/// What is on both sides of a `=` that is not in a string literal.
fn split_at_sign(rename: &str) -> Option<(&str, &str)> {
    let at = find_outside_quotes(rename, '=')?;
    Some((rename[..at].trim(), rename[at + 1..].trim()))
}

/// The text of a string literal, as `{:?}` writes it.
fn unescape(literal: &str) -> Option<String> {
    let inner = literal.strip_prefix('"')?.strip_suffix('"')?;
    let mut text = String::with_capacity(inner.len());
    let mut characters = inner.chars();
    while let Some(c) = characters.next() {
        if c != '\\' {
            text.push(c);
            continue;
        }
        text.push(match characters.next()? {
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            '0' => '\0',
            'u' => {
                let hex: String = characters.by_ref().skip(1).take_while(|c| *c != '}').collect();
                char::from_u32(u32::from_str_radix(&hex, 16).ok()?)?
            }
            other => other,
        });
    }
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use typed_label_source::Place;

    fn said(text: &str, key: &'static str) -> [String; 2] {
        let problem = Problem::new(Place::option(key), "what", text);
        [Wording::BuildScript, Wording::Command].map(|wording| wording.problem(&problem).help().to_owned())
    }

    #[test]
    fn options_are_methods_or_flags() {
        for (text, build, command) in [
            ("say `format = \"labels_txt\"`", "say `.format(\"labels_txt\")`", "say `--read-as labels_txt`"),
            ("`unused = [\"N/A\", \"-\"]`", "`.unused([\"N/A\", \"-\"])`", "`--unused N/A --unused=-`"),
            ("`allow_missing = true`", "`.allow_missing(true)`", "`--allow-missing`"),
            ("`.name(\"Pet\")`", "`.name(\"Pet\")`", "`--name Pet`"),
            ("`without = []`", "`.without([])`", "`--without=`"),
            ("`classes = [..]`", "`.classes([..])`", "`--classes ..`"),
            (
                "`order = \"a\", column = \"b c, d\"`",
                "`.order(\"a\").column(\"b c, d\")`",
                "`--order a --column 'b c, d'`",
            ),
            ("`#[labels(\"a.csv\", order = \"timm\")]`", "`labels(\"a.csv\").order(\"timm\")`", "`a.csv --order timm`"),
            (
                "run `cargo add typed-label --features tflite`",
                "run `cargo add --build typed-label-build --features tflite`",
                "run `cargo add typed-label --features tflite`",
            ),
            (
                "`rename(\"a = b\" = AB, \"3d\" = ThreeD)`",
                "`.rename(\"a = b\", \"AB\").rename(\"3d\", \"ThreeD\")`",
                "`rename(\"a = b\" = AB, \"3d\" = ThreeD)`",
            ),
            ("`separator = \"\"`", "`.separator(\"\")`", "`--separator ''`"),
            // Not an option of ours, or not one that the command has; a name that has backticks.
            ("`labels = { package = \"x\" }`", "`labels = { package = \"x\" }`", "`labels = { package = \"x\" }`"),
            ("`lock = \"pet.json\"`", "`.lock(\"pet.json\")`", "`lock = \"pet.json\"`"),
            ("\"a`order = `\" is there", "\"a`order = `\" is there", "\"a`order = `\" is there"),
            ("`allow_empty=True`", "`allow_empty=True`", "`allow_empty=True`"),
            ("an odd ` is left", "an odd ` is left", "an odd ` is left"),
        ] {
            assert_eq!(said(text, "path"), [build, command], "{text}");
        }
    }

    #[test]
    fn generate_has_flags_for_the_code() {
        let problem = Problem::new(
            Place::PATH,
            "what",
            "`rename(\"a = b\" = AB, \"3d\" = ThreeD)`, `serde = true`, `column = \"x\"`",
        );
        let help = Wording::Generate.problem(&problem).help().to_owned();
        assert_eq!(help, "`--rename 'a = b=AB' --rename 3d=ThreeD`, `--serde`, `--column x`");
    }

    #[test]
    fn a_key_alone_is_an_option_if_the_problem_is_about_it() {
        assert_eq!(
            said("remove `allow_empty`", "allow_empty"),
            ["remove `.allow_empty(..)`", "remove `--allow-empty`"]
        );
        assert_eq!(said("the key `classes`", "path"), ["the key `classes`", "the key `classes`"]);
    }
}
