//! The article that has the page in a frame. `www/frame.js` is there only then, keeps what docs/embed.md lists, and hears
//! counts from here, and nothing else.

use crate::session::told::Counts;
use js_sys::{Array, Function, Reflect, global};
use wasm_bindgen::{JsCast, JsValue};

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
