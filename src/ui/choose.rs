//! The two inputs that stay: for more photos, and for another folder. What is chosen with them is heard as all that is
//! given to the page. No `accept`, since Safari converts pictures when it names formats and HEIC is not among them.

use yew::{Html, html};

/// What is chosen with an input.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// Photos and movies.
    Photos,
    /// A folder with all that is in it.
    Folder,
}

/// Draws an input with its label, which looks like a button. The input is unseen, and as large as its label; the keyboard
/// reaches it, and the label shows its focus.
pub fn button(choice: Choice, id: &'static str, label: &'static str) -> Html {
    html! {
        <span class="choose">
            <input {id} type="file" class="choose-input" multiple=true webkitdirectory={choice == Choice::Folder} />
            <label for={id} class="button">{ label }</label>
        </span>
    }
}
