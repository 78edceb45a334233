//! The page, and the same module again in each of its workers.

use facetime_photo_inspector::browser::{page, worker_host};
use facetime_photo_inspector::ui::app::{App, Props};
use wasm_bindgen::prelude::wasm_bindgen;

#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// Nothing runs by itself: the page's script and the workers' call what they need.
fn main() {}

/// Draws the page. `glue` is the text of the JavaScript module that loaded us: workers are made from it.
#[wasm_bindgen]
pub fn open_page(glue: &str) {
    if let Some(root) = page::root() {
        yew::Renderer::<App>::with_root_and_props(root, Props { glue: glue.into() }).render();
    }
}

/// Answers the page's requests, inside a worker.
#[wasm_bindgen]
pub fn serve_worker() {
    worker_host::serve();
}
