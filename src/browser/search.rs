//! Searches in folders: what is found is told as it comes, and all of them can be ended at once.

use super::folder::{self, KeptFolder};
use super::intake::{Given, OnGiven, arrived, sort, walk_entries, walk_files};
use super::page::PageEvent;
use super::sample::Photos;
use js_sys::{Array, Promise};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;

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

    /// Tells of something.
    pub(super) fn tell(&self, event: PageEvent) {
        (self.tell)(event);
    }

    /// Ends all that go on: no more of their files are given.
    pub fn end(&self) {
        self.ended.set(self.ended.get().wrapping_add(1));
    }

    /// Takes entries that were dropped, and keeps the handles of folders, where the browser gives any.
    pub fn of_entries(&self, entries: &Array) {
        let (files, folders) = sort(entries);
        self.tell(PageEvent::Search);
        self.keep(folders.iter().filter_map(|folder| folder.handle.clone()).collect());
        let (on_given, ended) = (self.give(PageEvent::Given), self.when_ended(PageEvent::Searched));
        spawn_local(async move {
            walk_entries(files, folders, on_given).await;
            ended();
        });
    }

    /// Takes files: of an input, a paste, or a drop without entries.
    pub fn of_files(&self, files: Array) {
        self.tell(PageEvent::Search);
        let (on_given, ended) = (self.give(PageEvent::Given), self.when_ended(PageEvent::Searched));
        spawn_local(async move {
            walk_files(files, on_given).await;
            ended();
        });
    }

    /// Takes the sample photos.
    pub fn of_sample(&self, Photos(files): Photos) {
        self.of_files(files);
    }

    /// Takes a folder that was chosen, and keeps its handle.
    pub fn of_folder(&self, folder: KeptFolder) {
        self.tell(PageEvent::Search);
        self.tell(PageEvent::Keep(folder.clone()));
        self.walk(vec![folder], PageEvent::Given, PageEvent::Searched);
    }

    /// Looks again at folders whose handles were kept.
    pub fn again(&self, folders: Vec<KeptFolder>) {
        self.tell(PageEvent::Search);
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

    /// Keeps handles of folders that are on their way.
    fn keep(&self, coming: Vec<Promise>) {
        let this = self.clone();
        spawn_local(async move {
            for handle in coming {
                if let Some(folder) = arrived(handle).await {
                    this.tell(PageEvent::Keep(KeptFolder(folder)));
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
                this.tell(as_event(given));
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
                this.tell(event);
            }
        }
    }
}
