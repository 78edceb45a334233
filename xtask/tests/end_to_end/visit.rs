//! A visit to the page: it is given files, and answers as the visitor reads it.

#[path = "visit_scripts.rs"]
mod scripts;

use crate::harness::{Folder, Kind, Page, Server, TIME_LIMIT};
use scripts::{ALL_ROWS, FOUND, OPENED, ROWS, SHOW_ALL, SHOW_SET_ASIDE};
use serde::Deserialize;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// The page, opened and ready for files.
pub struct Visit {
    pub page: Page,
    pub server: Server,
}

/// A row of the list, as it is read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct Row {
    /// Its place in the list, from 1.
    pub position: usize,
    pub name: String,
    pub folder: String,
    pub verdict: String,
    pub half: String,
    pub device: String,
    pub date: String,
}

/// An opened file, as it is read.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Opened {
    pub name: String,
    pub verdict: String,
    /// Each with its place, in brackets, where it has one.
    pub evidence: Vec<String>,
    /// Headings of what was read, each with its number of values.
    pub parts: Vec<(String, String)>,
    /// Names and values of all that was read.
    pub entries: Vec<(String, String)>,
}

/// The first screen, once the program has taken over.
pub const OPEN: &str = "[data-open] .finder";

/// Runs in each document before its own scripts: who remembers nothing else sees a list, as most tests read it.
const AS_LIST: &str = "try {
    const keep = (key, value) => localStorage.setItem('facetime-photo-inspector/' + key, value);
    localStorage.getItem('facetime-photo-inspector/view') ?? (keep('view', 'list'), keep('order', 'found'));
} catch {}";

/// Whether the two files of the program that reads have arrived.
pub const READER_CAME: &str =
    "performance.getEntriesByType('resource').filter(({ name }) => name.includes('reader-')).length === 2";

/// Whether what decodes HEIC has arrived as well, which is the last that the page fetches.
pub const ALL_CAME: &str =
    "performance.getEntriesByType('resource').filter(({ name }) => name.includes('decoder-')).length === 2";

impl Visit {
    /// Opens the page in a browser of its own.
    #[track_caller]
    pub fn start() -> Visit {
        Visit::start_at(Server::start(), Kind::Chromium)
    }

    /// The same, at a host of which something is special, and in any browser.
    #[track_caller]
    pub fn start_at(server: Server, kind: Kind) -> Visit {
        let visit = Visit::open_at(server, kind);
        visit.page.wait_until("all that the page fetches", ALL_CAME);
        visit
    }

    /// The same, when the page can be used, whether or not all has arrived that it fetches behind that.
    #[track_caller]
    pub fn open_at(server: Server, kind: Kind) -> Visit {
        let page = match kind {
            Kind::Chromium => open_as_list(&server.url()),
            Kind::Firefox => Page::open_in(kind, &server.url()),
        };
        Visit::of(page, server, kind)
    }

    /// The same as who comes for the first time sees it: as a grid of pictures.
    #[track_caller]
    pub fn start_as_grid() -> Visit {
        let server = Server::start();
        let visit = Visit::of(Page::open(&server.url()), server, Kind::Chromium);
        visit.page.wait_until("all that the page fetches", ALL_CAME);
        visit
    }

    #[track_caller]
    fn of(page: Page, server: Server, kind: Kind) -> Visit {
        if kind == Kind::Chromium {
            page.viewport(1280, 800);
        }
        page.wait_for(OPEN);
        let visit = Visit { page, server };
        visit.show_all();
        visit
    }

    /// The same, with a script that runs before the page's own.
    #[track_caller]
    pub fn start_with(script: &str) -> Visit {
        let visit = Visit::start();
        visit.page.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script }));
        visit.page.go(&visit.server.url());
        visit.page.wait_for(OPEN);
        visit.show_all();
        visit.page.wait_until("all that the page fetches", ALL_CAME);
        visit
    }

    /// A page whose program is held back, with a script that runs before the page's own.
    #[track_caller]
    pub fn early_with(script: &str) -> Visit {
        let server = Server::host().held_back("app-").start();
        let page = open_as_list("about:blank");
        page.viewport(1280, 800);
        page.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script }));
        page.go(&server.url());
        page.wait_for(".finder");
        Visit { page, server }
    }

    /// A page whose program does not arrive.
    #[track_caller]
    pub fn in_vain() -> Visit {
        let server = Server::host().missing("app-").start();
        let page = Page::open(&server.url());
        page.wait_for("[data-problem=arrival]");
        Visit { page, server }
    }

    /// A visit in a browser that showed an empty page before, with the memory of that in bytes: where it is known.
    #[track_caller]
    pub fn after_an_empty_page() -> (Visit, u64) {
        let server = Server::host().page("empty.html", "<!doctype html><p>empty").start();
        let page = open_as_list(&format!("{}empty.html", server.url()));
        page.settle();
        let empty = page.browser().private_memory();
        assert!(empty > 0 || !cfg!(target_os = "linux"), "the memory of an empty page is known");
        page.go(&server.url());
        page.wait_for(OPEN);
        let visit = Visit { page, server };
        visit.show_all();
        (visit, empty)
    }

    /// Shows all files as soon as there are some, once in a document.
    #[track_caller]
    pub fn show_all(&self) {
        self.page.eval::<bool>(SHOW_ALL);
    }

    /// Leaves it to the page which files it shows.
    #[track_caller]
    pub fn leave_albums(&self) {
        self.show_all();
        self.page.eval::<bool>("(showsAll.disconnect(), true)");
    }

    /// Drops files and folders on the page, scrolled to its top.
    #[track_caller]
    pub fn drop(&self, paths: &[impl AsRef<Path>]) {
        self.page.drop_on("h1", paths);
    }

    /// Drops all that is in a folder: its files, and its folders as folders.
    #[track_caller]
    pub fn drop_all_in(&self, folder: &Folder) {
        self.drop(&inside(folder.path()));
    }

    /// Takes files in hand without giving them to the page yet: what happens to them on the disk meanwhile
    /// is the page's to bear.
    #[track_caller]
    pub fn hold(&self, paths: &[impl AsRef<Path>]) {
        let input =
            "self.held = Object.assign(document.createElement('input'), { type: 'file', multiple: true })";
        let input = self.page.cdp("Runtime.evaluate", json!({ "expression": input }));
        let names: Vec<&str> = paths.iter().filter_map(|path| path.as_ref().to_str()).collect();
        let parameters = json!({ "objectId": input["result"]["objectId"], "files": names });
        self.page.cdp("DOM.setFileInputFiles", parameters);
    }

    /// Gives the page what is held, by an event made by script: a drop without entries.
    #[track_caller]
    pub fn give_held(&self) {
        self.page.eval::<bool>(
            "(() => { const dataTransfer = new DataTransfer();
              for (const file of held.files) dataTransfer.items.add(file);
              const event = new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true });
              return document.body.dispatchEvent(event); })()",
        );
    }

    /// Waits until so many files are found, shown or set aside, and none is still to be read.
    #[track_caller]
    pub fn wait_read(&self, files: usize) {
        self.wait_read_for(files, TIME_LIMIT);
    }

    /// The same for so many files that it takes longer.
    #[track_caller]
    pub fn wait_read_for(&self, files: usize, limit: Duration) {
        self.show_all();
        let condition = format!("{FOUND} === {files} && !document.querySelector('.reading')");
        self.page.wait_long(&format!("the end of reading {files} files"), &condition, limit);
    }

    /// The same where there are archives among the files, which bring more.
    #[track_caller]
    pub fn wait_read_with_archives(&self, files: usize) {
        self.show_all();
        let condition = format!("{FOUND} > {files} && !document.querySelector('.reading')");
        let what = format!("the end of reading {files} files and what is in them");
        self.page.wait_long(&what, &condition, TIME_LIMIT);
    }

    /// Shows the files that are set aside.
    #[track_caller]
    pub fn show_set_aside(&self) {
        self.page.wait_until("the files that are set aside", SHOW_SET_ASIDE);
    }

    /// Starts over, which loads the page anew, and waits for the first screen.
    #[track_caller]
    pub fn start_over(&self) {
        self.page.eval::<Value>("(self.former = true)");
        self.page.click("#start-over");
        self.wait_another_page();
    }

    /// Waits for a page that is not marked as the former one.
    #[track_caller]
    pub fn wait_another_page(&self) {
        self.page.wait_until("another page", &format!("!self.former && document.querySelector('{OPEN}')"));
    }

    /// The answer, and the sentence under it that is about what was found.
    #[track_caller]
    pub fn answer(&self) -> (String, String) {
        (self.page.text("h1"), self.page.text(".remark"))
    }

    /// Shows the files as a list, or as a grid, by the button that does.
    #[track_caller]
    pub fn see_as(&self, view: &str) {
        self.page.click(&format!("#as-{view}"));
        let class = if view == "list" { ".files" } else { ".grid" };
        self.page.wait_for(class);
    }

    /// The rows that are drawn.
    #[track_caller]
    pub fn rows(&self) -> Vec<Row> {
        self.page.eval(ROWS)
    }

    /// Every row of a long list.
    #[track_caller]
    pub fn all_rows(&self) -> Vec<Row> {
        self.page.eval(&ALL_ROWS.replace("ROWS", ROWS))
    }

    /// Scrolls to so many pixels from the top, given in JavaScript.
    #[track_caller]
    pub fn scroll_to(&self, pixels: &str) {
        self.page.eval::<Value>(&format!("scrollTo(0, {pixels})"));
    }

    /// Scrolls until a row is on screen.
    #[track_caller]
    pub fn show(&self, row: &Row) {
        let list = "scrollY + document.querySelector('.files > :last-child').getBoundingClientRect().top";
        let above = row.position.saturating_sub(3);
        let there = format!("document.querySelector(\"{}\")?.checkVisibility()", at(row.position));
        // The page itself may scroll meanwhile: it puts the focus back on what was open before.
        let scroll = format!("scrollTo(0, {list} + {above} * document.querySelector('.file').offsetHeight)");
        self.page.wait_until(&format!("row {}", row.position), &format!("{there} || ({scroll}, false)"));
    }

    /// The row of a file that is drawn.
    #[track_caller]
    pub fn row(&self, name: &str) -> Row {
        let found = self.rows().into_iter().find(|row| row.name == name);
        found.unwrap_or_else(|| self.page.fail(&format!("there is no row of {name}")))
    }

    /// Clicks on a file's row, and waits until all of it is there.
    #[track_caller]
    pub fn open(&self, name: &str) -> Opened {
        // What is open covers the page.
        if self.page.count(".viewer") > 0 {
            self.page.click("#close");
            self.page.wait_gone(".viewer");
        }
        self.page.click(&row_of(&self.page, name));
        self.opened(name)
    }

    /// The opened file, once all of it is there.
    #[track_caller]
    pub fn opened(&self, name: &str) -> Opened {
        self.page.wait_for_text(".panel h2", name);
        self.page.wait_until(
            "all that was read",
            "document.querySelectorAll('.panel section').length > 0
                && ![...document.querySelectorAll('.panel section')].some((part) => part.innerText.includes('Reading…'))",
        );
        self.page.eval(OPENED)
    }

    /// Nothing went wrong that a developer would see.
    #[track_caller]
    pub fn check_console(&self) {
        assert_eq!(self.page.errors(), [""; 0]);
    }
}

#[track_caller]
fn open_as_list(url: &str) -> Page {
    let page = Page::open("about:blank");
    page.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": AS_LIST }));
    page.go(url);
    page
}

/// The selector of the row at this place of the list, counted from 1. The first row of a grid is its head.
pub fn at(position: usize) -> String {
    format!(".file[aria-rowindex='{}']", position + 1)
}

/// The selector of the button that opens a file, by the file's name.
#[track_caller]
pub fn row_of(page: &Page, name: &str) -> String {
    let ids: Vec<(String, String)> = page.eval(
        "[...document.querySelectorAll('.file-button')].map((file) =>
            [file.ariaLabel ?? file.firstChild.textContent.trimEnd(), file.id])",
    );
    let found = ids.into_iter().find(|(shown, _)| shown == name);
    found.map_or_else(|| page.fail(&format!("there is no row of {name}")), |(_, id)| format!("#{id}"))
}

/// The files and folders in a folder, sorted.
pub fn inside(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("the folder is there");
    let mut paths: Vec<PathBuf> =
        entries.map(|entry| entry.expect("the folder can be listed").path()).collect();
    paths.sort();
    paths
}

/// How many rows have each verdict, most first.
pub fn verdicts(rows: &[Row]) -> Vec<(String, usize)> {
    let mut counts: Vec<(String, usize)> = Vec::new();
    for row in rows {
        match counts.iter_mut().find(|(verdict, _)| *verdict == row.verdict) {
            Some((_, count)) => *count += 1,
            None => counts.push((row.verdict.clone(), 1)),
        }
    }
    counts.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    counts
}
