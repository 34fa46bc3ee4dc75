//! What programs print: lines of a shell, of a training run, of pandas, of a log.

use crate::format::words::has_only;

pub(super) fn is_prompt(line: &str) -> bool {
    let command = ["$ ", "% ", ">>> "].iter().find_map(|prompt| line.strip_prefix(prompt)).unwrap_or_default();
    let has_host = matches!(line.split_once("$ "), Some((host, _)) if host.contains('@') && host.contains(':'));
    matches!(command.bytes().next(), Some(b'a'..=b'z' | b'.' | b'/'))
        || has_host
        || line.starts_with("PS C:\\")
        || line.starts_with("C:\\") && line.contains('>')
}

pub(super) fn is_of_ls(line: &str) -> bool {
    let mode = line.get(1..10).unwrap_or_default();
    has_only(mode, |c| "rwxsStT-".contains(c)) && "-dlbcps".contains(&line[..1]) && line.split_whitespace().count() > 4
}

/// A declaration of Weka's: `@relation birds`, `@ATTRIBUTE class {ibis, crake}`.
pub(super) fn is_of_arff(line: &str) -> bool {
    let (word, _) = line.split_once(char::is_whitespace).unwrap_or_default();
    word.eq_ignore_ascii_case("@relation") || word.eq_ignore_ascii_case("@attribute")
}

/// `Found 100 images belonging to 3 classes.`, `Epoch 1/10`, `313/313 [====`: what Keras says.
pub(super) fn is_of_training(line: &str) -> bool {
    let is_number = |word: &str| word.parse::<u32>().is_ok();
    let is_fraction = |word: &str| matches!(word.split_once('/'), Some((a, b)) if is_number(a) && is_number(b));
    let is_found = line.starts_with("Found ") && line.contains(" belonging to ") && line.contains(" class");
    let mut words = line.split_whitespace();
    let is_step = match (words.next(), words.next()) {
        (Some("Epoch"), Some(step)) => is_fraction(step),
        (Some(step), Some(bar)) => is_fraction(step) && (bar.starts_with("[=") || bar.starts_with('━')),
        _ => false,
    };
    is_found || is_step
}

/// What is below a series or a table: `Name: count, dtype: int64`, `[3 rows x 2 columns]`.
pub(super) fn is_of_pandas(line: &str) -> bool {
    let has_type =
        matches!(line.split_once("dtype: "), Some((before, _)) if before.is_empty() || before.ends_with(", "));
    has_type || line.starts_with('[') && line.ends_with(" columns]") && line.contains(" rows x ")
}

/// A line with the time when it was written, or the level of a log.
pub(super) fn is_of_log(line: &str) -> bool {
    const TIMES: [&str; 5] =
        ["dddd-dd-dd dd:dd", "dddd-dd-ddTdd:dd", "dddd/dd/dd dd:dd", "dd/dd/dddd dd:dd", "dd:dd:dd"];
    const LEVELS: [&str; 6] = ["DEBUG", "INFO", "WARN", "WARNING", "ERROR", "CRITICAL"];
    let text = line.trim_start_matches('[');
    let is_after = |rest: &str| rest.starts_with([':', ']']) && rest.len() > 2;
    TIMES.iter().any(|time| starts_with_shape(text, time) && text.len() > time.len())
        || LEVELS.iter().any(|level| is_after(text.strip_prefix(level).unwrap_or_default()))
}

/// Whether a text starts with a shape: `d` is a digit, every other character is itself.
pub(super) fn starts_with_shape(text: &str, shape: &str) -> bool {
    let mut chars = text.chars();
    shape.chars().all(|wanted| match chars.next() {
        Some(c) if wanted == 'd' => c.is_ascii_digit(),
        c => c == Some(wanted),
    })
}
