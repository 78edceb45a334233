//! Texts that are taken for the same, by the browser's tables of letters.

use crate::session::Fold;
use js_sys::{JsString, RegExp};

/// Marks that stand on letters, once those are taken apart.
const MARKS: &str = "[\\u0300-\\u036f]";

/// For names of files: without regard to case and composition, as file systems of Windows and Macs compare them.
#[must_use]
pub fn names() -> Fold {
    Fold(|name| JsString::from(name).normalize("NFC").to_lower_case().into())
}

/// For what is looked for: without regard to case and to marks on letters, which many leave out when they write.
#[must_use]
pub fn words() -> Fold {
    thread_local! {
        static EACH_MARK: RegExp = RegExp::new(MARKS, "g");
    }
    Fold(|text| {
        let apart = JsString::from(text).normalize("NFD");
        EACH_MARK.with(|marks| apart.replace_by_pattern(marks, "")).to_lower_case().into()
    })
}
