//! How the page has files read: with the first of them it seals itself, and only then are there workers.

use super::app::{App, Msg, Panel, Props};
use super::results;
use super::viewer::Opened;
use crate::browser::handle::Handle;
use crate::browser::intake::Given;
use crate::browser::messages::Reply;
use crate::browser::reader::Arrival;
use crate::browser::seal::try_to_send;
use crate::browser::worker_client::Workers;
use crate::bytes::ErrorKind;
use crate::live_photo::pair::FileId;
use crate::report::{Archived, Kind, Report};
use crate::session::{Action, Attempt, FoundFile};
use crate::words::seal::Who;
use std::rc::Rc;

impl App {
    /// The workers. With the first call the page is sealed, and only then are they made.
    pub(super) fn workers(&mut self) -> Option<&Workers> {
        if self.workers.is_none()
            && let Arrival::Here(reader) = &self.reader
        {
            let link = self.link.clone();
            let on_reply = Rc::new(move |reply| link.send_message(Msg::Reply(reply)));
            let sealed = self.seal.close()?;
            self.decoder.seal(sealed);
            self.workers = Workers::new(reader, sealed, on_reply).ok();
        }
        self.workers.as_ref()
    }

    /// Seals the page, unless something is still to arrive.
    pub(super) fn close_seal(&mut self) {
        if !matches!(self.reader, Arrival::Coming) {
            self.seal.close().into_iter().for_each(|sealed| self.decoder.seal(sealed));
        }
    }

    /// Fetches what decodes HEIC.
    pub(super) fn fetch_decoder(&self, props: &Props) {
        let (decoder, source) = (self.decoder.clone(), props.decoder.clone());
        self.link.send_future(async move {
            decoder.come(source).await;
            Msg::Decoder
        });
    }

    /// The reader has arrived, or never will: what waited for it goes on.
    pub(super) fn begin(&mut self, reader: Arrival) {
        self.reader = reader;
        if !self.waiting.is_empty() {
            self.hand_over();
        }
        match &self.panel {
            Some(Panel::File(opened)) => self.open(opened.id),
            Some(Panel::Seal) if self.seal.is_checking() => self.try_to_send(),
            Some(Panel::Seal) => self.close_seal(),
            None => {}
        }
    }

    /// Folders are searched for files, which a worker is to find ready.
    pub(super) fn search(&mut self) {
        self.session.apply(Action::Search);
        if let Some(workers) = self.workers() {
            workers.prepare();
        }
    }

    /// Takes files in: each shows at once, and is read in its turn.
    pub(super) fn take(&mut self, given: Vec<Given>) {
        if given.is_empty() {
            return;
        }
        self.changes = None;
        let first = self.session.known();
        if first == 0 {
            self.focus_on(results::HEADING);
        }
        let (found, handles): (Vec<_>, Vec<_>) =
            given.into_iter().map(|given| (given.found, given.handle)).unzip();
        self.session.apply(Action::Found(found));
        let unread =
            (first..).zip(&handles).filter_map(|(id, handle)| Some((id, handle.as_ref().err().copied()?)));
        self.session.apply(Action::Read(unread.map(|(id, reason)| (id, Report::unread(reason))).collect()));
        self.waiting.extend(handles.into_iter().map(Result::ok));
        self.hand_over();
    }

    /// Takes in what lies in an archive, as files of the visit.
    fn take_archived(&mut self, archive: FileId, before: usize, files: Vec<Archived>) {
        // The visitor may have skipped it while it was read; a worker that failed may have told them before.
        if self.session.is_skipped(archive) || self.session.inside(archive) > before {
            return;
        }
        let clock = self.session.clock();
        let found = |file: &Archived| FoundFile::inside(archive, file, clock);
        self.session.apply(Action::Found(files.iter().map(found).collect()));
        self.waiting.extend(files.into_iter().map(|file| Some(Handle::inside(archive, file))));
        self.hand_over();
    }

    /// Hands over to the workers what was given, as soon as there can be any.
    pub(super) fn hand_over(&mut self) {
        let waiting = std::mem::take(&mut self.waiting);
        let first = self.session.known().saturating_sub(waiting.len());
        let is_coming = matches!(self.reader, Arrival::Coming);
        match self.workers() {
            Some(_) => {
                if let Some(workers) = &self.workers {
                    // What was skipped meanwhile, or is left out because of where it lies, is not read.
                    workers.read(first, waiting, &|id| self.session.is_wanted(id));
                }
            }
            None if is_coming => self.waiting = waiting,
            // Without workers nothing can be read, and every file says so.
            None => {
                let unread =
                    (first..first + waiting.len()).map(|id| (id, Report::unread(ErrorKind::NotStarted)));
                self.session.apply(Action::Read(unread.collect()));
            }
        }
    }

    /// Takes in what a worker answers.
    pub(super) fn hear(&mut self, reply: Reply) {
        match reply {
            Reply::Listed(archive, before, files) => self.take_archived(archive, before, files),
            Reply::Read(reports) => {
                self.open_read(&reports);
                self.session.apply(Action::Read(reports));
            }
            Reply::Measured(measures) => self.session.apply(Action::Measured(measures)),
            // The workers' own affair.
            Reply::Unopened(_) | Reply::Contents(..) => {}
            Reply::Slow(files) => self.session.apply(Action::Slow(files)),
            Reply::Tried(attempt) => self.seal.tried(Who::Worker, attempt),
            Reply::Opened(id, report) => {
                if let Some(Panel::File(opened)) = self.panel.as_mut()
                    && opened.id == id
                {
                    opened.report = Some(report.clone());
                }
                // It may have been skipped, or wait for its turn. A failure is its own only when nobody else reads it,
                // and what an archive holds is only told in its turn.
                let is_its_own = report.error.is_none() || self.session.is_skipped(id);
                if is_its_own && report.kind != Kind::Zip {
                    self.session.apply(Action::Read(vec![(id, *report)]));
                }
            }
        }
        self.set_stage();
    }

    pub(super) fn skip(&mut self, action: Action, focus: &str) {
        self.session.apply(action);
        if let Some(workers) = &self.workers {
            workers.skip(&|id| self.session.is_skipped(*id));
        }
        // The button that was pressed has gone.
        self.focus_on(focus);
    }

    pub(super) fn open(&mut self, id: FileId) {
        self.panel = Some(Panel::File(Opened::new(id)));
        match &self.workers {
            // Nobody waits for it twice: it is opened when its bytes have come.
            Some(_) if self.session.is_slow(id) => {}
            Some(workers) => workers.open(id),
            None if matches!(self.reader, Arrival::Coming) => {}
            None => self.hear(Reply::Opened(id, Box::new(Report::unread(ErrorKind::NotStarted)))),
        }
        self.set_stage();
    }

    /// Opens what the visitor wants to see as soon as it has been read.
    pub(super) fn open_read(&self, reports: &[(FileId, Report)]) {
        if let (Some(Panel::File(Opened { id, report: None, .. })), Some(workers)) =
            (&self.panel, &self.workers)
            && self.session.is_slow(*id)
            && reports.iter().any(|(read, _)| read == id)
        {
            workers.open(*id);
        }
    }

    /// Has the page and a worker try to send something.
    pub(super) fn try_to_send(&mut self) {
        self.seal.begin_check();
        if matches!(self.reader, Arrival::Coming) {
            return;
        }
        let link = self.link.clone();
        link.send_future(async { Msg::Tried(try_to_send().await) });
        match self.workers() {
            Some(workers) => workers.try_to_send(),
            None => self.seal.tried(Who::Worker, Attempt::NotTried),
        }
    }
}
