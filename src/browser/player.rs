//! The browser's own player, as an opened picture uses it.

use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::HtmlVideoElement;

/// Plays a movie from where it is.
pub fn play(video: &HtmlVideoElement, with_sound: bool) {
    video.set_muted(!with_sound);
    if let Ok(playing) = video.play() {
        // One that is stopped at once says so here; one that cannot be played says so by an event.
        spawn_local(async move { drop(JsFuture::from(playing).await) });
    }
}

/// Stops it, and goes back to its first frame.
pub fn stop(video: &HtmlVideoElement) {
    let _ = video.pause();
    video.set_current_time(0.0);
}

/// Gives the player back, of which phones have few: nothing more is fetched.
pub fn let_go(video: &HtmlVideoElement) {
    let _ = video.remove_attribute("src");
    video.load();
}

/// Turns the sound on or off.
pub fn set_sound(video: &HtmlVideoElement, on: bool) {
    video.set_muted(!on);
}

/// Whether there are pictures: of a movie whose pictures it cannot decode, a browser may still play the sound.
#[must_use]
pub fn has_pictures(video: &HtmlVideoElement) -> bool {
    video.video_width() > 0
}
