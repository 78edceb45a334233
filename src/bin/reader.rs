//! The reader: the module that runs in each of the page's workers. The page itself never runs it.

use facetime_photo_inspector::browser::worker_host;
use wasm_bindgen::prelude::wasm_bindgen;

#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// Nothing runs by itself: the worker's script calls what it needs.
fn main() {}

/// Answers the page's requests, inside a worker.
#[wasm_bindgen]
pub fn serve_worker() {
    worker_host::serve();
}
