//! Folders whose handles the page keeps for the visit, where the browser offers such handles (the File System Access
//! API): they can be looked at again, as often as the visitor likes, without being chosen again.

use super::intake::{DEEPEST, Given, OPENED_AT_ONCE, OnGiven, lost, opened, parent};
use crate::bytes::ErrorKind;
use crate::session::library::is_left_out;
use js_sys::{AsyncIterator, Function, IteratorNext, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{DataTransferItem, FileSystemDirectoryHandle, FileSystemFileHandle, FileSystemHandle};

/// A folder whose handle was given.
#[derive(Debug, Clone)]
pub struct KeptFolder(FileSystemDirectoryHandle);

impl KeptFolder {
    /// Its name.
    #[must_use]
    pub fn name(&self) -> String {
        self.0.name()
    }
}

/// The function that opens the browser's folder picker, if there is one.
fn picker() -> Option<Function> {
    Reflect::get(&js_sys::global(), &"showDirectoryPicker".into()).ok()?.dyn_into().ok()
}

/// Whether a folder can be chosen so that its handle is kept. A page in another's frame may not.
#[must_use]
pub fn can_choose() -> bool {
    let global: JsValue = js_sys::global().into();
    let is_top = Reflect::get(&global, &"top".into()).is_ok_and(|top| top == global);
    is_top && picker().is_some()
}

/// Has the visitor choose a folder. None when they close the picker, or may choose none here.
pub async fn choose() -> Option<KeptFolder> {
    let chosen: Promise = picker()?.call0(&js_sys::global()).ok()?.dyn_into().ok()?;
    arrived(chosen).await
}

/// The handle of what is dropped, on its way. To be asked for while the drop's event lasts.
#[must_use]
pub fn dropped(item: &DataTransferItem) -> Option<Promise> {
    let ask: Function = Reflect::get(item, &"getAsFileSystemHandle".into()).ok()?.dyn_into().ok()?;
    ask.call0(item).ok()?.dyn_into().ok()
}

/// The folder that was dropped, if it is one.
pub async fn arrived(handle: Promise) -> Option<KeptFolder> {
    JsFuture::from(handle).await.ok()?.dyn_into().ok().map(KeptFolder)
}

/// Gives all files in a folder, batch by batch, for as long as more are wanted. Paths begin with its name.
pub async fn walk(KeptFolder(folder): KeptFolder, on_given: OnGiven) {
    let name = folder.name();
    let mut folders = vec![(folder, name, 0)];
    while let Some((folder, path, depth)) = folders.pop() {
        if depth > DEEPEST {
            on_given(vec![lost(&folder.name(), parent(&path), ErrorKind::Folder)]);
            continue;
        }
        let entries = folder.values();
        loop {
            let (files, end) = next_files(&entries, &path, depth, &mut folders).await;
            let wanted = on_given(open_all(&files, &path).await);
            match end {
                _ if !wanted => return,
                End::More => {}
                End::All => break,
                End::Lost => {
                    on_given(vec![lost(&folder.name(), parent(&path), ErrorKind::Folder)]);
                    break;
                }
            }
        }
    }
}

/// Why a batch of files ended.
enum End {
    /// It is full.
    More,
    /// The folder has no more.
    All,
    /// The folder can no longer be listed.
    Lost,
}

type Folder = (FileSystemDirectoryHandle, String, usize);

/// The next files of a folder, as many as are opened at once; the folders among them are noted for later.
async fn next_files(
    entries: &AsyncIterator,
    path: &str,
    depth: usize,
    folders: &mut Vec<Folder>,
) -> (Vec<FileSystemFileHandle>, End) {
    let mut files = Vec::new();
    while files.len() < OPENED_AT_ONCE {
        let Some(next) = next(entries).await else { return (files, End::Lost) };
        if next.done() {
            return (files, End::All);
        }
        match next.value().dyn_into::<FileSystemDirectoryHandle>() {
            Ok(folder) => {
                let inside = format!("{path}/{}", folder.name());
                folders.push((folder, inside, depth + 1));
            }
            Err(other) => files.push(other.unchecked_into()),
        }
    }
    (files, End::More)
}

async fn next(entries: &AsyncIterator) -> Option<IteratorNext> {
    Some(JsFuture::from(entries.next().ok()?).await.ok()?.unchecked_into())
}

async fn open_all(handles: &[FileSystemFileHandle], path: &str) -> Vec<Given> {
    let name = |handle: &FileSystemFileHandle| handle.unchecked_ref::<FileSystemHandle>().name();
    // What will not be read is not opened either: of a Photos library that is most of it.
    let (left_out, handles): (Vec<_>, Vec<_>) =
        handles.iter().partition(|handle| is_left_out(path, &name(handle)));
    let unopened = left_out.into_iter().map(|handle| lost(&name(handle), path, ErrorKind::Unreadable));
    let opening = handles.iter().map(|handle| JsValue::from(handle.get_file())).collect();
    let names = handles.into_iter().map(name).collect();
    unopened.chain(opened(&opening, names, path).await).collect()
}
