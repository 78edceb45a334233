//! What a visitor gives to the page. `www/gifts.js` hears it from the first moment on, keeps it until this program has
//! come, and hands it over.

use super::folder::KeptFolder;
use super::page::PageEvent;
use super::search::Searches;
use js_sys::{Array, Function};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};

/// Where gifts come from: the function that hands them over.
#[derive(Debug, Clone, PartialEq)]
pub struct Gifts(pub JsValue);

/// Takes them, until it is dropped.
pub struct Taking {
    _take: Closure<dyn FnMut(String, JsValue)>,
}

impl Gifts {
    /// Takes what was given before, and from then on all that is given.
    pub(super) fn take(&self, searches: &Searches) -> Taking {
        let searches = searches.clone();
        let take = Closure::new(move |kind: String, gift| take(&kind, gift, &searches));
        if let Some(hand_over) = self.0.dyn_ref::<Function>() {
            // It only calls back.
            let _ = hand_over.call1(&JsValue::NULL, take.as_ref());
        }
        Taking { _take: take }
    }
}

/// Takes a gift. Of each kind `www/gifts.js` says what it is.
fn take(kind: &str, gift: JsValue, searches: &Searches) {
    match kind {
        "entries" => searches.of_entries(&Array::from(&gift)),
        "files" => searches.of_files(Array::from(&gift)),
        "folder" => searches.of_folder(KeptFolder(gift.unchecked_into())),
        "press" => searches.tell(PageEvent::Pressed(gift.as_string().unwrap_or_default())),
        _ => {}
    }
}
