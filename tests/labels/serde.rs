//! Option `serde`: by name in formats that people read, by index in those that they don't.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use typed_label::{Label, LabelSet, labels};

#[labels(classes = ["cat", "dog", "snowy owl"], serde = true)]
enum Pet {}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Label)]
#[label(serde = true)]
enum Written {
    #[label(name = "left hand")]
    Left,
    Right,
}

/// The option is not on, so that the type can have its own way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Label, Serialize, Deserialize)]
#[label(serde = false)]
#[serde(rename_all = "kebab-case")]
#[expect(clippy::unsafe_derive_deserialize, reason = "what is unsafe is not about fields")]
enum Own {
    BigCat,
}

#[test]
fn a_derived_type_is_written_alike() {
    let text = r#"["left hand","Right"]"#;
    assert_eq!(serde_json::to_string(&Written::ALL).unwrap(), text);
    assert_eq!(serde_json::from_str::<[Written; 2]>(text).unwrap(), *Written::ALL);
    assert_eq!(postcard::to_allocvec(&Written::Right).unwrap(), [1]);
}

#[test]
fn a_type_without_the_option_has_what_it_derives() {
    assert_eq!(serde_json::to_string(&Own::BigCat).unwrap(), "\"big-cat\"");
    assert_eq!(serde_json::to_string(&LabelSet::from([Own::BigCat])).unwrap(), "[\"big-cat\"]");
    assert_eq!(serde_json::from_str::<LabelSet<Own>>("[\"big-cat\"]").unwrap(), LabelSet::from([Own::BigCat]));
}

#[test]
fn formats_for_people_have_names() {
    let counts = BTreeMap::from([(Pet::Cat, 2), (Pet::SnowyOwl, 1)]);
    let text = r#"{"cat":2,"snowy owl":1}"#;
    assert_eq!(serde_json::to_string(&counts).unwrap(), text);
    assert_eq!(serde_json::from_str::<BTreeMap<Pet, i32>>(text).unwrap(), counts);
    let error = serde_json::from_str::<Pet>("\"dgo\"").unwrap_err().to_string();
    assert!(error.starts_with(r#""dgo" is not a class of Pet (3 classes); the nearest is "dog""#), "{error}");
}

#[test]
fn formats_for_machines_have_indices() {
    let bytes = postcard::to_allocvec(&[Pet::SnowyOwl, Pet::Cat]).unwrap();
    assert_eq!(bytes, [2, 0]);
    assert_eq!(postcard::from_bytes::<[Pet; 2]>(&bytes).unwrap(), [Pet::SnowyOwl, Pet::Cat]);
    assert!(postcard::from_bytes::<Pet>(&[3]).is_err());
}

#[test]
fn a_set_is_a_list_of_its_classes() {
    let set = LabelSet::from_iter([Pet::SnowyOwl, Pet::Cat]);
    assert_eq!(serde_json::to_string(&set).unwrap(), r#"["cat","snowy owl"]"#);
    assert_eq!(serde_json::from_str::<LabelSet<Pet>>(r#"["snowy owl","cat","cat"]"#).unwrap(), set);
    assert_eq!(postcard::from_bytes::<LabelSet<Pet>>(&postcard::to_allocvec(&set).unwrap()).unwrap(), set);
}

#[test]
fn a_value_of_another_type_is_an_error_that_names_the_label_type() {
    let label = serde_json::from_str::<Pet>("true").unwrap_err().to_string();
    assert!(label.contains("expected a class of Pet"), "{label}");
    let set = serde_json::from_str::<LabelSet<Pet>>("3").unwrap_err().to_string();
    assert!(set.contains("expected a list of classes of Pet"), "{set}");
}
