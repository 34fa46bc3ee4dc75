//! argmax and top-5 of whole batches, and the sum of the same buffer, which is what reading it costs.

use argminmax::ArgMinMax;
use benches::{Finding, Imagenet, Imagenet21k, random};
use criterion::measurement::WallTime;
use criterion::{BenchmarkGroup, Criterion, criterion_group, criterion_main};
use ndarray::ArrayView2;
use ndarray_stats::QuantileExt;
use std::hint::black_box;
use std::time::Duration;
use typed_label::{Batch, Label};

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

fn shape<L: Label>(c: &mut Criterion, rows: usize) {
    let mut random = random();
    let buffer: Vec<f32> = (0..rows * L::COUNT).map(|_| (random() >> 40) as f32 / 1e7).collect();
    let shape = format!("{rows}x{}", L::COUNT);
    let group = |c: &mut Criterion, name: &str, run: &dyn Fn(&mut BenchmarkGroup<WallTime>)| {
        let mut group = c.benchmark_group(format!("{name} {shape}"));
        group.warm_up_time(Duration::from_millis(200)).measurement_time(Duration::from_millis(800)).sample_size(20);
        run(&mut group);
        group.finish();
    };
    group(c, "argmax", &|group| {
        group.bench_function("sum", |b| b.iter(|| sum(black_box(&buffer))));
        let mut labels = vec![L::ALL[0]; rows];
        group.bench_function("typed-label", |b| {
            b.iter(|| Batch::<L>::from_rows(black_box(&buffer)).unwrap().argmax_into(black_box(&mut labels)).unwrap())
        });
        let mut indices = vec![0; rows];
        let mut each = |group: &mut BenchmarkGroup<WallTime>, name: &str, argmax: &dyn Fn(&[f32]) -> usize| {
            group.bench_function(name, |b| {
                b.iter(|| {
                    for (row, place) in black_box(&buffer).chunks_exact(L::COUNT).zip(black_box(&mut indices)) {
                        *place = argmax(row);
                    }
                })
            });
        };
        each(group, "argminmax", &|row| row.argmax());
        each(group, "max_by", &max_by);
        let view = ArrayView2::from_shape((rows, L::COUNT), &buffer).unwrap();
        group.bench_function("ndarray-stats", |b| {
            b.iter(|| {
                for (row, place) in black_box(&view).outer_iter().zip(black_box(&mut indices)) {
                    *place = row.argmax().unwrap();
                }
            })
        });
    });
    group(c, "top5", &|group| {
        group.bench_function("sum", |b| b.iter(|| sum(black_box(&buffer))));
        let mut best = vec![[(L::ALL[0], 0.0); 5]; rows];
        group.bench_function("typed-label", |b| {
            b.iter(|| Batch::<L>::from_rows(black_box(&buffer)).unwrap().top_k_into(black_box(&mut best)).unwrap())
        });
        let mut best = vec![[(0, 0.0); 5]; rows];
        let mut each =
            |group: &mut BenchmarkGroup<WallTime>, name: &str, top: &mut dyn FnMut(&[f32]) -> [(usize, f32); 5]| {
                group.bench_function(name, |b| {
                    b.iter(|| {
                        for (row, place) in black_box(&buffer).chunks_exact(L::COUNT).zip(black_box(&mut best)) {
                            *place = top(row);
                        }
                    })
                });
            };
        each(group, "insertion", &mut insertion);
        let mut places = Vec::new();
        each(group, "select_nth", &mut |row| select(row, &mut places));
    });
}

fn rows(c: &mut Criterion) {
    shape::<Imagenet>(c, 1024);
    shape::<Finding>(c, 4096);
    shape::<Imagenet21k>(c, 64);
}

criterion_group!(benches, rows);
criterion_main!(benches);
