//! Where files lie, and what becomes of those that are no longer there when their folder is looked at again.

use super::{File, FoundFile, Session, Unread};
use crate::live_photo::pair::FileId;

impl File {
    /// Whether it was found in one of these folders, or in folders inside them, and is not known to be gone.
    #[must_use]
    pub fn may_go_from(&self, folders: &[String]) -> bool {
        let top = self.found.folder.split('/').next().unwrap_or_default();
        let may_go = !matches!(self.unread, Unread::LeftOut | Unread::Gone);
        may_go && self.found.inside.is_none() && folders.iter().any(|folder| folder == top)
    }
}

impl Session {
    /// The files of this name in this folder, but for those that have gone. There are several when they were given more
    /// than once.
    pub fn at_place_of(&self, found: &FoundFile) -> impl Iterator<Item = FileId> + '_ {
        let (name, folder, inside) = (found.name.clone(), found.folder.clone(), found.inside);
        let namesakes = self.namesakes.get(inside, &folder, &name).iter().copied();
        namesakes.filter(move |id| {
            self.get(*id).is_some_and(|file| {
                file.unread != Unread::Gone && file.found.name == name && file.found.folder == folder
            })
        })
    }

    /// Where a file lies: the archives around it, outermost first, each after the folder that it lies in, and the file's
    /// own folder last. What has no name is left out.
    #[must_use]
    pub fn location(&self, id: FileId) -> Vec<&str> {
        let mut location = Vec::new();
        let mut next = self.get(id).map(|file| &file.found);
        while let Some(found) = next {
            location.push(found.folder.as_str());
            next = found.inside.and_then(|archive| self.get(archive)).map(|archive| &archive.found);
            location.extend(next.map(|archive| archive.name.as_str()));
        }
        location.retain(|name| !name.is_empty());
        location.reverse();
        location
    }

    /// How many files are known that lie in an archive.
    #[must_use]
    pub fn inside(&self, archive: FileId) -> usize {
        self.files.iter().skip(archive).filter(|file| file.found.inside == Some(archive)).count()
    }

    /// Forgets files that are no longer there, and what lay in them. What their groups said because of them is judged
    /// again.
    pub(super) fn forget(&mut self, mut gone: Vec<FileId>) {
        while let Some(id) = gone.pop() {
            let Some(file) = self.files.get(id).filter(|file| file.unread != Unread::Gone) else { continue };
            let (found, unread) = (file.found.clone(), file.unread);
            if file.outcome.is_some() {
                self.take_out(id, &found);
            } else {
                self.tally.count_unread(unread, false);
            }
            self.tally.count_found(&found, unread, false);
            if let Some(file) = self.files.get_mut(id) {
                file.outcome = None;
                file.unread = Unread::Gone;
            }
            let inside = (id..).zip(self.files.iter().skip(id));
            gone.extend(inside.filter(|(_, file)| file.found.inside == Some(id)).map(|(id, _)| id));
        }
    }

    /// Takes a file's verdict out of all counts, and the file out of its group.
    fn take_out(&mut self, id: FileId, found: &FoundFile) {
        let Some(outcome) = self.outcome(id).cloned() else { return };
        self.tally.count_outcome(found, &outcome, false);
        let Some(identifier) = outcome.facts.identifier.as_ref().map(|identifier| identifier.value.clone())
        else {
            return self.count(id, false);
        };
        self.count_moment(&identifier, false);
        self.count(id, false);
        for other in self.moments.remove(&identifier, id, &outcome.traits) {
            self.count(other, false);
            self.judge_again(other);
            self.count(other, true);
        }
        self.count_moment(&identifier, true);
    }
}
