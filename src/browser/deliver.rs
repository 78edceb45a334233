//! What leaves the page's memory at the visitor's wish, and only for their own device: downloads, the clipboard.

use gloo::timers::callback::Timeout;
use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, HtmlAnchorElement, Url};

/// For how long the address of a download is kept, in milliseconds: browsers may ask their user first.
const KEPT: u32 = 10 * 60 * 1000;

/// Has the browser download a blob, as a file of this name.
///
/// # Errors
///
/// When the browser makes no address of it.
pub fn download(blob: &Blob, name: &str) -> Result<(), JsValue> {
    let document = web_sys::window().and_then(|window| window.document()).ok_or("no document")?;
    let link: HtmlAnchorElement = document.create_element("a")?.unchecked_into();
    let address = Url::create_object_url_with_blob(blob)?;
    link.set_href(&address);
    link.set_download(name);
    link.click();
    Timeout::new(KEPT, move || drop(Url::revoke_object_url(&address))).forget();
    Ok(())
}

/// Puts a text on the clipboard; tells whether the browser allows it.
pub async fn copy(text: String) -> bool {
    let copying = || {
        let navigator = web_sys::window()?.navigator();
        let clipboard = Reflect::get(&navigator, &"clipboard".into()).ok()?;
        let write: Function = Reflect::get(&clipboard, &"writeText".into()).ok()?.dyn_into().ok()?;
        write.call1(&clipboard, &text.into()).ok()?.dyn_into::<Promise>().ok()
    };
    match copying() {
        Some(copying) => JsFuture::from(copying).await.is_ok(),
        None => false,
    }
}
