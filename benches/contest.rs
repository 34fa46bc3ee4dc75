//! Functions that do the same, timed in turns, so that a busy moment of the machine slows all of them; and the table of their times.

use std::collections::BTreeMap;
use std::fs;
use std::hint::black_box;
use std::time::{Duration, Instant};

/// How long the functions of one line of the table are called, in turns.
const LONG_ENOUGH: Duration = Duration::from_secs(3);

/// At least so often each function is called, however long it takes.
const ROUNDS: usize = 20;

/// The functions of one line of the table.
#[derive(Default)]
pub struct Contest<'a> {
    functions: Vec<Function<'a>>,
}

struct Function<'a> {
    name: &'static str,
    call: Box<dyn FnMut() + 'a>,
    least: f64,
}

impl<'a> Contest<'a> {
    /// One more.
    pub fn add<R>(&mut self, name: &'static str, mut call: impl FnMut() -> R + 'a) {
        let call = Box::new(move || {
            black_box(call());
        });
        self.functions.push(Function { name, call, least: f64::INFINITY });
    }

    /// The least time of each, in ns. The first call of each turn brings back to the caches what the others displaced.
    fn run(mut self) -> Vec<(String, f64)> {
        let start = Instant::now();
        let mut rounds = 0;
        while rounds < ROUNDS || start.elapsed() < LONG_ENOUGH {
            for Function { call, least, .. } in &mut self.functions {
                call();
                let start = Instant::now();
                call();
                *least = least.min(start.elapsed().as_nanos() as f64);
            }
            rounds += 1;
        }
        self.functions.into_iter().map(|function| (function.name.to_owned(), function.least)).collect()
    }
}

/// A table for README.md: a line for each contest, a column for each function.
#[derive(Default)]
pub struct Table {
    lines: Vec<(String, Vec<(String, f64)>)>,
    /// What the numbers of numpy.txt belong to.
    kind: &'static str,
}

impl Table {
    /// An empty one.
    pub fn new(kind: &'static str) -> Self {
        Self { kind, ..Self::default() }
    }

    /// Runs the contest. `numpy_rows.py` may have written more columns for it.
    pub fn add(&mut self, line: String, contest: Contest) {
        eprintln!("{} {line}", self.kind);
        let mut times = contest.run();
        let numpy = fs::read_to_string("numpy.txt").unwrap_or_default();
        for columns in numpy.lines().map(|line| line.split('\t').collect::<Vec<_>>()) {
            if let [kind, shape, name, time] = columns[..] {
                if kind == self.kind && shape == line {
                    times.push((name.to_owned(), time.parse().expect("`python numpy_rows.py` writes it")));
                }
            }
        }
        self.lines.push((line, times));
    }

    /// In us, with the multiple of the first column.
    pub fn print_us(&self) {
        self.print(|time, first| format!("{:.1} ({:.2})", time / 1000.0, time / first));
    }

    /// In ns for each of so many.
    pub fn print_ns(&self, of: usize) {
        self.print(|time, _| format!("{:.1}", time / of as f64));
    }

    fn print(&self, cell: impl Fn(f64, f64) -> String) {
        let mut columns: Vec<&str> = Vec::new();
        for (name, _) in self.lines.iter().flat_map(|(_, times)| times) {
            if !columns.contains(&&**name) {
                columns.push(name);
            }
        }
        println!("| {} | {} |\n|{}", self.kind, columns.join(" | "), "---|".repeat(columns.len() + 1));
        for (line, times) in &self.lines {
            let first = times[0].1;
            let times: BTreeMap<&str, f64> = times.iter().map(|(name, time)| (&**name, *time)).collect();
            let cells = columns.iter().map(|name| times.get(name).map_or("-".to_owned(), |time| cell(*time, first)));
            println!("| {line} | {} |", cells.collect::<Vec<_>>().join(" | "));
        }
        println!();
    }
}
