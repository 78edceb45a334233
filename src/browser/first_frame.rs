//! A movie's first frame, which the page itself has to draw: workers have no player.

use super::address::Address;
use super::canvas;
use crate::thumbnails::fit;
use gloo::timers::callback::Timeout;
use js_sys::{Function, Promise};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, HtmlVideoElement};

/// How long a movie may take until it shows something, in milliseconds. Playable ones take 20 to 200.
const PATIENCE: u32 = 4000;

/// Where the frame is taken from. Safari loads none before it is told of a time.
const TIME: &str = "#t=0.001";

/// Draws a movie's first frame.
///
/// # Errors
///
/// When the browser does not play the movie, or not soon enough.
pub async fn first_frame(movie: &Blob) -> Result<Blob, JsValue> {
    let document = web_sys::window().and_then(|window| window.document()).ok_or(JsValue::UNDEFINED)?;
    let video: HtmlVideoElement = document.create_element("video")?.unchecked_into();
    let address = Address::of(movie)?;
    let drawn = match show(&video, &address).await {
        Ok(()) => draw(&video).await,
        Err(error) => Err(error),
    };
    // Gives the player back, of which phones have few.
    video.remove_attribute("src")?;
    video.load();
    drawn
}

/// Waits until the first frame is there.
async fn show(video: &HtmlVideoElement, address: &Address) -> Result<(), JsValue> {
    video.set_muted(true);
    video.set_preload("auto");
    video.set_attribute("playsinline", "")?;
    let mut patience = None;
    let shown = Promise::new(&mut |resolve: Function, reject: Function| {
        video.set_onloadeddata(Some(&resolve));
        video.set_onerror(Some(&reject));
        let give_up = move || drop(reject.call0(&JsValue::NULL));
        patience = Some(Timeout::new(PATIENCE, give_up));
    });
    video.set_src(&[address.text(), TIME].concat());
    JsFuture::from(shown).await.map(|_| ())
}

async fn draw(video: &HtmlVideoElement) -> Result<Blob, JsValue> {
    let size = fit(video.video_width(), video.video_height());
    let draw = canvas::jpeg(size, |context| {
        let (width, height) = (f64::from(size.0), f64::from(size.1));
        context.draw_image_with_html_video_element_and_dw_and_dh(video, 0.0, 0.0, width, height)
    });
    draw.await
}
