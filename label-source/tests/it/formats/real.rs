//! Files as frameworks and models write them, and the class list that those have.

use super::{bytes, error, folder, read};
use typed_label_source::{ClassList, Format, Order, Repeated, Source};

const FLOWERS: [&str; 6] =
    ["daisy", "yellow_lady's_slipper", "the \"queen\"", "Gänseblümchen", "tab\there", "back\\slash"];

#[test]
fn keras() {
    let names = read("class_indices.json");
    assert_eq!(names.names()[..3], ["Class_1", "Class_10", "Class_2"]);
    assert_eq!(read("flowers.json").names(), FLOWERS);
    assert_eq!(read("digits.json").names(), ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"]);
    assert_eq!(read("index_to_name.json").names(), FLOWERS);
}

#[test]
fn lines() {
    assert_eq!(read("teachable_machine.txt").names(), ["cat", "dog", "nothing there"]);
    assert_eq!(read("bom.txt").names(), ["cat", "dog"]);
    let torchvision = read("torchvision_imagenet.txt");
    assert_eq!((torchvision.names().len(), torchvision.names()[134].as_str()), (1000, "crane bird"));
}

#[test]
fn tables() {
    assert_eq!(read("class_map.csv").names(), ["Song, male", "Alarm call", "Call \"kik\"", "Wing beat"]);
    assert_eq!(read("categories.txt").names(), ["/m/marsh", "/r/reed bed", "/s/shore, rocky"]);
    assert_eq!(read("numbered.csv").names(), ["night heron", "heron, grey", "ibis"]);
    assert_eq!(read("_classes.csv").names(), ["heron", "ibis", "night heron"]);
    // ChestX-ray14's table, in its shape.
    let images = error_of("Data_Entry.csv");
    let line = r#"`#[labels("Data_Entry.csv", order = "dataframe", column = "Finding Labels", separator = "|")]`"#;
    assert!(images.starts_with(r#""Data_Entry.csv" has a row for each image"#) && images.contains(line), "{images}");
    let source = Source::new("Data_Entry.csv").order(Order::Dataframe).column("Finding Labels").separator("|");
    assert_eq!(
        source.read(&folder()).unwrap().names(),
        ["Cardiomegaly", "Effusion", "Emphysema", "Hernia", "No Finding"]
    );
}

fn error_of(name: &str) -> String {
    Source::new(name).read(&folder()).unwrap_err().to_string()
}

#[test]
fn labelling_tools() {
    let voc = read("torchvision_voc.json");
    let cvat = read("cvat_labelmap.txt");
    assert_eq!((cvat.names()[0].as_str(), &cvat.names()[1..]), ("background", &voc.names()[1..]));
    assert_eq!(read("tao_labels.txt").names(), &voc.names()[1..]);
}

#[test]
fn imagenet() {
    let ids = read("imagenet_synsets.txt");
    assert_eq!((ids.names().len(), ids.names()[0].as_str()), (1000, "n01440764"));
    for same in ["synset.txt", "imagenet_class_index.json", "timm_config.json"] {
        assert_eq!(read(same), ids, "{same}");
    }
    let words = error(bytes("imagenet_class_index.json"), Some(Format::TorchServe));
    let crane = r#"the class "crane" is in the input twice: index 134 in line 1, index 517 in line 1"#;
    assert!(words.starts_with(crane), "{words}");
    assert!(
        words.contains(r#"help: take the WordNet ids, each of which is one class: `format = "imagenet_class_index"`"#)
    );
    let words = error(bytes("synset.txt"), Some(Format::SynsetWords));
    assert!(words.contains(r#"the class "crane" is in the input twice: index 134 in line 135"#), "{words}");
}

#[test]
fn torchvision() {
    assert_eq!(read("torchvision_voc.json").names()[..2], ["__background__", "aeroplane"]);
    let unused = error(bytes("torchvision_coco.json"), None);
    let text = r#"the input has outputs that are not in use: "N/A" (index 12, 26, 29, 30, 45, 66, 68, 69, 71, 83)"#;
    assert!(unused.starts_with(text) && unused.lines().count() == 2, "{unused}");
    let unused = error(bytes("labelmap.txt"), None);
    assert!(unused.starts_with(r#"the input has outputs that are not in use: "???" (line 13, "#), "{unused}");
}

/// Lists as models have them, which compile without an edited file.
#[test]
fn lists_that_can_not_be_edited() {
    let list = |file: &str, source: fn(Source) -> Source| {
        source(Source::new(file)).read(&folder()).unwrap_or_else(|problems| panic!("{file}: {problems}"))
    };
    let words =
        list("imagenet_class_index.json", |source| source.format(Format::TorchServe).repeated(Repeated::Number));
    let cranes: Vec<&str> = words.names().iter().map(String::as_str).filter(|name| name.starts_with("crane")).collect();
    assert_eq!((words.names().len(), cranes), (1000, vec!["crane 134", "crane 517"]));
    let of_tensorflow = list("imagenet_class_index.json", |source| {
        source.format(Format::TorchServe).repeated(Repeated::Number).background("background")
    });
    assert_eq!((of_tensorflow.names().len(), of_tensorflow.index_of("crane 135")), (1001, Some(135)));

    let coco = list("torchvision_coco.json", |source| source.unused(["N/A"]));
    assert_eq!(
        (coco.names().len(), coco.names()[12].as_str(), coco.names()[90].as_str()),
        (91, "unused 12", "toothbrush")
    );
    let detr = list("torchvision_coco.json", |source| source.unused(["N/A"]).last("no object"));
    assert_eq!((detr.names().len(), detr.names()[91].as_str()), (92, "no object"));
    let of_tflite = list("labelmap.txt", |source| source.unused(["???"]));
    assert_eq!(
        (of_tflite.names().len(), of_tflite.names()[12].as_str()),
        (of_tflite.index_of("toothbrush").unwrap() + 1, "unused 12")
    );
}

/// What an option can't mend is one error.
#[test]
fn an_option_that_can_not_help_says_nothing_more() {
    let dir = test_support::Dir::new();
    dir.file("again.txt", "crane\ncrane\ncrane 1\n");
    dir.file("far.json", r#"{"0": "crane", "70000": "heron"}"#);
    for (source, text) in [
        (Source::new("again.txt").repeated(Repeated::Number), "`repeated` makes the name \"crane 1\""),
        (Source::new("far.json").unused(["N/A"]), "\"far.json\" goes up to index 70000"),
    ] {
        let problems = source.read(dir.path()).unwrap_err().to_string();
        assert!(problems.starts_with(text) && problems.matches("help: ").count() == 1, "{problems}");
    }
}

#[test]
fn hugging_face() {
    let names = read("hf_config.json");
    assert_eq!((names.names()[2].as_str(), names.names()[11].as_str()), ("breed 0", "breed 9"));
    let made_up = error(bytes("hf_placeholders.json"), None);
    assert!(
        made_up.contains(r#""LABEL_0" is what transformers writes where no name was given (3 such classes)"#),
        "{made_up}"
    );
}

#[test]
fn ultralytics() {
    let coco = read("data_map.yaml");
    assert_eq!((coco.names().len(), coco.names()[79].as_str()), (80, "toothbrush"));
    assert_eq!(read("data_list.yaml"), coco);
    assert_eq!(read("instances.json"), coco);
}

#[test]
fn coco_keeps_the_ids() {
    let coco = read("instances.json");
    let ids = coco.ids().unwrap();
    assert_eq!((ids.len(), ids[0], ids[11], ids[79]), (80, 1, 13, 90));
}

#[test]
fn models() {
    assert_eq!(read("ultralytics.onnx").names(), FLOWERS);
    assert_eq!(read("class_names.onnx").names(), FLOWERS);
    assert!(
        error(bytes("no_names.onnx"), None)
            .contains(r#"there must be a key "names" or "class_names", there is "author""#)
    );
    assert_eq!(read("labels.tflite").names(), ["cat", "dog"]);
    assert_eq!(read("deflated.tflite").names().len(), 300);
    assert_eq!(read("ultralytics.tflite").names(), FLOWERS);
    assert!(
        error(bytes("two.tflite"), None)
            .contains(r#"2 associated files that can hold labels: "labels.txt" and "labels_de.txt""#)
    );
    assert!(error(bytes("none.tflite"), None).contains("no associated label file"));
}

/// What is written is read again, and gives the same list.
#[test]
fn a_written_class_indices_json_reads_back() {
    for file in ["flowers.json", "imagenet_synsets.txt", "data_map.yaml", "digits.json"] {
        let list = read(file);
        assert_eq!(ClassList::from_bytes(list.to_class_indices_json().as_bytes(), None).unwrap(), list, "{file}");
    }
    // Names that are each other's indices, and names that JSON must escape.
    for names in [vec!["2", "0", "1"], vec!["names", "nc", "id2label"], vec!["\"", "\\", "\n", "\u{7f}", "\u{feff}"]] {
        let list = ClassList::new(names).unwrap();
        assert_eq!(ClassList::from_bytes(list.to_class_indices_json().as_bytes(), None).unwrap(), list);
    }
}

#[test]
fn a_forced_format_reads_its_own_files() {
    for (file, format) in [
        ("class_indices.json", "class_indices"),
        ("index_to_name.json", "index_to_name"),
        ("torchvision_voc.json", "list"),
        ("bom.txt", "labels_txt"),
        ("teachable_machine.txt", "teachable_machine"),
        ("cvat_labelmap.txt", "cvat"),
        ("tao_labels.txt", "tao"),
        ("hf_config.json", "hf_config"),
        ("data_map.yaml", "ultralytics"),
        ("ultralytics.onnx", "onnx"),
        ("imagenet_class_index.json", "imagenet_class_index"),
        ("index_to_name.json", "torchserve"),
        ("class_map.csv", "csv"),
        ("categories.txt", "name_index"),
        ("numbered.csv", "index_name"),
        ("synset.txt", "synset_txt"),
        ("timm_config.json", "timm"),
        ("instances.json", "coco"),
        ("labels.tflite", "tflite"),
    ] {
        let told = Source::new(file).read(&folder());
        let forced = Source::new(file).format(format.parse().unwrap()).read(&folder());
        assert_eq!(told, forced, "{file}");
        assert!(told.is_ok(), "{file}");
    }
}
