//! What programs print: lines of a shell, of a training run, of pandas, of a log.

pub(super) fn is_prompt(line: &str) -> bool {
    let is_command = |rest: &str| rest.starts_with(|c: char| c.is_ascii_lowercase() || c == '.' || c == '/');
    let after = ["$ ", "% ", ">>> "].into_iter().find_map(|prompt| line.strip_prefix(prompt));
    let has_host = line.split_once("$ ").is_some_and(|(host, _)| host.contains('@') && host.contains(':'));
    after.is_some_and(is_command)
        || has_host
        || line.starts_with("PS C:\\")
        || line.starts_with("C:\\") && line.contains('>')
}

pub(super) fn is_of_ls(line: &str) -> bool {
    let mut chars = line.chars();
    let is_kind = chars.next().is_some_and(|c| "-dlbcps".contains(c));
    is_kind
        && chars.by_ref().take(9).filter(|c| "rwxsStT-".contains(*c)).count() == 9
        && line.split_whitespace().count() > 4
}

/// A declaration of Weka's: `@relation birds`, `@ATTRIBUTE class {ibis, crake}`.
pub(super) fn is_of_arff(line: &str) -> bool {
    let declared = line.split_once(char::is_whitespace).map(|(word, _)| word);
    declared.is_some_and(|word| ["@relation", "@attribute"].iter().any(|known| word.eq_ignore_ascii_case(known)))
}

/// `Found 100 images belonging to 3 classes.`, `Epoch 1/10`, `313/313 [====`: what Keras says.
pub(super) fn is_of_training(line: &str) -> bool {
    let is_fraction =
        |word: &str| word.split_once('/').is_some_and(|(a, b)| [a, b].into_iter().all(|n| n.parse::<u32>().is_ok()));
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
    let has_type = line.split_once("dtype: ").is_some_and(|(before, _)| before.is_empty() || before.ends_with(", "));
    has_type || line.starts_with('[') && line.ends_with(" columns]") && line.contains(" rows x ")
}

/// A line with the time when it was written, or the level of a log.
pub(super) fn is_of_log(line: &str) -> bool {
    const TIMES: [&str; 5] =
        ["dddd-dd-dd dd:dd", "dddd-dd-ddTdd:dd", "dddd/dd/dd dd:dd", "dd/dd/dddd dd:dd", "dd:dd:dd"];
    const LEVELS: [&str; 6] = ["DEBUG", "INFO", "WARN", "WARNING", "ERROR", "CRITICAL"];
    let text = line.trim_start_matches('[');
    let has_level =
        |level: &str| text.strip_prefix(level).is_some_and(|rest| rest.starts_with([':', ']']) && rest.len() > 2);
    TIMES.iter().any(|time| starts_with_shape(text, time) && text.len() > time.len())
        || LEVELS.into_iter().any(has_level)
}

/// Whether a text starts with a shape: `d` is a digit, every other character is itself.
pub(super) fn starts_with_shape(text: &str, shape: &str) -> bool {
    let mut chars = text.chars();
    shape
        .chars()
        .all(|wanted| chars.next().is_some_and(|c| if wanted == 'd' { c.is_ascii_digit() } else { c == wanted }))
}
