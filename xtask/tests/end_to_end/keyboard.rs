//! Everything with the keyboard alone.

use crate::harness::Folder;
use crate::support::facetime;
use crate::visit::{Visit, row_of};
use thirtyfour::Key;

/// The id of the element that has the focus.
pub fn focused(visit: &Visit) -> String {
    visit.page.eval("document.activeElement.id")
}

/// Presses Tab until an element has the focus; gives the ids of all that had it on the way.
pub fn tab_to(visit: &Visit, id: &str) -> Vec<String> {
    let mut passed = Vec::new();
    for _ in 0..30 {
        visit.page.press(Key::Tab);
        passed.push(focused(visit));
        if passed.last().is_some_and(|passed| passed == id) {
            return passed;
        }
    }
    visit.page.fail(&format!("Tab does not lead to {id}: {passed:?}"))
}

/// Presses Tab until the list has the focus, and then the arrow to the row of this id.
fn walk_to(visit: &Visit, row: &str) {
    let mut passed = Vec::new();
    for _ in 0..30 {
        let in_list = passed.last().is_some_and(|passed: &String| passed.starts_with("file-"));
        visit.page.press(if in_list { Key::Down } else { Key::Tab });
        passed.push(focused(visit));
        if passed.last().is_some_and(|passed| passed == row) {
            return;
        }
    }
    visit.page.fail(&format!("no key leads to {row}: {passed:?}"))
}

#[test]
fn inputs_first_then_rows_and_back_to_the_row() {
    let folder = Folder::new();
    folder.file("IMG_1234.JPG", &facetime::still_jpeg());
    folder.file("IMG_1234.MOV", &facetime::movie().build());
    let visit = Visit::start();
    assert_eq!(tab_to(&visit, "choose-folder"), ["choose-photos", "choose-folder"]);
    let shows = "getComputedStyle(document.activeElement.nextElementSibling).outlineStyle !== 'none'";
    assert!(visit.page.eval::<bool>(shows), "the focus of an input shows on its label");

    visit.drop_all_in(&folder);
    visit.wait_read(2);
    let movie = row_of(&visit.page, "IMG_1234.MOV");
    let row = movie.trim_start_matches('#');
    walk_to(&visit, row);
    for _ in 0..2 {
        visit.page.press(Key::Enter);
        visit.opened("IMG_1234.MOV");
        assert_eq!(visit.page.attribute(&movie, "aria-expanded").as_deref(), Some("true"));
        visit.page.press(Key::Escape);
        visit.page.wait_gone(".panel");
        assert_eq!(focused(&visit), row);
        assert_eq!(visit.page.attribute(&movie, "aria-expanded").as_deref(), Some("false"));
    }

    // Closed by its button, which is reached by the keyboard too.
    visit.page.press(Key::Enter);
    visit.opened("IMG_1234.MOV");
    tab_to(&visit, "close");
    visit.page.press(Key::Enter);
    visit.page.wait_gone(".panel");
    assert_eq!(focused(&visit), row);
    visit.check_console();
}

#[test]
fn the_focus_goes_on_where_rows_come_and_go() {
    let folder = Folder::new();
    let photo = facetime::still_jpeg();
    for number in 0..200 {
        folder.file(&format!("IMG_{number:04}.JPG"), &photo);
    }
    let visit = Visit::start();
    visit.drop_all_in(&folder);
    visit.wait_read(200);
    assert_eq!(focused(&visit), "answer", "what had the focus has gone with the first screen");
    visit.page.eval::<bool>("document.querySelector('.file-button').focus() === undefined");
    for pressed in 1..60 {
        visit.page.press(Key::Down);
        assert_eq!(focused(&visit), format!("file-{pressed}"), "after {pressed} times Down");
    }
}

/// Notes whether the browser was asked for files by a person.
const WATCH_CHOOSER: &str = "(document.querySelector('#choose-photos')
    .addEventListener('click', (event) => { self.asked = event.isTrusted; }), true)";

/// A whole visit: choose, read, open a file, check the seal, start over.
#[test]
fn a_visit_without_a_mouse() {
    let folder = Folder::new();
    let paths = [
        folder.file("IMG_1234.JPG", &facetime::still_jpeg()),
        folder.file("IMG_1234.MOV", &facetime::movie().build()),
    ];
    let visit = Visit::start();
    // The browser's own dialogue is none of ours.
    visit.page.cdp("Page.setInterceptFileChooserDialog", serde_json::json!({ "enabled": true }));
    visit.page.eval::<bool>(WATCH_CHOOSER);
    assert_eq!(
        tab_to(&visit, "choose-photos"),
        ["choose-photos"],
        "the drop zone is one stop, and the first"
    );
    visit.page.press(Key::Enter);
    visit.page.wait_until("the question for files", "self.asked");
    visit.page.choose("#choose-photos", &paths);
    visit.wait_read(2);
    assert_eq!(focused(&visit), "answer");

    let row = row_of(&visit.page, "IMG_1234.JPG").trim_start_matches('#').to_owned();
    walk_to(&visit, &row);
    visit.page.press(Key::Enter);
    visit.opened("IMG_1234.JPG");
    assert_eq!(focused(&visit), "panel-heading");
    visit.page.press(Key::Escape);
    visit.page.wait_gone(".panel");

    visit.page.eval::<serde_json::Value>("document.activeElement.blur()");
    tab_to(&visit, "seal");
    visit.page.press(Key::Enter);
    visit.page.wait_for(".panel");
    tab_to(&visit, "check");
    visit.page.press(Key::Space);
    visit
        .page
        .wait_until("both refusals", "document.querySelectorAll('.check [data-sign=yes]').length === 2");
    visit.page.press(Key::Escape);
    visit.page.wait_gone(".panel");
    assert_eq!(focused(&visit), "seal");

    visit.page.eval::<bool>("(self.former = true)");
    tab_to(&visit, "start-over");
    visit.page.press(Key::Enter);
    visit.wait_another_page();
}

/// On a small screen a panel covers the page: what is behind it takes no focus, and nothing is hidden by it.
#[test]
fn a_panel_on_a_small_screen_keeps_the_focus() {
    let folder = Folder::new();
    let photo = facetime::still_jpeg();
    for number in 0..30 {
        folder.file(&format!("IMG_{number:04}.JPG"), &photo);
    }
    let visit = Visit::start();
    visit.page.viewport(390, 844);
    visit.drop_all_in(&folder);
    visit.wait_read(30);
    let first = row_of(&visit.page, "IMG_0000.JPG");
    visit.page.eval::<serde_json::Value>(&format!("document.querySelector('{first}').focus()"));
    let is_seen = "(() => { const box = document.activeElement.getBoundingClientRect();
        const at = document.elementFromPoint(box.x + box.width / 2, box.bottom - 4);
        return document.activeElement.contains(at); })()";
    for pressed in 1..20 {
        visit.page.press(Key::Down);
        assert_eq!(focused(&visit), format!("file-{pressed}"));
        assert!(visit.page.eval::<bool>(is_seen), "after {pressed} times Down the focus is hidden");
    }
    visit.page.press(Key::Enter);
    visit.page.wait_for(".panel");
    for _ in 0..12 {
        visit.page.press(Key::Tab);
        let inside = "!document.activeElement.closest('.main')";
        assert!(visit.page.eval::<bool>(inside), "the focus went behind the panel");
    }
    assert_eq!(visit.page.attribute(".panel", "aria-modal").as_deref(), Some("true"));
    // It covers a large one as well.
    visit.page.viewport(1280, 800);
    visit.page.settle();
    assert!(visit.page.eval::<bool>("document.querySelector('.main').inert"));
    visit.check_console();
}
