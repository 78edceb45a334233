//! Everything with the keyboard alone.

use crate::harness::Folder;
use crate::support::facetime;
use crate::visit::{Visit, row_of};
use thirtyfour::Key;

/// The id of the element that has the focus.
fn focused(visit: &Visit) -> String {
    visit.page.eval("document.activeElement.id")
}

/// Presses Tab until an element has the focus; gives the ids of all that had it on the way.
fn tab_to(visit: &Visit, id: &str) -> Vec<String> {
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
    tab_to(&visit, row);
    for key in [Key::Enter, Key::Space] {
        visit.page.press(key);
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
        visit.page.press(Key::Tab);
        let focused = focused(&visit);
        assert!(focused.starts_with("file-"), "after {pressed} times Tab the focus is on {focused:?}");
    }
}
