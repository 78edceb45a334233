//! Reading ranges of files. The number of reads is what costs time in a browser, not their size: ranges of
//! many files travel in one composite `Blob`.

use crate::bytes::ErrorKind;
use gloo::timers::callback::Timeout;
use js_sys::{Array, ArrayBuffer, Function, Promise, Uint8Array};
use std::ops::Range;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, DomException, File, FileReader};

/// JavaScript's numbers hold integers exactly up to here; no file is longer.
const LARGEST_EXACT: f64 = 9_007_199_254_740_991.0;

/// A range of a blob: a file, or an archive that holds it.
pub type BlobRange = (Blob, Range<u64>);

/// Why bytes did not come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Missing {
    /// They took longer than was allowed.
    Slow,
    /// They will not come.
    Never(ErrorKind),
}

/// A blob's length in bytes.
#[must_use]
pub fn length(blob: &Blob) -> u64 {
    whole(blob.size())
}

/// When a file was last changed, in milliseconds since 1970; 0 for times before.
#[must_use]
pub fn modified(file: &File) -> u64 {
    whole(file.last_modified())
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "checked to be a number that is exact"
)]
fn whole(number: f64) -> u64 {
    if (0.0..=LARGEST_EXACT).contains(&number) { number as u64 } else { 0 }
}

/// An offset inside a file as JavaScript's number. Exact, since no file reaches further.
#[allow(clippy::cast_precision_loss, reason = "offsets lie inside files, whose lengths are exact")]
fn number(offset: u64) -> f64 {
    offset as f64
}

/// What came of a read of several ranges: the bytes of each.
pub type Outcome = Result<Vec<Vec<u8>>, Missing>;

/// Makes several reads side by side, each of any number of ranges as one, for so many milliseconds at most.
///
/// A read fails when one of its files can no longer be read, is shorter than it was, or keeps the others
/// waiting: then none of its bytes is known.
pub async fn read_side_by_side(reads: &[Vec<BlobRange>], limit: Option<u32>) -> Vec<Outcome> {
    // All are under way before the first is waited for.
    let under_way: Vec<Option<Read>> = reads.iter().map(|ranges| Read::begin(ranges, limit).ok()).collect();
    let mut outcomes = Vec::with_capacity(reads.len());
    for (read, ranges) in under_way.into_iter().zip(reads) {
        outcomes.push(match read {
            Some(read) => read.finish().await.and_then(|bytes| split(&bytes, ranges)),
            None => Err(Missing::Never(ErrorKind::Unreadable)),
        });
    }
    outcomes
}

/// Bytes that are read at a time of what is read as a whole. Two such pieces are on their way or held.
const PIECE: u64 = 2 * 1024 * 1024;

/// Reads a blob from its first byte to its last. `take` gets one piece while the next is on its way.
///
/// # Errors
///
/// When it can no longer be read, or is shorter than it was.
pub async fn read_through(blob: &Blob, mut take: impl FnMut(Vec<u8>)) -> Result<(), ErrorKind> {
    let end = length(blob);
    let begin = |start: u64| {
        let range = start..end.min(start.saturating_add(PIECE));
        let is_any = start == 0 || start < end;
        is_any.then(|| Read::begin(&[(blob.clone(), range.clone())], None).map(|read| (read, range)))
    };
    let mut next = begin(0);
    while let Some(read) = next {
        let (read, range) = read.map_err(|_| ErrorKind::Unreadable)?;
        next = if range.end < end { begin(range.end) } else { None };
        let bytes = read.finish().await.map_err(|missing| match missing {
            Missing::Never(reason) => reason,
            Missing::Slow => ErrorKind::Unreadable,
        })?;
        if u64::from(bytes.length()) < range.end - range.start {
            return Err(ErrorKind::Changed);
        }
        take(bytes.to_vec());
    }
    Ok(())
}

/// A range of a blob as a blob of its own: its bytes stay where they are.
///
/// # Errors
///
/// When the browser makes none.
pub fn part(blob: &Blob, range: &Range<u64>) -> Result<Blob, JsValue> {
    blob.slice_with_f64_and_f64(number(range.start), number(range.end))
}

/// A read under way. It goes on by itself; `finish` waits for its bytes.
struct Read {
    reader: FileReader,
    done: Promise,
    /// Ends the read when it takes too long.
    _limit: Option<Timeout>,
}

impl Read {
    /// Begins to read. When the limit is over the browser lets go of the files: this is why it is a
    /// `FileReader`, and not the blob's own promise, which nothing can end.
    fn begin(ranges: &[BlobRange], limit: Option<u32>) -> Result<Self, JsValue> {
        let reader = FileReader::new()?;
        let done = end_of(&reader);
        reader.read_as_array_buffer(&compose(ranges)?)?;
        let limited = reader.clone();
        let abort = move || {
            // To abort a read that has ended would take its bytes away.
            if limited.ready_state() == FileReader::LOADING {
                limited.abort();
            }
        };
        let limit = limit.map(|limit| Timeout::new(limit, abort));
        Ok(Self { reader, done, _limit: limit })
    }

    async fn finish(self) -> Result<Uint8Array, Missing> {
        let outcome = JsFuture::from(self.done).await;
        let result = outcome.and_then(|_| self.reader.result());
        match result.and_then(JsCast::dyn_into::<ArrayBuffer>) {
            Ok(buffer) => Ok(Uint8Array::new(&buffer)),
            Err(_) => Err(missing(&self.reader)),
        }
    }
}

fn end_of(reader: &FileReader) -> Promise {
    Promise::new(&mut |resolve: Function, reject: Function| {
        reader.set_onload(Some(&resolve));
        reader.set_onerror(Some(&reject));
        reader.set_onabort(Some(&reject));
    })
}

/// An address that holds all of a small blob, as a string. To make one that leads to a blob keeps a page waiting for the
/// browser, which has other things to do while files are read; this one is made by whom nobody waits for.
///
/// # Errors
///
/// When the blob cannot be read.
pub async fn data_url(blob: &Blob) -> Result<JsValue, JsValue> {
    let reader = FileReader::new()?;
    let done = end_of(&reader);
    reader.read_as_data_url(blob)?;
    JsFuture::from(done).await?;
    reader.result()
}

fn missing(reader: &FileReader) -> Missing {
    match reader.error() {
        Some(error) if error.name() == "AbortError" => Missing::Slow,
        Some(error) => Missing::Never(unreadable(&error)),
        None => Missing::Never(ErrorKind::Unreadable),
    }
}

/// Why a file cannot be opened or read, by the browser's own error.
#[must_use]
pub fn unreadable(error: &DomException) -> ErrorKind {
    match error.name().as_str() {
        "NotFoundError" => ErrorKind::Vanished,
        _ => ErrorKind::Unreadable,
    }
}

/// One blob of all ranges. A range of no bytes stands for its whole file, which is read to see whether it can
/// be: a part of no bytes would not be looked for on the disk.
fn compose(ranges: &[BlobRange]) -> Result<Blob, JsValue> {
    if let [(blob, range)] = ranges
        && range.is_empty()
    {
        return Ok(blob.clone());
    }
    let slices = Array::new();
    for (blob, range) in ranges {
        slices.push(part(blob, range)?.as_ref());
    }
    Blob::new_with_blob_sequence(&slices)
}

/// The same, said to be of this type.
///
/// # Errors
///
/// When the browser makes none.
pub fn part_as(blob: &Blob, range: &Range<u64>, mime: &str) -> Result<Blob, JsValue> {
    blob.slice_with_f64_and_f64_and_content_type(number(range.start), number(range.end), mime)
}

/// Copies each range on its own: all of a read at once would need its memory twice.
fn split(bytes: &Uint8Array, ranges: &[BlobRange]) -> Outcome {
    let mut pieces = Vec::with_capacity(ranges.len());
    let mut start = 0_u32;
    for (_, range) in ranges {
        let length = u32::try_from(range.end.saturating_sub(range.start)).unwrap_or(u32::MAX);
        let end = start.saturating_add(length);
        if end > bytes.length() {
            return Err(Missing::Never(ErrorKind::Changed));
        }
        pieces.push(bytes.subarray(start, end).to_vec());
        start = end;
    }
    Ok(pieces)
}

/// A blob of these bytes.
///
/// # Errors
///
/// When the browser makes none.
pub fn blob_of(bytes: &[u8]) -> Result<Blob, JsValue> {
    Blob::new_with_u8_array_sequence(&Array::of1(&Uint8Array::from(bytes)))
}
