//! What people give to the page: drops of files and folders, two inputs, and paste. All become a stream of
//! batches of file handles; nothing is read here but folders' lists.

use crate::browser::blob::{length, modified};
use crate::bytes::ErrorKind;
use crate::session::FoundFile;
use crate::session::library::is_left_out;
use js_sys::{Array, Function, Promise, Reflect};
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    DataTransfer, File, FileList, FileSystemDirectoryEntry, FileSystemDirectoryReader, FileSystemEntry,
    FileSystemFileEntry,
};

/// A file that was given.
#[derive(Debug, Clone, PartialEq)]
pub struct Given {
    /// Its name, folder and length.
    pub found: FoundFile,
    /// Its handle, or why there is none.
    pub handle: Result<File, ErrorKind>,
}

/// Takes batches of files as they are found, and tells whether more are wanted.
pub type OnGiven = Rc<dyn Fn(Vec<Given>) -> bool>;

/// Hears that all was found.
pub type OnSearched = Box<dyn FnOnce()>;

/// Files that are opened at once. Chromium takes about half a millisecond for each, for all of them in one
/// task of the page's thread, and lists up to thousands at a time.
pub(super) const OPENED_AT_ONCE: usize = 24;

/// Folders inside folders; deeper ones are passed over as unreadable. Real ones have up to ten.
pub(super) const DEEPEST: usize = 64;

/// The files of an input, or of a paste.
#[must_use]
pub fn from_list(files: &FileList) -> Vec<Given> {
    (0..files.length()).filter_map(|position| files.get(position)).map(|file| given(file, None)).collect()
}

/// The files and folders of a drop. The browser forgets them when the event is over: they are all taken
/// before anything is waited for. Folders are searched for as long as more files are wanted.
pub fn from_drop(transfer: &DataTransfer, on_given: OnGiven, on_searched: OnSearched) {
    let items = transfer.items();
    let mut entries: Vec<FileSystemEntry> = Vec::new();
    let mut files = Vec::new();
    for item in (0..items.length()).filter_map(|position| items.get(position)) {
        // What has no entry is a file all the same, or text, which is none.
        match item.webkit_get_as_entry().ok().flatten() {
            Some(entry) => entries.push(entry),
            None => files.extend(item.get_as_file().ok().flatten().map(|file| given(file, None))),
        }
    }
    on_given(files);
    spawn_local(async move {
        walk(entries, on_given).await;
        on_searched();
    });
}

async fn walk(entries: Vec<FileSystemEntry>, on_given: OnGiven) {
    let mut folders = vec![];
    let mut wanted = take(&entries, String::new(), 0, &mut folders, &on_given).await;
    while wanted && let Some(folder) = folders.pop() {
        wanted = search(folder, &mut folders, &on_given).await;
    }
}

/// Lists a folder. Tells whether more are wanted.
async fn search((folder, path, depth): Folder, folders: &mut Vec<Folder>, on_given: &OnGiven) -> bool {
    let reader = folder.create_reader();
    loop {
        match read_entries(&reader).await {
            // A browser gives some at a time; an empty list is the end.
            Ok(batch) if batch.is_empty() => return true,
            Ok(batch) if take(&batch, path.clone(), depth, folders, on_given).await => {}
            Ok(_) => return false,
            Err(_) => return on_given(vec![lost(&folder.name(), parent(&path), ErrorKind::Folder)]),
        }
    }
}

type Folder = (FileSystemDirectoryEntry, String, usize);

/// Opens the files of a batch and notes its folders for later. Tells whether more are wanted.
async fn take(
    batch: &[FileSystemEntry],
    path: String,
    depth: usize,
    folders: &mut Vec<Folder>,
    on_given: &OnGiven,
) -> bool {
    let (directories, files): (Vec<_>, Vec<_>) = batch.iter().partition(|entry| entry.is_directory());
    let (left_out, files): (Vec<_>, Vec<_>) =
        files.into_iter().partition(|file| is_left_out(&path, &file.name()));
    // What will not be read is not opened either: of a Photos library that is most of it.
    let unopened = left_out.iter().map(|file| lost(&file.name(), &path, ErrorKind::Unreadable));
    if !left_out.is_empty() && !on_given(unopened.collect()) {
        return false;
    }
    for files in files.chunks(OPENED_AT_ONCE) {
        if !on_given(open_all(files, &path).await) {
            return false;
        }
    }
    for directory in directories {
        let name = directory.name();
        if depth >= DEEPEST {
            on_given(vec![lost(&name, &path, ErrorKind::Folder)]);
            continue;
        }
        let inside = if path.is_empty() { name } else { format!("{path}/{name}") };
        folders.push((directory.clone().unchecked_into(), inside, depth + 1));
    }
    true
}

async fn open_all(entries: &[&FileSystemEntry], path: &str) -> Vec<Given> {
    let opening = entries.iter().map(|entry| open((*entry).clone().unchecked_into())).collect();
    opened(&opening, entries.iter().map(|entry| entry.name()).collect(), path).await
}

/// The files of promises, in their order. One that cannot be opened has a name all the same.
pub(super) async fn opened(opening: &Array, names: Vec<String>, path: &str) -> Vec<Given> {
    let settled = JsFuture::from(Promise::all_settled(opening)).await;
    let settled = settled.map(|all| Array::from(&all)).unwrap_or_default();
    let outcome = |(name, settled): (String, JsValue)| {
        let value = Reflect::get(&settled, &"value".into()).ok();
        match value.and_then(|value| value.dyn_into::<File>().ok()) {
            Some(file) => given(file, Some(path)),
            None => lost(&name, path, ErrorKind::Unreadable),
        }
    };
    names.into_iter().zip(settled.iter()).map(outcome).collect()
}

fn open(entry: FileSystemFileEntry) -> Promise {
    Promise::new(&mut |resolve: Function, reject: Function| {
        entry.file_with_callback_and_callback(&resolve, &reject);
    })
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

fn given(file: File, folder: Option<&str>) -> Given {
    let found = FoundFile {
        name: file.name(),
        folder: folder.map_or_else(|| relative_folder(&file), ToOwned::to_owned),
        length: length(&file),
        modified: modified(&file),
        ..FoundFile::default()
    };
    Given { found, handle: Ok(file) }
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
