//! Inside a worker: makes thumbnails of the files it is sent.

use super::blob::{BlobRange, blob_of, data_url, length, part_as, read_side_by_side};
use super::canvas;
use super::handle::open_by_name;
use super::messages::{Sought, Source};
use crate::bytes::offset;
use crate::inspect::{Inspection, Step};
use crate::report::Size;
use crate::thumbnails::turned::turned;
use crate::thumbnails::{fit, without_bars};
use js_sys::{Array, Promise, Uint8Array, global};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, DedicatedWorkerGlobalScope, ImageBitmap, ImageBitmapOptions, OffscreenCanvasRenderingContext2d,
    ResizeQuality,
};

/// The thumbnails, as addresses that hold them, in the order in which they are sought; null where there is none.
///
/// # Errors
///
/// When one of the files cannot be opened or read: which one is found by asking for each alone.
pub async fn make(sought: &[Sought], sources: &[Source]) -> Result<Array, JsValue> {
    let opening: Array<JsValue> = sources
        .iter()
        .map(|source| match source {
            Source::Blob(blob) => JsValue::from(blob),
            Source::Named(folder, name) => open_by_name(folder, name).into(),
        })
        .collect();
    let blobs: Array = JsFuture::from(Promise::all(&opening)).await?.unchecked_into();
    let blobs = blobs.iter().map(|blob| blob.unchecked_into::<Blob>());
    if let [Sought { little, size, .. }] = sought
        && little.length == 0
        && let Some(blob) = blobs.clone().next()
    {
        return Ok(Array::of1(&or_null(decode(&blob, *size).await).await));
    }
    let range = |(sought, blob): (&Sought, Blob)| {
        let start = u64::from(sought.little.at);
        (blob, start..start + u64::from(sought.little.length))
    };
    let ranges: Vec<BlobRange> = sought.iter().zip(blobs).map(range).collect();
    let read = read_side_by_side(&[ranges], None).await.pop();
    let pieces = read.and_then(Result::ok).ok_or(JsValue::UNDEFINED)?;
    let made = Array::new();
    for (Sought { little, size, .. }, bytes) in sought.iter().zip(pieces) {
        made.push(&or_null(show_little(&bytes, little.orientation, *size).await).await);
    }
    Ok(made)
}

async fn or_null(picture: Result<Blob, JsValue>) -> JsValue {
    match picture {
        Ok(picture) => data_url(&picture).await.unwrap_or(JsValue::NULL),
        Err(_) => JsValue::NULL,
    }
}

fn jpeg_of(bytes: &[u8]) -> Result<Blob, JsValue> {
    let blob = blob_of(bytes)?;
    part_as(&blob, &(0..length(&blob)), "image/jpeg")
}

/// A little picture as it is, but for bars beside it, and turned as the picture is.
async fn show_little(bytes: &[u8], orientation: u8, picture: Size) -> Result<Blob, JsValue> {
    let sides = |size: Size| (size.width, size.height);
    let part = size_of(bytes).and_then(|little| without_bars(sides(little), sides(picture)));
    let Some(part) = part else { return jpeg_of(&turned(bytes, orientation)) };
    let cut = redraw(&blob_of(bytes)?, &ImageBitmapOptions::new(), Some(part)).await?;
    let cut = JsFuture::from(cut.array_buffer()).await?;
    jpeg_of(&turned(&Uint8Array::new(&cut).to_vec(), orientation))
}

/// A JPEG's size in pixels.
fn size_of(bytes: &[u8]) -> Option<Size> {
    let mut inspection = Inspection::new("", offset(bytes.len()));
    while let Step::Read(_) = inspection.step() {
        inspection.supply(0, bytes.to_vec());
    }
    match inspection.step() {
        Step::Done(report) => report.facts.size.map(|size| size.value),
        Step::Read(_) => None,
    }
}

/// The picture itself, made small.
async fn decode(blob: &Blob, size: Size) -> Result<Blob, JsValue> {
    let options = ImageBitmapOptions::new();
    // Its height follows.
    options.set_resize_width(fit(size.width, size.height).0);
    options.set_resize_quality(ResizeQuality::Medium);
    redraw(blob, &options, None).await
}

/// A picture, or a part of it, as a JPEG. The browser turns it as it says.
async fn redraw(blob: &Blob, options: &ImageBitmapOptions, part: Option<[u32; 4]>) -> Result<Blob, JsValue> {
    let scope: DedicatedWorkerGlobalScope = global().unchecked_into();
    let decoding = scope.create_image_bitmap_with_blob_and_image_bitmap_options(blob, options)?;
    let bitmap: ImageBitmap = JsFuture::from(decoding).await?.unchecked_into();
    let [left, top, width, height] = part.unwrap_or([0, 0, bitmap.width(), bitmap.height()]);
    let draw = |context: &OffscreenCanvasRenderingContext2d| {
        context.draw_image_with_image_bitmap(&bitmap, -f64::from(left), -f64::from(top))
    };
    let made = canvas::jpeg((width, height), &draw).await;
    // The browser knows not how much memory it takes, and sees no reason to look for it.
    bitmap.close();
    made
}
