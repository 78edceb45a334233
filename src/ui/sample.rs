//! The sample photos: one click shows a first visitor the whole of the page.

use super::app::{App, Msg};
use super::parts::button;
use super::press::Press;
use crate::browser::page::{say_in, start_anew_with};
use crate::browser::sample::{Photos, Source, WISH, fetch};
use crate::words::sample as words;
use yew::Html;
use yew::html::Scope;

/// The button's id.
pub const TRY: &str = "try-sample";

/// The sample photos.
pub struct Sample {
    source: Source,
    state: State,
}

/// How far they are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum State {
    /// Nobody has asked for them.
    #[default]
    Offered,
    /// They are on their way.
    Coming,
    /// They did not arrive.
    Missing,
}

impl Sample {
    /// They come from there.
    pub fn new(source: Source) -> Self {
        Self { source, state: State::default() }
    }

    /// What the button says.
    fn label(&self) -> &'static str {
        match self.state {
            State::Offered => words::TRY,
            State::Coming => words::COMING,
            State::Missing => words::MISSING,
        }
    }
}

/// Draws the button, but for the first screen's, which stands in `index.html`.
pub fn view(app: &App, link: &Scope<App>) -> Html {
    button(TRY, "quiet", app.sample.label(), Press::TrySample, link)
}

impl App {
    /// Gets the sample photos. A sealed page cannot: it is started anew for them.
    pub(super) fn try_sample(&mut self) {
        if self.seal.is_sealed() {
            start_anew_with(WISH);
        } else if self.sample.state != State::Coming {
            self.set_sample(State::Coming);
            let source = self.sample.source.clone();
            self.link.send_future(async { Msg::Sample(fetch(source).await) });
        }
    }

    /// Takes in the sample photos, unless the visitor was faster with their own.
    pub(super) fn take_sample(&mut self, files: Option<Photos>) {
        match files {
            _ if self.has_started() => self.set_sample(State::Offered),
            Some(files) => {
                self.set_sample(State::Offered);
                self.listeners.searches.of_sample(files);
            }
            None => self.set_sample(State::Missing),
        }
    }

    fn set_sample(&mut self, state: State) {
        self.sample.state = state;
        if !self.has_started() {
            say_in(TRY, self.sample.label());
        }
    }
}
