//! Reads a table with a headline row by row, and finds out what the cells of each column are.

use super::cell_numbers::{is_disguised_number, whole_number};
use crate::class_list::MAX_CLASSES;
use crate::collect::mapped;
use crate::escape::quoted_list;
use crate::format::key_words::with_underscores;
use crate::format::syntax::csv::{self, Record, Records};
use crate::format::text_file::TextFile;
use crate::format::words::is_one_of;
use crate::problem::{Place, Problem};
use crate::suggest::nearest;
use std::borrow::Cow;
use std::collections::HashSet;

/// What a column of images is called.
pub(crate) const FILES: &str = "file files filename file_name filenames filepath file_path path image images \
    image_path image_id image_name image_index img img_path img_name fname url uri video videos video_id video_path \
    audio audio_path clip";

/// What a column of names is called, in lower case and with `_` between its words.
pub(crate) const NAMES: &str = "name names class classes class_name class_names classname label labels label_name \
    labelname display_name displayname category categories category_name";

/// What a cell says of a class that its image has or not. pandas writes `1.0` beside an empty cell.
pub(crate) const FLAGS: [&str; 4] = ["0", "1", "0.0", "1.0"];

/// A table whose headline has been read.
pub(crate) struct Table<'a> {
    pub(crate) file: &'a str,
    /// The file's own name.
    pub(crate) name: &'a str,
    /// Whether the text has quotes, which are not part of the cells.
    pub(crate) is_quoted: bool,
    /// The names of the columns, without the space around them.
    pub(crate) columns: Vec<String>,
    rows: Rows<'a>,
}

/// The rows below a headline; blank lines are none, as for pandas. A row with more or fewer cells than the headline is a problem.
#[derive(Clone)]
pub(crate) struct Rows<'a> {
    file: &'a str,
    width: usize,
    records: Records<'a>,
}

impl<'a> Iterator for Rows<'a> {
    type Item = Result<Record<'a>, Problem>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            match self.records.next()? {
                Ok(record) if record.is_blank => {}
                Ok(record) if record.fields.len() != self.width => {
                    return Some(Err(wrong_width(self.file, &record, self.width)));
                }
                record => return Some(record),
            }
        }
    }
}

impl<'a> Table<'a> {
    /// Reads the headline; `None` if there is no line. `skips_space` as for [`Records::new`].
    pub(crate) fn open(file: TextFile<'a>, skips_space: bool) -> Result<Option<Self>, Problem> {
        let mut records = Records::new(file, csv::separator(file), skips_space);
        while let Some(record) = records.next() {
            let record = record?;
            if !record.is_blank {
                return Ok(Some(Self {
                    file: file.shown,
                    name: file.name,
                    is_quoted: file.text.contains('"'),
                    columns: mapped(&record.fields, |column| column.trim().to_owned()),
                    rows: Rows { file: file.shown, width: record.fields.len(), records },
                }));
            }
        }
        Ok(None)
    }

    pub(crate) fn rows(&self) -> Rows<'a> {
        self.rows.clone()
    }

    /// The places of the columns that `is_one` is true of.
    pub(crate) fn places(&self, is_one: impl Fn(usize) -> bool) -> Vec<usize> {
        let mut places = Vec::new();
        for at in 0..self.columns.len() {
            if is_one(at) {
                places.push(at);
            }
        }
        places
    }

    /// The place of a column, whose name is written in any case.
    pub(crate) fn find(&self, column: &str) -> Result<usize, Problem> {
        let column = column.trim();
        let exact = self.places(|at| self.columns[at] == column);
        let any_case = self.places(|at| self.columns[at].to_lowercase() == column.to_lowercase());
        match (&exact[..], &any_case[..]) {
            ([at], _) | ([], [at]) => Ok(*at),
            ([], []) => Err(no_column(self, column)),
            _ => Err(column_twice(self.file, column)),
        }
    }

    /// Whether a column is called by one of the words, which are in lower case and have `_` between them.
    pub(crate) fn is_called(&self, at: usize, words: &str) -> bool {
        is_one_of(&with_underscores(&self.columns[at]), words)
    }

    /// The places of the columns that are called by one of the words.
    pub(crate) fn called(&self, words: &str) -> Vec<usize> {
        self.places(|at| self.is_called(at, words))
    }

    /// What the cells of each column are.
    pub(crate) fn facts(&self) -> Result<Vec<Facts<'a>>, Problem> {
        let mut facts = mapped(&self.columns, |_| Facts::default());
        for record in self.rows() {
            for (at, cell) in record?.fields.into_iter().enumerate() {
                facts[at].add(cell);
            }
        }
        Ok(facts)
    }

    /// The columns as messages list them.
    pub(crate) fn shown(&self) -> String {
        quoted_list(&self.columns, 12)
    }
}

/// What all cells of a column are. Space around a cell is not part of it.
#[derive(Default)]
pub(crate) struct Facts<'a> {
    pub(crate) rows: usize,
    /// How many cells are whole numbers.
    pub(crate) numbers: usize,
    /// How many cells are numbers in another form, as `#1`.
    pub(crate) disguised: usize,
    /// How many cells have nothing.
    pub(crate) empty: usize,
    /// How many cells are 0 or 1.
    pub(crate) flags: usize,
    /// How many cells are called as an image.
    images: usize,
    /// How many cells have a `|`, which separates several labels.
    pub(crate) bars: usize,
    /// The first distinct cells.
    seen: HashSet<Cow<'a, str>>,
    /// Whether there are more distinct cells than are counted.
    is_crowded: bool,
}

impl<'a> Facts<'a> {
    /// More distinct cells than this are not counted: no class list has so many names.
    const COUNTED: usize = MAX_CLASSES;

    /// More distinct labels than this are of no use to a message.
    const LABELS_MOST: usize = 5000;

    fn add(&mut self, cell: Cow<'a, str>) {
        let text = cell.trim();
        self.rows += 1;
        self.numbers += usize::from(whole_number(text).is_some());
        self.disguised += usize::from(is_disguised_number(text));
        self.empty += usize::from(text.is_empty());
        self.flags += usize::from(FLAGS.contains(&text));
        self.images += usize::from(is_image(text));
        self.bars += usize::from(text.contains('|'));
        if self.seen.len() < Self::COUNTED {
            self.seen.insert(cell);
        } else {
            self.is_crowded |= !self.seen.contains(&cell);
        }
    }

    pub(crate) fn are_flags(&self) -> bool {
        self.rows > 0 && self.flags == self.rows
    }

    pub(crate) fn are_numbers(&self) -> bool {
        self.rows > 0 && self.numbers == self.rows
    }

    pub(crate) fn are_images(&self) -> bool {
        self.images * 2 > self.rows
    }

    /// Whether a cell is there more than once.
    pub(crate) fn repeats(&self) -> bool {
        self.is_crowded || self.distinct() < self.rows
    }

    /// How many distinct cells there are, as far as they are counted.
    pub(crate) fn distinct(&self) -> usize {
        self.seen.len()
    }

    /// Whether the cells can be names of classes: each is a text, and there once.
    pub(crate) fn can_be_names(&self) -> bool {
        self.rows > 0 && self.numbers + self.disguised + self.images + self.empty == 0 && !self.repeats()
    }

    /// Whether the cells can be labels of images: words, of which there are few.
    pub(crate) fn can_be_labels(&self) -> bool {
        let is_text = self.numbers == 0 && self.images == 0;
        is_text && self.distinct() < Self::LABELS_MOST && self.distinct() > 1 && self.distinct() < self.rows
    }
}

/// What stands between the signs of a cell, as its labels do.
pub(crate) fn parts(cell: &str, sign: char) -> Vec<&str> {
    let mut parts: Vec<&str> = cell.split(sign).map(str::trim).collect();
    parts.retain(|part| !part.is_empty());
    parts
}

/// Whether a cell is called as an image, a sound or a film.
pub(crate) fn is_image(cell: &str) -> bool {
    const IMAGES: [&str; 34] = [
        "png", "jpg", "jpeg", "bmp", "gif", "webp", "tif", "tiff", "dcm", "jfif", "heic", "heif", "avif", "jp2", "ppm",
        "pgm", "nii", "wav", "mp3", "flac", "ogg", "opus", "m4a", "aac", "aiff", "mp4", "m4v", "avi", "mov", "mkv",
        "mpg", "mpeg", "wmv", "webm",
    ];
    // A URL may have a query.
    let path = if cell.contains("://") { cell.split(['?', '#']).next().unwrap_or_default() } else { cell };
    let path = path.strip_suffix(".gz").unwrap_or(path);
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
    IMAGES.iter().any(|image| ending.eq_ignore_ascii_case(image))
}

/// A row with more or fewer cells than the headline.
fn wrong_width(file: &str, record: &Record<'_>, width: usize) -> Problem {
    Problem::new(
        Place::PATH,
        format!("{file}, line {}: {} cells, but the headline has {width} columns", record.line, record.fields.len()),
        "write a cell for each column; one that has the separator in it is in quotes: `\"heron, grey\"`",
    )
}

/// `column` with a name that no column has.
fn no_column(table: &Table<'_>, column: &str) -> Problem {
    let help = match nearest(column, &table.columns) {
        Some(near) => format!("write `column = {near:?}`"),
        None => "write the name of one of them".to_owned(),
    };
    let what = format!("{} has no column {column:?}; its headline has {}", table.file, table.shown());
    Problem::new(Place::option("column"), what, help)
}

/// A column that is there twice.
fn column_twice(file: &str, column: &str) -> Problem {
    Problem::new(
        Place::option("column"),
        format!("{file} has two columns that are called {column:?}"),
        "give each column a name of its own",
    )
}
