//! Reading ranges of files. The number of reads is what costs time in a browser, not their size: ranges of
//! many files travel in one composite `Blob`.

use crate::bytes::index;
use js_sys::{Array, ArrayBuffer, Uint8Array};
use std::ops::Range;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, File};

/// JavaScript's numbers hold integers exactly up to here; no file is longer.
const LARGEST_EXACT: f64 = 9_007_199_254_740_991.0;

/// A file's length in bytes.
#[must_use]
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "checked to be a length that is exact"
)]
pub fn length(file: &File) -> u64 {
    let size = file.size();
    if (0.0..=LARGEST_EXACT).contains(&size) { size as u64 } else { 0 }
}

/// An offset inside a file as JavaScript's number. Exact, since no file reaches further.
#[allow(clippy::cast_precision_loss, reason = "offsets lie inside files, whose lengths are exact")]
fn number(offset: u64) -> f64 {
    offset as f64
}

/// A file's range, not yet read.
///
/// # Errors
///
/// What the browser throws.
pub fn slice(file: &File, range: &Range<u64>) -> Result<Blob, JsValue> {
    file.slice_with_f64_and_f64(number(range.start), number(range.end))
}

/// Reads ranges of any number of files in one read, and gives each range's bytes.
///
/// # Errors
///
/// When one of the files can no longer be read, or is shorter than it was: then none of the bytes is known.
pub async fn read_together(ranges: &[(File, Range<u64>)]) -> Result<Vec<Vec<u8>>, JsValue> {
    let slices: Result<Array, JsValue> =
        ranges.iter().map(|(file, range)| slice(file, range).map(JsValue::from)).collect();
    let slices = slices?;
    let together = Blob::new_with_blob_sequence(&slices)?;
    let buffer: ArrayBuffer = JsFuture::from(together.array_buffer()).await?.dyn_into()?;
    let mut bytes = Uint8Array::new(&buffer).to_vec();
    let mut pieces = Vec::with_capacity(ranges.len());
    for (_, range) in ranges {
        let length = index(range.end.saturating_sub(range.start)).unwrap_or(usize::MAX);
        if length > bytes.len() {
            return Err(JsValue::from_str("a file is shorter than it was"));
        }
        let rest = bytes.split_off(length);
        pieces.push(std::mem::replace(&mut bytes, rest));
    }
    Ok(pieces)
}
