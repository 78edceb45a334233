//! Texts that are taken for the same. What belongs together there is known to browsers, which have the tables of all letters:
//! they would be a tenth of the page.

use super::Session;

/// Makes one text of all that are taken for the same.
#[derive(Debug, Clone, Copy)]
pub struct Fold(pub fn(&str) -> String);

impl Default for Fold {
    /// Without regard to case, as far as ASCII has it.
    fn default() -> Self {
        Self(str::to_ascii_lowercase)
    }
}

impl Fold {
    /// What stands for a text, and for all that are taken for it.
    #[must_use]
    pub fn of(self, text: &str) -> String {
        if text.is_ascii() { text.to_ascii_lowercase() } else { (self.0)(text) }
    }
}

impl Session {
    /// The same, in which words are looked for by this.
    #[must_use]
    pub fn with_fold(self, fold: Fold) -> Self {
        Self { fold, ..self }
    }
}
