//! The page's one state, and the messages that change it.

use super::counted::Counted;
use super::filter::{Filter, Shown};
use super::look_again::{Changes, Look};
pub use super::msg::Msg;
use super::press::Press;
use super::saving::{Came, Save};
use super::scroll::Scroll;
use super::seal::Seal;
use super::selection::Selection;
use super::spoken::Spoken;
use super::thumbnail::{self, Drawn};
use super::tools::Tools;
use super::view::View;
use super::viewer::{self, Opened};
use super::{bar, compact, notice, panel, results, seal, select, sheet, ways};
use crate::browser::back::Back;
use crate::browser::clock;
use crate::browser::decoder::{self, Decoder};
use crate::browser::embed::{self, Article};
use crate::browser::fold;
use crate::browser::folder::KeptFolder;
use crate::browser::gifts::Gifts;
use crate::browser::handle::Handle;
use crate::browser::pace::Pace;
use crate::browser::page::{self, Listeners, PageEvent};
use crate::browser::reader::{Arrival, Coming, arrive};
use crate::browser::sample;
use crate::browser::thumbnails::Thumbnails;
use crate::browser::worker_client::Workers;
use crate::live_photo::pair::FileId;
use crate::session::told::Told;
use crate::session::{Action, Device, Session};
use crate::words::seal::{self as seal_words, Who};
use std::cell::Cell;
use std::rc::Rc;
use yew::html::Scope;
use yew::{Component, Context, Html, Properties, html};

/// What the page is started with.
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct Props {
    /// The program that reads, on its way.
    pub reader: Coming,
    /// What visitors give.
    pub gifts: Gifts,
    /// Where the sample photos come from.
    pub sample: sample::Source,
    /// Where pictures of HEIC come from.
    pub decoder: decoder::Source,
}

/// The page.
pub struct App {
    pub(super) session: Session,
    pub(super) filter: Filter,
    pub(super) view: View,
    pub(super) tools: Tools,
    pub(super) scroll: Scroll,
    pub(super) selection: Selection,
    pub(super) counted: Counted,
    pub(super) seal: Seal,
    /// Whether a panel covers the page.
    pub(super) narrow: bool,
    /// What the visitor looks at the page with.
    pub(super) device: Device,
    pub(super) panel: Option<Panel>,
    back: Back,
    spoken: Spoken,
    /// Whether the page has as little room as an article gives it.
    pub(super) is_compact: bool,
    /// Who has the page in a frame, and what they have been told.
    pub(super) article: Option<Article>,
    told: Told,
    pace: Pace,
    /// Where the focus is to go, since what had it is no longer there.
    focus: Cell<Option<String>>,
    /// Whether it has been drawn anew, and not been settled since.
    is_drawn: Cell<bool>,
    pub(super) link: Scope<Self>,
    pub(super) sample: sample::Source,
    /// Pictures of HEIC.
    pub(super) decoder: Decoder,
    pub(super) reader: Arrival,
    /// The latest files' handles, while the reader is on its way.
    pub(super) waiting: Vec<Option<Handle>>,
    /// There since the first file was given, the reader arrived, and the page sealed.
    pub(super) workers: Option<Workers>,
    pub(super) thumbnails: Thumbnails,
    /// The files whose thumbnails were drawn.
    pub(super) drawn: Drawn,
    pub(super) listeners: Listeners,
    /// Folders that can be looked at again.
    pub(super) kept: Vec<KeptFolder>,
    /// While they are: what was seen of them.
    pub(super) look: Look,
    /// What came of the latest look at them.
    pub(super) changes: Option<Changes>,
    /// What the visitor takes home.
    pub(super) save: Save,
}

/// What is open.
pub(super) enum Panel {
    /// A file. It covers the page.
    File(Opened),
    /// The check of the seal, at the side where there is room.
    Seal,
}

impl Component for App {
    type Message = Msg;
    type Properties = Props;

    fn create(ctx: &Context<Self>) -> Self {
        let link = ctx.link().clone();
        let (pictured, backed, decoder) = (link.clone(), link.clone(), Decoder::default());
        let on_event = Rc::new(move |event| link.send_message(Msg::Page(event)));
        let reader = ctx.props().reader.clone();
        ctx.link().send_future(async { Msg::Reader(arrive(reader).await) });
        Self {
            session: Session::with_clock(clock::local()).with_fold(fold::words()),
            filter: Filter::All,
            view: View::remembered(),
            tools: Tools::remembered(),
            scroll: Scroll::default(),
            selection: Selection::default(),
            counted: Counted::default(),
            seal: Seal::default(),
            narrow: page::is_narrow(),
            device: page::device(),
            panel: None,
            back: Back::new(move || backed.send_message(Msg::Page(PageEvent::Back))),
            spoken: Spoken::default(),
            is_compact: embed::is_compact(),
            article: Article::find(),
            told: Told::default(),
            pace: Pace::default(),
            focus: Cell::default(),
            is_drawn: Cell::default(),
            link: ctx.link().clone(),
            sample: ctx.props().sample.clone(),
            decoder: decoder.clone(),
            reader: Arrival::Coming,
            waiting: Vec::new(),
            workers: None,
            thumbnails: Thumbnails::new(&decoder, Rc::new(move || pictured.send_message(Msg::Pictured))),
            drawn: Drawn::default(),
            listeners: page::listen(&ctx.props().gifts, on_event),
            kept: Vec::new(),
            look: Look::default(),
            changes: None,
            save: Save::default(),
        }
    }

    fn update(&mut self, ctx: &Context<Self>, msg: Msg) -> bool {
        self.settle();
        match msg {
            Msg::Page(PageEvent::Moved) => {
                self.scroll.hold();
                let narrow = std::mem::replace(&mut self.narrow, page::is_narrow());
                if self.pace.is_stale() || self.scroll.is_resized() {
                    return self.draw_now();
                }
                return self.scroll.follow(Shown::of(&self.session, self.filter)) || narrow != self.narrow;
            }
            Msg::Draw => {
                if !self.pace.rested() {
                    return false;
                }
            }
            Msg::Page(PageEvent::Search) => self.search(),
            Msg::Page(PageEvent::Searched) => self.session.apply(Action::Searched),
            Msg::Page(PageEvent::Keep(folder)) => self.kept.push(folder),
            Msg::Page(PageEvent::Seen(given)) => self.see(given),
            Msg::Page(PageEvent::SeenAll) => self.seen_all(),
            Msg::Page(PageEvent::Pressed(id)) => match Press::on_first_screen(&id) {
                Some(press) => self.press(press),
                None => return false,
            },
            Msg::Page(PageEvent::Escape) => {
                if self.close_ways() {
                    self.focus_on(ways::MORE);
                } else if !self.escape_search()
                    && !self.escape_metadata_search()
                    && !self.close()
                    && !self.clear_selection()
                {
                    return false;
                }
            }
            Msg::Page(PageEvent::Back) => {
                if !self.close() {
                    return false;
                }
            }
            Msg::Key(key) => {
                self.arrange();
                self.press_key(key);
            }
            Msg::Page(PageEvent::SelectAll) => self.select_all(),
            Msg::Focused => {
                if !self.follow_focus() {
                    return false;
                }
            }
            Msg::Page(PageEvent::Given(given)) => {
                self.take(given);
                return self.draw_soon();
            }
            Msg::Decoder => self.decoder_came(),
            Msg::Viewer(act) => {
                if !self.act(act) {
                    return false;
                }
            }
            Msg::Reader(reader) => {
                self.begin(reader);
                self.fetch_decoder(ctx.props());
            }
            Msg::Reply(reply) => {
                let had_none = self.session.tally().done() == 0;
                self.hear(reply);
                // The first answers are what a visitor waits for.
                let are_first = had_none && self.session.tally().done() > 0;
                return if are_first { self.draw_now() } else { self.draw_soon() };
            }
            Msg::Pictured if self.session.tally().is_going_on() => return self.draw_soon(),
            Msg::Pictured => {}
            Msg::NoPicture(id) => self.thumbnails.broken(id),
            Msg::Came(came) => {
                if self.came(came) {
                    return self.draw_soon();
                }
            }
            Msg::Page(PageEvent::Printing(printing)) => {
                self.came(Came::Printing(printing));
            }
            Msg::Tried(attempt) => self.seal.tried(Who::Page, attempt),
            Msg::Press(press) => self.press(press),
            Msg::Edit(edit, value) => self.edit(edit, value),
            Msg::GoOn => {
                if !self.go_on_in_turn() {
                    return false;
                }
            }
        }
        self.draw_now()
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let link = ctx.link();
        self.is_drawn.set(true);
        self.drawn.begin();
        // When drawing takes long, Yew lets the browser paint before it calls `rendered`. This comes before that.
        let app = link.clone();
        link.send_future_batch(async move {
            app.get_component().inspect(|app| app.settle());
            None::<Msg>
        });
        // As many parts at any time: Yew would take one for another, and what is drawn elsewhere would hear no press any more.
        html! {
            <>
                if self.is_compact && self.has_started() {
                    { compact::view(self, link) }
                } else {
                    { bar::view(self, link) }
                    if self.has_started() { { results::view(self, link) } }
                }
                { self.view_panel(link) }
                { notice::view(self, link) }
                <p class="unseen" role="status">{ self.spoken.sentence(self.session.tally()) }</p>
                { select::spoken(self) }
                <p class="unseen" role="status">{ notice::spoken(self) }</p>
                { sheet::view(self) }
            </>
        }
    }

    fn rendered(&mut self, _ctx: &Context<Self>, _first: bool) {
        self.settle();
    }
}

impl App {
    /// Whether something was given: files, or a folder that may be empty.
    pub(super) fn has_started(&self) -> bool {
        self.spoken != Spoken::Nothing
    }

    /// Whether this file is open.
    pub(super) fn is_open(&self, id: FileId) -> bool {
        matches!(&self.panel, Some(Panel::File(opened)) if opened.id == id)
    }

    /// Does what can only be done when all is drawn: rows go to their places, and the focus to where it belongs.
    fn settle(&self) {
        if !self.is_drawn.take() {
            return;
        }
        if self.has_started() {
            page::leave_first_screen();
        }
        let is_covered = match &self.panel {
            Some(Panel::File(_)) => true,
            Some(Panel::Seal) => self.narrow,
            None => false,
        };
        page::cover(is_covered);
        self.back.set_covered(is_covered);
        if self.scroll.lay_out() {
            self.link.send_message(Msg::Page(PageEvent::Moved));
        }
        self.wish();
        let at = self.scroll.at_id().unwrap_or_default();
        match self.focus.take() {
            Some(id) if id == panel::HEADING => page::focus_in_place(&[panel::HEADING]),
            Some(id) => page::focus(&[&id, &at, results::HEADING]),
            // What had it has gone with the picture before.
            None if matches!(self.panel, Some(Panel::File(_))) && page::has_lost_focus() => {
                page::focus_in_place(&[panel::HEADING]);
            }
            None if self.scroll.has_lost_focus() => page::focus_in_place(&[&at, results::HEADING]),
            None => {}
        }
    }

    /// Has the thumbnails made that were drawn.
    fn wish(&self) {
        if let Some(workers) = &self.workers {
            let heic = thumbnail::heic(self);
            let (sources, are_large) = self.drawn.sources(&self.session, self.scroll.looked_at(), heic);
            let is_reading = self.session.tally().is_going_on();
            self.thumbnails.wish(sources, are_large, workers, is_reading);
        }
    }

    fn view_panel(&self, link: &Scope<Self>) -> Html {
        match &self.panel {
            Some(Panel::Seal) => {
                panel::view(self, seal_words::HEADING.to_owned(), seal::view(self, link), link)
            }
            Some(Panel::File(opened)) => match self.session.get(opened.id) {
                Some(file) => viewer::view(self, opened, file, link),
                None => Html::default(),
            },
            None => Html::default(),
        }
    }

    /// Has the page drawn with what has come, at once or after a pause: it comes faster than anybody sees.
    fn draw_soon(&mut self) -> bool {
        self.pace.may_draw() && self.draw_now()
    }

    /// Has it drawn, and rest from what comes by itself for a while.
    fn draw_now(&mut self) -> bool {
        self.arrange();
        let link = self.link.clone();
        self.pace.rest(move || link.send_message(Msg::Draw));
        true
    }

    /// Follows what has changed.
    fn arrange(&mut self) {
        self.follow_wish();
        self.scroll.arrange(Shown::of(&self.session, self.filter), self.view);
        self.count();
        self.spoken.follow(self.session.tally());
        if let Some(article) = &self.article
            && let Some((is_done, counts)) = self.told.news(self.session.tally())
        {
            article.tell(is_done, counts);
        }
    }

    /// Moves the focus once the page is drawn as it is now.
    pub(super) fn focus_on(&mut self, id: &str) {
        self.focus.set(Some(id.to_owned()));
    }
}
