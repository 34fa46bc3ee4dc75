//! Argmax and top-k are what a plain loop finds in random rows with ties, NaN and infinities, at every kind of width:
//! narrower than a register, a whole row in registers, and more.

#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_precision_loss,
    clippy::float_cmp,
    reason = "small whole numbers, which every type holds"
)]

use std::cmp::Ordering;
use std::fmt::Debug;
use test_support::Rng;
use typed_label::{Batch, BatchError, Label, Real, Score, Scores};

use crate::types::{Four, Fourteen, One, Sixty, Sixtyfive, Sixtyfour, Thirty, Thousand, Thousands, Three, Two};

fn naive_argmax<T: Score>(row: &[T]) -> Result<usize, usize> {
    if let Some(nan) = row.iter().position(|score| score.is_nan()) {
        return Err(nan);
    }
    let mut best = 0;
    for (index, score) in row.iter().enumerate() {
        if *score > row[best] {
            best = index;
        }
    }
    Ok(best)
}

fn naive_top<T: Score>(row: &[T], k: usize) -> Result<Vec<(usize, T)>, usize> {
    naive_argmax(row)?;
    let mut all: Vec<(usize, T)> = row.iter().copied().enumerate().collect();
    all.sort_by(|a, b| b.1.partial_cmp(&a.1).unwrap_or(Ordering::Equal));
    all.truncate(k);
    Ok(all)
}

/// What a row is made of: `kinds` distinct values, so that few of them mean many ties.
fn row<T: Copy>(rng: &mut Rng, width: usize, kinds: u64, value: impl Fn(u64) -> T) -> Vec<T> {
    (0..width).map(|_| value(rng.below(usize::try_from(kinds).unwrap()) as u64)).collect()
}

fn compare<L: Label, T: Score + Debug>(row: &[T]) {
    let scores = Scores::<L, T>::new(row).unwrap();
    let argmax = scores.argmax().map(L::index).map_err(|nan| nan.label().index());
    assert_eq!(argmax, naive_argmax(row), "{row:?}");
    for k in [0, 1, 2, 5, 16, 17, 40, L::COUNT, L::COUNT + 1] {
        let mut best = vec![(L::ALL[0], row[0]); k];
        let best = scores.top_k_into(&mut best);
        let best = best.map(|best| best.iter().map(|(label, score)| (label.index(), *score)).collect::<Vec<_>>());
        let best = best.map_err(|nan| nan.label().index());
        let naive = if k == 0 { Ok(Vec::new()) } else { naive_top(row, k) };
        // A NaN is not a place's score, so that `==` sees every difference.
        assert_eq!(best, naive, "top {k} of {row:?}");
    }
}

fn every_kind_of_row<L: Label>() {
    let mut rng = Rng::new(L::COUNT as u64);
    // An optimized build would do, but tests are not: fewer rounds where a row is long.
    for round in 0..if cfg!(miri) { 1 } else { (2000 / L::COUNT as u64).clamp(4, 60) } {
        for kinds in if cfg!(miri) { &[3][..] } else { &[1, 2, 3, 40, 1 << 20] } {
            let kinds = *kinds;
            compare::<L, _>(&row(&mut rng, L::COUNT, kinds, |x| x as f32 - kinds as f32 / 2.0));
            compare::<L, _>(&row(&mut rng, L::COUNT, kinds, |x| x as f64));
            compare::<L, _>(&row(&mut rng, L::COUNT, kinds, |x| (x % 256) as u8));
            compare::<L, _>(&row(&mut rng, L::COUNT, kinds, |x| x as i64 - 1));
        }
        let special = [f32::NEG_INFINITY, f32::INFINITY, -0.0, 0.0, f32::MIN, f32::MIN_POSITIVE, 1.0, f32::NAN];
        let without_nan = special.len() as u64 - 1;
        compare::<L, _>(&row(&mut rng, L::COUNT, without_nan, |x| special[x as usize]));
        compare::<L, _>(&row(&mut rng, L::COUNT, without_nan + round % 2, |x| special[x as usize]));
        // One NaN, of either sign, among numbers: at every place in turn.
        let mut one = row(&mut rng, L::COUNT, 100, |x| x as f32);
        one[rng.below(L::COUNT)] = if round % 2 == 0 { f32::NAN } else { -f32::NAN };
        compare::<L, _>(&one);
    }
    // Sorted either way, where a bound that rises with the row would be met at each step.
    let rising: Vec<f32> = (0..L::COUNT).map(|x| x as f32).collect();
    compare::<L, _>(&rising);
    compare::<L, _>(&rising.iter().rev().copied().collect::<Vec<_>>());
    compare::<L, _>(&vec![f32::NEG_INFINITY; L::COUNT]);
    // The highest at each place.
    for index in 0..L::COUNT {
        let mut row = vec![-1.0_f32; L::COUNT];
        row[index] = 0.5;
        assert_eq!(Scores::<L>::new(&row).unwrap().argmax(), Ok(L::ALL[index]));
    }
}

#[test]
fn narrower_than_a_register() {
    every_kind_of_row::<One>();
    every_kind_of_row::<Two>();
    every_kind_of_row::<Three>();
}

#[test]
fn a_row_in_registers() {
    every_kind_of_row::<Four>();
    every_kind_of_row::<Fourteen>();
    if !cfg!(miri) {
        every_kind_of_row::<Thirty>();
        every_kind_of_row::<Sixty>();
        every_kind_of_row::<Sixtyfour>();
    }
}

#[test]
#[cfg_attr(miri, ignore = "minutes")]
fn wider() {
    every_kind_of_row::<Sixtyfive>();
}

#[test]
#[cfg_attr(miri, ignore = "minutes")]
fn a_thousand() {
    every_kind_of_row::<Thousand>();
}

/// More than one block of a row, the last of them no whole number of steps.
#[test]
#[cfg_attr(miri, ignore = "minutes")]
fn thousands() {
    let mut rng = Rng::new(5);
    for kinds in [2, 40, 1 << 20] {
        compare::<Thousands, _>(&row(&mut rng, Thousands::COUNT, kinds, |x| x as f32 - 1.0));
    }
    let mut row = vec![-1.0_f32; Thousands::COUNT];
    for label in Thousands::ALL {
        row[label.index()] = 0.5;
        let scores = Scores::<Thousands>::new(&row).unwrap();
        assert_eq!((scores.argmax(), scores.top_k().unwrap()), (Ok(*label), [(*label, 0.5)]));
        row[label.index()] = -1.0;
    }
    row[2050] = f32::NAN;
    compare::<Thousands, _>(&row);
}

#[test]
fn halves_compare_as_numbers() {
    use half::{bf16, f16};
    let mut rng = Rng::new(7);
    for _ in 0..if cfg!(miri) { 2 } else { 50 } {
        compare::<Fourteen, f16>(&row(&mut rng, 14, 9, |x| f16::from_f32(x as f32 - 4.0)));
        compare::<Fourteen, bf16>(&row(&mut rng, 14, 9, |x| if x == 8 { bf16::NAN } else { bf16::from_f32(x as f32) }));
    }
}

#[test]
fn a_batch_is_its_rows() {
    fn check<L: Label>() {
        let mut rng = Rng::new(3);
        let buffer = row(&mut rng, 40 * L::COUNT, 50, |x| x as f32);
        let batch = Batch::<L>::from_rows(&buffer).unwrap();
        let (mut labels, mut best) = (vec![L::ALL[0]; 40], vec![[(L::ALL[0], 0.0); 1]; 40]);
        batch.argmax_into(&mut labels).unwrap();
        batch.top_k_into(&mut best).unwrap();
        for (row, scores) in buffer.chunks(L::COUNT).enumerate() {
            assert_eq!(labels[row].index(), naive_argmax(scores).unwrap());
            assert_eq!(best[row][0].0, labels[row]);
            assert_eq!(batch.row(row).unwrap().as_slice(), scores);
        }
        assert!(batch.row(40).is_none());
    }
    check::<One>();
    check::<Three>();
    check::<Fourteen>();
    if !cfg!(miri) {
        check::<Thousand>();
    }
}

#[test]
fn batch_with_nan_is_written_like_numpy_and_names_the_first_row() {
    let mut buffer = [1.0_f32; 9];
    (buffer[4], buffer[8]) = (f32::NAN, f32::NAN);
    let batch = Batch::<Three>::from_rows(&buffer).unwrap();
    let mut labels = [Three::ALL[2]; 3];
    let error = batch.argmax_into(&mut labels).unwrap_err();
    assert_eq!(labels.map(Three::index), [0, 1, 2]);
    assert!(matches!(error, BatchError::NotANumber { row: 1, cause } if cause.label().index() == 1));

    let mut best = [[(Three::ALL[2], 9.0)]; 3];
    assert_eq!(batch.top_k_into(&mut best), Err(error));
    assert_eq!(best.map(|[(label, _)]| label.index()), [0, 2, 2]);

    let mut buffer = [1.0_f64; 1000]; // by plain loops
    buffer[999] = f64::NAN;
    let mut best = [[(Thousand::ALL[2], 9.0); 5]];
    assert!(Batch::<Thousand, f64>::from_rows(&buffer).unwrap().top_k_into(&mut best).is_err());
    assert_eq!(best, [[(Thousand::ALL[2], 9.0); 5]]);
}

#[test]
fn nothing_is_written_if_places_are_not_as_many_as_rows() {
    let buffer = [0.0, 1.0, 0.0, 0.0, 1.0, 0.0];
    let batch = Batch::<Three>::from_rows(&buffer).unwrap();
    let mut labels = [Three::ALL[2]; 3];
    assert_eq!(batch.argmax_into(&mut labels), Err(BatchError::OutputLength { rows: 2, places: 3 }));
    assert_eq!(labels, [Three::ALL[2]; 3]);
    assert!(batch.top_k_into::<2>(&mut []).is_err());
}

#[test]
fn length_errors_say_what_the_length_may_be() {
    let wide = |width: usize| Scores::<Two>::new(&[0.0_f32; 5][..width]).unwrap_err().to_string();
    let asked = "Two has 2 classes";
    assert_eq!(
        wide(1),
        format!("the model gives 1 score, {asked}: one score for two classes is what `class_mode::from_binary` reads")
    );
    assert_eq!(
        wide(3),
        format!("the model gives 3 scores, {asked}: one more may be a background class, at index 0 in most models")
    );
    assert_eq!(
        wide(4),
        format!("the model gives 4 scores, {asked}: if they are of 2 images, `Batch::from_rows` reads them row by row")
    );
    assert_eq!(wide(0), format!("the model gives 0 scores, {asked}"));
    assert_eq!(wide(5), format!("the model gives 5 scores, {asked}"));
    let batch = |scores: usize| Batch::<Three>::from_rows(&[0.0_f32; 8][..scores]).unwrap_err().to_string();
    assert_eq!(batch(1), "1 score is not a whole row of Three (3 classes): 0 rows, and 1 score left over");
    assert_eq!(batch(4), "4 scores are not whole rows of Three (3 classes): 1 row, and 1 score left over");
    assert_eq!(batch(8), "8 scores are not whole rows of Three (3 classes): 2 rows, and 2 scores left over");
    let places = |rows: usize| BatchError::<Three>::OutputLength { rows, places: 2 }.to_string();
    assert_eq!(places(1), "the batch has 1 row, there are places for 2");
    assert_eq!(places(3), "the batch has 3 rows, there are places for 2");
    let nan = [0.0, 0.0, 0.0, 0.0, f32::NAN, 0.0];
    let error = Batch::<Three>::from_rows(&nan).unwrap().argmax_into(&mut [Three::ALL[0]; 2]).unwrap_err();
    assert_eq!(error.to_string(), "row 1: the score of C1 (index 1) is not a number");
    // `?` in main prints this.
    assert_eq!(format!("{error:?}"), "BatchError(row 1: the score of C1 (index 1) is not a number)");
    let error = Scores::<Three>::new(&nan[3..]).unwrap().argmax().unwrap_err();
    assert_eq!(format!("{error:?}"), "NotANumber(the score of C1 (index 1) is not a number)");
    assert_eq!(format!("{:?}", Batch::<Three>::from_rows(&nan[..3]).unwrap()), "[{C0: 0.0, C1: 0.0, C2: 0.0}]");
}

/// Powers that are added up one after the other lose a step of the sum each.
#[test]
#[cfg_attr(miri, ignore = "minutes")]
fn softmax_of_many_classes_is_that_of_f64() {
    let mut rng = Rng::new(14);
    let logits: Vec<f32> = (0..Thousand::COUNT).map(|_| rng.below(1000) as f32 * 1e-3).collect();
    let sum: f64 = logits.iter().map(|logit| f64::from(*logit).exp()).sum();
    let softmax = Scores::<Thousand>::new(&logits).unwrap().softmax().unwrap();
    for (probability, logit) in softmax.as_slice().iter().zip(&logits) {
        let expected = f64::from(*logit).exp() / sum;
        assert!((f64::from(*probability) - expected).abs() <= 3e-7 * expected, "{probability} for {expected}");
    }
}

/// In halves, a sum of a thousand would stop growing, or grow by the wrong step.
#[test]
#[cfg_attr(miri, ignore = "minutes")]
fn softmax_and_sigmoid_of_halves_are_those_of_f32_rounded() {
    use half::{bf16, f16};
    fn check<T: Real + Into<f64>>(half: impl Fn(f32) -> T, step: f64) {
        let mut rng = Rng::new(13);
        for spread in [0, 40, 3000] {
            let logits: Vec<T> = (0..1000).map(|_| half(0.01 * rng.below(spread + 1) as f32 - 1.3)).collect();
            let scores = Scores::<Thousand, T>::new(&logits).unwrap();
            let sum: f64 = logits.iter().map(|logit| (*logit).into().exp()).sum();
            let (softmax, sigmoid) = (scores.softmax().unwrap(), scores.sigmoid().unwrap());
            for (label, logit) in scores.iter() {
                let near = |found: T, expected: f64| (found.into() - expected).abs() <= expected * step + 1e-7;
                assert!(near(softmax[label], logit.into().exp() / sum), "{label}");
                assert!(near(sigmoid[label], 1.0 / (1.0 + (-logit.into()).exp())), "{label}");
            }
        }
    }
    check(f16::from_f32, f64::from(f16::EPSILON) / 2.0 + 1e-6);
    check(bf16::from_f32, f64::from(bf16::EPSILON) / 2.0 + 1e-6);
    // The highest f16 and its power are out of reach for one another, and infinity has no difference from itself.
    let row = [f16::MAX, f16::MIN, f16::MAX];
    let half = f16::from_f32(0.5);
    assert_eq!(Scores::<Three, f16>::new(&row).unwrap().softmax().unwrap().into_array(), [half, f16::ZERO, half]);
    assert_eq!(
        Scores::<Three, f16>::new(&row).unwrap().sigmoid().unwrap().into_array(),
        [f16::ONE, f16::ZERO, f16::ONE]
    );
    assert!(Scores::<Three, f16>::new(&[f16::INFINITY; 3]).unwrap().softmax().is_err());
    assert!(Scores::<Three, bf16>::new(&[bf16::NAN; 3]).unwrap().sigmoid().is_err());
}

#[test]
fn softmax_and_sigmoid_are_what_f64_says() {
    let logits: [f32; 14] = core::array::from_fn(|i| (i as f32 - 7.0) * 3.5);
    let sum: f64 = logits.iter().map(|x| f64::from(*x).exp()).sum();
    let scores = Scores::<Fourteen>::from_array(&logits);
    for (label, got) in scores.softmax().unwrap().iter() {
        let expected = f64::from(logits[label.index()]).exp() / sum;
        assert!((f64::from(*got) - expected).abs() < 1e-6, "{label} {got} {expected}");
    }
    for (label, got) in scores.sigmoid().unwrap().iter() {
        let expected = 1.0 / (1.0 + (-f64::from(logits[label.index()])).exp());
        assert!((f64::from(*got) - expected).abs() < 1e-6, "{label} {got} {expected}");
    }
    assert_eq!(Scores::<Three>::from_array(&[-200.0, 0.0, 200.0]).sigmoid().unwrap().into_array(), [0.0, 0.5, 1.0]);
    assert_eq!(
        Scores::<Three>::from_array(&[f32::NEG_INFINITY, 0.0, 0.0]).softmax().unwrap().into_array(),
        [0.0, 0.5, 0.5]
    );
    // No power overflows, so that the least is not lost.
    assert_eq!(
        Scores::<Three>::from_array(&[1000.0_f32, 1000.0, -1000.0]).softmax().unwrap().into_array(),
        [0.5, 0.5, 0.0]
    );
    assert!(Scores::<Three>::from_array(&[-90.0_f32, 0.0, 0.0]).sigmoid().unwrap()[Three::C0] > 0.0);
    assert!(Scores::<Three>::from_array(&[f32::NEG_INFINITY; 3]).softmax().is_err());
    let infinite = Scores::<Three>::from_array(&[0.0, f32::INFINITY, 0.0]);
    assert_eq!(infinite.softmax().unwrap_err().label().index(), 1);
    assert_eq!(infinite.sigmoid().unwrap().into_array(), [0.5, 1.0, 0.5]);
    assert_eq!(Scores::<Three>::from_array(&[0.0, 1.0, f32::NAN]).sigmoid().unwrap_err().label().index(), 2);
}
