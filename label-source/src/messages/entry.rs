//! In: a class list file whose entries make no class list. Out: which lines, and what to write in them.

use crate::format::{Entry, Format};
use crate::problem::{Place, Problem};

/// A class that stands at two indices.
pub(crate) fn name_twice(file: &str, first: &Entry<'_>, second: &Entry<'_>, format: Format) -> Problem {
    let help = match format {
        Format::TorchServe | Format::SynsetWords => {
            let ids = if format == Format::TorchServe { Format::ImagenetClassIndex } else { Format::SynsetTxt };
            format!("take the WordNet ids, each of which is one class: `format = \"{ids}\"`")
        }
        _ => format!(
            "where both are meant, give the second a name of its own, for example {:?}; \
             where one is meant, remove a line and count the indices again",
            format!("{} {}", second.name, second.index)
        ),
    };
    Problem::new(
        Place::PATH,
        format!(
            "the class {:?} is in {file} twice: index {} in line {}, index {} in line {}",
            second.name, first.index, first.line, second.index, second.line
        ),
        help,
    )
}

/// An index that two classes have.
pub(crate) fn index_twice(file: &str, first: &Entry<'_>, second: &Entry<'_>) -> Problem {
    Problem::new(
        Place::PATH,
        format!(
            "the index {} is in {file} twice: {:?} in line {}, {:?} in line {}",
            first.index, first.name, first.line, second.name, second.line
        ),
        "give each class the index that it has in the model's output",
    )
}

/// Indices without a hole that do not start at 0.
pub(crate) fn starts_late(file: &str, first: &Entry<'_>) -> Problem {
    Problem::new(
        Place::PATH,
        format!(
            "the indices in {file} start at {}, with {:?} in line {}; a model's output starts at 0",
            first.index, first.name, first.line
        ),
        if first.index == 1 {
            "count from 0; where output 0 is the model's background, give it a line too: \"background\" at index 0"
        } else {
            "write the classes that are missing, or count from 0"
        },
    )
}

/// Indices that no class has; each gap with its first and last one.
pub(crate) fn gaps(file: &str, gaps: &[(u64, u64)], last: &Entry<'_>) -> Problem {
    const SHOWN: usize = 8;
    let mut shown: Vec<String> = gaps
        .iter()
        .take(SHOWN)
        .map(|(from, to)| if from == to { from.to_string() } else { format!("{from} to {to}") })
        .collect();
    if gaps.len() > SHOWN {
        shown.push(format!("{} more gaps", gaps.len() - SHOWN));
    }
    Problem::new(
        Place::PATH,
        format!(
            "{file} goes up to index {}, with {:?} in line {}, but has no class for index {}",
            last.index,
            last.name,
            last.line,
            shown.join(", ")
        ),
        "write the classes that are missing: the model has an output for each index, used or not (for example \"unused 3\")",
    )
}

/// More classes than an index of 16 bits can tell apart.
pub fn too_many(file: &str, count: usize, most: usize) -> Problem {
    Problem::new(
        Place::PATH,
        format!("{file} has {count} classes; a label type can have at most {most}"),
        "name the file that lists the model's classes, one for each of its outputs",
    )
}

/// A class without a name.
pub fn no_name(file: &str, line: usize) -> Problem {
    Problem::new(
        Place::PATH,
        format!("{file}, line {line}: a class without a name"),
        "write the class's name, or remove the line if the model has no output for it",
    )
}

/// A line that is too long for a name.
pub fn name_too_long(file: &str, line: usize, length: usize, most: usize) -> Problem {
    Problem::new(
        Place::PATH,
        format!("{file}, line {line}: a name of {length} bytes; a class's name has at most {most}"),
        "name the file that lists the classes, one a line or as in `{\"cat\": 0, \"dog\": 1}`",
    )
}

/// `???`, which TensorFlow's label maps write for an output that was never trained.
pub fn placeholder(file: &str, line: usize) -> Problem {
    Problem::new(
        Place::PATH,
        format!("{file}, line {line}: \"???\" stands where a class's name should"),
        format!("write the class's name, or one that says that the output is not used: `unused {line}`"),
    )
}

/// Something else than a name.
pub fn wrong_name(file: &str, line: usize, given: &str) -> Problem {
    Problem::new(
        Place::PATH,
        format!("{file}, line {line}: expected a class's name, found {given}"),
        "write the name in quotes, exactly as the class's folder has it",
    )
}

/// Something else than an index.
pub fn wrong_index(file: &str, line: usize, given: &str) -> Problem {
    Problem::new(
        Place::PATH,
        format!("{file}, line {line}: expected a class's index, found {given}"),
        "write a whole number from 0 on, as in `0`, `1`, `2`",
    )
}

/// A line of a numbered list that has no number in front.
pub fn no_number(file: &str, line: usize, text: &str) -> Problem {
    Problem::new(
        Place::PATH,
        format!("{file}, line {line}: {text:?} has no number in front, as the other lines have"),
        "write it as in `0 cat`; if the numbers belong to the names, say `format = \"labels_txt\"`",
    )
}

/// A line of a synset file that has no id in front.
pub fn no_synset(file: &str, line: usize, text: &str) -> Problem {
    Problem::new(
        Place::PATH,
        format!("{file}, line {line}: {text:?} does not start with a WordNet id, as the other lines do"),
        "write it as in `n01440764 tench, Tinca tinca`; for plain names, say `format = \"labels_txt\"`",
    )
}

/// A list where `[id, name]` is expected.
pub fn no_pair(file: &str, line: usize, given: &str) -> Problem {
    Problem::new(
        Place::PATH,
        format!("{file}, line {line}: expected an id and a name, found {given}"),
        "write both, as in `\"0\": [\"n01440764\", \"tench\"]`",
    )
}

/// A number of classes beside the list that is not the list's.
pub fn wrong_count(file: &str, key: &str, line: usize, given: &str, count: usize) -> Problem {
    Problem::new(
        Place::PATH,
        format!("{file}, line {line}: `{key}` is {given}, but {count} classes are listed"),
        format!("write `{count}`, or list the classes that the model has"),
    )
}

/// Names that Hugging Face makes up where a model was saved without its own.
pub fn hf_placeholders(file: &str, line: usize, name: &str, count: usize) -> Problem {
    Problem::new(
        Place::PATH,
        format!(
            "{file}, line {line}: {name:?} is what transformers writes where no name was given ({count} such classes)"
        ),
        "set `model.config.id2label` to the names of the training run and save the config again",
    )
}

/// `id2label` and `label2id` that are not each other's inverse.
pub fn hf_disagree(file: &str, line: usize, by_label: &str, by_id: &str) -> Problem {
    Problem::new(
        Place::PATH,
        format!("{file}, line {line}: `label2id` has {by_label}, but `id2label` has {by_id}"),
        "make them each other's inverse: `config.label2id = {v: k for k, v in config.id2label.items()}`",
    )
}

/// COCO categories that are not sorted by id.
pub fn coco_unsorted(file: &str, line: usize, id: u64, before: u64) -> Problem {
    Problem::new(
        Place::PATH,
        format!(
            "{file}, line {line}: the category with id {id} stands behind id {before}: by file or by id, the indices differ"
        ),
        "sort `categories` by id, which is what detectron2 and torchvision do, or write the model's names as a JSON list",
    )
}

/// A word without quotes that YAML does not keep as it is.
pub fn yaml_changes(file: &str, line: usize, given: &str) -> Problem {
    Problem::new(
        Place::PATH,
        format!("{file}, line {line}: the name {given} has no quotes, and PyYAML makes something else of it"),
        "if it is the name, write it in quotes; the training run saw what `str(yaml.safe_load(..))` shows",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_starts_at_one_may_have_a_background() {
        let help = |index| starts_late("\"x\"", &Entry::new(index, "cat", 1)).help().to_owned();
        assert!(help(1).starts_with("count from 0; where output 0 is the model's background"));
        assert!(help(2).starts_with("write the classes that are missing, or count from 0"));
    }

    #[test]
    fn eight_gaps_are_shown_and_the_others_counted() {
        let what = |count: u64| {
            let holes: Vec<(u64, u64)> = (0..count).map(|n| (2 * n, 2 * n)).collect();
            gaps("\"x\"", &holes, &Entry::new(99, "cat", 1)).what().to_owned()
        };
        assert!(what(8).contains("0, 2, 4, 6, 8, 10, 12, 14") && !what(8).contains("more gaps"), "{}", what(8));
        assert!(what(10).contains("12, 14, 2 more gaps"), "{}", what(10));
    }
}
