//! The sample photos: one click shows a first visitor the whole of the page.

use super::app::{App, Msg};
use super::parts::button;
use super::press::Press;
use crate::browser::page::start_anew_with;
use crate::browser::sample::{Source, WISH, fetch};
use crate::words::sample as words;
use web_sys::File;
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
}

/// Draws the button.
pub fn view(app: &App, link: &Scope<App>) -> Html {
    let label = match app.sample.state {
        State::Offered => words::TRY,
        State::Coming => words::COMING,
        State::Missing => words::MISSING,
    };
    button(TRY, "quiet", label, Press::TrySample, link)
}

impl App {
    /// Gets the sample photos. A sealed page cannot: it is started anew for them.
    pub(super) fn try_sample(&mut self) {
        if self.seal.is_sealed() {
            start_anew_with(WISH);
        } else if self.sample.state != State::Coming {
            self.sample.state = State::Coming;
            let source = self.sample.source.clone();
            self.link.send_future(async { Msg::Sample(fetch(source).await) });
        }
    }

    /// Takes in the sample photos, unless the visitor was faster with their own.
    pub(super) fn take_sample(&mut self, files: Option<Vec<File>>) {
        self.sample.state = State::Offered;
        match files {
            _ if self.has_started() => {}
            Some(files) => self.listeners.searches.of_files(files),
            None => self.sample.state = State::Missing,
        }
    }
}
