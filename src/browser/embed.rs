//! The article that has the page in a frame. `www/frame.js` is there only then, keeps what docs/embed.md lists, and hears
//! counts from here, and nothing else.

use crate::session::told::Counts;
use js_sys::{Array, Function, Reflect, global};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Element;

/// On the document's element: `compact` or `full`, in a frame alone.
const LAYOUT: &str = "data-embed";

/// Who is told of counts.
pub struct Article(Function);

impl Article {
    /// The article, if the page is in a frame of one.
    #[must_use]
    pub fn find() -> Option<Self> {
        Reflect::get(&global(), &"tellArticle".into()).ok()?.dyn_into().ok().map(Self)
    }

    /// Tells it the counts, and whether all is read.
    pub fn tell(&self, is_done: bool, counts: Counts) {
        // There are fewer files than that.
        let numbers = counts.map(|count| u32::try_from(count).unwrap_or(u32::MAX));
        let numbers: Array = numbers.into_iter().map(JsValue::from).collect();
        // Whoever does not listen has lost nothing of ours.
        let _ = self.0.call2(&JsValue::NULL, &is_done.into(), &numbers);
    }
}

fn document_element() -> Option<Element> {
    web_sys::window()?.document()?.document_element()
}

/// Whether the page is in a frame that has room for a little of it.
#[must_use]
pub fn is_compact() -> bool {
    document_element()
        .and_then(|element| element.get_attribute(LAYOUT))
        .is_some_and(|layout| layout == "compact")
}

/// Has all of it shown there.
pub fn show_all() {
    if let Some(element) = document_element() {
        // It only fails for names that are none.
        let _ = element.set_attribute(LAYOUT, "full");
    }
}
