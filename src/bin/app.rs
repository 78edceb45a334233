//! The page, and the same module again in each of its workers.

use wasm_bindgen::prelude::*;

fn main() {}

/// Draws the page. `glue` is the text of the JavaScript module that loaded us: workers are made from it.
#[wasm_bindgen]
pub fn open_page(_glue: String) {}

/// Answers the page's requests, inside a worker.
#[wasm_bindgen]
pub fn serve_worker() {}
