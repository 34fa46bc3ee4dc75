//! Quantised scores: every pair of integers is in the order of its numbers, and what is not a scale or a zero point is refused.

use typed_label::{Quantized, QuantizedError, Scores};

use crate::types::{Three, Two};

/// The step between neighbours is seen at the smallest and the highest scale, so that no two integers are one number.
#[test]
fn integers_and_numbers_have_one_order() {
    for scale in [f32::from_bits(1), f32::MIN_POSITIVE, 1.0 / 255.0, 0.1, 3e7, 5e33] {
        for zero_point in [i16::MIN, -1, 0, i16::MAX] {
            let number = |low| {
                let pair = [low, low + 1];
                let scores = Quantized::<Two, i16>::new(&pair, scale, zero_point.into()).unwrap();
                assert_eq!(scores.argmax(), Two::C1);
                (scores.get(Two::C0), scores.get(Two::C1))
            };
            for low in (i16::MIN..i16::MAX).step_by(if cfg!(miri) { 9999 } else { 77 }) {
                let (low, high) = number(low);
                assert!(low < high && low.is_finite() && high.is_finite(), "{scale} {zero_point} {low} {high}");
            }
        }
    }
}

#[test]
fn scale_and_zero_point_are_checked() {
    let scale = |scale| Quantized::<Three, u8>::new(&[1, 2, 3], scale, 0).map(Quantized::argmax);
    for wrong in [0.0, -0.0, -0.5, f32::INFINITY, f32::NEG_INFINITY, f32::MAX, 6e33] {
        assert_eq!(scale(wrong), Err(QuantizedError::Scale(wrong)));
    }
    assert!(scale(f32::NAN).is_err());
    assert_eq!(scale(0.5), Ok(Three::C2));
    let zero_point =
        |zero_point| Quantized::<Three, i8>::new(&[1, 2, 3], 0.5, zero_point).map(|scores| scores.get(Three::C0));
    assert_eq!((zero_point(-128), zero_point(127)), (Ok(64.5), Ok(-63.0)));
    for wrong in [-129, 128, i32::MIN, i32::MAX] {
        assert_eq!(zero_point(wrong), Err(QuantizedError::ZeroPoint { zero_point: wrong, type_name: "i8" }));
    }
    let length = Scores::<Three, u8>::new(&[1]).unwrap_err();
    let error = Quantized::<Three, u8>::new(&[1], 0.5, 0).unwrap_err();
    assert_eq!((error, error.to_string()), (QuantizedError::Length(length), length.to_string()));
    let scores = Quantized::<Three, u8>::new(&[1, 2, 3], 0.5, 1).unwrap();
    assert!(scores.above(f32::NAN).is_err() && scores.at_least(f32::NAN).is_err());
    assert_eq!(format!("{scores:?}"), "{C0: 0.0, C1: 0.5, C2: 1.0}");
}
