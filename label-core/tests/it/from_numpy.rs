//! Against numpy: `from_numpy.json` has random scores and what numpy makes of them; `from_numpy.py` writes it.

use serde_json::Value;
use std::fmt::Debug;
use typed_label::{Label, LabelSet, Quantized, Score};

use crate::types::Fourteen;

fn cases(name: &str) -> Vec<Value> {
    let cases: Value = serde_json::from_str(include_str!("from_numpy.json")).unwrap();
    cases[name].as_array().unwrap().clone()
}

fn integers<T: TryFrom<i64, Error: Debug>>(value: &Value) -> Vec<T> {
    value.as_array().unwrap().iter().map(|number| T::try_from(number.as_i64().unwrap()).unwrap()).collect()
}

fn float(value: &Value) -> f32 {
    f32::from_bits(u32::try_from(value.as_u64().unwrap()).unwrap())
}

fn floats(value: &Value) -> Vec<f32> {
    value.as_array().unwrap().iter().map(float).collect()
}

fn set<L: Label>(indices: &Value) -> LabelSet<L> {
    integers(indices).into_iter().map(|index: usize| L::from_index(index).unwrap()).collect()
}

fn assert_near(found: &[f32], expected: &Value) {
    let expected = floats(expected);
    assert_eq!(found.len(), expected.len());
    assert!(found.iter().zip(&expected).all(|(a, b)| (a - b).abs() < 1e-6), "{found:?} {expected:?}");
}

fn quantized<T: Score + Into<i16> + TryFrom<i32> + TryFrom<i64, Error: Debug>>(case: &Value) {
    let buffer: Vec<T> = integers(&case["integers"]);
    let zero_point = i32::try_from(case["zero_point"].as_i64().unwrap()).unwrap();
    let scores = Quantized::<Fourteen, T>::new(&buffer, float(&case["scale"]), zero_point).unwrap();
    let real = scores.dequantize();
    assert_eq!(real.as_slice(), floats(&case["real"]), "{case}");
    assert!(scores.iter().eq(real.iter().map(|(label, score)| (label, *score))));
    assert_eq!(Some(scores.argmax().index() as u64), case["argmax"].as_u64(), "{case}");
    let best: [_; 14] = scores.top_k();
    assert_eq!(best.map(|(label, _)| label.index()).to_vec(), integers::<usize>(&case["order"]), "{case}");
    assert_eq!(best.map(|(_, score)| score.to_bits()), best.map(|(label, _)| real[label].to_bits()));
    assert_near(scores.softmax().as_slice(), &case["softmax"]);
    assert_near(scores.sigmoid().as_slice(), &case["sigmoid"]);
    let threshold = float(&case["threshold"]);
    assert_eq!(scores.above(threshold), Ok(set(&case["above"])), "{case}");
    assert_eq!(scores.at_least(threshold), Ok(set(&case["at_least"])), "{case}");
}

#[test]
#[cfg_attr(miri, ignore = "a minute, and nothing unsafe")]
fn quantised_scores() {
    for case in cases("quantized") {
        match case["type"].as_str() {
            Some("uint8") => quantized::<u8>(&case),
            Some("int8") => quantized::<i8>(&case),
            _ => quantized::<i16>(&case),
        }
    }
}
