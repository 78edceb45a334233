//! Inside a worker that saves: each file is read once, for its checksum, or written once. What is put together is a blob of
//! headers and of the original files themselves.

use super::blob::{blob_of, length, modified, read_through};
use super::clock;
use super::handle::{open_by_name, settle};
use super::messages::{Form, Source, ToSave, Told};
use super::unpack::contents_of;
use super::written::Folder;
use crate::bytes::{ErrorKind, offset};
use crate::report::DateTime;
use crate::save::checksum::Checksum;
use crate::save::zip::{Entry, Zip};
use js_sys::Array;
use std::cell::Cell;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, File};

/// Bytes after which it is told how far it is.
const TELL_EACH: u64 = 8 * 1024 * 1024;

thread_local! {
    /// Whether nobody wants any more what this worker saves.
    static STOPPED: Cell<bool> = const { Cell::new(false) };
}

type Tell<'a> = &'a dyn Fn(Told, Option<&Blob>);

/// What cannot be gone on with.
pub(super) enum Failure {
    /// This file, for this reason.
    File(ErrorKind),
    /// What is put together, or the folder: nothing more can be saved.
    All,
}

impl From<ErrorKind> for Failure {
    fn from(reason: ErrorKind) -> Self {
        Self::File(reason)
    }
}

impl From<JsValue> for Failure {
    /// The browser has no room for it.
    fn from(_: JsValue) -> Self {
        Self::File(ErrorKind::TooLarge)
    }
}

/// Counts what is done, and tells of it now and then.
pub(super) struct Progress<'a> {
    tell: Tell<'a>,
    files: usize,
    bytes: u64,
    told: u64,
}

impl Progress<'_> {
    pub(super) fn add(&mut self, bytes: u64) {
        self.bytes = self.bytes.saturating_add(bytes);
        if self.bytes - self.told >= TELL_EACH {
            self.told();
        }
    }

    fn told(&mut self) {
        self.told = self.bytes;
        (self.tell)(Told::Going(self.files, self.bytes), None);
    }
}

/// What comes of saving, piece by piece.
enum Target {
    Zip(Zip, Checksum),
    Alone,
    Folder(Folder),
}

/// Ends saving before the next piece of a file.
pub fn stop() {
    STOPPED.set(true);
}

pub(super) fn is_stopped() -> bool {
    STOPPED.get()
}

/// Saves files, and tells what comes of it.
pub async fn save(form: Form, files: Vec<ToSave>, mut sources: Vec<Source>, tell: Tell<'_>) {
    let mut progress = Progress { tell, files: 0, bytes: 0, told: 0 };
    let mut target = match form {
        Form::Zip => Target::Zip(Zip::default(), Checksum::default()),
        Form::Alone => Target::Alone,
        Form::Folder => match sources.pop() {
            Some(Source::Named(folder, _)) => Target::Folder(Folder::new(folder)),
            _ => return tell(Told::NotWritten, None),
        },
    };
    let parts = Array::new();
    for (file, source) in files.into_iter().zip(sources) {
        if is_stopped() {
            return;
        }
        let before = progress.bytes;
        match target.take(&file, source, &parts, &mut progress).await {
            Ok(()) => {}
            Err(Failure::File(reason)) => {
                progress.bytes = before;
                tell(Told::LeftOut(file.wanted.id, reason), None);
            }
            Err(Failure::All) => return tell(Told::NotWritten, None),
        }
        progress.files += 1;
        progress.told();
    }
    match target.end(&parts) {
        Ok(blob) => tell(Told::Done, blob.as_ref()),
        Err(_) => tell(Told::NotWritten, None),
    }
}

impl Target {
    async fn take(
        &mut self,
        file: &ToSave,
        source: Source,
        parts: &Array,
        progress: &mut Progress<'_>,
    ) -> Result<(), Failure> {
        let (blob, time) = open(file, source).await?;
        match self {
            Self::Zip(zip, checksum) => {
                let read = read_through(&blob, |bytes| {
                    checksum.add(&bytes);
                    progress.add(offset(bytes.len()));
                });
                let (read, checksum) = (read.await, checksum.take());
                read?;
                let entry = Entry { name: &file.name, length: length(&blob), checksum, time };
                // It is in the directory from here on.
                let header = blob_of(&zip.header(entry)).map_err(|_| Failure::All)?;
                parts.push(&header);
                parts.push(&blob);
            }
            Self::Alone => {
                read_through(&blob, |bytes| progress.add(offset(bytes.len()))).await?;
                parts.push(&blob);
            }
            Self::Folder(folder) => folder.write(&file.name, &blob, progress).await?,
        }
        Ok(())
    }

    fn end(self, parts: &Array) -> Result<Option<Blob>, JsValue> {
        if let Self::Zip(zip, _) = self {
            parts.push(blob_of(&zip.end())?.as_ref());
        }
        // A folder has its files already, and a file alone may have been left out.
        let is_something = parts.length() > 0;
        is_something.then(|| Blob::new_with_blob_sequence(parts)).transpose()
    }
}

/// A file by itself, and when it was taken, or else changed.
async fn open(file: &ToSave, source: Source) -> Result<(Blob, Option<DateTime>), Failure> {
    let blob = match source {
        Source::Blob(blob) => blob,
        Source::Named(folder, name) => {
            let opened = settle::<File>(&Array::of1(&open_by_name(&folder, &name))).await.pop();
            opened.unwrap_or(Err(ErrorKind::Unreadable))?.into()
        }
    };
    let (blob, changed) = match &file.wanted.archived {
        Some(archived) => (contents_of(archived, &blob).await?, archived.changed),
        None => {
            let changed = blob.dyn_ref::<File>().map(modified).filter(|changed| *changed > 0);
            (blob, changed.and_then(|changed| DateTime::from_seconds_since_1970(changed / 1000)))
        }
    };
    let changed = || changed.map(|changed| clock::local().dated(changed));
    Ok((blob, file.taken.or_else(changed)))
}
