//! The page.

use facetime_photo_inspector::browser::gifts::Gifts;
use facetime_photo_inspector::browser::page;
use facetime_photo_inspector::browser::reader::Coming;
use facetime_photo_inspector::ui::app::{App, Props};
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// Nothing runs by itself: the page's script calls what it needs.
fn main() {}

/// Takes over the page. `reader` is a promise of the program that reads: the text of its glue, and its compiled module.
/// `hand_over` hands over what visitors give, as `www/gifts.js` does.
#[wasm_bindgen]
pub fn open_page(reader: JsValue, hand_over: JsValue) {
    if let Some(root) = page::element("app") {
        let props = Props { reader: Coming(reader), gifts: Gifts(hand_over) };
        yew::Renderer::<App>::with_root_and_props(root, props).render();
    }
}
