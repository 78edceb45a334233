//! Texts that are taken for the same, by the browser's tables of letters.

use crate::session::Fold;
use js_sys::JsString;

/// For names of files: without regard to case and composition, as file systems of Windows and Macs compare them.
#[must_use]
pub fn names() -> Fold {
    Fold(|name| JsString::from(name).normalize("NFC").to_lower_case().into())
}

/// For what is looked for: without regard to case and to marks on letters, which many leave out when they write.
#[must_use]
pub fn words() -> Fold {
    Fold(|text| {
        let apart = String::from(JsString::from(text).normalize("NFD").to_lower_case());
        apart.chars().filter(|letter| !is_mark(*letter)).collect()
    })
}

/// Whether it stands on a letter that was taken apart.
fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36F}')
}
