//! What opens at the side: the check of the seal. On a narrow screen it covers the page, and what
//! is behind it takes no focus.

use super::app::App;
use super::parts::{block, button};
use super::press::Press;
use crate::words::page::CLOSE;
use yew::html::Scope;
use yew::{Html, html};

/// The id of the panel's heading, which takes the focus when it opens.
pub const HEADING: &str = "panel-heading";

/// Draws a panel of this name.
pub fn view(app: &App, heading: String, content: Vec<Html>, link: &Scope<App>) -> Html {
    let heading = html! { <h2 id={HEADING} tabindex="-1">{ heading }</h2> };
    let head = vec![heading, button("close", "button", CLOSE, Press::Close, link)];
    html! {
        <section class="panel side" role="dialog" aria-modal={app.narrow.to_string()} aria-labelledby={HEADING}>
            { block("div", "panel-head", head) }
            { for content }
        </section>
    }
}
