//! Tables of images: which of their labels are classes.

use test_support::{Dir, Entry};
use typed_label_source::{Format, LockMode, Order, Source};

/// ChestX-ray14's shape.
const CHEST: &str = "Image Index,Finding Labels\n1.png,No Finding\n2.png,Hernia|Edema\n3.png,Mass\n4.png,Mass|Edema\n";

fn chest(path: &str) -> Source {
    Source::new(path).order(Order::Dataframe).column("Finding Labels").separator("|")
}

/// What a table under the name `a.csv` gives: its names, or the error.
fn read(text: &'static str, options: impl FnOnce(Source) -> Source) -> Result<Vec<String>, String> {
    let dir = Dir::new();
    dir.make([("a.csv", Entry::File(text))]);
    let list = options(Source::new("a.csv")).read(dir.path());
    list.map(|list| list.names().to_vec()).map_err(|problems| problems.to_string())
}

fn read_chest(options: impl FnOnce(Source) -> Source) -> Result<Vec<String>, String> {
    read(CHEST, |_| options(chest("a.csv")))
}

#[test]
fn labels_that_the_model_has_no_output_for_are_left_out() {
    assert_eq!(read_chest(|source| source).unwrap(), ["Edema", "Hernia", "Mass", "No Finding"]);
    assert_eq!(read_chest(|source| source.without(["No Finding"])).unwrap(), ["Edema", "Hernia", "Mass"]);
    for (without, start) in [
        (
            &["no findings"][..],
            "no image in \"a.csv\" has the label \"no findings\" in column \"Finding Labels\"\nhelp: there is \"No Finding\": write that; \
             or remove it here",
        ),
        (
            &["Cat"],
            "no image in \"a.csv\" has the label \"Cat\" in column \"Finding Labels\"\nhelp: the column has \"Edema\", ",
        ),
        (&["Mass", "Mass"], "\"Mass\" is in `without` twice"),
        (&["Mass", "Edema", "Hernia", "No Finding"], "`without` names every label in column"),
        (&[], "`without` names no label"),
    ] {
        let error = read_chest(|source| source.without(without.iter().copied())).unwrap_err();
        assert!(error.starts_with(start), "{without:?}: {error}");
    }
}

/// Keras takes the list as it is, and leaves out every other label.
#[test]
fn listed_labels_have_the_index_of_the_list() {
    let classes = |classes: &'static [&str]| move |source: Source| source.classes(classes.iter().copied());
    assert_eq!(read_chest(classes(&["Mass", "Edema"])).unwrap(), ["Mass", "Edema"]);
    for (list, start) in [
        (
            &["Mass", "edema"][..],
            "no image in \"a.csv\" has the label \"edema\" in column \"Finding Labels\"\nhelp: there is \"Edema\": write that; or write \
             `allow_missing = true`, if it has an index without an image",
        ),
        (&["Mass", "Mass"], "the class \"Mass\" is there twice: index 0 and index 1"),
        (&[], "the class list is empty"),
    ] {
        let error = read_chest(classes(list)).unwrap_err();
        assert!(error.starts_with(start), "{list:?}: {error}");
    }
    let missing = read_chest(|source| source.classes(["Mass", "Fibrosis"]).allow_missing(true));
    assert_eq!(missing.unwrap(), ["Mass", "Fibrosis"]);
}

#[test]
fn options_that_contradict_each_other() {
    for (options, start) in [
        (
            (|source| source.classes(["Mass"]).without(["Edema"])) as fn(Source) -> Source,
            "`classes` says which labels of the table are the classes",
        ),
        (|source| source.allow_missing(true), "`allow_missing` is about a listed class without an image"),
        (
            |source| source.allow_empty(true),
            "`allow_empty` is for a dataset folder; \"a.csv\" is read as a table of images",
        ),
    ] {
        let error = read_chest(options).unwrap_err();
        assert!(error.starts_with(start), "{error}");
    }
    for option in [|source: Source| source.classes(["x"]), |source: Source| source.without(["x"])] {
        let error = read("image,x,y\na,0,1\n", |source| option(source.columns(["x", "y"]))).unwrap_err();
        assert!(error.contains("is about the labels in a `column`; `columns` are themselves the classes"), "{error}");
        // A class list has no labels to choose from, and the help has the way out for a table of images.
        let error = read("index,name\n0,x\n1,y\n", option).unwrap_err();
        assert!(
            error.contains("if it has a row for each image, say so: `order = \"dataframe\"`; if not, remove `"),
            "{error}"
        );
    }
}

/// The options hold for another table, too, and for the lock alone.
#[test]
fn chosen_labels_with_other_sources() {
    let dir = Dir::new();
    dir.make([("train.csv", Entry::File(CHEST)), ("list.json", Entry::File("[\"Edema\", \"Hernia\", \"Mass\"]"))]);
    dir.make([("valid.csv", Entry::File("Image Index,Finding Labels\n5.png,Mass\n6.png,Hernia|Edema\n"))]);
    let source = chest("train.csv").without(["No Finding"]).agrees_with(["valid.csv", "list.json"]);
    assert_eq!(source.read(dir.path()).unwrap().names(), ["Edema", "Hernia", "Mass"]);
    let listed = chest("train.csv").classes(["Mass", "Edema"]);
    assert_eq!(listed.clone().agrees_with(["valid.csv"]).read(dir.path()).unwrap().names(), ["Mass", "Edema"]);
    dir.file("two.json", "[\"Edema\", \"Mass\"]");
    assert!(listed.agrees_with(["two.json"]).read(dir.path()).is_err());

    let locked = chest("train.csv").lock("lock.json");
    locked.read_in(LockMode::Update, dir.path()).unwrap();
    dir.remove("train.csv");
    let stale = locked.clone().without(["No Finding"]).read(dir.path()).unwrap_err().to_string();
    assert!(stale.starts_with("\"lock.json\" has the class \"No Finding\", which `without` leaves out"), "{stale}");
    assert!(locked.without(["Nothing"]).read(dir.path()).is_ok());
}

/// Each label once: only what the columns have tells a table of images from a class list.
#[test]
fn a_table_of_images_is_told_if_no_label_repeats() {
    let labels = |source: Source| source.column("Finding Labels");
    for (text, column, options, sign) in [
        (
            "image,label\na.png,cat\nb.png,dog\nc.png,bird\n",
            None,
            r#"column = "label""#,
            "\"image\" has images, as \"a.png\"",
        ),
        // pandas' own row numbers, in three spellings.
        (",image,label\n0,a.png,cat\n1,b.png,dog\n", None, r#"column = "label""#, "\"image\" has images"),
        ("index,path,label\n0,x/a.png,cat\n1,x/b.png,dog\n", None, r#"column = "label""#, "\"path\" has images"),
        ("Unnamed: 0,id,label\n0,a.wav,cat\n1,b.wav,dog\n", None, r#"column = "label""#, "\"id\" has images"),
        (
            "photo,class\nhttps://a.b/c.jpg?w=2,cat\nhttps://a.b/d.jpg?w=2,dog\n",
            None,
            r#"column = "class""#,
            "\"photo\"",
        ),
        (
            "scan,label\na.nii.gz,cat\nb.nii.gz,dog\n",
            None,
            r#"column = "label""#,
            "\"scan\" has images, as \"a.nii.gz\"",
        ),
        ("image_id,label\n000bec18,cat\n001513df,dog\n", None, r#"column = "label""#, "\"image_id\" has images"),
        // In each folder a class.
        ("path,label\ncat/1.png,cat\ndog/1.png,dog\n", None, r#"column = "label""#, "\"path\" has images"),
        (
            "Image Index,Finding Labels\n1.png,Hernia\n2.png,Mass|Edema\n",
            Some("Finding Labels"),
            r#"column = "Finding Labels", separator = "|""#,
            "\"Image Index\" has images",
        ),
        (
            "patient,Finding Labels\nx,Mass\ny,Mass|Edema\n",
            Some("Finding Labels"),
            r#"column = "Finding Labels", separator = "|""#,
            "line 3 has several labels in column \"Finding Labels\", \"Mass|Edema\", and line 2 has one of them, too",
        ),
        (
            "label\nMass|Edema\nHernia|Edema\n",
            None,
            r#"column = "label", separator = "|""#,
            "line 2 has several labels",
        ),
    ] {
        let error = read(text, |source| if column.is_some() { labels(source) } else { source }).unwrap_err();
        let help = format!(
            "write `#[labels(\"a.csv\", order = \"dataframe\", {options})]`; if each row is one class, say so: `format = \"csv\"`"
        );
        assert!(error.contains("has a row for each image, not for each class: "), "{text:?}: {error}");
        assert!(error.contains(sign) && error.ends_with(&help), "{text:?}: {error}");
        // The way out.
        let rows = text.trim_end().split('\n').count() - 1;
        let listed = read(text, |source| {
            let source = source.format(Format::Csv);
            if column.is_some() { labels(source) } else { source }
        });
        assert_eq!(listed.map(|names| names.len()), Ok(rows), "{text:?}");
    }
}

/// A class has an index, or a picture that is called after it, or a column that says so.
#[test]
fn a_class_list_with_pictures_is_read() {
    for text in [
        "class_id,image,name\n0,a.png,cat\n1,b.png,dog\n",
        "label,image,name\n0,a.png,cat\n1,b.png,dog\n",
        "id,image,name\n0,img/Cat_01.png,cat\n1,img/Dog-2.png,dog\n",
        // How many images a class has.
        "id,name,images\n0,cat,120\n1,dog,98\n",
        "name,videos\ncat,120\ndog,98\n",
        "name,icon\ncat,a.png\ndog,b.png\n",
        "index,filename_icon,name\n0,a.png,cat\n1,b.png,dog\n",
        "name,Sample Image\ncat,a.png\ndog,b.png\n",
        "name,url\ncat,https://en.wikipedia.org/wiki/Cat\ndog,https://en.wikipedia.org/wiki/Dog\n",
        "name,video\ncat,yes\ndog,yes\n",
    ] {
        assert_eq!(read(text, |source| source), Ok(vec!["cat".to_owned(), "dog".to_owned()]), "{text:?}");
    }
    let names = read("id,name,image\n0,St. Bernard,st_bernard.jpg\n1,Snow Leopard,snow-leopard.jpg\n", |source| source);
    assert_eq!(names.unwrap(), ["St. Bernard", "Snow Leopard"]);
    let words = read("index,name\n0,crane|bird\n1,crane|machine\n", |source| source);
    assert_eq!(words.unwrap(), ["crane|bird", "crane|machine"]);
}
