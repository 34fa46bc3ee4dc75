//! Every class list file in the wheels of four projects, against what Python makes of it. `wheels.py` fetches them and says what
//! each must give; the job `class_list_files` of `.ci/run` runs both.

use serde_json::Value;
use std::collections::BTreeMap;
use std::path::PathBuf;
use typed_label_source::{ClassList, Problem};

/// A problem's text without what differs from file to file, so that equal reasons can be counted.
fn reason(problem: &Problem) -> String {
    let text = problem.to_string().replace(r#"\""#, "'");
    let first = text.lines().next().unwrap_or_default();
    let unquoted: Vec<&str> = first.split('"').step_by(2).collect();
    let words: String = unquoted.join("..").chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect();
    words.chars().take(100).collect()
}

#[test]
#[ignore = "fetches wheels: .ci/run class_list_files"]
fn every_class_list_file_of_the_wheels() {
    let folder = PathBuf::from(std::env::var_os("WHEELS").expect("WHEELS is the folder that wheels.py wrote"));
    let truth: Value = serde_json::from_slice(&std::fs::read(folder.join("truth.json")).unwrap()).unwrap();
    let (mut read, mut refused, mut other) = (0, 0, [0, 0]);
    let (mut reasons, mut wrong) = (BTreeMap::<String, u32>::new(), Vec::new());
    for (path, expected) in truth.as_object().unwrap() {
        let answer = ClassList::read(folder.join(path));
        let Some(expected) = expected.as_array() else {
            other[usize::from(answer.is_ok())] += 1;
            continue;
        };
        match answer {
            Ok(list) if expected.is_empty() => wrong.push(format!("{path} is none, but read as {:?}", list.names())),
            Ok(list) if expected.iter().eq(list.names()) => read += 1,
            Ok(list) => wrong.push(format!("{path} is read as {:?}", list.names())),
            Err(problems) if expected.is_empty() => {
                refused += 1;
                *reasons.entry(reason(problems.iter().next().unwrap())).or_default() += 1;
            }
            Err(problems) => wrong.push(format!("{path} is a class list, but: {problems}")),
        }
    }
    let mut reasons: Vec<_> = reasons.into_iter().collect();
    reasons.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    for (reason, count) in &reasons {
        println!("{count:5} refused: {reason}");
    }
    println!("{read} class lists are read right, {refused} other files are refused, {} are wrong", wrong.len());
    println!("without an answer: {} refused, {} read as one name a line", other[0], other[1]);
    let shown: Vec<String> = wrong.iter().map(|text| text.chars().take(400).collect()).collect();
    assert!(wrong.is_empty() && read > 50, "{} are wrong:\n{}", wrong.len(), shown.join("\n"));
}
