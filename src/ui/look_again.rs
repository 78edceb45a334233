//! Looking again at folders that were given: what is new is taken in, what has changed is read again, and what is gone
//! leaves the list, as a smart album would fill itself.

use super::app::App;
use super::results;
use crate::browser::intake::Given;
use crate::live_photo::pair::FileId;
use crate::session::library::is_left_out;
use crate::session::{Action, FoundFile, Unread};

/// What was seen so far.
#[derive(Default)]
pub struct Look {
    /// How many files were known when it began.
    known: usize,
    /// Those of them that are there as they were.
    there: Vec<FileId>,
    /// The folders that are looked at.
    roots: Vec<String>,
    /// How many files are new or have changed.
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
    /// Whether a part could not be looked at: what is gone of it is not known.
    pub in_part: bool,
}

impl App {
    /// Begins to look.
    pub(super) fn look_again(&mut self) {
        self.look = Look {
            known: self.session.known(),
            roots: self.kept.iter().map(|folder| folder.name()).collect(),
            ..Look::default()
        };
        self.listeners.searches.again(self.kept.clone());
        // The button that was pressed goes while it is looked.
        self.focus_on(results::HEADING);
    }

    /// Takes in files that are there.
    pub(super) fn see(&mut self, mut given: Vec<Given>) {
        given.retain(|given| !is_left_out(&given.found.folder, &given.found.name));
        self.look.in_part |= given.iter().any(|given| given.handle.is_err());
        given.retain(|given| match given.handle {
            Ok(_) => !self.is_known(&given.found),
            // What was read before stays as it was then.
            Err(_) => self.session.at_place_of(&given.found).next().is_none(),
        });
        self.look.news += given.len();
        self.take(given);
    }

    /// Whether a file is there as it was: in all visits to its folder, should it have been given more than once.
    fn is_known(&mut self, found: &FoundFile) -> bool {
        let before = self.look.there.len();
        let is_same = |id: &FileId| self.session.get(*id).is_some_and(|file| file.is(found));
        self.look.there.extend(self.session.at_place_of(found).filter(is_same));
        self.look.there.len() > before
    }

    /// All was seen: what was not has gone, or has changed and is another file since.
    pub(super) fn seen_all(&mut self) {
        self.session.apply(Action::Searched);
        let look = std::mem::take(&mut self.look);
        let mut there = vec![look.in_part; look.known];
        for id in look.there {
            if let Some(is_there) = there.get_mut(id) {
                *is_there = true;
            }
        }
        let files = self.session.files().zip(there).enumerate();
        let missing = files.filter(|(_, (file, is_there))| !is_there && file.may_go_from(&look.roots));
        // Another folder may have had the same name, and some names are not listed.
        let is_seen_again =
            |id: &FileId| self.workers.as_ref().is_some_and(|workers| workers.is_seen_again(*id));
        let missing: Vec<FileId> = missing.map(|(id, _)| id).filter(is_seen_again).collect();
        self.session.apply(Action::Gone(missing.clone()));
        self.let_go_of_gone();
        let has_gone = |id: &&FileId| self.session.in_place_of(**id).next().is_none();
        let gone = missing.iter().filter(has_gone).count();
        self.changes = Some(Changes { news: look.news, gone, in_part: look.in_part });
    }

    /// Neither what has gone nor what lay in it is selected any more, or held.
    fn let_go_of_gone(&mut self) {
        let has_gone = |id: FileId| self.session.get(id).is_some_and(|file| file.unread() == Unread::Gone);
        let selected: Vec<FileId> = self.selection.files().filter(|id| has_gone(*id)).collect();
        if let Some(workers) = &self.workers {
            workers.forget_unpacked(&has_gone);
        }
        self.selection.set(&selected, false);
    }
}
