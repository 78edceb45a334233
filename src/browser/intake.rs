//! What people give to the page becomes a stream of batches of file handles; nothing is read here but folders' lists.

use super::handle::Handle;
use super::pace::pause;
use crate::bytes::ErrorKind;
use crate::session::FoundFile;
use crate::session::library::is_left_out;
use js_sys::{Array, Function, Promise, Reflect};
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    File, FileSystemDirectoryEntry, FileSystemDirectoryHandle, FileSystemDirectoryReader, FileSystemEntry,
};

/// A file that was given.
#[derive(Debug, Clone)]
pub struct Given {
    /// Its name and folder. What it measures is known when it is opened, unless it was opened to be found.
    pub found: FoundFile,
    /// Its handle, or why there is none.
    pub handle: Result<Handle, ErrorKind>,
}

/// Takes batches of files as they are found, and tells whether more are wanted.
pub type OnGiven = Rc<dyn Fn(Vec<Given>) -> bool>;

/// Files that are taken in at once. Browsers list tens of thousands at a time; the page takes some microseconds for each
/// and answers what else waits after so many.
const TAKEN_AT_ONCE: usize = 500;

/// Folders inside folders; deeper ones are passed over as unreadable. Real ones have up to ten.
pub(super) const DEEPEST: usize = 64;

/// Gives files some at a time, for as long as more are wanted.
pub async fn walk_files(files: Array, on_given: OnGiven) {
    let mut files = files.iter().map(JsCast::unchecked_into).map(given).peekable();
    while files.peek().is_some() {
        if !on_given(files.by_ref().take(TAKEN_AT_ONCE).collect()) {
            return;
        }
        pause().await;
    }
}

/// The files and the folders among entries that were dropped, each with a promise of its handle if it is a folder.
pub(super) fn sort(dropped: &Array) -> (Vec<FileSystemEntry>, Vec<Folder>) {
    let (mut files, mut folders) = (Vec::new(), Vec::new());
    for dropped in dropped.iter() {
        let dropped = Array::from(&dropped);
        let entry: FileSystemEntry = dropped.get(0).unchecked_into();
        if entry.is_directory() {
            let (path, handle) = (entry.name(), dropped.get(1).dyn_into().ok());
            folders.push(Folder { entry: entry.unchecked_into(), path, depth: 1, handle });
        } else {
            files.push(entry);
        }
    }
    (files, folders)
}

/// A folder that is to be searched.
pub(super) struct Folder {
    entry: FileSystemDirectoryEntry,
    /// Its path, with its name.
    path: String,
    depth: usize,
    /// Its handle, on its way, where the browser gives one: then workers can open its files.
    pub(super) handle: Option<Promise>,
}

impl Folder {
    async fn handle(&self) -> Option<Rc<FileSystemDirectoryHandle>> {
        arrived(self.handle.clone()?).await.map(Rc::new)
    }
}

/// The handle of a folder, once it has come.
pub(super) async fn arrived(handle: Promise) -> Option<FileSystemDirectoryHandle> {
    JsFuture::from(handle).await.ok()?.dyn_into().ok()
}

/// Gives the files among entries, and then those in folders, for as long as more are wanted.
pub(super) async fn walk_entries(files: Vec<FileSystemEntry>, mut folders: Vec<Folder>, on_given: OnGiven) {
    let mut wanted = take(&files, "", None, &on_given).await;
    while wanted && let Some(folder) = folders.pop() {
        wanted = search(folder, &mut folders, &on_given).await;
    }
}

/// Lists a folder, and notes those in it for later. Tells whether more are wanted.
async fn search(folder: Folder, folders: &mut Vec<Folder>, on_given: &OnGiven) -> bool {
    let handle = folder.handle().await;
    let reader = folder.entry.create_reader();
    loop {
        let Ok(batch) = read_entries(&reader).await else {
            return on_given(vec![lost(&folder.entry.name(), parent(&folder.path), ErrorKind::Folder)]);
        };
        // A browser gives some at a time; an empty list is the end.
        if batch.is_empty() {
            return true;
        }
        let (inside, files): (Vec<_>, Vec<_>) = batch.into_iter().partition(FileSystemEntry::is_directory);
        if !take(&files, &folder.path, handle.as_ref(), on_given).await {
            return false;
        }
        for entry in inside {
            let name = entry.name();
            if folder.depth >= DEEPEST {
                on_given(vec![lost(&name, &folder.path, ErrorKind::Folder)]);
                continue;
            }
            let handle = handle.as_ref().map(|handle| handle.get_directory_handle(&name));
            let (path, depth) = (format!("{}/{name}", folder.path), folder.depth + 1);
            folders.push(Folder { entry: entry.unchecked_into(), path, depth, handle });
        }
    }
}

/// Gives files of a folder. Tells whether more are wanted.
async fn take(
    files: &[FileSystemEntry],
    path: &str,
    handle: Option<&Rc<FileSystemDirectoryHandle>>,
    on_given: &OnGiven,
) -> bool {
    for files in files.chunks(TAKEN_AT_ONCE) {
        if !on_given(files.iter().map(|file| found(file, path, handle)).collect()) {
            return false;
        }
        pause().await;
    }
    true
}

async fn read_entries(reader: &FileSystemDirectoryReader) -> Result<Vec<FileSystemEntry>, JsValue> {
    let entries = Promise::new(&mut |resolve: Function, reject: Function| {
        let refuse = reject.clone();
        if reader.read_entries_with_callback_and_callback(&resolve, &reject).is_err() {
            let _ = refuse.call0(&JsValue::NULL);
        }
    });
    let entries = JsFuture::from(entries).await?;
    Ok(Array::from(&entries).iter().map(JsCast::unchecked_into).collect())
}

/// A file in a folder. What will not be read is not kept either: of a Photos library that is most of it.
fn found(entry: &FileSystemEntry, folder: &str, handle: Option<&Rc<FileSystemDirectoryHandle>>) -> Given {
    let name = entry.name();
    if is_left_out(folder, &name) {
        return lost(&name, folder, ErrorKind::Unreadable);
    }
    let found = FoundFile { name, folder: folder.to_owned(), ..FoundFile::default() };
    Given { found, handle: Ok(Handle::entry(entry.clone().unchecked_into(), handle.cloned())) }
}

/// A file as it was given.
pub(super) fn given(file: File) -> Given {
    let found = FoundFile { name: file.name(), folder: relative_folder(&file), ..FoundFile::default() };
    Given { found, handle: Ok(Handle::given(file)) }
}

pub(super) fn lost(name: &str, folder: &str, reason: ErrorKind) -> Given {
    let found = FoundFile { name: name.to_owned(), folder: folder.to_owned(), ..FoundFile::default() };
    Given { found, handle: Err(reason) }
}

/// Where a file of a folder input lies below that folder.
fn relative_folder(file: &File) -> String {
    let path = Reflect::get(file, &"webkitRelativePath".into()).ok().and_then(|path| path.as_string());
    parent(&path.unwrap_or_default()).to_owned()
}

/// The folders around a file or folder.
pub(super) fn parent(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}
