//! Searches in folders: what is found is told as it comes, and all of them can be ended at once.

use super::folder::{self, KeptFolder};
use super::intake::{Given, OnGiven, from_drop, given, walk_list};
use super::page::PageEvent;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{DataTransfer, Event, File, FileList, HtmlInputElement};

/// Who is told what happens on the page.
pub type Tell = Rc<dyn Fn(PageEvent)>;

/// All searches of the page.
#[derive(Clone)]
pub struct Searches {
    tell: Tell,
    /// Counts how often all were ended: those that began before give no more files.
    ended: Rc<Cell<u32>>,
}

impl Searches {
    /// Tells `tell` of what is found.
    pub fn new(tell: Tell) -> Self {
        Self { tell, ended: Rc::default() }
    }

    /// Ends all that go on: no more of their files are given.
    pub fn end(&self) {
        self.ended.set(self.ended.get().wrapping_add(1));
    }

    /// Takes what was dropped, while the drop's event lasts.
    pub fn of_drop(&self, transfer: &DataTransfer) {
        (self.tell)(PageEvent::Search);
        self.keep_folders(transfer);
        let ended = self.when_ended(PageEvent::Searched);
        from_drop(transfer, self.give(PageEvent::Given), Box::new(ended));
    }

    /// Takes what an input was given. It is emptied when all is taken, so that the same files can be chosen again.
    pub fn of_input(&self, event: &Event) {
        let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        let Some((input, files)) = input.and_then(|input| input.files().map(|files| (input, files))) else {
            return;
        };
        self.of_list(files.clone(), move || {
            // It may have been given others meanwhile.
            if input.files().is_some_and(|now| now == files) {
                input.set_value("");
            }
        });
    }

    /// Takes a list of files.
    pub fn of_list(&self, files: FileList, then: impl FnOnce() + 'static) {
        (self.tell)(PageEvent::Search);
        let (on_given, ended) = (self.give(PageEvent::Given), self.when_ended(PageEvent::Searched));
        spawn_local(async move {
            walk_list(files, on_given).await;
            then();
            ended();
        });
    }

    /// Takes a few files that the page itself came by.
    pub fn of_files(&self, files: Vec<File>) {
        (self.tell)(PageEvent::Search);
        (self.tell)(PageEvent::Given(files.into_iter().map(given).collect()));
        (self.tell)(PageEvent::Searched);
    }

    /// Takes a folder that was chosen, and keeps its handle.
    pub fn of_folder(&self, folder: KeptFolder) {
        (self.tell)(PageEvent::Search);
        (self.tell)(PageEvent::Keep(folder.clone()));
        self.walk(vec![folder], PageEvent::Given, PageEvent::Searched);
    }

    /// Looks again at folders whose handles were kept.
    pub fn again(&self, folders: Vec<KeptFolder>) {
        (self.tell)(PageEvent::Search);
        self.walk(folders, PageEvent::Seen, PageEvent::SeenAll);
    }

    fn walk(&self, folders: Vec<KeptFolder>, as_event: fn(Vec<Given>) -> PageEvent, end: PageEvent) {
        let on_given = self.give(as_event);
        let ended = self.when_ended(end);
        spawn_local(async move {
            for folder in folders {
                folder::walk(folder, Rc::clone(&on_given)).await;
            }
            ended();
        });
    }

    /// Keeps the handles of dropped folders, where the browser gives any.
    fn keep_folders(&self, transfer: &DataTransfer) {
        let items = transfer.items();
        let coming: Vec<_> = (0..items.length()).filter_map(|at| folder::dropped(&items.get(at)?)).collect();
        let tell = Rc::clone(&self.tell);
        spawn_local(async move {
            for handle in coming {
                if let Some(folder) = folder::arrived(handle).await {
                    tell(PageEvent::Keep(folder));
                }
            }
        });
    }

    /// Gives files to the page for as long as the search is not ended.
    fn give(&self, as_event: fn(Vec<Given>) -> PageEvent) -> OnGiven {
        let this = self.clone();
        let at_start = self.ended.get();
        Rc::new(move |given| {
            let goes_on = this.ended.get() == at_start;
            if goes_on {
                (this.tell)(as_event(given));
            }
            goes_on
        })
    }

    /// Tells that a search has come to its end, unless it was ended before.
    fn when_ended(&self, event: PageEvent) -> impl FnOnce() + 'static {
        let this = self.clone();
        let at_start = self.ended.get();
        move || {
            if this.ended.get() == at_start {
                (this.tell)(event);
            }
        }
    }
}
