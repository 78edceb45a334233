//! The two inputs: photos, and a folder. No `accept`, since Safari converts pictures when it names formats
//! and HEIC is not among them.

use super::app::{App, Msg};
use crate::browser::folder::can_choose;
use yew::html::Scope;
use yew::{Event, Html, MouseEvent, html};

/// What is chosen with an input.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// Photos and movies.
    Photos,
    /// A folder with all that is in it.
    Folder,
}

/// Draws an input with its label, which looks like a button.
pub fn button(app: &App, choice: Choice, id: &'static str, label: &'static str, link: &Scope<App>) -> Html {
    html! {
        <span class="choose">{ input(app, choice, id, link) }<label for={id} class="button">{ label }</label></span>
    }
}

/// Draws an input alone: it is unseen, and as large as what it stands in. The keyboard reaches it, and what
/// stands behind it shows its focus.
pub fn input(app: &App, choice: Choice, id: &'static str, link: &Scope<App>) -> Html {
    let searches = app.listeners.searches.clone();
    let onchange = move |event: Event| searches.of_input(&event);
    let (folder, offer_picker) = (choice == Choice::Folder, app.offer_picker);
    // Where the browser has a picker that gives handles, it comes instead of the input's own.
    let onclick = link.batch_callback(move |event: MouseEvent| {
        let picks = folder && offer_picker && can_choose();
        picks.then(|| {
            event.prevent_default();
            Msg::ChooseFolder
        })
    });
    html! {
        <input {id} type="file" class="choose-input" multiple=true webkitdirectory={folder} {onchange} {onclick} />
    }
}
