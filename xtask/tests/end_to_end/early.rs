//! A visitor who is faster than the page: the first screen works as soon as it is seen. What is given to it before the
//! program has come is kept, and taken once.

use crate::harness::{Folder, Page, Server};
use crate::look_again::{PICKER, put};
use crate::support::facetime;
use crate::visit::{OPEN, Visit};
use crate::ways::{DRAGGING, LEAVE};
use serde_json::{Value, json};

const WAITING: &str = "[data-waiting=true]";

/// A page whose program is held back.
#[track_caller]
fn held() -> Visit {
    held_with("")
}

/// The same, with a script that runs before the page's own.
#[track_caller]
fn held_with(script: &str) -> Visit {
    let server = Server::host().held_back("app-").start();
    let page = Page::open("about:blank");
    page.viewport(1280, 800);
    page.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script }));
    page.go(&server.url());
    page.wait_for(".finder");
    Visit { page, server }
}

#[track_caller]
fn let_go(visit: &Visit) {
    assert_eq!(visit.page.count("[data-open]"), 0, "the program was held back");
    visit.server.let_go();
    visit.page.wait_for("[data-open]");
}

#[test]
fn all_that_is_given_by_every_way_is_read_once() {
    let folder = Folder::new();
    let photo = facetime::still_jpeg();
    let file = |name: &str| folder.file(name, &photo);
    let visit = held_with(PICKER);
    put(&visit, "picked.JPG", &photo);

    file("dropped/deeper/in a folder.JPG");
    visit.drop(&[folder.path().join("dropped"), file("dropped.JPG")]);
    visit.page.wait_for(WAITING);
    visit.hold(&[file("without entry.JPG")]);
    visit.give_held();
    // One after the other with the same input, before anything of it is read.
    for name in ["chosen.JPG", "chosen too.JPG"] {
        visit.page.choose("#choose-photos", &[file(name)]);
    }
    file("chosen/in a folder too.JPG");
    visit.page.choose("#choose-folder", &[folder.path().join("chosen")]);
    visit.page.paste(&[file("pasted.JPG")]);
    visit.page.eval::<Option<bool>>("document.getElementById('choose-folder').click()");

    let_go(&visit);
    visit.wait_read(8);
    visit.page.settle();
    let mut rows: Vec<(String, String)> =
        visit.all_rows().into_iter().map(|row| (row.folder, row.name)).collect();
    rows.sort();
    let expected = [
        ("", "chosen too.JPG"),
        ("", "chosen.JPG"),
        ("", "dropped.JPG"),
        ("", "pasted.JPG"),
        ("", "without entry.JPG"),
        ("Photos", "picked.JPG"),
        ("chosen", "in a folder too.JPG"),
        ("dropped/deeper", "in a folder.JPG"),
    ];
    assert_eq!(rows, expected.map(|(folder, name)| (folder.to_owned(), name.to_owned())));
    assert!(visit.all_rows().iter().all(|row| row.verdict == "FaceTime photo"));
    // Their handles were kept as well: of a folder that was dropped, and of one that was picked.
    folder.file("dropped/later.JPG", &photo);
    put(&visit, "later too.JPG", &photo);
    visit.page.click("#look-again");
    visit.wait_read(10);
    visit.check_console();
}

#[test]
fn the_page_says_that_it_is_still_arriving_to_who_waits_for_it() {
    let folder = Folder::new();
    let visit = held();
    assert_eq!(visit.page.count(WAITING), 0, "nobody waits yet");
    let before = visit.page.text(".do");
    visit.page.choose("#choose-photos", &[folder.file("IMG_1.JPG", &facetime::still_jpeg())]);
    visit.page.wait_for_text(".do", "One moment");
    assert_ne!(visit.page.text(".do"), before);
    let_go(&visit);
    visit.page.wait_gone(".finder");
    visit.wait_read(1);
    assert_eq!(visit.page.count(WAITING), 0);
    visit.check_console();
}

#[test]
fn a_button_that_was_pressed() {
    let visit = held();
    visit.page.click("#see-yourself");
    visit.page.wait_for(WAITING);
    let_go(&visit);
    visit.page.wait_for("#check");
    assert_eq!(visit.page.count(WAITING), 0);
    assert_eq!(visit.page.count(OPEN), 1, "nothing was given");
    visit.check_console();
}

/// The program comes while something is held over the page: it is awaited, until it leaves.
#[test]
fn a_drag_goes_on_while_the_program_takes_over() {
    let folder = Folder::new();
    let photo = [folder.file("IMG_1.JPG", &facetime::still_jpeg())];
    let visit = held();
    visit.page.drag_over("body", &photo);
    visit.page.wait_for(DRAGGING);
    let_go(&visit);
    visit.page.drag_over("h1", &photo);
    assert_eq!(visit.page.count(DRAGGING), 1, "over another place of it");
    visit.page.eval::<bool>(LEAVE);
    visit.page.wait_gone(DRAGGING);
    visit.drop(&photo);
    visit.wait_read(1);
    visit.check_console();
}

/// Where everything is on screen, and what has the focus.
const PLACES: &str =
    "[document.activeElement.id, scrollY, innerHeight, document.documentElement.scrollHeight,
    ...[...document.querySelectorAll('#bar > :not(.push), #first *, #foot')].map((node) => {
        const { x, y, width, height } = node.getBoundingClientRect();
        return [node.localName, x, y, width, height].join(' ');
    })]";

#[test]
fn nothing_moves_when_the_program_takes_over() {
    for (width, height) in [(320, 640), (390, 844), (1440, 900)] {
        let visit = held();
        visit.page.viewport(width, height);
        visit.page.eval::<Value>("document.getElementById('choose-folder').focus()");
        visit.page.settle();
        let before: Vec<Value> = visit.page.eval(PLACES);
        assert!(before.len() > 30, "{before:?}");
        let_go(&visit);
        visit.page.settle();
        assert_eq!(visit.page.eval::<Vec<Value>>(PLACES), before, "at {width}");
        visit.check_console();
    }
}

/// What was given to a page that cannot start does not take its place: browsers open what is dropped elsewhere.
#[test]
fn a_page_that_cannot_start_keeps_the_visitor() {
    let folder = Folder::new();
    let server = Server::host().missing("app-").start();
    let visit = Visit { page: Page::open(&server.url()), server };
    visit.page.wait_for("[data-problem=arrival]");
    visit.drop(&[folder.file("IMG_1.JPG", &facetime::still_jpeg())]);
    visit.page.settle();
    visit.page.wait_for("[data-problem=arrival]");
}
