//! The page's one state, and the messages that change it.

use super::filter::{self, Filter};
use super::list::Scroll;
use super::{first, opened, results};
use crate::browser::intake::Given;
use crate::browser::messages::Reply;
use crate::browser::page::{self, Listeners, PageEvent};
use crate::browser::worker_client::Workers;
use crate::bytes::{Error, ErrorKind};
use crate::live_photo::pair::FileId;
use crate::report::Report;
use crate::session::{Action, FoundFile, Session};
use std::rc::Rc;
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
    /// The visitor wants no more files read.
    Cancel,
    /// The visitor starts over.
    StartOver,
    /// The visitor wants to see other files.
    Show(Filter),
    /// The visitor opens a file.
    Open(FileId),
    /// The visitor closes it.
    Close,
}

/// The page.
pub struct App {
    pub(super) session: Session,
    pub(super) filter: Filter,
    /// The files of the list, in its order.
    pub(super) shown: Vec<FileId>,
    pub(super) scroll: Scroll,
    pub(super) opened: Option<Opened>,
    /// Where the focus is to go, since what had it is no longer there.
    focus: Option<&'static str>,
    dragging: bool,
    /// The files' handles, by their numbers.
    handles: Vec<Option<web_sys::File>>,
    workers: Option<Workers>,
    listeners: Listeners,
}

/// A file that the visitor opened.
pub(super) struct Opened {
    pub(super) id: FileId,
    /// Absent until it has been read again, with all that it holds.
    pub(super) report: Option<Box<Report>>,
}

impl Component for App {
    type Message = Msg;
    type Properties = Props;

    fn create(ctx: &Context<Self>) -> Self {
        let link = ctx.link().clone();
        let on_reply = Rc::new(move |reply| link.send_message(Msg::Reply(reply)));
        let link = ctx.link().clone();
        let on_event = Rc::new(move |event| link.send_message(Msg::Page(event)));
        Self {
            session: Session::default(),
            filter: Filter::All,
            shown: Vec::new(),
            scroll: Scroll::default(),
            opened: None,
            focus: None,
            dragging: false,
            handles: Vec::new(),
            workers: Workers::new(&ctx.props().glue, on_reply).ok(),
            listeners: page::listen(on_event),
        }
    }

    fn update(&mut self, _ctx: &Context<Self>, msg: Msg) -> bool {
        match msg {
            Msg::Page(PageEvent::Dragging(dragging)) => {
                return std::mem::replace(&mut self.dragging, dragging) != dragging;
            }
            Msg::Page(PageEvent::Moved) => return self.scroll.follow(self.shown.len()),
            Msg::Page(PageEvent::Escape) | Msg::Close => return self.close(),
            Msg::Page(PageEvent::Given(given)) | Msg::Given(given) => self.take(given),
            Msg::Reply(Reply::Read(reports)) => self.file(reports),
            Msg::Reply(Reply::Opened(id, report)) => {
                let Some(opened) = self.opened.as_mut().filter(|opened| opened.id == id) else {
                    return false;
                };
                opened.report = Some(report.clone());
                // It may have been skipped, or wait for its turn.
                self.file(vec![(id, *report)]);
            }
            Msg::Cancel => self.cancel(),
            Msg::StartOver => self.start_over(),
            Msg::Show(filter) => {
                self.filter = filter;
                self.arrange();
            }
            Msg::Open(id) => self.open(id),
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let link = ctx.link();
        let started = self.session.tally().files > 0;
        html! {
            <div class="page" data-dragging={self.dragging.to_string()}>
                if started {
                    { results::view(self, link) }
                } else {
                    { first::view(self.dragging, link) }
                }
                { opened::view(self, link) }
            </div>
        }
    }

    fn rendered(&mut self, _ctx: &Context<Self>, _first: bool) {
        self.scroll.lay_out(self.shown.len());
        if let Some(id) = self.focus.take() {
            page::focus(id);
        }
    }
}

impl App {
    /// Takes files in: each shows at once, and is read in its turn.
    fn take(&mut self, given: Vec<Given>) {
        let first = self.session.files().len();
        if first == 0 {
            self.focus = Some(results::HEADING);
        }
        let (found, handles): (Vec<FoundFile>, Vec<_>) =
            given.into_iter().map(|given| (given.found, given.handle)).unzip();
        self.session.apply(Action::Found(found));
        let numbered = (first..).zip(&handles);
        let readable = numbered.clone().filter_map(|(id, handle)| Some((id, handle.clone()?))).collect();
        let lost =
            numbered.filter(|(_, handle)| handle.is_none()).map(|(id, _)| (id, unreadable())).collect();
        self.handles.extend(handles);
        match &self.workers {
            Some(workers) => workers.read(readable),
            // Without workers nothing can be read, and every file says so.
            None => self.file(readable.into_iter().map(|(id, _)| (id, unreadable())).collect()),
        }
        self.file(lost);
    }

    fn file(&mut self, reports: Vec<(FileId, Report)>) {
        self.session.apply(Action::Read(reports));
        self.arrange();
    }

    /// Which files the list shows. While files are read their order is that in which they were found, so
    /// that nothing jumps; then what was found comes first.
    fn arrange(&mut self) {
        self.shown = filter::apply(&self.session, self.filter);
        self.scroll.follow(self.shown.len());
    }

    fn cancel(&mut self) {
        self.listeners.end_search();
        if let Some(workers) = &self.workers {
            workers.cancel();
        }
        self.session.apply(Action::Cancel);
        self.focus = Some(results::HEADING);
        self.arrange();
    }

    fn start_over(&mut self) {
        self.listeners.end_search();
        if let Some(workers) = &self.workers {
            workers.stop();
        }
        self.session.apply(Action::Clear);
        self.focus = Some(first::HEADING);
        self.handles.clear();
        self.opened = None;
        self.filter = Filter::All;
        self.arrange();
    }

    fn open(&mut self, id: FileId) {
        self.opened = Some(Opened { id, report: None });
        self.focus = Some(super::opened::HEADING);
        let handle = self.handles.get(id).and_then(Option::as_ref);
        if let (Some(workers), Some(handle)) = (&self.workers, handle) {
            workers.open(id, handle);
        } else if let Some(opened) = &mut self.opened {
            opened.report = Some(Box::new(unreadable()));
        }
    }

    /// Closes the opened file, and puts the focus back on its row.
    fn close(&mut self) -> bool {
        let Some(opened) = self.opened.take() else { return false };
        page::focus(&super::list::row_id(opened.id));
        true
    }
}

fn unreadable() -> Report {
    Report::failed(Error::new(ErrorKind::Unreadable, 0))
}
