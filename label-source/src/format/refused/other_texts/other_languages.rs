//! Texts that are recognized as a whole, not by a sign on each line: Prolog, Lisp, BibTeX, FASTA, words with tags, boxes with names.

use super::messages::of_another_kind;
use crate::collect::every;
use crate::format::text_lines::lines::Line;
use crate::problem::Problem;

/// Whether lines are of a language.
type Are = fn(&[Line<'_>]) -> bool;

/// What a text is, as messages say it; how it is told; and whether its lines may be names all the same.
const LANGUAGES: [(&str, Are, bool); 6] = [
    ("BibTeX", |lines| lines.iter().any(|line| is_entry_of_bibtex(line.text)), false),
    ("facts of Prolog", |lines| lines.iter().all(|line| is_fact(line.text)), true),
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
    let entry = line.strip_prefix('@').and_then(|rest| rest.split_once('{'));
    entry.is_some_and(|(kind, key)| {
        !kind.is_empty() && kind.bytes().all(|b| b.is_ascii_alphabetic()) && key.ends_with(',')
    })
}

/// `class(heron).`
fn is_fact(line: &str) -> bool {
    let fact = line.strip_suffix(").").and_then(|rest| rest.split_once('('));
    fact.is_some_and(|(name, arguments)| {
        name.starts_with(|c: char| c.is_ascii_lowercase())
            && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')
            && !arguments.is_empty()
    })
}

/// `(heron crake)`, in one line or in many. Lines that each close their brackets are names.
fn are_lisp(lines: &[Line<'_>]) -> bool {
    const STARTS: [&str; 6] = ["(def", "(setq ", "(setf ", "(list ", "(let ", "(quote "];
    let ([first, ..], Some(last)) = (lines, lines.last()) else { return false };
    let inside = first.text.trim_start_matches(['\'', '#']).strip_prefix('(');
    let Some(inside) = inside.filter(|_| last.text.ends_with(')')) else { return false };
    let count = |line: &Line<'_>, sign: char| line.text.matches(sign).count();
    let total = |sign| lines.iter().map(|line| count(line, sign)).sum::<usize>();
    let is_open = lines.len() > 1 && count(first, '(') > count(first, ')') && total('(') == total(')');
    // With commas it is Python's, or a name.
    let is_list_alone = || lines.len() == 1 && inside.contains(' ') && !inside.contains(',');
    is_open || is_list_alone() || STARTS.iter().any(|start| first.text.starts_with(start))
}

/// `>heron`, and its sequence in letters below.
fn are_fasta(lines: &[Line<'_>]) -> bool {
    let is_head =
        |line: &Line<'_>| line.text.strip_prefix('>').is_some_and(|rest| rest.starts_with(char::is_alphanumeric));
    let all = |line: &Line<'_>, is_letter: fn(u8) -> bool| line.text.bytes().all(is_letter);
    let is_sequence = |line: &Line<'_>| {
        all(line, |b| b.is_ascii_uppercase() || b == b'*' || b == b'-') || all(line, |b| b"acgtun".contains(&b))
    };
    matches!(lines, [first, second, ..] if is_head(first) && is_sequence(second))
        && lines.iter().all(|line| is_head(line) || is_sequence(line))
}

/// `heron B-BIRD`, `sees O`: a word on each line, and after it, as the last, whether it begins a name, is in one, or in none.
fn are_tagged(lines: &[Line<'_>]) -> bool {
    let tag = |line: &Line<'_>| line.text.rsplit_once([' ', '\t']).map(|(_, tag)| tag.to_owned());
    let Some(tags) = every(lines.iter().map(tag)) else { return false };
    let is_inside = |tag: &str| {
        let kind = ["B-", "I-", "E-", "S-"].iter().find_map(|start| tag.strip_prefix(start));
        kind.is_some_and(|kind| kind.starts_with(|c: char| c.is_ascii_alphabetic()))
    };
    // `heron NN B-NP O` has the groups of words in the column before.
    let has_groups = || lines.iter().all(|line| line.text.split_whitespace().rev().nth(1).is_some_and(is_inside));
    tags.iter().all(|tag| tag == "O" || is_inside(tag)) && (tags.iter().any(|tag| is_inside(tag)) || has_groups())
}

/// The four corners of a box, its class and how difficult it is: `1 1 9 1 9 9 1 9 plane 0`. Above them can be where the image is from.
fn are_boxes(lines: &[Line<'_>]) -> bool {
    const CORNERS: usize = 8;
    let is_head = |line: &&Line<'_>| ["imagesource:", "gsd:"].iter().any(|head| line.text.starts_with(head));
    let mut boxes = lines.iter().skip_while(is_head).peekable();
    boxes.peek().is_some()
        && boxes.all(|line| {
            let words: Vec<&str> = line.text.split_whitespace().collect();
            let (corners, rest) = words.split_at(words.len().min(CORNERS));
            let is_class = |word: &&str| word.starts_with(char::is_alphabetic);
            corners.len() == CORNERS
                && corners.iter().all(|corner| corner.parse::<f64>().is_ok_and(f64::is_finite))
                && rest.first().is_some_and(is_class)
                && (rest.len() == 1 || rest.len() == 2 && rest[1].parse::<u8>().is_ok())
        })
}
