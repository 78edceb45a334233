//! Inside the decoder's worker: a blob comes in, a bitmap goes out. One at a time: that is the page's to see to.

use super::decoder::NotDecoded;
use crate::picture::{Colours, Picture, decode};
use gloo::events::EventListener;
use js_sys::{Array, Function, Object, Reflect, Uint8Array, Uint8ClampedArray, Uint32Array, global};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, DedicatedWorkerGlobalScope, ImageBitmapOptions, ImageData, MessageEvent, ResizeQuality};

/// Files that are read whole: twice as large as an iPhone's pictures of 48 megapixels.
const LARGEST_FILE: f64 = 64.0 * 1024.0 * 1024.0;

/// Answers requests for as long as the worker lives: a blob and how long the longer side is to be, with a bitmap or with a
/// word that says why there is none.
pub fn serve() {
    let scope: DedicatedWorkerGlobalScope = global().unchecked_into();
    let listener = EventListener::new(&scope.clone(), "message", move |event| {
        let data = event.unchecked_ref::<MessageEvent>().data();
        let Ok(request) = data.dyn_into::<Array>() else { return };
        let scope = scope.clone();
        spawn_local(async move {
            let (answer, moved) = match answer(&scope, &request).await {
                Ok(bitmap) => (Array::of1(&bitmap), Array::of1(&bitmap)),
                Err(reason) => (Array::of1(&reason.word().into()), Array::new()),
            };
            // Posting our own answer can only fail when the worker is being ended.
            let _ = scope.post_message_with_transfer(&answer, &moved);
        });
    });
    // The worker listens as long as it lives, and ends as a whole.
    listener.forget();
}

async fn answer(scope: &DedicatedWorkerGlobalScope, request: &Array) -> Result<JsValue, NotDecoded> {
    let unreadable = |_| NotDecoded::Unreadable;
    let blob: Blob = request.get(0).dyn_into().map_err(unreadable)?;
    let longest = request.get(1).unchecked_into::<Uint32Array>().get_index(0);
    if blob.size() > LARGEST_FILE {
        return Err(NotDecoded::NotSupported);
    }
    let buffer = JsFuture::from(blob.array_buffer()).await.map_err(unreadable)?;
    let picture = decode(&Uint8Array::new(&buffer).to_vec(), longest).map_err(NotDecoded::from)?;
    // The browser has no room for it.
    bitmap(scope, picture, longest).await.map_err(|_| NotDecoded::Stopped)
}

/// The browser's own picture of it, whose longer side is as long as is wanted, or shorter.
async fn bitmap(
    scope: &DedicatedWorkerGlobalScope,
    picture: Picture,
    longest: u32,
) -> Result<JsValue, JsValue> {
    let options = ImageBitmapOptions::new();
    let (width, height) = (picture.width, picture.height);
    if width.max(height) > longest {
        // The other side follows.
        if width > height {
            options.set_resize_width(longest)
        } else {
            options.set_resize_height(longest)
        }
        options.set_resize_quality(ResizeQuality::High);
    }
    let data = image_data(picture)?;
    let promise = scope.create_image_bitmap_with_image_data_and_image_bitmap_options(&data, &options)?;
    JsFuture::from(promise).await
}

fn image_data(picture: Picture) -> Result<ImageData, JsValue> {
    let settings = Object::new();
    let colours = match picture.colours {
        Colours::Srgb => "srgb",
        Colours::DisplayP3 => "display-p3",
    };
    Reflect::set(&settings, &"colorSpace".into(), &colours.into())?;
    let pixels = Uint8ClampedArray::from(&picture.pixels[..]);
    let (width, height) = (picture.width.into(), picture.height.into());
    let make: Function = Reflect::get(&global(), &"ImageData".into())?.dyn_into()?;
    let made = Reflect::construct(&make, &Array::of4(&pixels, &width, &height, &settings));
    // Where only sRGB is known, Display P3 is shown as if it were that: a little paler.
    let made = made.or_else(|_| Reflect::construct(&make, &Array::of3(&pixels, &width, &height)))?;
    Ok(made.unchecked_into())
}
