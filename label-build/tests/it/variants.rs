//! A user's enum against a class list: the class of each variant, or each difference with what to write, one for each typo.

use test_support::Rng;
use typed_label_build::source::{ClassList, Diagnostics, Place, Problem};
use typed_label_build::{Class, Discriminant, WrittenEnum, WrittenVariant};

/// An enum with these variants; `Tabby = cat` is one with a class name.
fn written(variants: &[&str]) -> WrittenEnum {
    let variant = |text: &&str| {
        let (name, class) =
            text.split_once(" = ").map_or((*text, None), |(name, class)| (name, Some(class.to_owned())));
        WrittenVariant { name: name.to_owned(), class, ..WrittenVariant::default() }
    };
    WrittenEnum { name: "Pet".to_owned(), variants: variants.iter().map(variant).collect(), ..WrittenEnum::default() }
}

/// What is found, beside the value.
fn with_problems<T>(find: impl FnOnce(&mut Diagnostics) -> T) -> (T, Vec<Problem>) {
    let mut diagnostics = Diagnostics::default();
    let value = find(&mut diagnostics);
    (value, diagnostics.into_problems().into_iter().flatten().collect())
}

fn check_against(
    written: &WrittenEnum,
    source: &str,
    list: &ClassList,
    renames: &[(String, String)],
) -> (Vec<Class>, Vec<Problem>) {
    with_problems(|diagnostics| typed_label_build::check_against(written, source, list, renames, diagnostics))
}

fn classes_from_variants(written: &WrittenEnum) -> (Vec<Class>, Vec<Problem>) {
    with_problems(|diagnostics| typed_label_build::classes_from_variants(written, diagnostics))
}

fn check_shape(written: &WrittenEnum) -> Vec<Problem> {
    with_problems(|diagnostics| typed_label_build::check_shape(written, diagnostics)).1
}

fn texts(problems: &[Problem]) -> Vec<(Place, String)> {
    problems.iter().map(|problem| (problem.place(), problem.to_string())).collect()
}

/// What differs between variants and classes.
fn told(variants: &[&str], classes: &[&str]) -> Vec<(Place, String)> {
    texts(&check_against(&written(variants), "pets", &ClassList::new(classes.to_vec()).unwrap(), &[]).1)
}

fn names(classes: &[Class]) -> Vec<(&str, &str)> {
    classes.iter().map(|class| (class.variant.as_str(), class.name.as_str())).collect()
}

#[test]
fn each_variant_has_the_class_of_its_name() {
    let list = ClassList::new(["Class_1", "Class_10", "3d"]).unwrap();
    let (classes, problems) = check_against(&written(&["Class1", "Ten = Class_10", "_3d"]), "pets", &list, &[]);
    assert_eq!(names(&classes), [("Class1", "Class_1"), ("Ten", "Class_10"), ("_3d", "3d")]);
    assert_eq!(problems, []);
    let renames = [("3d".to_owned(), "Deep".to_owned())];
    assert_eq!(check_against(&written(&["Class1", "Class10", "Deep"]), "pets", &list, &renames).1, []);
}

#[test]
fn what_has_no_counterpart_is_a_typo_or_extra_or_missing() {
    assert_eq!(
        told(&["Cat", "Dgo", "Eleven"], &["cat", "dog", "fox", "gnu"]),
        [
            (
                Place::element("variant", 1),
                "\"pets\" has no class for the variant `Dgo`; the nearest is \"dog\"\nhelp: write `Dog`".into()
            ),
            (
                Place::element("variant", 2),
                "\"pets\" has no class for the variant `Eleven`\n\
                 help: remove `Eleven`, or say which class it is: `#[label(name = \"..\")] Eleven`"
                    .into()
            ),
            (
                Place::option("enum"),
                "no variant for \"fox\" (index 2), \"gnu\" (index 3) of \"pets\"\n\
                 help: add `Fox` after `Dog`, `Gnu` after `Fox`"
                    .into()
            ),
        ]
    );
    assert_eq!(
        told(&["Tabby = catt"], &["cat"]),
        [(
            Place::element("name", 0),
            "\"pets\" has no class \"catt\" for the variant `Tabby`; the nearest is \"cat\"\n\
             help: write `#[label(name = \"cat\")] Tabby`"
                .into()
        )]
    );
    // No variant can be made of one.
    assert_eq!(
        told(&["Cat"], &["+", "cat", "-", "dog"]),
        [(
            Place::option("enum"),
            "no variant for \"+\" (index 0), \"-\" (index 2), \"dog\" (index 3) of \"pets\"\n\
             help: add `#[label(name = \"+\")] Name` as the first variant, `#[label(name = \"-\")] Name` after `Cat`, `Dog` after `Name`"
                .into()
        )]
    );
}

#[test]
fn a_class_has_one_variant_and_a_variant_one_class() {
    let twice = "the class \"cat\" already has the variant ";
    let found = told(&["Cat", "Tabby = cat", "Dog"], &["cat", "dog"]);
    // The name that is given goes before.
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(
        found[0].0 == Place::element("variant", 0) && found[0].1.starts_with(&format!("{twice}`Tabby`")),
        "{found:?}"
    );
    let found = told(&["Dog", "Cat", "Cat"], &["dog", "cat"]);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(
        found[0].0 == Place::element("variant", 2) && found[0].1.starts_with(&format!("{twice}`Cat`")),
        "{found:?}"
    );
    let found = told(&["AB"], &["a b", "a-b"]);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].0 == Place::element("variant", 0) && found[0].1.contains("\"a b\" and \"a-b\""), "{found:?}");
    assert_eq!(told(&["AB = a b", "AB"], &["a b", "a-b"]), []);
}

#[test]
fn a_misplaced_variant_is_moved() {
    let classes = ["Class_1", "Class_10", "Class_2", "Class_3"];
    assert_eq!(
        told(&["Class1", "Class2", "Class3", "Class10"], &classes),
        [(
            Place::element("variant", 3),
            "`Class10` is at index 3 in the enum, but at index 1 in \"pets\"\nhelp: move `Class10` after `Class1`"
                .into()
        )]
    );
    let found = told(&["Class10", "Class2", "Class3", "Class1"], &classes);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].1.ends_with("help: move `Class1` to the front"), "{found:?}");
}

/// The others are in order then, and no fewer would do.
#[test]
fn as_few_variants_as_possible_are_moved() {
    let classes: Vec<String> = (0..7).map(|n| format!("c{n}")).collect();
    let list = ClassList::new(classes.iter().map(String::as_str)).unwrap();
    let mut random = Rng::new(9);
    for _ in 0..300 {
        let mut order: Vec<usize> = (0..7).collect();
        for at in (1..7).rev() {
            order.swap(at, random.below(at + 1));
        }
        let variants: Vec<String> = order.iter().map(|class| format!("C{class}")).collect();
        let variants: Vec<&str> = variants.iter().map(String::as_str).collect();
        let moved: Vec<Place> =
            check_against(&written(&variants), "pets", &list, &[]).1.iter().map(Problem::place).collect();
        let stays = |at: &usize| !moved.contains(&Place::element("variant", *at));
        assert!((0..7).filter(stays).map(|at| order[at]).is_sorted(), "{order:?}: {moved:?}");
        // How many rise at most, up to each place.
        let mut rising = [1; 7];
        for at in 0..7 {
            rising[at] = 1 + (0..at).filter(|before| order[*before] < order[at]).map(|b| rising[b]).max().unwrap_or(0);
        }
        assert_eq!(Some(7 - moved.len()), rising.iter().copied().max(), "{order:?}: {moved:?}");
    }
}

/// Whoever does what the helps say, one after the other, has the enum.
#[test]
fn moves_and_additions_lead_to_the_enum_in_the_order_given() {
    let classes: Vec<String> = (0..7).map(|n| format!("c{n}")).collect();
    let list = ClassList::new(classes.iter().map(String::as_str)).unwrap();
    let mut random = Rng::new(4);
    for _ in 0..300 {
        let mut variants: Vec<String> = (0..7).map(|class| format!("C{class}")).collect();
        for at in (1..7).rev() {
            variants.swap(at, random.below(at + 1));
        }
        variants.truncate(1 + random.below(7));
        let given = variants.clone();
        let problems =
            check_against(&written(&given.iter().map(String::as_str).collect::<Vec<_>>()), "pets", &list, &[]).1;
        let helps: Vec<&str> = problems.iter().map(Problem::help).collect();
        for help in &helps {
            for step in help.split("; or write all").next().unwrap().trim_start_matches("add ").split(", ") {
                let words: Vec<&str> = step.split('`').collect();
                let (name, after) = (words[1].to_owned(), words.get(3));
                variants.retain(|variant| *variant != name);
                let at = after.map_or(0, |after| variants.iter().position(|variant| variant == after).unwrap() + 1);
                variants.insert(at, name);
            }
        }
        assert_eq!(variants, ["C0", "C1", "C2", "C3", "C4", "C5", "C6"], "{given:?}: {helps:?}");
    }
}

#[test]
fn most_variants_at_other_places_are_told_all_in_order() {
    let all = "; or write all in their order: `A, B, C, D, E, F`";
    let helps: Vec<String> = told(&["F", "E", "D", "C", "B", "A"], &["a", "b", "c", "d", "e", "f"])
        .into_iter()
        .map(|(_, text)| text)
        .collect();
    assert!(helps[0].ends_with(all) && helps[1..].iter().all(|help| !help.ends_with(all)), "{helps:?}");
    assert!(!told(&["B", "A", "C"], &["a", "b", "c"])[0].1.contains("or write all"));
}

#[test]
fn the_only_variant_and_class_that_are_left_may_be_the_same() {
    let told = told(&["Cat", "Zebra"], &["cat", "snowy owl"]);
    assert_eq!(told.len(), 1, "{told:?}");
    assert_eq!(
        told[0].1,
        "\"pets\" has no class for the variant `Zebra`, and \"snowy owl\" has no variant\nhelp: if it was renamed, write \
         `SnowyOwl`, or `#[label(name = \"snowy owl\")] Zebra` to keep the variant; if not, remove `Zebra`"
    );
}

#[test]
fn a_variant_that_is_the_class_name_is_told_its_own() {
    assert_eq!(
        told(&["Class_1"], &["Class_1"])[0].1,
        "the class \"Class_1\" of \"pets\" has the variant `Class1`, not `Class_1`\nhelp: write `Class1`"
    );
}

#[test]
fn generics_fields_and_other_discriminants_are_errors() {
    let mut pet = written(&["Cat", "Dog", "Fox", "Gnu"]);
    pet.variants[0].discriminant = Discriminant::Value(0);
    assert_eq!(check_shape(&pet), []);
    pet.variants[1].has_fields = true;
    pet.variants[2].discriminant = Discriminant::Value(3);
    pet.variants[3].discriminant = Discriminant::Other("LAST".to_owned());
    pet.is_generic = true;
    let places: Vec<Place> = check_shape(&pet).iter().map(Problem::place).collect();
    assert_eq!(places, [Place::option("generics"), Place::element("fields", 1),]);
    // An expression is left to the compiler.
    let (is_wrong, problems) = with_problems(|found| typed_label_build::check_discriminants(&pet, found));
    assert_eq!(
        (is_wrong, problems.iter().map(Problem::place).collect()),
        (true, vec![Place::element("discriminant", 2)])
    );
    pet.variants[2].discriminant = Discriminant::None;
    assert_eq!(with_problems(|found| typed_label_build::check_discriminants(&pet, found)), (false, vec![]));
    assert_eq!(texts(&check_shape(&written(&[])))[0].0, Place::option("enum"));
    let many = |count| {
        check_shape(&WrittenEnum { variants: vec![WrittenVariant::default(); count], ..WrittenEnum::default() })
    };
    assert_eq!((many(65_536).len(), many(65_537).len()), (0, 1));
}

#[test]
fn an_enum_without_a_source_has_its_own_names() {
    let (classes, problems) = classes_from_variants(&written(&["Cat", "Tabby = cat"]));
    assert_eq!((names(&classes), problems), (vec![("Cat", "Cat"), ("Tabby", "cat")], vec![]));
    let found = texts(&classes_from_variants(&written(&["Cat", "Dog", "Tabby = Cat"])).1);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].0 == Place::element("variant", 2) && found[0].1.contains("has the variant `Cat`"), "{found:?}");
}

/// Each with each would be 400 million comparisons.
#[test]
fn a_long_enum_about_another_dataset_gets_its_first_suggestions() {
    let ours: Vec<String> = (0..20_000).map(|n| format!("n{:05}x", 10_007 * n % 20_011)).collect();
    let variants: Vec<String> = ours.iter().map(|name| name.replace(['n', 'x'], "N")).collect();
    let list = ClassList::new(&ours).unwrap();
    let written = written(&variants.iter().map(String::as_str).collect::<Vec<_>>());
    let problems = texts(&check_against(&written, "pets", &list, &[]).1);
    assert_eq!(problems.len(), 20_001);
    assert!(problems[0].1.contains(&format!("{:?}", ours[0])), "{}", problems[0].1);
}
