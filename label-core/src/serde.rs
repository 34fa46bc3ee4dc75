//! Labels and sets in files, for label types with the option `serde`: by name in formats for people, by index in others.

use crate::label::{Label, from_number};
use crate::label_set::LabelSet;
use core::fmt;
use core::marker::PhantomData;
use serde_core::de::{Deserialize, Deserializer, Error, SeqAccess, Visitor};
use serde_core::ser::{Serialize, Serializer};

/// Writes a label.
pub fn serialize<L: Label, S: Serializer>(label: L, serializer: S) -> Result<S::Ok, S::Error> {
    if serializer.is_human_readable() {
        serializer.serialize_str(label.name())
    } else {
        #[expect(clippy::cast_possible_truncation, reason = "there are at most 65,536 classes")]
        serializer.serialize_u16(label.index() as u16)
    }
}

/// Reads a label; the error is the one that parsing gives.
pub fn deserialize<'de, L: Label, D: Deserializer<'de>>(deserializer: D) -> Result<L, D::Error> {
    let visitor = LabelVisitor(PhantomData);
    if deserializer.is_human_readable() {
        deserializer.deserialize_str(visitor)
    } else {
        deserializer.deserialize_u16(visitor)
    }
}

struct LabelVisitor<L>(PhantomData<L>);

impl<L: Label> Visitor<'_> for LabelVisitor<L> {
    type Value = L;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a class of {}", L::TYPE_NAME)
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<L, E> {
        name.parse().map_err(E::custom)
    }

    fn visit_u64<E: Error>(self, index: u64) -> Result<L, E> {
        from_number(index).map_err(E::custom)
    }

    fn visit_i64<E: Error>(self, index: i64) -> Result<L, E> {
        from_number(index).map_err(E::custom)
    }
}

/// The classes in index order, each as its label type writes it.
impl<L: Label + Serialize> Serialize for LabelSet<L> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter())
    }
}

/// The classes in any order; duplicates count once.
impl<'de, L: Label + Deserialize<'de>> Deserialize<'de> for LabelSet<L> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_seq(SetVisitor(PhantomData))
    }
}

struct SetVisitor<L>(PhantomData<L>);

impl<'de, L: Label + Deserialize<'de>> Visitor<'de> for SetVisitor<L> {
    type Value = LabelSet<L>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a list of classes of {}", L::TYPE_NAME)
    }

    fn visit_seq<S: SeqAccess<'de>>(self, mut labels: S) -> Result<LabelSet<L>, S::Error> {
        let mut set = LabelSet::EMPTY;
        while let Some(label) = labels.next_element()? {
            set.insert(label);
        }
        Ok(set)
    }
}
