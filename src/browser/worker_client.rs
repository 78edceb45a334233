//! The page's side of the workers: carries out what `dispatch` orders, and hands on what workers bring.

use super::contents::{self, OnBlob, Unpacking, give};
use super::handle::{Handle, settle};
use super::held::Held;
use super::messages::{Reply, Request};
use super::pace::pause;
use super::page;
use super::reader::Reader;
use super::seal::Sealed;
use super::worker::{Said, Script, Worker};
use crate::bytes::ErrorKind;
use crate::dispatch::{Dispatch, Order, Word, WorkerId};
use crate::live_photo::pair::FileId;
use crate::read_plan;
use crate::report::Report;
use crate::session::{Attempt, Device};
use gloo::timers::callback::Interval;
use js_sys::{Array, Promise};
use std::cell::{RefCell, RefMut};
use std::collections::VecDeque;
use std::rc::{Rc, Weak};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;
use web_sys::File;

/// Files that are opened at once.
const OPENED_AT_ONCE: usize = 24;
/// The time between two ticks of [`Dispatch::tick`], in milliseconds.
const TICK: u32 = 1000;

/// What the workers bring.
pub type OnReply = Rc<dyn Fn(Reply)>;

/// The workers of a page.
#[derive(Clone)]
pub struct Workers(Rc<RefCell<Pool>>);

/// What the workers do, and what they need for it.
pub(super) struct Pool {
    pub(super) script: Rc<Script>,
    on_reply: OnReply,
    dispatch: Dispatch,
    workers: Vec<(WorkerId, Worker)>,
    pub(super) held: Held,
    /// What workers are to do when the files are open that it needs.
    jobs: VecDeque<Job>,
    /// Whether some are being opened.
    opening: bool,
    /// Runs while something is read.
    clock: Option<Interval>,
    pub(super) unpacking: Unpacking,
    pub(super) this: Weak<RefCell<Pool>>,
}

impl Workers {
    /// Prepares workers out of the reader; they start with the first files.
    ///
    /// # Errors
    ///
    /// When the browser makes no blob of it.
    pub fn new(reader: &Reader, sealed: Sealed, on_reply: OnReply) -> Result<Self, JsValue> {
        let script = Rc::new(Script::new(reader, sealed)?);
        Ok(Self(Rc::new_cyclic(|this| {
            RefCell::new(Pool {
                script,
                on_reply,
                dispatch: Dispatch::new(most_workers()),
                workers: Vec::new(),
                held: Held::default(),
                jobs: VecDeque::new(),
                opening: false,
                clock: None,
                unpacking: Unpacking::default(),
                this: this.clone(),
            })
        })))
    }

    /// Files are on their way: has a worker come up meanwhile.
    pub fn prepare(&self) {
        let mut pool = self.0.borrow_mut();
        let orders = pool.dispatch.prepare();
        carry_out(pool, orders, Vec::new());
    }

    /// Takes these files, and reads those of them that are wanted. They have the numbers from `first` on; one without a
    /// handle is passed over.
    pub fn read(&self, first: FileId, handles: Vec<Option<Handle>>, is_wanted: &dyn Fn(FileId) -> bool) {
        let given = (first..).zip(&handles).filter(|(id, _)| is_wanted(*id));
        let readable: Vec<FileId> = given.filter_map(|(id, handle)| handle.as_ref().map(|_| id)).collect();
        let mut pool = self.0.borrow_mut();
        pool.held.take(first, handles);
        let orders = pool.dispatch.add(readable);
        carry_out(pool, orders, Vec::new());
    }

    /// Reads one file again, with all its entries.
    pub fn open(&self, id: FileId) {
        let mut pool = self.0.borrow_mut();
        let orders = match pool.held.get(id) {
            Some(_) => pool.dispatch.open(id),
            None => vec![Order::GiveUpOpening(id, ErrorKind::Unreadable)],
        };
        carry_out(pool, orders, Vec::new());
    }

    /// Gives the original bytes of one file as a blob, also of one in an archive. The blob is a handle where the file
    /// lies as it is. Nothing is left waiting: `on_blob` is called in the end, and never before this returns.
    pub fn contents(&self, id: FileId, on_blob: OnBlob) {
        spawn_local(give(Rc::downgrade(&self.0), id, on_blob));
    }

    /// Does not read these files. What is being read may still arrive.
    pub fn skip(&self, is_skipped: &dyn Fn(&FileId) -> bool) {
        let mut pool = self.0.borrow_mut();
        let orders = pool.dispatch.skip(is_skipped);
        carry_out(pool, orders, Vec::new());
    }

    /// Themselves, and the files that are held for them.
    pub(super) fn pool(&self) -> &RefCell<Pool> {
        &self.0
    }

    /// The workers' script.
    #[must_use]
    pub fn script(&self) -> Rc<Script> {
        Rc::clone(&self.0.borrow().script)
    }

    /// What holds a file, as it is posted, or a promise of that if it is to be opened or unpacked first: apart from those
    /// that are read. None if that cannot be, or would take too long for a thumbnail.
    #[must_use]
    pub fn source(&self, id: FileId) -> Option<JsValue> {
        let held = &self.0.borrow().held;
        match held.get(id)?.archived() {
            Some((_, archived)) => {
                contents::is_soon_there(archived).then(|| contents::promise(self, id).into())
            }
            None => match held.wanted(id) {
                Some((_, source)) => Some(source.to_value()),
                None => Some(held.get(id)?.open()?.into()),
            },
        }
    }

    /// Has a worker try to send something, to see it refused.
    pub fn try_to_send(&self) {
        let mut pool = self.0.borrow_mut();
        let orders = pool.dispatch.try_to_send();
        carry_out(pool, orders, Vec::new());
    }
}

/// What a worker is to do with files.
struct Job {
    worker: WorkerId,
    files: Vec<FileId>,
    purpose: Purpose,
}

#[derive(Clone, Copy)]
enum Purpose {
    Read { patiently: bool },
    Open,
}

/// Opens what is needed for one job after the other, and gives it out. The browser takes some tenths of a millisecond for
/// each file, on the page's own thread: few at a time leave it room to answer.
async fn open_in_turn(this: Weak<RefCell<Pool>>) {
    while let Some(job) = next_job(&this) {
        for files in job.files.chunks(OPENED_AT_ONCE) {
            let Some(pool) = this.upgrade() else { return };
            let (ids, promises): (Vec<FileId>, Vec<Promise>) =
                pool.borrow().held.open(files).into_iter().unzip();
            if !promises.is_empty() {
                let files = settle::<File>(&promises.iter().collect::<Array>()).await;
                pool.borrow_mut().held.opened(ids, files);
            }
        }
        // To post files that an input has given takes as long as to open others.
        pause().await;
        let Some(pool) = this.upgrade() else { return };
        let (mut pool, mut replies) = (pool.borrow_mut(), Vec::new());
        let orders = pool.give(job, &mut replies);
        carry_out(pool, orders, replies);
    }
}

fn next_job(this: &Weak<RefCell<Pool>>) -> Option<Job> {
    let pool = this.upgrade()?;
    let mut pool = pool.borrow_mut();
    let job = pool.jobs.pop_front();
    pool.opening = job.is_some();
    job
}

/// Does what is ordered, and hands on what comes of it, after what came before, when the pool is free again.
fn carry_out(mut pool: RefMut<'_, Pool>, mut orders: Vec<Order>, mut replies: Vec<Reply>) {
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
                self.when_open(Job { worker, files, purpose: Purpose::Read { patiently } });
            }
            Order::Open(worker, id) => {
                self.when_open(Job { worker, files: vec![id], purpose: Purpose::Open });
            }
            Order::Try(worker) => self.post(worker, &Request::Try),
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

    /// Has a worker do this in its turn, as soon as the files are open that it needs.
    fn when_open(&mut self, job: Job) {
        self.jobs.push_back(job);
        if !std::mem::replace(&mut self.opening, true) {
            spawn_local(open_in_turn(self.this.clone()));
        }
    }

    /// Gives a worker what it is to do, if that is still wanted. Files that could not be opened are given up.
    fn give(&mut self, mut job: Job, replies: &mut Vec<Reply>) -> Vec<Order> {
        job.files.retain(|id| self.dispatch.is_given(job.worker, *id));
        let (mut files, mut sources, mut lost) = (Vec::new(), Vec::new(), Vec::new());
        for id in job.files {
            match self.held.wanted(id) {
                Some((wanted, source)) => {
                    files.push(wanted);
                    sources.push(source);
                }
                None => lost.push((id, self.held.lost(id))),
            }
        }
        let request = match job.purpose {
            Purpose::Read { patiently } if !files.is_empty() => Some(Request::Read { files, patiently }),
            Purpose::Read { .. } => None,
            Purpose::Open => files.pop().map(Request::Open),
        };
        if let (Some(request), Some(worker)) = (request, self.worker(job.worker)) {
            worker.post(&request.to_message(&sources));
        }
        self.give_up(job.worker, lost, replies)
    }

    /// Files could not be opened by their names. Where there is another way, the same worker gets them by that.
    fn open_otherwise(
        &mut self,
        worker: WorkerId,
        unopened: Vec<(FileId, ErrorKind)>,
        replies: &mut Vec<Reply>,
    ) -> Vec<Order> {
        let (again, lost): (Vec<_>, Vec<_>) =
            unopened.into_iter().partition(|(id, _)| self.held.forget_place(*id));
        for (id, _) in again {
            let purpose = match self.dispatch.is_opening(worker, id) {
                true => Purpose::Open,
                false => Purpose::Read { patiently: false },
            };
            self.when_open(Job { worker, files: vec![id], purpose });
        }
        self.give_up(worker, lost, replies)
    }

    /// Gives up what a worker was to read or open.
    fn give_up(
        &mut self,
        worker: WorkerId,
        lost: Vec<(FileId, ErrorKind)>,
        replies: &mut Vec<Reply>,
    ) -> Vec<Order> {
        let mut files = Vec::new();
        for (id, reason) in lost {
            let report = Report::unread(reason);
            files.push(id);
            replies.push(match self.dispatch.is_opening(worker, id) {
                true => Reply::Opened(id, Box::new(report)),
                false => Reply::Read(vec![(id, report)]),
            });
        }
        if files.is_empty() { Vec::new() } else { self.dispatch.lose(worker, &files) }
    }

    fn post(&self, worker: WorkerId, request: &Request) {
        if let Some(worker) = self.worker(worker) {
            worker.post(&request.to_message(&[]));
        }
    }

    fn worker(&self, id: WorkerId) -> Option<&Worker> {
        self.workers.iter().find(|(known, _)| *known == id).map(|(_, worker)| worker)
    }

    /// Ticks while something is read.
    fn watch(&mut self) {
        if !self.dispatch.has_workers() {
            self.clock = None;
        } else if self.clock.is_none() {
            let this = self.this.clone();
            self.clock = Some(Interval::new(TICK, move || {
                if let Some(pool) = this.upgrade() {
                    let mut pool = pool.borrow_mut();
                    let orders = pool.dispatch.tick();
                    carry_out(pool, orders, Vec::new());
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
        (Said::There, _) | (_, Some(Reply::Listed(..) | Reply::Measured(_) | Reply::Unopened(_))) => {
            Word::Alive
        }
        (_, None | Some(Reply::Contents(..))) => Word::Failed,
        (_, Some(Reply::Read(reports))) => Word::Read(numbers(reports)),
        (_, Some(Reply::Slow(files))) => Word::Slow(files.clone()),
        (_, Some(Reply::Opened(id, _))) => Word::Opened(*id),
        (_, Some(Reply::Tried(_))) => Word::Tried,
    };
    let Some(pool) = pool.upgrade() else { return };
    let mut pool = pool.borrow_mut();
    let on_reply = Rc::clone(&pool.on_reply);
    if let (Some(Reply::Listed(archive, ..)), Some(Some(blob))) = (&reply, blob) {
        pool.held.unpacked(*archive, blob);
    }
    reply.iter_mut().for_each(|reply| pool.held.admit(reply));
    match &word {
        Word::Read(files) => pool.held.close(files),
        Word::Opened(file) => pool.held.close(&[*file]),
        _ => {}
    }
    let mut orders = pool.dispatch.hear(worker, word);
    let mut replies = Vec::new();
    if let Some(Reply::Unopened(files)) = reply {
        reply = None;
        orders.extend(pool.open_otherwise(worker, files, &mut replies));
    }
    carry_out(pool, orders, replies);
    if let Some(reply) = reply {
        on_reply(reply);
    }
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a number of cores")]
fn most_workers() -> usize {
    let cores = web_sys::window().map_or(1.0, |window| window.navigator().hardware_concurrency());
    read_plan::workers(cores as usize, page::device() == Device::Mobile)
}
