//! A program that only workers run: a module of its own. The page's script fetches it once the page is open, before the
//! page can be sealed. There are two: what reads, and what decodes (see `decoder`).

use js_sys::Array;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

/// The reader, out of which workers are made.
pub struct Reader {
    /// The text of its glue.
    pub(super) glue: JsValue,
    /// Compiled.
    pub(super) module: JsValue,
}

/// Where the reader is.
#[derive(Default)]
pub enum Arrival {
    /// On its way: nothing is read yet, nor is the page sealed, since that would stop it.
    #[default]
    Coming,
    /// Here.
    Here(Reader),
    /// It did not arrive. Nothing will be read.
    Missing,
}

/// The reader on its way: a promise of the text of its glue, and of its compiled module.
#[derive(Debug, Clone, PartialEq)]
pub struct Coming(pub JsValue);

/// Waits for the reader.
pub async fn arrive(Coming(promise): Coming) -> Arrival {
    match JsFuture::from(js_sys::Promise::resolve(&promise)).await {
        Ok(parts) => {
            let parts = Array::from(&parts);
            Arrival::Here(Reader { glue: parts.get(0), module: parts.get(1) })
        }
        Err(_) => Arrival::Missing,
    }
}
