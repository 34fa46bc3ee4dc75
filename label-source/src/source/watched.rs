//! The environment variable with which `watch` in build.rs gives a macro a hash of a folder's classes. A compiler cache (sccache) reuses
//! a build if its files and variables are unchanged. Folders do not count: without the variable it would give the old label type.

use super::reading::Reading;
use crate::collect::{mapped, sort};
use crate::folder;
use crate::order::Order;
use crate::problem::{Diagnostics, Place};
use crate::user_path::UserPath;
use std::env;
use std::fmt::Write;
use std::path::{Component, Path};

/// A path that a label type reads, and the order in which it does.
///
/// ```
/// use typed_label_source::Source;
///
/// let watched = Source::new("data/train").agrees_with(["data/val"]).watched_paths("/".as_ref());
/// assert_eq!(watched[0].variable(), "TYPED_LABEL_keras__data_2ftrain");
/// assert_eq!(watched[1].variable(), "TYPED_LABEL_keras__data_2fval");
/// ```
#[derive(Clone, Debug)]
pub struct WatchedPath {
    place: Place,
    text: String,
    order: Order,
}

impl WatchedPath {
    pub(super) fn new(place: Place, text: &str, order: Option<Order>, base: &Path) -> Self {
        // A file has no order.
        let is_file = UserPath::resolve(text, base).is_ok_and(|at| at.path().is_file());
        Self { place, text: text.to_owned(), order: order.filter(|_| !is_file).unwrap_or_default() }
    }

    /// Where the user wrote the path.
    #[must_use]
    pub fn place(&self) -> Place {
        self.place
    }

    /// The path, as the user wrote it.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The order in which the path is read.
    #[must_use]
    pub fn order(&self) -> Order {
        self.order
    }

    /// The variable's name: `data/train` and `./data/train/` have the same one. Another order looks at something else in the
    /// folder, so its variable is another.
    #[must_use]
    pub fn variable(&self) -> String {
        variable(&self.text, self.order)
    }

    /// The order in which build.rs watches the path, if it watches it in another order only.
    #[must_use]
    pub fn other_order(&self) -> Option<Order> {
        let is_set = |order: &Order| env::var_os(variable(&self.text, *order)).is_some();
        if is_set(&self.order) {
            return None;
        }
        Order::EVERY.iter().copied().find(is_set)
    }

    /// The variable's value: the same for the same class folders, on every machine. It is made from the list that the order gives,
    /// and from the names of all folders if an option can choose among those; so it costs what the order costs.
    #[must_use]
    pub fn content_hash(&self, base: &Path) -> String {
        let mut hash = ContentHash::default();
        // The macro reports the problems; no cache keeps a failed build.
        let ignored = &mut Diagnostics::default();
        let Ok(at) = UserPath::resolve(&self.text, base) else { return hash.finish() };
        let is_folder = at.path().is_dir();
        let reading = Reading { order: is_folder.then_some(self.order), ..Reading::default() };
        if is_folder && (Reading { allow_empty: Some(true), ..reading.clone() }).keeps_empty_folders() {
            let mut folders = folder::subfolders(&at, ignored).unwrap_or_default();
            sort(&mut folders);
            hash.add_all(&mapped(&folders, |folder| folder.as_encoded_bytes()));
        }
        if let Ok(list) = reading.load(&at, ignored) {
            hash.add_all(&mapped(list.names(), String::as_bytes));
        }
        hash.finish()
    }
}

fn variable(path: &str, order: Order) -> String {
    let mut parts = Vec::new();
    for part in Path::new(path).components() {
        if part != Component::CurDir {
            parts.push(part.as_os_str().as_encoded_bytes());
        }
    }
    format!("TYPED_LABEL_{}__{}", as_word(order.name().as_bytes()), as_word(&parts.join(&b'/')))
}

/// The text in letters, digits and `_`. No two texts give one word, and none has `__` in it.
fn as_word(text: &[u8]) -> String {
    let mut word = String::with_capacity(text.len());
    for byte in text {
        match byte {
            b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' => word.push(char::from(*byte)),
            _ => write!(word, "_{byte:02x}").unwrap_or_default(),
        }
    }
    word
}

/// FNV-1a with 128 bits: two lists never have the same hash by chance. The standard library's hash may change with a release.
struct ContentHash(u128);

impl Default for ContentHash {
    fn default() -> Self {
        Self(0x6c62_272e_07bb_0142_62b8_2175_6295_c58d)
    }
}

impl ContentHash {
    /// Adds names with their lengths and their number, so that no two lists of names add the same bytes.
    fn add_all(&mut self, names: &[&[u8]]) {
        self.add(&(names.len() as u64).to_le_bytes());
        for name in names {
            self.add(&(name.len() as u64).to_le_bytes());
            self.add(name);
        }
    }

    fn add(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u128::from(*byte)).wrapping_mul(0x0100_0000_0000_0000_0000_013b);
        }
    }

    fn finish(self) -> String {
        format!("{:032x}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::{ContentHash, WatchedPath, variable};
    use crate::collect::mapped;
    use crate::folder::shuffle::SEED;
    use crate::order::Order;
    use crate::problem::Place;
    use test_support::{Dir, Entry};

    #[test]
    fn no_two_paths_share_a_variable() {
        let name = |path: &str| variable(path, Order::Keras);
        for same in ["data/train", "./data/train", "data//train/", "data/./train/."] {
            assert_eq!(name(same), "TYPED_LABEL_keras__data_2ftrain");
        }
        let paths = ["", "/", "a", "/a", "A", "a_2fb", "a/b", "a_/b", "../a", "$A/b", "a\nb", "é", "a=b", "a b"];
        let mut names: Vec<String> = paths.map(name).to_vec();
        names.extend(["a", "train"].map(|path| variable(path, Order::KerasUtils)));
        names.extend(["utils/a", "2dutils_b", "5fb"].map(|path| variable(path, Order::Keras)));
        names.push(variable("5fb", Order::KerasUtils));
        let is_word = |name: &String| name.bytes().all(|byte| byte == b'_' || byte.is_ascii_alphanumeric());
        assert!(names.iter().all(is_word), "{names:?}");
        names.sort_unstable();
        let count = names.len();
        names.dedup();
        assert_eq!(names.len(), count, "{names:?}");
    }

    #[test]
    fn the_hash_is_fnv_and_tells_lists_apart() {
        // The test vector of the algorithm's authors.
        let mut hash = ContentHash::default();
        hash.add(b"a");
        assert_eq!(hash.finish(), "d228cb696f1a8caf78912b704e4a8964");
        let of = |names: &[&str]| {
            let mut hash = ContentHash::default();
            hash.add_all(&mapped(names, |name| name.as_bytes()));
            hash.finish()
        };
        assert_ne!(of(&["a", "bc"]), of(&["ab", "c"]));
        assert_ne!(of(&["a", "b"]), of(&["b", "a"]));
        assert_ne!(of(&[]), of(&[""]));
    }

    /// What the order looks at changes the hash; nothing else does, and not the order in which the system lists a folder.
    #[test]
    fn each_order_has_its_own_part_of_the_folder() {
        let dir = Dir::new();
        let hash = |order| WatchedPath { place: Place::PATH, text: "data".into(), order }.content_hash(&dir);
        let orders = || Order::names().filter(|name| *name != Order::Dataframe.name());
        let hashes = || orders().map(|name| hash(name.parse().unwrap())).collect::<Vec<_>>();
        let changed = |before: &[String]| -> Vec<&str> {
            let (after, mut names) = (hashes(), orders());
            let differs = before.iter().zip(&after).map(|(before, after)| before != after);
            differs.filter_map(|differs| names.next().filter(|_| differs)).collect()
        };
        let absent = hashes();
        dir.classes("data", ["cat", "dog", "eel"]);
        // All but tfds, which looks for folders in these.
        assert_eq!(changed(&absent).len(), absent.len() - 1);
        let before = hashes();
        for seed in 1..20 {
            SEED.set(seed);
            assert_eq!(changed(&before), [""; 0], "seed {seed}");
        }
        // One more image, a file beside the folders, another time.
        dir.make([("data/cat/1.png", Entry::File("")), ("data/notes.txt", Entry::File("a"))]);
        assert_eq!(changed(&before), [""; 0]);
        // A folder that holds no image: those that look for images see no class.
        dir.folders(["data/fox"]);
        assert_eq!(changed(&before), ["keras", "keras-utils", "torchvision", "ultralytics"]);
        let before = hashes();
        // Its first image is deeper.
        dir.file("data/fox/red/0.png", "");
        assert_eq!(changed(&before), ["torchvision", "timm", "huggingface", "burn", "fastai", "tfds"]);
    }
}
