//! JSON, YAML and Python literals with the labels of images: predictions or annotations. Such labels may be a list below a key that class
//! lists have, too.

use super::measures::{Measure, measure};
use crate::collect::count;
use crate::format::key_words::is_same_as_any;
use crate::format::syntax::document::{Node, Value};
use crate::format::table;
use crate::format::tables::columns::{FILES, is_image};
use crate::problem::{Place, Problem};

/// Keys for where in an image something is.
const REGIONS: &str = "box boxes bbox bboxes bounding_box bounding_boxes xyxy xywh mask masks polygon polygons \
    keypoints segments detections rois";

/// Keys for an image, and never for a picture of a class.
const IMAGES: &str = "file_name filename file_names filenames filepath file_path image_path image_paths image_id \
    image_ids image_name img_path fname";

/// Keys for anything, images among it.
const DATA: &str = "data input inputs sample samples x";

/// Keys for the class of an image.
const LABELS: &str = "label labels class classes class_name name category categories categoryname";

/// Keys for what a model gave for one image or text.
const PREDICTIONS: &str = "prediction predictions predicted pred predicted_class predicted_label top_label";

/// Keys for a text that has labels.
const TEXTS: &str = "text sentence sequence tokens utterance transcript";

/// The key of the lines of a chart, beside the words on its axis.
const CHART: &str = "datasets";

/// Whether the value of a key says what the labels beside it are.
pub(crate) fn is_beside_labels(key: &str) -> bool {
    measure(key).is_some()
        || is_file(key)
        || [REGIONS, IMAGES, DATA, PREDICTIONS, TEXTS, CHART].iter().any(|words| is_same_as_any(key, words))
}

/// A key that shows what the labels beside it are, and its line.
struct Found<'n>(Labels, &'n str, usize);

/// What a file has, and what the labels are called after that.
type Labels = (&'static str, &'static str);

const PREDICTED: Labels = ("what a model predicted, not its class list", "the labels");
const OF_IMAGES: Labels = ("the labels of images, not a class list", "them");
const OF_TEXT: Labels = ("the labels of a text, not a class list", "them");
const OF_CHART: Labels = ("the labels of a chart, not a class list", "them");

/// Reports labels of images. `format` reads them as classes, if there is one.
pub(crate) fn check(file: &str, root: &Node<'_>, format: Option<&str>) -> Result<(), Problem> {
    let found = match root.list().or_else(|| root.get("categories").and_then(Node::list)) {
        Some(items) if items.iter().any(|item| item.map().is_some()) => in_items(items),
        _ => beside_list(root),
    };
    match found {
        Some(found) => Err(labels(file, &found, format)),
        None => Ok(()),
    }
}

/// What a list of names is beside, in a map.
fn beside_list<'n>(root: &'n Node<'_>) -> Option<Found<'n>> {
    let pairs = root.map()?;
    let is_list = |(key, value): &&(Node<'_>, Node<'_>)| {
        let are_texts = matches!(value.list(), Some(items) if items.iter().all(|item| item.text().is_some()));
        are_texts && value.len() > 0 && matches!(key.text(), Some(key) if table::can_hold_classes(key))
    };
    let names = pairs.iter().find(is_list)?.1.len();
    for (key, value) in pairs {
        let Some(name) = key.text() else { continue };
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
        let has_lines = || matches!(value.list(), Some(items) if are_lines_of_chart(items));
        let labels = if is_value && is_same_as_any(name, PREDICTIONS) {
            PREDICTED
        } else if is_value && is_same_as_any(name, TEXTS) && value.map().is_none() {
            OF_TEXT
        } else if is_same_as_any(name, CHART) && has_lines() {
            OF_CHART
        } else if is_of_each && (measure(name).is_some() || is_same_as_any(name, REGIONS)) {
            PREDICTED
        } else if is_of_image(name, value, names) {
            OF_IMAGES
        } else {
            continue;
        };
        return Some(Found(labels, name, key.line));
    }
    None
}

fn are_lines_of_chart(items: &[Node<'_>]) -> bool {
    !items.is_empty() && items.iter().all(|item| item.holds("data"))
}

/// Whether a value is an image, or a list with one for each of the names.
fn is_of_image(key: &str, value: &Node<'_>, names: usize) -> bool {
    let is_named = is_same_as_any(key, IMAGES);
    let may_be = is_named || is_file(key) || is_same_as_any(key, DATA);
    match &value.value {
        Value::List(items) => {
            may_be && count(items, is_text_of_image) * 2 > items.len() || is_named && items.len() == names
        }
        Value::Text(text) => may_be && is_image(text),
        // The number of an image.
        Value::Plain(_) => is_named && value.index().is_some(),
        _ => false,
    }
}

/// What the items of a list all have beside a label.
fn in_items<'n>(items: &'n [Node<'_>]) -> Option<Found<'n>> {
    let all_have = |is: IsSuch| items.iter().all(|item| key(item, is).is_some());
    let first = items.first().filter(|_| all_have(|key, _| is_same_as_any(key, LABELS)))?;
    let has_all = |is: IsSuch| key(first, is).filter(|_| all_have(is));
    if let Some(key) = has_all(is_predicted) {
        return Some(Found(PREDICTED, key, first.line));
    }
    // A class may have a picture of its own.
    let is_class = all_have(|key, value| is_same_as_any(key, "id index idx") && is_number(value));
    let is_annotated: IsSuch = if is_class {
        |key, _| is_same_as_any(key, IMAGES)
    } else {
        |key, value| is_same_as_any(key, IMAGES) || is_file(key) && is_text_of_image(value)
    };
    Some(Found(OF_IMAGES, has_all(is_annotated)?, first.line))
}

/// Whether a key and its value are such.
type IsSuch = fn(&str, &Node<'_>) -> bool;

/// The first key of a map that is such.
fn key<'n>(item: &'n Node<'_>, is: IsSuch) -> Option<&'n str> {
    for (key, value) in item.map().unwrap_or_default() {
        match key.text() {
            Some(key) if is(key, value) => return Some(key),
            _ => {}
        }
    }
    None
}

fn is_predicted(key: &str, value: &Node<'_>) -> bool {
    let is_region = || value.is_collection() || matches!(value.value, Value::Skipped);
    measure(key) == Some(Measure::Score) && is_number(value) || is_same_as_any(key, REGIONS) && is_region()
}

fn is_number(value: &Node<'_>) -> bool {
    matches!(value.word(), Some(word) if word.parse::<f64>().is_ok())
}

fn is_text_of_image(value: &Node<'_>) -> bool {
    matches!(value.text(), Some(text) if is_image(text))
}

/// Whether a key is called as a column of files is.
fn is_file(key: &str) -> bool {
    is_same_as_any(key, FILES)
}

/// Labels of what is not a class. `format` reads them as classes, if there is one.
fn labels(file: &str, Found((what, labels), key, line): &Found<'_>, format: Option<&str>) -> Problem {
    let help = "name the class list that the model was saved with";
    let help = match format {
        Some(format) => {
            format!("{help}; if these are all classes of the model, with their indices, say `format = {format:?}`")
        }
        None => help.to_owned(),
    };
    Problem::new(Place::PATH, format!("{file} has {what}: line {line} has {key:?} beside {labels}"), help)
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
