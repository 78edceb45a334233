//! What is on the stage: the still and its movie, and how far each is.

use super::gesture::Press;
use super::{Act, Opened};
use crate::browser::address::Original;
use crate::browser::contents::give_original;
use crate::browser::decoder::{NotDecoded, State as Decoder};
use crate::browser::pace::Timeout;
use crate::browser::{canvas, page, player};
use crate::bytes::{Error, ErrorKind};
use crate::live_photo::pair::FileId;
use crate::report::Kind;
use crate::session::{OtherHalf, Session};
use crate::ui::app::{App, Msg, Panel};
use crate::words::{problem, viewer as words};
use std::rc::Rc;
use web_sys::{HtmlCanvasElement, HtmlVideoElement};
use yew::NodeRef;

/// The stage of an opened file.
#[derive(Default)]
pub struct Stage {
    pub still: Option<Half>,
    pub movie: Option<Half>,
    pub video: NodeRef,
    pub is_playing: bool,
    pub has_sound: bool,
    pub press: Option<Press>,
    /// Counts down while a press is held.
    pub hold: Option<Timeout>,
}

/// A still or a movie.
pub struct Half {
    pub id: FileId,
    /// The file's bytes, once they are there: they can be saved, whether they can be shown or not.
    pub original: Option<Rc<Original>>,
    pub look: Look,
}

/// What is to be seen of it.
pub enum Look {
    /// Nothing yet.
    Coming,
    /// The browser shows it, from where its bytes are.
    There,
    /// It was decoded.
    Decoded(HtmlCanvasElement),
    /// Nothing, since what would decode it is not there.
    NoDecoder,
    /// Nothing, for this reason.
    Not(String),
}

impl Half {
    fn new(id: FileId) -> Self {
        Self { id, original: None, look: Look::Coming }
    }
}

impl Stage {
    /// The half that this file is.
    pub fn half(&mut self, id: FileId) -> Option<&mut Half> {
        [&mut self.still, &mut self.movie].into_iter().flatten().find(|half| half.id == id)
    }

    /// The movie, if it can be played.
    pub fn player(&self) -> Option<HtmlVideoElement> {
        self.movie.as_ref().filter(|movie| matches!(movie.look, Look::There))?;
        self.video.cast()
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        if let Some(video) = self.video.cast() {
            player::let_go(&video);
        }
    }
}

/// The still and the movie of an opened file: itself, and the half that its identifier leads to.
fn halves(session: &Session, id: FileId) -> (Option<FileId>, Option<FileId>) {
    let Some(outcome) = session.outcome(id).filter(|outcome| outcome.kind.is_photo_or_movie()) else {
        return (None, None);
    };
    let other = match session.other_half(id) {
        OtherHalf::Here(files, _) => files.first().copied(),
        _ => None,
    };
    if outcome.kind.is_movie() { (other, Some(id)) } else { (Some(id), other) }
}

/// The kind of a file that was read.
pub fn kind(session: &Session, id: FileId) -> Kind {
    session.outcome(id).map_or(Kind::Other, |outcome| outcome.kind)
}

impl App {
    /// Has what belongs on the stage fetched, as far as it is known by now.
    pub(crate) fn set_stage(&mut self) {
        let (Some(Panel::File(opened)), Some(workers)) = (&mut self.panel, &self.workers) else { return };
        let (still, movie) = halves(&self.session, opened.id);
        let Opened { stage, .. } = opened;
        for (half, wanted, is_movie) in [(&mut stage.still, still, false), (&mut stage.movie, movie, true)] {
            // What is shown stays, though the other half may be found to be another one.
            let (None, Some(id)) = (&half, wanted) else { continue };
            *half = Some(Half::new(id));
            let link = self.link.clone();
            let came = move |original| link.send_message(Msg::Viewer(Act::Came(id, original)));
            give_original(workers, id, is_movie, Box::new(came));
        }
    }

    /// The bytes of a half have come, or will not.
    pub(super) fn original_came(&mut self, id: FileId, original: Result<Rc<Original>, ErrorKind>) {
        let kind = kind(&self.session, id);
        self.change_half(id, |half| match original {
            Ok(original) => {
                half.original = Some(original);
                half.look = Look::There;
            }
            Err(reason) => {
                half.look = Look::Not(problem::sentence(kind, Error::new(reason, 0)).to_owned());
            }
        });
    }

    /// The browser does not show it. It may be a HEIC, or gone.
    pub(super) fn failed(&mut self, id: FileId) {
        let original = self.half(id).and_then(|half| half.original.clone());
        let Some(original) = original else { return };
        let kind = kind(&self.session, id);
        self.stop();
        self.change_half(id, |half| half.look = Look::Coming);
        let decoder = self.decoder.clone();
        self.link.send_future(async move {
            if let Some(reason) = original.problem().await {
                return Msg::Viewer(Act::Came(id, Err(reason)));
            }
            if kind != Kind::Heic || decoder.state() != Decoder::Here {
                return Msg::Viewer(Act::NotShown(id));
            }
            let decoded = decoder.decode(original.blob(), page::longest_side()).await;
            let drawn = decoded.and_then(|bitmap| canvas::showing(&bitmap).map_err(|_| NotDecoded::Stopped));
            Msg::Viewer(Act::Decoded(id, drawn))
        });
    }

    /// It is not shown, though its bytes can be had.
    pub(super) fn not_shown(&mut self, id: FileId) {
        let kind = kind(&self.session, id);
        let waits = matches!(self.decoder.state(), Decoder::Missing | Decoder::Coming);
        self.change_half(id, |half| {
            half.look = match kind {
                Kind::Heic if waits => Look::NoDecoder,
                kind if kind.is_movie() => Look::Not(words::NOT_PLAYED.to_owned()),
                kind => Look::Not(words::not_shown(kind)),
            };
        });
    }

    /// What decodes HEIC is there, or never will be: a picture that waited for it is tried once more.
    pub(crate) fn decoder_came(&mut self) {
        let waits = |half: &&Half| matches!(half.look, Look::NoDecoder);
        let waiting = match &self.panel {
            Some(Panel::File(opened)) => opened.stage.still.as_ref().filter(waits).map(|half| half.id),
            _ => None,
        };
        if let Some(id) = waiting.filter(|_| self.decoder.state() == Decoder::Here) {
            self.failed(id);
        }
    }

    pub(super) fn decoded(&mut self, id: FileId, drawn: Result<HtmlCanvasElement, NotDecoded>) {
        let kind = kind(&self.session, id);
        self.change_half(id, |half| {
            half.look = match drawn {
                Ok(canvas) => Look::Decoded(canvas),
                Err(NotDecoded::Broken) => Look::Not(words::BROKEN.to_owned()),
                Err(_) => Look::Not(words::not_shown(kind)),
            };
        });
    }

    fn change_half(&mut self, id: FileId, change: impl FnOnce(&mut Half)) {
        if let Some(half) = self.half(id) {
            change(half);
        }
    }

    fn half(&mut self, id: FileId) -> Option<&mut Half> {
        self.opened()?.stage.half(id)
    }

    pub(super) fn opened(&mut self) -> Option<&mut Opened> {
        match &mut self.panel {
            Some(Panel::File(opened)) => Some(opened),
            _ => None,
        }
    }
}
