//! Each index is its variant, by every conversion, at the sizes at which the enum's integer changes.
//! The job `miri` runs this under an interpreter that sees a wrong tag, which a program would not.

#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    clippy::float_cmp,
    reason = "what is lost is not an index"
)]

use std::fmt::Debug;
use test_support::Rng;
use typed_label::{Label, PerLabel, UnknownIndex, labels};

macro_rules! derived {
    ($($name:ident $count:literal)*) => {$(
        seq_macro::seq!(N in 0..$count {
            #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Label)]
            #[allow(dead_code, reason = "made from indices")]
            enum $name { #(C~N,)* }
        });
    )*};
}

derived! { One 1 Two 2 Most8 255 Full8 256 Least16 257 }

/// A lone variant with a tag, unlike `One`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Label)]
#[repr(u64)]
enum Wide {
    Lone,
}

#[labels(classes = ["cat", "dog"])]
enum Pet {}

#[labels("../label-source/tests/it/formats/real/imagenet_synsets.txt")]
enum Synset {}

fn each_index_is_its_variant<L>(bytes: usize)
where
    L: Label + TryFrom<u8> + TryFrom<u16> + TryFrom<i64> + TryFrom<u128>,
    <L as TryFrom<u16>>::Error: Debug,
    <L as TryFrom<u128>>::Error: Debug,
{
    assert_eq!((size_of::<L>(), L::ALL.len(), L::NAMES.len()), (bytes, L::COUNT, L::COUNT));
    for (index, label) in L::ALL.iter().enumerate() {
        assert_eq!((label.index(), L::from_index(index)), (index, Some(*label)));
        assert_eq!(L::try_from(u16::try_from(index).unwrap()).unwrap(), *label);
        assert_eq!(L::try_from(index as u128).unwrap(), *label);
        assert_eq!(L::from_name(label.name()), Some(*label));
    }
    for index in [L::COUNT, L::COUNT + 1, 256 + L::COUNT, 65_536, 65_537, 1 << 32, usize::MAX] {
        assert_eq!(L::from_index(index), None, "{index}");
        assert!(L::try_from(index as u128).is_err(), "{index}");
    }
    assert!(L::try_from(-1_i64).is_err() && L::try_from(i64::MIN).is_err());
    assert_eq!(L::try_from(u8::MAX).is_ok(), L::COUNT > 255);
}

/// Class ids as detection models give them.
fn each_float_is_its_variant_or_none<L>()
where
    L: Label + TryFrom<f32, Error = UnknownIndex> + TryFrom<f64, Error = UnknownIndex>,
{
    let is_index = |number: f64| (0..L::COUNT).contains(&(number as usize)) && number == (number as usize) as f64;
    let check = |number: f64| {
        let expected = if is_index(number) { L::from_index(number as usize) } else { None };
        assert_eq!(L::try_from(number).ok(), expected, "{number}");
        if f64::from(number as f32) == number || number.is_nan() {
            assert_eq!(L::try_from(number as f32).ok(), expected, "{number}");
        }
    };
    for index in (0..L::COUNT).step_by(if cfg!(miri) { 99 } else { 1 }) {
        let index = index as f64;
        [index, index + 0.5, index.next_up(), index.next_down(), -index].into_iter().for_each(check);
    }
    let count = L::COUNT as f64;
    [count, count - 1.0, count + 256.0, 65_536.0, 16_777_216.0, 4_294_967_296.0].into_iter().for_each(check);
    [f64::INFINITY, f64::NEG_INFINITY, f64::NAN, -f64::NAN, 1e300, -0.0, 5e-324].into_iter().for_each(check);
    let mut rng = Rng::new(11);
    for _ in 0..if cfg!(miri) { 10 } else { 2000 } {
        check(f64::from(f32::from_bits(rng.below(1 << 32) as u32)));
    }
}

#[test]
fn floats_at_every_width() {
    each_float_is_its_variant_or_none::<One>();
    each_float_is_its_variant_or_none::<Most8>();
    each_float_is_its_variant_or_none::<Full8>();
    each_float_is_its_variant_or_none::<Least16>();
    each_float_is_its_variant_or_none::<Wide>();
    each_float_is_its_variant_or_none::<Pet>();
    each_float_is_its_variant_or_none::<Synset>();
}

#[test]
fn an_error_shows_the_number_as_it_is() {
    let of_f32 = |number: f32| Pet::try_from(number).unwrap_err().to_string();
    for (number, text) in [(-1.0, "-1.0"), (0.1, "0.1"), (f32::NAN, "NaN"), (f32::INFINITY, "inf"), (2.0, "2.0")] {
        assert_eq!(of_f32(number), format!("{text} is not an index of Pet (2 classes, 0 to 1)"));
    }
    assert_eq!(Pet::try_from(-1e300_f64).unwrap_err().to_string(), "-1e300 is not an index of Pet (2 classes, 0 to 1)");
    assert_eq!(One::try_from(1.5_f64).unwrap_err().to_string(), "1.5 is not an index of One (1 class, 0 to 0)");
    assert_eq!(Pet::try_from(i128::MIN).unwrap_err(), Pet::try_from(i128::MIN).unwrap_err());
    assert_eq!(Pet::try_from(f64::NAN), Pet::try_from(f64::NAN));
    assert_ne!(Pet::try_from(f64::NAN), Pet::try_from(2.0_f64));
}

#[test]
fn each_value_of_a_table_comes_with_its_class() {
    let mut boxes = PerLabel::<Pet, Vec<u8>>::default();
    boxes[Pet::Dog].push(1);
    for (label, of_class) in &mut boxes {
        of_class.push(10 + u8::try_from(label.index()).unwrap());
    }
    boxes.as_mut_slice().iter_mut().for_each(|of_class| of_class.sort_unstable());
    let seen: Vec<(Pet, &Vec<u8>)> = (&boxes).into_iter().rev().collect();
    assert_eq!(seen, [(Pet::Dog, &vec![1, 11]), (Pet::Cat, &vec![10])]);
    assert_eq!((&boxes).into_iter().len(), 2);
    let owned: Vec<(Pet, Vec<u8>)> = boxes.into_iter().collect();
    assert_eq!(owned, [(Pet::Cat, vec![10]), (Pet::Dog, vec![1, 11])]);
}

#[test]
fn at_every_width() {
    each_index_is_its_variant::<One>(0);
    each_index_is_its_variant::<Two>(1);
    each_index_is_its_variant::<Most8>(1);
    each_index_is_its_variant::<Full8>(1);
    each_index_is_its_variant::<Least16>(2);
    each_index_is_its_variant::<Wide>(8);
    each_index_is_its_variant::<Pet>(1);
    each_index_is_its_variant::<Synset>(2);
}
