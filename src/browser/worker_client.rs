//! The page's side of the workers: carries out what `dispatch` orders, and hands on what workers bring.

use super::messages::{Reply, Request, Wanted};
use super::reader::Reader;
use super::seal::Sealed;
use super::worker::{Said, Script, Worker};
use crate::archive::admit_files;
use crate::bytes::ErrorKind;
use crate::dispatch::{Dispatch, Order, Word, WorkerId};
use crate::live_photo::pair::FileId;
use crate::report::{Archived, Remark, Report};
use crate::session::Attempt;
use gloo::timers::callback::Interval;
use std::cell::{RefCell, RefMut};
use std::rc::{Rc, Weak};
use wasm_bindgen::JsValue;
use web_sys::{Blob, File};

/// More workers than this do not read faster: the browser reads files in one process.
const MOST_WORKERS: f64 = 4.0;
/// The time between two ticks of [`Dispatch::tick`], in milliseconds.
const TICK: u32 = 1000;

/// What is needed to read a file.
#[derive(Debug, Clone)]
pub enum Handle {
    /// The file itself.
    File(File),
    /// The archive in which it lies, and where.
    Inside(FileId, Archived),
}

/// What the workers bring.
pub type OnReply = Rc<dyn Fn(Reply)>;

/// The workers of a page.
pub struct Workers(Rc<RefCell<Pool>>);

struct Pool {
    script: Script,
    on_reply: OnReply,
    dispatch: Dispatch,
    workers: Vec<(WorkerId, Worker)>,
    /// The files' handles, by their numbers.
    handles: Vec<Option<Handle>>,
    /// What was unpacked of archives that do not lie as they are in a file.
    unpacked: Vec<(FileId, Blob)>,
    /// What was told of files in archives.
    archived: Vec<Told>,
    /// Archives of which not all files are taken in, and what their reports say of it.
    overfull: Vec<(FileId, Remark)>,
    /// Runs while something is read.
    clock: Option<Interval>,
    this: Weak<RefCell<Pool>>,
}

/// So many files were told of an archive, which lies in this file, or is it.
struct Told {
    archive: FileId,
    outermost: FileId,
    files: usize,
}

impl Workers {
    /// Prepares workers out of the reader; they start with the first files.
    ///
    /// # Errors
    ///
    /// When the browser makes no blob of it.
    pub fn new(reader: &Reader, sealed: Sealed, on_reply: OnReply) -> Result<Self, JsValue> {
        let script = Script::new(reader, sealed)?;
        Ok(Self(Rc::new_cyclic(|this| {
            RefCell::new(Pool {
                script,
                on_reply,
                dispatch: Dispatch::new(most_workers()),
                workers: Vec::new(),
                handles: Vec::new(),
                unpacked: Vec::new(),
                archived: Vec::new(),
                overfull: Vec::new(),
                clock: None,
                this: this.clone(),
            })
        })))
    }

    /// Takes these files, and reads those of them that are wanted. They have the numbers from `first` on; one without a
    /// handle is passed over.
    pub fn read(&self, first: FileId, handles: Vec<Option<Handle>>, is_wanted: &dyn Fn(FileId) -> bool) {
        let given = (first..).zip(&handles).filter(|(id, _)| is_wanted(*id));
        let readable: Vec<FileId> = given.filter_map(|(id, handle)| handle.as_ref().map(|_| id)).collect();
        let mut pool = self.0.borrow_mut();
        pool.handles.resize(first, None);
        pool.handles.extend(handles);
        let orders = pool.dispatch.add(readable);
        carry_out(pool, orders);
    }

    /// Reads one file again, with all its entries.
    pub fn open(&self, id: FileId) {
        let mut pool = self.0.borrow_mut();
        let orders = match pool.wanted(id) {
            Some(_) => pool.dispatch.open(id),
            None => vec![Order::GiveUpOpening(id, ErrorKind::Unreadable)],
        };
        carry_out(pool, orders);
    }

    /// Does not read these files. What is being read may still arrive.
    pub fn skip(&self, is_skipped: &dyn Fn(&FileId) -> bool) {
        let mut pool = self.0.borrow_mut();
        let orders = pool.dispatch.skip(is_skipped);
        carry_out(pool, orders);
    }

    /// Has a worker try to send something, to see it refused.
    pub fn try_to_send(&self) {
        let mut pool = self.0.borrow_mut();
        let orders = pool.dispatch.try_to_send();
        carry_out(pool, orders);
    }
}

/// Does what is ordered, and hands on what comes of it when the pool is free again.
fn carry_out(mut pool: RefMut<'_, Pool>, mut orders: Vec<Order>) {
    let mut replies = Vec::new();
    while !orders.is_empty() {
        let mut following = Vec::new();
        for order in orders {
            following.extend(pool.obey(order, &mut replies));
        }
        orders = following;
    }
    pool.watch();
    let on_reply = Rc::clone(&pool.on_reply);
    drop(pool);
    replies.into_iter().for_each(|reply| on_reply(reply));
}

impl Pool {
    /// Carries out an order, and gives those that follow from it.
    fn obey(&mut self, order: Order, replies: &mut Vec<Reply>) -> Vec<Order> {
        match order {
            Order::Start(id) => return self.start(id),
            Order::Read { worker, files, patiently } => {
                let (files, blobs): (Vec<_>, Vec<_>) = files.iter().filter_map(|id| self.wanted(*id)).unzip();
                self.post(worker, &Request::Read { files, patiently }, &blobs);
            }
            Order::Open(worker, id) => {
                if let Some((file, blob)) = self.wanted(id) {
                    self.post(worker, &Request::Open(file), &[blob]);
                }
            }
            Order::Try(worker) => self.post(worker, &Request::Try, &[]),
            Order::Ask(worker) => {
                if let Some(worker) = self.worker(worker) {
                    worker.ask();
                }
            }
            Order::End(worker) => self.workers.retain(|(id, _)| *id != worker),
            Order::GiveUp(files, reason) => {
                replies.push(Reply::Read(files.into_iter().map(|id| (id, Report::unread(reason))).collect()));
            }
            Order::GiveUpOpening(id, reason) => {
                replies.push(Reply::Opened(id, Box::new(Report::unread(reason))));
            }
            Order::GiveUpTrying => replies.push(Reply::Tried(Attempt::NotTried)),
        }
        Vec::new()
    }

    fn start(&mut self, id: WorkerId) -> Vec<Order> {
        let this = self.this.clone();
        match Worker::start(&self.script, move |said| hear(&this, id, said)) {
            Ok(worker) => {
                self.workers.push((id, worker));
                Vec::new()
            }
            Err(_) => self.dispatch.hear(id, Word::Failed),
        }
    }

    fn post(&self, worker: WorkerId, request: &Request, blobs: &[Blob]) {
        if let Some(worker) = self.worker(worker) {
            worker.post(&request.to_message(blobs));
        }
    }

    fn worker(&self, id: WorkerId) -> Option<&Worker> {
        self.workers.iter().find(|(known, _)| *known == id).map(|(_, worker)| worker)
    }

    /// A file as a worker wants it, and the blob that holds it.
    fn wanted(&self, id: FileId) -> Option<(Wanted, Blob)> {
        match self.handles.get(id)?.as_ref()? {
            Handle::File(file) => Some((Wanted { id, archived: None }, file.clone().into())),
            Handle::Inside(archive, archived) => {
                let archived = Some(archived.clone());
                Some((Wanted { id, archived }, self.blob_with(*archive)?))
            }
        }
    }

    /// The file that was given, in which an archive lies, or which it is.
    fn outermost(&self, archive: FileId) -> FileId {
        let mut file = archive;
        while let Some(Some(Handle::Inside(outer, _))) = self.handles.get(file) {
            file = *outer;
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
            match self.handles.get(archive)?.as_ref()? {
                Handle::File(file) => return Some(file.clone().into()),
                // Archives come before what lies in them.
                Handle::Inside(outer, _) => archive = *outer,
            }
        }
    }

    /// Leaves out what would be too many files in archives, and has the archive's report say so.
    fn admit(&mut self, reply: &mut Reply) {
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

    /// Ticks while something is read.
    fn watch(&mut self) {
        if !self.dispatch.is_busy() {
            self.clock = None;
        } else if self.clock.is_none() {
            let this = self.this.clone();
            self.clock = Some(Interval::new(TICK, move || {
                if let Some(pool) = this.upgrade() {
                    let mut pool = pool.borrow_mut();
                    let orders = pool.dispatch.tick();
                    carry_out(pool, orders);
                }
            }));
        }
    }
}

/// Takes in what a worker says: what it means for the others, and its reply.
fn hear(pool: &Weak<RefCell<Pool>>, worker: WorkerId, said: Said) {
    let (mut reply, blob) = match &said {
        Said::Message(data) => Reply::from_message(data).unzip(),
        Said::There | Said::Failed => (None, None),
    };
    let numbers = |reports: &[(FileId, Report)]| reports.iter().map(|(id, _)| *id).collect();
    let word = match (&said, &reply) {
        (Said::There, _) | (_, Some(Reply::Listed(..))) => Word::Alive,
        (_, None) => Word::Failed,
        (_, Some(Reply::Read(reports))) => Word::Read(numbers(reports)),
        (_, Some(Reply::Slow(files))) => Word::Slow(files.clone()),
        (_, Some(Reply::Opened(id, _))) => Word::Opened(*id),
        (_, Some(Reply::Tried(_))) => Word::Tried,
    };
    let Some(pool) = pool.upgrade() else { return };
    let mut pool = pool.borrow_mut();
    let on_reply = Rc::clone(&pool.on_reply);
    if let (Some(Reply::Listed(archive, ..)), Some(Some(blob))) = (&reply, blob) {
        pool.unpacked.push((*archive, blob));
    }
    reply.iter_mut().for_each(|reply| pool.admit(reply));
    let orders = pool.dispatch.hear(worker, word);
    carry_out(pool, orders);
    if let Some(reply) = reply {
        on_reply(reply);
    }
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to a few")]
fn most_workers() -> usize {
    let cores = web_sys::window().map_or(1.0, |window| window.navigator().hardware_concurrency());
    cores.clamp(1.0, MOST_WORKERS) as usize
}
