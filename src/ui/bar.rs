//! The bar at the top: behind the sign and the name come the seal, starting over, adding files, and saving.

use super::app::App;
use super::choose::{self, Choice};
use super::parts::{block, button, into, text};
use super::press::Press;
use super::ways;
use crate::words::{page as words, seal};
use yew::Html;
use yew::html::Scope;

/// The id of the sign that the page is sealed.
pub const SEAL: &str = "seal";

/// Draws it.
pub fn view(app: &App, link: &Scope<App>) -> Html {
    let mut content = Vec::new();
    if app.seal.is_sealed() {
        content.push(button(SEAL, "seal", seal::SEALED, Press::OpenSeal, link));
    }
    content.push(text("span", "push", ""));
    if app.has_started() {
        content.push(button("start-over", "quiet", words::START_OVER, Press::StartOver, link));
        let dock = vec![
            choose::button(Choice::Photos, "add-photos", words::ADD_PHOTOS),
            choose::button(Choice::Folder, "add-folder", words::ADD_FOLDER),
            ways::view(app, link),
        ];
        content.push(block("div", "dock", dock));
    }
    into("bar", content)
}
