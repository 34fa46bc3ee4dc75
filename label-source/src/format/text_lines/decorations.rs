//! Finds what a program has written around each name: Python's `b'ibis'`, HTML's `ibis<br>`, Markdown's `**ibis**`, the marks and
//! letters of a list.

use super::lines::{Line, are_all, distinct, is_dense};
use crate::collect::{every_mapped, sort};
use crate::format::words::{has_only, inside};

/// Marks before the items of a list.
const MARKS: &str = "→·◦—–☐>✓‣▪▫●○■□➤➢▶☑☒✔✗»※";

/// How Python shows a text.
const PYTHON: &str =
    r#"b'…' b"…" u'…' u"…" np.str_('…') np.str_("…") numpy.str_('…') np.bytes_(b'…') PosixPath('…') Label('…')"#;

/// What all names have, as messages say it. A name alone shows nothing.
pub(crate) fn find(names: &[Line<'_>]) -> Option<&'static str> {
    if names.len() < 2 {
        None
    } else if are_all(names, is_of_python) {
        Some("is written as Python shows a text")
    } else if are_all(names, ends_with_tag) {
        Some("ends with a tag of HTML")
    } else if are_all(names, is_bold) {
        Some("is in Markdown's asterisks")
    } else if are_marked(names) || are_glued(names) {
        Some("starts with the sign of a written list")
    } else if are_lettered(names) || are_counted(names) || are_all(names, starts_with_circled) {
        Some("starts with the letter or number of a written list")
    } else {
        None
    }
}

fn is_of_python(name: &str) -> bool {
    PYTHON.split(' ').any(|shown| {
        let (start, end) = shown.split_once('…').unwrap_or_default();
        !inside(name, start, end).unwrap_or_default().is_empty()
    })
}

/// `ibis<br>`, `ibis</li>`: the name is before the tag.
fn ends_with_tag(name: &str) -> bool {
    let Some((before, tag)) = name.strip_suffix('>').unwrap_or_default().rsplit_once('<') else { return false };
    let is_end = has_only(tag.strip_prefix('/').unwrap_or_default(), |c| c.is_ascii_alphanumeric());
    !before.trim().is_empty() && (is_end || tag.trim_end_matches(['/', ' ']).eq_ignore_ascii_case("br"))
}

fn is_bold(name: &str) -> bool {
    inside(name, "**", "**").unwrap_or_default().contains(char::is_alphanumeric)
}

/// Whether names have one mark and a space before them. `> 10` and `– 5` are names, if all have a number.
fn are_marked(names: &[Line<'_>]) -> bool {
    let Some(mark) = first_sign(names).filter(|sign| MARKS.contains(*sign)) else { return false };
    let mut has_word = false;
    for name in names {
        let rest = name.text.strip_prefix(mark).unwrap_or_default();
        match rest.trim_start().chars().next() {
            Some(c) if rest.starts_with(char::is_whitespace) => has_word |= !c.is_numeric(),
            _ => return false,
        }
    }
    has_word
}

/// Whether names have one sign directly before them, as some language or list has it: `:ibis`, `>ibis`, `-ibis`. Letters of LaTeX
/// have names as `\alpha`.
fn are_glued(names: &[Line<'_>]) -> bool {
    let Some(sign) = first_sign(names).filter(|sign| ":>%&~^|!*+-'`•".contains(*sign)) else { return false };
    names.iter().all(|name| {
        let rest = name.text.strip_prefix(sign).unwrap_or_default();
        // `:smile:` has it at both ends.
        rest.starts_with(char::is_alphabetic) && !rest.ends_with(sign)
    })
}

/// The character with which the first name starts; what all names start with is no other.
fn first_sign(names: &[Line<'_>]) -> Option<char> {
    names.first()?.text.chars().next()
}

/// Whether names start with the letters of a list: `a) ibis`, `(b) crake`, and a run of them before a period. The genus of
/// `A. mellifera` is written large: those are a list only if they are three or more and begin with A, B, C.
fn are_lettered(names: &[Line<'_>]) -> bool {
    const LARGE: usize = 3;
    const A: u64 = 'A' as u64;
    const Z: u64 = 'Z' as u64;
    ENDS.iter().any(|(open, close)| {
        let letter = |name: &Line<'_>| {
            let rest = name.text.strip_prefix(open)?;
            let letter = rest.chars().next().filter(char::is_ascii_alphabetic)?;
            is_item(rest[1..].strip_prefix(close)?, close).then_some(u64::from(letter))
        };
        let Some(mut letters) = every_mapped(names, letter) else { return false };
        if *close == "." && letters.iter().all(|letter| (A..=Z).contains(letter)) {
            return letters.len() >= LARGE && letters.is_sorted() && is_dense(&letters, A);
        }
        sort(&mut letters);
        if *close == ")" { distinct(&letters) == letters.len() } else { is_dense(&letters, letters[0]) }
    })
}

/// What is around the letter or numeral of a list.
const ENDS: [(&str, &str); 3] = [("", ")"), ("(", ")"), ("", ".")];

/// Whether what is after the letter or numeral is an item.
fn is_item(rest: &str, close: &str) -> bool {
    !rest.trim().is_empty() && (close == ")" || rest.starts_with(' '))
}

/// Whether names start with the numerals of a list, in their order: `i) ibis`, `ii) crake`.
fn are_counted(names: &[Line<'_>]) -> bool {
    ENDS.iter().any(|(open, close)| {
        names.iter().enumerate().all(|(at, name)| {
            let Some(numeral) = roman(at) else { return false };
            let rest = |numeral: &str| name.text.strip_prefix(open)?.strip_prefix(numeral)?.strip_prefix(close);
            let large = || if *close == "." { None } else { rest(&numeral.to_uppercase()) };
            matches!(rest(&numeral).or_else(large), Some(rest) if is_item(rest, close))
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
