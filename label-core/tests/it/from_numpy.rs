//! Against numpy: `from_numpy.json` has random scores and what numpy makes of them; `from_numpy.py` writes it.

use serde_json::Value;
use std::fmt::Debug;
use typed_label::{ClassMajor, ColumnError, Label, LabelSet, Quantized, Score};

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

/// What is asked of scores with a NaN: the first column that has one.
fn check_error(result: Result<(), ColumnError<Fourteen>>, scores: ClassMajor<Fourteen>, has_nan: &[bool]) {
    let Some(first) = has_nan.iter().position(|has_nan| *has_nan) else { return assert_eq!(result, Ok(())) };
    let cause = scores.column(first).unwrap().argmax().unwrap_err();
    assert_eq!(result, Err(ColumnError::NotANumber { column: first, cause }));
}

#[test]
#[cfg_attr(miri, ignore = "a minute, and nothing unsafe")]
fn scores_class_by_class() {
    for case in cases("class_major") {
        let (columns, buffer) = (usize::try_from(case["columns"].as_u64().unwrap()).unwrap(), floats(&case["scores"]));
        let has_nan: Vec<bool> = serde_json::from_value(case["has_nan"].clone()).unwrap();
        let scores = ClassMajor::<Fourteen>::new(&buffer, &[14, columns]).unwrap();

        let mut labels = vec![Fourteen::C0; columns];
        check_error(scores.argmax_into(&mut labels), scores, &has_nan);
        assert_eq!(labels.iter().map(|label| label.index()).collect::<Vec<_>>(), integers::<usize>(&case["argmax"]));

        let threshold = float(&case["threshold"]);
        let expected = |name: &str| case[name].as_array().unwrap().iter().map(set).collect::<Vec<LabelSet<Fourteen>>>();
        let mut sets = vec![LabelSet::all(); columns];
        check_error(scores.above_into(threshold, &mut sets), scores, &has_nan);
        assert_eq!(sets, expected("above"), "{case}");
        check_error(scores.at_least_into(threshold, &mut sets), scores, &has_nan);
        assert_eq!(sets, expected("at_least"), "{case}");
        let error = scores.above_into(f32::NAN, &mut sets).unwrap_err().to_string();
        assert_eq!(error, "column 0: the score of C0 (index 0) is not a number");

        let mut best = vec![[(Fourteen::C13, 9.0); 5]; columns];
        check_error(scores.top_k_into(&mut best), scores, &has_nan);
        let written = has_nan.iter().position(|has_nan| *has_nan).unwrap_or(columns);
        for (column, order) in case["order"].as_array().unwrap().iter().enumerate() {
            let expected = integers::<usize>(order).into_iter().map(|index| Fourteen::ALL[index]);
            let found = best[column].into_iter();
            if column < written {
                assert!(found.eq(expected.take(5).map(|label| (label, scores.get(column, label).unwrap()))), "{case}");
            } else {
                assert!(found.eq([(Fourteen::C13, 9.0); 5]));
            }
        }
        assert_eq!(
            [scores.above_into(0.0, &mut []), scores.at_least_into(0.0, &mut []), scores.top_k_into::<1>(&mut [])],
            [Err(ColumnError::OutputLength { columns, places: 0 }); 3]
        );
    }
}
