//! Reads the report of macros and build scripts: a line of JSON for each label type.

use serde_json::Value;
use typed_label_source::{BuildRecord, Outcome};

/// The lines of a report. One that another release has written in another way is left out.
pub(crate) fn read(report: &str) -> Vec<BuildRecord> {
    report.lines().filter_map(record).collect()
}

fn record(line: &str) -> Option<BuildRecord> {
    let line: Value = serde_json::from_str(line).ok()?;
    let text = |key: &str| line[key].as_str().map(str::to_owned);
    let texts = |key: &str| -> Option<Vec<String>> {
        line[key].as_array()?.iter().map(|text| text.as_str().map(str::to_owned)).collect()
    };
    let word = text("outcome")?;
    Some(BuildRecord {
        base: text("base")?,
        source: text("source")?,
        lock: text("lock"),
        outcome: Outcome::WORDS.iter().find(|(known, _)| *known == word)?.1,
        change: text("change"),
        by_width: texts("by_width")?,
        problems: texts("problems")?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_is_read_as_it_was_written() {
        let written = BuildRecord {
            base: "/a \"b\"\n".into(),
            source: "data/猫".into(),
            lock: None,
            outcome: Outcome::Written,
            change: None,
            by_width: Vec::new(),
            problems: Vec::new(),
        };
        let locked = BuildRecord {
            lock: Some("pet.json".into()),
            change: Some("\\".into()),
            by_width: vec!["a.onnx".into(), "b.onnx".into()],
            problems: vec!["a\nhelp: b".into()],
            ..written.clone()
        };
        let report = format!("{written}\n{{\"base\": \"/a\"}}\n{locked}\n");
        assert_eq!(report.lines().count(), 3);
        assert_eq!(read(&report), [written, locked]);
    }
}
