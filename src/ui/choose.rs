//! The two inputs: photos, and a folder. No `accept`, since Safari converts pictures when it names formats
//! and HEIC is not among them.

use super::app::{App, Msg};
use crate::browser::page::take_files;
use yew::html::Scope;
use yew::{Event, Html, html};

/// An input with its label, which looks like a button.
pub struct Choice {
    /// The input's id.
    pub id: &'static str,
    /// What the label says.
    pub label: &'static str,
    /// Whether a folder is chosen.
    pub folder: bool,
    /// Whether it is the first thing to do.
    pub main: bool,
}

/// Draws an input. The keyboard reaches the input itself; the label shows its focus.
pub fn view(choice: Choice, link: &Scope<App>) -> Html {
    let Choice { id, label, folder, main } = choice;
    let onchange = link.callback(|event: Event| Msg::Given(take_files(&event)));
    html! {
        <span class="choose">
            <input {id} type="file" class="choose-input" multiple=true webkitdirectory={folder} {onchange} />
            <label for={id} class="button" data-main={main.to_string()}>{ label }</label>
        </span>
    }
}
