//! The page's side of thumbnails: has workers of their own make those that are on screen, and keeps what they bring.

use super::address::Address;
use super::first_frame::first_frame;
use super::messages::{Request, Sought, Source};
use super::page;
use super::worker::{Said, Worker};
use super::worker_client::Workers;
use crate::session::Device;
use crate::thumbnails::queue::Job;
use crate::thumbnails::{self, Look, Queue, Way};
use gloo::timers::callback::Timeout;
use js_sys::Array;
use std::cell::RefCell;
use std::rc::{Rc, Weak};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::Blob;

/// Workers that make thumbnails: while one decodes a picture, the other reads little ones.
const WORKERS: usize = 2;
/// The same on phones and tablets, where a decoded picture takes a good part of the memory.
const WORKERS_ON_PHONES: usize = 1;
/// How long one request may take, in milliseconds. The largest pictures of phones are decoded in two seconds.
const PATIENCE: u32 = 10_000;
/// A worker that has had nothing to do for so long is ended, in milliseconds.
const IDLE: u32 = 15_000;
/// Files after which a worker is replaced, since the browser keeps something of each until the worker ends.
const WORN_AFTER: usize = 2000;

/// What there is to be seen of a file.
pub enum Shown {
    /// Nothing yet.
    Coming,
    /// A picture at this address.
    There(Rc<str>),
    /// Nothing, and nothing will come.
    Missing,
}

/// The thumbnails of a page.
pub struct Thumbnails(Rc<RefCell<Studio>>);

struct Studio {
    queue: Queue<Address>,
    lanes: Vec<Lane>,
    /// Whether the page's own player is at work.
    is_playing: bool,
    /// What holds the files, and the workers' script: there once files are read.
    workers: Option<Workers>,
    /// Whether files are being read: then the machine is left to that.
    is_reading: bool,
    /// Whether some have been made that were not told of.
    has_made: bool,
    on_made: Rc<dyn Fn()>,
    this: Weak<RefCell<Studio>>,
}

/// A worker, if it is up, and what it makes.
#[derive(Default)]
struct Lane {
    worker: Option<Worker>,
    jobs: Vec<Job>,
    /// Numbers its requests: one that was given up may still be on its way.
    turn: u32,
    files: usize,
    /// Gives up what takes too long; ends a worker that has nothing to do.
    clock: Option<Timeout>,
}

impl Thumbnails {
    /// Prepares them; `on_made` is called whenever some have been made.
    #[must_use]
    pub fn new(on_made: Rc<dyn Fn()>) -> Self {
        let is_phone = page::device() == Device::Mobile;
        let lanes = if is_phone { WORKERS_ON_PHONES } else { WORKERS };
        Self(Rc::new_cyclic(|this| {
            RefCell::new(Studio {
                queue: Queue::default(),
                lanes: (0..lanes).map(|_| Lane::default()).collect(),
                is_playing: false,
                workers: None,
                is_reading: false,
                has_made: false,
                on_made,
                this: this.clone(),
            })
        }))
    }

    /// What there is to be seen of a file.
    #[must_use]
    pub fn show(&self, id: usize) -> Shown {
        match self.0.borrow().queue.look(id) {
            Look::Coming => Shown::Coming,
            Look::There(address) => Shown::There(Rc::clone(address.text())),
            Look::Missing => Shown::Missing,
        }
    }

    /// Takes in what is on screen, the nearest first, and whether it is shown large.
    pub fn wish(&self, sources: Vec<thumbnails::Source>, fine: bool, workers: &Workers, is_reading: bool) {
        let mut studio = self.0.borrow_mut();
        studio.queue.wish(sources, fine);
        studio.is_reading = is_reading;
        studio.workers.get_or_insert_with(|| workers.clone());
        studio.go_on(true);
    }

    /// The browser does not show what was made of this file.
    pub fn broken(&self, id: usize) {
        let mut studio = self.0.borrow_mut();
        studio.queue.broken(id);
        studio.go_on(true);
    }
}

impl Studio {
    /// Gives everybody who is free something to do. While files are read, pictures are decoded only when the page was
    /// drawn, and by one worker.
    fn go_on(&mut self, is_drawn: bool) {
        for lane in 0..self.lanes.len() {
            let free_only = self.is_reading && !(is_drawn && lane == 0);
            let Some(free) = self.lanes.get_mut(lane).filter(|lane| lane.jobs.is_empty()) else { continue };
            let jobs = self.queue.next(free_only);
            if jobs.is_empty() {
                continue;
            }
            free.turn = free.turn.wrapping_add(1);
            free.jobs.clone_from(&jobs);
            let (this, turn) = (self.this.clone(), free.turn);
            let hasten = this.clone();
            free.clock = Some(Timeout::new(PATIENCE, move || with(&hasten, |studio| studio.fail(lane))));
            spawn_local(hand_out(this, lane, turn, jobs));
        }
        if !self.is_playing
            && (is_drawn || !self.is_reading)
            && let Some(job) = self.queue.next_of_page()
        {
            self.is_playing = true;
            spawn_local(make_on_page(self.this.clone(), job));
        }
    }

    /// Posts a request for what could be opened; the others cannot be made.
    fn post(&mut self, lane: usize, turn: u32, sources: Vec<(Job, Option<(Sought, Source)>)>) {
        if self.lanes.get(lane).is_none_or(|lane| lane.turn != turn) {
            return;
        }
        let (mut jobs, mut files, mut blobs) = (Vec::new(), Vec::new(), Vec::new());
        for (job, opened) in sources {
            match opened {
                Some((mut sought, source)) => {
                    sought.file.id = files.len();
                    jobs.push(job);
                    files.push(sought);
                    blobs.push(source);
                }
                None => self.queue.made(&job, None),
            }
        }
        let script = self.workers.as_ref().map(Workers::script);
        let this = self.this.clone();
        let Some(at) = self.lanes.get_mut(lane) else { return };
        at.files += files.len();
        at.jobs = jobs;
        if at.worker.is_none() {
            let hear = move |said| with(&this, |studio| studio.hear(lane, said));
            at.worker = script.and_then(|script| Worker::start(&script, hear).ok());
        }
        match &at.worker {
            Some(worker) if !at.jobs.is_empty() => worker.post(&Request::Picture(files).to_message(&blobs)),
            Some(_) => self.rest(lane),
            None => self.fail(lane),
        }
    }

    fn hear(&mut self, lane: usize, said: Said) {
        match said {
            Said::There => {}
            Said::Failed => self.fail(lane),
            Said::Message(blobs) => {
                let jobs = self.lanes.get_mut(lane).map(|lane| std::mem::take(&mut lane.jobs));
                let blobs: Array = blobs.unchecked_into();
                for (job, blob) in jobs.into_iter().flatten().zip(blobs.iter()) {
                    let blob = blob.dyn_into::<Blob>().ok();
                    self.queue.made(&job, blob.and_then(|blob| Address::of(&blob).ok()));
                }
                self.rest(lane);
            }
        }
    }

    /// A worker has failed, or takes too long: it is replaced when the next thumbnail is wanted.
    fn fail(&mut self, lane: usize) {
        let Some(at) = self.lanes.get_mut(lane) else { return };
        at.worker = None;
        at.turn = at.turn.wrapping_add(1);
        let jobs = std::mem::take(&mut at.jobs);
        self.queue.failed(&jobs);
        self.rest(lane);
    }

    /// A worker has done what it was to do.
    fn rest(&mut self, lane: usize) {
        let this = self.this.clone();
        if let Some(at) = self.lanes.get_mut(lane) {
            if at.files > WORN_AFTER {
                (at.worker, at.files) = (None, 0);
            }
            at.clock = Some(Timeout::new(IDLE, move || {
                with(&this, |studio| {
                    studio.lanes.get_mut(lane).iter_mut().for_each(|lane| lane.worker = None)
                });
            }));
        }
        self.go_on(false);
        self.has_made = true;
    }
}

/// Does something with the studio, if the page is still there, and tells what was made when it is free again.
fn with(this: &Weak<RefCell<Studio>>, act: impl FnOnce(&mut Studio)) {
    let Some(studio) = this.upgrade() else { return };
    act(&mut studio.borrow_mut());
    let has_made = std::mem::take(&mut studio.borrow_mut().has_made);
    let on_made = has_made.then(|| Rc::clone(&studio.borrow().on_made));
    on_made.inspect(|on_made| on_made());
}

/// What holds a file, opened if a worker cannot open it.
async fn source(this: &Weak<RefCell<Studio>>, job: &Job) -> Option<(Sought, Source)> {
    let workers = this.upgrade()?.borrow().workers.clone()?;
    let (file, source) = workers.source(job.step.from).await?;
    let (little, size) = match job.step.way {
        Way::Embedded(thumbnail, size) => (Some(thumbnail), size),
        Way::Decoded(_, size) => (None, Some(size)),
        Way::Frame => (None, None),
    };
    Some((Sought { file, little, size }, source))
}

async fn hand_out(this: Weak<RefCell<Studio>>, lane: usize, turn: u32, jobs: Vec<Job>) {
    let mut sources = Vec::new();
    for job in jobs {
        sources.push((job, source(&this, &job).await));
    }
    with(&this, |studio| studio.post(lane, turn, sources));
}

/// Makes one that workers cannot make, one after the other.
async fn make_on_page(this: Weak<RefCell<Studio>>, job: Job) {
    let made = match source(&this, &job).await {
        Some((_, source)) => match source.open().await {
            Some(movie) => first_frame(&movie).await.and_then(|frame| Address::of(&frame)).ok(),
            None => None,
        },
        None => None,
    };
    with(&this, |studio| {
        studio.queue.made(&job, made);
        studio.is_playing = false;
        studio.go_on(false);
        studio.has_made = true;
    });
}
