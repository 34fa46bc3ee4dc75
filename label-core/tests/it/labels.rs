//! Sets, orders, pairs and lists of labels are what plain loops over indices make of them.

#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_precision_loss,
    clippy::float_cmp,
    reason = "small whole numbers, which every type holds"
)]

use std::collections::BTreeSet;
use test_support::Rng;
use typed_label::class_mode::{from_binary, from_one_hot, from_sparse, to_binary, to_one_hot, to_sparse};
use typed_label::{Confusion, Group, Label, LabelSet, NamesMismatch, PerLabel, Reorder, Scores, Subset};

use crate::types::{Fourteen, One, Sixty, Sixtyfive, Sixtyfour, Thousand, Thousands, Three, Two};

fn sets_are_sets<L: Label>() {
    let mut rng = Rng::new(11);
    let all: Vec<L> = L::ALL.to_vec();
    for _ in 0..if cfg!(miri) { 1 } else { 50 } {
        let mut some = || all.iter().copied().filter(|_| rng.below(3) == 0).collect::<BTreeSet<L>>();
        let (a, b) = (some(), some());
        let (x, y): (LabelSet<L>, LabelSet<L>) = (a.iter().copied().collect(), b.iter().rev().copied().collect());
        let holds = |set: LabelSet<L>, naive: &mut dyn Iterator<Item = L>| assert!(set.iter().eq(naive), "{set:?}");
        holds(x, &mut a.iter().copied());
        holds(x & y, &mut a.intersection(&b).copied());
        holds(x | y, &mut a.union(&b).copied());
        holds(x ^ y, &mut a.symmetric_difference(&b).copied());
        holds(x - y, &mut a.difference(&b).copied());
        holds(!x, &mut all.iter().copied().filter(|label| !a.contains(label)));
        assert_eq!((x.len(), x.is_empty(), x.iter().len()), (a.len(), a.is_empty(), a.len()));
        assert_eq!(x.is_subset(&y), a.is_subset(&b));
        assert!((x & y).is_subset(&x));
        assert!(all.iter().all(|label| x.contains(*label) == a.contains(label)));
        assert_eq!(LabelSet::from_multi_hot(&x.to_multi_hot::<f32>()), Ok(x));
        let mut changed = x;
        for label in &all {
            assert_eq!(changed.insert(*label), !a.contains(label));
        }
        changed = x;
        for label in &all {
            assert_eq!(changed.remove(*label), a.contains(label));
        }
        assert_eq!(changed, LabelSet::EMPTY);
    }
    assert_eq!(LabelSet::<L>::all().len(), L::COUNT);
    assert_eq!(size_of::<LabelSet<L>>(), L::COUNT.div_ceil(64) * 8);
}

#[test]
fn sets_of_every_number_of_words() {
    sets_are_sets::<One>();
    sets_are_sets::<Fourteen>();
    sets_are_sets::<Sixtyfour>();
    sets_are_sets::<Sixtyfive>();
    if !cfg!(miri) {
        sets_are_sets::<Thousand>();
    }
}

#[test]
fn a_set_is_a_value() {
    use std::hash::{BuildHasher, RandomState};
    let (set, other) = (LabelSet::from([Three::C2, Three::C0]), LabelSet::from(Three::C1));
    assert!(other.iter().eq([Three::C1]));
    assert!(set != other && Clone::clone(&set) == set);
    let state = RandomState::new();
    assert!(state.hash_one(set) != state.hash_one(other) && state.hash_one(set) == state.hash_one(!other));
    assert_eq!(
        (format!("{set:?}"), format!("{set}"), LabelSet::<Three>::EMPTY.to_string()),
        ("{C0, C2}".into(), "C0, C2".into(), String::new())
    );
    assert_eq!(LabelSet::from_names(set.names()), Ok(set));
    assert_eq!(LabelSet::<Three>::from_names(["C0", "C3", "c1"]).unwrap_err().input(), "C3");
    let error = LabelSet::<Three>::from_multi_hot(&[0, 2, 0]).unwrap_err().to_string();
    assert!(error.contains("C1 (index 1)"), "{error}");
}

/// In const, over more than one word, and beyond the first: a bit that is set in another word is another class.
#[test]
fn sets_tables_and_groups_are_made_in_const() {
    const SET: LabelSet<Sixtyfive> = Sixtyfive::set([Sixtyfive::C64, Sixtyfive::C0, Sixtyfive::C63, Sixtyfive::C64]);
    const NONE: LabelSet<Sixtyfive> = Sixtyfive::set([]);
    const TABLE: PerLabel<Three, &str> = Three::table([(Three::C2, "two"), (Three::C0, "zero"), (Three::C1, "one")]);
    const ODD: Group<Three, Two> = Three::group([(Two::C1, &[Three::C1]), (Two::C0, &[Three::C2, Three::C0])]);
    const ALL: Group<Three, Two> =
        Three::group([(Two::C1, &[Three::C1, Three::C2]), (Two::C0, &[]), (Two::C1, &[Three::C0])]);
    const _: () = Three::assert_names(&["C0", "C1", "C2"]);
    assert_eq!(SET, LabelSet::from([Sixtyfive::C0, Sixtyfive::C63, Sixtyfive::C64]));
    assert_eq!(NONE, LabelSet::EMPTY);
    assert_eq!(TABLE.as_slice(), ["zero", "one", "two"]);
    assert!(Three::ALL.iter().map(|label| ODD.label(*label)).eq([Two::C0, Two::C1, Two::C0]));
    assert_eq!(ODD.members(Two::C0), LabelSet::from([Three::C0, Three::C2]));
    assert_eq!((ALL.members(Two::C0), ALL.members(Two::C1)), (LabelSet::EMPTY, LabelSet::all()));
    assert_eq!(ODD.set(Three::set([Three::C2])), Two::set([Two::C0]));
    let scores = [1.0_f32, 2.0, 4.0];
    assert_eq!(ODD.sum(Scores::from_array(&scores)).into_array(), [5.0, 2.0]);
    assert_eq!(ALL.sum(Scores::from_array(&[1, 2, 4])).into_array(), [0, 7]);
    assert!(ODD.sum(Scores::from_array(&[f64::NAN, 1.0, 2.0]))[Two::C0].is_nan());
    assert_eq!(format!("{ODD:?}"), "{C0: C0, C1: C1, C2: C0}");
}

/// At run time what would stop the build is a panic, with the class's name.
#[test]
fn what_is_wrong_is_named() {
    fn message<T>(make: impl FnOnce() -> T + std::panic::UnwindSafe) -> String {
        let panic = std::panic::catch_unwind(make).err().unwrap();
        panic.downcast_ref::<String>().unwrap().clone()
    }
    assert_eq!(message(|| Three::table([(Three::C0, 1), (Three::C2, 1)])), "Three::table leaves out \"C1\" (index 1)");
    assert_eq!(
        message(|| Three::group([(Two::C0, &[Three::C0, Three::C1]), (Two::C1, &[Three::C1, Three::C2])])),
        "Three::group has \"C1\" (index 1) more than once",
    );
    assert_eq!(
        message(|| Three::assert_names(&["C0", "C2", "C1"])),
        "both have 3 classes; the first that differs is index 1, \"C2\" in the list and \"C1\" in Three; \"C2\" is index 2 of Three",
    );
}

/// Names as `ImageNet` has them: of 16 bytes, which the hash takes at once, and of more.
#[typed_label::labels(classes = [
    "tench", "goldfish", "great white shark", "tiger shark, Galeocerdo cuvieri", "hammerhead shark", "electric ray",
    "stingray, a flat fish", "rooster of a farm", "rooster of farms", "hen", "ostrich, Struthio camelus",
    "brambling, Fringilla montifringilla", "house finch, linnet, Carpodacus mexicanus", "junco", "indigo bunting, a finch",
    "robin, American robin, Turdus migratorius", "bulbul", "jay", "magpie, a black and white bird", "chickadee",
])]
enum Long {}

#[test]
fn every_name_is_found() {
    fn check<L: Label>() {
        for label in L::ALL {
            assert_eq!(L::from_name(label.name()), Some(*label));
        }
    }
    assert!(Long::ALL.iter().any(|label| label.name().len() == 16));
    check::<Long>();
    check::<Sixty>();
    if !cfg!(miri) {
        check::<Thousands>();
    }
}

/// A name is compared with one class only, which some of these have the hash of.
#[test]
fn no_other_name_is_found() {
    for n in 0..if cfg!(miri) { 300 } else { 300_000 } {
        let name = format!("D{n}");
        assert_eq!((Three::from_name(&name), Thousand::from_name(&name)), (None, None), "{name}");
    }
}

#[test]
fn a_threshold_is_exceeded_not_reached() {
    let scores = [0.1_f32, 0.5, 0.9];
    let scores = Scores::<Three>::from_array(&scores);
    assert!(scores.above(0.5).unwrap().iter().eq([Three::C2]));
    assert!(scores.above_each(&PerLabel::new([0.0, 0.6, 0.9])).unwrap().iter().eq([Three::C0]));
    assert!(scores.above(f32::NEG_INFINITY).unwrap() == LabelSet::all());
    assert_eq!(scores.above_each(&PerLabel::new([0.0, f32::NAN, 0.0])).unwrap_err().label(), Three::C1);
    // `at_least` has those that reach it.
    assert!(scores.at_least(0.5).unwrap().iter().eq([Three::C1, Three::C2]));
    assert!(scores.at_least_each(&PerLabel::new([0.0, 0.6, 0.9])).unwrap().iter().eq([Three::C0, Three::C2]));
    assert_eq!(scores.at_least(f32::NAN).unwrap_err().label(), Three::C0);
}

#[test]
#[cfg(feature = "serde")]
fn sets_are_written_as_labels_are() {
    #[typed_label::labels(classes = ["C0", "C1", "C2"], serde = true)]
    enum Three {}
    let set = LabelSet::from([Three::C2, Three::C0]);
    let json = serde_json::to_string(&set).unwrap();
    assert_eq!(json, r#"["C0","C2"]"#);
    assert_eq!(serde_json::from_str::<LabelSet<Three>>(r#"["C2","C0","C2"]"#).unwrap(), set);
    let error = serde_json::from_str::<LabelSet<Three>>(r#"["C2","c0"]"#).unwrap_err().to_string();
    assert!(error.starts_with(r#""c0" is not a class of Three (3 classes); the nearest is "C0""#), "{error}");
    let bytes = postcard::to_allocvec(&set).unwrap();
    assert_eq!(bytes, [2, 0, 2]);
    assert_eq!(postcard::from_bytes::<LabelSet<Three>>(&bytes).unwrap(), set);
}

#[test]
fn one_hot_and_sparse_come_back() {
    for label in Thousand::ALL.iter().step_by(if cfg!(miri) { 100 } else { 1 }) {
        assert_eq!(from_one_hot(&to_one_hot::<_, u8>(*label)), Ok(*label));
        assert_eq!(from_sparse(to_sparse::<_, u16>(*label)), Ok(*label));
    }
    assert!(from_one_hot::<Three, f32>(&[0.0, f32::NAN, 1.0]).is_err());
    for wrong in [3_i64, -1, i64::MAX, i64::MIN] {
        assert!(from_sparse::<Three, _>(wrong).is_err(), "{wrong}");
    }
}

#[test]
fn from_binary_exceeds_the_threshold() {
    let [first, second] = [Two::ALL[0], Two::ALL[1]];
    for (score, label) in [(0.4_f32, first), (0.5, first), (0.6, second)] {
        assert_eq!(from_binary::<Two, _>(score, 0.5), Ok(label), "{score}");
    }
    assert!(from_binary::<Two, _>(f32::NAN, 0.5).is_err() && from_binary::<Two, _>(0.5, f32::NAN).is_err());
    assert_eq!((to_binary::<Two, u8>(first), to_binary::<Two, u8>(second)), (0, 1));
}

#[test]
fn errors_of_from_one_hot_name_the_classes() {
    let told = |numbers: [u8; 3]| from_one_hot::<Three, _>(&numbers).unwrap_err().to_string();
    assert_eq!(told([0, 0, 0]), "no class is 1 in what should be one-hot");
    assert_eq!(told([0, 1, 1]), "2 classes are 1 in what should be one-hot, C1 (index 1) and C2 (index 2) the first");
    assert!(told([0, 0, 2]).contains("C2"), "{}", told([0, 0, 2]));
}

/// The names of `Fourteen` backwards, with one that moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Label)]
enum Shuffled {
    C3,
    C13,
    C12,
    C11,
    C10,
    C9,
    C8,
    C7,
    C6,
    C5,
    C4,
    C2,
    C1,
    C0,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Label)]
enum Few {
    C13,
    C0,
    C7,
}

#[test]
fn reorder_maps_by_name() {
    let order = Reorder::<Fourteen, Shuffled>::new();
    let back = Reorder::<Shuffled, Fourteen>::new();
    let values: [u8; 14] = core::array::from_fn(|i| i as u8);
    let shuffled = order.array(&values);
    for label in Fourteen::ALL {
        assert_eq!(order.label(*label).name(), label.name());
        assert_eq!(back.label(order.label(*label)), *label);
        assert_eq!(shuffled[order.label(*label).index()], values[label.index()]);
    }
    assert_eq!(back.array(&shuffled), values);

    let rows: Vec<u8> = (0..28).collect();
    let mut into = vec![0; 28];
    order.rows_into(&rows, &mut into).unwrap();
    assert_eq!(into[..14], shuffled);
    assert_eq!(into[14..], shuffled.map(|value| value + 14));
    for (from, to) in [(27, 28), (28, 14), (14, 13), (13, 13), (15, 14), (14, 15)] {
        assert!(order.rows_into(&rows[..from], &mut into[..to]).is_err(), "{from} {to}");
    }

    assert_eq!(
        order.rows_into(&rows[..15], &mut into[..14]).unwrap_err().to_string(),
        "15 values are to be rows of Fourteen (14 classes), and 14 places as many rows of Shuffled (14 classes)"
    );

    let set = LabelSet::from([Fourteen::C3, Fourteen::C0]);
    assert!(order.set(set).iter().eq([Shuffled::C3, Shuffled::C0]));
}

#[test]
fn subset_picks_by_name() {
    let few = Subset::<Fourteen, Few>::new();
    let values: [u8; 14] = core::array::from_fn(|i| i as u8);
    assert_eq!(few.array(&values), [13, 0, 7]);
    assert_eq!(few.label(Fourteen::C7), Some(Few::C7));
    assert_eq!(few.label(Fourteen::C8), None);
    assert!(Few::ALL.iter().all(|label| few.wider(*label).name() == label.name()));
    let mut into = [0; 6];
    few.rows_into(&(0..28).collect::<Vec<u8>>(), &mut into).unwrap();
    assert_eq!(into, [13, 0, 7, 27, 14, 21]);
}

#[test]
fn per_label_has_a_value_for_each_label() {
    let mut values = PerLabel::<Three, String>::from_fn(|label| label.name().to_lowercase());
    values[Three::C1].push('!');
    assert_eq!(values.as_slice(), ["c0", "c1!", "c2"]);
    let lengths = values.clone().map(|label, value| label.index() * 10 + value.len());
    assert_eq!(lengths.into_array(), [2, 13, 22]);
    assert_ne!(values, PerLabel::default());
    assert!(values == values.clone());
    assert!(values.iter().rev().map(|(label, _)| label).eq([Three::C2, Three::C1, Three::C0]));
    assert_eq!(format!("{lengths:?}"), "{C0: 2, C1: 13, C2: 22}");
}

#[test]
fn confusion_by_hand() {
    use Three::{C0, C1, C2};
    let pairs = [(C0, C0), (C0, C0), (C0, C1), (C1, C1), (C1, C0), (C1, C0), (C1, C1), (C1, C1)];
    let confusion = Confusion::from_iter(pairs);
    assert_eq!(confusion.clone().into_rows(), [[2, 1, 0], [2, 3, 0], [0, 0, 0]]);
    assert_eq!((confusion.precision(C0), confusion.recall(C0)), (Some(0.5), Some(2.0 / 3.0)));
    assert_eq!((confusion.precision(C1), confusion.recall(C1)), (Some(0.75), Some(0.6)));
    assert_eq!((confusion.precision(C2), confusion.recall(C2)), (None, None));
    assert_eq!([C0, C1, C2].map(|label| confusion.support(label)), [3, 5, 0]);
    assert_eq!([C0, C1, C2].map(|label| confusion.predicted(label)), [4, 4, 0]);
    assert_eq!((confusion.total(), confusion.accuracy()), (8, Some(0.625)));
    let table = "      0  1  2  precision  recall  support
0 C0  2  1  0      0.500   0.667        3
1 C1  2  3  0      0.750   0.600        5
2 C2  0  0  0          -       -        0
accuracy 0.625 (5 of 8)
";
    assert_eq!(confusion.to_string(), table);
    assert_eq!(Confusion::<Three>::new().accuracy(), None);

    let fewer = Confusion::<Three, _>::with_storage([[0; 3]; 2]).unwrap_err().to_string();
    assert_eq!(fewer, "2 rows of counts for Three (3 classes)");
}

#[test]
#[cfg_attr(miri, ignore = "a million cells")]
fn confusion_of_a_thousand() {
    let mut wide = Confusion::<Thousand, _>::with_storage(vec![[0; 1000]; 1000]).unwrap();
    wide.extend([(Thousand::C999, Thousand::C0)]);
    assert_eq!(wide.count(Thousand::C999, Thousand::C0), 1);
    let table = wide.to_string();
    assert_eq!(table.lines().next(), Some("          precision  recall  support"));
    assert_eq!(table.lines().nth(1000), Some("999 C999          -   0.000        1"));
}

fn mismatch(names: &[&str]) -> String {
    Three::check_names(names).unwrap_err().to_string()
}

#[test]
fn check_names_describes_every_difference() {
    assert!(Three::check_names(["C0".to_string(), "C1".into(), "C2".into()]).is_ok());
    assert_eq!(
        mismatch(&["C0", "C2", "C1"]),
        r#"both have 3 classes; the first that differs is index 1, "C2" in the model and "C1" in Three; the names are the same, in another order"#
    );
    assert_eq!(
        mismatch(&["C0", "C1"]),
        r#"the model has 2 classes, Three has 3; the first that differs is index 2, where the model's list ends and which is "C2" in Three; only Three has "C2""#
    );
    assert_eq!(
        mismatch(&["C0", "C1", "C2", "C3"]),
        r#"the model has 4 classes, Three has 3; the first that differs is index 3, "C3" in the model and none in Three; only the model has "C3""#
    );
    assert_eq!(
        mismatch(&["C0", "C0", "C2"]),
        r#"both have 3 classes; the first that differs is index 1, "C0" in the model and "C1" in Three; only Three has "C1"; 1 of the model's names is there twice"#
    );
    assert_eq!(
        mismatch(&[]),
        r#"the model has 0 classes, Three has 3; the first that differs is index 0, where the model's list ends and which is "C0" in Three; only Three has "C0", "C1", "C2""#
    );
    assert_eq!(
        mismatch(&["C0", "C2", "C2", "C2"]),
        r#"the model has 4 classes, Three has 3; the first that differs is index 1, "C2" in the model and "C1" in Three; only Three has "C1"; 2 of the model's names are there twice"#
    );
    let mut wide: Vec<&str> = Sixtyfive::NAMES.to_vec();
    wide.push("C64");
    assert!(Sixtyfive::check_names(wide).unwrap_err().to_string().ends_with("; 1 of the model's names is there twice"));
    let many = mismatch(&["a", "b", "c", "d", "e", "f"]);
    assert!(many.contains(r#"only the model has "a", "b", "c", "d" and 2 more; only Three"#), "{many}");
    let four = mismatch(&["a", "b", "c", "d"]);
    assert!(four.contains(r#"only the model has "a", "b", "c", "d"; only Three"#), "{four}");
    assert!(
        format!("{:?}", Three::check_names(["C0"]).unwrap_err()).starts_with("NamesMismatch(the model has 1 class, ")
    );
    let long = mismatch(&["é".repeat(100).as_str(), "C1", "C2"]);
    assert!(long.contains(&format!("{:?}..", "é".repeat(32))), "{long}");
    assert_eq!(Three::check_names(["C0", "C1"]).unwrap_err().index(), 2);
    let _: NamesMismatch = Three::check_names(["x"]).unwrap_err();
    assert!(Thousand::check_names(Thousand::NAMES).is_ok());
}
