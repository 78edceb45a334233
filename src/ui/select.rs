//! Selecting files: by the round check on each, by Shift for a range, by the keyboard, or all that are shown. A file stays
//! selected where it is not shown.

use super::app::{App, Msg};
use super::filter::Shown;
use super::parts::{button, text};
use super::press::Press;
use super::rows::Step;
use super::selection::Rows;
use super::ways;
use crate::live_photo::pair::FileId;
use crate::words::selection as words;
use std::ops::Range;
use yew::html::Scope;
use yew::{Callback, Html, MouseEvent, html};

impl Rows for Shown<'_> {
    fn row(&self, file: FileId) -> Option<usize> {
        Shown::row(*self, file)
    }

    fn files(&self, rows: Range<usize>) -> Vec<FileId> {
        Shown::files(*self, rows)
    }
}

/// The check that selects a file.
pub fn check(app: &App, id: FileId, name: &str, link: &Scope<App>) -> Html {
    let checked = app.selection.has(id).to_string();
    let onclick = link.callback(move |event: MouseEvent| Msg::Press(Press::Select(id, event.shift_key())));
    html! {
        <button class="tick" role="checkbox" tabindex="-1" aria-checked={checked} aria-label={words::select(name)}
            {onclick}></button>
    }
}

/// What a click on a file does: with a key held down it selects, as everywhere.
pub fn on_click(id: FileId, link: &Scope<App>) -> Callback<MouseEvent> {
    link.callback(move |event: MouseEvent| {
        let toggles = event.ctrl_key() || event.meta_key();
        Msg::Press(match event.shift_key() {
            true => Press::Select(id, true),
            false if toggles => Press::Select(id, false),
            false => Press::Open(id),
        })
    })
}

/// The id of the button that selects nothing.
pub const CLEAR: &str = "clear";

/// Says how many are selected, and what can be done with them; nothing while none is.
pub fn bar(app: &App, link: &Scope<App>) -> Option<Html> {
    let (selected, shown) = (app.selection.count(), app.scroll.rows());
    let is_all = selected - app.counted.hidden == shown;
    let mut content = vec![text("b", "", words::selected(selected, app.counted.hidden))];
    if !is_all {
        content.push(button("select-all", "button", words::select_all(shown), Press::SelectAll, link));
    }
    content.push(button(CLEAR, "button", words::CLEAR, Press::ClearSelection, link));
    content.extend(ways::save_selected(app, link));
    (selected > 0).then(|| {
        html! { <div class="selection" role="group" aria-label={words::SELECTION}>{ for content }</div> }
    })
}

/// What is read out when the selection changes.
pub fn spoken(app: &App) -> Html {
    let sentence = match app.selection.count() {
        0 if app.selection.changes() == 0 => String::new(),
        0 => words::NOTHING.to_owned(),
        count => words::selected(count, app.counted.hidden),
    };
    html! { <p id="selection-told" class="unseen" role="status">{ sentence }</p> }
}

impl App {
    /// The selected files, in the order in which they were found; none while nothing is selected.
    #[must_use]
    pub fn selected(&self) -> Option<Vec<FileId>> {
        (self.selection.count() > 0).then(|| self.selection.files().collect())
    }

    /// Selects a file or no longer, or all from the last one to this.
    pub(super) fn select(&mut self, id: FileId, range: bool) {
        let shown = Shown::of(&self.session, self.filter);
        self.scroll.go_to(id, shown);
        match range {
            true => self.selection.extend(id, &shown),
            false => self.selection.toggle(id),
        }
    }

    /// Selects what a step of the keyboard leads over.
    pub(super) fn select_by(&mut self, step: Step) {
        let shown = Shown::of(&self.session, self.filter);
        let Some(from) = shown.file(self.scroll.stop()) else { return };
        if !self.selection.ends_with(from) {
            self.selection.begin(from);
        }
        self.step(step);
        let shown = Shown::of(&self.session, self.filter);
        if let Some(to) = shown.file(self.scroll.stop()) {
            self.selection.extend(to, &shown);
        }
    }

    /// Selects all that are shown.
    pub(super) fn select_all(&mut self) {
        let shown = Shown::of(&self.session, self.filter);
        self.selection.set(&shown.files(0..shown.count()), true);
    }

    /// Selects nothing; tells whether something was.
    pub(super) fn clear_selection(&mut self) -> bool {
        let was = self.selection.count() > 0;
        self.selection.clear();
        was
    }
}
