//! Small pictures: what is drawn becomes a JPEG.

use js_sys::Promise;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, HtmlCanvasElement, ImageBitmap, ImageBitmapRenderingContext, ImageEncodeOptions, OffscreenCanvas,
    OffscreenCanvasRenderingContext2d,
};

/// From 0 to 1. A thumbnail of 480 by 360 pixels has 30 KB.
const QUALITY: f64 = 0.8;

/// A JPEG of this size, as it is drawn; white where nothing is. What draws is no generic: the program holds this once.
///
/// # Errors
///
/// When the browser cannot draw apart from the page, or has no room.
pub async fn jpeg(
    (width, height): (u32, u32),
    draw: &dyn Fn(&OffscreenCanvasRenderingContext2d) -> Result<(), JsValue>,
) -> Result<Blob, JsValue> {
    let canvas = OffscreenCanvas::new(width, height)?;
    let encoded = JsFuture::from(encode(&canvas, draw)?).await;
    // Gives its memory back at once.
    canvas.set_width(0);
    encoded.map(JsCast::unchecked_into)
}

fn encode(
    canvas: &OffscreenCanvas,
    draw: &dyn Fn(&OffscreenCanvasRenderingContext2d) -> Result<(), JsValue>,
) -> Result<Promise, JsValue> {
    let context = canvas.get_context("2d")?.ok_or(JsValue::UNDEFINED)?;
    let context: OffscreenCanvasRenderingContext2d = context.unchecked_into();
    context.set_fill_style_str("#fff");
    context.fill_rect(0.0, 0.0, f64::from(canvas.width()), f64::from(canvas.height()));
    draw(&context)?;
    let options = ImageEncodeOptions::new();
    options.set_type("image/jpeg");
    options.set_quality(QUALITY);
    canvas.convert_to_blob_with_options(&options).map(JsCast::unchecked_into)
}

/// An element that shows a bitmap, which is used up by it.
///
/// # Errors
///
/// When the browser makes none.
pub fn showing(bitmap: &ImageBitmap) -> Result<HtmlCanvasElement, JsValue> {
    let document = web_sys::window().and_then(|window| window.document()).ok_or(JsValue::UNDEFINED)?;
    let canvas: HtmlCanvasElement = document.create_element("canvas")?.unchecked_into();
    canvas.set_width(bitmap.width());
    canvas.set_height(bitmap.height());
    let context = canvas.get_context("bitmaprenderer")?.ok_or(JsValue::UNDEFINED)?;
    context.unchecked_into::<ImageBitmapRenderingContext>().transfer_from_image_bitmap(bitmap);
    Ok(canvas)
}
