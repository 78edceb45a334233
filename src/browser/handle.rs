//! What the page keeps of a file, so that workers can read it. A file that a browser has opened takes it a kilobyte or
//! more, an entry of a folder a fifth of that: what can be opened again is opened when its turn comes, and let go of when
//! it has been read.

use crate::live_photo::pair::FileId;
use crate::report::Archived;
use js_sys::{Array, Function, Promise, Reflect};
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use web_sys::{File, FileSystemDirectoryHandle, FileSystemFileEntry, FileSystemFileHandle};

/// A file of the visit.
#[derive(Debug, Clone)]
pub struct Handle {
    way: Way,
    file: Option<File>,
}

/// How it is come by.
#[derive(Debug, Clone)]
enum Way {
    /// It was given as it is.
    Given,
    /// It is an entry of what was dropped.
    Entry(FileSystemFileEntry),
    /// It has this name in a folder whose handle was given.
    Named(Rc<FileSystemDirectoryHandle>, Box<str>),
    /// It lies in an archive, there.
    Inside(FileId, Box<Archived>),
}

impl Handle {
    /// Of a file that was given as it is.
    #[must_use]
    pub fn given(file: File) -> Self {
        Self { way: Way::Given, file: Some(file) }
    }

    /// Of an entry of what was dropped.
    #[must_use]
    pub fn entry(entry: FileSystemFileEntry) -> Self {
        Self { way: Way::Entry(entry), file: None }
    }

    /// Of a file of this name in a folder.
    #[must_use]
    pub fn named(folder: &Rc<FileSystemDirectoryHandle>, name: &str) -> Self {
        Self { way: Way::Named(Rc::clone(folder), name.into()), file: None }
    }

    /// Of a file in an archive.
    #[must_use]
    pub fn inside(archive: FileId, archived: Archived) -> Self {
        Self { way: Way::Inside(archive, Box::new(archived)), file: None }
    }

    /// The file, if it is open. One in an archive never is.
    #[must_use]
    pub fn file(&self) -> Option<&File> {
        self.file.as_ref()
    }

    /// The archive in which it lies, and where.
    #[must_use]
    pub fn archived(&self) -> Option<(FileId, &Archived)> {
        match &self.way {
            Way::Inside(archive, archived) => Some((*archive, archived)),
            _ => None,
        }
    }

    /// Opens it: a promise of the file. None when there is nothing to open, or it is open.
    #[must_use]
    pub fn open(&self) -> Option<Promise> {
        match &self.way {
            _ if self.file.is_some() => None,
            Way::Given | Way::Inside(..) => None,
            Way::Entry(entry) => Some(Promise::new(&mut |resolve: Function, reject: Function| {
                entry.file_with_callback_and_callback(&resolve, &reject);
            })),
            Way::Named(folder, name) => {
                let found = folder.get_file_handle(name);
                Some(future_to_promise(async move {
                    let handle: FileSystemFileHandle = JsFuture::from(found).await?.dyn_into()?;
                    JsFuture::from(handle.get_file()).await
                }))
            }
        }
    }

    /// It has been opened.
    pub fn opened(&mut self, file: File) {
        self.file = Some(file);
    }

    /// Lets go of the file, if it can be opened again.
    pub fn close(&mut self) {
        if matches!(self.way, Way::Entry(_) | Way::Named(..)) {
            self.file = None;
        }
    }
}

/// The files that promises bring, in their order; none for one that cannot be opened.
pub async fn settle(opening: &Array) -> Vec<Option<File>> {
    let settled = JsFuture::from(Promise::all_settled(opening)).await;
    let settled = settled.map(|all| Array::from(&all)).unwrap_or_default();
    let file = |settled: JsValue| Reflect::get(&settled, &"value".into()).ok()?.dyn_into().ok();
    settled.iter().map(file).collect()
}
