//! The words of a headline, which would be class 0.

/// Words of which each alone can be a headline.
const ALONE: [&str; 28] = [
    "breed",
    "breeds",
    "categories",
    "category",
    "categoryid",
    "categoryname",
    "class",
    "classes",
    "classid",
    "classindex",
    "classname",
    "classnames",
    "displayname",
    "id",
    "ids",
    "idx",
    "index",
    "indices",
    "label",
    "labelid",
    "labelname",
    "labels",
    "name",
    "names",
    "species",
    "synset",
    "synsets",
    "wnid",
];

/// Words that are beside them: `common name`, `class number`.
const BESIDE: [&str; 25] = [
    "code",
    "common",
    "count",
    "description",
    "desc",
    "display",
    "english",
    "file",
    "folder",
    "full",
    "human",
    "image",
    "latin",
    "long",
    "machine",
    "number",
    "of",
    "path",
    "readable",
    "scientific",
    "short",
    "the",
    "title",
    "type",
    "wordnet",
];

/// Whether a line has only words of headlines, in any case: `Class Name`, `label_id`, `id;name`.
pub(super) fn is_headline(line: &str) -> bool {
    const MOST: usize = 8;
    const LONGEST: usize = 100;
    if line.len() > LONGEST {
        return false;
    }
    let lower = line.to_lowercase();
    let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    words.len() <= MOST
        && words.iter().any(|word| ALONE.contains(word))
        && words.iter().all(|word| ALONE.contains(word) || BESIDE.contains(word))
}

#[cfg(test)]
mod tests {
    use super::is_headline;

    #[test]
    fn a_headline_has_only_its_words() {
        for line in [
            "class",
            "Labels:",
            "CLASS NAME",
            "class_label",
            "ClassName",
            "category",
            "Categories",
            "id name",
            "index\tlabel",
            "class id",
            "label_id",
            "ID",
            "species",
            "Breed",
            "Common name",
            "names of the classes",
            "| id | name |",
            "class-names",
        ] {
            assert!(is_headline(line), "{line}");
        }
        for line in [
            "cat",
            "no name",
            "class A",
            "class 0",
            "index finger",
            "common heron",
            "file",
            "image",
            "first class",
            "",
            "名",
        ] {
            assert!(!is_headline(line), "{line}");
        }
    }
}
