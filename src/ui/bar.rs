//! The bar at the top: behind the sign and the name come the seal, and starting over.

use super::app::App;
use super::parts::{button, into, text};
use super::press::Press;
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
    }
    into("bar", content)
}
