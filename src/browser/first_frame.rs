//! A movie's first frame, which the page itself has to draw: workers have no player.

use super::address::Address;
use super::canvas;
use super::{page, player};
use crate::session::Device;
use crate::thumbnails::fit;
use gloo::timers::callback::Timeout;
use js_sys::{Function, Promise};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, HtmlVideoElement, OffscreenCanvasRenderingContext2d};

/// How long a movie may take until it shows something, in milliseconds. Playable ones take 20 to 200.
const PATIENCE: u32 = 4000;

/// Where the frame is taken from. Safari loads none before it is told of a time.
const TIME: &str = "#t=0.001";

/// The type of movies, of which browsers know QuickTime's by its bytes.
const MOVIE: &str = "video/mp4";

/// Draws a movie's first frame.
///
/// # Errors
///
/// When the browser does not play the movie, or not soon enough.
pub async fn first_frame(movie: &Blob) -> Result<Blob, JsValue> {
    let document = web_sys::window().and_then(|window| window.document()).ok_or(JsValue::UNDEFINED)?;
    let video: HtmlVideoElement = document.create_element("video")?.unchecked_into();
    // What comes out of an archive has no type, and no browser looks at the bytes of everything.
    let address = match movie.type_().is_empty() {
        true => Address::of(&movie.slice_with_f64_and_f64_and_content_type(0.0, movie.size(), MOVIE)?)?,
        false => Address::of(movie)?,
    };
    let mut patience = None;
    let shown = Promise::new(&mut |resolve: Function, reject: Function| {
        video.set_onloadeddata(Some(&resolve));
        video.set_onerror(Some(&reject));
        let give_up = move || drop(reject.call0(&JsValue::NULL));
        patience = Some(Timeout::new(PATIENCE, give_up));
    });
    video.set_muted(true);
    match page::device() {
        // Phones load nothing of what does not play.
        Device::Mobile => video.set_autoplay(true),
        // Others would keep all of a movie that they are to play.
        _ => video.set_attribute("preload", "metadata")?,
    }
    video.set_attribute("playsinline", "")?;
    video.set_src(&[address.text(), TIME].concat());
    let mut drawn = JsFuture::from(shown).await;
    if !player::has_pictures(&video) {
        drawn = Err(JsValue::NULL);
    }
    if drawn.is_ok() {
        let (width, height) = fit(video.video_width(), video.video_height());
        let draw = |context: &OffscreenCanvasRenderingContext2d| {
            let (wide, high) = (f64::from(width), f64::from(height));
            context.draw_image_with_html_video_element_and_dw_and_dh(&video, 0.0, 0.0, wide, high)
        };
        drawn = canvas::jpeg((width, height), &draw).await.map(JsValue::from);
    }
    player::let_go(&video);
    drawn.map(JsCast::unchecked_into)
}
