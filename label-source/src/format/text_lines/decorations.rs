//! Finds what a program has written around each name: Python's `b'ibis'`, HTML's `ibis<br>`, Markdown's `**ibis**`, the marks and
//! letters of a list.

use super::lines::Line;
use crate::collect::every;

/// Marks before the items of a list.
const MARKS: [char; 24] = [
    '→', '·', '◦', '—', '–', '☐', '>', '✓', '‣', '▪', '▫', '●', '○', '■', '□', '➤', '➢', '▶', '☑', '☒', '✔', '✗', '»',
    '※',
];

/// What Python writes before a text, and after it.
const PYTHON: [(&str, &str); 10] = [
    ("b'", "'"),
    ("b\"", "\""),
    ("u'", "'"),
    ("u\"", "\""),
    ("np.str_('", "')"),
    ("np.str_(\"", "\")"),
    ("numpy.str_('", "')"),
    ("np.bytes_(b'", "')"),
    ("PosixPath('", "')"),
    ("Label('", "')"),
];

/// What all names have, as messages say it. A name alone shows nothing.
pub(crate) fn find(names: &[Line<'_>]) -> Option<&'static str> {
    let all = |is: fn(&str) -> bool| names.iter().all(|name| is(name.text));
    if names.len() < 2 {
        None
    } else if all(is_of_python) {
        Some("is written as Python shows a text")
    } else if all(ends_with_tag) {
        Some("ends with a tag of HTML")
    } else if all(is_bold) {
        Some("is in Markdown's asterisks")
    } else if are_marked(names) || are_glued(names) {
        Some("starts with the sign of a written list")
    } else if are_lettered(names) || are_counted(names, roman) || all(starts_with_circled) {
        Some("starts with the letter or number of a written list")
    } else {
        None
    }
}

fn is_of_python(name: &str) -> bool {
    PYTHON
        .iter()
        .any(|(start, end)| name.strip_prefix(start).is_some_and(|rest| rest.len() > end.len() && rest.ends_with(end)))
}

/// `ibis<br>`, `ibis</li>`: the name is before the tag.
fn ends_with_tag(name: &str) -> bool {
    let tag =
        name.strip_suffix('>').and_then(|rest| rest.rsplit_once('<')).filter(|(before, _)| !before.trim().is_empty());
    tag.is_some_and(|(_, tag)| {
        let word = tag.strip_prefix('/').unwrap_or(tag);
        let is_word = !word.is_empty() && word.bytes().all(|b| b.is_ascii_alphanumeric());
        tag.trim_end_matches(['/', ' ']).eq_ignore_ascii_case("br") || tag.starts_with('/') && is_word
    })
}

fn is_bold(name: &str) -> bool {
    let inside = name.strip_prefix("**").and_then(|rest| rest.strip_suffix("**"));
    inside.is_some_and(|inside| inside.contains(char::is_alphanumeric))
}

/// Whether names have one mark and a space before them. `> 10` and `– 5` are names, if all have a number.
fn are_marked(names: &[Line<'_>]) -> bool {
    let after = |name: &Line<'_>, mark: char| {
        let rest = name.text.strip_prefix(mark)?;
        rest.chars().find(|c| !c.is_whitespace()).filter(|_| rest.starts_with(char::is_whitespace))
    };
    MARKS.into_iter().any(|mark| {
        names.iter().all(|name| after(name, mark).is_some())
            && names.iter().any(|name| after(name, mark).is_some_and(|c| !c.is_numeric()))
    })
}

/// Whether names have one sign directly before them, as some language or list has it: `:ibis`, `>ibis`, `-ibis`. Letters of LaTeX
/// have names as `\alpha`.
fn are_glued(names: &[Line<'_>]) -> bool {
    const GLUED: [char; 14] = [':', '>', '%', '&', '~', '^', '|', '!', '*', '+', '-', '\'', '`', '•'];
    GLUED.into_iter().any(|sign| {
        names.iter().all(|name| {
            let rest = name.text.strip_prefix(sign).unwrap_or_default();
            // `:smile:` has it at both ends.
            rest.starts_with(char::is_alphabetic) && !rest.ends_with(sign)
        })
    })
}

/// Whether names start with the letters of a list: `a) ibis`, `(b) crake`, and a run of them before a period. The genus of
/// `A. mellifera` is written large: those are a list only if they are three or more and begin with A, B, C.
fn are_lettered(names: &[Line<'_>]) -> bool {
    const LARGE: usize = 3;
    ENDS.into_iter().any(|(open, close)| {
        let letter = |name: &Line<'_>| {
            let rest = name.text.strip_prefix(open)?;
            let letter = rest.chars().next().filter(char::is_ascii_alphabetic)?;
            is_item(rest[1..].strip_prefix(close)?, close).then_some(letter)
        };
        let Some(mut letters) = every(names.iter().map(letter)) else { return false };
        let is_large = letters.iter().all(char::is_ascii_uppercase);
        if close == "." && is_large {
            return letters.len() >= LARGE && letters.iter().copied().eq(('A'..='Z').take(letters.len()));
        }
        letters.sort_unstable();
        let steps = || letters.windows(2).map(|pair| u32::from(pair[1]) - u32::from(pair[0]));
        if close == ")" { steps().all(|step| step > 0) } else { steps().all(|step| step == 1) }
    })
}

/// What is around the letter or numeral of a list.
const ENDS: [(&str, &str); 3] = [("", ")"), ("(", ")"), ("", ".")];

/// Whether what is after the letter or numeral is an item.
fn is_item(rest: &str, close: &str) -> bool {
    !rest.trim().is_empty() && (close == ")" || rest.starts_with(' '))
}

/// Whether names start with the numerals of a list, in their order: `i) ibis`, `ii) crake`.
fn are_counted(names: &[Line<'_>], numeral: fn(usize) -> Option<String>) -> bool {
    ENDS.into_iter().any(|(open, close)| {
        names.iter().enumerate().all(|(at, name)| {
            let Some(numeral) = numeral(at) else { return false };
            let rest = |numeral: &str| name.text.strip_prefix(open)?.strip_prefix(numeral)?.strip_prefix(close);
            let large = || if close == "." { None } else { rest(&numeral.to_uppercase()) };
            rest(&numeral).or_else(large).is_some_and(|rest| is_item(rest, close))
        })
    })
}

fn roman(at: usize) -> Option<String> {
    const TENS: [&str; 4] = ["", "x", "xx", "xxx"];
    const ONES: [&str; 10] = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"];
    let number = at + 1;
    TENS.get(number / 10).map(|tens| format!("{tens}{}", ONES[number % 10]))
}

/// `① ibis`: a sign that is a number, and a name after it.
fn starts_with_circled(name: &str) -> bool {
    let rest =
        name.strip_prefix(|c| matches!(c, '\u{2460}'..='\u{249b}' | '\u{24ea}'..='\u{24ff}' | '\u{2776}'..='\u{2793}'));
    rest.is_some_and(|rest| rest.contains(char::is_alphabetic))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::text_lines::lines;

    fn found(text: &str) -> Option<&'static str> {
        find(&lines::parse(&text.replace('|', "\n")))
    }

    #[test]
    fn what_is_around_all_names_belongs_to_none() {
        for (text, what) in [
            ("b'ibis'|b\"lady's slipper\"", "is written as Python"),
            ("u'ibis'|u'crake'", "is written as Python"),
            ("np.str_('ibis')|np.str_('crake')", "is written as Python"),
            ("ibis<br>|crake<br />", "ends with a tag"),
            ("ibis</li>|crake</li>", "ends with a tag"),
            ("**ibis**|**grey crake**", "is in Markdown's asterisks"),
            ("→ ibis|→ crake", "starts with the sign"),
            ("☐ ibis|☐ crake 2", "starts with the sign"),
            ("> ibis|> crake", "starts with the sign"),
            ("—\u{a0}ibis|— 3 toes", "starts with the sign"),
            ("a) ibis|b) crake|c) owl", "starts with the letter"),
            ("A) ibis|B) crake", "starts with the letter"),
            ("b) ibis|c) crake", "starts with the letter"),
            ("b) ibis|a) crake", "starts with the letter"),
            ("b. ibis|a. crake", "starts with the letter"),
            ("A. ibis|B. crake|C. owl", "starts with the letter"),
            (">ibis|>crake", "starts with the sign"),
            (":ibis|:crake", "starts with the sign"),
            ("'ibis|'crake", "starts with the sign"),
            ("(a) ibis|(b) crake", "starts with the letter"),
            ("a. ibis|b. crake", "starts with the letter"),
            ("i. ibis|ii. crake|iii. owl|iv. hen", "starts with the letter"),
            ("I) ibis|II) crake", "starts with the letter"),
            ("① ibis|② crake", "starts with the letter"),
            ("❶ibis|❷crake", "starts with the letter"),
        ] {
            assert!(found(text).is_some_and(|found| found.starts_with(what)), "{text}: {:?}", found(text));
        }
    }

    #[test]
    fn names_have_such_signs_too() {
        for text in [
            "b'ibis'",
            "b'ibis'|crake",
            "b|u",
            "<br>|</li>",
            "a<b>|c<d>",
            "ibis<br>|crake",
            "****|**",
            "**kwargs|*args",
            "> 10|> 20",
            "– 5|– 10",
            "→|·|—",
            "→ ibis|crake",
            ":ibis:|:crake:",
            "\\alpha|\\beta",
            "→ ibis|· crake",
            "a.jpg|b.jpg",
            "A. mellifera|B. terrestris",
            "C. elegans|D. melanogaster|E. coli",
            "a. ibis|z. crake",
            "a) ibis|a) crake",
            "a) ibis|crake",
            "I. Newton|J. Kepler",
            "①|②",
            "a cappella|b side",
        ] {
            assert_eq!(found(text), None, "{text}");
        }
    }
}
