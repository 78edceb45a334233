//! Where a picture was taken, and a map of it: the one link that leaves the page. It is there only for who was told so
//! and still wants it.

use super::act::Act;
use super::{Opened, on};
use crate::report::Position;
use crate::ui::app::{App, Msg};
use crate::ui::parts::{block, section, text};
use crate::words::viewer as words;
use yew::html::Scope;
use yew::{Html, MouseEvent, html};

/// The id of the button that begins it, and of the link itself.
pub const SHOW: &str = "show-on-map";
pub const OPEN: &str = "open-map";

/// Draws the position.
pub fn view(opened: &Opened, position: Position, link: &Scope<App>) -> Html {
    let at = super::copy::values([(words::POSITION, words::position(position).as_str())].into_iter());
    let button = |id: &'static str, label: &'static str, asks: bool| {
        html! { <button {id} class="button" onclick={on(Act::AskForMap(asks), link)}>{ label }</button> }
    };
    let asked = || {
        let done = link.callback(|_: MouseEvent| Msg::Viewer(Act::AskForMap(false)));
        let open = html! {
            <a id={OPEN} class="button chief" href={words::map(position)} target="_blank"
                rel="noopener noreferrer" onclick={done}>{ words::OPEN_MAP }</a>
        };
        let choices = block("div", "choices", vec![open, button("no-map", words::NOT_NOW, false)]);
        block("div", "asked", vec![text("p", "", words::MAP_WARNING), choices])
    };
    let below = if opened.asks_for_map { asked() } else { button(SHOW, words::SHOW_ON_MAP, true) };
    section("h3", words::POSITION, vec![at, below])
}
