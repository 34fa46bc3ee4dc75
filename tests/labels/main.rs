//! The items of a label type, by all integers, texts and formats.

#[cfg(feature = "serde")]
mod serde;

use std::collections::{BTreeSet, HashMap};
use typed_label::{Label, fingerprint, labels};

#[labels(classes = ["Class_1", "Class_10", "Class_2"])]
enum Class {}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Label)]
#[repr(i64)]
enum Written {
    #[label(name = "Class_1")]
    A = 0,
    #[label(name = "Class_10")]
    B,
    #[label(name = "Class_2")]
    C = 2,
}

/// The same for a type that we declare and for one that the user does, by trait alone.
fn assert_label_contract<L: Label>() {
    assert_eq!((L::COUNT, L::NAMES, L::ALL.len()), (3, &["Class_1", "Class_10", "Class_2"][..], 3));
    // What Python's lines in the documentation give; the macros write the number, and the program computes it.
    assert_eq!((L::FINGERPRINT, fingerprint(L::NAMES)), (0x0754_b6e1_bc35_716b, L::FINGERPRINT));
    for (index, label) in L::ALL.iter().copied().enumerate() {
        assert_eq!((label.index(), label.name()), (index, L::NAMES[index]));
        assert_eq!((L::from_index(index), L::from_name(L::NAMES[index])), (Some(label), Some(label)));
        assert_eq!((label.to_string(), label.name().parse()), (L::NAMES[index].to_owned(), Ok(label)));
    }
    for index in [3, 255, 256, 65_535, 65_536, usize::MAX] {
        assert_eq!(L::from_index(index), None);
    }
    for name in ["", "Class_", "Class_3", "class_1", "Class_1 ", "Class_1\0", "Class_10Class_2"] {
        assert_eq!(L::from_name(name), None, "{name:?}");
    }
    assert!(L::class_indices().eq([("Class_1", 0), ("Class_10", 1), ("Class_2", 2)]));
    assert_eq!(L::class_indices().size_hint(), (3, Some(3)));
    assert!(L::class_indices().rev().eq([("Class_2", 2), ("Class_10", 1), ("Class_1", 0)]));
    assert_eq!(L::ALL.iter().collect::<BTreeSet<_>>().into_iter().copied().collect::<Vec<_>>(), L::ALL);
    assert_eq!(L::ALL.iter().map(|label| (*label, 1)).collect::<HashMap<_, _>>().len(), 3);
}

#[test]
fn both_kinds_of_label_types_keep_the_contract() {
    assert_label_contract::<Class>();
    assert_label_contract::<Written>();
}

/// Synsets, with the lemmas of the file for people; the class that an option adds is called as it is.
#[labels(
    classes = ["n02123045", "n02012849", "n01440764", "n03126707"],
    background = "background",
    display = "tests/labels/lemmas.txt",
    variants = "display",
    rename("n03126707" = CraneMachine),
)]
enum Synset {}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Label)]
#[label(classes = ["n02012849", "n01440764"], display = "tests/labels/lemmas.txt", variants = "display")]
enum WrittenSynset {
    Crane,
    Tench,
}

#[test]
fn each_class_has_a_name_for_people() {
    assert_eq!(
        Synset::ALL.map(Synset::display_name),
        ["background", "tabby, tabby cat", "crane", "tench, Tinca tinca", "crane"]
    );
    assert_eq!(Synset::ALL, &[Synset::Background, Synset::Tabby, Synset::Crane, Synset::Tench, Synset::CraneMachine]);
    assert_eq!((Synset::Tench.name(), Synset::Tench.to_string()), ("n01440764", "n01440764".into()));
    assert_eq!(WrittenSynset::ALL.map(WrittenSynset::display_name), ["crane", "tench, Tinca tinca"]);
    // The names alone make the fingerprint.
    assert_eq!(fingerprint(Synset::NAMES), Synset::FINGERPRINT);
}

#[test]
fn every_integer_converts() {
    macro_rules! check {
        ($($int:ty)*) => {$(
            assert_eq!(Class::try_from(1 as $int), Ok(Class::Class10));
            assert_eq!(Written::try_from(2 as $int), Ok(Written::C));
            let most = <$int>::MAX;
            let error = Class::try_from(most).unwrap_err().to_string();
            assert_eq!(error, format!("{most} is not an index of Class (3 classes, 0 to 2)"));
        )*};
    }
    check!(u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize);
    assert_eq!(
        Class::try_from(i128::MIN).unwrap_err().to_string(),
        format!("{} is not an index of Class (3 classes, 0 to 2)", i128::MIN)
    );
}

#[test]
fn names_print_and_pad() {
    assert_eq!(format!("{:>9}|{:<8}|{:?}", Class::Class10, Class::Class1, Class::Class2), " Class_10|Class_1 |Class2");
}

/// rustc compares identifiers in NFC, which is not how a macOS folder is called.
#[test]
fn a_name_in_another_unicode_form_makes_the_variant_that_is_written() {
    #[labels(classes = ["cafe\u{301}", "3e\u{301}"])]
    enum Place {}
    assert_eq!(Place::from_name("cafe\u{301}"), Some(Place::Café));
    assert_eq!(Place::_3é.name(), "3e\u{301}");
}

#[test]
fn an_unknown_name_is_an_error_with_the_nearest_one() {
    let message = |asked: &str| asked.parse::<Class>().unwrap_err().to_string();
    assert_eq!(message("Clas_10"), r#""Clas_10" is not a class of Class (3 classes); the nearest is "Class_10""#);
    // A third of what was asked may differ, and no more.
    assert_eq!(message("Clss10"), r#""Clss10" is not a class of Class (3 classes); the nearest is "Class_10""#);
    assert_eq!(message("Cs_10"), r#""Cs_10" is not a class of Class (3 classes)"#);
    // What `?` in main and `unwrap` show.
    let shown = format!("{:?}", "x".parse::<Class>().unwrap_err());
    assert_eq!(shown, r#"UnknownName("x" is not a class of Class (3 classes))"#);
    assert_eq!(message("lCass_2"), r#""lCass_2" is not a class of Class (3 classes); the nearest is "Class_2""#);
    assert_eq!(message("zebra\u{202e}\n"), r#""zebra\u{202e}\n" is not a class of Class (3 classes)"#);
    let long = "é".repeat(70);
    assert_eq!(message(&long), format!("{:?}.. is not a class of Class (3 classes)", "é".repeat(32)));
    assert_eq!("x".parse::<Class>(), "x".parse::<Class>());
    assert_ne!("x".parse::<Class>(), "y".parse::<Class>());
}

/// What `typed-label-build` hashes and what `typed-label-core` looks up, for each length at which the hash goes another way.
#[labels(classes = [
    "t",
    "th",
    "the",
    "theq",
    "thequic",
    "thequick",
    "thequickb",
    "thequickbrownfo",
    "thequickbrownfox",
    "thequickbrownfoxj",
    "thequickbrownfoxjumpsov",
    "thequickbrownfoxjumpsove",
    "thequickbrownfoxjumpsover",
    "thequickbrownfoxjumpsoverthelaz",
    "thequickbrownfoxjumpsoverthelazy",
    "thequickbrownfoxjumpsoverthelazyd",
    "thequickbrownfoxjumpsoverthelazydo",
    "thequickbrownfoxjumpsoverthelazydogagain",
])]
enum OfLength {}

#[test]
fn a_name_of_any_length_is_found() {
    let names: Vec<&str> = OfLength::NAMES.to_vec();
    assert!(names.iter().map(|name| name.len()).eq([1, 2, 3, 4, 7, 8, 9, 15, 16, 17, 23, 24, 25, 31, 32, 33, 34, 40]));
    for (index, name) in names.iter().enumerate() {
        assert_eq!(OfLength::from_name(name).map(OfLength::index), Some(index), "{name}");
    }
    assert_eq!(fingerprint(names), OfLength::FINGERPRINT);
}
