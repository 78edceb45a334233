//! The list of files: a grid whose rows are drawn where they are seen, and that is walked through with the keyboard.

use crate::harness::Folder;
use crate::keyboard::{focused, tab_to};
use crate::support::{facetime, samples};
use crate::visit::{Visit, at};
use crate::workers::{MISBEHAVING, with_workers_that};
use serde_json::{Value, json};
use thirtyfour::Key;

const FILES: usize = 2000;

pub fn photos(folder: &Folder, name: &str, count: usize, bytes: &[u8]) {
    for number in 0..count {
        folder.file(&format!("{name} {number:04}.jpg"), bytes);
    }
}

/// A visit with thousands of files, of which FaceTime made the last alone.
fn thousands(folder: &Folder) -> Visit {
    let first = folder.file("many/photo 0000.jpg", &samples::samsung_jpeg());
    for number in 1..FILES - 1 {
        let link = folder.path().join(format!("many/photo {number:04}.jpg"));
        std::fs::hard_link(&first, link).expect("a file can have several names");
    }
    folder.file_of_2020("many/zebra.jpg", &facetime::still_jpeg());
    let visit = Visit::start();
    visit.drop(&[folder.path().join("many")]);
    visit.wait_read(FILES);
    visit.page.settle();
    visit
}

/// A visit in which these files are read but for those called `cloud…`.
pub fn waiting_for(folder: &Folder, cloud: usize) -> Visit {
    let visit = with_workers_that(MISBEHAVING);
    visit.drop_all_in(folder);
    let button = if cloud == 1 { "Skip 1 waiting".to_owned() } else { format!("Skip all {cloud} waiting") };
    visit.page.wait_for_text("#skip-all", &button);
    visit.page.settle();
    visit
}

pub fn let_come(visit: &Visit) {
    visit.page.eval::<bool>("(new BroadcastChannel('cloud').postMessage('downloaded'), true)");
}

/// The place in the list of the row that has the focus, and whether it is wholly on screen.
pub fn place(visit: &Visit) -> (usize, bool) {
    visit.page.eval(
        "(() => { const row = document.activeElement.closest('.file');
          const { top, bottom } = row.getBoundingClientRect();
          return [Number(row.getAttribute('aria-rowindex')) - 1, top >= 0 && bottom <= innerHeight]; })()",
    )
}

/// The id and the height on screen of the first row that is wholly there.
pub fn first_on_screen(visit: &Visit) -> (String, f64) {
    visit.page.eval(
        "[...document.querySelectorAll('.file-button')]
            .map((button) => [button.id, button.closest('.file').getBoundingClientRect().top])
            .find(([, top]) => top >= 0)",
    )
}

pub fn height_of(visit: &Visit, id: &str) -> f64 {
    visit.page.eval(&format!("document.getElementById('{id}').closest('.file').getBoundingClientRect().top"))
}

#[test]
fn a_grid_says_how_many_rows_it_has_and_what_is_in_them() {
    let folder = Folder::new();
    let visit = thousands(&folder);
    let grid = |name: &str| visit.page.attribute(".files", name);
    assert_eq!(grid("role").as_deref(), Some("grid"));
    assert_eq!(grid("aria-label").as_deref(), Some("Files"));
    assert_eq!(grid("aria-rowcount").as_deref(), Some("2001"), "with its head");
    assert_eq!(grid("aria-colcount").as_deref(), Some("5"));
    assert_eq!(visit.page.texts("[role=columnheader]"), ["Name", "What it is", "Device", "Taken", "Waiting"]);
    let regular = "[...document.querySelectorAll('.files [role=rowgroup] > [role=row]')]
        .every((row) => row.ariaRowIndex && row.querySelectorAll(':scope > [role]').length === 5)";
    assert!(visit.page.eval::<bool>(regular), "every row has all columns, and its place");
    let aligned = "[...document.querySelectorAll('.files [role=row]')].every((row) =>
        [...row.querySelectorAll(':scope > [role]')].slice(0, 4).every((cell, column) => {
            const head = document.querySelectorAll('[role=columnheader]')[column].getBoundingClientRect();
            const { left, right, top, bottom } = cell.getBoundingClientRect();
            const inside = row.getBoundingClientRect();
            return left === head.left && right === head.right && top >= inside.top && bottom <= inside.bottom;
        }))";
    assert!(visit.page.eval::<bool>(aligned), "every cell is under its column's head, in its row");
    let places: Vec<usize> = visit.rows().iter().map(|row| row.position).collect();
    assert_eq!(places, (1..=places.len()).collect::<Vec<_>>());
    assert!(places.len() < 100);

    // As a screen reader is told of it.
    let tree = visit.page.cdp("Accessibility.getFullAXTree", json!({}));
    let nodes = tree["nodes"].as_array().expect("a tree has nodes");
    let texts = |node: &Value| {
        ["role", "name", "description"].map(|key| node[key]["value"].as_str().unwrap_or_default().to_owned())
    };
    let said: Vec<[String; 3]> = nodes.iter().map(texts).collect();
    let button = said.iter().find(|[role, name, _]| role == "button" && name.starts_with("zebra"));
    let [_, name, description] = button.expect("the first row's button is in the tree");
    assert_eq!(name, "zebra.jpg many");
    assert_eq!(
        description,
        "FaceTime photo Its movie is not among these files iPhone 15 1 January 2020 file changed"
    );
    let count = |role: &str| said.iter().filter(|[of, ..]| of == role).count();
    assert_eq!((count("grid"), count("columnheader")), (1, 5));
    assert_eq!((count("row"), count("rowheader"), count("gridcell")), {
        let rows = places.len();
        (rows + 1, rows, 4 * rows)
    });
    visit.check_console();
}

#[test]
fn keys_lead_through_thousands_of_rows() {
    let folder = Folder::new();
    let visit = thousands(&folder);
    let step = |key: Key, expected: usize| {
        visit.page.press(key.clone());
        assert_eq!(place(&visit), (expected, true), "{key:?}");
        assert_eq!(visit.page.count(".files [tabindex='0']"), 1, "one stop for all of the list");
    };
    visit.page.eval::<Value>("document.getElementById('as-list').focus()");
    visit.page.press(Key::Tab);
    assert_eq!(place(&visit), (1, true));
    for row in 2..80 {
        step(Key::Down, row);
    }
    step(Key::Up, 78);
    let before = place(&visit).0;
    visit.page.press(Key::PageDown);
    let page = place(&visit).0 - before;
    assert!((5..=10).contains(&page), "a page of 800 pixels has {page} rows");
    step(Key::PageUp, before);
    step(Key::End, FILES);
    step(Key::Down, FILES);
    step(Key::Home, 1);
    step(Key::Up, 1);
    visit.page.press_with(Key::Control, Key::End);
    assert_eq!(place(&visit), (FILES, true));
    let ring = "getComputedStyle(document.activeElement, '::after').outlineStyle";
    assert_eq!(visit.page.eval::<String>(ring), "solid", "what has the focus is seen");

    // The last file is opened; Tab goes on into what has opened, and from there back to the row.
    visit.page.press(Key::Enter);
    visit.opened(&visit.rows().last().expect("rows are drawn").name);
    tab_to(&visit, "close");
    visit.page.press(Key::Escape);
    visit.page.wait_gone(".panel");
    assert_eq!(place(&visit), (FILES, true));
    visit.page.press_with(Key::Shift, Key::Tab);
    assert_eq!(focused(&visit), "as-list", "out of the list");
    visit.page.press(Key::Tab);
    assert_eq!(place(&visit), (FILES, true), "and in again, where one was");
    // Keys that mean something else stay the browser's.
    visit.page.press_with(Key::Alt, Key::Up);
    assert_eq!(place(&visit).0, FILES);
    visit.check_console();
}

#[test]
fn a_row_keeps_the_focus_where_it_is_not_drawn() {
    let folder = Folder::new();
    let visit = thousands(&folder);
    let there = 5;
    let next = visit.rows()[there].name.clone();
    visit.page.eval::<Value>(&format!("document.querySelector(\"{} button\").focus()", at(there)));
    for bottom in ["document.body.scrollHeight", "72000"] {
        visit.scroll_to(bottom);
        visit.page.settle();
        assert_eq!(place(&visit), (there, false), "scrolled away, and yet there");
        let list = "document.querySelector('.files > :last-child').getBoundingClientRect().height";
        assert_eq!(visit.page.eval::<f64>(list), 72.0 * 2000.0, "space makes up for the others");
    }
    visit.page.press(Key::Down);
    assert_eq!(place(&visit), (there + 1, true));

    // Opened, and far away when it is closed.
    visit.page.press(Key::Enter);
    visit.opened(&next);
    visit.scroll_to("document.body.scrollHeight");
    visit.page.wait_for(&at(FILES));
    visit.page.press(Key::Escape);
    visit.page.wait_gone(".panel");
    assert_eq!(place(&visit), (there + 1, true));
    visit.check_console();
}

#[test]
fn a_file_that_is_waited_for_is_skipped_by_keys() {
    let folder = Folder::new();
    photos(&folder, "cloud", 4, &facetime::still_jpeg());
    photos(&folder, "photo", 4, &facetime::still_jpeg());
    let visit = waiting_for(&folder, 4);
    visit.page.eval::<Value>("document.querySelector('.file-button').focus()");
    let press = |key: Key, expected: &str| {
        visit.page.press(key.clone());
        assert_eq!(focused(&visit), expected, "{key:?}");
    };
    press(Key::Right, "skip-0");
    press(Key::Down, "skip-1");
    press(Key::Left, "file-1");
    press(Key::Right, "skip-1");
    press(Key::Enter, "file-1");
    visit.page.wait_for_text("#skip-all", "Skip all 3 waiting");
    press(Key::Right, "file-1");

    // In a list that it leaves by that, the next one has the focus.
    let waiting = "[...document.querySelectorAll('.pill')].find((pill) => pill.textContent === 'Waiting 3')";
    visit.page.eval::<Value>(&format!("{waiting}.click()"));
    visit.page.wait_until("three rows", "document.querySelectorAll('.file').length === 3");
    visit.page.eval::<Value>("document.getElementById('file-2').focus()");
    press(Key::Right, "skip-2");
    press(Key::Space, "file-3");
    press(Key::End, "file-3");
    press(Key::Right, "skip-3");
    press(Key::Enter, "file-0");
    press(Key::Right, "skip-0");
    press(Key::Enter, "answer");
    assert_eq!(visit.page.text(".none"), "There are no files here.");
    visit.check_console();
}

#[test]
fn a_row_is_pressed_anywhere_but_on_its_own_button() {
    let folder = Folder::new();
    folder.file("cloud.jpg", &facetime::still_jpeg());
    photos(&folder, "photo", 3, &samples::samsung_jpeg());
    let visit = waiting_for(&folder, 1);
    for width in [320, 390, 1280, 2560] {
        visit.page.viewport(width, 800);
        visit.page.settle();
        let hits: Vec<bool> = visit.page.eval(
            "[...document.querySelectorAll('.file')].flatMap((row) => {
                const { left, right, top, bottom } = row.getBoundingClientRect();
                const at = (x, y) => document.elementFromPoint(x, y).closest('.file > *, .skip');
                const button = row.querySelector('.skip')?.getBoundingClientRect();
                const points = [[left + 2, top + 2], [right - 2, top + 2], [left + 2, bottom - 3], [(left + right) / 2, (top + bottom) / 2]];
                return [...points.map(([x, y]) => at(x, y).matches('.name')),
                    !button || at(button.x + button.width / 2, button.y + button.height / 2).matches('.skip')];
            })",
        );
        assert_eq!(hits.len(), 20);
        assert!(hits.iter().all(|hit| *hit), "at {width}: {hits:?}");
    }
}
