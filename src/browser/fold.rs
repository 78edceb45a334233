//! Names as file systems compare them, by the browser's tables of letters.

use crate::save::names::Fold;
use js_sys::JsString;

/// Without regard to case and composition.
#[must_use]
pub fn fold() -> Fold {
    Fold(|name| JsString::from(name).normalize("NFC").to_lower_case().into())
}
