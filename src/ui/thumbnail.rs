//! A file's picture, small: there, on its way, or a word for what the file is. Its box has the same size always, so that
//! nothing moves when a picture comes. Beside it stands the file's name: it needs no other.

use super::app::{App, Msg};
use super::parts::text;
use crate::browser::decoder::State;
use crate::browser::thumbnails::Shown;
use crate::live_photo::pair::FileId;
use crate::session::Session;
use crate::thumbnails::{HeicDecoder, Source, ways};
use crate::words::thumbnail as words;
use std::cell::{Cell, RefCell};
use yew::virtual_dom::AttrValue;
use yew::{Html, html};

/// What was drawn last: these files' thumbnails are wanted, and no others.
#[derive(Default)]
pub struct Drawn {
    files: RefCell<Vec<FileId>>,
    /// Whether they are shown large.
    large: Cell<bool>,
}

impl Drawn {
    /// The page is drawn anew.
    pub fn begin(&self) {
        self.files.borrow_mut().clear();
        self.large.set(false);
    }

    /// Where thumbnails of these files can be had, beginning with what a visitor looks at.
    pub fn sources(
        &self,
        session: &Session,
        first: Option<FileId>,
        heic: HeicDecoder,
    ) -> (Vec<Source>, bool) {
        let files = self.files.borrow();
        let start = files.iter().position(|file| Some(*file) == first).unwrap_or_default();
        let (above, seen) = files.split_at(start);
        let nearest = seen.iter().chain(above);
        (nearest.filter_map(|file| ways::source(session, *file, heic)).collect(), self.large.get())
    }
}

/// A thumbnail that fills a cell of a grid.
pub fn view(app: &App, id: FileId) -> Html {
    app.drawn.large.set(true);
    view_small(app, id)
}

/// Whether there is one to be seen.
pub fn is_there(app: &App, id: FileId) -> bool {
    matches!(app.thumbnails.show(id), Shown::There(_))
}

/// One in a row of a list.
pub fn view_small(app: &App, id: FileId) -> Html {
    let outcome = app.session.outcome(id);
    if outcome.is_some() {
        app.drawn.files.borrow_mut().push(id);
    }
    let (title, content) = match (app.thumbnails.show(id), outcome) {
        (Shown::There(address), _) => {
            let onerror = app.link.callback(move |_: yew::Event| Msg::NoPicture(id));
            let src = AttrValue::from(address);
            (None, html! { <img {src} alt="" decoding="async" draggable="false" {onerror} /> })
        }
        (Shown::Missing, Some(outcome)) => {
            let reason = words::reason(ways::why(outcome, heic(app)));
            // Where there is room; else who rests a pointer there is told.
            let small = app.drawn.large.get().then(|| text("small", "", reason));
            (Some(reason), html! { <>{ words::label(outcome.kind) }{ for small }</> })
        }
        _ => (None, Html::default()),
    };
    html! { <span class="thumbnail" aria-hidden="true" {title}>{ content }</span> }
}

/// Who decodes HEIC here, as far as it is known.
pub fn heic(app: &App) -> HeicDecoder {
    match app.decoder.state() {
        State::Coming | State::Missing => HeicDecoder::Nobody,
        State::Native => HeicDecoder::Browser,
        State::Here => HeicDecoder::Module,
    }
}
