//! Names whose letters were lost or changed before the file was written: U+FFFD for unreadable ones, or `Ã©` for `é`, from UTF-8 that was
//! read as Latin-1 or Windows-1252.

use crate::collect::kept;
use crate::format::entries::Entry;
use crate::format::file_problems::FileProblems;
use crate::problem::{Place, Problem};

/// What Windows-1252 has at 0x80 to 0x9f, where it differs from Latin-1.
const WINDOWS: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘', '’',
    '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// Reports names that lost a letter; and if all names with letters beyond ASCII were read in a wrong encoding, the first of them.
pub(crate) fn check(entries: &[Entry<'_>], format: &str, problems: &mut FileProblems<'_>) {
    let lost = kept(entries, |entry| entry.name.contains(char::REPLACEMENT_CHARACTER));
    for entry in &lost {
        problems.push(|file| letter_lost(file, entry, format));
    }
    let others = kept(entries, |entry| !entry.name.is_ascii());
    let Some(first) = others.first().filter(|_| lost.is_empty()) else { return };
    let Some(meant) = meant_before_trimming(&first.name) else { return };
    let mut is_certain = false;
    for entry in &others {
        if meant_before_trimming(&entry.name).is_none() {
            return;
        }
        is_certain |= shows_it(&entry.name);
    }
    if is_certain {
        problems.push(|file| wrong_encoding(file, first, &meant, format));
    }
}

/// The name that was written, if this one was made of its bytes.
fn meant(name: &str) -> Option<String> {
    let mut bytes = Vec::new();
    for c in name.chars() {
        bytes.push(match u8::try_from(u32::from(c)) {
            Ok(byte) => byte,
            Err(_) => u8::try_from(0x80 + WINDOWS.iter().position(|windows| *windows == c)?).ok()?,
        });
    }
    String::from_utf8(bytes).ok()
}

/// The same of a name at the end of a line: a final `à` is `Ã` and a no-break space, which is no more there. `IRMÃ` is a name, too.
fn meant_before_trimming(name: &str) -> Option<String> {
    meant(name).or_else(|| name.ends_with('Ã').then(|| meant(&format!("{name}\u{a0}")))?)
}

/// Whether a name has what no language has: `Â` or `Ã` before a sign, three letters for one, or two pairs. `NESTLÉ®` has one pair. Or a
/// capital `Ã` after a small letter, at its end.
fn shows_it(name: &str) -> bool {
    let Some(meant) = meant(name) else {
        return name.strip_suffix('Ã').unwrap_or_default().ends_with(char::is_lowercase);
    };
    // Two letters beyond ASCII have four bytes, and a long one has three.
    let has_several = meant.bytes().filter(|byte| !byte.is_ascii()).nth(2).is_some();
    has_several || name.contains(['Â', 'Ã'])
}

fn letter_lost(file: &str, entry: &Entry<'_>, format: &str) -> Problem {
    Problem::new(
        Place::option("format"),
        format!(
            "{file}, line {}: {:?} has U+FFFD, which a program writes in place of a letter that it could not read",
            entry.line, entry.name
        ),
        format!(
            "save the file again as UTF-8, from the text that has the letter; if the name is right as it is, say `format = {format:?}`"
        ),
    )
}

fn wrong_encoding(file: &str, entry: &Entry<'_>, meant: &str, format: &str) -> Problem {
    Problem::new(
        Place::option("format"),
        format!(
            "{file}, line {}: {:?} is {meant:?} after UTF-8 was read as Latin-1 or Windows-1252",
            entry.line, entry.name
        ),
        format!(
            "save the file again as UTF-8, from the text that has {meant:?}; if the names are right as they are, say \
             `format = {format:?}`"
        ),
    )
}

#[cfg(test)]
mod tests {
    use crate::{ClassList, Format};

    fn error(text: &str) -> Option<String> {
        ClassList::from_bytes(text.as_bytes(), None).err().map(|problems| problems.to_string())
    }

    #[test]
    fn a_lost_letter_is_an_error_unless_the_format_is_given() {
        let error = error("h\u{fffd}ron\ncrake\ncr\u{fffd}ne").unwrap();
        assert_eq!(error.matches("has U+FFFD").count(), 2, "{error}");
        assert!(error.contains("line 3") && error.contains("say `format = \"labels_txt\"`"), "{error}");
        let list = ClassList::from_bytes("h\u{fffd}ron\ncrake".as_bytes(), Some(Format::LabelsTxt)).unwrap();
        assert_eq!(list.names(), ["h\u{fffd}ron", "crake"]);
    }

    #[test]
    fn letters_of_another_encoding_are_told_with_what_was_meant() {
        for (text, meant) in [
            ("hÃ©ron\ncrake", "héron"),
            ("[\"crake\", \"hÃ©ron\"]", "héron"),
            ("{\"0\": \"hÃ©ron\", \"1\": \"aigle\"}", "héron"),
            ("{\"hÃ©ron\": 0, \"oie cendrÃ©e\": 1}", "héron"),
            ("cittÃ\u{a0}\nhÃ©ron", "città"),
            ("roma\ncittÃ\u{a0}", "città"),
            ("Ñ†Ð°Ð¿Ð»Ð¸\ncrake", "цапли"),
            ("crowâ€™s nest\nrail", "crow’s nest"),
            ("Ã\u{2030}tourneau\nrail", "Étourneau"),
        ] {
            let error = error(text).unwrap_or_else(|| panic!("{text}"));
            assert!(error.contains(meant) && error.contains("save the file again as UTF-8"), "{text}: {error}");
        }
    }

    #[test]
    fn names_have_such_letters_too() {
        for text in [
            "héron\ncrake",
            "IRMÃ\nrail",
            "NESTLÉ®\nrail",
            "hÃ©ron\nhéron cendré",
            "MAÇÃ\nPÃO",
            "Ã\nÂ",
            "цапля\nhÃ©ron",
            "naïve\n°C",
        ] {
            assert_eq!(error(text), None, "{text}");
        }
    }
}
