//! How the source is laid out: a crate's root declares its modules from the bottom to the top, each imports only from below, and
//! nothing imports in a circle. No file has more than 400 lines. The workflow runs every job.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

const CRATES: [&str; 7] = [
    "src",
    "label-build/src",
    "label-cli/src",
    "label-core/src",
    "label-hash/src",
    "label-macros/src",
    "label-source/src",
];

/// A module by its path within the crate: `order::keras`, and the empty text for lib.rs.
type Module = String;

#[test]
fn imports_form_no_circle() {
    let mut circles = Vec::new();
    for root in CRATES {
        let modules = modules(Path::new(root));
        let imports: BTreeMap<&Module, BTreeSet<Module>> =
            modules.iter().map(|(module, text)| (module, imports(module, text, &modules))).collect();
        // Modules that import nothing of what is left go, until the circles are left.
        let mut left: BTreeSet<&Module> = modules.keys().collect();
        while let Some(bottom) =
            left.iter().find(|module| imports[**module].iter().all(|import| !left.contains(import))).copied()
        {
            left.remove(bottom);
        }
        for module in &left {
            let among: Vec<&Module> = imports[*module].iter().filter(|import| left.contains(import)).collect();
            circles.push(format!("{root}: {module} imports {among:?}"));
        }
    }
    assert!(circles.is_empty(), "{circles:#?}");
}

#[test]
fn modules_import_only_from_the_groups_above_their_own() {
    let mut wrong = Vec::new();
    for root in CRATES {
        let modules = modules(Path::new(root));
        let mut below = BTreeSet::new();
        for group in modules[""].split("\n\n") {
            let names = group.lines().filter_map(|line| line.rsplit_once("mod ")?.1.strip_suffix(';'));
            let names: Vec<&str> = names.filter(|name| modules.contains_key(*name)).collect();
            for name in &names {
                let is_inside = |module: &str| module == *name || module.starts_with(&format!("{name}::"));
                for (module, text) in modules.iter().filter(|(module, _)| is_inside(module)) {
                    let imports = imports(module, text, &modules);
                    let outside = imports.iter().filter(|import| !is_inside(import));
                    let not_below = |import: &&Module| !below.contains(import.split("::").next().unwrap_or(""));
                    wrong
                        .extend(outside.filter(not_below).map(|import| format!("{root}: {module} imports {import:?}")));
                }
            }
            below.extend(names);
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn no_file_has_more_than_400_lines() {
    let mut long = Vec::new();
    for root in CRATES.into_iter().chain([
        "tests",
        "label-build/tests",
        "label-cli/tests",
        "label-core/tests",
        "benches",
        "examples",
    ]) {
        for file in files(Path::new(root)) {
            let text = fs::read_to_string(&file).unwrap();
            let (lines, is_generated) =
                (text.lines().count(), text.lines().next().unwrap_or("").contains("@generated"));
            if lines > 400 && !is_generated {
                long.push(format!("{} has {lines} lines", file.display()));
            }
        }
    }
    assert!(long.is_empty(), "{long:#?}");
}

#[test]
fn the_workflow_has_every_job_of_ci_run() {
    let read = |path| fs::read_to_string(path).unwrap();
    let (script, workflow) = (read(".ci/run"), read(".github/workflows/ci.yml"));
    let list = script.split_once("\njobs=(").and_then(|(_, rest)| rest.split_once(')')).unwrap().0;
    let jobs: Vec<&str> = list.split_whitespace().collect();
    let matrix = workflow.split_once("        job:\n").and_then(|(_, rest)| rest.split_once("    steps:")).unwrap().0;
    let entries: Vec<&str> = matrix.lines().filter_map(|line| line.trim().strip_prefix("- ")).collect();
    assert_eq!(jobs, entries, "write the list of .ci/run into .github/workflows/ci.yml");
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let below = entries
        .filter(|path| !path.ends_with("target"))
        .flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] });
    below.filter(|path| path.extension().is_some_and(|extension| extension == "rs")).collect()
}

/// Each module with its text, without comments and tests.
fn modules(root: &Path) -> BTreeMap<Module, String> {
    let read = |file: PathBuf| {
        let below = file.strip_prefix(root).unwrap().with_extension("");
        let path: Vec<&str> =
            below.iter().map(|part| part.to_str().unwrap()).filter(|part| *part != "lib" && *part != "main").collect();
        let text = fs::read_to_string(&file).unwrap();
        let code = text.split("\nmod tests {").next().unwrap_or(&text);
        let code: Vec<&str> = code.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
        let code = code.join("\n");
        (path.join("::"), code)
    };
    let all: BTreeMap<Module, String> = files(root).into_iter().map(read).collect();
    let is_test = |module: &Module| {
        let (parent, name) = module.rsplit_once("::").unwrap_or(("", module));
        let text = all.get(parent).map_or("", String::as_str);
        ["mod", "pub(crate) mod"].iter().any(|start| text.contains(&format!("#[cfg(test)]\n{start} {name};")))
    };
    all.iter().filter(|(module, _)| !is_test(module)).map(|(module, text)| (module.clone(), text.clone())).collect()
}

/// The modules that a module names by `crate::` and `super::`, and of its children those from which it takes something.
fn imports(module: &Module, text: &str, modules: &BTreeMap<Module, String>) -> BTreeSet<Module> {
    let parent = |path: &str| path.rsplit_once("::").map_or("", |(parent, _)| parent).to_owned();
    let mut found = BTreeSet::new();
    for (at, start) in text.match_indices("crate::").chain(text.match_indices("super::")) {
        let before = text[..at].chars().next_back().unwrap_or(' ');
        if before != '$' && before != ':' && !before.is_alphanumeric() && before != '_' {
            let from = if start == "crate::" { String::new() } else { parent(module) };
            named(&from, &text[at + start.len()..], modules, &mut found);
        }
    }
    let children = modules.keys().filter(|child| parent(child) == *module && **child != *module);
    found.extend(children.filter(|child| !child.is_empty()).cloned());
    found.remove(module);
    found
}

/// Follows a path, or each path of a group in braces, to the modules that they lead to.
fn named(from: &str, path: &str, modules: &BTreeMap<Module, String>, found: &mut BTreeSet<Module>) {
    if let Some(group) = path.strip_prefix('{') {
        let (mut depth, mut start) = (0, 0);
        for (at, letter) in group.char_indices() {
            match letter {
                '{' => depth += 1,
                '}' if depth > 0 => depth -= 1,
                ',' | '}' if depth == 0 => {
                    named(from, group[start..at].trim_start(), modules, found);
                    start = at + 1;
                    if letter == '}' {
                        return;
                    }
                }
                _ => {}
            }
        }
        return;
    }
    let name_end = path.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(path.len());
    let (name, rest) = path.split_at(name_end);
    // After the last comma of a group there is no name; a macro of the crate belongs to no module.
    if name.is_empty() || name.starts_with("__") {
        return;
    }
    if name == "super" {
        let up = from.rsplit_once("::").map_or("", |(parent, _)| parent);
        return named(up, rest.trim_start_matches("::"), modules, found);
    }
    let below = if from.is_empty() { name.to_owned() } else { format!("{from}::{name}") };
    match rest.strip_prefix("::") {
        Some(rest) if modules.contains_key(&below) => named(&below, rest, modules, found),
        _ if modules.contains_key(&below) => drop(found.insert(below)),
        _ => drop(found.insert(from.to_owned())),
    }
}
