//! The sample photos: the page's script fetches them when a visitor asks for them, and gives them as if they had been
//! chosen. That has to be before the page is sealed.

use super::page::start_anew_with;
use js_sys::Function;
use wasm_bindgen::JsValue;

/// The wish with which a page is started anew, and the end of an address that leads to the sample photos.
const WISH: &str = "sample";

/// Where the sample photos come from: a function of the page's script that gets them.
#[derive(Debug, Clone, PartialEq)]
pub struct Source(pub Function);

impl Source {
    /// Gets them. A sealed page cannot: it is started anew for them.
    pub fn get(&self, is_sealed: bool) {
        if is_sealed {
            start_anew_with(WISH);
        } else {
            // What comes of it, the script says itself.
            let _ = self.0.call0(&JsValue::NULL);
        }
    }
}
