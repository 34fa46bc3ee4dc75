//! Errors about a name, an index or a length that does not fit the label type.
//!
//! An error that holds a class needs the trait `Label`, which itself needs this file: `NotANumber` and `NotZeroOrOne` stand
//! beside the functions that return them.

use core::fmt;

/// Shows an error by its text, since `fn main() -> Result<(), Box<dyn Error>>` and `unwrap` print an error by `Debug`.
///
/// The parameter of an error that holds a class stands beside its name: `NotANumber<L>`.
macro_rules! debug_with_text {
    ($($name:ident $(<$label:ident>)?),*) => {$(
        impl $(<$label: Label>)? core::fmt::Debug for $name $(<$label>)? {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self)
            }
        }
    )*};
}
pub(crate) use debug_with_text;

debug_with_text!(LengthMismatch, UnknownIndex, UnknownName);

/// A name that no class has.
///
/// It keeps up to 64 bytes of the input; the nearest name is looked for only when the error is printed.
///
/// ```
/// # #[typed_label::labels(classes = ["Cat", "Dog"])] enum Pet {}
/// let error = "cat".parse::<Pet>().unwrap_err();
/// assert_eq!(error.to_string(), r#""cat" is not a class of Pet (2 classes); the nearest is "Cat""#);
/// ```
#[derive(Clone, Copy)]
pub struct UnknownName {
    input: TruncatedStr,
    type_name: &'static str,
    names: &'static [&'static str],
}

impl UnknownName {
    #[doc(hidden)]
    pub fn new(input: &str, type_name: &'static str, names: &'static [&'static str]) -> Self {
        Self { input: TruncatedStr::new(input), type_name, names }
    }

    /// The name that was given; its first 64 bytes if it is longer.
    pub fn input(&self) -> &str {
        self.input.text()
    }

    /// The class name that is nearest to the input, if one is near: another case, or few edits.
    ///
    /// ```
    /// # #[typed_label::labels(classes = ["Cat", "Dog"])] enum Pet {}
    /// assert_eq!("Dgo".parse::<Pet>().unwrap_err().nearest(), Some("Dog"));
    /// assert_eq!("elephant".parse::<Pet>().unwrap_err().nearest(), None);
    /// ```
    pub fn nearest(&self) -> Option<&'static str> {
        let input = self.input();
        let allowed = (input.chars().count() / 3).max(1);
        self.names
            .iter()
            .map(|name| (edits(input, name), *name))
            .filter(|(edits, _)| *edits <= allowed)
            .min_by_key(|(edits, _)| *edits)
            .map(|(_, name)| name)
    }
}

impl fmt::Display for UnknownName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { input, type_name, names } = self;
        write!(f, "{input} is not a class of {type_name} ({})", ClassCount(names.len()))?;
        match self.nearest() {
            Some(name) => write!(f, "; the nearest is {name:?}"),
            None => Ok(()),
        }
    }
}

impl PartialEq for UnknownName {
    fn eq(&self, other: &Self) -> bool {
        (self.input, self.type_name, self.names) == (other.input, other.type_name, other.names)
    }
}

impl Eq for UnknownName {}
impl core::error::Error for UnknownName {}

/// A number that is not an index of the model's output: below 0, too high, or a float that is not a whole number.
///
/// ```
/// # #[typed_label::labels(classes = ["Cat", "Dog"])] enum Pet {}
/// let error = Pet::try_from(-1_i64).unwrap_err();
/// assert_eq!(error.to_string(), "-1 is not an index of Pet (2 classes, 0 to 1)");
/// let error = Pet::try_from(0.5_f32).unwrap_err();
/// assert_eq!(error.to_string(), "0.5 is not an index of Pet (2 classes, 0 to 1)");
/// ```
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct UnknownIndex {
    index: Index,
    type_name: &'static str,
    count: usize,
}

/// A number of any type; of floats the bits, so that a NaN equals itself.
#[allow(non_camel_case_types, reason = "called after the type")]
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Index {
    Integer { negative: bool, magnitude: u128 },
    f32(u32),
    f64(u64),
}

impl UnknownIndex {
    pub(crate) fn new(index: Index, type_name: &'static str, count: usize) -> Self {
        Self { index, type_name, count }
    }
}

impl fmt::Display for UnknownIndex {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { index, type_name, count } = *self;
        write!(f, "{index:?} is not an index of {type_name} ({}, 0 to {})", ClassCount(count), count - 1)
    }
}

impl fmt::Debug for Index {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Integer { negative, magnitude } => write!(f, "{}{magnitude}", if negative { "-" } else { "" }),
            Self::f32(bits) => write!(f, "{:?}", f32::from_bits(bits)),
            Self::f64(bits) => write!(f, "{:?}", f64::from_bits(bits)),
        }
    }
}

impl core::error::Error for UnknownIndex {}

/// A buffer whose length does not fit the label type: scores of one image, of a batch, or the rows of counts.
///
/// If one score too many hints at it, the error names the background class that `ImageNet` models of TensorFlow have at index 0
/// (1,001 scores):
///
/// ```
/// use typed_label::{Batch, Label, Scores};
///
/// #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Label)]
/// enum Pet { Cat, Dog, Owl }
///
/// assert_eq!(
///     Scores::<Pet>::new(&[0.1, 0.2, 0.3, 0.4]).unwrap_err().to_string(),
///     "the model gives 4 scores, Pet has 3 classes: \
///      one more may be a background class, at index 0 in most models",
/// );
/// assert_eq!(
///     Batch::<Pet>::from_rows(&[0.0; 4]).unwrap_err().to_string(),
///     "4 scores are not whole rows of Pet (3 classes): 1 row, and 1 score left over",
/// );
/// ```
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct LengthMismatch {
    given: Given,
    len: usize,
    count: usize,
    type_name: &'static str,
}

/// What has the wrong length.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Given {
    Scores,
    Batch,
    Counts,
}

impl LengthMismatch {
    pub(crate) fn new(given: Given, len: usize, count: usize, type_name: &'static str) -> Self {
        Self { given, len, count, type_name }
    }
}

impl fmt::Display for LengthMismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { given, len, count, type_name } = *self;
        let plural = |n| if n == 1 { "" } else { "s" };
        let s = plural(len);
        match given {
            Given::Scores => {
                write!(f, "the model gives {len} score{s}, {type_name} has {}", ClassCount(count))?;
                f.write_str(match (len, count) {
                    (1, 2) => ": one score for two classes is what `class_mode::from_binary` reads",
                    _ if len == count + 1 => ": one more may be a background class, at index 0 in most models",
                    _ => "",
                })
            }
            Given::Batch => {
                let (rows, rest) = (len / count, len % count);
                let verb = if len == 1 { "is not a whole row" } else { "are not whole rows" };
                write!(f, "{len} score{s} {verb} of {type_name} ({}): ", ClassCount(count))?;
                write!(f, "{rows} row{}, and {rest} score{} left over", plural(rows), plural(rest))
            }
            Given::Counts => write!(f, "{len} row{s} of counts for {type_name} ({})", ClassCount(count)),
        }
    }
}

impl core::error::Error for LengthMismatch {}

/// Displays `1 class` or `n classes`.
pub(crate) struct ClassCount(pub(crate) usize);

impl fmt::Display for ClassCount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} class{}", self.0, if self.0 == 1 { "" } else { "es" })
    }
}

/// The first 64 bytes of a text: an error can keep them without a heap.
#[derive(Clone, Copy, PartialEq)]
pub(crate) struct TruncatedStr {
    bytes: [u8; Self::MOST],
    len: u8,
    cut: bool,
}

impl TruncatedStr {
    const MOST: usize = 64;
    pub(crate) const EMPTY: Self = Self { bytes: [0; Self::MOST], len: 0, cut: false };

    #[expect(clippy::cast_possible_truncation, reason = "at most 64")]
    pub(crate) fn new(text: &str) -> Self {
        let mut len = text.len().min(Self::MOST);
        while !text.is_char_boundary(len) {
            len -= 1;
        }
        let mut kept = Self { len: len as u8, cut: len < text.len(), ..Self::EMPTY };
        kept.bytes[..len].copy_from_slice(&text.as_bytes()[..len]);
        kept
    }

    fn text(&self) -> &str {
        core::str::from_utf8(&self.bytes[..usize::from(self.len)]).unwrap_or_default()
    }
}

impl fmt::Display for TruncatedStr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}{}", self.text(), if self.cut { ".." } else { "" })
    }
}

/// How many characters to insert, remove, replace or swap with their neighbour, without regard to case, to get from
/// one text to the other; looks at the first 64 characters of each.
fn edits(a: &str, b: &str) -> usize {
    const MOST: usize = 64;
    fn folded(text: &str, into: &mut [char; MOST]) -> usize {
        into.iter_mut().zip(text.chars().flat_map(char::to_lowercase)).map(|(slot, c)| *slot = c).count()
    }
    let (mut a_chars, mut b_chars) = (['\0'; MOST], ['\0'; MOST]);
    let (a_len, b_len) = (folded(a, &mut a_chars), folded(b, &mut b_chars));
    let (a, b) = (&a_chars[..a_len], &b_chars[..b_len]);
    // Three rows of the table: two back, one back, and the one that is filled.
    let mut rows = [[0_usize; MOST + 1]; 3];
    for (j, cell) in rows[1].iter_mut().enumerate() {
        *cell = j;
    }
    for i in 0..a.len() {
        rows[2][0] = i + 1;
        for j in 0..b.len() {
            let replace = rows[1][j] + usize::from(a[i] != b[j]);
            let mut least = replace.min(rows[1][j + 1] + 1).min(rows[2][j] + 1);
            if i > 0 && j > 0 && a[i] == b[j - 1] && a[i - 1] == b[j] {
                least = least.min(rows[0][j - 1] + 1);
            }
            rows[2][j + 1] = least;
        }
        rows.rotate_left(1);
    }
    rows[1][b.len()]
}

#[cfg(test)]
mod tests {
    extern crate std;
    use super::edits;

    #[test]
    fn edits_are_counted_both_ways_and_up_to_the_64th_character() {
        let long = "a".repeat(64);
        for (a, b, count) in [
            ("", "", 0),
            ("", "cat", 3),
            ("Cat", "cAT", 0),
            ("kitten", "sitting", 3),
            ("xcat", "cat", 1),
            ("catx", "cat", 1),
            ("cat", "act", 1),
            ("cats", "cast", 1),
            ("abcdef", "abdcef", 1),
            ("abcdxef", "abdcef", 2),
            ("badc", "abcd", 2),
            ("cat", "atc", 2),
            ("abab", "baba", 2),
            ("aab", "bba", 2),
            ("abc", "cba", 2),
            ("é", "e", 1),
            (&long, "", 64),
            (&long, &"b".repeat(64), 64),
            (&long, &"a".repeat(70), 0),
            (&long, &"a".repeat(63), 1),
        ] {
            assert_eq!((edits(a, b), edits(b, a)), (count, count), "{a:?} {b:?}");
        }
    }
}
