//! Selecting: by the check, by Shift, by the keyboard, all; in the grid and in the list.

use crate::grid::with_photos;
use crate::harness::Folder;
use crate::visit::Visit;
use serde_json::Value;
use thirtyfour::Key;

/// The files that are selected, by their numbers, as far as they are drawn; and what is said of all.
fn selected(visit: &Visit) -> (Vec<usize>, String) {
    visit.page.settle();
    let drawn = visit.page.eval(
        "[...document.querySelectorAll('[aria-selected=true]')]
            .map((cell) => Number(cell.querySelector('.file-button').id.slice(5)))",
    );
    (drawn, visit.page.eval("document.getElementById('selection-told').textContent"))
}

/// Clicks on something of a file, as a mouse does that is over it.
fn click(visit: &Visit, file: usize, css: &str, keys: &str) {
    visit.page.eval::<Value>(&format!(
        "document.getElementById('file-{file}').closest('[aria-selected]').querySelector('{css}')
            .dispatchEvent(new MouseEvent('click', {{ bubbles: true, cancelable: true, {keys} }}))"
    ));
}

#[test]
fn by_the_mouse() {
    let folder = Folder::new();
    let visit = with_photos(&folder, 100);
    for view in ["grid", "list"] {
        visit.see_as(view);
        // The check itself, where it is seen by who points at it.
        let first = visit.page.eval::<String>("document.querySelectorAll('.file-button')[1].id");
        let first: usize = first[5..].parse().expect("a number");
        visit.page.eval::<Value>(&format!("document.getElementById('file-{first}').focus()"));
        visit.page.click(&format!(":is(.cell, .file):has(#file-{first}) .tick"));
        assert_eq!(selected(&visit), (vec![first], "1 selected".to_owned()), "{view}");
        assert_eq!(visit.page.text(".selection b"), "1 selected");
        click(&visit, first + 4, ".tick", "shiftKey: true");
        let five: Vec<usize> = (first..first + 5).collect();
        assert_eq!(selected(&visit), (five, "5 selected".to_owned()), "{view}");
        click(&visit, first + 2, ".file-button", "shiftKey: true");
        let three: Vec<usize> = (first..first + 3).collect();
        assert_eq!(selected(&visit), (three, "3 selected".to_owned()), "{view}");
        click(&visit, first + 1, ".file-button", "ctrlKey: true");
        click(&visit, first + 2, ".tick", "");
        assert_eq!(selected(&visit), (vec![first], "1 selected".to_owned()), "{view}");
        assert_eq!(visit.page.count(".panel"), 0, "nothing was opened");
        visit.page.click("#select-all");
        assert_eq!(selected(&visit).1, "100 selected", "{view}");
        assert_eq!(visit.page.count("#select-all"), 0);
        visit.page.click("#clear");
        assert_eq!(selected(&visit), (Vec::new(), "Nothing selected".to_owned()), "{view}");
        assert_eq!(visit.page.count(".selection"), 0);
    }
    visit.check_console();
}

#[test]
fn by_the_keyboard() {
    let folder = Folder::new();
    let visit = with_photos(&folder, 100);
    for (view, on) in [("grid", Key::Right), ("list", Key::Down)] {
        visit.see_as(view);
        visit.page.eval::<Value>("document.querySelector('.lines [tabindex=\"0\"]').focus()");
        visit.page.press(Key::Home);
        visit.page.press(on.clone());
        let at = visit.page.eval::<String>("document.activeElement.id");
        let at: usize = at[5..].parse().expect("a number");
        visit.page.press(Key::Space);
        assert_eq!(selected(&visit), (vec![at], "1 selected".to_owned()), "{view}");
        visit.page.press_with(Key::Shift, on.clone());
        visit.page.press_with(Key::Shift, on.clone());
        assert_eq!(selected(&visit).0, [at, at + 1, at + 2], "{view}");
        let back = if view == "grid" { Key::Left } else { Key::Up };
        visit.page.press_with(Key::Shift, back);
        assert_eq!(selected(&visit).0, [at, at + 1], "{view}");
        assert_eq!(visit.page.eval::<String>("document.activeElement.id"), format!("file-{}", at + 1));
        visit.page.press(Key::Space);
        assert_eq!(selected(&visit).0, [at], "{view}");
        visit.page.press_with(Key::Control, "a");
        assert_eq!(selected(&visit).1, "100 selected", "{view}");
        visit.page.press(Key::Escape);
        assert_eq!(selected(&visit).1, "Nothing selected", "{view}");
        assert_eq!(visit.page.count(".panel"), 0, "the space bar opens nothing");
    }
    visit.check_console();
}

#[test]
fn what_is_not_shown_stays_selected() {
    let folder = Folder::new();
    let visit = with_photos(&folder, 20);
    visit.page.press_with(Key::Control, "a");
    assert_eq!(selected(&visit).1, "20 selected");
    visit.page.click(".pill:first-child");
    assert_eq!(visit.page.text(".selection b"), "20 selected, 19 of them not shown here");
    assert_eq!(visit.page.count("#select-all"), 0, "all that are shown here are");
    // Escape closes what is open first.
    visit.page.click(".file-button");
    visit.page.wait_for(".panel");
    visit.page.press(Key::Escape);
    visit.page.wait_gone(".panel");
    assert_eq!(visit.page.count(".selection"), 1);
    visit.page.press(Key::Escape);
    visit.page.wait_gone(".selection");
    visit.check_console();
}

/// By the keyboard alone, and away from the bar at the top: the focus is never lost.
#[test]
fn beside_what_is_selected() {
    let folder = Folder::new();
    let visit = with_photos(&folder, 20);
    let has_focus = |id: &str| format!("document.activeElement.id === '{id}'");
    let first = visit.page.eval::<String>("document.querySelector('.file-button').id");
    visit.page.eval::<Value>(&format!("document.getElementById('{first}').focus()"));
    visit.page.press(Key::Space);
    visit.page.wait_for_text(".selection", "1 selected");
    visit.page.eval::<Value>("document.getElementById('select-all').focus()");
    visit.page.press(Key::Enter);
    visit.page.wait_for_text(".selection", "20 selected");
    visit.page.wait_until("the focus beside it", &has_focus("clear"));
    assert_eq!(visit.page.text("#save-selected"), "Save 20 as ZIP");
    visit.page.press(Key::Enter);
    visit.page.wait_gone(".selection");
    visit.page.wait_until("the focus among the files", &has_focus(&first));

    // On a phone the other one is always there.
    visit.page.press(Key::Space);
    visit.page.viewport(390, 844);
    visit.page.settle();
    assert!(!visit.page.eval::<bool>("document.getElementById('save-selected').checkVisibility()"));
    assert!(visit.page.eval::<bool>("document.getElementById('save').checkVisibility()"));
    visit.check_console();
}
