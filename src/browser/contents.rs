//! The bytes of a file as a blob, for who wants to see or keep it: nothing is read for it on the page. What lies in an
//! archive is found, and unpacked, by a worker of its own, so that who waits for it keeps no reading waiting.

use super::address::Original;
use super::blob::{Missing, read_side_by_side};
use super::handle::{Handle, settle};
use super::messages::{Reply, Request, Source};
use super::worker::{Said, Worker};
use super::worker_client::{Pool, Workers};
use crate::bytes::ErrorKind;
use crate::live_photo::pair::FileId;
use crate::report::{Archived, Packing};
use gloo::timers::callback::Timeout;
use js_sys::{Array, Function, Promise};
use std::cell::RefCell;
use std::rc::{Rc, Weak};
use wasm_bindgen::JsValue;
use web_sys::{Blob, File};

/// How long the worker stays when it has nothing to do, in milliseconds.
const IDLE: u32 = 2000;

/// Who is given a file's contents, or told why there are none.
pub type OnBlob = Box<dyn FnOnce(Result<Blob, ErrorKind>)>;

/// The same with an address for them.
pub type OnOriginal = Box<dyn FnOnce(Result<Rc<Original>, ErrorKind>)>;

/// The worker that unpacks, and who waits for it.
#[derive(Default)]
pub(super) struct Unpacking {
    worker: Option<Worker>,
    waiting: Vec<(FileId, OnBlob)>,
    idle: Option<Timeout>,
}

/// Has a file's contents fetched, and put at an address.
pub fn give_original(workers: &Workers, id: FileId, is_movie: bool, tell: OnOriginal) {
    let on_blob = move |contents: Result<Blob, ErrorKind>| {
        let original = contents.and_then(|blob| {
            // The browser has no room for it.
            Original::new(blob, is_movie).map_err(|_| ErrorKind::TooLarge)
        });
        tell(original.map(Rc::new));
    };
    workers.contents(id, Box::new(on_blob));
}

/// Gives a file's contents, once it is open.
pub(super) async fn give(pool: Weak<RefCell<Pool>>, id: FileId, on_blob: OnBlob) {
    let Some(pool) = pool.upgrade() else { return };
    let is_archived = pool.borrow().held.get(id).is_some_and(|handle| handle.archived().is_some());
    if !is_archived {
        let (file, opening) = {
            let held = &pool.borrow().held;
            (held.get(id).and_then(Handle::file).cloned(), held.get(id).and_then(Handle::open))
        };
        let opened = match (file, opening) {
            (Some(file), _) => Ok(file),
            (None, Some(opening)) => opened(&Array::of1(&opening)).await,
            (None, None) => Err(pool.borrow().held.lost(id)),
        };
        return on_blob(opened.map(Blob::from));
    }
    let (ids, opening): (Vec<_>, Vec<_>) = pool.borrow().held.open(&[id]).into_iter().unzip();
    if !opening.is_empty() {
        let opened = settle(&opening.iter().collect::<Array>()).await;
        pool.borrow_mut().held.opened(ids, opened);
    }
    let begun = pool.borrow_mut().unpack(id, on_blob);
    if let Err((on_blob, reason)) = begun {
        on_blob(Err(reason));
    }
}

/// What is longer is not unpacked for a thumbnail, in bytes: large photos are shorter, and movies are mostly stored.
const SOON: u64 = 64 * 1024 * 1024;

/// Whether a file of an archive need not be unpacked, or is short.
pub(super) fn is_soon_there(archived: &Archived) -> bool {
    archived.packing == Packing::Stored || archived.length <= SOON
}

/// Promises a file's contents.
pub(super) fn promise(workers: &Workers, id: FileId) -> Promise {
    Promise::new(&mut |resolve: Function, reject: Function| {
        workers.contents(
            id,
            Box::new(move |contents| {
                // A promise's functions do not fail.
                let _ = match contents {
                    Ok(blob) => resolve.call1(&JsValue::NULL, &blob),
                    Err(_) => reject.call0(&JsValue::NULL),
                };
            }),
        );
    })
}

async fn opened(opening: &Array) -> Result<File, ErrorKind> {
    settle(opening).await.pop().unwrap_or(Err(ErrorKind::Unreadable))
}

/// Why a blob's bytes cannot be had; none if they can. A browser tells who wants to show them only that it could not.
pub async fn problem(blob: &Blob) -> Option<ErrorKind> {
    let outcome = read_side_by_side(&[vec![(blob.clone(), 0..1)]], None).await.pop();
    match outcome {
        Some(Err(Missing::Never(reason))) => Some(reason),
        _ => None,
    }
}

impl Pool {
    /// Has the worker unpack a file of an archive.
    fn unpack(&mut self, id: FileId, on_blob: OnBlob) -> Result<(), (OnBlob, ErrorKind)> {
        let Some((wanted, source)) = self.held.wanted(id) else { return Err((on_blob, self.held.lost(id))) };
        if self.unpacking.worker.is_none() {
            let this = self.this.clone();
            match Worker::start(&self.script, move |said| hear(&this, &said)) {
                Ok(worker) => self.unpacking.worker = Some(worker),
                Err(_) => return Err((on_blob, ErrorKind::NotStarted)),
            }
        }
        self.unpacking.idle = None;
        self.unpacking.waiting.push((id, on_blob));
        self.unpacking.post(&Request::Contents(wanted), &source);
        Ok(())
    }
}

impl Unpacking {
    fn post(&self, request: &Request, source: &Source) {
        if let Some(worker) = &self.worker {
            worker.post(&request.to_message(std::slice::from_ref(source)));
        }
    }

    /// Takes what the worker says, and gives who is to be told of it.
    fn take(&mut self, said: &Said) -> Vec<(OnBlob, Result<Blob, ErrorKind>)> {
        let reply = match said {
            Said::There => return Vec::new(),
            Said::Failed => None,
            Said::Message(data) => Reply::from_message(data),
        };
        if let Some((Reply::Contents(id, reason), blob)) = reply {
            let at = self.waiting.iter().position(|(waiting, _)| *waiting == id);
            let contents = blob.ok_or(reason.unwrap_or(ErrorKind::Unreadable));
            return at.map(|at| (self.waiting.remove(at).1, contents)).into_iter().collect();
        }
        self.worker = None;
        let all = std::mem::take(&mut self.waiting).into_iter();
        all.map(|(_, on_blob)| (on_blob, Err(ErrorKind::Stopped))).collect()
    }
}

fn hear(pool: &Weak<RefCell<Pool>>, said: &Said) {
    let Some(pool) = pool.upgrade() else { return };
    let told = {
        let mut pool = pool.borrow_mut();
        let this = pool.this.clone();
        let unpacking = &mut pool.unpacking;
        let told = unpacking.take(said);
        if unpacking.waiting.is_empty() {
            unpacking.idle = Some(Timeout::new(IDLE, move || {
                if let Some(pool) = this.upgrade() {
                    pool.borrow_mut().unpacking.worker = None;
                }
            }));
        }
        told
    };
    told.into_iter().for_each(|(on_blob, contents)| on_blob(contents));
}
