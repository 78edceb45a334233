//! Looking again at folders that were given: what is new is taken in, what has changed is read again, and what is gone
//! leaves the list, as a smart album would fill itself.

use super::app::App;
use super::results;
use crate::browser::intake::Given;
use crate::live_photo::pair::FileId;
use crate::session::Action;

/// What was seen so far.
#[derive(Default)]
pub struct Look {
    /// Files that are still there as they were.
    #[allow(dead_code)]
    unchanged: Vec<FileId>,
    /// A folder could not be listed: what was not seen may still be there.
    #[allow(dead_code)]
    in_part: bool,
}

impl App {
    /// Begins to look.
    pub(super) fn look_again(&mut self) {
        self.look = Look::default();
        self.listeners.searches.again(self.kept.clone());
        // The button that was pressed goes while it is looked.
        self.focus_on(results::HEADING);
    }

    pub(super) fn see(&mut self, _given: Vec<Given>) {}

    /// All was seen: what was not has gone.
    pub(super) fn seen_all(&mut self) {
        self.session.apply(Action::Searched);
    }
}
