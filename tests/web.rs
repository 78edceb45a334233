//! Tests in a real browser, of what no test on this machine alone can show.

#![cfg(all(target_arch = "wasm32", feature = "web"))]

use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::Blob;

wasm_bindgen_test_configure!(run_in_browser);

async fn bytes(blob: &Blob) -> Vec<u8> {
    let buffer = JsFuture::from(blob.array_buffer()).await.expect("the blob is readable");
    Uint8Array::new(&buffer).to_vec()
}

fn blob(parts: &[&JsValue]) -> Blob {
    let parts: Array = parts.iter().copied().collect();
    Blob::new_with_blob_sequence(&parts).expect("a blob of parts")
}

/// Reading rests on this: slices of several files, read as one blob, arrive whole and in order.
#[wasm_bindgen_test]
async fn slices_of_several_blobs_are_read_as_one() {
    let first = blob(&[Uint8Array::from(&[0, 1, 2, 3, 4, 5][..]).unchecked_ref()]);
    let second = blob(&[Uint8Array::from(&[10, 11, 12, 13][..]).unchecked_ref()]);
    let head = first.slice_with_i32_and_i32(1, 3).expect("a slice");
    let tail = second.slice_with_i32_and_i32(2, 400).expect("a slice that ends with its blob");
    assert_eq!(bytes(&blob(&[&head, &tail])).await, [1, 2, 12, 13]);
}
