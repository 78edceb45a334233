//! Where files lie, and what becomes of those that are no longer there when their folder is looked at again.

use super::{Clock, File, FoundFile, Session, Unread};
use crate::live_photo::pair::FileId;
use crate::report::Archived;

impl FoundFile {
    /// A file that lies in an archive, as the archive's directory tells of it. A time of which nothing more is known is
    /// taken for one of the visitor's `clock`.
    #[must_use]
    pub fn inside(archive: FileId, file: &Archived, clock: Clock) -> Self {
        let (folder, name) = file.folder_and_name();
        let (name, folder, inside) = (name.to_owned(), folder.to_owned(), Some(archive));
        let modified = file.changed.and_then(|at| clock.milliseconds_since_1970(at)).unwrap_or_default();
        Self { name, folder, inside, length: file.length, modified }
    }
}

impl File<'_> {
    /// Whether it was found in one of these folders, or in folders inside them, and is not known to be gone.
    #[must_use]
    pub fn may_go_from(self, folders: &[String]) -> bool {
        let top = self.folder().split('/').next().unwrap_or_default();
        let may_go = !matches!(self.unread(), Unread::LeftOut | Unread::Gone);
        may_go && self.inside().is_none() && folders.iter().any(|folder| folder == top)
    }
}

impl Session {
    /// The files of this name in this folder, but for those that have gone. There are several when they were given more
    /// than once.
    pub fn at_place_of(&self, found: &FoundFile) -> impl Iterator<Item = FileId> + '_ {
        // Of a folder that is not known no file is.
        let folder = self.files.texts.find(&found.folder);
        let files = |folder| self.namesakes.get(&self.files, found.inside.into(), folder, &found.name);
        let (name, files) = (found.name.clone(), folder.map(files));
        files.into_iter().flatten().filter(move |id| {
            self.get(*id).is_some_and(|file| file.unread() != Unread::Gone && file.name() == name)
        })
    }

    /// The files that lie where a file lies or lay, but for those that have gone.
    pub fn in_place_of(&self, id: FileId) -> impl Iterator<Item = FileId> + '_ {
        let name = self.get(id).map(File::name).unwrap_or_default();
        self.beside(id).chain([id]).filter(move |other| {
            self.get(*other).is_some_and(|file| file.unread() != Unread::Gone && file.name() == name)
        })
    }

    /// Where a file lies: the archives around it, outermost first, each after the folder that it lies in, and the file's
    /// own folder last. What has no name is left out.
    #[must_use]
    pub fn location(&self, id: FileId) -> Vec<&str> {
        let mut location = Vec::new();
        let mut next = self.get(id);
        while let Some(file) = next {
            location.push(file.folder());
            next = file.inside().and_then(|archive| self.get(archive));
            location.extend(next.map(File::name));
        }
        location.retain(|name| !name.is_empty());
        location.reverse();
        location
    }

    /// How many files are known that lie in an archive.
    #[must_use]
    pub fn inside(&self, archive: FileId) -> usize {
        self.files.inside(archive).1
    }

    /// Forgets files that are no longer there, and what lay in them. What their groups said because of them is judged
    /// again, once for each group.
    pub(super) fn forget(&mut self, gone: &[FileId]) {
        let mut gone = gone.to_vec();
        let mut touched = Vec::new();
        while let Some(id) = gone.pop() {
            gone.extend(self.files.inside(id).0.iter().cloned().flatten());
            touched.extend(self.take_out_of_group(id));
            self.take_out(id);
        }
        for identifier in touched {
            let files = &self.files;
            let stays = |id| files.kept(id).is_some_and(|kept| kept.unread != Unread::Gone);
            let is_dated =
                |id| files.get(id).and_then(File::outcome).is_some_and(|file| file.taken.is_some());
            let others = self.moments.settle(identifier, &stays, &is_dated);
            self.judge_all_again(others);
            self.note_group(identifier);
            self.count_moment(identifier, true);
        }
    }

    /// Takes a file's verdict out of all counts, and its traits out of its group. Gives the group's identifier, if it
    /// is the first that goes from there: such a group is counted again when all have gone.
    fn take_out_of_group(&mut self, id: FileId) -> Option<u32> {
        let traits = self.outcome(id)?.traits;
        let identifier = self.identifier(id);
        if let Some(identifier) = identifier.filter(|identifier| !self.moments.is_unsettled(*identifier)) {
            self.count_moment(identifier, false);
        }
        let touched = identifier.filter(|identifier| self.moments.remove(*identifier, &traits));
        self.count(id, false);
        touched
    }

    /// Takes a file out of all other counts, unless it has gone before.
    fn take_out(&mut self, id: FileId) {
        let Some(file) = self.files.get(id).filter(|file| file.unread() != Unread::Gone) else { return };
        match file.outcome() {
            Some(outcome) => self.tally.count_outcome(file, outcome, false),
            None => self.tally.count_unread(file.unread(), false),
        }
        self.tally.count_found(file, false);
        if let Some(kept) = self.files.kept_mut(id) {
            kept.unread = Unread::Gone;
            kept.forget();
        }
        self.rank(id);
    }
}
