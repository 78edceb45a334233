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
    unchanged: Vec<FileId>,
    /// A folder could not be listed: what was not seen may still be there.
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

    /// Takes in files that are there.
    pub(super) fn see(&mut self, given: Vec<Given>) {
        let mut news = Vec::new();
        for given in given {
            self.look.in_part |= given.handle.is_err();
            match self.session.find(&given.found) {
                Some(known) if self.session.get(known).is_some_and(|file| file.found == given.found) => {
                    self.look.unchanged.push(known);
                }
                Some(changed) => {
                    self.session.apply(Action::Gone(vec![changed]));
                    news.push(given);
                }
                None => news.push(given),
            }
        }
        let first = self.session.files().len();
        self.look.unchanged.extend(first..first + news.len());
        self.take(news);
    }

    /// All was seen: what was not has gone.
    pub(super) fn seen_all(&mut self) {
        self.session.apply(Action::Searched);
        let look = std::mem::take(&mut self.look);
        if look.in_part {
            return;
        }
        let roots: Vec<String> = self.kept.iter().map(|folder| folder.name()).collect();
        let mut seen = vec![false; self.session.files().len()];
        for id in look.unchanged {
            if let Some(seen) = seen.get_mut(id) {
                *seen = true;
            }
        }
        let files = self.session.files().iter().zip(seen).enumerate();
        let gone =
            files.filter(|(_, (file, seen))| !seen && file.found.lies_in_one_of(&roots)).map(|(id, _)| id);
        self.session.apply(Action::Gone(gone.collect()));
    }
}
