//! In: a label, or what a file says of one. Out: its name in formats that people read, its index in those that they don't.

use crate::label::Label;
use crate::private::from_integer;
use core::fmt;
use core::marker::PhantomData;
use serde_core::de::{Deserializer, Error, Visitor};
use serde_core::ser::Serializer;

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
pub fn deserialize<'de, L: Label, D: Deserializer<'de>>(
    deserializer: D,
    type_name: &'static str,
) -> Result<L, D::Error> {
    let visitor = LabelVisitor(type_name, PhantomData);
    if deserializer.is_human_readable() {
        deserializer.deserialize_str(visitor)
    } else {
        deserializer.deserialize_u16(visitor)
    }
}

struct LabelVisitor<L>(&'static str, PhantomData<L>);

impl<L: Label> Visitor<'_> for LabelVisitor<L> {
    type Value = L;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a class of {}", self.0)
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<L, E> {
        name.parse().map_err(E::custom)
    }

    fn visit_u64<E: Error>(self, index: u64) -> Result<L, E> {
        from_integer(index, self.0).map_err(E::custom)
    }

    fn visit_i64<E: Error>(self, index: i64) -> Result<L, E> {
        from_integer(index, self.0).map_err(E::custom)
    }
}
