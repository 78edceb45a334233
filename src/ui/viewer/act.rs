//! What can be done with an opened picture, and what comes of it.

use super::copy::Manner;
use super::gesture::{HOLD, Press, Swipe};
use super::said::SEARCH_METADATA;
use crate::browser::address::Original;
use crate::browser::decoder::NotDecoded;
use crate::browser::pace::Timeout;
use crate::browser::{deliver, page, player};
use crate::bytes::ErrorKind;
use crate::live_photo::pair::FileId;
use crate::session::File;
use crate::ui::app::{App, Msg, Panel};
use crate::ui::filter::Shown;
use crate::words::{verdict, viewer as words};
use std::rc::Rc;
use web_sys::HtmlCanvasElement;

/// What can happen.
#[derive(Debug, Clone)]
pub enum Act {
    /// The bytes of a half have come, or will not.
    Came(FileId, Result<Rc<Original>, ErrorKind>),
    /// The browser does not show this half.
    Failed(FileId),
    /// Nor can it be decoded here.
    NotShown(FileId),
    /// It was decoded, or could not be.
    Decoded(FileId, Result<HtmlCanvasElement, NotDecoded>),
    /// The movie has its first frame: whether there are pictures in it.
    Loaded(FileId),
    /// The movie is to play.
    Play,
    /// It is to play if nothing speaks against movement.
    Hover,
    /// It is to end.
    Stop,
    /// One or the other.
    Toggle,
    /// Its sound is to be turned on, or off.
    Sound,
    /// A pointer is pressed here.
    Down(f64, f64),
    /// It is here now.
    Moved(f64, f64),
    /// It is let go here.
    Up(f64, f64),
    /// It has gone elsewhere.
    Away,
    /// Another file is to be opened: the next, or the one before.
    Step {
        /// Whether it is the one before.
        back: bool,
    },
    /// This is searched for.
    Search(String),
    /// Whether a map may be told of the position is asked, or asked no more.
    AskForMap(bool),
    /// Text is to be copied.
    Copy(Rc<str>),
    /// All is to be copied.
    CopyAll(Manner),
    /// Whether it was.
    Copied(bool),
}

impl App {
    /// Ends the search in what was read, when Escape is pressed where it is typed.
    pub(crate) fn escape_metadata_search(&mut self) -> bool {
        let is_there = page::focused().is_some_and(|id| id == SEARCH_METADATA);
        match self.opened().filter(|opened| is_there && !opened.search.is_empty()) {
            Some(opened) => opened.search.clear(),
            None => return false,
        }
        true
    }

    /// Does it; tells whether there is something to be drawn.
    pub(crate) fn act(&mut self, act: Act) -> bool {
        match act {
            Act::Came(id, original) => self.original_came(id, original),
            Act::Failed(id) => self.failed(id),
            Act::NotShown(id) => self.not_shown(id),
            Act::Decoded(id, drawn) => self.decoded(id, drawn),
            Act::Loaded(id) => self.loaded(id),
            Act::Play => self.play(),
            Act::Hover if page::wants_rest() => return false,
            Act::Hover => self.play(),
            Act::Stop => self.stop(),
            Act::Toggle => match self.opened().is_some_and(|opened| opened.stage.is_playing) {
                true => self.stop(),
                false => self.play(),
            },
            Act::Sound => self.turn_sound(),
            Act::Down(x, y) => self.press_down(x, y),
            Act::Moved(x, y) => {
                self.press_moved(x, y);
                return false;
            }
            Act::Up(x, y) => self.press_up(x, y),
            Act::Away => self.press_away(),
            Act::Step { back } => self.step_file(back),
            Act::Search(text) => self.with_opened(|opened| opened.search = text),
            Act::AskForMap(asks) => {
                self.with_opened(|opened| opened.asks_for_map = asks);
                self.focus_on(if asks { super::map::OPEN } else { super::map::SHOW });
            }
            Act::Copy(text) => self.copy(text.to_string()),
            Act::CopyAll(manner) => {
                let text = self.all_said(manner);
                self.copy(text);
            }
            Act::Copied(done) => {
                let spoken = if done { words::COPIED } else { words::NOT_COPIED };
                self.with_opened(|opened| {
                    opened.spoken = spoken.to_owned();
                    opened.copied = (opened.copied.0 + 1, spoken);
                });
            }
        }
        true
    }

    fn with_opened(&mut self, change: impl FnOnce(&mut super::Opened)) {
        if let Some(opened) = self.opened() {
            change(opened);
        }
    }

    /// A movie of which only the sound could be played is one that is not played.
    fn loaded(&mut self, id: FileId) {
        let player = self.opened().and_then(|opened| opened.stage.player());
        if player.is_some_and(|video| !player::has_pictures(&video)) {
            self.failed(id);
        }
    }

    fn play(&mut self) {
        let Some(stage) = self.opened().map(|opened| &mut opened.stage) else { return };
        if let Some(video) = stage.player().filter(|_| !stage.is_playing) {
            stage.is_playing = true;
            player::play(&video, stage.has_sound);
        }
    }

    pub(super) fn stop(&mut self) {
        let Some(stage) = self.opened().map(|opened| &mut opened.stage) else { return };
        if let Some(video) = stage.player().filter(|_| stage.is_playing) {
            player::stop(&video);
        }
        stage.is_playing = false;
    }

    fn turn_sound(&mut self) {
        let Some(stage) = self.opened().map(|opened| &mut opened.stage) else { return };
        stage.has_sound = !stage.has_sound;
        if let Some(video) = stage.player() {
            player::set_sound(&video, stage.has_sound);
        }
    }

    fn press_down(&mut self, x: f64, y: f64) {
        let link = self.link.clone();
        self.with_opened(|opened| {
            opened.stage.press = Some(Press::begin(x, y));
            opened.stage.hold = Some(Timeout::new(HOLD, move || link.send_message(Msg::Viewer(Act::Play))));
        });
    }

    fn press_moved(&mut self, x: f64, y: f64) {
        self.with_opened(|opened| {
            let is_held = opened.stage.press.as_mut().is_some_and(|press| press.moved(x, y));
            if !is_held && !opened.stage.is_playing {
                opened.stage.hold = None;
            }
        });
    }

    fn press_up(&mut self, x: f64, y: f64) {
        let Some(stage) = self.opened().map(|opened| &mut opened.stage) else { return };
        let was_playing = stage.is_playing;
        let swipe = stage.press.take().and_then(|press| press.end(x, y)).filter(|_| !was_playing);
        self.press_away();
        if let Some(swipe) = swipe {
            self.step_file(swipe == Swipe::Previous);
        }
    }

    /// A press has ended, and with it what plays.
    fn press_away(&mut self) {
        let Some(stage) = self.opened().map(|opened| &mut opened.stage) else { return };
        stage.press = None;
        if stage.hold.take().is_some() {
            self.stop();
        }
    }

    /// Opens the file behind this one in the list, or before it. The focus stays where it is.
    fn step_file(&mut self, back: bool) {
        let shown = Shown::of(&self.session, self.filter);
        let Some(Panel::File(opened)) = &self.panel else { return };
        let row = shown.row(opened.id);
        let to = row.and_then(|row| if back { row.checked_sub(1) } else { row.checked_add(1) });
        let Some(file) = to.and_then(|to| shown.file(to)) else { return };
        let has_sound = opened.stage.has_sound;
        self.scroll.go_to(file, shown);
        self.open(file);
        let name = self.session.get(file).map_or("", File::name).to_owned();
        let verdict =
            self.session.outcome(file).map_or(verdict::QUEUED.to_owned(), |outcome| verdict::title(&outcome));
        self.with_opened(|opened| {
            opened.spoken = words::opened(&name, &verdict);
            opened.stage.has_sound = has_sound;
        });
    }

    fn copy(&self, text: String) {
        self.link.send_future(async { Msg::Viewer(Act::Copied(deliver::copy(text).await)) });
    }
}
