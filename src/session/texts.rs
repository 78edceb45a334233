//! Texts, one behind the other in one piece of memory.

use super::index::Index;

/// A text's number. The blank text, which says nothing, has the number 0.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct TextId(u32);

impl TextId {
    /// The number: texts are counted from 1 on.
    #[must_use]
    pub fn number(self) -> u32 {
        self.0
    }
}

/// Texts that are kept, most of them once.
#[derive(Debug, Clone, Default)]
pub struct Texts {
    all: String,
    /// Where each text ends.
    ends: Vec<u32>,
    index: Index,
}

impl Texts {
    /// Keeps a text, which is known to be new or hardly ever comes twice, without looking for it. What does not fit into
    /// 4 GiB is a blank text.
    pub fn keep(&mut self, text: &str) -> TextId {
        let end = u32::try_from(self.all.len() + text.len()).ok();
        let number = u32::try_from(self.ends.len() + 1).ok().filter(|number| *number < u32::MAX);
        let (Some(end), Some(number), false) = (end, number, text.is_empty()) else { return TextId(0) };
        // A quarter more at a time: as much again would be a megabyte for nothing.
        if self.all.capacity() - self.all.len() < text.len() {
            self.all.reserve_exact(text.len() + self.all.len() / 4);
        }
        self.all.push_str(text);
        self.ends.push(end);
        TextId(number)
    }

    /// A text's number; that which it has already, if it was kept in this way before.
    pub fn intern(&mut self, text: &str) -> TextId {
        if let Some(known) = self.find(text) {
            return known;
        }
        let kept = self.keep(text);
        if kept != TextId(0) {
            let hash = self.index.hash(&[], text);
            self.index.put(hash, kept.0, &|_| false);
        }
        kept
    }

    /// The number of a text that was interned.
    #[must_use]
    pub fn find(&self, text: &str) -> Option<TextId> {
        if text.is_empty() {
            return Some(TextId(0));
        }
        let hash = self.index.hash(&[], text);
        self.index.find(hash, &|number| self.get(TextId(number)) == text).map(TextId)
    }

    /// A text.
    #[must_use]
    pub fn get(&self, id: TextId) -> &str {
        let end = |number: Option<u32>| {
            let end = self.ends.get(usize::try_from(number?).ok()?)?;
            usize::try_from(*end).ok()
        };
        let last = id.0.checked_sub(1);
        let start = end(last.and_then(|last| last.checked_sub(1))).unwrap_or(0);
        end(last).and_then(|end| self.all.get(start..end)).unwrap_or_default()
    }

    /// The text of a number.
    #[must_use]
    pub fn numbered(&self, number: u32) -> &str {
        self.get(TextId(number))
    }

    /// A text that says something.
    #[must_use]
    pub fn said(&self, id: TextId) -> Option<&str> {
        Some(self.get(id)).filter(|text| !text.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_kept_once() {
        let mut texts = Texts::default();
        let words: Vec<String> = (0..1000).map(|number| format!("é{number}")).collect();
        let ids: Vec<TextId> = words.iter().map(|word| texts.intern(word)).collect();
        let length = texts.all.len();
        for (word, id) in words.iter().zip(&ids) {
            assert_eq!(texts.intern(word), *id);
            assert_eq!((texts.get(*id), texts.find(word)), (word.as_str(), Some(*id)));
        }
        assert_eq!(texts.all.len(), length);
        assert_eq!(texts.find("é1000"), None);
        assert_eq!(ids.first().map(|id| id.number()), Some(1));
    }

    #[test]
    fn blank_texts_say_nothing() {
        let mut texts = Texts::default();
        assert_eq!(
            (texts.intern(""), texts.keep(""), texts.find("")),
            (TextId(0), TextId(0), Some(TextId(0)))
        );
        assert_eq!((texts.get(TextId(0)), texts.said(TextId(0)), texts.get(TextId(9))), ("", None, ""));
        let kept = texts.keep("a");
        assert_eq!((texts.said(kept), texts.find("a")), (Some("a"), None), "it was not looked for");
        assert_eq!(texts.get(TextId(0)), "");
    }
}
