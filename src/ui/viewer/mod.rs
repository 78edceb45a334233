//! A picture opened: it covers the page. At the left the picture and its movement on black, at the right what is told of
//! it; on a narrow screen one above the other. A modal dialog: what is behind it takes no focus.

mod act;
mod copy;
pub mod gesture;
mod map;
mod said;
mod stage;
mod stage_view;

pub use act::Act;

use crate::browser::page;
use crate::live_photo::pair::FileId;
use crate::report::{Facts, Report};
use crate::session::File;
use crate::ui::app::{App, Msg};
use crate::ui::filter::Shown;
use crate::ui::panel;
use crate::ui::parts::{block, on_press, text, together};
use crate::ui::press::Press;
use crate::words::{page as page_words, viewer as words};
use stage::Stage;
use yew::html::Scope;
use yew::{Callback, Html, KeyboardEvent, html};

/// A file that the visitor opened.
pub struct Opened {
    pub(super) id: FileId,
    /// Absent until it has been read again, with all that it holds.
    pub(super) report: Option<Box<Report>>,
    stage: Stage,
    /// What is searched for in all that was read.
    search: String,
    /// Whether the visitor is asked if a map may be told of the position.
    asks_for_map: bool,
    /// What is read out: what was done.
    spoken: String,
    /// How often something was copied, and what came of it last.
    copied: (usize, &'static str),
}

impl Opened {
    /// This file, of which nothing is there yet.
    pub fn new(id: FileId) -> Self {
        Self {
            id,
            report: None,
            stage: Stage::default(),
            search: String::new(),
            asks_for_map: false,
            spoken: String::new(),
            copied: (0, ""),
        }
    }
}

impl Opened {
    /// Its facts with their places, once it has been read again.
    fn facts(&self) -> Option<&Facts> {
        self.report.as_ref().filter(|report| report.error.is_none()).map(|report| &report.facts)
    }
}

/// What happens when something is pressed here.
fn on(act: Act, link: &Scope<App>) -> Callback<yew::MouseEvent> {
    link.callback(move |_| Msg::Viewer(act.clone()))
}

/// Draws it.
pub fn view(app: &App, opened: &Opened, file: File<'_>, link: &Scope<App>) -> Html {
    let (row, rows) = place(app, opened.id);
    let place = row.map(|row| text("p", "place", words::place(row, rows)));
    let heading = html! { <h2 id={panel::HEADING} tabindex="-1">{ file.name().to_owned() }</h2> };
    let head = block("div", "viewer-head", [heading].into_iter().chain(place).collect());
    html! {
        // A press anywhere in it leaves the keyboard here.
        <section class="panel viewer" role="dialog" aria-modal="true" aria-labelledby={panel::HEADING} tabindex="-1"
            onkeydown={link.batch_callback(|event: KeyboardEvent| key(&event).map(Msg::Viewer))}>
            { stage_view::view(app, opened, file, link) }
            { neighbour("previous", words::PREVIOUS, row.is_some_and(|row| row > 0), Act::Step { back: true }, link) }
            { neighbour("next", words::NEXT, row.is_some_and(|row| row + 1 < rows), Act::Step { back: false }, link) }
            <button id="close" class="round" aria-label={page_words::CLOSE}
                onclick={on_press(Press::Close, link)}></button>
            <div class="told" onclick={link.batch_callback(|event: yew::MouseEvent| copy::value_beside(&event).map(Msg::Viewer))}>
                { head }
                { together(said::view(app, opened, file, link)) }
            </div>
            <p class="unseen" role="status">{ opened.spoken.clone() }</p>
            <div class="passing" aria-hidden="true"><p key={opened.copied.0}>{ opened.copied.1 }</p></div>
        </section>
    }
}

/// The row of a file in the list, and how many there are.
fn place(app: &App, id: FileId) -> (Option<usize>, usize) {
    let shown = Shown::of(&app.session, app.filter);
    (shown.row(id), shown.count())
}

fn neighbour(id: &'static str, label: &'static str, is_there: bool, act: Act, link: &Scope<App>) -> Html {
    // It keeps its place, and the focus, where the list ends.
    html! {
        <button {id} class="round" aria-label={label} aria-disabled={(!is_there).to_string()}
            onclick={on(act, link)}></button>
    }
}

/// What a key means, unless it is meant for a button or an input.
fn key(event: &KeyboardEvent) -> Option<Act> {
    let is_held = event.alt_key() || event.meta_key() || event.ctrl_key() || event.shift_key();
    let is_typed = page::is_typed_into(event);
    let act = match event.key().as_str() {
        _ if is_held => return None,
        "ArrowLeft" if !is_typed => Act::Step { back: true },
        "ArrowRight" if !is_typed => Act::Step { back: false },
        " " if !page::is_at_control(event) => Act::Toggle,
        _ => return None,
    };
    event.prevent_default();
    (!matches!(act, Act::Toggle) || !event.repeat()).then_some(act)
}
