//! The page's one state, and the messages that change it.

use super::filter::{self, Filter};
use super::list::Scroll;
use super::seal::Seal;
use super::spoken::Spoken;
use super::{bar, first, list, opened, panel, results, seal};
use crate::browser::intake::Given;
use crate::browser::messages::Reply;
use crate::browser::page::{self, Listeners, PageEvent};
use crate::browser::seal::try_to_send;
use crate::browser::worker_client::Workers;
use crate::bytes::ErrorKind;
use crate::live_photo::pair::FileId;
use crate::report::Report;
use crate::session::{Action, Attempt, Device, Session};
use crate::words::seal::{self as seal_words, Who};
use std::rc::Rc;
use yew::html::Scope;
use yew::{Component, Context, Html, Properties, html};

/// What the page is started with.
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct Props {
    /// The text of the page's own glue, from which workers are made.
    pub glue: Rc<str>,
}

/// What can happen.
pub enum Msg {
    /// Something on the page as a whole.
    Page(PageEvent),
    /// Files were chosen.
    Given(Vec<Given>),
    /// A worker answers.
    Reply(Reply),
    /// The page has tried to send something.
    Tried(Attempt),
    /// The visitor presses a button.
    Press(Press),
}

/// What a visitor can have done by a button.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Press {
    /// Read no more files.
    Cancel,
    /// Do not wait for this file.
    Skip(FileId),
    /// Do not wait for any file whose bytes do not come.
    SkipSlow,
    /// Start over.
    StartOver,
    /// Show other files.
    Show(Filter),
    /// Open a file.
    Open(FileId),
    /// Tell about the seal.
    OpenSeal,
    /// Show that the seal holds.
    TryToSend,
    /// Close what is open at the side.
    Close,
}

/// The page.
pub struct App {
    pub(super) session: Session,
    pub(super) filter: Filter,
    /// The files of the list, in its order.
    pub(super) shown: Vec<FileId>,
    pub(super) scroll: Scroll,
    pub(super) seal: Seal,
    pub(super) dragging: bool,
    /// Whether a panel covers the page.
    pub(super) narrow: bool,
    /// What the visitor looks at the page with.
    pub(super) device: Device,
    panel: Option<Panel>,
    spoken: Spoken,
    /// Where the focus is to go, since what had it is no longer there.
    focus: Option<String>,
    glue: Rc<str>,
    link: Scope<Self>,
    /// There since the first file was given, and the page sealed.
    workers: Option<Workers>,
    listeners: Listeners,
}

/// What is open at the side.
enum Panel {
    File(Opened),
    /// The check of the seal.
    Seal,
}

/// A file that the visitor opened.
pub struct Opened {
    pub(super) id: FileId,
    /// Absent until it has been read again, with all that it holds.
    pub(super) report: Option<Box<Report>>,
}

impl Component for App {
    type Message = Msg;
    type Properties = Props;

    fn create(ctx: &Context<Self>) -> Self {
        let link = ctx.link().clone();
        let on_event = Rc::new(move |event| link.send_message(Msg::Page(event)));
        Self {
            session: Session::default(),
            filter: Filter::All,
            shown: Vec::new(),
            scroll: Scroll::default(),
            seal: Seal::default(),
            dragging: false,
            narrow: page::is_narrow(),
            device: page::device(),
            panel: None,
            spoken: Spoken::default(),
            focus: None,
            glue: ctx.props().glue.clone(),
            link: ctx.link().clone(),
            workers: None,
            listeners: page::listen(on_event),
        }
    }

    fn update(&mut self, _ctx: &Context<Self>, msg: Msg) -> bool {
        match msg {
            Msg::Page(PageEvent::Dragging(dragging)) => {
                return std::mem::replace(&mut self.dragging, dragging) != dragging;
            }
            Msg::Page(PageEvent::Moved) => {
                let narrow = std::mem::replace(&mut self.narrow, page::is_narrow());
                return self.scroll.follow(self.shown.len()) || narrow != self.narrow;
            }
            Msg::Page(PageEvent::Search) => self.session.apply(Action::Search),
            Msg::Page(PageEvent::Searched) => self.session.apply(Action::Searched),
            Msg::Page(PageEvent::Escape) => return self.close(),
            Msg::Page(PageEvent::Given(given)) | Msg::Given(given) => self.take(given),
            Msg::Reply(reply) => self.hear(reply),
            Msg::Tried(attempt) => self.seal.tried(Who::Page, attempt),
            Msg::Press(press) => self.press(press),
        }
        self.arrange();
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let link = ctx.link();
        let is_covered = self.narrow && self.panel.is_some();
        html! {
            <div class="page" data-dragging={self.dragging.to_string()}>
                <div class="main" inert={is_covered}>
                    { for if self.has_started() { results::view(self, link) } else { first::view(self, link) } }
                </div>
                { self.view_panel(link) }
                <p class="unseen" role="status">{ self.spoken.sentence(self.session.tally()) }</p>
            </div>
        }
    }

    fn rendered(&mut self, _ctx: &Context<Self>, _first: bool) {
        self.scroll.lay_out(self.shown.len());
        if let Some(id) = self.focus.take() {
            page::focus(&id, results::HEADING);
        }
    }
}

impl App {
    /// Whether something was given: files, or a folder that may be empty.
    pub(super) fn has_started(&self) -> bool {
        self.spoken != Spoken::Nothing
    }

    /// Whether this file is open at the side.
    pub(super) fn is_open(&self, id: FileId) -> bool {
        matches!(&self.panel, Some(Panel::File(opened)) if opened.id == id)
    }

    fn view_panel(&self, link: &Scope<Self>) -> Html {
        match &self.panel {
            Some(Panel::Seal) => {
                panel::view(self, seal_words::HEADING.to_owned(), seal::view(self, link), link)
            }
            Some(Panel::File(opened)) => match self.session.get(opened.id) {
                Some(file) => {
                    let content = opened::view(&self.session, opened, file);
                    panel::view(self, file.found.name.clone(), content, link)
                }
                None => Html::default(),
            },
            None => Html::default(),
        }
    }

    /// The workers. With the first call the page is sealed, and only then are they made.
    fn workers(&mut self) -> Option<&Workers> {
        if self.workers.is_none() {
            let link = self.link.clone();
            let on_reply = Rc::new(move |reply| link.send_message(Msg::Reply(reply)));
            let sealed = self.seal.close()?;
            self.workers = Workers::new(&self.glue, sealed, on_reply).ok();
        }
        self.workers.as_ref()
    }

    /// Takes files in: each shows at once, and is read in its turn, if it is not left out.
    fn take(&mut self, given: Vec<Given>) {
        if given.is_empty() {
            return;
        }
        let first = self.session.files().len();
        if first == 0 {
            self.focus_on(results::HEADING);
        }
        let (found, handles): (Vec<_>, Vec<_>) =
            given.into_iter().map(|given| (given.found, given.handle)).unzip();
        self.session.apply(Action::Found(found));
        let is_wanted = |id: FileId| !self.session.is_left_out(id);
        let to_read =
            (first..).zip(&handles).map(|(id, handle)| handle.clone().ok().filter(|_| is_wanted(id)));
        let to_read = to_read.collect();
        let handles = match self.workers() {
            Some(workers) => {
                workers.read(first, to_read);
                handles
            }
            // Without workers nothing can be read, and every file says so.
            None => handles.into_iter().map(|handle| handle.and(Err(ErrorKind::NotStarted))).collect(),
        };
        let unread = (first..).zip(handles).filter_map(|(id, handle)| Some((id, handle.err()?)));
        self.session.apply(Action::Read(unread.map(|(id, reason)| (id, Report::unread(reason))).collect()));
    }

    /// Takes in what a worker answers.
    fn hear(&mut self, reply: Reply) {
        match reply {
            Reply::Read(reports) => {
                self.open_read(&reports);
                self.session.apply(Action::Read(reports));
            }
            Reply::Slow(files) => self.session.apply(Action::Slow(files)),
            Reply::Tried(attempt) => self.seal.tried(Who::Worker, attempt),
            Reply::Opened(id, report) => {
                if let Some(Panel::File(opened)) = self.panel.as_mut()
                    && opened.id == id
                {
                    opened.report = Some(report.clone());
                }
                // It may have been skipped, or wait for its turn. A failure is its own only when nobody else reads it.
                if report.error.is_none() || self.session.is_skipped(id) {
                    self.session.apply(Action::Read(vec![(id, *report)]));
                }
            }
        }
    }

    /// Which files the list shows. While files are read their order is that in which they were found, so
    /// that nothing jumps; then what was found comes first.
    fn arrange(&mut self) {
        self.shown = filter::apply(&self.session, self.filter);
        self.scroll.follow(self.shown.len());
        self.spoken.follow(self.session.tally());
    }

    fn press(&mut self, press: Press) {
        match press {
            Press::Cancel => {
                self.listeners.end_search();
                self.skip(Action::SkipAll, results::HEADING);
            }
            Press::Skip(id) => self.skip(Action::Skip(id), &list::row_id(id)),
            Press::SkipSlow => self.skip(Action::SkipSlow, results::HEADING),
            Press::StartOver => page::start_anew(),
            Press::Show(filter) => self.filter = filter,
            Press::Open(id) => self.open(id),
            Press::OpenSeal => {
                self.seal.close();
                self.panel = Some(Panel::Seal);
                self.focus_on(panel::HEADING);
            }
            Press::TryToSend => self.try_to_send(),
            Press::Close => drop(self.close()),
        }
    }

    fn skip(&mut self, action: Action, focus: &str) {
        self.session.apply(action);
        if let Some(workers) = &self.workers {
            workers.skip(&|id| self.session.is_skipped(*id));
        }
        // The button that was pressed has gone.
        self.focus_on(focus);
    }

    fn open(&mut self, id: FileId) {
        self.panel = Some(Panel::File(Opened { id, report: None }));
        self.focus_on(panel::HEADING);
        match &self.workers {
            // Nobody waits for it twice: it is opened when its bytes have come. What is left out is not read.
            Some(_) if self.session.is_slow(id) || self.session.is_left_out(id) => {}
            Some(workers) => workers.open(id),
            None => self.hear(Reply::Opened(id, Box::new(Report::unread(ErrorKind::NotStarted)))),
        }
    }

    /// Opens what the visitor wants to see as soon as it has been read.
    fn open_read(&self, reports: &[(FileId, Report)]) {
        if let (Some(Panel::File(Opened { id, report: None })), Some(workers)) = (&self.panel, &self.workers)
            && self.session.is_slow(*id)
            && reports.iter().any(|(read, _)| read == id)
        {
            workers.open(*id);
        }
    }

    /// Has the page and a worker try to send something.
    fn try_to_send(&mut self) {
        self.seal.begin_check();
        let link = self.link.clone();
        link.send_future(async { Msg::Tried(try_to_send().await) });
        match self.workers() {
            Some(workers) => workers.try_to_send(),
            None => self.seal.tried(Who::Worker, Attempt::NotTried),
        }
    }

    /// Closes what is open at the side, and puts the focus back on what opened it.
    fn close(&mut self) -> bool {
        match self.panel.take() {
            Some(Panel::File(opened)) => self.focus_on(&list::row_id(opened.id)),
            Some(Panel::Seal) => self.focus_on(bar::SEAL),
            None => return false,
        }
        true
    }

    /// Moves the focus once the page is drawn as it is now.
    fn focus_on(&mut self, id: &str) {
        self.focus = Some(id.to_owned());
    }
}
