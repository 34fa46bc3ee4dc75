//! Scores class by class: each column is what its scores are as a row; and which shapes are taken.

#![allow(clippy::cast_precision_loss, clippy::cast_possible_truncation, reason = "small whole numbers")]

use std::fmt::Debug;
use test_support::Rng;
use typed_label::{Batch, ClassMajor, ColumnError, Label, Score};

use crate::types::{Fourteen, One, Sixty, Three};

/// Every column against the row of the same scores.
fn compare<L: Label, T: Score + Debug>(columns: usize, mut score: impl FnMut() -> T) {
    let scores: Vec<T> = (0..L::COUNT * columns).map(|_| score()).collect();
    let by_class = ClassMajor::<L, T>::new(&scores, &[L::COUNT, columns]).unwrap();
    let (mut labels, mut expected) = (vec![L::ALL[0]; columns], vec![L::ALL[0]; columns]);
    let by_image: Vec<T> = (0..columns)
        .flat_map(|column| L::ALL.iter().map(move |label| (column, *label)))
        .map(|(column, label)| by_class.get(column, label).unwrap())
        .collect();
    let found = by_class.argmax_into(&mut labels);
    let rows = Batch::<L, T>::from_rows(&by_image).unwrap();
    let expected_found = rows.argmax_into(&mut expected);
    assert_eq!(labels, expected);
    match (found, expected_found) {
        (Ok(()), Ok(())) => {}
        (Err(error), Err(expected)) => assert_eq!(error.to_string(), expected.to_string().replace("row", "column")),
        (found, expected) => panic!("{found:?} {expected:?}"),
    }
    for (column, row) in rows.iter().enumerate().take(3) {
        assert_eq!(by_class.column(column).unwrap().argmax(), row.argmax());
        assert!(by_class.column(columns + column).is_none());
    }
}

#[test]
fn a_column_is_a_row() {
    fn at_each_width<L: Label>() {
        let mut rng = Rng::new(L::COUNT as u64);
        let special = [-1.0_f32, -0.0, 0.0, f32::NEG_INFINITY, f32::INFINITY, f32::NAN];
        for columns in if cfg!(miri) { vec![0, 1, 17] } else { (0..70).chain([100, 700]).collect() } {
            compare::<L, f32>(columns, || rng.below(5) as f32);
            compare::<L, f32>(columns, || special[rng.below(5)]);
            compare::<L, f32>(columns, || if rng.below(40) == 0 { f32::NAN } else { special[rng.below(5)] });
            compare::<L, f64>(columns, || rng.below(3) as f64);
            compare::<L, u8>(columns, || rng.below(256) as u8);
            compare::<L, i8>(columns, || rng.below(3) as i8 - 127);
        }
    }
    at_each_width::<One>();
    at_each_width::<Three>();
    at_each_width::<Fourteen>();
    if !cfg!(miri) {
        at_each_width::<Sixty>();
    }
}

#[test]
fn shapes_that_are_taken() {
    let buffer = [0.0_f32; 84];
    let columns = |shape: &[i64]| ClassMajor::<Fourteen>::new(&buffer, shape).map(ClassMajor::columns).ok();
    assert_eq!(columns(&[14, 6]), Some(6));
    assert_eq!(columns(&[1, 14, 2, 3]), Some(6));
    assert_eq!(columns(&[1, 1, 14, 6]), Some(6));
    assert_eq!(
        [columns(&[6, 14]), columns(&[2, 14, 3]), columns(&[14, 7]), columns(&[-1, 14, 6]), columns(&[])],
        [None; 5]
    );
    assert_eq!(ClassMajor::<One>::new(&buffer, &[1, 84]).unwrap().columns(), 84);
    assert_eq!(ClassMajor::<One>::new(&buffer, &[1, 1, 84]).unwrap().columns(), 84);
    assert_eq!(ClassMajor::<One>::new(&buffer[..0], &[1, 0]).unwrap().argmax_into(&mut []), Ok(()));

    let rows = |shape: &[usize]| Batch::<Fourteen>::new(&buffer, shape).map(Batch::rows).ok();
    assert_eq!([rows(&[6, 14]), rows(&[2, 3, 14]), rows(&[6, 14, 1, 1]), rows(&[1, 6, 14])], [Some(6); 4]);
    assert_eq!([rows(&[14, 6]), rows(&[3, 14, 2]), rows(&[5, 14]), rows(&[84]), rows(&[])], [None; 5]);
}

#[test]
fn rows_of_boxes_and_images_of_a_batch() {
    // Two images with a row before and one after those of the classes; two columns.
    let buffer: Vec<f32> = (0..20).map(|x| x as f32).collect();
    let one = ClassMajor::<Three>::in_rows(&buffer[..10], &[1, 5, 2], 1..4).unwrap();
    assert_eq!((one.row(Three::C0), one.row(Three::C2)), (&[2.0, 3.0][..], &[6.0, 7.0][..]));
    let images: Vec<f32> = ClassMajor::<Three>::images(&buffer, &[2, 5, 2], 1..4)
        .unwrap()
        .map(|image| image.get(1, Three::C0).unwrap())
        .collect();
    assert_eq!(images, [3.0, 13.0]);
    let error = |shape: &[usize], rows| ClassMajor::<Three>::in_rows(&buffer, shape, rows).unwrap_err().to_string();
    assert_eq!(error(&[1, 10, 2], 4..6), "4..6 are 2 rows, Three has 3 classes");
    assert_eq!(error(&[1, 10, 3], 4..7), "the shape [1, 10, 3] is not that of the buffer, which has 20 numbers");
    assert_eq!(
        error(&[1, 5, 4], 4..7),
        "the shape [1, 5, 4] has 5 rows, 0..5, and 4..7 ends after them; the last 3 are 2..5"
    );
    assert_eq!(
        error(&[10, 2], 8..11),
        "the shape [10, 2] has 10 rows, 0..10, and 8..11 ends after them; the last 3 are 7..10"
    );
    // Five images, of which each has rows enough: not one image of five rows and more. Two, which are too few rows.
    for shape in [[5, 4, 1], [2, 5, 2]] {
        let message = "may begin with the number of images: `images` reads such a shape";
        assert_eq!(error(&shape, 1..4), format!("the shape {shape:?} {message}"));
    }
    let error =
        |shape: &[usize]| ClassMajor::<Three>::images(&buffer, shape, 4..7).map(|_| ()).unwrap_err().to_string();
    assert_eq!(
        error(&[2, 5, 2]),
        "the shape [2, 5, 2] has 5 rows, 0..5, and 4..7 ends after them; the last 3 are 2..5"
    );
    assert_eq!(error(&[20, 1]), "the shape [20, 1] has 1 row, 0..1, and 4..7 ends after them");
    let error = |shape: &[i8]| ClassMajor::<Three>::new(&buffer[..18], shape).unwrap_err().to_string();
    assert!(error(&[6, 3]).ends_with("; `Batch` reads scores image by image"));
    assert!(error(&[2, 3, 3, 1]).ends_with("; `images` reads more than one image"));
    assert_eq!(
        error(&[-1, 3, 6]),
        "a shape has at most 8 sizes, none below 0: give that of the output, not the model's"
    );
}

#[test]
fn boxes_that_are_one_after_the_other_are_not_rows() {
    let buffer = [0.0; 80];
    let in_rows = |shape: &[usize]| ClassMajor::<Three>::in_rows(&buffer, shape, 1..4).map(ClassMajor::columns);
    let message =
        "may be box by box, and then has no rows 1..4: read each box by `Scores::new(&numbers[1..4])`, or transpose";
    for shape in [&[1, 20, 4][..], &[20, 4], &[1, 16, 5], &[1, 20, 4, 1]] {
        assert_eq!(in_rows(shape).unwrap_err().to_string(), format!("the shape {shape:?} {message}"));
    }
    assert!(ClassMajor::<Three>::images(&buffer, &[2, 10, 4], 1..4).is_err());
    assert_eq!([in_rows(&[1, 4, 20]), in_rows(&[1, 5, 16]), in_rows(&[4, 20])], [Ok(20), Ok(16), Ok(20)]);
    assert!(ClassMajor::<Three>::images(&buffer, &[2, 4, 10], 1..4).is_ok());
}

#[test]
fn nothing_is_written_if_places_are_not_as_many_as_columns() {
    let scores = ClassMajor::<Three>::new(&[0.0, 1.0, 2.0, 0.0, 0.0, 0.0], &[3, 2]).unwrap();
    let mut labels = [Three::C1; 3];
    let error = scores.argmax_into(&mut labels);
    assert_eq!(error, Err(ColumnError::OutputLength { columns: 2, places: 3 }));
    assert_eq!(labels, [Three::C1; 3]);
    assert_eq!(format!("{scores:?}"), "{C0: [0.0, 1.0], C1: [2.0, 0.0], C2: [0.0, 0.0]}");
}
