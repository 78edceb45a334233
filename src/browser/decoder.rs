//! Pictures of HEIC where the browser has none: a module that is fetched when the page has nothing else to do, before it is
//! sealed, and runs in a worker of its own.

use super::page::{idle, saves_data};
use super::reader::{Arrival, Coming, Reader, arrive};
use super::seal::Sealed;
use super::worker::{Said, Script, Worker};
use crate::picture::NoPicture;
use gloo::timers::callback::Timeout;
use js_sys::{Array, Function, Promise, Uint32Array};
use std::cell::RefCell;
use std::rc::{Rc, Weak};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, ImageBitmap};

/// The wish with which a page is started anew so that it has pictures.
pub const WISH: &str = "pictures";

/// The longest that one picture may take, with its reading, in milliseconds. One of 48 megapixels takes two seconds on a
/// computer, and ten on a slow phone.
const PATIENCE: u32 = 30_000;
/// How long a worker without work keeps its memory, in milliseconds.
const REST: u32 = 5_000;

/// Where the decoder is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum State {
    /// Not known yet: it may come.
    #[default]
    Coming,
    /// The browser shows HEIC itself.
    Native,
    /// Here.
    Here,
    /// It was not fetched, and cannot be any more, or did not arrive. A page that is started anew with [`WISH`] has it.
    Missing,
}

/// Why there is no picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotDecoded {
    /// The file contradicts itself, or ends too early.
    Broken,
    /// It may well be fine, but is not read here, or is too large.
    NotSupported,
    /// Its bytes could not be had.
    Unreadable,
    /// It crashed who decodes, took too long, or takes more memory than there is.
    Stopped,
    /// There is no decoder.
    NoDecoder,
}

impl NotDecoded {
    const CROSSING: [(Self, &'static str); 4] = [
        (Self::Broken, "broken"),
        (Self::NotSupported, "not supported"),
        (Self::Unreadable, "unreadable"),
        (Self::Stopped, "stopped"),
    ];

    /// The word that crosses from the worker to the page.
    pub(super) fn word(self) -> &'static str {
        Self::CROSSING.iter().find(|(reason, _)| *reason == self).map_or("stopped", |(_, word)| word)
    }

    fn of_word(word: &str) -> Self {
        Self::CROSSING.iter().find(|(_, known)| *known == word).map_or(Self::Stopped, |(reason, _)| *reason)
    }
}

impl From<NoPicture> for NotDecoded {
    fn from(reason: NoPicture) -> Self {
        match reason {
            NoPicture::Broken => Self::Broken,
            NoPicture::NotSupported => Self::NotSupported,
        }
    }
}

/// Where the decoder comes from: two functions of the page's script.
#[derive(Debug, Clone, PartialEq)]
pub struct Source {
    /// Promises whether the browser shows HEIC itself.
    pub shows_heic: Function,
    /// Promises the decoder: its glue's text, and its compiled module.
    pub fetch: Function,
}

/// The decoder. What is cloned is the same one.
#[derive(Clone, Default)]
pub struct Decoder(Rc<RefCell<Inner>>);

#[derive(Default)]
struct Inner {
    state: State,
    program: Option<Reader>,
    sealed: Option<Sealed>,
    script: Option<Script>,
    worker: Option<Worker>,
    /// What is to be decoded, one at a time: the first is with the worker.
    jobs: Vec<Job>,
    /// Ends what takes too long.
    patience: Option<Timeout>,
    /// Ends a worker that has nothing to do.
    rest: Option<Timeout>,
}

struct Job {
    request: Array,
    done: Function,
    /// Gone when nobody waits for it any more.
    asked: Weak<()>,
}

impl Decoder {
    /// Where it is.
    #[must_use]
    pub fn state(&self) -> State {
        self.0.borrow().state
    }

    /// The page is sealed: nothing more is fetched, and there may be a worker.
    pub fn seal(&self, sealed: Sealed) {
        self.0.borrow_mut().sealed = Some(sealed);
    }

    /// Fetches it where it is needed, when the page has nothing else to do; at once for who `wishes` for it.
    pub async fn come(self, source: Source, wishes: bool) {
        let state = self.fetch(source, wishes).await;
        self.0.borrow_mut().state = state;
    }

    async fn fetch(&self, source: Source, wishes: bool) -> State {
        if !wishes {
            if saves_data() {
                return State::Missing;
            }
            idle().await;
        }
        let is_sealed = || self.0.borrow().sealed.is_some();
        if is_sealed() {
            return State::Missing;
        }
        let is_native = called(&source.shows_heic).await;
        if is_native.is_ok_and(|is_native| is_native.is_truthy()) {
            return State::Native;
        }
        if is_sealed() {
            return State::Missing;
        }
        let Ok(coming) = source.fetch.call0(&JsValue::NULL) else { return State::Missing };
        match arrive(Coming(coming)).await {
            Arrival::Here(program) => {
                self.0.borrow_mut().program = Some(program);
                State::Here
            }
            Arrival::Coming | Arrival::Missing => State::Missing,
        }
    }

    /// Decodes a HEIC, right way up, so that its longer side has `longest` pixels, or fewer if it has no more. Who asks first
    /// is answered first; a future that is dropped before its turn costs nothing.
    ///
    /// # Errors
    ///
    /// When there is no picture of it, or no decoder.
    pub async fn decode(&self, blob: &Blob, longest: u32) -> Result<ImageBitmap, NotDecoded> {
        let asking = Rc::new(());
        let request = Array::of2(blob, &Uint32Array::from(&[longest][..]));
        let answered = Promise::new(&mut |done, _| {
            self.0.borrow_mut().jobs.push(Job {
                request: request.clone(),
                done,
                asked: Rc::downgrade(&asking),
            });
        });
        if self.0.borrow().jobs.len() == 1 {
            begin(&self.0);
        }
        let answer = JsFuture::from(answered).await.map_err(|_| NotDecoded::Stopped)?;
        answer.dyn_into().map_err(|word| match word.as_string() {
            Some(word) => NotDecoded::of_word(&word),
            None => NotDecoded::NoDecoder,
        })
    }
}

/// What a function of the page's script promises.
async fn called(function: &Function) -> Result<JsValue, JsValue> {
    JsFuture::from(Promise::resolve(&function.call0(&JsValue::NULL)?)).await
}

/// Gives the worker what comes next; makes one if there is none.
fn begin(this: &Rc<RefCell<Inner>>) {
    let mut inner = this.borrow_mut();
    inner.rest = None;
    inner.jobs.retain(|job| job.asked.strong_count() > 0);
    if inner.jobs.is_empty() {
        let weak = Rc::downgrade(this);
        inner.rest = Some(Timeout::new(REST, move || {
            drop(weak.upgrade().map(|this| this.borrow_mut().worker.take()))
        }));
        return;
    }
    if inner.worker.is_none() {
        inner.worker = inner.start(Rc::downgrade(this));
    }
    let Inner { worker: Some(worker), jobs, patience, .. } = &mut *inner else {
        // Nothing can be decoded.
        return inner.jobs.drain(..).for_each(|job| job.answer(&JsValue::NULL));
    };
    if let Some(job) = jobs.first() {
        worker.post(&job.request);
    }
    let weak = Rc::downgrade(this);
    *patience = Some(Timeout::new(PATIENCE, move || hear(&weak, Said::Failed)));
}

/// Takes in what the worker says. Whatever became of a picture, the next one is begun.
fn hear(this: &Weak<RefCell<Inner>>, said: Said) {
    let Some(this) = this.upgrade() else { return };
    let answer = match said {
        Said::There => return,
        Said::Message(answer) => Array::from(&answer).get(0),
        Said::Failed => {
            this.borrow_mut().worker = None;
            NotDecoded::Stopped.word().into()
        }
    };
    {
        let mut inner = this.borrow_mut();
        inner.patience = None;
        if !inner.jobs.is_empty() {
            inner.jobs.remove(0).answer(&answer);
        }
    }
    begin(&this);
}

impl Inner {
    fn start(&mut self, this: Weak<RefCell<Self>>) -> Option<Worker> {
        if self.script.is_none() {
            self.script = Script::new(self.program.as_ref()?, self.sealed?).ok();
        }
        Worker::start(self.script.as_ref()?, move |said| hear(&this, said)).ok()
    }
}

impl Job {
    fn answer(self, answer: &JsValue) {
        // A promise's function does not fail.
        let _ = self.done.call1(&JsValue::NULL, answer);
    }
}
