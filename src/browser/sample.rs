//! The sample photos: fetched only when a visitor asks for them, and then taken in as if they had been dropped. That has to
//! be before the page is sealed.

use js_sys::{Array, Function, Promise};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// The wish with which a page is started anew, and the end of an address that leads to the sample photos.
pub const WISH: &str = "sample";

/// Where the sample photos come from: a function of the page's script that promises them.
#[derive(Debug, Clone, PartialEq)]
pub struct Source(pub Function);

/// The sample photos, as they are given to the page.
pub struct Photos(pub(super) Array);

/// Fetches the sample photos; `None` when one of them does not arrive.
pub async fn fetch(Source(source): Source) -> Option<Photos> {
    let promise: Promise = source.call0(&JsValue::NULL).ok()?.dyn_into().ok()?;
    let files = JsFuture::from(promise).await.ok()?;
    Some(Photos(Array::from(&files)))
}
