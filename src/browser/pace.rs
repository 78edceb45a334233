//! Pauses: how often the page is drawn while files are read, since they come faster than anybody sees and drawing takes
//! the time of reading; and where long work lets the page answer what else waits.

/// Calls something later, unless it is dropped before.
pub use gloo::timers::callback::Timeout;
use js_sys::{Function, Promise};
use wasm_bindgen_futures::JsFuture;

/// The time between two drawings of what comes by itself, in milliseconds.
const PAUSE: u32 = 200;

/// Whether the page rests from drawing.
#[derive(Default)]
pub struct Pace {
    resting: Option<Timeout>,
    /// Something has come meanwhile.
    stale: bool,
}

impl Pace {
    /// Whether what has come may be drawn at once. Otherwise it is drawn when the rest is over.
    pub fn may_draw(&mut self) -> bool {
        self.stale = self.resting.is_some();
        !self.stale
    }

    /// Whether something has come that is not drawn yet.
    #[must_use]
    pub fn is_stale(&self) -> bool {
        self.stale
    }

    /// Rests, and then calls.
    pub fn rest(&mut self, then: impl FnOnce() + 'static) {
        self.stale = false;
        self.resting = Some(Timeout::new(PAUSE, then));
    }

    /// The rest is over: tells whether something has come meanwhile.
    pub fn rested(&mut self) -> bool {
        self.resting = None;
        std::mem::take(&mut self.stale)
    }
}

/// Lets the page answer what else waits.
pub async fn pause() {
    let waiting = Promise::new(&mut |resolve: Function, _| {
        if let Some(window) = web_sys::window() {
            let _ = window.set_timeout_with_callback(&resolve);
        }
    });
    let _ = JsFuture::from(waiting).await;
}
