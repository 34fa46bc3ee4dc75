//! Texts that are recognized as a whole, not by a sign on each line: Prolog, Lisp, BibTeX, FASTA, words with tags, boxes with names.

use super::messages::of_another_kind;
use crate::collect::{every_mapped, list};
use crate::format::text_lines::lines::{Line, are_all};
use crate::format::words::{has_only, is_ascii_letter, starts_with_any};
use crate::problem::Problem;

/// Whether lines are of a language.
type Are = fn(&[Line<'_>]) -> bool;

/// What a text is, as messages say it; how it is told; and whether its lines may be names all the same.
const LANGUAGES: [(&str, Are, bool); 6] = [
    ("BibTeX", |lines| lines.iter().any(|line| is_entry_of_bibtex(line.text)), false),
    ("facts of Prolog", |lines| are_all(lines, is_fact), true),
    ("a list of Lisp", are_lisp, true),
    ("FASTA, with sequences", are_fasta, true),
    ("words with their tags, as CoNLL has them", are_tagged, true),
    ("the boxes of an image, as DOTA has them", are_boxes, false),
];

/// Reports what such lines are.
pub(super) fn check(file: &str, lines: &[Line<'_>]) -> Result<(), Problem> {
    let [first, ..] = lines else { return Ok(()) };
    match LANGUAGES.iter().find(|(_, are, _)| are(lines)) {
        Some((what, _, may_be_names)) => Err(of_another_kind(file, what, first, *may_be_names)),
        None => Ok(()),
    }
}

/// `@misc{heron,`
fn is_entry_of_bibtex(line: &str) -> bool {
    let (kind, key) = line.strip_prefix('@').unwrap_or_default().split_once('{').unwrap_or_default();
    has_only(kind, is_ascii_letter) && key.ends_with(',')
}

/// `class(heron).`
fn is_fact(line: &str) -> bool {
    let (name, arguments) = line.strip_suffix(").").unwrap_or_default().split_once('(').unwrap_or_default();
    let is_lower = matches!(name.bytes().next(), Some(b'a'..=b'z'));
    is_lower && has_only(name, |c| c.is_ascii_alphanumeric() || c == '_') && !arguments.is_empty()
}

/// `(heron crake)`, in one line or in many. Lines that each close their brackets are names.
fn are_lisp(lines: &[Line<'_>]) -> bool {
    let ([first, ..], Some(last)) = (lines, lines.last()) else { return false };
    let inside = first.text.trim_start_matches(['\'', '#']).strip_prefix('(');
    let Some(inside) = inside.filter(|_| last.text.ends_with(')')) else { return false };
    let brackets = |line: &Line<'_>| (line.text.matches('(').count(), line.text.matches(')').count());
    let (mut opened, mut closed) = (0, 0);
    for line in lines {
        opened += brackets(line).0;
        closed += brackets(line).1;
    }
    let is_open = lines.len() > 1 && brackets(first).0 > brackets(first).1 && opened == closed;
    // With commas it is Python's, or a name.
    let is_list_alone = || lines.len() == 1 && inside.contains(' ') && !inside.contains(',');
    is_open
        || is_list_alone()
        || starts_with_any(first.text, &["(def", "(setq ", "(setf ", "(list ", "(let ", "(quote "])
}

/// `>heron`, and its sequence in letters below.
fn are_fasta(lines: &[Line<'_>]) -> bool {
    fn is_head(line: &str) -> bool {
        line.strip_prefix('>').unwrap_or_default().starts_with(char::is_alphanumeric)
    }
    fn is_sequence(line: &str) -> bool {
        has_only(line, |c| matches!(c, 'A'..='Z' | '*' | '-')) || has_only(line, |c| "acgtun".contains(c))
    }
    matches!(lines, [first, second, ..] if is_head(first.text) && is_sequence(second.text))
        && are_all(lines, |line| is_head(line) || is_sequence(line))
}

/// `heron B-BIRD`, `sees O`: a word on each line, and after it, as the last, whether it begins a name, is in one, or in none.
fn are_tagged(lines: &[Line<'_>]) -> bool {
    fn is_inside(tag: &str) -> bool {
        starts_with_any(tag, &["B-", "I-", "E-", "S-"]) && tag[2..].starts_with(is_ascii_letter)
    }
    let tags = every_mapped(lines, |line| Some(line.text.rsplit_once([' ', '\t'])?.1));
    let Some(tags) = tags.filter(|tags| tags.iter().all(|tag| *tag == "O" || is_inside(tag))) else { return false };
    // `heron NN B-NP O` has the groups of words in the column before.
    let is_in_group = |line: &str| is_inside(line.split_whitespace().nth_back(1).unwrap_or_default());
    tags.iter().any(|tag| is_inside(tag)) || are_all(lines, is_in_group)
}

/// The four corners of a box, its class and how difficult it is: `1 1 9 1 9 9 1 9 plane 0`. Above them can be where the image is from.
fn are_boxes(lines: &[Line<'_>]) -> bool {
    let first = lines.iter().position(|line| !starts_with_any(line.text, &["imagesource:", "gsd:"]));
    matches!(first, Some(first) if are_all(&lines[first..], is_box))
}

fn is_box(line: &str) -> bool {
    const CORNERS: usize = 8;
    let words = list(line.split_whitespace());
    let Some((corners, [class, rest @ ..])) = words.split_at_checked(CORNERS) else { return false };
    corners.iter().all(|corner| matches!(corner.parse::<f64>(), Ok(corner) if corner.is_finite()))
        && class.starts_with(char::is_alphabetic)
        && (rest.is_empty() || rest.len() == 1 && rest[0].parse::<u8>().is_ok())
}
