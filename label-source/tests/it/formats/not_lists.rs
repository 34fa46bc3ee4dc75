//! Files of many kinds that a project has beside its class list: what is not one is refused with what it is, and a list of
//! names is read whatever signs are in them.

use std::fs;
use test_support::Dir;
use typed_label_source::{ClassList, Format};

/// A file's name, its text, and words that the error has.
const OTHERS: &[(&str, &str, &[&str])] = &[
    // What a file's name says.
    ("data.yaml", "cat\ndog\n", &["YAML", "`format = \"labels_txt\"`"]),
    ("LABELS.JSON", "cat\ndog\n", &["JSON", "`format = \"labels_txt\"`"]),
    ("a.ndjson", "cat\ndog\n", &["JSON lines"]),
    ("settings.toml", "title = \"x\"\n", &["source, as of Python or TOML"]),
    ("app.ini", "width=3\nheight=4\n", &["a file of settings by its name"]),
    (".env", "TOKEN=abc\n", &["a file of settings by its name"]),
    ("classes.py", "cat\ndog\n", &["is a Python source by its name", "json.dump"]),
    ("model.onnx", "cat\ndog\n", &["is a model by its name", "export the model again"]),
    ("classes.npy", "cat\ndog\n", &["is a NumPy array by its name"]),
    ("labels.pkl", "cat\ndog\n", &["is a Python pickle by its name"]),
    ("README.md", "Some words about it\n", &["is a document by its name"]),
    ("LICENSE", "Permission is hereby granted\n", &["is a document by its name"]),
    ("requirements.txt", "numpy\ntorch\n", &["is a list of Python packages by its name"]),
    (".gitignore", "target\n", &["is a file for tools by its name"]),
    ("scene.mtl", "newmtl red\nKd 0.8 0.1 0.1\n", &["a program's source by its name"]),
    ("film.srt", "1\n00:00:01,000 --> 00:00:02,000\nHello\n", &["is a document by its name"]),
    ("labels.txt.dvc", "outs:\n- md5: 1f\n  path: labels.txt\n", &["is a pointer of DVC", "dvc pull"]),
    ("obj.data", "classes= 2\nnames = data/pet.names\n", &["\"data/pet.names\"", "name that file"]),
    ("obj.txt", "classes= 2\nnames = data/pet.names\n", &["\"data/pet.names\"", "name that file"]),
    ("obj.data", "# pets\nclasses=2\nnames = pet.names\n", &["\"pet.names\""]),
    // What a text says.
    ("labels.txt", "<!DOCTYPE html>\n<html></html>\n", &["XML and HTML", "not its page"]),
    ("labels.txt", "<annotation><name>cat</name></annotation>", &["XML and HTML", "write the names alone"]),
    ("labels.txt", "404: Not Found", &["is what a server answered", "fetch the file again"]),
    ("labels.txt", "Entry not found\n", &["is what a server answered"]),
    ("labels.txt", "../.git/annex/objects/x/y/MD5E-s3--1f/MD5E-s3--1f\n", &["a pointer of git-annex", "git annex get"]),
    ("labels.txt", "(dp0\nVcat\np1\nI0\nsVdog\np2\nI1\ns.", &["is a Python pickle"]),
    ("labels.txt", "cat\n# dog\nfox\n", &["line 2: \"# dog\" looks like a comment"]),
    ("labels.txt", "cat\n#dog\nfox\n", &["line 2: \"#dog\" looks like a comment"]),
    ("labels.txt", "; pets\n0 cat\n1 dog\n", &["line 1: \"; pets\" looks like a comment"]),
    ("labels.txt", "0 cat\n// pets\n1 dog\n", &["line 2: \"// pets\" looks like a comment"]),
    (
        "labels.txt",
        "cat # a pet\ndog # another\n",
        &["looks like a comment", "remove the comments and leave the names"],
    ),
    (
        "labels.txt",
        "[metadata]\nname = x\n",
        &["starts with \"[metadata]\", as a file of settings", "write the names alone"],
    ),
    (
        "labels.txt",
        "birds\n  heron\n  crake\nfish\n  tench\n",
        &["indented below others: line 1 may be a group", "labels_txt"],
    ),
    ("labels.txt", "birds\n\theron\n\tcrake\n", &["indented below others"]),
    ("labels.txt", "Birds of the lake\n\nheron\ncrake\n", &["line 2: a class without a name", "and line 1 with it if"]),
    ("labels.csv", "a/1.png  1.0  heron\na/2.png  0.0  crake\n", &["a row for each image, and no headline"]),
    ("labels.csv", "\"heron\",\"crake\",\"ibis\"\n", &["one line with 3 cells", "one a line below a headline"]),
    ("data.yaml", "nc: 2\nnames:\n  1: heron\n  2: crake\n", &["the indices in", "start at 1"]),
    ("labels.txt", "[PAD]\n[UNK]\ncat\n", &["as a file of settings", "labels_txt"]),
    ("labels.txt", "[[classes]]\nname = \"cat\"\n", &["as a file of settings"]),
    ("labels.txt", "{\"name\": \"cat\"}\n{\"name\": \"dog\"}\n", &["a JSON value on each line"]),
    ("checksums.txt", "https://a.b/c.zip\t12\nhttps://a.b/d.zip\t13\n", &["lists addresses"]),
    ("val_labels.txt", "cat\ndog\ndog\ncat\ndog\ncat\n", &["a line for each image", "each of them once"]),
    ("labels.txt", "NAMES = [\n'cat',\n'dog',\n]\n", &["source, as of Python"]),
    ("labels.txt", "const names = ['cat', 'dog'];\n", &["source, as of Python"]),
    ("labels.txt", "node {\n  id: 1\n", &["source"]),
    ("labels.txt", "item {\n  id: 1\n", &["not valid protobuf text"]),
    ("train.txt", "/data/my pets/1.jpg\n/data/my pets/2.jpg\n", &["lists images or recordings"]),
    ("val.txt", "1.jpg 10,20,30,40,0\n2.jpg 1,2,3,4,1 5,6,7,8,0\n", &["lists images or recordings"]),
    ("train.lst", "0\t3.0\ta/b.jpg\n1\t0.0\ta/c.jpg\n", &["lists images or recordings"]),
    ("images.txt", "1 001.Albatross/a.jpg\n2 001.Albatross/b.jpg\n", &["lists images or recordings"]),
    ("train.txt", "a/1.jpg\na/2.jpg\na/readme\n", &["lists images or recordings"]),
    ("labels.txt", "'cat', 'dog'\n", &["one line with a comma"]),
    (
        "entities.txt",
        "http://www.wikidata.org/entity/Q146\nhttp://www.wikidata.org/entity/Q144",
        &["lists addresses", "`format = \"labels_txt\"`"],
    ),
    ("facts.pl.txt", "class(heron).\nclass(crake).\n", &["facts of Prolog", "labels_txt"]),
    ("facts.txt", "classes([heron, crake]).\n", &["facts of Prolog", "labels_txt"]),
    ("classes.txt", "(heron crake)\n", &["a list of Lisp", "labels_txt"]),
    ("classes.txt", "(defvar *classes* '(heron crake))\n", &["a list of Lisp"]),
    ("classes.txt", "'(heron\n  crake)\n", &["a list of Lisp"]),
    ("birds.txt", "@misc{heron,\n  title = {Grey heron},\n}\n", &["BibTeX"]),
    ("birds.txt", ">heron mitochondrion\nACGTTGCA\n>crake\nACGA\n", &["FASTA"]),
    ("tags.txt", "heron\tB-BIRD\nsees\tO\n", &["words with their tags, as CoNLL", "labels_txt"]),
    ("tags.txt", "heron NN B-NP O\nsees VB B-VP O\n", &["words with their tags, as CoNLL"]),
    ("P0001.txt", "1 1 9 1 9 9 1 9 plane 0\n", &["the boxes of an image, as DOTA"]),
    ("P0001.txt", "imagesource:GoogleEarth\ngsd:0.14\n1.0 1.0 9.0 1.0 9.0 9.0 1.0 9.0 ship 1\n", &["as DOTA"]),
    ("P0001.txt", "1 1 9 1 9 9 1 9 plane 0\n1 1 9 1 9 9 1 9 ship 1\n", &["as DOTA"]),
    ("clips.txt", "a.wav\nb.WAV\n", &["lists images or recordings"]),
    ("cat_train.txt", "2008_000008 -1\n2008_000015  1\n", &["lists images or recordings"]),
    ("m1.txt", "0 0.51 0.4 0.1 0.2\n1 0.3 0.3 0.1 0.1\n", &["only numbers", "data.yaml"]),
    ("labels.txt", "'cat'\n'dog'\n", &["is in quotes"]),
    ("labels.txt", "\"cat\"\n", &["is in quotes"]),
    ("labels.txt", "cat\n\"heron, grey\"\n", &["line 2", "in quotes, as CSV"]),
    ("labels.txt", "cat,\ndog\n", &["ends with a comma"]),
    ("labels.txt", "cat,\n", &["ends with a comma"]),
    ("labels.txt", "cat;\ndog;\n", &["ends with a semicolon"]),
    ("labels.txt", "cat, dog, fox", &["one line with a comma"]),
    ("labels.txt", "cat|dog|fox", &["one line with a `|`"]),
    ("labels.txt", "cat\tdog\tfox\n", &["one line with a tab"]),
    ("labels.txt", "Paris, France\nRome, Italy\n", &["may be a table", "as many commas"]),
    ("labels.txt", "/m/01yrx\tcat\n/m/0bt9lr\tdog\n", &["may be a table", "as many tabs"]),
    ("labels.txt", "| cat | 1 |\n| dog | 2 |\n", &["ends with a number that may be its index"]),
    ("labels.txt", "| cat | 9 |\n| dog | 7 |\n", &["may be a table"]),
    ("labels.txt", "cat;dog\nred;blue\n", &["has `;` between names"]),
    ("labels.txt", "cat: Felis catus\ndog: Canis familiaris\n", &["a key and its value", "labels_txt"]),
    ("labels.txt", "A=1 a\nB=1 b\n", &["a key and its value", "labels_txt"]),
    ("labels.txt", "Label\ncat\ndog\n", &["\"Label\", which may be a headline"]),
    ("labels.txt", "LABEL NAMES:\ncat\ndog\n", &["\"LABEL NAMES:\", which may be a headline"]),
    ("labels.txt", "2\ncat\ndog\n", &["may be their count"]),
    ("labels.txt", "* cat\n* dog\n", &["starts with `*`"]),
    ("labels.txt", "2. fox\n0. cat\n1. dog\n", &["starts with a number", "`format = \"index_name\"`", "labels_txt"]),
    ("labels.txt", "fox (2)\ncat (0)\ndog (1)\n", &["ends with a number", "`format = \"name_index\"`", "labels_txt"]),
    ("labels.txt", "2 - fox\n0 - cat\n1 - dog\n", &["starts with a number", "`format = \"index_name\"`"]),
    ("labels.txt", "0 - cat\n1 - dog\n", &["starts with a number", "`format = \"index_name\"`"]),
    ("labels.txt", "fox 2 0.5\ncat 0 0.3\ndog 1 0.2\n", &["has a number in it that may be its index"]),
    ("labels.txt", "fox,2,2\ncat,0,0\ndog,1,1\n", &["each name", "has one more number"]),
    (
        "labels.txt",
        "0,ibis,#ff0000\n1,crake,#00ff00\n",
        &["more than an index and a name", "`format = \"index_name\"`"],
    ),
    ("labels.txt", "0 0 0 0 background\n1 10 3 0 a\n", &["more than an index", "`format = \"teachable_machine\"`"]),
    ("labels.txt", "2: 'fox',\n0: 'cat',\n1: 'dog',\n", &["entries of a map without its braces"]),
    ("labels.txt", "'fox': 2,\n'cat': 0,\n'dog': 1\n", &["entries of a map without its braces"]),
    ("labels.txt", "1 euro\n2 euro\n", &["may be of the names", "`format = \"labels_txt\"`"]),
    ("labels.txt", "0 km\n1 km\n2 km\n", &["may be of the names", "`format = \"labels_txt\"`"]),
    ("labels.txt", "00:00\n01:00\n02:00\n", &["`format = \"labels_txt\"`"]),
    ("labels.txt", "0 1\n1 2\n2 0\n", &["may be of the names"]),
    ("labels.txt", "0,heron,crake\n", &["`format = \"labels_txt\"`"]),
    ("labels.txt", "0:heron,1:crake,2:ibis\n", &["is one line with a comma in it"]),
    ("labels.txt", "0:heron;1:crake;2:ibis\n", &["each name has a number"]),
    ("labels.txt", "0 heron 1 crake\n", &["line 1"]),
    ("map_clsloc.txt", "n02119789 1 kit_fox\nn02100735 2 setter\n", &["a number after its WordNet id"]),
    ("labels.txt", "id name\n2. fox\n", &["may be a headline"]),
    ("labels.txt", "species\ncat\ndog\n", &["\"species\", which may be a headline"]),
    ("labels.txt", "cat\ndog\ntotal: 2\n", &["ends with \"total: 2\"", "may be their count"]),
    ("labels.csv", "sep=;\nid;name\n0;cat\n", &["Excel"]),
    ("labels.txt", "\u{feff}\u{feff}cat\ndog\n", &["two byte order marks"]),
    ("labels.txt", "cat\n\u{feff}dog\n", &["line 2", "nobody sees, '\\u{feff}'"]),
    ("labels.txt", "0 cat\n1 \u{200b}dog\n", &["line 2", "nobody sees, '\\u{200b}'"]),
    ("train.txt", "apple_pie/1005649\napple_pie/1014775\n", &["a list of files in their folders"]),
    ("val.txt", "2007_000027\n2007_000032\n", &["a list of ids"]),
    ("out.txt", "$ ls train\ncat\ndog\n", &["what a shell has shown"]),
    ("labels.txt", "1. cat\n2. dog\n", &["starts with a number that may be its index"]),
    ("labels.txt", "Version 1.0\ncat\ndog\n", &["starts with line 1", "about the file", "`format = \"labels_txt\"`"]),
    ("labels.txt", "cat\ndog\nEOF\n", &["ends with line 3", "about the file"]),
    ("labels.txt", "0 cat\n1 dog\nEOF\n", &["ends with line 3", "remove the line; if it is a class, write its index"]),
    ("labels.txt", "cat\nThumbs.db\ndog\n", &["line 2", "what a system leaves", "`format = \"labels_txt\"`"]),
    ("labels.txt", "0 .DS_Store\n1 cat\n", &["what a system leaves", "`format = \"teachable_machine\"`"]),
    ("labels.txt", "[0, 10)\n[10, 20)\n", &["not valid JSON", "`format = \"labels_txt\"`"]),
    ("labels.txt", "[0; 10[\n[10; 20[\n", &["not valid JSON", "`format = \"labels_txt\"`"]),
    ("labels.txt", "[18-25]\n", &["not valid JSON", "`format = \"labels_txt\"`"]),
    ("labels.txt", "[Na+].[Cl-]\n[K+].[Br-]\n", &["not valid JSON", "`format = \"labels_txt\"`"]),
    ("labels.txt", "{cat}\n{dog}\n", &["a JSON value on each line", "`format = \"labels_txt\"`"]),
    ("labels.txt", "<s>\n</s>\n<unk>\n", &["starts with `<`", "`format = \"labels_txt\"`"]),
    ("labels.txt", "1.000\n2.000\n", &["only numbers", "`format = \"labels_txt\"`"]),
    ("labels.txt", "+49 30 1\n+49 30 2\n", &["only numbers", "`format = \"labels_txt\"`"]),
    ("labels.txt", "a.txt\nb.csv\n", &["a list of files", "`format = \"labels_txt\"`"]),
    ("labels.txt", "10:30\n11:45\n", &["say which: `format = \"labels_txt\"` for names", "`format = \"name_index\"`"]),
    ("labels.txt", "0:a\n1:b\n3:c\n", &["index 2", "`format = \"labels_txt\"`; if they are indices", "`unused ="]),
    ("labels.txt", "0,5\n1,0\n1,5\n", &["in two ways", "`format = \"labels_txt\"` if each line is a name"]),
    ("labelmap.txt", "cat:1,2,3::\ndog:3,2,1::\n", &["looks like CVAT's", "`format = \"cvat\"`"]),
    ("labels.txt", "cat\ndog\u{85}fox\n", &["line 2", "`splitlines`"]),
    ("labels.txt", "cat\u{2028}\ndog\n", &["line 1", "`splitlines`"]),
];

#[test]
fn what_is_not_a_class_list_is_refused_with_what_it_is() {
    let folder = Dir::new();
    let mut wrong = Vec::new();
    for (name, text, words) in OTHERS {
        let path = folder.join(name);
        fs::write(&path, text).unwrap();
        let problems = match ClassList::read(&path) {
            Ok(list) => panic!("{name}, {text:?} was read as {:?}", list.names()),
            Err(problems) => problems.to_string(),
        };
        if !problems.contains("\nhelp: ") || !words.iter().all(|word| problems.contains(word)) {
            wrong.push(format!("{name}, {text:?}, {words:?}: {problems}"));
        }
        // Advice is right when it is followed: each line is then a name.
        if problems.contains("`format = \"labels_txt\"`") {
            let forced = ClassList::from_bytes(text.as_bytes(), Some(Format::LabelsTxt)).unwrap();
            assert!(forced.names().iter().map(String::as_str).eq(text.lines().map(str::trim)), "{text:?}: {forced:?}");
        }
        fs::remove_file(path).unwrap();
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

/// Lists of names in the shape of those that are in use.
const NAMES: &[(&str, &str)] = &[
    (
        "imagenet_classes.txt",
        "tench, Tinca tinca\ngoldfish, Carassius auratus\ngreat white shark, man-eater, man-eating shark",
    ),
    ("coco.names", "person\nbicycle\ntraffic light"),
    ("batches.meta.txt", "airplane\nautomobile\nbird"),
    ("wnids.txt", "n02124075\nn04067472\nn04540053"),
    ("classes.txt", "001.Black_footed_Albatross\n002.Laysan_Albatross"),
    ("cars.txt", "AM General Hummer SUV 2000\nAcura RL Sedan 2012\nBMW 1 Series Coupe 2012"),
    ("aircraft", "707-320\n727-200\nA300B4\nBoeing 717"),
    ("gtsrb.txt", "Speed limit (20km/h)\nSpeed limit (30km/h)\nNo passing for vechiles over 3.5 metric tons"),
    ("plants.txt", "Tomato___healthy\nPepper,_bell___Bacterial_spot\nCherry_(including_sour)___Powdery_mildew"),
    ("kinetics.txt", "abseiling\nair drumming\nmaking a sandwich, quickly"),
    ("ucf101.labels", "ApplyEyeMakeup\nApplyLipstick"),
    ("fashion.txt", "T-shirt/top\nTrouser\nPullover"),
    ("paths.txt", "/a/airfield\n/a/alley\n/b/bar"),
    ("audioset.txt", "Male speech, man speaking\nSpeech\nChild speech, kid speaking\nInside, large room or hall"),
    ("voc.list", "background\naeroplane\nbicycle"),
    ("emotions.txt", "anger\n:)\n;D\n#1 fan\n@home"),
    (
        "charset.txt",
        "!\n\"\n#\n$\n%\n&\n'\n(\n)\n*\n+\n,\n-\n.\n/\n0\n1\n:\n;\n<\n=\n>\n?\n@\n[\n\\\n]\n^\n_\n`\n{\n|\n}\n~",
    ),
    ("tokens.txt", "PLUS\nMINUS\nEOF"),
    ("signals.txt", "BEGIN\nINSIDE\nEND"),
    ("digits.txt", "0\n1\n2\n3"),
    ("brackets.txt", "(heron)\n(crake)"),
    ("bracket.txt", "(grey heron)\ncrake"),
    ("functions.txt", "f(x)\ng(x)"),
    ("types.txt", "Type A\nType O\nB-PER"),
    ("tags.txt", "O\nB-PER\nI-PER"),
    ("letters.txt", ">\nACGT"),
    ("clubs.txt", "1. FC Koeln\n1. FC Union\nSC Freiburg"),
    ("mixed.txt", "a: b\nc\n- d\n* e\n\"f\"\nh;i\nj|k\nl = m\nn,"),
    ("files.txt", "a .jpg\nphoto.jpg of a cat\ncat"),
    ("sentences.txt", "Not found\nFound"),
    ("tags.txt", "cat\n<unk>\n<pad>"),
    ("scripts.txt", "朱鷺\n「鷺」\nцапля"),
    ("ends.txt", "cat \r\n\tdog\r\nfox\u{a0}\r\n\u{c}\n"),
];

#[test]
fn names_are_names_whatever_signs_they_have() {
    let folder = Dir::new();
    for (name, text) in NAMES {
        let path = folder.join(name);
        fs::write(&path, text).unwrap();
        let list = ClassList::read(&path).unwrap_or_else(|problems| panic!("{name}: {problems}"));
        assert!(list.names().iter().map(String::as_str).eq(text.trim_end().lines().map(str::trim)), "{name}: {list:?}");
        fs::remove_file(path).unwrap();
    }
}

/// Whatever its name, and whatever format is asked for; a pointer of Git LFS is not a model either.
#[test]
fn a_pointer_of_git_lfs_is_told_under_any_name() {
    let pointer = b"version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n";
    for format in Format::all().map(Some).chain([None]) {
        let problems = ClassList::from_bytes(pointer, format).unwrap_err().to_string();
        assert!(problems.starts_with("the input is a pointer of Git LFS"), "{format:?}: {problems}");
    }
}

/// Lines end as for Python's `open`, in every syntax.
#[test]
fn a_line_ends_at_a_carriage_return() {
    for (text, line) in
        [("cat\rdog\rcat\r", "line 3"), ("{\"cat\": 0,\r\"dog\": 1,\r\"cat\": 2}", "line 3"), ("cat\r\rdog", "line 2")]
    {
        let problems = ClassList::from_bytes(text.as_bytes(), None).unwrap_err().to_string();
        assert!(problems.contains(line), "{text:?}: {problems}");
    }
    let problems = ClassList::from_bytes(b"names: [cat]\rnc: 2\r", None).unwrap_err().to_string();
    assert!(problems.contains("line 2: `nc` is `2`"), "{problems}");
}

#[test]
fn a_forced_line_format_has_its_own_rules() {
    let names =
        |text: &str, format| ClassList::from_bytes(text.as_bytes(), Some(format)).map(|list| list.names().to_vec());
    assert_eq!(names("# a\n<b>\n\"c\",\nd;e\n", Format::LabelsTxt).unwrap(), ["# a", "<b>", "\"c\",", "d;e"]);
    assert_eq!(names("a\u{2028}b\nc\u{2028}\n", Format::LabelsTxt).unwrap(), ["a\u{2028}b", "c"]);
    assert_eq!(names("cat:1,2,3::\ndog:::", Format::Cvat).unwrap(), ["cat", "dog"]);
    assert_eq!(names("cat", Format::Tao).unwrap(), ["cat"]);
    for (text, format, start) in [
        ("cat;dog\nred;blue", Format::Tao, "the input, line 2: \"red;blue\" is a second line of classes"),
        ("cat;;dog", Format::Tao, "the input, line 1: a class without a name"),
        ("cat\n", Format::Cvat, "the input, line 1: \"cat\" is not of the form"),
        ("# label:color_rgb:parts:actions\n", Format::Cvat, "the input has no class in it"),
    ] {
        let problems = names(text, format).unwrap_err().to_string();
        assert!(problems.starts_with(start), "{problems}");
    }
}

/// A list that is broken is no list of names.
#[test]
fn broken_json_and_markup_have_no_such_help() {
    for text in
        ["[\"cat\", \"dog\"", "[\n\"cat\"\n\"dog\"\n]", "{cat: 0, dog: 1}", "[cat, dog]", "<a>\n<b>cat</b>\n</a>"]
    {
        let problems = ClassList::from_bytes(text.as_bytes(), None).unwrap_err().to_string();
        assert!(!problems.contains("labels_txt"), "{text:?}: {problems}");
    }
}
