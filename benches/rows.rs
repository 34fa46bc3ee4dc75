//! argmax and top-5 of whole batches, and the sum of the same buffer, which is what reading it costs.

use argminmax::{ArgMinMax, NaNArgMinMax};
use benches::contest::{Contest, Table};
use benches::{Finding, Imagenet, Imagenet21k, Wide21, Wide80, Wide1001, random};
use ndarray::ArrayView2;
use ndarray_stats::QuantileExt;
use std::hint::black_box;
use typed_label::{Batch, ClassMajor, Label, Score};

/// The sum in 32 lanes, so that the compiler uses the registers that there are.
fn sum(buffer: &[f32]) -> f32 {
    let mut lanes = [0.0; 32];
    for step in buffer.chunks_exact(32) {
        for i in 0..32 {
            lanes[i] += step[i];
        }
    }
    lanes.iter().sum()
}

/// The same of bytes.
fn sum_bytes(buffer: &[u8]) -> u32 {
    let mut lanes = [0_u32; 16];
    for step in buffer.chunks_exact(16) {
        for i in 0..16 {
            lanes[i] += u32::from(step[i]);
        }
    }
    lanes.iter().sum()
}

fn max_by(row: &[f32]) -> usize {
    let highest = row.iter().enumerate().max_by(|a, b| a.1.total_cmp(b.1));
    highest.map_or(0, |(index, _)| index)
}

fn insertion(row: &[f32]) -> [(usize, f32); 5] {
    let mut best = [(0, f32::NEG_INFINITY); 5];
    for (index, score) in row.iter().enumerate() {
        if *score > best[4].1 {
            let mut place = 4;
            while place > 0 && best[place - 1].1 < *score {
                best[place] = best[place - 1];
                place -= 1;
            }
            best[place] = (index, *score);
        }
    }
    best
}

fn select(row: &[f32], places: &mut Vec<(usize, f32)>) -> [(usize, f32); 5] {
    places.clear();
    places.extend(row.iter().copied().enumerate());
    let (best, fifth, _) = places.select_nth_unstable_by(4, |a, b| b.1.total_cmp(&a.1));
    best.sort_unstable_by(|a, b| b.1.total_cmp(&a.1));
    [best[0], best[1], best[2], best[3], *fifth]
}

fn random_f32(numbers: usize) -> Vec<f32> {
    let mut random = random();
    (0..numbers).map(|_| (random() >> 40) as f32 / 1e7).collect()
}

/// Calls `find` for each row, as the types' own functions do it.
fn each<T, R>(buffer: &[T], width: usize, results: &mut [R], mut find: impl FnMut(&[T]) -> R) {
    for (row, place) in black_box(buffer).chunks_exact(width).zip(black_box(results)) {
        *place = find(row);
    }
}

fn labels<L: Label, T: Score>(buffer: &[T], labels: &mut [L]) {
    Batch::<L, T>::from_rows(black_box(buffer)).unwrap().argmax_into(black_box(labels)).unwrap();
}

fn argmax<L: Label>(table: &mut Table, rows: usize) {
    let buffer = random_f32(rows * L::COUNT);
    let mut found = vec![L::ALL[0]; rows];
    let mut indices = [(); 4].map(|()| vec![0; rows]);
    let [ignoring, returning, by, stats] = &mut indices;
    let view = ArrayView2::from_shape((rows, L::COUNT), &buffer).unwrap();
    let mut contest = Contest::default();
    contest.add("sum", || sum(black_box(&buffer)));
    contest.add("typed-label", || labels(&buffer, &mut found));
    contest.add("argminmax, NaN ignored", || each(&buffer, L::COUNT, ignoring, |row| row.argmax()));
    contest.add("argminmax, NaN returned", || each(&buffer, L::COUNT, returning, |row| row.nanargmax()));
    contest.add("`max_by`", || each(&buffer, L::COUNT, by, max_by));
    contest.add("ndarray-stats", || {
        for (row, place) in black_box(&view).outer_iter().zip(black_box(&mut *stats)) {
            *place = row.argmax().unwrap();
        }
    });
    table.add(format!("{rows}x{}", L::COUNT), contest);
}

fn top5<L: Label>(table: &mut Table, rows: usize) {
    let buffer = random_f32(rows * L::COUNT);
    let mut best = vec![[(L::ALL[0], 0.0); 5]; rows];
    let (mut inserted, mut selected) = (vec![[(0, 0.0); 5]; rows], vec![[(0, 0.0); 5]; rows]);
    let mut places = Vec::new();
    let mut contest = Contest::default();
    contest.add("sum", || sum(black_box(&buffer)));
    contest.add("typed-label", || {
        Batch::<L>::from_rows(black_box(&buffer)).unwrap().top_k_into(black_box(&mut best)).unwrap();
    });
    contest.add("insertion", || each(&buffer, L::COUNT, &mut inserted, insertion));
    contest.add("`select_nth_unstable`", || each(&buffer, L::COUNT, &mut selected, |row| select(row, &mut places)));
    table.add(format!("{rows}x{}", L::COUNT), contest);
}

fn argmax_bytes<L: Label>(table: &mut Table, rows: usize) {
    let mut random = random();
    let buffer: Vec<u8> = (0..rows * L::COUNT).map(|_| (random() >> 56) as u8).collect();
    let signed: Vec<i8> = buffer.iter().map(|score| score.cast_signed()).collect();
    let (mut found, mut found_signed) = (vec![L::ALL[0]; rows], vec![L::ALL[0]; rows]);
    let (mut indices, mut indices_signed) = (vec![0; rows], vec![0; rows]);
    let mut contest = Contest::default();
    contest.add("sum", || sum_bytes(black_box(&buffer)));
    contest.add("typed-label u8", || labels(&buffer, &mut found));
    contest.add("typed-label i8", || labels(&signed, &mut found_signed));
    contest.add("argminmax u8", || each(&buffer, L::COUNT, &mut indices, |row| row.argmax()));
    contest.add("argminmax i8", || each(&signed, L::COUNT, &mut indices_signed, |row| row.argmax()));
    table.add(format!("{rows}x{}", L::COUNT), contest);
}

fn class_major<L: Label>(table: &mut Table, columns: usize) {
    let buffer = random_f32(L::COUNT * columns);
    let (mut found, mut found_in_rows) = (vec![L::ALL[0]; columns], vec![L::ALL[0]; columns]);
    let mut transposed = vec![0.0; buffer.len()];
    let mut contest = Contest::default();
    contest.add("sum", || sum(black_box(&buffer)));
    contest.add("typed-label", || {
        let scores = ClassMajor::<L>::new(black_box(&buffer), &[L::COUNT, columns]).unwrap();
        scores.argmax_into(black_box(&mut found)).unwrap();
    });
    contest.add("a transposition, then `Batch`", || {
        for (start, row) in black_box(&buffer).chunks_exact(columns).enumerate() {
            for (place, score) in transposed[start..].iter_mut().step_by(L::COUNT).zip(row) {
                *place = *score;
            }
        }
        labels(&transposed, &mut found_in_rows);
    });
    table.add(format!("[{}, {columns}]", L::COUNT), contest);
}

fn main() {
    let mut table = Table::new("argmax of f32");
    argmax::<Imagenet>(&mut table, 1024);
    argmax::<Imagenet>(&mut table, 64);
    argmax::<Imagenet21k>(&mut table, 64);
    argmax::<Finding>(&mut table, 4096);
    argmax::<Wide80>(&mut table, 1024);
    table.print_us();

    let mut table = Table::new("argmax of bytes");
    argmax_bytes::<Wide1001>(&mut table, 4096);
    argmax_bytes::<Wide80>(&mut table, 4096);
    table.print_us();

    let mut table = Table::new("argmax, class by class");
    class_major::<Wide80>(&mut table, 8400);
    class_major::<Wide21>(&mut table, 101_400);
    table.print_us();

    let mut table = Table::new("top 5");
    top5::<Imagenet>(&mut table, 1024);
    top5::<Imagenet>(&mut table, 64);
    top5::<Imagenet21k>(&mut table, 64);
    top5::<Finding>(&mut table, 4096);
    top5::<Wide21>(&mut table, 4096);
    top5::<Wide80>(&mut table, 1024);
    table.print_us();
}
