//! Inside a worker: makes thumbnails of the files it is sent.

use super::blob::{BlobRange, blob_of, read_side_by_side};
use super::canvas;
use super::messages::{Sought, Source};
use super::worker_host::open_all;
use crate::bytes::offset;
use crate::inspect::{Inspection, Step};
use crate::report::{Size, Thumbnail};
use crate::thumbnails::turned::turned;
use crate::thumbnails::{fit, without_bars};
use js_sys::{Array, global};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, DedicatedWorkerGlobalScope, ImageBitmap, ImageBitmapOptions, ResizeQuality};

/// The thumbnails, as blobs in the order in which they are sought; null where there is none. Files are numbered in that
/// order too.
pub async fn make(sought: Vec<Sought>, sources: Vec<Source>) -> Array {
    let made = Array::new_with_length(u32::try_from(sought.len()).unwrap_or_default());
    made.fill(&JsValue::NULL, 0, made.length());
    let files = sought.iter().map(|sought| sought.file.clone()).collect();
    let (there, blobs) = open_all(files, sources, &|_, _| {}).await;
    let opened: Vec<(&Sought, &Blob)> =
        there.iter().zip(&blobs).filter_map(|(file, blob)| Some((sought.get(file.id)?, blob))).collect();
    let keep = |sought: &Sought, blob: Result<Blob, JsValue>| {
        if let (Ok(blob), Ok(at)) = (blob, u32::try_from(sought.file.id)) {
            made.set(at, blob.into());
        }
    };
    let little: Vec<(&Sought, Thumbnail, BlobRange)> = opened
        .iter()
        .filter_map(|(sought, blob)| {
            let little = sought.little?;
            let start = u64::from(little.at);
            Some((*sought, little, ((*blob).clone(), start..start + u64::from(little.length))))
        })
        .collect();
    for ((sought, thumbnail, _), bytes) in little.iter().zip(read(&little).await) {
        if let Some(bytes) = bytes {
            keep(sought, show_little(&bytes, thumbnail.orientation, sought.size).await);
        }
    }
    for (sought, blob) in opened.iter().filter(|(sought, _)| sought.little.is_none()) {
        keep(sought, decode(blob, sought.size).await);
    }
    made
}

/// The bytes of little pictures, in one read; if that fails, of those that can be had alone.
async fn read(little: &[(&Sought, Thumbnail, BlobRange)]) -> Vec<Option<Vec<u8>>> {
    let ranges: Vec<BlobRange> = little.iter().map(|(.., range)| range.clone()).collect();
    if ranges.is_empty() {
        return Vec::new();
    }
    let together = read_side_by_side(std::slice::from_ref(&ranges), None).await.pop();
    if let Some(Ok(pieces)) = together {
        return pieces.into_iter().map(Some).collect();
    }
    let alone: Vec<Vec<BlobRange>> = ranges.into_iter().map(|range| vec![range]).collect();
    let outcomes = read_side_by_side(&alone, None).await;
    outcomes.into_iter().map(|outcome| outcome.ok()?.pop()).collect()
}

/// A little picture as it is, but for bars beside it, and turned as the picture is.
async fn show_little(bytes: &[u8], orientation: u8, picture: Option<Size>) -> Result<Blob, JsValue> {
    let sides = |size: Size| (size.width, size.height);
    let part =
        size_of(bytes).zip(picture).and_then(|(little, picture)| without_bars(sides(little), sides(picture)));
    let Some(part) = part else { return blob_of(&turned(bytes, orientation)) };
    let [left, top, width, height] = part.map(f64::from);
    let [.., wide, high] = part;
    let bitmap = bitmap(&blob_of(bytes)?, None).await?;
    let cut = canvas::jpeg((wide, high), |context| {
        context.draw_image_with_image_bitmap_and_sw_and_sh_and_dx_and_dy_and_dw_and_dh(
            &bitmap, left, top, width, height, 0.0, 0.0, width, height,
        )
    });
    let cut = JsFuture::from(cut.await?.array_buffer()).await?;
    blob_of(&turned(&js_sys::Uint8Array::new(&cut).to_vec(), orientation))
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

/// The picture itself, made small. The browser turns it as it says.
async fn decode(blob: &Blob, size: Option<Size>) -> Result<Blob, JsValue> {
    let fitting = size.map(|size| fit(size.width, size.height));
    let bitmap = bitmap(blob, fitting.map(|(width, _)| width)).await?;
    let size = fit(bitmap.width(), bitmap.height());
    let made = canvas::jpeg(size, |context| {
        let (width, height) = (f64::from(size.0), f64::from(size.1));
        context.draw_image_with_image_bitmap_and_dw_and_dh(&bitmap, 0.0, 0.0, width, height)
    });
    let made = made.await;
    bitmap.close();
    made
}

/// A picture's pixels; as wide as is said, and then as high as its shape asks for.
async fn bitmap(blob: &Blob, width: Option<u32>) -> Result<ImageBitmap, JsValue> {
    let options = ImageBitmapOptions::new();
    if let Some(width) = width {
        options.set_resize_width(width);
        options.set_resize_quality(ResizeQuality::Medium);
    }
    let scope: DedicatedWorkerGlobalScope = global().unchecked_into();
    let decoding = scope.create_image_bitmap_with_blob_and_image_bitmap_options(blob, &options)?;
    JsFuture::from(decoding).await?.dyn_into()
}
