//! Inside a worker: the contents of a file in an archive, as a blob. One that lies there as it is needs no copy; of what
//! is deflated, each piece is given to the browser as soon as it is unpacked.

use super::blob::{Missing, blob_of, part, read_side_by_side};
use crate::archive::contents::{Contents, Piece};
use crate::bytes::ErrorKind;
use crate::report::Archived;
use js_sys::Array;
use std::ops::Range;
use wasm_bindgen::JsValue;
use web_sys::Blob;

/// The contents of this file, out of the blob that its archive's offsets count in.
///
/// # Errors
///
/// When the archive cannot be read, or the file not be unpacked.
pub async fn contents_of(entry: &Archived, blob: &Blob) -> Result<Blob, ErrorKind> {
    let mut contents = Contents::of(entry);
    let pieces = Array::new();
    loop {
        let made = match contents.step().map_err(|error| error.kind)? {
            Piece::Wanted(range) => {
                contents.supply(range.start, read(blob, range).await?);
                continue;
            }
            Piece::Bytes(bytes) => {
                pieces.push(&JsValue::from(blob_of(&bytes).map_err(|_| ErrorKind::TooLarge)?));
                continue;
            }
            Piece::Lying(range) => part(blob, &range),
            Piece::End => Blob::new_with_blob_sequence(&pieces),
        };
        return made.map_err(|_| ErrorKind::TooLarge);
    }
}

async fn read(blob: &Blob, range: Range<u64>) -> Result<Vec<u8>, ErrorKind> {
    match read_side_by_side(&[vec![(blob.clone(), range)]], None).await.pop() {
        Some(Ok(mut pieces)) => pieces.pop().ok_or(ErrorKind::Unreadable),
        Some(Err(Missing::Never(reason))) => Err(reason),
        Some(Err(Missing::Slow)) | None => Err(ErrorKind::Unreadable),
    }
}
