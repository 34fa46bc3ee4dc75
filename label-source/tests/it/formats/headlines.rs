//! Tables with a headline: which column has the indices, and which tables are no class list. Each help is done, and leads to the list.

use test_support::{Dir, Entry};
use typed_label_source::{Format, Order, Source};

/// What a table under a name gives: its names, or the error.
fn read_as(name: &str, text: &'static str, options: impl FnOnce(Source) -> Source) -> Result<Vec<String>, String> {
    let dir = Dir::new();
    dir.make([(name, Entry::File(text))]);
    let list = options(Source::new(name)).read(dir.path());
    list.map(|list| list.names().to_vec()).map_err(|problems| problems.to_string())
}

fn read(text: &'static str) -> Result<Vec<String>, String> {
    read_as("a.csv", text, |source| source)
}

fn check(cases: &[(&'static str, Result<&[&str], &str>)]) {
    for (text, expected) in cases {
        match (read(text), expected) {
            (Ok(names), Ok(expected)) => assert_eq!(names, *expected, "{text:?}"),
            (Err(error), Err(start)) => assert!(error.starts_with(start), "{text:?}: {error}"),
            (found, _) => panic!("{text:?}: {found:?}"),
        }
    }
}

#[test]
fn a_column_of_indices_counts_however_its_numbers_are_written() {
    const ORDERED: Result<&[&str], &str> = Ok(&["ibis", "heron"]);
    check(&[
        ("class_id,name\n1.0,heron\n0.0,ibis\n", ORDERED),
        ("id,name\n01,heron\n00,ibis\n", ORDERED),
        ("id,name\n\"1\",heron\n\"0\",ibis\n", ORDERED),
        // `label` has numbers, and is the index.
        ("label,name\n1.0,heron\n0.0,ibis\n", ORDERED),
        // Texts of another list, which say nothing about the index.
        ("id,name\nn02,heron\nn01,ibis\n", Ok(&["heron", "ibis"])),
        ("id,name\nQ1,heron\n,ibis\n", Ok(&["heron", "ibis"])),
        // A comma at the end of each line.
        ("name,\nheron,\nibis,\n", Ok(&["heron", "ibis"])),
        (
            "class_id,name\n1.0,heron\n,ibis\n",
            Err("\"a.csv\", line 3: expected a class's index in column \"class_id\", found \"\"\n"),
        ),
        (
            "id,name\nclass_1,heron\nclass_0,ibis\n",
            Err("\"a.csv\", line 2: expected a class's index in column \"id\", found \"class_1\" (2 such cells)\n"),
        ),
        ("id,name\n'1',heron\n'0',ibis\n", Err("\"a.csv\", line 2: expected a class's index in column \"id\"")),
        ("no,name\n#1,heron\n#0,ibis\n", Err("\"a.csv\", line 2: expected a class's index in column \"no\"")),
        ("id,name\n\"1,0\",heron\n\"0,0\",ibis\n", Err("\"a.csv\", line 2: expected a class's index in column \"id\"")),
        ("id,name\n[1],heron\n[0],ibis\n", Err("\"a.csv\", line 2: expected a class's index in column \"id\"")),
        ("id,name\n1e0,heron\n0e0,ibis\n", Err("\"a.csv\", line 2: expected a class's index in column \"id\"")),
        ("id,name\n-1,heron\n-2,ibis\n", Err("\"a.csv\", line 2: expected a class's index in column \"id\"")),
        ("id,name\n1.5,heron\n0.5,ibis\n", Err("\"a.csv\", line 2: expected a class's index in column \"id\"")),
        ("id,name\n,heron\n,ibis\n", Err("column \"id\" of \"a.csv\" is empty")),
        ("code,name\n1.0,heron\n0.0,ibis\n", Err("column \"code\" of \"a.csv\" has each of its numbers once")),
        // The two ways out.
        ("code,name\nclass_1,heron\nclass_0,ibis\n", Ok(&["heron", "ibis"])),
        ("id,name\n1,heron\n0,ibis\n", ORDERED),
    ]);
}

/// One name a line would have the quotes.
#[test]
fn quoted_names_without_a_headline_get_one() {
    let error = read("\"heron, grey\"\n\"ibis\"\n").unwrap_err();
    assert!(error.ends_with("if it is a name, write a headline above it: `name`"), "{error}");
    assert_eq!(read("name\n\"heron, grey\"\n\"ibis\"\n").unwrap(), ["heron, grey", "ibis"]);
}

#[test]
fn two_columns_that_count_must_agree_whatever_they_are_called() {
    let start = "\"a.csv\" has two columns that can be the index, ";
    for text in [
        "index,name,target\n0,heron,1\n1,ibis,0\n",
        "target,name,index\n1.0,heron,0\n0.0,ibis,1\n",
        ",name,class_id\n0,heron,2\n1,ibis,1\n",
        "Unnamed: 0,name,id\n0,heron,1\n1,ibis,0\n",
    ] {
        assert!(read(text).unwrap_err().starts_with(start), "{text:?}");
    }
    let species = |text| read_as("a.csv", text, |source| source.column("species"));
    assert!(species("index,species,target\n0,heron,1\n1,ibis,0\n").unwrap_err().starts_with(start));
    // The help: without the other column.
    assert_eq!(species("species,target\nheron,1\nibis,0\n").unwrap_err().split(' ').next(), Some("column"));
    assert_eq!(species("species,index\nheron,1\nibis,0\n").unwrap(), ["ibis", "heron"]);
    for text in [
        "index,name,target\n0,heron,0\n1,ibis,1\n",
        "index,name,rank\n1,heron,1\n0,ibis,2\n",
        "id,name,index\n1,heron,1\n2,ibis,0\n",
        ",name,class_id\n0,ibis,1\n1,heron,2\n",
    ] {
        assert!(read(text).is_ok(), "{text:?}");
    }
}

#[test]
fn columns_of_0_and_1_are_classes_only_if_nothing_says_otherwise() {
    for (text, help) in [
        ("filename,label,is_valid\na,0,0\nb,1,1\n", "column = \"label\""),
        ("filename,target\na,0\nb,1\n", "column = \"target\""),
        ("filename,target,fold\na,0,0\nb,1,1\n", "column = \"target\""),
        ("filename,heron\na,0\nb,1\n", "column = \"heron\""),
        ("filename,heron,ibis,is_valid\na,0,1,0\nb,1,0,1\n", "columns = [\"heron\", \"ibis\"]"),
    ] {
        let error = read(text).unwrap_err();
        assert!(
            error.ends_with(&format!("`#[labels(\"a.csv\", order = \"dataframe\", {help})]`")),
            "{text:?}: {error}"
        );
    }
    let columns = |source: Source| source.order(Order::Dataframe).columns(["heron", "ibis"]);
    let split = read_as("a.csv", "filename,heron,ibis,is_valid\na,0,1,0\nb,1,0,1\n", columns);
    assert_eq!(split.unwrap(), ["heron", "ibis"]);
    let plain = |source| source;
    for (name, text, names) in [
        ("a.csv", "filename,heron,ibis\na,0,1\n", &["heron", "ibis"][..]),
        ("_classes.csv", "filename,heron\na,0\nb,1\n", &["heron"]),
        ("_classes.csv", "filename,heron,test\na,0,0\nb,1,1\n", &["heron", "test"]),
    ] {
        assert_eq!(read_as(name, text, plain).unwrap(), names, "{text:?}");
    }
}

#[test]
fn figures_about_classes_are_no_class_list() {
    const REPORT: &str = "class,precision,recall,f1-score,support\nibis,1,1,1,5\nheron,1,1,1,4\n";
    check(&[
        (REPORT, Err("\"a.csv\" says how well a model does on some classes, and has no indices: column \"precision\"")),
        (
            "class,precision,recall,f1-score,support\nibis,1,1,1,5\naccuracy,1,1,1,1\nmacro avg,1,1,1,5\n",
            Err("\"a.csv\" is a report, not a class list: line 3 is \"accuracy\""),
        ),
        ("class,iou\nibis,0.5\nheron,0.4\nmIoU,0.45\n", Err("\"a.csv\" is a report, not a class list: line 4")),
        ("Class,Images,P,mAP50-95\nall,9,0.6,0.4\nibis,9,0.7,0.4\n", Err("\"a.csv\" is a report")),
        ("label,support\nheron,10\nmacro avg,20\n", Err("\"a.csv\" is a report")),
        ("index,class,AP\n0,ibis,0.5\n1,heron,0.4\n2,mean,0.4\n", Err("\"a.csv\" is a report")),
        (",recall\nibis,1\nheron,0.5\n", Err("\"a.csv\" says how well a model does")),
        ("class,accuracy\nibis,90.5%\nheron,80 %\n", Err("\"a.csv\" says how well a model does")),
        ("label,score\nibis,0.9\nheron,0.1\n", Err("\"a.csv\" has what a model gave for an image")),
        ("index,label,Prob\n1,ibis,0.9\n0,heron,0.1\n", Err("\"a.csv\" has what a model gave for an image")),
        // By their indices; settings of each class; words in a column, and names.
        ("index,class,AP\n1,ibis,0.5\n0,heron,0.4\n", Ok(&["heron", "ibis"])),
        ("class,threshold,score_weight\nibis,0.5,1\nheron,0.4,2\n", Ok(&["ibis", "heron"])),
        ("class,map\nibis,a\nheron,b\n", Ok(&["ibis", "heron"])),
        ("class,wing\ntotal,0.5\nmean,0.4\n", Ok(&["total", "mean"])),
        (
            "label,count\nibis,70\nheron,7\n",
            Err("\"a.csv\" has no indices, and its rows are in the order of column \"count\""),
        ),
        ("label,proportion\nibis,0.7\nheron,0.3\n", Err("\"a.csv\" has no indices")),
        // Sorted by name, in an order of their own, or with indices.
        ("label,count\nheron,70\nibis,7\n", Ok(&["heron", "ibis"])),
        ("label,count\nibis,7\nheron,70\ncrake,8\n", Ok(&["ibis", "heron", "crake"])),
        ("label,count,index\nibis,70,1\nheron,7,0\n", Ok(&["heron", "ibis"])),
    ]);
    let is_csv = |source: Source| source.format(Format::Csv);
    assert_eq!(read_as("a.csv", REPORT, is_csv).unwrap(), ["ibis", "heron"]);
    assert_eq!(read_as("a.csv", "label,score\nibis,0.9\nheron,0.1\n", is_csv).unwrap(), ["ibis", "heron"]);
    assert!(read_as("a.csv", "label,support\nheron,10\nmacro avg,20\n", is_csv).is_err());
    // scikit-learn's own headline has no name for the first column.
    let report = ",precision,recall\nibis,1,1\nweighted avg,1,1\n";
    let error = read_as("a.csv", report, |source| source.column("")).unwrap_err();
    assert!(error.starts_with("\"a.csv\" is a report"), "{error}");
}

/// The line that reads a table of images does not choose among columns that may be the labels, and tells of another order.
#[test]
fn the_advice_for_a_table_of_images_leads_to_no_other_list() {
    let indices = "file,fold,target,category\na.wav,1,0,ibis\nb.wav,1,1,crake\nc.wav,2,0,ibis\n";
    let sorted = "file,fold,target,category\na.wav,1,1,ibis\nb.wav,1,0,crake\nc.wav,2,1,ibis\n";
    let patients = "image_id,lesion_id,dx,sex\na,1x,nevus,f\nb,1x,nevus,m\nc,2x,scar,f\n";
    let flags = "image,ibis,crake\na,1.0,0.0\nb,0.0,1.0\n";
    let labels: &str = Box::leak(format!("label\n{}", "ibis\ncrake\nibis\n".repeat(9)).into_boxed_str());
    for (text, has, has_not) in [
        (labels, "column = \"label\")]`", "repeated"),
        (indices, "drop_duplicates(\"target\").sort_values(\"target\")[\"category\"]", "`..`"),
        (sorted, "column = \"category\")]`", "target"),
        (patients, "column = \"..\")]` with the column of the labels in place of `..`", "lesion_id\")"),
        ("Width,Height,ClassId,Path\n53,54,16,Test/0.png\n42,45,1,Test/1.png\n", "column = \"ClassId\"", "Width"),
        ("Width,Height,Path\n53,54,Test/0.png\n42,45,Test/1.png\n", "in place of `..`", "Width"),
        (flags, "columns = [\"ibis\", \"crake\"]", "`..`"),
    ] {
        let error = read(text).unwrap_err();
        let help = error.split_once("help: ").unwrap().1;
        assert!(help.contains(has) && !help.contains(has_not), "{text}: {error}");
    }
}

/// What is said of a table without a column of names; each headline that is to be written leads to the list.
#[test]
fn a_headline_without_names_is_told_from_a_row() {
    check(&[
        (
            "id,breed\na0f1,boxer\nb1c2,pug\nc3,beagle\nd4,pug\n",
            Err(
                "\"a.csv\" has a row for each image, not for each class: \"pug\" is in column \"breed\" of line 3 and of line 5\n\
                 help: for the classes that `flow_from_dataframe` makes of it, write `#[labels(\"a.csv\", order = \"dataframe\", \
                 column = \"breed\")]`",
            ),
        ),
        (
            "id,boxer,pug\na0f1,0.25,0.75\nb1c2,0.5,0.5\n",
            Err("\"a.csv\" has no names of classes in its rows, but numbers below each column except \"id\""),
        ),
        (
            "/m/011k07,Tortoise\n/m/011q46kg,Container\n",
            Err(
                "\"a.csv\" has no headline: its first line has \"/m/011k07\" and \"Tortoise\"\nhelp: write a headline above it, as \
                 in `code,name`",
            ),
        ),
        ("code,name\n/m/011k07,Tortoise\n/m/011q46kg,Container\n", Ok(&["Tortoise", "Container"])),
        (
            "0,Accelerating,/m/07q2z82\n1,Boing,/m/07q2z83\n",
            Err(
                "\"a.csv\" has no headline: its first line has \"0\", \"Accelerating\" and \"/m/07q2z82\"\nhelp: write a headline \
                 above it, as in `index,name,code`",
            ),
        ),
        ("index,name,code\n0,Accelerating,/m/07q2z82\n1,Boing,/m/07q2z83\n", Ok(&["Accelerating", "Boing"])),
        (
            "0,b01,ibis\n1,b02,crake\n",
            Err(
                "\"a.csv\" has no headline: its first line has \"0\", \"b01\" and \"ibis\"\nhelp: write a headline above it, as in \
                 `index,..,..`, with `name` above the column of the classes' names",
            ),
        ),
        (
            "n01440764,tench\nn01443537,goldfish\n",
            Err(
                "\"a.csv\" has no headline: its first line has \"n01440764\" and \"tench\"\nhelp: write a headline above it, as in \
                 `code,name`",
            ),
        ),
    ]);
    for (text, column) in
        [("id,breed\na0f1,boxer\nb1c2,pug\n", "breed"), ("key,id\nx,0\ny,1\n", "key"), (",0\n0,x\n1,y\n", "0")]
    {
        let error = read(text).unwrap_err();
        assert!(error.contains(&format!("`column = {column:?}`")) && !error.contains("\"id\"`"), "{error}");
        assert_eq!(read_as("a.csv", text, |source| source.column(column)).unwrap().len(), 2, "{text}");
    }
}

/// No message shows more of a file than tells what is meant.
#[test]
fn messages_are_short_whatever_a_file_has() {
    let long = "heron".repeat(100_000);
    let dir = Dir::new();
    for (name, text) in [
        ("it.csv", "\"".repeat(1_000_000)),
        ("it.csv", format!("id,{long}\n0,1\n")),
        ("it.json", format!("{{\"{long}\": {{}}}}")),
        ("it.json", format!("{{\"labels\": [\"{long}\", \"{long}\"], \"{long}_ids\": [1, 0]}}")),
        ("it.json", format!("{{\"{long}.jpg\": 0}}")),
        ("it.yaml", format!("{long}: 0\n{long}: 1\n")),
    ] {
        dir.file(name, &text);
        let error = Source::new(name).read(dir.path()).unwrap_err().to_string();
        assert!(error.len() < 1500, "{name}: {} bytes, {}", error.len(), &error[..200]);
    }
}
