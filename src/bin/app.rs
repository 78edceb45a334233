//! The page.

use facetime_photo_inspector::browser::decoder;
use facetime_photo_inspector::browser::gifts::Gifts;
use facetime_photo_inspector::browser::page;
use facetime_photo_inspector::browser::reader::Coming;
use facetime_photo_inspector::browser::sample::Source;
use facetime_photo_inspector::ui::app::{App, Props};
use js_sys::Function;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// Nothing runs by itself: the page's script calls what it needs.
fn main() {}

/// Takes over the page. `reader` is a promise of the program that reads: the text of its glue, and its compiled module.
/// `hand_over` hands over what visitors give, as `www/gifts.js` does. `sample` promises the sample photos, `shows_heic`
/// whether the browser shows HEIC, `decoder` the program that decodes it; `wish` is what the visitor wants the page for, if
/// they have said so.
#[wasm_bindgen]
pub fn open_page(
    reader: JsValue,
    hand_over: JsValue,
    sample: Function,
    shows_heic: Function,
    decoder: Function,
    wish: String,
) {
    if let Some(root) = page::element("app") {
        let props = Props {
            reader: Coming(reader),
            gifts: Gifts(hand_over),
            sample: Source(sample),
            decoder: decoder::Source { shows_heic, fetch: decoder },
            wish,
        };
        yew::Renderer::<App>::with_root_and_props(root, props).render();
    }
}
