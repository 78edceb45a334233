//! Looking again at folders that were given: what is new is taken in, what has changed is read again, and what is gone
//! leaves the list, as a smart album would fill itself.

use super::app::App;
use super::results;
use crate::browser::intake::Given;
use crate::live_photo::pair::FileId;
use crate::session::library::is_left_out;
use crate::session::{Action, FoundFile};

/// What was seen so far.
#[derive(Default)]
pub struct Look {
    /// Files that are there: as they were, or new.
    there: Vec<FileId>,
    /// How many are new or have changed.
    news: usize,
    /// A folder could not be listed: what was not seen may still be there.
    in_part: bool,
}

/// What has changed since folders were last looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Changes {
    /// Files that are new, or not as they were.
    pub news: usize,
    /// Files that are no longer there.
    pub gone: usize,
}

impl App {
    /// Begins to look.
    pub(super) fn look_again(&mut self) {
        self.look = Look::default();
        self.listeners.searches.again(self.kept.clone());
        // The button that was pressed goes while it is looked.
        self.focus_on(results::HEADING);
    }

    /// Takes in files that are there.
    pub(super) fn see(&mut self, mut given: Vec<Given>) {
        given.retain(|given| !is_left_out(&given.found.folder, &given.found.name));
        self.look.in_part |= given.iter().any(|given| given.handle.is_err());
        given.retain(|given| !self.is_known(&given.found));
        let first = self.session.files().len();
        self.look.news += given.len();
        self.look.there.extend(first..first + given.len());
        self.take(given);
    }

    /// Whether a file is there as it was. One that has changed is forgotten.
    fn is_known(&mut self, found: &FoundFile) -> bool {
        let Some(id) = self.session.find(found) else { return false };
        let is_same = self.session.get(id).is_some_and(|file| file.found == *found);
        match is_same {
            true => self.look.there.push(id),
            false => self.session.apply(Action::Gone(vec![id])),
        }
        is_same
    }

    /// All was seen: what was not has gone.
    pub(super) fn seen_all(&mut self) {
        self.session.apply(Action::Searched);
        let look = std::mem::take(&mut self.look);
        let roots: Vec<String> = self.kept.iter().map(|folder| folder.name()).collect();
        let mut there = vec![look.in_part; self.session.files().len()];
        for id in look.there {
            if let Some(is_there) = there.get_mut(id) {
                *is_there = true;
            }
        }
        let files = self.session.files().iter().zip(there).enumerate();
        let missing = files.filter(|(_, (file, is_there))| !is_there && file.may_go_from(&roots));
        let gone: Vec<FileId> = missing.map(|(id, _)| id).collect();
        self.changes = Some(Changes { news: look.news, gone: gone.len() });
        self.session.apply(Action::Gone(gone));
    }
}
