//! The page's side of the workers: gives out files in groups, takes reports in, and replaces a worker that
//! fails.

use super::messages::{Reply, Request};
use crate::bytes::{Error, ErrorKind};
use crate::live_photo::pair::FileId;
use crate::report::Report;
use gloo::events::EventListener;
use js_sys::Array;
use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::{Rc, Weak};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, File, MessageEvent, Url, Worker, WorkerOptions, WorkerType};

/// Files whose opening reads travel together. Larger groups read no faster; smaller ones show sooner.
const GROUP: usize = 64;
/// Groups that a worker has at once: one is read while the other is parsed.
const GROUPS_AT_ONCE: usize = 2;
/// More workers than this do not read faster: the browser reads files in one process.
const MOST_WORKERS: u32 = 4;

/// What a worker's script does besides the glue it begins with: takes the compiled module, and tells of
/// crashes, which the page would not hear of otherwise.
const WORKER_END: &str = "
const tell = () => self.postMessage('failed');
self.addEventListener('error', tell);
self.addEventListener('unhandledrejection', tell);
self.addEventListener('message', ({ data }) => { initSync({ module: data }); serve_worker(); }, { once: true });
";

/// Files with their numbers.
type Files = Vec<(FileId, File)>;

/// What the workers bring.
pub type OnReply = Rc<dyn Fn(Reply)>;

/// The workers of a page.
pub struct Workers(Rc<RefCell<Pool>>);

struct Pool {
    /// The blob's address from which workers are started.
    script: String,
    on_reply: OnReply,
    workers: Vec<Busy>,
    queue: VecDeque<Files>,
    /// Files that came back from a worker that failed. They are tried once more, each alone.
    suspects: VecDeque<(FileId, File)>,
    this: Weak<RefCell<Pool>>,
}

/// A worker and what it was given.
struct Busy {
    worker: Worker,
    given: Vec<Group>,
    /// The file it opens for the visitor.
    opening: Option<FileId>,
    _listeners: [EventListener; 2],
}

struct Group {
    files: Files,
    /// Whether it is a file that failed before.
    alone: bool,
}

impl Workers {
    /// Prepares workers out of the text of the page's own glue; they start with the first files.
    ///
    /// # Errors
    ///
    /// When the browser makes no blob of it.
    pub fn new(glue: &str, on_reply: OnReply) -> Result<Self, JsValue> {
        let parts = Array::of2(&glue.into(), &WORKER_END.into());
        let options = BlobPropertyBag::new();
        options.set_type("text/javascript");
        let blob = Blob::new_with_str_sequence_and_options(&parts, &options)?;
        let script = Url::create_object_url_with_blob(&blob)?;
        Ok(Self(Rc::new_cyclic(|this| {
            RefCell::new(Pool {
                script,
                on_reply,
                workers: Vec::new(),
                queue: VecDeque::new(),
                suspects: VecDeque::new(),
                this: this.clone(),
            })
        })))
    }

    /// Reads these files.
    pub fn read(&self, files: Files) {
        hear_out(&Rc::downgrade(&self.0), |pool| {
            for file in files {
                match pool.queue.back_mut().filter(|group| group.len() < GROUP) {
                    Some(group) => group.push(file),
                    None => pool.queue.push_back(vec![file]),
                }
            }
            pool.go_on()
        });
    }

    /// Reads one file again, with all its entries.
    pub fn open(&self, id: FileId, file: &File) {
        hear_out(&Rc::downgrade(&self.0), |pool| {
            pool.start_workers();
            let message = Request::Open(id).to_message(std::slice::from_ref(file));
            let (Some(busy), Some(message)) = (pool.workers.first_mut(), message) else {
                return vec![Reply::Opened(id, Box::new(unreadable()))];
            };
            let _ = busy.worker.post_message(&message);
            busy.opening = Some(id);
            Vec::new()
        });
    }

    /// Gives up what has not been given out. What is being read still arrives.
    pub fn cancel(&self) {
        let mut pool = self.0.borrow_mut();
        pool.queue.clear();
        pool.suspects.clear();
    }

    /// Gives up everything, and lets nothing of it arrive any more.
    pub fn stop(&self) {
        self.cancel();
        let workers = std::mem::take(&mut self.0.borrow_mut().workers);
        workers.iter().for_each(|busy| busy.worker.terminate());
    }
}

impl Pool {
    fn start_workers(&mut self) {
        let cores = web_sys::window().map_or(1.0, |window| window.navigator().hardware_concurrency());
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to a few")]
        let wanted = cores.clamp(1.0, f64::from(MOST_WORKERS)) as usize;
        while self.workers.len() < wanted {
            let Ok(busy) = self.start_worker() else { return };
            self.workers.push(busy);
        }
    }

    fn start_worker(&self) -> Result<Busy, JsValue> {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let worker = Worker::new_with_options(&self.script, &options)?;
        worker.post_message(&wasm_bindgen::module())?;
        let listen = |kind, hear: fn(&mut Self, &Worker, &web_sys::Event) -> Vec<Reply>| {
            let (this, own) = (self.this.clone(), worker.clone());
            EventListener::new(&worker, kind, move |event| hear_out(&this, |pool| hear(pool, &own, event)))
        };
        let listeners = [
            listen("message", |pool, worker, event| pool.message(worker, event)),
            listen("error", |pool, worker, _| pool.replace(worker)),
        ];
        Ok(Busy { worker, given: Vec::new(), opening: None, _listeners: listeners })
    }

    fn give_out(&mut self) {
        for busy in &mut self.workers {
            while let Some((files, alone)) = next_for(busy, &mut self.suspects, &mut self.queue) {
                let (ids, handles): (Vec<_>, Vec<_>) = files.iter().cloned().unzip();
                if let Some(message) = Request::Read(ids).to_message(&handles) {
                    // A worker that cannot be posted to has ended, and is replaced when that is noticed.
                    let _ = busy.worker.post_message(&message);
                }
                busy.given.push(Group { files, alone });
            }
        }
    }

    fn message(&mut self, worker: &Worker, event: &web_sys::Event) -> Vec<Reply> {
        let data = event.unchecked_ref::<MessageEvent>().data();
        let Some(reply) = Reply::from_message(&data) else { return self.replace(worker) };
        if let Some(busy) = self.workers.iter_mut().find(|busy| busy.worker == *worker) {
            busy.answered(&reply);
        }
        self.give_out();
        vec![reply]
    }

    /// Has workers read what is queued. Where none can be started, all of it is given up.
    fn go_on(&mut self) -> Vec<Reply> {
        self.start_workers();
        self.give_out();
        if !self.workers.is_empty() {
            return Vec::new();
        }
        let left = self.suspects.drain(..).chain(self.queue.drain(..).flatten());
        vec![Reply::Read(left.map(|(id, _)| (id, unreadable())).collect())]
    }

    /// Ends a worker that failed, and starts another in its place. Files it had are tried once more, alone;
    /// the one that fails alone is the guilty one.
    fn replace(&mut self, worker: &Worker) -> Vec<Reply> {
        let Some(position) = self.workers.iter().position(|busy| busy.worker == *worker) else {
            return Vec::new();
        };
        let failed = self.workers.swap_remove(position);
        failed.worker.terminate();
        let mut guilty = Vec::new();
        for group in failed.given {
            if group.alone {
                guilty.extend(group.files.into_iter().map(|(id, _)| (id, unreadable())));
            } else {
                self.suspects.extend(group.files);
            }
        }
        let mut replies = vec![Reply::Read(guilty)];
        replies.extend(failed.opening.map(|id| Reply::Opened(id, Box::new(unreadable()))));
        // Where workers never come up, another one without anything to do would fail for ever.
        if !self.queue.is_empty() || !self.suspects.is_empty() {
            replies.extend(self.go_on());
        }
        replies
    }
}

/// What a worker can take now, and whether it is a suspect. A suspect is alone in its worker, so that no
/// other file is blamed.
fn next_for(
    busy: &Busy,
    suspects: &mut VecDeque<(FileId, File)>,
    queue: &mut VecDeque<Files>,
) -> Option<(Files, bool)> {
    if busy.given.is_empty()
        && let Some(suspect) = suspects.pop_front()
    {
        return Some((vec![suspect], true));
    }
    let has_room = busy.given.len() < GROUPS_AT_ONCE && !busy.given.iter().any(|group| group.alone);
    has_room.then(|| queue.pop_front()).flatten().map(|files| (files, false))
}

impl Busy {
    /// Forgets what was answered.
    fn answered(&mut self, reply: &Reply) {
        match reply {
            Reply::Read(reports) => {
                let is_answered =
                    |(id, _): &(FileId, File)| reports.iter().any(|(answered, _)| answered == id);
                self.given.retain(|group| !group.files.iter().any(is_answered));
            }
            Reply::Opened(id, _) => self.opening = self.opening.filter(|opening| opening != id),
        }
    }
}

fn unreadable() -> Report {
    Report::failed(Error::new(ErrorKind::Unreadable, 0))
}

/// Lets the pool take in what a worker says, and hands the replies on when the pool is free again.
fn hear_out(pool: &Weak<RefCell<Pool>>, hear: impl FnOnce(&mut Pool) -> Vec<Reply>) {
    let Some(pool) = pool.upgrade() else { return };
    let replies = hear(&mut pool.borrow_mut());
    let on_reply = Rc::clone(&pool.borrow().on_reply);
    replies.into_iter().for_each(|reply| on_reply(reply));
}
