//! What people give to the page: drops of files and folders, two inputs, and paste. All become a stream of
//! batches of file handles; nothing is read here but folders' lists.

use super::folder::dropped;
use super::handle::Handle;
use super::pace::pause;
use crate::bytes::ErrorKind;
use crate::session::FoundFile;
use crate::session::library::is_left_out;
use js_sys::{Array, Function, Promise, Reflect};
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    DataTransfer, File, FileList, FileSystemDirectoryEntry, FileSystemDirectoryHandle,
    FileSystemDirectoryReader, FileSystemEntry,
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

/// Hears that all was found.
pub type OnSearched = Box<dyn FnOnce()>;

/// Files that are taken in at once. Browsers list tens of thousands at a time; the page takes some microseconds for each
/// and answers what else waits after so many.
const TAKEN_AT_ONCE: usize = 500;

/// Folders inside folders; deeper ones are passed over as unreadable. Real ones have up to ten.
pub(super) const DEEPEST: usize = 64;

/// The files of an input or a paste, given some at a time. The list must not change until all are given.
pub async fn walk_list(files: FileList, on_given: OnGiven) {
    for start in (0..files.length()).step_by(TAKEN_AT_ONCE) {
        let end = files.length().min(start.saturating_add(u32::try_from(TAKEN_AT_ONCE).unwrap_or(u32::MAX)));
        let some = (start..end).filter_map(|position| files.get(position));
        if !on_given(some.map(given).collect()) {
            return;
        }
        pause().await;
    }
}

/// The files and folders of a drop. The browser forgets them when the event is over: they are all taken
/// before anything is waited for. Folders are searched for as long as more files are wanted.
pub fn from_drop(transfer: &DataTransfer, on_given: OnGiven, on_searched: OnSearched) {
    let items = transfer.items();
    let mut entries: Vec<FileSystemEntry> = Vec::new();
    let mut folders: Vec<Folder> = Vec::new();
    let mut files = Vec::new();
    for item in (0..items.length()).filter_map(|position| items.get(position)) {
        // What has no entry is a file all the same, or text, which is none.
        match item.webkit_get_as_entry().ok().flatten() {
            Some(entry) if entry.is_directory() => {
                let path = entry.name();
                folders.push(Folder {
                    entry: entry.unchecked_into(),
                    path,
                    depth: 1,
                    handle: dropped(&item),
                });
            }
            Some(entry) => entries.push(entry),
            None => files.extend(item.get_as_file().ok().flatten().map(given)),
        }
    }
    on_given(files);
    spawn_local(async move {
        walk(entries, folders, on_given).await;
        on_searched();
    });
}

/// A folder that is to be searched.
struct Folder {
    entry: FileSystemDirectoryEntry,
    /// Its path, with its name.
    path: String,
    depth: usize,
    /// Its handle, on its way, where the browser gives one: then workers can open its files.
    handle: Option<Promise>,
}

impl Folder {
    async fn handle(&self) -> Option<Rc<FileSystemDirectoryHandle>> {
        JsFuture::from(self.handle.clone()?).await.ok()?.dyn_into().ok().map(Rc::new)
    }
}

async fn walk(files: Vec<FileSystemEntry>, mut folders: Vec<Folder>, on_given: OnGiven) {
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
