//! Texts that are recognized by the shape of their lines: lists of images, ids and addresses, output of programs, prose.

use super::image_ids;
use super::messages::{ADDRESSES, IMAGES, NUMBERS, of_another_kind, or_names, shown_by};
use super::printed::{is_of_arff, is_of_log, is_of_ls, is_of_pandas, is_of_training, is_prompt, starts_with_shape};
use crate::collect::{count, every_mapped, list, mapped};
use crate::format::known::synset::split_id;
use crate::format::text_lines::lines::{Line, are_all, are_sorted, counted_from, distinct, parse_number};
use crate::format::words::{has_only, is_ascii_digit, is_ascii_letter, is_between_words, is_one_of, runs, words};
use crate::problem::Problem;

/// Endings of the files that a dataset is made of.
const MEDIA: [&str; 27] = [
    ".jpg", ".jpeg", ".png", ".bmp", ".gif", ".tif", ".tiff", ".webp", ".ppm", ".pgm", ".wav", ".mp3", ".flac", ".ogg",
    ".mp4", ".avi", ".webm", ".mov", ".mkv", ".m4a", ".jfif", ".heic", ".avif", ".dcm", ".npy", ".nii", ".nii.gz",
];

/// A text, told by its lines.
struct Kind {
    /// What it is, as messages say it.
    what: &'static str,
    quorum: Quorum,
    is: fn(&str) -> bool,
    may_be_names: bool,
}

/// How many of the lines show what a text is.
#[derive(Clone, Copy)]
enum Quorum {
    /// The only line there is.
    Alone,
    Any,
    First,
    Most,
    All,
}

const fn kind(quorum: Quorum, what: &'static str, is: fn(&str) -> bool) -> Kind {
    Kind { what, quorum, is, may_be_names: false }
}

const fn asked(quorum: Quorum, what: &'static str, is: fn(&str) -> bool) -> Kind {
    Kind { what, quorum, is, may_be_names: true }
}

const KINDS: [Kind; 18] = [
    asked(Quorum::Alone, "one line with `\\n` written in it", |line| line.contains("\\n")),
    asked(Quorum::Alone, "a version", is_version),
    kind(Quorum::Any, "Weka's ARFF", is_of_arff),
    kind(Quorum::Any, "what a training run prints", is_of_training),
    kind(Quorum::Any, "what pandas prints", is_of_pandas),
    kind(Quorum::First, "a traceback of Python", |line| line.starts_with("Traceback (most recent call last)")),
    kind(Quorum::First, "what a shell has shown", is_prompt),
    kind(Quorum::Most, "what `ls -l` prints", is_of_ls),
    kind(Quorum::Most, "what `tree` prints", |line| {
        ["├──", "└──", "|--", "`--", "+---", "\\---"].iter().any(|sign| line.contains(sign))
    }),
    kind(Quorum::Most, "a log", is_of_log),
    kind(Quorum::Most, "a list of checksums", |line| is_hash(line.split([' ', '\t', ',']).next().unwrap_or_default())),
    kind(Quorum::Most, "texts with fastText's labels before them", |line| {
        line.starts_with("__label__") && line.contains(char::is_whitespace)
    }),
    asked(Quorum::All, "a count of images for each class", is_count_of_images),
    asked(Quorum::All, "a list of hashes or ids", |line| is_hash(line) || is_uuid(line)),
    asked(Quorum::All, "a list of ids, as of images", |line| has_shape(line, "dddd_dddddd")),
    asked(Quorum::All, "a list of files in their folders", is_numbered_in_folder),
    asked(Quorum::Most, "a list of files", is_other_file),
    asked(Quorum::Most, "a text that people read", is_sentence),
];

/// Reports what the lines of a text are, if they are something else than names.
pub(super) fn check(file: &str, lines: &[Line<'_>]) -> Result<(), Problem> {
    let [first, ..] = lines else { return Ok(()) };
    let all = |is: fn(&str) -> bool| are_all(lines, is);
    // A thousand lines say as much of it as all.
    let sample = &lines[..lines.len().min(1000)];
    let are_most = |is: fn(&str) -> bool| count(sample, |line| is(line.text)) * 2 > sample.len();
    if all(is_address) {
        return Err(shown_by(file, first, ADDRESSES));
    }
    // The first line may be a headline, or count the images, as CelebA's does.
    match lines[..lines.len().min(3)].iter().find(|line| names_a_file(line.text)) {
        Some(image) if are_most(names_a_file) => return Err(shown_by(file, image, IMAGES)),
        _ => {}
    }
    if all(is_image_with_sign) && lines.iter().any(|line| line.text.ends_with(" -1")) {
        return Err(shown_by(file, first, IMAGES));
    }
    if all(is_row_of_numbers) || lines.len() > 1 && all(is_score) {
        return Err(or_names(&shown_by(file, first, NUMBERS)));
    }
    let is_told = |kind: &&Kind| match kind.quorum {
        Quorum::Alone => lines.len() == 1 && (kind.is)(first.text),
        Quorum::Any => lines.iter().any(|line| (kind.is)(line.text)),
        _ if lines.len() < 2 => false,
        Quorum::First => (kind.is)(first.text),
        Quorum::Most => are_most(kind.is),
        Quorum::All => all(kind.is),
    };
    if let Some(kind) = KINDS.iter().find(is_told) {
        let line = lines.iter().find(|line| (kind.is)(line.text)).unwrap_or(first);
        return Err(of_another_kind(file, kind.what, line, kind.may_be_names));
    }
    let ids = image_ids::are(lines).then_some("a list of ids, as of images");
    match ids.or_else(|| numbers_alone(lines)) {
        Some(what) => Err(of_another_kind(file, what, first, true)),
        None => Ok(()),
    }
}

/// What lines are that all are a number. Classes that are called after numbers are counted in order, as folders are sorted.
fn numbers_alone(lines: &[Line<'_>]) -> Option<&'static str> {
    /// Names like `5`, `10` and `50` have gaps, but there are few of them.
    const FEW: usize = 100;
    const PADDED: usize = 5;
    let numbers = every_mapped(lines, |line| parse_number(line.text))?;
    let is_sorted = numbers.is_sorted() || are_sorted(lines);
    if counted_from(&numbers).is_some() {
        return (!is_sorted).then_some("a list of numbers in another order than theirs, which may be indices");
    }
    let is_padded = lines.iter().all(|line| line.text.len() >= PADDED && line.text.len() == lines[0].text.len());
    if is_padded && lines.iter().any(|line| line.text.starts_with('0')) {
        return Some("a list of ids, as of images");
    }
    // What is there twice is another problem.
    let is_distinct = distinct(&numbers) == numbers.len();
    (is_distinct && lines.len() > FEW).then_some("a list of numbers")
}

fn has_shape(text: &str, shape: &str) -> bool {
    text.len() == shape.len() && starts_with_shape(text, shape)
}

/// Hexadecimal digits, some of them numbers and some not: a checksum, a commit.
fn is_hash(word: &str) -> bool {
    word.len() >= 7 && is_hex(word) && word.contains(is_ascii_digit) && word.contains(is_ascii_letter)
}

fn is_hex(word: &str) -> bool {
    has_only(word, |c| c.is_ascii_hexdigit())
}

fn is_uuid(line: &str) -> bool {
    let parts = list(line.split('-'));
    mapped(&parts, |part| part.len()) == [8, 4, 4, 4, 12] && parts.iter().all(|part| is_hex(part))
}

/// `2.6.0`
fn is_version(line: &str) -> bool {
    let parts = list(line.trim_start_matches('v').split('.'));
    parts.len() > 2 && parts.iter().all(|part| has_only(part, is_ascii_digit))
}

/// `heron: 120 images`
fn is_count_of_images(line: &str) -> bool {
    let words = runs(line, |c| !matches!(c, ' ' | '\t' | '(' | ')'));
    let are_images = |word: &str| is_one_of(word, "images samples files pictures photos");
    matches!(words[..], [_, .., count, word] if parse_number(count).is_some() && are_images(word))
}

/// `apple_pie/1005649`: an image in the folder of its class, without its ending.
fn is_numbered_in_folder(line: &str) -> bool {
    const DIGITS: usize = 3;
    let (folder, number) = line.rsplit_once('/').unwrap_or_default();
    !folder.is_empty() && number.len() >= DIGITS && has_only(number, is_ascii_digit)
}

/// Annotations and other files that a dataset has beside its images.
fn is_other_file(line: &str) -> bool {
    const ENDINGS: [&str; 9] = [".txt", ".xml", ".json", ".csv", ".npz", ".tfrecord", ".pt", ".zip", ".tar.gz"];
    ENDINGS.iter().any(|ending| line.len() > ending.len() && ends_with(line, ending))
}

/// A line of prose: it ends with a period, or has many words, and such as names do without.
fn is_sentence(line: &str) -> bool {
    const MANY: usize = 8;
    const WORDS: &str = "a and any are be been for in is of or that the this to was we which with you your";
    // A column of definitions, or one after WordNet's ids, is part of a class list.
    if line.contains('\t') || split_id(line).is_some() {
        return false;
    }
    let count = line.split_whitespace().count();
    let has_word = || words(line).iter().any(|word| is_one_of(&word.to_lowercase(), WORDS));
    count > 3 && line.ends_with('.') || count >= MANY && has_word()
}

/// Whether a line has the name of an image or a recording, and no comma before it that would make a table of it.
fn names_a_file(line: &str) -> bool {
    let before_comma = line.split([',', ';']).next().unwrap_or(line);
    let is_file = |word: &str| {
        // In quotes, or from an address with a query.
        let word = word.trim_matches(['"', '\'', '`', '[', ']', '(', ')', '*']).split('?').next().unwrap_or_default();
        MEDIA.iter().any(|ending| word.len() > ending.len() && ends_with(word, ending))
    };
    let mut words = before_comma.split([' ', '\t']);
    // What stands directly before the comma is a column's.
    if before_comma.trim_end().len() + 1 < line.trim_end().len() {
        words.next_back();
    }
    words.any(is_file)
}

fn ends_with(word: &str, ending: &str) -> bool {
    let at = word.len().checked_sub(ending.len());
    at.and_then(|at| word.get(at..)).is_some_and(|end| end.eq_ignore_ascii_case(ending))
}

/// A line of Pascal VOC's sets of images: `2008_000008 -1`.
fn is_image_with_sign(line: &str) -> bool {
    let words = list(line.split_whitespace());
    let is_image = |word: &str| has_only(word, |c| c.is_ascii_digit() || c == '_');
    matches!(words[..], [image, "-1" | "0" | "1"] if is_image(image))
}

/// An address with something after it: its size, its file's name.
fn is_address(line: &str) -> bool {
    let (address, _) = line.split_once([' ', '\t', ',']).unwrap_or_default();
    matches!(address.split_once("://"), Some((scheme, _)) if !scheme.contains(is_between_words))
}

/// Three numbers or more, as in YOLO's annotation of an image: `0 0.51 0.4 0.1 0.2`.
fn is_row_of_numbers(line: &str) -> bool {
    let words = list(line.split_whitespace());
    words.len() > 2 && words.iter().all(|word| word.parse::<f64>().is_ok())
}

/// A number with many digits after its point, as a model gives it.
fn is_score(line: &str) -> bool {
    line.parse::<f64>().is_ok() && line.split_once('.').unwrap_or_default().1.len() > 2
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Option<String> {
        check("it", &crate::format::text_lines::lines::parse(text)).err().map(|problem| problem.what().to_owned())
    }

    #[test]
    fn what_lines_are_is_told() {
        for (text, what) in [
            ("Traceback (most recent call last):\n  File \"a.py\", line 1\nKeyError: 0", "a traceback of Python"),
            ("$ ls train\nheron\ncrake", "what a shell has shown"),
            ("me@host:~/data$ ls\nheron", "what a shell has shown"),
            (
                "total 8\ndrwxr-xr-x 2 me me 4096 Jan  1 00:00 heron\n-rw-r--r-- 1 me me 7 Jan  1 00:00 crake",
                "what `ls -l` prints",
            ),
            ("@RELATION birds\n\n@ATTRIBUTE x NUMERIC\n@DATA\n0", "Weka's ARFF"),
            ("% from Weka\n@attribute class {ibis,crake}\n@data\nibis", "Weka's ARFF"),
            (".\n├── heron\n└── crake", "what `tree` prints"),
            ("+---heron\n\\---crake", "what `tree` prints"),
            ("2024-01-01 10:00:01 started\n2024-01-01 10:00:02 done", "a log"),
            ("INFO:root:started\nINFO:root:done", "a log"),
            ("d41d8cd98f00b204e9800998ecf8427e  heron\n0cc175b9c0f1b6a831c399e269772661  crake", "a list of checksums"),
            ("2007_000027\n2007_000032", "a list of ids, as of images"),
            ("000003\n000007\n000010", "a list of ids, as of images"),
            ("apple_pie/1005649\napple_pie/1014775", "a list of files in their folders"),
            ("labels/1.txt\nlabels/2.txt", "a list of files"),
            ("123e4567-e89b-12d3-a456-426614174000\n123e4567-e89b-12d3-a456-426614174001", "a list of hashes or ids"),
            ("2\n0\n1", "a list of numbers in another order"),
            ("Found 100 images belonging to 3 classes.", "what a training run prints"),
            ("2.6.0", "a version"),
            ("heron\\ncrake\\n", "one line with `\\n` written in it"),
            ("heron: 120 images\ncrake (80 images)", "a count of images"),
            ("__label__heron It waits.\n__label__crake It hides.", "texts with fastText's labels"),
            ("cat\nFound 8 validated image filenames belonging to 2 classes.", "what a training run prints"),
            ("Epoch 1/10\n313/313 [====", "what a training run prints"),
            ("dog    4990\ncat    3000\nName: count, dtype: int64", "what pandas prints"),
            ("dog    4990\n\n[3 rows x 2 columns]", "what pandas prints"),
            (
                "Redistribution and use in source and binary forms, with or\nare permitted provided that the following conditions are met:\nthe list.",
                "a text that people read",
            ),
        ] {
            let found = found(text).unwrap_or_else(|| panic!("{text:?} is read"));
            assert!(found.starts_with(&format!("it is {what}")), "{text:?}: {found}");
        }
    }

    #[test]
    fn names_look_like_many_things() {
        for text in [
            "0\n1\n2",
            "0\n1\n10\n2\n3\n4\n5\n6\n7\n8\n9",
            "5\n10\n20\n50",
            "9\n7\n8",
            "707\n727\n737",
            "00000\n00001\n00002",
            "2024-01-01\n2024-01-02",
            "10:30\n11:45",
            "facade\ndecade",
            "INFO\nWARNING",
            "$5\n$10",
            "Found object\nLost object\nEpoch\n1/2\ndtype",
            "/a/airfield\n/b/bar",
            "St. Bernard\nIrish wolfhound",
            "n01440764\nn01443537",
            "n00004475 a living thing that has the ability to act.\nn00006024 an organism that is of any use to us.",
            "0.5\n1.0\n1.5",
            "2.6.0\n2.6.1",
            "2.6",
            "C:\\new\nD:\\old",
            "no images\nmany images",
            "__label__heron\n__label__crake",
            "great white shark, white shark, man-eater, man-eating shark, Carcharodon carcharias\ntench",
            "No passing for vehicles over 3.5 metric tons\nEnd of no passing",
            "- none\n- other",
            "@relation\n@data\n@home",
        ] {
            assert_eq!(found(text), None, "{text:?}");
        }
    }

    #[test]
    fn images_may_have_lines_above_them() {
        for text in ["image label\na.jpg 0\nb.jpg 1", "3\nSmiling Young\na.jpg -1 1\nb.jpg 1 1\nc.jpg 1 -1"] {
            assert!(found(text).is_some_and(|found| found.contains("lists images")), "{text:?}: {:?}", found(text));
        }
        assert_eq!(found("3\nSmiling\na.jpg 1"), None);
    }

    #[test]
    fn images_are_told_from_a_table_of_classes() {
        for text in [
            "a/b.jpg",
            "val/m1.JPEG 3",
            "my pictures/m 1.png",
            "a.jpg 1,2,3,4,0 5,6",
            "0 cat.wav",
            "1\t0\ta.jpg",
            "\"a.jpg\",",
            "./a.heic",
        ] {
            assert!(names_a_file(text), "{text}");
        }
        for text in ["ibis", ".jpg", "0,ibis,ibis_01.jpg", "m1.jpg,ibis", "0,ibis,my bird.jpg", "é.jp", "a.jpg.b"] {
            assert!(!names_a_file(text), "{text}");
        }
    }
}
