//! The decoder: the module that makes pictures of HEIC, in a worker of its own, for browsers that cannot.

use facetime_photo_inspector::browser::decoder_host;
use wasm_bindgen::prelude::wasm_bindgen;

#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// Nothing runs by itself: the worker's script calls what it needs.
fn main() {}

/// Answers the page's requests, inside a worker.
#[wasm_bindgen]
pub fn serve_worker() {
    decoder_host::serve();
}
