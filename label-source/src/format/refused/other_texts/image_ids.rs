//! Ids of images, each alone on its line and padded with zeros: `000001`, `IMG_0001`, `n01440764_10026`.

use crate::format::text_lines::lines::{Line, are_all, split_digits_off};
use crate::format::words::{has_only, is_ascii_digit, is_one_of, runs};

/// Classes are padded too, as `00042` and `class_0001`, but few lists have many of them.
const MANY: usize = 20;

/// Words before the number of an image, as cameras and datasets write them.
const WORDS: &str = "coco dsc dscf dscn frame gopr ilsvrc image img mvi photo pic pict picture pxl rgb scan \
    screenshot vid video";

/// Whether all lines are the id of an image, and nothing else.
pub(super) fn are(lines: &[Line<'_>]) -> bool {
    if lines.len() > 1 && are_all(lines, is_of_synset) {
        return true;
    }
    let Some(first) = lines.first().filter(|_| lines.len() >= MANY) else { return false };
    let (first_digits, _) = split_digits_off(first.text);
    let is_id = |line: &Line<'_>| {
        let (digits, before) = split_digits_off(line.text);
        let least = if before.is_empty() { 6 } else { 4 };
        digits.len() >= least && digits.len() == first_digits.len() && (before.is_empty() || is_of_camera(before))
    };
    lines.iter().all(is_id) && lines.iter().any(|line| split_digits_off(line.text).0.starts_with('0'))
}

/// An image of `ImageNet`: the id of its class, and a number.
fn is_of_synset(line: &str) -> bool {
    let (id, number) = line.strip_prefix('n').unwrap_or_default().split_once('_').unwrap_or_default();
    id.len() == 8 && has_only(id, is_ascii_digit) && has_only(number, is_ascii_digit)
}

/// Whether the text before a number has a word for an image, and no space.
fn is_of_camera(before: &str) -> bool {
    let words = runs(before, char::is_alphabetic);
    !before.contains(char::is_whitespace) && words.iter().any(|word| is_one_of(&word.to_lowercase(), WORDS))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn are_ids(count: usize, name: impl Fn(usize) -> String) -> bool {
        let names: Vec<String> = (1..=count).map(name).collect();
        are(&names.iter().map(|text| Line { number: 1, text }).collect::<Vec<_>>())
    }

    #[test]
    fn many_padded_numbers_are_images() {
        assert!(are_ids(MANY, |n| format!("{n:06}")));
        assert!(are_ids(MANY, |n| format!("IMG_{n:04}")));
        assert!(are_ids(MANY, |n| format!("frame-{n:05}")));
        assert!(are_ids(MANY, |n| format!("ILSVRC2012_val_{n:08}")));
        assert!(are_ids(2, |n| format!("n01440764_{n}")));
    }

    #[test]
    fn classes_have_padded_numbers_too() {
        assert!(!are_ids(MANY - 1, |n| format!("{n:06}")) && !are_ids(MANY - 1, |n| format!("IMG_{n:04}")));
        assert!(!are_ids(43, |n| format!("{n:05}")) && !are_ids(43, |n| n.to_string()));
        assert!(!are_ids(MANY, |n| format!("class_{n:04}")) && !are_ids(MANY, |n| format!("img {n:04}")));
        assert!(!are_ids(MANY, |n| format!("video_{n}")) && !are_ids(MANY, |n| (200_000 + n).to_string()));
        assert!(!are_ids(2, |n| format!("n0144076{n}")));
    }
}
