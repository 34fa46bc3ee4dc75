//! The fingerprint of a class list: one number by which programs can tell that they have the same names in the same order.

/// The offset basis and the prime of FNV-1a with 64 bits.
const START: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x100_0000_01b3;

/// What follows each name: a byte that UTF-8 never has, so that `["ab", "c"]` and `["a", "bc"]` differ.
const END_OF_NAME: u8 = 0xff;

/// The fingerprint of class names in index order, as `Label::FINGERPRINT` is: for a list that is
/// only known at run time.
///
/// It is FNV-1a with 64 bits over the UTF-8 bytes of each name, each name followed by the byte `0xff`. The same list has the same
/// fingerprint on every machine and in every release. Two lists that differ have the same one by chance alone, once in
/// 18,446,744,073,709,551,616 times; someone who means to can make such a list.
///
/// ```
/// # #[typed_label::labels(classes = ["cat", "dog"])] enum Pet {}
/// use typed_label::fingerprint;
///
/// assert_eq!(Pet::FINGERPRINT, 0xd51d_8f49_55f1_14a7);
/// assert_eq!(fingerprint(["cat", "dog"]), Pet::FINGERPRINT);
/// assert_ne!(fingerprint(["dog", "cat"]), Pet::FINGERPRINT);
/// // As text, since JSON's numbers end at 53 bits.
/// assert_eq!(format!("{:#018x}", Pet::FINGERPRINT), "0xd51d8f4955f114a7");
/// ```
///
/// In Python:
///
/// ```python
/// def fingerprint(names):
///     value = 0xCBF29CE484222325
///     for byte in b"".join(name.encode() + b"\xff" for name in names):
///         value = (value ^ byte) * 0x100000001B3 % 2**64
///     return value
///
/// assert f"{fingerprint(['cat', 'dog']):#018x}" == "0xd51d8f4955f114a7"
/// ```
#[must_use]
pub fn fingerprint(names: impl IntoIterator<Item = impl AsRef<str>>) -> u64 {
    names.into_iter().fold(START, |hash, name| add_name(hash, name.as_ref()))
}

/// The same in const. Generated code has the number as a literal: to compute it in each build would cost rustc a step for each
/// letter.
pub const fn const_fingerprint(names: &[&str]) -> u64 {
    let (mut hash, mut index) = (START, 0);
    while index < names.len() {
        hash = add_name(hash, names[index]);
        index += 1;
    }
    hash
}

const fn add_name(mut hash: u64, name: &str) -> u64 {
    let bytes = name.as_bytes();
    let mut index = 0;
    while index < bytes.len() {
        hash = add_byte(hash, bytes[index]);
        index += 1;
    }
    add_byte(hash, END_OF_NAME)
}

const fn add_byte(hash: u64, byte: u8) -> u64 {
    (hash ^ byte as u64).wrapping_mul(PRIME)
}

#[cfg(test)]
mod tests {
    use super::{const_fingerprint, fingerprint};

    /// What Python's lines in the documentation give.
    #[test]
    fn fingerprints_stay_as_they_are() {
        for (names, expected) in [
            (&["cat", "dog"][..], 0xd51d_8f49_55f1_14a7_u64),
            (&[], 0xcbf2_9ce4_8422_2325),
            (&[""], 0xaf64_724c_8602_eb6e),
            (&["ab", "c"], 0x20ba_9b30_25a8_b421),
            (&["a", "bc"], 0xa0a3_542c_19b9_00ab),
            (&["é", "猫", "snowy owl"], 0x07ee_4fc5_9e2e_4332),
        ] {
            assert_eq!((fingerprint(names), const_fingerprint(names)), (expected, expected), "{names:?}");
        }
    }
}
