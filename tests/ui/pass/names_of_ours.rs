//! Types, classes, constants and modules with the names of what generated code declares, calls and passes, by all three routes.
#![forbid(unsafe_code)]
#![allow(dead_code, non_camel_case_types, non_snake_case, non_upper_case_globals)]

use typed_label::{Label, Reorder};

/// The types of a module stand side by side: each is in scope of all the others.
macro_rules! types {
    ($($name:ident)*) => {
        mod by_attribute {
            $(#[::typed_label::labels("model/labels.txt")]
            pub enum $name {})*
        }

        mod by_derive {
            $(#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, ::typed_label::Label)]
            #[label("model/labels.txt")]
            pub enum $name {
                Cat,
                SnowyOwl,
                Dog,
            })*
        }

        mod by_build_script {
            include!(concat!(env!("CARGO_MANIFEST_DIR"), "/model/names_of_ours.rs"));
        }

        fn each_has_its_own_indices() {
            $(
                reverses::<by_attribute::$name>();
                reverses::<by_derive::$name>();
                reverses::<by_build_script::$name>();
            )*
        }
    };
}

types! {
    A B D I K L N S T U __D __S __p __private private parameters krate Label LabelTraits Labels ALL COUNT NAMES FINGERPRINT TYPE_NAME LOOKUP
    NO_BITS Array Bits IndexMap IndexArray IndexTable PerfectHash ClassIndices UnknownName UnknownIndex NamesMismatch Err Error
    Option Some None Result Ok Display Debug Clone Copy FromStr TryFrom Iterator core std alloc typed_label typed_label_core
    usize u8 u16 u32 u64 u128 isize i8 i16 i32 i64 i128 f32 f64 bool char str index index_of variant_at find declared made label name
    names value f serializer deserializer from_index from_name class_indices check_names display nth_substring word_count last
    each named serde serde_core fmt set table group assert_names label_const entries groups labels IS_STAND_IN CompleteTable
    PerLabel LabelSet Group
}

#[::typed_label::labels(classes = ["dog", "snowy_owl", "cat"])]
enum Reversed {}

/// Whatever the type's name, generic code sees the type.
fn reverses<X: Label>() {
    assert_eq!(X::NAMES, ["cat", "snowy_owl", "dog"]);
    assert_eq!(X::ALL.iter().map(|label| Reorder::<X, Reversed>::new().label(*label).index()).collect::<Vec<_>>(), [2, 1, 0]);
    assert_eq!(Reversed::ALL.map(|label| Reorder::<Reversed, X>::new().label(label).index()), [2, 1, 0]);
    assert!("snowy_owl".parse() == Ok(X::ALL[1]));
}

/// All variants are in scope beside the code that is generated.
mod classes_by_derive {
    pub use Item::*;

    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, ::typed_label::Label)]
    #[rustfmt::skip]
    pub enum Item {
        ALL, COUNT, NAMES, FINGERPRINT, TYPE_NAME, LOOKUP, NO_BITS, Array, Bits, IndexMap, Err, Error, Ok, Some, None, index, from_index,
        name, from_name, class_indices, check_names, index_of, variant_at, find, declared, made, label, names, value, f,
        serializer, deserializer, __array, core, typed_label, Label, set, table, group, assert_names, entries, groups, labels, T, N,
        IS_STAND_IN, CompleteTable, insert_bit,
    }
}

mod classes_by_attribute {
    pub use Item::*;

    #[::typed_label::labels(
        classes = [
            "ALL", "COUNT", "NAMES", "FINGERPRINT", "TYPE_NAME", "LOOKUP", "NO_BITS", "array", "bits", "index map", "err", "error",
            "ok", "some", "none", "index", "from_index", "name", "from_name", "class_indices", "check_names", "index_of",
            "variant_at", "find", "declared", "made", "label", "names", "value", "f", "serializer", "deserializer",
            "__array", "core", "typed_label", "Label", "set", "table", "group", "assert_names", "entries", "groups", "labels",
            "T", "N", "IS_STAND_IN", "CompleteTable",
        ],
        rename(
            "index" = index, "from_index" = from_index, "name" = name, "from_name" = from_name, "f" = f,
            "class_indices" = class_indices, "check_names" = check_names, "index_of" = index_of, "label" = label,
            "variant_at" = variant_at, "find" = find, "declared" = declared, "made" = made, "names" = names, "value" = value,
            "serializer" = serializer, "deserializer" = deserializer, "__array" = __array, "core" = core,
            "typed_label" = typed_label, "set" = set, "table" = table, "group" = group, "assert_names" = assert_names,
            "entries" = entries, "groups" = groups, "labels" = labels, "IS_STAND_IN" = IS_STAND_IN, "TYPE_NAME" = TYPE_NAME, "NO_BITS" = NO_BITS,
        ),
    )]
    pub enum Item {}
}

/// Constants, unit structs, statics and modules too.
mod values {
    const index: u8 = 1;
    const label: &str = "";
    static name: f32 = 1.0;
    const labels: u8 = 2;
    const entries: u8 = 3;
    const groups: u8 = 4;
    const made: u8 = 5;
    const N: u8 = 6;
    struct value;
    struct f();
    mod core {}
    mod NAMES {}
    mod LOOKUP {}
    mod __private {}
    mod __p {}

    #[::typed_label::labels("model/labels.txt")]
    pub enum Pet {}
}

fn main() {
    each_has_its_own_indices();
    reverses::<values::Pet>();
    assert_eq!(classes_by_attribute::Item::ALL[0], classes_by_attribute::Item::ALL_);
    assert_eq!(<classes_by_derive::Item as Label>::from_name("bits"), None);
    const PETS: typed_label::LabelSet<values::Pet> = values::Pet::set([values::Pet::Dog]);
    const WORDS: typed_label::PerLabel<values::Pet, u8> =
        values::Pet::table([(values::Pet::Dog, 2), (values::Pet::Cat, 0), (values::Pet::SnowyOwl, 1)]);
    const _: () = values::Pet::assert_names(&["cat", "snowy_owl", "dog"]);
    assert_eq!((PETS.len(), WORDS.into_array()), (1, [0, 1, 2]));
    assert_eq!("name".parse(), Ok(classes_by_derive::name));
    assert_eq!("bits".parse(), Ok(classes_by_attribute::Bits));
    assert_eq!(<classes_by_attribute::Item as Label>::from_index(15), Some(classes_by_attribute::index));
}
