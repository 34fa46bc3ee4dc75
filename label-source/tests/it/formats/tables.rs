//! Files with columns: names with indices, tables with a headline, and tables of images.

use test_support::{Dir, Entry};
use typed_label_source::{ClassList, Format, LockMode, Order, Problems, Source};

/// Reads a text as a file of a name.
fn read(name: &str, text: &'static str, options: impl FnOnce(Source) -> Source) -> Result<ClassList, Problems> {
    let dir = Dir::new();
    dir.make([(name, Entry::File(text))]);
    options(Source::new(name)).read(dir.path())
}

fn names(name: &str, text: &'static str, options: impl FnOnce(Source) -> Source) -> Vec<String> {
    read(name, text, options).unwrap_or_else(|problems| panic!("{text:?}: {problems}")).names().to_vec()
}

fn error(name: &str, text: &'static str, options: impl FnOnce(Source) -> Source) -> String {
    match read(name, text, options) {
        Ok(list) => panic!("{text:?} was read as {:?}", list.names()),
        Err(problems) => problems.to_string(),
    }
}

const AS_IT_IS: fn(Source) -> Source = |source| source;

/// Texts without a headline, and what is read, or the start of the error.
#[test]
fn a_name_and_its_index_on_each_line() {
    for (name, text, expected) in [
        ("a.txt", "x, y,1\nz,0\n", Ok(&["z", "x, y"][..])),
        ("a.csv", "\"x\n, \"\"y\"\"\",1\nz,0\n", Ok(&["z", "x\n, \"y\""])),
        ("a.csv", "0,\"x, y\"\n1,z\n", Ok(&["x, y", "z"])),
        // Names that are numbers: the side that counts is the index.
        ("a.csv", "7,0\n8,1\n", Ok(&["7", "8"])),
        ("a.csv", "0,7\n1,8\n", Ok(&["7", "8"])),
        ("a.txt", "0, 7\n1, 8\n", Ok(&["7", "8"])),
        ("a.txt", "0;7\n1;8\n", Ok(&["7", "8"])),
        ("a.txt", "0,0\n1,1\n", Ok(&["0", "1"])),
        // A decimal comma?
        ("a.txt", "0 0,5\n1 0,6\n", Err("\"a.txt\" can be read in two ways")),
        ("a.csv", "0;0,0\n1;0,1\n", Err("\"a.csv\" can be read in two ways")),
        ("a.csv", "0;1,5 mm\n1;2,5 mm\n", Err("\"a.csv\" has `;` and `,` in its lines")),
        ("a.txt", "0,7\n1,8\n", Err("\"a.txt\" can be read in two ways")),
        ("a.txt", "0,5\n1,0\n", Err("\"a.txt\" can be read in two ways")),
        ("a.csv", "0,1\n1,0\n", Ok(&["1", "0"])),
        ("a.txt", "0,1\n1,2\n2,0\n", Err("\"a.txt\" can be read in two ways")),
        ("a.txt", "5,7\n6,8\n", Err("\"a.txt\" can be read in two ways")),
        ("a.txt", "x,1\ny,1\nz,0", Err("the index 1 is in \"a.txt\" twice")),
        ("a.txt", "1,x\n2,y\n", Err("the indices in \"a.txt\" start at 1")),
        ("a.txt", "x,0\n", Err("each line of \"a.txt\" ends with a number")),
        ("a.txt", "0,x\n", Ok(&["x"])),
        ("a.txt", "\"x, y\",0\nz,1\n", Err("\"a.txt\", line 1: the name \"x, y\" is in quotes")),
        ("a.csv", "x, y,1\nz,0\n", Err("\"a.csv\", line 2: 2 cells, but the headline has 3 columns")),
        ("a.txt", "x/1.jpg,1\nx/2.jpg,0\n", Err("\"a.txt\" has a number for each image")),
        ("a.csv", "0,x.png\n1,y.png\n", Err("\"a.csv\" has a number for each image")),
        ("a.csv", "1.jpg,x\n2.jpg,y\n3.jpg,x\n", Err("\"a.csv\" has a row for each image, and no headline")),
        // After a space, a number may belong to the name.
        ("a.txt", "Boeing 737\nAirbus 320\n", Ok(&["Boeing 737", "Airbus 320"])),
        ("a.txt", "zone 0\nzone 1\n", Ok(&["zone 0", "zone 1"])),
        ("a.txt", "inner 1\nouter 0\n", Err("each line of \"a.txt\" ends with a number")),
    ] {
        match expected {
            Ok(expected) => assert_eq!(names(name, text, AS_IT_IS), expected, "{text:?}"),
            Err(start) => {
                let error = error(name, text, AS_IT_IS);
                assert!(error.starts_with(start), "{text:?}: {error}");
            }
        }
    }
    let background = |source: Source| source.background("none");
    assert_eq!(names("a.csv", "x,2\ny,1\n", background), ["none", "y", "x"]);
    assert_eq!(names("a.txt", "x 1\ny 0\n", |source| source.format(Format::NameIndex)), ["y", "x"]);
    let wrong = error("a.txt", "x,1\ny\n", |source| source.format(Format::NameIndex));
    assert!(wrong.starts_with("\"a.txt\", line 2: expected a name and its index, found \"y\""), "{wrong}");
}

#[test]
fn a_table_with_a_headline() {
    for (text, expected) in [
        ("label,name\n1,x\n0,y\n", Ok(&["y", "x"][..])),
        // The `id` of another list is not an index.
        ("id,name\n/m/1,x\n/m/0,y\n", Ok(&["x", "y"])),
        ("id,index,name\n3,1,x\n9,0,y\n", Ok(&["y", "x"])),
        ("id,index,name\n1,1,x\n0,0,y\n", Ok(&["y", "x"])),
        ("id,index,name\n0,1,x\n1,0,y\n", Err("\"a.csv\" has two columns that can be the index, \"id\" and \"index\"")),
        ("name\n3\n2\n", Ok(&["3", "2"])),
        ("name,note\nx,\"a\nb\"\n\ny,\n", Ok(&["x", "y"])),
        ("name\nx\nx\n", Err("the class \"x\" is in \"a.csv\" twice")),
        ("name,id\nx,0\n,1\n", Err("\"a.csv\", line 3: a class without a name")),
        ("name,id\nx,0\ny\n", Err("\"a.csv\", line 3: 1 cells, but the headline has 2 columns")),
        ("name,id\nx,0\n\"y,1\n", Err("\"a.csv\", line 3: a quote opens here and never closes")),
        ("name,id\nx,0\n\"y\"z,1\n", Err("\"a.csv\", line 3: a closing quote is followed by more text")),
        ("name,id\n", Err("\"a.csv\" has no class in it")),
        ("", Err("\"a.csv\" has no class in it")),
        ("x,y\nz,w\n", Err("\"a.csv\" has no column that is called `name`, `class` or `label`")),
        (
            "\"x\"\n\"y\"\n",
            Err("\"a.csv\" has one column, and its first line \"x\" may be a headline or a name\nhelp: say which: \
                 `column = \"x\"` for a headline; if it is a name, write a headline above it: `name`"),
        ),
        ("x\ny\n", Err("\"a.csv\" has one column, and its first line \"x\" may be a headline or a name")),
        ("label,class\nx,y\n", Err("\"a.csv\" has 2 columns that can be the names: \"label\" and \"class\"")),
        // A column for each class.
        ("Filename,x, y \na.jpg,0,1\nb.jpg,1,1\n", Ok(&["x", "y"])),
        ("filename,label\na.jpg,0\nb.jpg,1\nc.jpg,1\n", Err("\"a.csv\" has a row for each image")),
        ("filename,x,y\na.jpg,0,2\nb.jpg,1,0\n", Err("\"a.csv\" has a row for each image")),
    ] {
        match expected {
            Ok(expected) => assert_eq!(names("a.csv", text, AS_IT_IS), expected, "{text:?}"),
            Err(start) => {
                let error = error("a.csv", text, AS_IT_IS);
                assert!(error.starts_with(start), "{text:?}: {error}");
            }
        }
    }
    assert_eq!(names("a.csv", "Sort,No\nx,1\ny,0\n", |source| source.column(" sort ")), ["y", "x"]);
    let missing = error("a.csv", "name,latin\nx,y\n", |source| source.column("Latim"));
    assert!(
        missing.contains("has no column \"Latim\"") && missing.contains("help: write `column = \"latin\"`"),
        "{missing}"
    );
    let other = error("a.json", r#"{"x": 0}"#, |source| source.column("name"));
    assert!(other.starts_with("`column` is for a table with a headline"), "{other}");
}

/// A table of images is refused with the line that reads it, and that line reads it.
#[test]
fn a_table_of_images_leads_to_its_own_line() {
    for (text, options, expected) in [
        ("file,label\n1.jpg,x\n2.jpg,y\n3.jpg,x\n", r#"column = "label""#, &["x", "y"][..]),
        ("image_id,xmin,class\na,1,x\na,2,y\nb,3,x\n", r#"column = "class""#, &["x", "y"]),
        ("id,breed,sex\n1.jpg,x,m\n2.jpg,y,m\n3.jpg,x,f\n", r#"column = "breed""#, &["x", "y"]),
        (
            "Image Index,Finding Labels\n1.png,x|y\n2.png,z\n3.png,z\n",
            r#"column = "Finding Labels", separator = "|""#,
            &["x", "y", "z"],
        ),
        ("image,age,x,y\n1.png,30,0,1\n2.png,40,1,1\n", r#"columns = ["x", "y"]"#, &["x", "y"]),
    ] {
        let error = error("a.csv", text, AS_IT_IS);
        let help = format!(r#"write `#[labels("a.csv", order = "dataframe", {options})]`"#);
        assert!(error.contains("a row for each image") && error.ends_with(&help), "{text:?}: {error}");
        let read = names("a.csv", text, |source| match options.split('"').collect::<Vec<_>>()[..] {
            [_, column, ""] => source.order(Order::Dataframe).column(column),
            ["column = ", column, _, separator, _] => {
                source.order(Order::Dataframe).column(column).separator(separator)
            }
            [_, first, _, second, _] => source.order(Order::Dataframe).columns([first, second]),
            _ => panic!("{options}"),
        });
        assert_eq!(read, expected);
    }
}

#[test]
fn a_dataframe_that_pandas_reads_otherwise_is_refused() {
    for (text, start) in [
        ("i,l\na,1\nb,2\n", "each label in column \"l\" of \"a.csv\" is a number or a truth value"),
        ("i,l\na,True\nb,False\n", "each label in column \"l\" of \"a.csv\" is a number or a truth value"),
        (
            "i,l\na,12345678901234567890123\nb,1_000\n",
            "each label in column \"l\" of \"a.csv\" is a number or a truth value",
        ),
        ("i,l\na,x\nb,NA\n", "\"a.csv\", line 3: pandas reads \"NA\" in column \"l\" as a missing value"),
        ("i,l\na,\nb,x\n", "\"a.csv\", line 2: a label in column \"l\" is missing: the cell is \"\""),
        ("i,l\na,x||y\n", "\"a.csv\", line 2: a label in column \"l\" is missing: the cell is \"x||y\""),
        ("i,l\na,x | y\n", "\"a.csv\", line 2: the label \"x \" in column \"l\" has space around it"),
        ("i,l\na,x\nb\n", "\"a.csv\", line 3: 1 cells, but the headline has 2 columns"),
        ("i,l\n", "\"a.csv\" has no row below its headline"),
        ("i,k\na,x\n", "\"a.csv\" has no column \"l\"; its headline has \"i\" and \"k\""),
        ("i,l,l\na,x,y\n", "\"a.csv\" has two columns that are called \"l\""),
    ] {
        let error = error("a.csv", text, |source| source.order(Order::Dataframe).column("l").separator("|"));
        assert!(error.starts_with(start), "{text:?}: {error}");
    }
    // A number beside words is text, unless the table is so long that pandas reads it in pieces.
    let dataframe = |source: Source| source.order(Order::Dataframe).column("l");
    assert_eq!(names("a.csv", "i,l\na,2\nb,10\nc,x\n", dataframe), ["10", "2", "x"]);
    let long: &'static str = Box::leak(format!("i,l\nb,1\n{}", "a,x\n".repeat(140_000)).into_boxed_str());
    assert!(
        error("a.csv", long, dataframe).starts_with("some labels in column \"l\" of \"a.csv\" are numbers (line 2)")
    );
    let many: String = (0..65_537).fold("i,l\n".to_owned(), |text, at| text + "a,x" + &at.to_string() + "\n");
    let many: &'static str = Box::leak(many.into_boxed_str());
    assert!(
        error("a.csv", many, dataframe).starts_with("column \"l\" of \"a.csv\" has more than 65536 distinct labels")
    );
}

/// ChestX-ray14's column: without `separator`, each combination was a class of its own.
#[test]
fn labels_that_are_made_of_others_are_asked_about() {
    for (text, separator, names_of) in [
        ("i,l\na,Mass\nb,Hernia\nc,Mass|Hernia\nd,Hernia|Mass\n", "|", &["Hernia", "Mass"][..]),
        ("i,l\na,Mass\nb,Hernia\nc,Mass;Hernia\nd,Edema\n", ";", &["Edema", "Hernia", "Mass"]),
        ("i;l\na;Mass\nb;Hernia\nc;Mass, Hernia\n", ", ", &["Hernia", "Mass"]),
        // Not each of them is alone somewhere.
        ("i,l\na,Mass\nb,Mass|Hernia\nc,Mass|Edema\n", "|", &["Edema", "Hernia", "Mass"]),
        ("i,l\na,\"Mass,Hernia\"\nb,\"Mass,Edema\"\n", ",", &["Edema", "Hernia", "Mass"]),
    ] {
        let of = |separator: Option<&'static str>| {
            move |source: Source| {
                let source = source.order(Order::Dataframe).column("l");
                separator.into_iter().fold(source, Source::separator)
            }
        };
        let asked = error("a.csv", text, of(None));
        assert!(asked.starts_with("the cell \"") && asked.contains(" may be several labels of one image"), "{asked}");
        let help = format!("`separator = {separator:?}`; if each cell is one class, say so: `separator = \"\"`");
        assert!(asked.ends_with(&help), "{asked}");
        assert_eq!(names("a.csv", text, of(Some(separator))), names_of);
        assert!(names("a.csv", text, of(Some(""))).iter().any(|name| name.contains(separator)));
    }
    // A name with a comma is one label, if no part of it is in another cell.
    let dataframe = |source: Source| source.order(Order::Dataframe).column("l");
    let text = "i,l\na,\"crane, grey\"\nb,heron\n";
    assert_eq!(names("a.csv", text, dataframe), ["crane, grey", "heron"]);
}

#[test]
fn a_column_for_each_class() {
    const TEXT: &str = "image,x, y,age\na,1,0,5\nb,0.0,1.0,6\n";
    let of = |columns: &'static [&str]| {
        move |source: Source| source.order(Order::Dataframe).columns(columns.iter().copied())
    };
    assert_eq!(names("a.csv", TEXT, of(&["x", "y"])), ["x", "y"]);
    assert_eq!(names("a.csv", TEXT, |source| source.columns(["y"])), ["y"]);
    for (columns, start) in [
        (
            &["y", "x"][..],
            "`columns` has another order than \"a.csv\", or a column twice\nhelp: write them as the file has them: `columns = [\"x\", \"y\"]`",
        ),
        (
            &["x", "x"],
            "`columns` has another order than \"a.csv\", or a column twice\nhelp: write them as the file has them: `columns = [\"x\"]`",
        ),
        (&["x", "age"], "\"a.csv\", line 2: expected 0 or 1 in column \"age\", found \"5\""),
        (
            &["x", "z"],
            "\"a.csv\" has no column \"z\"; its headline has \"image\", \"x\", \"y\" and \"age\"\nhelp: write ",
        ),
        (&[], "`columns` names no column"),
    ] {
        let error = error("a.csv", TEXT, of(columns));
        assert!(error.starts_with(start), "{columns:?}: {error}");
    }
}

/// An option that says nothing of the source is an error.
#[test]
fn options_that_do_not_fit() {
    const TEXT: &str = "image,l\na,x\nb,y\nc,x\n";
    let dataframe = |source: Source| source.order(Order::Dataframe);
    for (options, start) in [
        (
            dataframe as fn(Source) -> Source,
            "`order = \"dataframe\"` needs the column that has the labels; \"a.csv\" has \"image\" and \"l\"",
        ),
        (|source| source.order(Order::Keras), "`order` is for a dataset folder"),
        (|source| source.column("l").separator("|"), "`separator` is for a table of images"),
        (|source| source.column("l").columns(["l"]), "`column` names the one column of labels"),
        (|source| source.columns(["l"]).separator("|"), "`separator` is for a `column` with several labels"),
        (|source| source.order(Order::Dataframe).column("l").format(Format::List), "`format` is for a class list file"),
        (|source| source.order(Order::Dataframe).column("l").unused(["z"]), "no class of \"a.csv\" is called \"z\""),
    ] {
        let error = error("a.csv", TEXT, options);
        assert!(error.starts_with(start), "{error}");
    }
    let dir = Dir::new();
    dir.make([("data/x", Entry::Folder)]);
    let folder = Source::new("data").order(Order::Dataframe).column("l").read(dir.path()).unwrap_err().to_string();
    assert!(folder.starts_with("`order = \"dataframe\"` is for a table of images; \"data\" is a folder"), "{folder}");
    let listed = Source::listed(["x"]).order(Order::Dataframe).read(dir.path()).unwrap_err().to_string();
    assert!(listed.starts_with("`order` says how a dataset folder or a class list file is read"), "{listed}");
}

/// A lock stands in for a table, and folders and other tables can agree with it.
#[test]
fn lock_and_agreement() {
    let dir = Dir::new();
    dir.make([
        ("train.csv", Entry::File("image,l\n1,y\n2,x\n3,y\n")),
        ("valid.csv", Entry::File("image,l\n1,x\n2,y\n3,x\n")),
        ("short.csv", Entry::File("image,l\n1,x\n2,x\n")),
        ("more.csv", Entry::File("image,l\n1,x\n2,a\n3,y\n")),
        ("list.csv", Entry::File("id,name\n1,y\n0,x\n")),
        ("list.json", Entry::File("[\"x\", \"y\"]")),
        ("data/x", Entry::Folder),
        ("data/y", Entry::Folder),
    ]);
    let table = |path: &str| Source::new(path).order(Order::Dataframe).column("l");
    let all = ["valid.csv", "list.csv", "list.json", "data"];
    assert_eq!(table("train.csv").agrees_with(all).read(dir.path()).unwrap().names(), ["x", "y"]);
    let short = table("train.csv").agrees_with(["short.csv"]).read(dir.path()).unwrap_err().to_string();
    assert!(short.contains("\"y\"") && short.contains("\"short.csv\""), "{short}");

    let locked = |path: &str| table(path).lock("lock.json");
    assert_eq!(locked("train.csv").read_in(LockMode::Update, dir.path()).unwrap().names(), ["x", "y"]);
    let stale = locked("more.csv").read(dir.path()).unwrap_err().to_string();
    assert!(stale.contains("\"a\""), "{stale}");
    std::fs::copy(dir.path().join("lock.json"), dir.path().join("grown.json")).unwrap();
    let appended = table("more.csv").lock("grown.json").append(true).read_in(LockMode::Update, dir.path()).unwrap();
    assert_eq!(appended.names(), ["x", "y", "a"]);
    let vanished = table("short.csv").lock("grown.json").append(true).read(dir.path()).unwrap_err().to_string();
    assert!(vanished.contains("help: put it back into \"short.csv\"; to give its index away"), "{vanished}");
    dir.remove("more.csv");
    let alone = table("more.csv").lock("grown.json").read(dir.path());
    assert_eq!(alone.unwrap().names(), ["x", "y", "a"]);
}

#[test]
fn a_long_list_of_names_is_no_table_of_images() {
    let dir = Dir::new();
    let rows: Vec<String> = (0..10_000).map(|n| format!("{n},bird {}", 9_999 - n)).collect();
    dir.file("it.csv", &format!("id,name\n{}\n", rows.join("\n")));
    let list = ClassList::read(dir.path().join("it.csv")).unwrap();
    assert_eq!((list.names().len(), &*list.names()[0], &*list.names()[9_999]), (10_000, "bird 9999", "bird 0"));
}

/// Numbers that may be the indices are read as such, or asked about; they are never names or left aside without a word.
#[test]
fn numbers_beside_the_names_are_not_passed_over() {
    let species = |source: Source| source.column("species");
    for text in ["label,species\n2,heron\n0,crake\n1,ibis\n", "class,species\n2.0,heron\n0.0,crake\n1.0,ibis\n"] {
        let asked = error("a.csv", text, AS_IT_IS);
        assert!(asked.contains("has only numbers") && asked.contains("`column = \"species\"`, with"), "{asked}");
        assert_eq!(names("a.csv", text, species), ["crake", "ibis", "heron"]);
    }
    assert!(error("a.csv", "class,description\n0,heron\n1,crake\n", AS_IT_IS).contains("has only numbers"));
    for text in [
        "target,species\n3,heron\n1,crake\n2,ibis\n",
        "y,species\n5,heron\n9,crake\n2,ibis\n",
        "#,species\n0,heron\n7,crake\n9,ibis\n",
        "class code,species\n2,heron\n1,crake\n3,ibis\n",
        "abc,species\n2,heron\n1,crake\n3,ibis\n",
        "rank,species\n2,heron\n1,crake\n3,ibis\n",
    ] {
        assert!(error("a.csv", text, species).contains("it may have the indices"), "{text}");
    }
    for text in ["#,name\n1,x\n2,y\n", "name,x,y\nx,7,3\ny,2,9\n", "code,name\n7,x\n3,y\n"] {
        assert_eq!(names("a.csv", text, AS_IT_IS), ["x", "y"], "{text}");
    }
    for text in [
        "id,name\nII,x\nI,y\nIII,z\n",
        "index,name\n0xb,x\n0xa,y\n0x0,z\n0x1,a\n0x2,b\n0x3,c\n0x4,d\n0x5,e\n0x6,f\n0x7,g\n0x8,h\n0x9,i\n",
        "id,name\nL2,x\nL0,y\nL1,z\n",
        "index,name\ntensor(2),x\ntensor(0),y\ntensor(1),z\n",
    ] {
        assert!(error("a.csv", text, AS_IT_IS).contains("expected a class's index in column"), "{text}");
    }
    for text in ["id,name\nQ12,x\nQ7,y\n", "id,name\nI,x\nII,y\n", "id,name\nab,x\nc,y\n"] {
        assert_eq!(names("a.csv", text, AS_IT_IS), ["x", "y"], "{text}");
    }
    let groups = "id,key,category\n0,take,get\n1,put,leave\n2,wash,clean\n3,grab,get\n";
    let asked = error("a.csv", groups, AS_IT_IS);
    assert!(asked.contains("\"category\" may have groups") && asked.contains("`column = \"key\"`"), "{asked}");
    assert_eq!(names("a.csv", groups, |source| source.column("key")), ["take", "put", "wash", "grab"]);
    let distinct = "id,key,category\n0,take,get\n1,put,leave\n2,wash,clean\n";
    let asked = error("a.csv", distinct, AS_IT_IS);
    assert!(asked.ends_with("say which: `column = \"key\"` or `column = \"category\"`"), "{asked}");
    assert_eq!(names("a.csv", distinct, |source| source.column("key")), ["take", "put", "wash"]);
    assert_eq!(names("a.csv", distinct, |source| source.column("category")), ["get", "leave", "clean"]);
    for text in [
        "id,category,description\n1,y,b\n0,x,a\n",
        "id,category,supercategory\n1,y,b\n0,x,b\n",
        "id,label,key\n1,y,b\n0,x,a\n",
    ] {
        assert_eq!(names("a.csv", text, AS_IT_IS), ["x", "y"], "{text}");
    }
    let train_ids = error("a.csv", "name,id,trainId\nroad,0,255\nsky,1,0\ncar,2,255\n", AS_IT_IS);
    assert!(train_ids.contains("two columns that can be the index, \"id\" and \"trainId\""), "{train_ids}");
}

#[test]
fn other_separators_of_columns() {
    assert_eq!(names("a.csv", "index|name\n1|heron\n0|crake\n", AS_IT_IS), ["crake", "heron"]);
    let spaces = error("a.csv", "index name\n1 heron\n0 crake\n", AS_IT_IS);
    assert!(spaces.ends_with("as in `index,name`"), "{spaces}");
    let excel = error("a.csv", "sep=;\nindex;name\n1;heron\n0;crake\n", AS_IT_IS);
    assert!(excel.contains("tells Excel the separator"), "{excel}");
}

/// A headline does not change what a column of numbers says.
#[test]
fn indices_under_another_name_are_asked_about() {
    let dir = Dir::new();
    let read = |text: &str| {
        dir.file("it.csv", text);
        ClassList::read(dir.path().join("it.csv")).map(|list| list.names().to_vec())
    };
    let problem = read("name,trainId\nroad,2\nsky,0\ncar,1\n").unwrap_err().to_string();
    assert!(problem.starts_with("column \"trainId\" of ") && problem.contains("call it `index`"), "{problem}");
    assert_eq!(read("name,index\nroad,2\nsky,0\ncar,1\n").unwrap(), ["sky", "car", "road"]);
    for other in ["name,trainId\nroad,0\nsky,1\n", "name,count\nroad,7\nsky,0\n"] {
        assert_eq!(read(other).unwrap(), ["road", "sky"]);
    }
}
