//! Class list files of every kind, each with what must come out: `files/cases` has the files, `files/expected.json` the answers,
//! `files/trees.json` the dataset folders among the cases.

use serde_json::Value;
use std::path::Path;
use test_support::{Dir, Entry};
use typed_label_source::{ClassList, Problem, Problems, Source};

/// Puts an option of `expected.json` into the source, which calls it as the macros do.
fn set(source: Source, option: &str, value: &Value) -> Result<Source, Problem> {
    let text = || value.as_str().unwrap();
    let texts = || value.as_array().unwrap().iter().map(|text| text.as_str().unwrap());
    Ok(match option {
        "format" => source.format(text().parse()?),
        "order" => source.order(text().parse()?),
        "column" => source.column(text()),
        "columns" => source.columns(texts()),
        "separator" => source.separator(text()),
        "background" => source.background(text()),
        "last" => source.last(text()),
        "repeated" => source.repeated(text().parse()?),
        "classes" => source.classes(texts()),
        "unused" => source.unused(texts()),
        "without" => source.without(texts()),
        "agrees_with" => source.agrees_with(texts()),
        _ => panic!("{option}"),
    })
}

/// What is wrong with an answer; `None` if it is the expected one.
fn difference(answer: &Result<ClassList, Problems>, expected: &Value) -> Option<String> {
    if let Some(names) = expected["names"].as_array() {
        return match answer {
            Ok(list) if names.iter().eq(list.names()) => None,
            Ok(list) => Some(format!("{:?} instead of {names:?}", list.names())),
            Err(problems) => Some(format!("{names:?}, but: {problems}")),
        };
    }
    let problems = match answer {
        Ok(list) => return Some(format!("{:?} instead of the error {}", list.names(), expected["error"])),
        Err(problems) => problems,
    };
    let text = problems.to_string().to_lowercase();
    let has = |word: &Value| text.contains(&word.as_str().unwrap().to_lowercase());
    let has_words = expected["error"].as_array().unwrap().iter().all(has);
    let has_count = expected["errors"].as_u64().is_none_or(|count| count == problems.iter().count() as u64);
    let have_help = problems.iter().all(|problem| problem.to_string().contains("\nhelp: "));
    (!has_words || !has_count || !have_help).then(|| format!("an error with {expected}, but: {problems}"))
}

/// A part of the cases can be asked for alone: `CASES=yaml/ cargo test -p typed-label-source --test it files::`.
#[test]
fn every_file_gives_its_list_or_its_error() {
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/files/cases");
    let expected: Value = serde_json::from_str(include_str!("files/expected.json")).unwrap();
    let trees: Value = serde_json::from_str(include_str!("files/trees.json")).unwrap();
    let (dir, wanted) = (Dir::new(), std::env::var("CASES").unwrap_or_default());
    for (tree, entries) in trees.as_object().unwrap() {
        let entry = |kind: &str| if kind == "dir" { Entry::Folder } else { Entry::File("image") };
        let entries = entries.as_array().unwrap().iter();
        let root = Path::new("trees").join(tree);
        dir.make(entries.map(|e| (root.join(e[0].as_str().unwrap()), entry(e[1].as_str().unwrap()))));
    }
    let mut wrong = Vec::new();
    for (case, expected) in expected.as_object().unwrap().iter().filter(|(case, _)| case.starts_with(&wanted)) {
        let path = case.split('#').next().unwrap();
        let base = if path.starts_with("trees/") { dir.path() } else { &cases };
        let mut options = expected["options"].as_object().into_iter().flatten();
        let source = options.try_fold(Source::new(path), |source, (option, value)| set(source, option, value));
        let answer = source.map_err(Problems::from).and_then(|source| source.read(base));
        wrong.extend(difference(&answer, expected).map(|difference| format!("{case}: {difference}")));
    }
    assert!(wrong.is_empty(), "{} cases are wrong:\n\n{}", wrong.len(), wrong.join("\n\n"));
}
