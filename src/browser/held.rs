//! What the page holds of all files, so that workers can read them: their handles, and what was unpacked of archives.

use super::handle::Handle;
use super::messages::{Reply, Source, Wanted};
use super::worker_client::Workers;
use crate::archive::admit_files;
use crate::bytes::ErrorKind;
use crate::live_photo::pair::FileId;
use crate::report::Remark;
use js_sys::Promise;
use web_sys::{Blob, File};

/// Handles of all files.
#[derive(Default)]
pub struct Held {
    /// The files' handles, by their numbers.
    handles: Vec<Option<Handle>>,
    /// What was unpacked of archives that do not lie as they are in a file.
    unpacked: Vec<(FileId, Blob)>,
    /// What was told of files in archives.
    archived: Vec<Told>,
    /// Archives of which not all files are taken in, and what their reports say of it.
    overfull: Vec<(FileId, Remark)>,
}

/// How a file is come by.
pub enum Reach {
    /// At once.
    Here(Wanted, Source),
    /// When this file is open: itself, or that in which it lies.
    When(FileId, Promise),
    /// Not at all.
    Lost(ErrorKind),
}

impl Reach {
    /// What has to be opened.
    pub fn opening(&self) -> Option<Promise> {
        match self {
            Self::When(_, opening) => Some(opening.clone()),
            _ => None,
        }
    }
}

/// So many files were told of an archive, which lies in this file, or is it.
struct Told {
    archive: FileId,
    outermost: FileId,
    files: usize,
}

impl Held {
    /// Takes files in; they have the numbers from `first` on.
    pub fn take(&mut self, first: FileId, handles: Vec<Option<Handle>>) {
        self.handles.resize(first, None);
        self.handles.extend(handles);
    }

    /// A file's handle.
    pub fn get(&self, id: FileId) -> Option<&Handle> {
        self.handles.get(id)?.as_ref()
    }

    /// Why a file cannot be had, or the archive in which it lies.
    pub fn lost(&self, id: FileId) -> ErrorKind {
        let lost = self.get(self.outermost(id)).and_then(Handle::lost);
        lost.unwrap_or(ErrorKind::Unreadable)
    }

    /// Takes what was unpacked of an archive, which comes with each part of its list.
    pub fn unpacked(&mut self, archive: FileId, blob: Blob) {
        if !self.unpacked.iter().any(|(known, _)| *known == archive) {
            self.unpacked.push((archive, blob));
        }
    }

    /// Begins to open what is not open of these files, or of the archives they lie in, but for what a worker can open.
    pub fn open(&self, files: &[FileId]) -> Vec<(FileId, Promise)> {
        let is_ours = |id: &FileId, outermost: FileId| {
            outermost != *id || !self.get(*id).is_some_and(Handle::has_place)
        };
        let mut outermost: Vec<FileId> = files
            .iter()
            .map(|id| (id, self.outermost(*id)))
            .filter(|(id, at)| is_ours(id, *at))
            .map(|(_, at)| at)
            .collect();
        outermost.dedup();
        outermost.into_iter().filter_map(|id| Some((id, self.get(id)?.open()?))).collect()
    }

    /// Workers cannot open a file by its name. Tells whether there is another way.
    pub fn forget_place(&mut self, id: FileId) -> bool {
        self.handles.get_mut(id).and_then(Option::as_mut).is_some_and(Handle::forget_place)
    }

    /// They are open, but for those that could not be.
    pub fn opened(&mut self, ids: Vec<FileId>, files: Vec<Result<File, ErrorKind>>) {
        for (id, file) in ids.into_iter().zip(files) {
            if let Some(Some(handle)) = self.handles.get_mut(id) {
                handle.opened(file);
            }
        }
    }

    /// A file as a worker wants it, and what holds it.
    pub fn wanted(&self, id: FileId) -> Option<(Wanted, Source)> {
        let handle = self.get(id)?;
        if let Some((archive, archived)) = handle.archived() {
            let archived = Some(archived.clone());
            return Some((Wanted { id, archived }, Source::Blob(self.blob_with(archive)?)));
        }
        let source = match handle.place() {
            Some((folder, name)) => Source::Named(folder.clone(), name),
            None => Source::Blob(handle.file()?.clone().into()),
        };
        Some((Wanted { id, archived: None }, source))
    }

    /// How a file is come by that is to be read as a whole.
    pub fn reach(&self, id: FileId) -> Reach {
        match self.wanted(id) {
            Some((wanted, source)) => Reach::Here(wanted, source),
            None => match self.open(&[id]).pop() {
                Some((outermost, opening)) => Reach::When(outermost, opening),
                None => Reach::Lost(self.lost(id)),
            },
        }
    }

    /// The archive in which a file lies.
    fn around(&self, id: FileId) -> Option<FileId> {
        Some(self.get(id)?.archived()?.0)
    }

    /// The file that was given, in which this one lies, or which it is.
    fn outermost(&self, id: FileId) -> FileId {
        let mut file = id;
        while let Some(outer) = self.around(file) {
            file = outer;
        }
        file
    }

    /// The blob in which an archive's files lie: what was unpacked of it, else that in which it lies itself.
    fn blob_with(&self, archive: FileId) -> Option<Blob> {
        let mut archive = archive;
        loop {
            if let Some((_, blob)) = self.unpacked.iter().find(|(known, _)| *known == archive) {
                return Some(blob.clone());
            }
            // Archives come before what lies in them.
            match self.around(archive) {
                Some(outer) => archive = outer,
                None => return Some(self.get(archive)?.file()?.clone().into()),
            }
        }
    }

    /// Lets go of files that have been read, but for those that are archives.
    pub fn close(&mut self, files: &[FileId]) {
        for id in files {
            let is_archive = self.archived.iter().any(|told| told.outermost == *id);
            if let (Some(Some(handle)), false) = (self.handles.get_mut(*id), is_archive) {
                handle.close();
            }
        }
    }

    /// Leaves out what would be too many files in archives, and has the archive's report say so.
    pub fn admit(&mut self, reply: &mut Reply) {
        match reply {
            Reply::Listed(archive, before, files) => {
                let told = self.archived.iter().filter(|told| told.archive == *archive);
                // A worker that failed may have told of them before.
                if told.map(|told| told.files).sum::<usize>() > *before {
                    return;
                }
                let outermost = self.outermost(*archive);
                let known = self.archived.iter().filter(|told| told.outermost == outermost);
                let remark = admit_files(files, known.map(|told| told.files).sum());
                self.overfull.extend(remark.map(|remark| (*archive, remark)));
                self.archived.push(Told { archive: *archive, outermost, files: files.len() });
            }
            Reply::Read(reports) => {
                for (id, report) in reports {
                    let own = self.overfull.iter().find(|(archive, _)| archive == id);
                    report.remarks.extend(own.map(|(_, remark)| *remark));
                }
            }
            _ => {}
        }
    }
}

impl Workers {
    /// Whether a file would be seen if its folder was looked at again.
    #[must_use]
    pub fn is_seen_again(&self, id: FileId) -> bool {
        self.pool().borrow().held.get(id).is_some_and(Handle::is_seen_again)
    }

    /// Lets go of what was unpacked of archives that have gone.
    pub fn forget_unpacked(&self, has_gone: &dyn Fn(FileId) -> bool) {
        self.pool().borrow_mut().held.unpacked.retain(|(archive, _)| !has_gone(*archive));
    }
}
