//! The text of a panic at compile time, which has to be put together without a formatter.

#![allow(clippy::cast_possible_truncation, reason = "a digit is below 10; const has no `TryFrom`")]

/// A text of fixed size, since a panic in const evaluation can't format.
#[derive(Clone, Copy)]
pub(crate) struct Message {
    bytes: [u8; 1024],
    len: usize,
}

impl Message {
    pub(crate) const NEW: Self = Self { bytes: [0; 1024], len: 0 };

    /// Adds a text, if there is room for the whole of it.
    pub(crate) const fn push(mut self, text: &str) -> Self {
        let text = text.as_bytes();
        if self.len + text.len() <= self.bytes.len() {
            let mut i = 0;
            while i < text.len() {
                self.bytes[self.len + i] = text[i];
                i += 1;
            }
            self.len += text.len();
        }
        self
    }

    pub(crate) const fn push_number(mut self, number: usize) -> Self {
        if number >= 10 {
            self = self.push_number(number / 10);
        }
        let digit = [b'0' + (number % 10) as u8];
        self.push(utf8(&digit))
    }

    /// `"name" (index 3)`.
    pub(crate) const fn push_class(self, name: &str, index: usize) -> Self {
        self.push("\"").push(name).push("\" (index ").push_number(index).push(")")
    }

    /// `1 class` or `n classes`.
    pub(crate) const fn push_count(self, count: usize, one: &str, more: &str) -> Self {
        self.push_number(count).push(" ").push(if count == 1 { one } else { more })
    }

    pub(crate) const fn text(&self) -> &str {
        utf8(self.bytes.split_at(self.len).0)
    }
}

const fn utf8(bytes: &[u8]) -> &str {
    match core::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(_) => "",
    }
}

#[cfg(test)]
mod tests {
    extern crate std;
    use super::Message;

    #[test]
    fn message_keeps_whole_texts_that_fit() {
        let message = Message::NEW.push("\"é\", index ").push_number(65_530).push(" of ").push_number(7);
        assert_eq!(message.text(), "\"é\", index 65530 of 7");
        let long = |more: usize| Message::NEW.push(&"a".repeat(1000)).push(&"b".repeat(more)).push("").text().len();
        assert_eq!((long(24), long(25)), (1024, 1000));
    }
}
