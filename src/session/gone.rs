//! Where files lie, and what becomes of those that are no longer there when their folder is looked at again.

use super::{File, FoundFile, Session, Unread};
use crate::live_photo::pair::FileId;
use crate::report::Archived;

impl FoundFile {
    /// A file that lies in an archive, as the archive's directory tells of it.
    #[must_use]
    pub fn inside(archive: FileId, file: &Archived) -> Self {
        let (folder, name) = file.folder_and_name();
        let (name, folder, inside) = (name.to_owned(), folder.to_owned(), Some(archive));
        Self { name, folder, inside, length: file.length, modified: 0 }
    }
}

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
    /// again, once for each group.
    pub(super) fn forget(&mut self, gone: &[FileId]) {
        let has_gone = self.with_files_inside(gone);
        let mut touched = Vec::new();
        for (id, _) in has_gone.iter().enumerate().filter(|(_, gone)| **gone) {
            touched.extend(self.take_out_of_group(id));
            self.take_out(id);
        }
        for identifier in touched {
            let others = self.moments.settle(&identifier, &has_gone);
            self.judge_all_again(others);
            self.count_moment(&identifier, true);
        }
    }

    /// Of each file whether it is one of these, or lies in one of them, at any depth: an archive is found before what
    /// lies in it.
    fn with_files_inside(&self, gone: &[FileId]) -> Vec<bool> {
        let mut has_gone = vec![false; self.files.len()];
        for id in gone {
            if let Some(gone) = has_gone.get_mut(*id) {
                *gone = true;
            }
        }
        for (id, file) in self.files.iter().enumerate() {
            let archive = file.found.inside.and_then(|archive| has_gone.get(archive)).copied();
            if let (Some(true), Some(gone)) = (archive, has_gone.get_mut(id)) {
                *gone = true;
            }
        }
        has_gone
    }

    /// Takes a file's verdict out of all counts, and its traits out of its group. Gives the group's identifier, if it
    /// is the first that goes from there: such a group is counted again when all have gone.
    fn take_out_of_group(&mut self, id: FileId) -> Option<String> {
        let outcome = self.files.get(id)?.outcome.as_ref()?;
        let identifier = outcome.facts.identifier.as_ref().map(|identifier| identifier.value.clone());
        let touched = identifier.filter(|identifier| self.moments.remove(identifier, &outcome.traits));
        if let Some(identifier) = &touched {
            self.count_moment(identifier, false);
        }
        self.count(id, false);
        touched
    }

    /// Takes a file out of all other counts, unless it has gone before.
    fn take_out(&mut self, id: FileId) {
        let Some(file) = self.files.get_mut(id).filter(|file| file.unread != Unread::Gone) else { return };
        let unread = std::mem::replace(&mut file.unread, Unread::Gone);
        match file.outcome.take() {
            Some(outcome) => self.tally.count_outcome(&file.found, &outcome, false),
            None => self.tally.count_unread(unread, false),
        }
        self.tally.count_found(&file.found, unread, false);
        self.rank(id);
    }
}
