//! Folders whose handles the page keeps for the visit, where the browser offers such handles (the File System Access
//! API): they can be looked at again, as often as the visitor likes, without being chosen again.

use super::blob::{length, modified};
use super::handle::{Handle, settle};
use super::intake::{DEEPEST, Given, OnGiven, lost, parent};
use crate::bytes::ErrorKind;
use crate::session::FoundFile;
use crate::session::library::is_left_out;
use js_sys::{AsyncIterator, Function, IteratorNext, Object, Promise, Reflect};
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, FileSystemDirectoryHandle, FileSystemFileHandle, FileSystemHandle};

/// Files that are looked up at once. Chromium takes a fifth of a millisecond for each.
const LOOKED_UP_AT_ONCE: usize = 64;

/// A folder whose handle was given.
#[derive(Debug, Clone)]
pub struct KeptFolder(pub(super) FileSystemDirectoryHandle);

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

/// Whether a folder can be chosen that files may be written into. A page in another's frame may not.
#[must_use]
pub fn can_write() -> bool {
    let global: JsValue = js_sys::global().into();
    let is_top = Reflect::get(&global, &"top".into()).is_ok_and(|top| top == global);
    is_top && picker().is_some()
}

/// Has the visitor choose such a folder. None when they choose none, or do not allow it.
pub async fn choose_to_write() -> Option<KeptFolder> {
    let options = Object::new();
    Reflect::set(&options, &"mode".into(), &"readwrite".into()).ok()?;
    let chosen: Promise = picker()?.call1(&js_sys::global(), &options).ok()?.dyn_into().ok()?;
    JsFuture::from(chosen).await.ok()?.dyn_into().ok().map(KeptFolder)
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
        let folder = Rc::new(folder);
        loop {
            let (files, end) = next_files(&entries, &path, depth, &mut folders).await;
            let wanted = on_given(measure(&files, &folder, &path).await);
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
    while files.len() < LOOKED_UP_AT_ONCE {
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

/// Files as they are now: they are opened to be measured, and not kept open. What will not be read is not opened either.
async fn measure(
    handles: &[FileSystemFileHandle],
    folder: &Rc<FileSystemDirectoryHandle>,
    path: &str,
) -> Vec<Given> {
    let name = |handle: &FileSystemFileHandle| handle.unchecked_ref::<FileSystemHandle>().name();
    let (left_out, handles): (Vec<_>, Vec<_>) =
        handles.iter().partition(|handle| is_left_out(path, &name(handle)));
    let unopened = left_out.into_iter().map(|handle| lost(&name(handle), path, ErrorKind::Unreadable));
    let files =
        settle::<File>(&handles.iter().map(|handle| JsValue::from(handle.get_file())).collect()).await;
    let measured = handles.into_iter().zip(files).map(|(handle, file)| {
        let name = name(handle);
        let file = match file {
            Ok(file) => file,
            Err(reason) => return lost(&name, path, reason),
        };
        let handle = Ok(Handle::named(folder, &name));
        let (length, modified) = (length(&file), modified(&file));
        Given { found: FoundFile { name, folder: path.to_owned(), length, modified, inside: None }, handle }
    });
    unopened.chain(measured).collect()
}
