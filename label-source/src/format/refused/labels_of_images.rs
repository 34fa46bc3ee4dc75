//! JSON, YAML and Python literals with the labels of images: predictions or annotations. Such labels may be a list below a key that class
//! lists have, too.

use super::measures::{Measure, measure};
use crate::format::key_words::is_same;
use crate::format::syntax::document::{Node, Value};
use crate::format::table;
use crate::format::tables::columns::{FILES, is_image};
use crate::problem::{Place, Problem};

/// Keys for where in an image something is.
const REGIONS: [&str; 16] = [
    "box",
    "boxes",
    "bbox",
    "bboxes",
    "bounding_box",
    "bounding_boxes",
    "xyxy",
    "xywh",
    "mask",
    "masks",
    "polygon",
    "polygons",
    "keypoints",
    "segments",
    "detections",
    "rois",
];

/// Keys for an image, and never for a picture of a class.
const IMAGES: [&str; 13] = [
    "file_name",
    "filename",
    "file_names",
    "filenames",
    "filepath",
    "file_path",
    "image_path",
    "image_paths",
    "image_id",
    "image_ids",
    "image_name",
    "img_path",
    "fname",
];

/// Keys for anything, images among it.
const DATA: [&str; 6] = ["data", "input", "inputs", "sample", "samples", "x"];

/// Keys for the class of an image.
const LABELS: [&str; 9] =
    ["label", "labels", "class", "classes", "class_name", "name", "category", "categories", "categoryname"];

/// Keys for what a model gave for one image or text.
const PREDICTIONS: [&str; 7] =
    ["prediction", "predictions", "predicted", "pred", "predicted_class", "predicted_label", "top_label"];

/// Keys for a text that has labels.
const TEXTS: [&str; 6] = ["text", "sentence", "sequence", "tokens", "utterance", "transcript"];

/// The key of the lines of a chart, beside the words on its axis.
const CHART: [&str; 1] = ["datasets"];

/// Whether the value of a key says what the labels beside it are.
pub(crate) fn is_beside_labels(key: &str) -> bool {
    measure(key).is_some()
        || [&REGIONS[..], &IMAGES, &FILES, &DATA, &PREDICTIONS, &TEXTS, &CHART]
            .iter()
            .any(|words| is_called(key, words))
}

/// What the labels are of.
enum Labels<'n> {
    /// An image, with what a model gives for it below a key.
    Predicted(&'n str),
    /// The image, or each image, below a key.
    Annotated(&'n str),
    /// A text, below a key.
    OfText(&'n str),
    /// The axis of a chart, with its lines below a key.
    Axis(&'n str),
}

/// Reports labels of images. `format` reads them as classes, if there is one.
pub(crate) fn check(file: &str, root: &Node<'_>, format: Option<&str>) -> Result<(), Problem> {
    let found = match root.list().or_else(|| root.get("categories").and_then(Node::list)) {
        Some(items) if items.iter().any(|item| item.map().is_some()) => in_items(items),
        _ => beside_list(root),
    };
    match found {
        Some((Labels::Predicted(key), line)) => Err(predictions(file, key, line, format)),
        Some((Labels::Annotated(key), line)) => Err(annotations(file, "images", (key, line), format)),
        Some((Labels::OfText(key), line)) => Err(annotations(file, "a text", (key, line), format)),
        Some((Labels::Axis(key), line)) => Err(annotations(file, "a chart", (key, line), format)),
        None => Ok(()),
    }
}

/// What a list of names is beside, in a map.
fn beside_list<'n>(root: &'n Node<'_>) -> Option<(Labels<'n>, usize)> {
    let pairs = root.map()?;
    let is_list = |(key, value): &&(Node<'_>, Node<'_>)| {
        let are_texts = value.list().is_some_and(|items| items.iter().all(|item| item.text().is_some()));
        are_texts && key.text().is_some_and(|key| table::can_hold_classes(key)) && value.len() > 0
    };
    let names = pairs.iter().find(is_list)?.1.len();
    pairs.iter().find_map(|(key, value)| {
        let name = key.text()?;
        // With one value for each class, or deeper lists, of which only the start is kept.
        let is_of_each = match &value.value {
            Value::List(items) => items.len() == names || items.iter().any(Node::is_collection),
            Value::Skipped => true,
            _ => false,
        };
        let is_value = match &value.value {
            Value::Text(text) => !text.is_empty(),
            Value::Plain(_) => value.index().is_some(),
            Value::List(_) | Value::Map(_) => value.len() > 0,
            Value::Skipped => true,
        };
        if is_value && is_called(name, &PREDICTIONS) {
            return Some((Labels::Predicted(name), key.line));
        }
        if is_value && is_called(name, &TEXTS) && value.map().is_none() {
            return Some((Labels::OfText(name), key.line));
        }
        let is_line_of_chart = |item: &Node<'_>| item.holds("data");
        let are_lines = |items: &[Node<'_>]| !items.is_empty() && items.iter().all(is_line_of_chart);
        if is_called(name, &CHART) && value.list().is_some_and(are_lines) {
            return Some((Labels::Axis(name), key.line));
        }
        let is_predicted = is_of_each && (measure(name).is_some() || is_called(name, &REGIONS));
        if is_predicted {
            return Some((Labels::Predicted(name), key.line));
        }
        is_of_image(name, value, names).then_some((Labels::Annotated(name), key.line))
    })
}

/// Whether a value is an image, or a list with one for each of the names.
fn is_of_image(key: &str, value: &Node<'_>, names: usize) -> bool {
    let is_named = is_called(key, &IMAGES);
    let may_be = is_named || is_called(key, &FILES) || is_called(key, &DATA);
    match &value.value {
        Value::List(items) => {
            let images = items.iter().filter(|item| item.text().is_some_and(|text| is_image(text))).count();
            may_be && images * 2 > items.len() || is_named && items.len() == names
        }
        Value::Text(text) => may_be && is_image(text),
        // The number of an image.
        Value::Plain(_) => is_named && value.index().is_some(),
        _ => false,
    }
}

/// What the items of a list all have beside a label.
fn in_items<'n>(items: &'n [Node<'_>]) -> Option<(Labels<'n>, usize)> {
    let has_label = |item: &Node<'_>| keys(item).any(|(key, _)| is_called(key, &LABELS));
    let first = items.first().filter(|_| items.iter().all(has_label))?;
    let all_have = |is: &dyn Fn(&str, &Node<'_>) -> bool| {
        let all = items.iter().all(|item| keys(item).any(|(key, value)| is(key, value)));
        keys(first).find(|(key, value)| all && is(key, value)).map(|(key, _)| key)
    };
    let is_number = |value: &Node<'_>| value.word().is_some_and(|word| word.parse::<f64>().is_ok());
    let is_predicted = |key: &str, value: &Node<'_>| {
        measure(key) == Some(Measure::Score) && is_number(value)
            || is_called(key, &REGIONS) && (value.is_collection() || matches!(value.value, Value::Skipped))
    };
    // A class may have a picture of its own.
    let has_index =
        |item: &Node<'_>| keys(item).any(|(key, value)| is_called(key, &["id", "index", "idx"]) && is_number(value));
    let is_class = items.iter().all(has_index);
    let is_annotated = |key: &str, value: &Node<'_>| {
        is_called(key, &IMAGES)
            || !is_class && is_called(key, &FILES) && value.text().is_some_and(|text| is_image(text))
    };
    let predicted = all_have(&is_predicted).map(Labels::Predicted);
    Some((predicted.or_else(|| all_have(&is_annotated).map(Labels::Annotated))?, first.line))
}

/// The keys of a map that are texts, with their values.
fn keys<'n, 'a>(item: &'n Node<'a>) -> impl Iterator<Item = (&'n str, &'n Node<'a>)> {
    item.map().unwrap_or_default().iter().filter_map(|(key, value)| Some((&**key.text()?, value)))
}

/// Whether a key is one of the words, which are in lower case and have `_` between them. A key may have capitals there: `imagePath`.
fn is_called(key: &str, words: &[&str]) -> bool {
    words.iter().any(|word| is_same(key, word))
}

/// What to do with labels of images.
fn help(format: Option<&str>) -> String {
    let list = "name the class list that the model was saved with";
    match format {
        Some(format) => {
            format!("{list}; if these are all classes of the model, with their indices, say `format = {format:?}`")
        }
        None => list.to_owned(),
    }
}

/// What a model gave for an image.
fn predictions(file: &str, key: &str, line: usize, format: Option<&str>) -> Problem {
    Problem::new(
        Place::PATH,
        format!("{file} has what a model predicted, not its class list: line {line} has {key:?} beside the labels"),
        help(format),
    )
}

/// The labels of images or the like, as people gave them.
fn annotations(file: &str, of: &str, (key, line): (&str, usize), format: Option<&str>) -> Problem {
    Problem::new(
        Place::PATH,
        format!("{file} has the labels of {of}, not a class list: line {line} has {key:?} beside them"),
        help(format),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::syntax::json;

    fn found(text: &str) -> Option<String> {
        let root = json::parse("it", text, json::Kept::ALL).unwrap();
        check("it", &root, Some("list")).err().map(|problem| problem.what().to_owned())
    }

    #[test]
    fn predictions_are_told_by_what_is_beside_the_labels() {
        for (text, key) in [
            (r#"{"labels": ["heron", "crake"], "scores": [0.9, 0.1]}"#, "scores"),
            (r#"{"classes": ["heron", "crake"], "boxes": [[1, 2, 3, 4]]}"#, "boxes"),
            (r#"{"names": ["heron"], "Confidence": [0.9]}"#, "Confidence"),
            (r#"{"class_names": ["heron", "crake"], "probabilities": [[0.9, 0.1]]}"#, "probabilities"),
            (r#"{"classes": ["heron", "crake"], "ap50": [0.5, 0.4]}"#, "ap50"),
            (r#"[{"index": 2, "label": "heron", "score": 0.9}, {"index": 0, "label": "crake", "score": 0}]"#, "score"),
            (r#"[{"label": "heron", "score": "0.9"}]"#, "score"),
            (r#"[{"class": "heron", "class_id": 0, "bbox": [1, 2, 3, 4]}]"#, "bbox"),
            (r#"{"categories": [{"id": 0, "name": "heron", "score": 0.9}]}"#, "score"),
        ] {
            let what = found(text).unwrap_or_else(|| panic!("{text} is read"));
            assert!(what.contains("predicted") && what.contains(&format!("{key:?} beside")), "{text}: {what}");
        }
    }

    #[test]
    fn annotations_are_told_by_their_images() {
        for (text, key) in [
            (r#"{"image": "a.jpg", "labels": ["dog", "cat"]}"#, "image"),
            (r#"{"imagePath": "a.jpg", "labels": ["dog", "cat"], "imageData": null}"#, "imagePath"),
            (r#"{"video": "a.mp4", "labels": ["dog", "cat"]}"#, "video"),
            (r#"{"data": ["a.jpg", "b.jpg"], "labels": ["dog", "cat"]}"#, "data"),
            (r#"{"image_id": 17, "labels": ["dog", "cat"]}"#, "image_id"),
            (r#"{"filenames": ["a", "b"], "labels": ["dog", "cat"]}"#, "filenames"),
            (r#"{"Images": ["a.png", "b.png", "c.png"], "labels": ["dog", "cat"]}"#, "Images"),
            (r#"[{"file_name": "a", "categories": ["dog"]}]"#, "file_name"),
            (r#"[{"path": "a.jpg", "label": "dog"}, {"path": "b.jpg", "label": "cat"}]"#, "path"),
            (r#"[{"filename": "a.jpg", "label": "dog", "index": 0}]"#, "filename"),
        ] {
            let what = found(text).unwrap_or_else(|| panic!("{text} is read"));
            assert!(what.contains("labels of images") && what.contains(&format!("{key:?} beside")), "{text}: {what}");
        }
    }

    #[test]
    fn labels_of_a_text_or_a_chart_are_none_of_a_model() {
        for (text, what) in [
            (r#"{"prediction": "heron", "labels": ["heron", "crake"]}"#, "has what a model predicted"),
            (r#"{"labels": ["heron", "crake"], "predicted_class": 1}"#, "has what a model predicted"),
            (r#"{"text": "A heron.", "labels": ["heron", "crake"]}"#, "has the labels of a text"),
            (r#"{"tokens": ["A", "heron"], "labels": ["heron", "crake"]}"#, "has the labels of a text"),
            (r#"{"labels": ["Jan", "Feb"], "datasets": [{"label": "herons", "data": [4, 7]}]}"#, "labels of a chart"),
        ] {
            assert!(found(text).is_some_and(|found| found.contains(what)), "{text}");
        }
        for text in [
            r#"{"text": "", "labels": ["heron", "crake"], "prediction": null, "tokens": {"heron": 1}}"#,
            r#"{"labels": ["heron", "crake"], "datasets": ["train", "val"]}"#,
            r#"{"labels": ["heron", "crake"], "datasets": {"train": {"data": [1]}}}"#,
            r#"{"text": 0, "prediction": 1}"#,
        ] {
            assert_eq!(found(text), None, "{text}");
        }
    }

    #[test]
    fn a_class_list_has_other_things_beside_it() {
        for text in [
            r#"{"labels": ["heron", "crake"], "mean": [0.5, 0.4], "std": [0.2, 0.2]}"#,
            r#"{"labels": ["heron", "crake"], "thresholds": [0.5, 0.4], "score_threshold": [0.1, 0.2]}"#,
            r#"{"labels": ["heron", "crake"], "class_weights": [0.5, 0.4], "anchors": [[1, 2]]}"#,
            r#"{"labels": ["heron", "crake"], "accuracy": 0.9, "val_accuracy": [0.5, 0.6, 0.7]}"#,
            r#"{"labels": ["heron", "crake"], "filename": "model.onnx", "path": "../data", "data": "coco", "image": null}"#,
            r#"{"names": {"0": "heron", "1": "crake"}, "scores": [0.9, 0.1], "boxes": [[1], [2]]}"#,
            r#"{"labels": {"heron": 0, "crake": 1}, "scores": [0.9, 0.1]}"#,
            r#"{"classes": ["heron", "crake"], "folders": ["a", "b"], "images": [{"file": "a.jpg", "class": 0}]}"#,
            r#"{"categories": [{"id": 1, "name": "heron"}], "images": [{"file_name": "a.jpg"}]}"#,
            r#"[{"id": 0, "name": "heron", "image": "heron.png"}]"#,
            r#"[{"index": 0, "name": "heron", "ap": 0.5, "score_threshold": 0.2}]"#,
            r#"["heron", "crake"]"#,
            r#"{"scores": 0, "boxes": 1}"#,
        ] {
            assert_eq!(found(text), None, "{text}");
        }
    }
}
