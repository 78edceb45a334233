//! What the page keeps of a file, so that workers can read it. A file that a browser has opened takes it a kilobyte or
//! more, an entry of a folder a fifth of that: what can be opened again is opened when its turn comes, and let go of when
//! it has been read.

use super::blob::unreadable;
use crate::bytes::ErrorKind;
use crate::live_photo::pair::FileId;
use crate::report::Archived;
use js_sys::{Array, Function, Promise, PromiseState};
use std::rc::Rc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsError, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, FileSystemDirectoryHandle, FileSystemFileEntry, FileSystemFileHandle};

/// A file of the visit.
#[derive(Debug, Clone)]
pub struct Handle {
    way: Way,
    state: State,
}

#[derive(Debug, Clone)]
enum State {
    Closed,
    Open(File),
    /// It could not be opened, for this reason.
    Lost(ErrorKind),
}

/// How it is come by.
#[derive(Debug, Clone)]
enum Way {
    /// It was given as it is.
    Given,
    /// It is an entry of what was dropped, in a folder whose handle the browser may give as well.
    Entry(FileSystemFileEntry, Option<Rc<FileSystemDirectoryHandle>>),
    /// It has this name in a folder whose handle was given.
    Named(Rc<FileSystemDirectoryHandle>, Box<str>),
    /// It lies in an archive, there.
    Inside(FileId, Box<Archived>),
}

impl Handle {
    /// Of a file that was given as it is.
    #[must_use]
    pub fn given(file: File) -> Self {
        Self { way: Way::Given, state: State::Open(file) }
    }

    /// Of an entry of what was dropped, and of the folder in which it lies.
    #[must_use]
    pub fn entry(entry: FileSystemFileEntry, folder: Option<Rc<FileSystemDirectoryHandle>>) -> Self {
        Self { way: Way::Entry(entry, folder), state: State::Closed }
    }

    /// Of a file of this name in a folder.
    #[must_use]
    pub fn named(folder: &Rc<FileSystemDirectoryHandle>, name: &str) -> Self {
        Self { way: Way::Named(Rc::clone(folder), name.into()), state: State::Closed }
    }

    /// Of a file in an archive.
    #[must_use]
    pub fn inside(archive: FileId, archived: Archived) -> Self {
        Self { way: Way::Inside(archive, Box::new(archived)), state: State::Closed }
    }

    /// The file, if it is open. One in an archive never is.
    #[must_use]
    pub fn file(&self) -> Option<&File> {
        match &self.state {
            State::Open(file) => Some(file),
            _ => None,
        }
    }

    /// Why it could not be opened when it was last tried.
    #[must_use]
    pub fn lost(&self) -> Option<ErrorKind> {
        match self.state {
            State::Lost(reason) => Some(reason),
            _ => None,
        }
    }

    /// Whether it would be seen if its folder was looked at again: it was given with that, and has a name that browsers
    /// list there.
    #[must_use]
    pub fn is_seen_again(&self) -> bool {
        matches!(self.way, Way::Entry(_, Some(_)) | Way::Named(..))
    }

    /// The archive in which it lies, and where.
    #[must_use]
    pub fn archived(&self) -> Option<(FileId, &Archived)> {
        match &self.way {
            Way::Inside(archive, archived) => Some((*archive, archived)),
            _ => None,
        }
    }

    /// The folder and the name by which a worker can open it. On the page that would take up to a millisecond each, in
    /// which nothing else happens.
    #[must_use]
    pub fn place(&self) -> Option<(&FileSystemDirectoryHandle, String)> {
        match &self.way {
            _ if self.file().is_some() => None,
            Way::Entry(entry, Some(folder)) => Some((folder, entry.name())),
            Way::Named(folder, name) => Some((folder, name.to_string())),
            _ => None,
        }
    }

    /// Whether there is such a place.
    #[must_use]
    pub fn has_place(&self) -> bool {
        self.file().is_none() && matches!(self.way, Way::Entry(_, Some(_)) | Way::Named(..))
    }

    /// It could not be opened by its name, which browsers forbid for some. Tells whether there is another way.
    pub fn forget_place(&mut self) -> bool {
        match &mut self.way {
            Way::Entry(_, folder) => folder.take().is_some(),
            _ => false,
        }
    }

    /// Opens it: a promise of the file. None when there is nothing to open, or it is open.
    #[must_use]
    pub fn open(&self) -> Option<Promise> {
        match &self.way {
            _ if self.file().is_some() => None,
            Way::Given | Way::Inside(..) => None,
            Way::Entry(entry, _) => Some(Promise::new(&mut |resolve: Function, reject: Function| {
                entry.file_with_callback_and_callback(&resolve, &reject);
            })),
            Way::Named(folder, name) => Some(open_by_name(folder, name)),
        }
    }

    /// It has been opened, or could not be.
    pub fn opened(&mut self, file: Result<File, ErrorKind>) {
        self.state = file.map_or_else(State::Lost, State::Open);
    }

    /// Lets go of the file, if it can be opened again. Where that was by its name, of the entry as well.
    pub fn close(&mut self) {
        if let Way::Entry(entry, folder) = &mut self.way
            && matches!(self.state, State::Closed)
            && let Some(folder) = folder.take()
        {
            self.way = Way::Named(folder, entry.name().into());
        }
        if matches!(self.way, Way::Entry(..) | Way::Named(..)) {
            self.state = State::Closed;
        }
    }
}

/// Opens a file of this name in a folder: a promise of it. One closure does for all of them, since there are tens of
/// thousands, and making one takes as long as reading a photo.
pub fn open_by_name(folder: &FileSystemDirectoryHandle, name: &str) -> Promise {
    type GetFile = Closure<dyn FnMut(JsValue) -> Result<Promise, JsError>>;
    thread_local! {
        static GET_FILE: GetFile = Closure::new(|found: JsValue| {
            Ok(found.unchecked_into::<FileSystemFileHandle>().get_file())
        });
    }
    let found = folder.get_file_handle(name);
    GET_FILE.with(|get_file| found.then_map(get_file))
}

/// The files that promises bring, in their order, or why one cannot be opened.
pub async fn settle<T: JsCast>(opening: &Array) -> Vec<Result<T, ErrorKind>> {
    let settled = JsFuture::from(Promise::all_settled(opening)).await;
    let settled = settled.map(|all| Array::from(&all)).unwrap_or_default();
    let file = |settled: JsValue| {
        let settled: PromiseState = settled.unchecked_into();
        let opened = settled.get_value().and_then(|file| file.dyn_into().ok());
        let reason = || settled.get_reason().and_then(|reason| reason.dyn_ref().map(unreadable));
        opened.ok_or_else(|| reason().unwrap_or(ErrorKind::Unreadable))
    };
    settled.iter().map(file).collect()
}
