//! The page's side of thumbnails: has workers of their own make those that are on screen, and keeps what they bring.

use super::blob::data_url;
use super::canvas;
use super::decoder::Decoder;
use super::first_frame::first_frame;
use super::handle::open_by_name;
use super::messages::{Request, Sought};
use super::page;
use super::worker::{Said, Worker};
use super::worker_client::Workers;
use crate::report::{Size, Thumbnail};
use crate::session::Device;
use crate::thumbnails::queue::Job;
use crate::thumbnails::{self, Look, Queue, Way};
use gloo::timers::callback::Timeout;
use js_sys::{Array, Promise};
use std::cell::RefCell;
use std::rc::{Rc, Weak};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, OffscreenCanvasRenderingContext2d};

/// Workers that make thumbnails: while one decodes a picture, the other reads little ones.
const WORKERS: usize = 2;
/// The same on phones and tablets, where a decoded picture takes a good part of the memory.
const WORKERS_ON_PHONES: usize = 1;
/// How long one request may take, in milliseconds. The largest pictures of phones are decoded in two seconds.
const PATIENCE: u32 = 10_000;
/// A worker that has had nothing to do for so long is ended, in milliseconds.
const IDLE: u32 = 5000;
/// For so long after files have begun to be read the machine is left to that, in milliseconds: most visits are over by then,
/// and a picture takes as much of it as a hundred files. Little pictures cost nothing and come at once.
const FIRST_READ: u32 = 3000;
/// Files after which a worker is replaced, since the browser keeps something of each until the worker ends.
const WORN_AFTER: usize = 2000;

/// What the page has made by itself, one of each at a time.
const ON_PAGE: [Way; 2] = [Way::Frame, Way::Module];
/// The longer side of what the module decodes, in pixels: of a picture of 4 by 3, as thumbnails are else.
const LONGEST: u32 = 480;

/// What there is to be seen of a file.
pub enum Shown {
    /// Nothing yet.
    Coming,
    /// A picture that this address holds.
    There(Rc<str>),
    /// Nothing, and nothing will come.
    Missing,
}

/// The thumbnails of a page.
pub struct Thumbnails(Rc<RefCell<Studio>>);

struct Studio {
    queue: Queue<Rc<str>>,
    lanes: Vec<Lane>,
    /// Whether the page's own player is at work, and its module.
    is_busy: [bool; ON_PAGE.len()],
    decoder: Decoder,
    /// What holds the files, and the workers' script: there once files are read.
    workers: Option<Workers>,
    /// Whether files are being read, and whether that has only begun.
    is_reading: bool,
    has_begun: Option<Timeout>,
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
    pub fn new(decoder: &Decoder, on_made: Rc<dyn Fn()>) -> Self {
        let is_phone = page::device() == Device::Mobile;
        let lanes = if is_phone { WORKERS_ON_PHONES } else { WORKERS };
        Self(Rc::new_cyclic(|this| {
            RefCell::new(Studio {
                queue: Queue::default(),
                lanes: (0..lanes).map(|_| Lane::default()).collect(),
                is_busy: [false; ON_PAGE.len()],
                decoder: decoder.clone(),
                workers: None,
                is_reading: false,
                has_begun: None,
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
            Look::There(address) => Shown::There(Rc::clone(address)),
            Look::Missing => Shown::Missing,
        }
    }

    /// Takes in what is on screen, the nearest first, and whether it is shown large.
    pub fn wish(&self, sources: Vec<thumbnails::Source>, fine: bool, workers: &Workers, is_reading: bool) {
        with(&Rc::downgrade(&self.0), |studio| {
            studio.has_made |= studio.queue.wish(sources, fine);
            studio.note_reading(is_reading);
            studio.workers.get_or_insert_with(|| workers.clone());
            studio.go_on(true);
        });
    }

    /// The browser does not show what was made of this file.
    pub fn broken(&self, id: usize) {
        with(&Rc::downgrade(&self.0), |studio| {
            studio.queue.broken(id);
            studio.go_on(true);
        });
    }
}

impl Studio {
    /// Notes whether files are being read.
    fn note_reading(&mut self, is_reading: bool) {
        if is_reading && !self.is_reading {
            let this = self.this.clone();
            self.has_begun = Some(Timeout::new(FIRST_READ, move || {
                with(&this, |studio| {
                    studio.has_begun = None;
                    studio.go_on(true);
                });
            }));
        }
        self.is_reading = is_reading;
    }

    /// Gives everybody who is free something to do. While files are read, pictures are decoded only when the page was
    /// drawn, and by one worker.
    fn go_on(&mut self, is_drawn: bool) {
        let is_drawn = is_drawn && self.has_begun.is_none();
        for lane in 0..self.lanes.len() {
            let free_only = self.is_reading && !(is_drawn && lane == 0);
            while self.lanes.get(lane).is_some_and(|lane| lane.jobs.is_empty()) {
                let jobs = self.queue.next(free_only);
                match self.request(&jobs) {
                    _ if jobs.is_empty() => break,
                    Some((request, sources)) => self.begin(lane, jobs, request, sources),
                    None => self.give_up(&jobs),
                }
            }
        }
        for (at, way) in ON_PAGE.into_iter().enumerate() {
            // To begin with a movie can take the page's thread for longer than anybody should wait for it.
            let is_free = !self.is_reading || (is_drawn && way == Way::Module);
            while is_free && self.is_busy.get(at) == Some(&false) {
                let Some(job) = self.queue.next_of_page(way) else { break };
                match self.request(&[job]) {
                    Some((_, sources)) => {
                        self.set_busy(at, true);
                        spawn_local(make_on_page(self.this.clone(), at, job, sources));
                    }
                    None => self.give_up(&[job]),
                }
            }
        }
    }

    fn set_busy(&mut self, at: usize, is_busy: bool) {
        self.is_busy.get_mut(at).into_iter().for_each(|busy| *busy = is_busy);
    }

    /// Has a worker make these, for a while.
    fn begin(&mut self, lane: usize, jobs: Vec<Job>, request: Request, sources: Array) {
        let Some(at) = self.lanes.get_mut(lane) else { return };
        at.turn = at.turn.wrapping_add(1);
        at.files += jobs.len();
        at.jobs = jobs;
        let this = self.this.clone();
        at.clock = Some(Timeout::new(PATIENCE, move || with(&this, |studio| studio.fail(lane))));
        spawn_local(hand_out(self.this.clone(), lane, at.turn, request, sources));
    }

    /// These could not be made, or not together.
    fn give_up(&mut self, jobs: &[Job]) {
        self.queue.failed(jobs);
        self.has_made = true;
    }

    /// What is asked of a worker for these, and what holds the files, or promises of it; none if a file cannot be had.
    fn request(&self, jobs: &[Job]) -> Option<(Request, Array)> {
        let workers = self.workers.as_ref()?;
        let (mut sought, sources) = (Vec::new(), Array::new());
        for job in jobs {
            sources.push(&workers.source(job.step.from)?);
            let (little, size) = match job.step.way {
                Way::Embedded(thumbnail, size) => (thumbnail, size.unwrap_or_default()),
                Way::Decoded(_, size) => (Thumbnail::default(), size),
                Way::Frame | Way::Module => (Thumbnail::default(), Size::default()),
            };
            sought.push(Sought { little, size });
        }
        Some((Request::Picture(sought), sources))
    }

    /// Posts a request, if it is still wanted; to a new worker, if there is none.
    fn post(&mut self, lane: usize, turn: u32, request: &JsValue) {
        let script = self.workers.as_ref().map(Workers::script);
        let this = self.this.clone();
        let Some(at) = self.lanes.get_mut(lane).filter(|lane| lane.turn == turn) else { return };
        if at.worker.is_none() {
            let hear = move |said| with(&this, |studio| studio.hear(lane, said));
            at.worker = script.and_then(|script| Worker::start(&script, hear).ok());
        }
        match &at.worker {
            Some(worker) => worker.post(request),
            None => self.fail(lane),
        }
    }

    fn hear(&mut self, lane: usize, said: Said) {
        match said {
            Said::There => {}
            Said::Failed => self.fail(lane),
            Said::Message(made) => self.take(lane, made.dyn_ref()),
        }
    }

    /// A worker has failed, or takes too long: it is replaced when the next thumbnail is wanted.
    fn fail(&mut self, lane: usize) {
        if let Some(at) = self.lanes.get_mut(lane) {
            at.worker = None;
            at.turn = at.turn.wrapping_add(1);
        }
        self.take(lane, None);
    }

    /// A worker has done what it was to do, or could not.
    fn take(&mut self, lane: usize, made: Option<&Array>) {
        let this = self.this.clone();
        let Some(at) = self.lanes.get_mut(lane) else { return };
        let jobs = std::mem::take(&mut at.jobs);
        if at.files > WORN_AFTER {
            (at.worker, at.files) = (None, 0);
        }
        at.clock = Some(Timeout::new(IDLE, move || {
            with(&this, |studio| studio.lanes.get_mut(lane).into_iter().for_each(|lane| lane.worker = None));
        }));
        match made {
            Some(made) => {
                for (job, address) in jobs.into_iter().zip(made.iter()) {
                    self.queue.made(&job, address.as_string().map(Rc::from));
                }
            }
            None => self.queue.failed(&jobs),
        }
        self.has_made = true;
        self.go_on(false);
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

/// Has a worker make these, when the files are open that are to be opened on the page.
async fn hand_out(this: Weak<RefCell<Studio>>, lane: usize, turn: u32, request: Request, sources: Array) {
    let opened = JsFuture::from(Promise::all(&sources)).await;
    with(&this, |studio| match opened {
        Ok(opened) => studio.post(lane, turn, &request.with_sources(opened.unchecked_ref())),
        // By now the worker may make something else.
        Err(_) if studio.lanes.get(lane).is_some_and(|lane| lane.turn == turn) => studio.fail(lane),
        Err(_) => {}
    });
}

/// Makes one that the workers cannot make.
async fn make_on_page(this: Weak<RefCell<Studio>>, at: usize, job: Job, sources: Array) {
    let decoder = this.upgrade().map(|studio| studio.borrow().decoder.clone());
    let made = match (open(&sources.get(0)).await, decoder) {
        (Ok(movie), _) if job.step.way == Way::Frame => first_frame(&movie).await,
        (Ok(picture), Some(decoder)) => decode(&decoder, &picture).await,
        _ => Err(JsValue::NULL),
    };
    let address = match made {
        Ok(made) => data_url(&made).await.ok().and_then(|address| address.as_string()),
        Err(_) => None,
    };
    with(&this, |studio| {
        studio.queue.made(&job, address.map(Rc::from));
        studio.set_busy(at, false);
        studio.has_made = true;
        studio.go_on(false);
    });
}

/// A picture by the page's own module.
async fn decode(decoder: &Decoder, picture: &Blob) -> Result<Blob, JsValue> {
    let decoded = decoder.decode(picture, LONGEST).await.map_err(|_| JsValue::NULL)?;
    let draw = |context: &OffscreenCanvasRenderingContext2d| {
        context.draw_image_with_image_bitmap(&decoded, 0.0, 0.0)
    };
    let made = canvas::jpeg((decoded.width(), decoded.height()), &draw).await;
    decoded.close();
    made
}

/// What is behind a source as it is posted, or a promise of one.
async fn open(source: &JsValue) -> Result<Blob, JsValue> {
    let source = match source.dyn_ref::<Array>() {
        Some(named) => {
            let name = named.get(1).as_string().unwrap_or_default();
            open_by_name(named.get(0).unchecked_ref(), &name)
        }
        None => Promise::resolve(source),
    };
    JsFuture::from(source).await?.dyn_into()
}
