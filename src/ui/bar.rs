//! The bar at the top: the sign, the name, the seal, and starting over.

use super::app::App;
use super::parts::{block, button, text};
use super::press::Press;
use crate::words::{page as words, seal};
use yew::Html;
use yew::html::Scope;

/// The id of the sign that the page is sealed.
pub const SEAL: &str = "seal";

/// Draws it, with what is at its end.
pub fn view(app: &App, dock: Option<Html>, link: &Scope<App>) -> Html {
    let mut content = vec![text("span", "mark", ""), text("span", "word", words::NAME)];
    if app.seal.is_sealed() {
        content.push(button(SEAL, "seal", seal::SEALED, Press::OpenSeal, link));
    }
    content.push(text("span", "push", ""));
    if app.has_started() {
        content.push(button("start-over", "quiet", words::START_OVER, Press::StartOver, link));
    }
    content.extend(dock);
    block("header", "bar", content)
}
