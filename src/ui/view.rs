//! How the files are shown: as a grid of pictures or as a list. The choice is remembered.

use super::app::App;
use super::parts::on_press;
use super::press::Press;
use crate::browser::remember::{self, Key};
use crate::words::grid as words;
use yew::html::Scope;
use yew::{Html, html};

/// How the files are shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum View {
    /// Pictures beside each other.
    #[default]
    Grid,
    /// A row for each.
    List,
}

impl View {
    /// Under what it is remembered.
    fn code(self) -> &'static str {
        match self {
            Self::Grid => "grid",
            Self::List => "list",
        }
    }

    /// The one that was chosen last.
    #[must_use]
    pub fn remembered() -> Self {
        match remember::get(Key::View) {
            Some(code) if code == Self::List.code() => Self::List,
            _ => Self::Grid,
        }
    }
}

/// Draws the two buttons that choose.
pub fn switch(app: &App, link: &Scope<App>) -> Html {
    let button = |id: &'static str, view: View, label: &'static str, sign: &'static str| {
        html! {
            <button {id} class="icon" aria-pressed={(app.view == view).to_string()} aria-label={label} title={label}
                onclick={on_press(Press::See(view), link)}>
                <svg viewBox="0 0 16 16" aria-hidden="true"><path d={sign} /></svg>
            </button>
        }
    };
    html! {
        <div class="switch" role="group" aria-label={words::VIEWS}>
            { button("as-grid", View::Grid, words::AS_GRID, "M1 1h6v6H1zM9 1h6v6H9zM1 9h6v6H1zM9 9h6v6H9z") }
            { button("as-list", View::List, words::AS_LIST, "M1 2h3v3H1zM6 3h9v1H6zM1 7h3v3H1zM6 8h9v1H6zM1 12h3v3H1zM6 13h9v1H6z") }
        </div>
    }
}

impl App {
    /// Shows the files so from now on, in this visit and the next.
    pub(super) fn see_as(&mut self, view: View) {
        self.view = view;
        remember::set(Key::View, view.code());
    }
}
