//! A `NumPy` array of names, as `np.save` writes it: a header, which is a Python dict, and the letters.

use crate::collect::mapped;
use crate::escape::json_string;
use crate::format::kind::Format;
use crate::format::model::{Content, Embedded, EmbeddedList, read_at_most, truncated_model};
use crate::format::syntax::document::Node;
use crate::format::syntax::python;
use crate::problem::{Place, Problem};

const MAGIC: &[u8] = b"\x93NUMPY";

/// The longest header that is read, and the most letters, in bytes.
const HEADER_MOST: u64 = 1 << 16;
const DATA_MOST: u64 = 64 << 20;

pub(crate) fn matches(start: &[u8]) -> bool {
    start.starts_with(MAGIC)
}

/// The names of the array, as JSON.
pub(crate) fn embedded(file: &str, content: &mut dyn Content, _size: u64) -> Result<Embedded, Problem> {
    let broken = |what: &str| truncated_model(file, "NumPy", what);
    let header = header(content).map_err(broken)?;
    let array = Array::parse(file, &header)?;
    let length = array.count.checked_mul(array.width).filter(|length| *length <= DATA_MOST);
    let length = length.ok_or_else(|| broken("its array is larger than a class list can be"))?;
    let data = read_at_most(content, length + 1).map_err(|error| broken(&error.to_string()))?;
    if data.len() as u64 != length {
        return Err(broken("its array has another length than its header says"));
    }
    let names = array.names(&data).ok_or_else(|| not_text(file, &array.kind.to_string()))?;
    let text = format!("[{}]", mapped(&names, |name| json_string(name)).join(",")).into_bytes();
    Ok(Embedded {
        list: EmbeddedList { shown: file.to_owned(), text, format: Some(Format::List) },
        others: Vec::new(),
        width: None,
    })
}

/// The header's text. Its length has two bytes in version 1, and four in the versions 2 and 3.
fn header(content: &mut dyn Content) -> Result<String, &'static str> {
    const SHORT: &str = "it ends within its header";
    let mut start = [0; 8];
    content.read_exact(&mut start).map_err(|_| SHORT)?;
    if !matches(&start) {
        return Err("it does not start as one");
    }
    let mut length = [0; 4];
    let digits = match start[6] {
        1 => 2,
        2 | 3 => 4,
        _ => return Err("it has a version that is not known"),
    };
    content.read_exact(&mut length[..digits]).map_err(|_| SHORT)?;
    let length = u64::from(u32::from_le_bytes(length));
    if length > HEADER_MOST {
        return Err("its header is longer than that of a list of names");
    }
    let header = read_at_most(content, length).map_err(|_| SHORT)?;
    if header.len() as u64 != length {
        return Err(SHORT);
    }
    String::from_utf8(header).map_err(|_| "its header is not text")
}

/// What the header says.
struct Array {
    /// `U`: letters of four bytes; `S`: bytes.
    kind: char,
    is_big_endian: bool,
    count: u64,
    /// The bytes of one name.
    width: u64,
}

impl Array {
    fn parse(file: &str, header: &str) -> Result<Self, Problem> {
        let root = python::parse(file, header)?;
        let of = |key: &str| root.get(key).ok_or_else(|| truncated_model(file, "NumPy", "its header is incomplete"));
        let (kind, shape) = (of("descr")?, of("shape")?);
        let descr = kind.text().map_or_else(|| kind.shown(), ToString::to_string);
        let text = descr.strip_prefix(['<', '>', '=', '|']).and_then(|rest| {
            let kind = rest.chars().next().filter(|kind| matches!(kind, 'U' | 'S'))?;
            Some((kind, rest[1..].parse::<u64>().ok()?))
        });
        let Some((kind, letters)) = text else {
            return Err(if descr.ends_with('O') { objects(file) } else { not_text(file, &descr) });
        };
        let [count] = shape.list().unwrap_or_default() else { return Err(not_a_list(file, shape.len())) };
        let count = count_of(count).ok_or_else(|| not_a_list(file, 1))?;
        let width = letters.checked_mul(if kind == 'U' { 4 } else { 1 });
        let width = width.ok_or_else(|| not_text(file, &descr))?;
        Ok(Self { kind, is_big_endian: descr.starts_with('>'), count, width })
    }

    /// The names, without the zeros that fill them; `None` if they are not Unicode.
    fn names(&self, data: &[u8]) -> Option<Vec<String>> {
        // `chunks_exact` takes no width of 0, of which NumPy makes empty names.
        let Some(width) = usize::try_from(self.width).ok().filter(|width| *width > 0) else {
            return Some(vec![String::new(); usize::try_from(self.count.min(2)).ok()?]);
        };
        let mut names = Vec::new();
        for bytes in data.chunks_exact(width) {
            let name =
                if self.kind == 'U' { self.letters(bytes)? } else { std::str::from_utf8(bytes).ok()?.to_owned() };
            names.push(name.trim_end_matches('\0').to_owned());
        }
        Some(names)
    }

    /// The text of letters that have four bytes each.
    fn letters(&self, bytes: &[u8]) -> Option<String> {
        let mut text = String::new();
        for letter in bytes.chunks_exact(4) {
            let letter: [u8; 4] = letter.try_into().ok()?;
            let code = if self.is_big_endian { u32::from_be_bytes(letter) } else { u32::from_le_bytes(letter) };
            text.push(char::from_u32(code)?);
        }
        Some(text)
    }
}

fn count_of(node: &Node<'_>) -> Option<u64> {
    node.text().is_none().then(|| node.index())?
}

/// An array of Python objects, which is a pickle.
fn objects(file: &str) -> Problem {
    Problem::new(
        Place::PATH,
        format!(
            "{file} is an array of Python objects: a pickle, which NumPy loads with `allow_pickle=True` alone and no build runs"
        ),
        "save it as text, of scikit-learn's encoder: `np.save(\"classes.npy\", encoder.classes_.astype(str))`",
    )
}

/// An array of numbers, or of something else than text.
fn not_text(file: &str, kind: &str) -> Problem {
    Problem::new(
        Place::PATH,
        format!("{file} is an array of type {kind:?}, not of names"),
        "save the names as text: `np.save(\"classes.npy\", encoder.classes_.astype(str))`",
    )
}

/// An array of another rank.
fn not_a_list(file: &str, rank: usize) -> Problem {
    Problem::new(
        Place::PATH,
        format!("{file} is an array of rank {rank}, not a list of names"),
        "save one name for each output of the model: `np.save(\"classes.npy\", encoder.classes_.astype(str))`",
    )
}
