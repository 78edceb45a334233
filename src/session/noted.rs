//! What the list that was made for a visitor is told of: files that stand elsewhere in it now, or no longer.

use super::Session;
use crate::live_photo::pair::FileId;

impl Session {
    /// What files of a group take from each other: a movie's date, a still's device.
    pub(super) fn lent(&self, identifier: u32) -> Option<[Option<FileId>; 2]> {
        self.moments.get(identifier).map(|moment| [moment.dated_movie(), moment.first_still()])
    }

    /// Notes that something has changed for a file. Whether a movie is a picture of its own depends on its still.
    pub(super) fn note(&mut self, id: FileId) {
        self.lists.note(id);
        let moment = self.identifier(id).and_then(|identifier| self.moments.get(identifier));
        if let Some(moment) = moment.filter(|moment| moment.first_still() == Some(id)) {
            moment.half(true).for_each(|movie| self.lists.note(movie));
        }
    }

    /// Notes that something has changed for all files of a group.
    pub(super) fn note_group(&mut self, identifier: u32) {
        if let Some(moment) = self.moments.get(identifier) {
            moment.files().for_each(|file| self.lists.note(file));
        }
    }
}
