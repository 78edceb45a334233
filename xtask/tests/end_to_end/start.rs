//! The page opens from anywhere, asks only its own host, and explains itself when it cannot start.

use crate::harness::{Folder, Kind, Page, Server};
use crate::support::facetime;
use crate::support::zip::{Entry, Zip};
use crate::visit::{OPEN, Visit, row_of};

fn problem(page: &Page) -> Option<String> {
    page.eval(
        "[...document.querySelectorAll('[data-problem]')].find((p) => p.checkVisibility())?.dataset.problem",
    )
}

#[test]
fn opens_from_a_sub_path_and_asks_only_its_own_host() {
    let server = Server::start();
    let page = Page::open(&server.url());
    page.wait_for(OPEN);
    page.settle();

    assert_eq!(page.errors(), [""; 0]);
    assert_eq!(problem(&page), None);
    let asked = server.requests();
    for part in ["index.html", "style-", "gifts-", "start-", "app-", "reader-", "probe-", "decoder-"] {
        let files = if matches!(part, "app-" | "reader-" | "decoder-") { 2 } else { 1 };
        assert_eq!(asked.iter().filter(|name| name.contains(part)).count(), files, "{part} in {asked:?}");
    }
    assert!(asked.iter().all(|name| name.starts_with("GET ")), "{asked:?}");
    assert_eq!(asked.len(), 11, "{asked:?}");
    let elsewhere: Vec<String> = page
        .requests()
        .into_iter()
        .filter(|url| !["data:", "blob:", &server.url()].iter().any(|start| url.starts_with(start)))
        .collect();
    assert_eq!(elsewhere, [""; 0]);
}

#[test]
fn opens_from_a_host_that_does_not_know_wasm() {
    let server = Server::host().wasm_type("application/octet-stream").start();
    let page = Page::open(&server.url());
    page.wait_for(OPEN);
    assert_eq!(problem(&page), None);
    assert_eq!(page.errors(), [""; 0]);
}

#[test]
fn says_so_when_a_part_does_not_arrive() {
    let server = Server::host().missing("app-").start();
    let page = Page::open(&server.url());
    page.wait_for("[data-problem=arrival]");
    assert_eq!(problem(&page).as_deref(), Some("arrival"));
    for promise in [".finder", ".beside", "#see-yourself"] {
        page.wait_gone(promise);
    }
}

#[test]
fn says_so_when_it_is_opened_as_a_file() {
    let index = xtask::site::folder().join("index.html");
    let page = Page::open(&format!("file://{}", index.display()));
    page.wait_for("[data-problem=file]");
    assert_eq!(problem(&page).as_deref(), Some("file"));
}

/// A photo, and a page that has it while the reader is still on its way.
fn early(folder: &Folder) -> Visit {
    let visit = Visit::open_at(Server::host().held_back("reader-").start(), Kind::Chromium);
    visit.drop(&[folder.file("IMG_1234.JPG", &facetime::still_jpeg())]);
    visit.page.wait_for_text(".files", "IMG_1234.JPG");
    visit
}

/// What is given before the program that reads has arrived shows at once, and is read when it has. Only then is the
/// page sealed, since the seal would keep the reader out.
#[test]
fn who_is_faster_than_the_reader_waits_for_it() {
    let folder = Folder::new();
    let visit = early(&folder);
    visit.page.click(".file-button");
    visit.page.wait_for_text(".panel", "Waiting for its turn");
    assert!(!visit.page.eval::<bool>("!!document.getElementById('seal')"), "sealed too early");
    visit.server.let_go();
    visit.wait_read(1);
    assert_eq!(visit.rows()[0].verdict, "FaceTime photo");
    visit.page.wait_for_text(".panel", "FaceTime Photo");
    assert!(visit.page.eval::<bool>("!!document.getElementById('seal')"), "not sealed");
    assert_eq!(visit.page.errors(), [""; 0]);
}

#[test]
fn what_is_skipped_before_the_reader_arrives_is_not_read() {
    let folder = Folder::new();
    let visit = early(&folder);
    visit.page.click("#cancel");
    visit.server.let_go();
    visit.page.settle();
    assert_eq!(visit.rows()[0].verdict, "Not read");
}

/// The check of the seal waits for the reader too: a worker takes part in it.
#[test]
fn the_seal_is_checked_when_the_reader_has_arrived() {
    let visit = Visit::open_at(Server::host().held_back("reader-").start(), Kind::Chromium);
    visit.page.click("#see-yourself");
    visit.page.click("#check");
    visit.page.wait_for_text(".check", "Trying");
    visit.server.let_go();
    visit.page.wait_until("both tries", "document.querySelectorAll('.check [data-sign=yes]').length === 2");
}

#[test]
fn without_the_reader_every_file_says_so() {
    let folder = Folder::new();
    let visit = Visit::open_at(Server::host().missing("reader-").start(), Kind::Chromium);
    visit.drop(&[folder.file("IMG_1234.JPG", &facetime::still_jpeg())]);
    visit.wait_read(1);
    assert!(visit.open("IMG_1234.JPG").verdict.starts_with("Nothing can be read"));
}

/// What an archive holds is told in its turn only: opened after it was skipped, it does not count as read.
#[test]
fn an_archive_that_was_skipped_stays_so() {
    let folder = Folder::new();
    let visit = Visit::open_at(Server::host().held_back("reader-").start(), Kind::Chromium);
    let zip = Zip::of([Entry::stored("IMG_1234.JPG", &facetime::still_jpeg())]);
    visit.drop(&[folder.file("a.zip", &zip.build()), folder.file("IMG_1.JPG", &facetime::still_jpeg())]);
    visit.page.wait_for_text(".files", "IMG_1.JPG");
    visit.page.click("#cancel");
    visit.server.let_go();
    visit.page.wait_until("the reader", crate::visit::READER_CAME);
    visit.page.click(&row_of(&visit.page, "a.zip"));
    visit.page.settle();
    assert_eq!(visit.row("a.zip").verdict, "Not read");
    visit.page.press(thirtyfour::Key::Escape);
    // A photo is read all the same when somebody opens it.
    visit.page.click(&row_of(&visit.page, "IMG_1.JPG"));
    visit.page.wait_for_text(".panel", "Taken during a FaceTime call");
}
