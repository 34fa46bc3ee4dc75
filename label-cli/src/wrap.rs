//! Wraps the lines of a message for a terminal. Code to type stays in one piece.

use unicode_width::UnicodeWidthStr;

/// Wraps text whose first line starts at a column. Lines that start with a space stay as they are: they are code or columns. So does
/// everything in backticks or quotes.
pub(crate) fn wrap(text: &str, start: usize, width: usize) -> String {
    let lines = text.split('\n').enumerate().map(|(number, line)| match line {
        line if line.starts_with(' ') => line.to_owned(),
        line => wrap_line(line, if number == 0 { start } else { 0 }, width),
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn wrap_line(line: &str, start: usize, width: usize) -> String {
    let mut wrapped = String::new();
    let mut column = start;
    for word in words(line) {
        let wide = word.width();
        if wrapped.is_empty() {
            column += wide;
        } else if column + 1 + wide <= width {
            wrapped.push(' ');
            column += 1 + wide;
        } else {
            wrapped.push('\n');
            column = wide;
        }
        wrapped.push_str(word);
    }
    wrapped
}

/// Splits a line at each space outside of backticks and quotes.
fn words(line: &str) -> impl Iterator<Item = &str> {
    let (mut closing, mut is_escaped) = (None, false);
    line.split(move |c: char| {
        match (closing, c) {
            // An escape in a string literal.
            (Some('"'), '\\') if !is_escaped => {
                is_escaped = true;
                return false;
            }
            (Some(end), c) if c == end && !is_escaped => closing = None,
            (None, '`' | '"') => closing = Some(c),
            _ => {}
        }
        is_escaped = false;
        c == ' ' && closing.is_none()
    })
}

#[cfg(test)]
mod tests {
    use super::wrap;

    #[test]
    fn lines_are_broken_between_words() {
        let text = "the folder has no class of the list, and more words";
        assert_eq!(wrap(text, 7, 30), "the folder has no class\nof the list, and more words");
        assert_eq!(wrap(text, 7, 200), text);
        assert_eq!(wrap("", 7, 30), "");
        // Each takes two columns.
        assert_eq!(wrap("猫猫猫 猫猫猫 猫", 0, 12), "猫猫猫\n猫猫猫 猫");
        // A word that is too long has a line of its own.
        assert_eq!(wrap("a abcdefghijkl b", 0, 5), "a\nabcdefghijkl\nb");
    }

    #[test]
    fn what_one_types_stays_in_one_piece() {
        assert_eq!(wrap("run `cargo label list` now", 0, 12), "run\n`cargo label list`\nnow");
        assert_eq!(wrap(r#"the class "a \" b c" is there"#, 0, 12), "the class\n\"a \\\" b c\"\nis there");
        let code = "it differs:\n    #[labels(\"data/train\", order = \"timm\")]";
        assert_eq!(wrap(code, 0, 20), code);
        // An unclosed quote holds the rest of its line together, but no other line.
        assert_eq!(wrap("an inch is 1\" or so\nand more", 0, 5), "an\ninch\nis\n1\" or so\nand\nmore");
    }
}
