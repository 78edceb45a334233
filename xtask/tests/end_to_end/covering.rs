//! What lies over the page: it can be reached and left by keys, by presses and by the browser's Back, and leaves free what
//! one presses.

use crate::downloads::{Downloads, ours};
use crate::harness::Folder;
use crate::support::facetime;
use crate::visit::{Visit, row_of};
use serde_json::Value;
use thirtyfour::Key;

const MORE: &str = "#more-ways";
const WAYS: &str = ".save-ways";

fn visit(folder: &Folder) -> Visit {
    folder.file("IMG_1.JPG", &facetime::still_jpeg());
    folder.file("IMG_1.MOV", &facetime::movie().build());
    folder.file("notes.txt", b"notes");
    let visit = Visit::start();
    visit.drop_all_in(folder);
    visit.wait_read(3);
    visit
}

#[test]
fn the_other_ways_are_left_by_keys() {
    let folder = Folder::new();
    let visit = visit(&folder);
    let page = &visit.page;
    page.click(MORE);
    page.wait_for(WAYS);
    page.press(Key::Tab);
    page.press(Key::Escape);
    page.wait_gone(WAYS);
    page.wait_until("the focus", "document.activeElement.id === 'more-ways'");

    page.press(Key::Enter);
    page.wait_for(WAYS);
    let ways = page.count(".way");
    for _ in 0..ways {
        page.press(Key::Tab);
        assert_eq!(page.count(WAYS), 1, "the keyboard is in it");
    }
    page.press(Key::Tab);
    page.wait_gone(WAYS);
    assert!(page.eval::<bool>("document.activeElement !== document.body"), "and goes on behind it");
    visit.check_console();
}

#[test]
fn a_press_beside_the_other_ways_saves_at_once() {
    let folder = Folder::new();
    let visit = visit(&folder);
    let downloads = Downloads::of(&visit);
    visit.page.click(MORE);
    visit.page.click(".way[aria-checked=false]");
    visit.page.click("#save");
    visit.page.wait_gone(WAYS);
    let zip = std::fs::read(downloads.wait_for(&visit, "FaceTime photos.zip")).expect("it is there");
    let names: Vec<String> = ours(&zip).into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["IMG_1.JPG", "IMG_1.MOV", "report.csv"]);
    visit.page.click(MORE);
    visit.page.wait_for(WAYS);
    visit.page.click(MORE);
    visit.page.wait_gone(WAYS);
    visit.check_console();
}

/// As at a zoom of 400 % in a window of 1280 by 1024.
#[test]
fn all_ways_are_reached_in_a_small_window() {
    let folder = Folder::new();
    let visit = visit(&folder);
    let page = &visit.page;
    let is_seen = "(() => {
        const { top, bottom, left, right } = document.activeElement.getBoundingClientRect();
        return top >= 0 && bottom <= innerHeight && left >= 0 && right <= innerWidth;
    })()";
    for (width, height) in [(320, 256), (640, 320), (320, 640), (390, 844)] {
        page.viewport(width, height);
        page.settle();
        page.eval::<Value>("document.getElementById('more-ways').focus()");
        page.press(Key::Enter);
        page.wait_for(WAYS);
        for way in 0..page.count(".way") {
            page.press(Key::Tab);
            assert!(page.eval::<bool>(is_seen), "way {way} at {width} by {height}");
        }
        page.press(Key::Escape);
        page.wait_gone(WAYS);
    }
    visit.check_console();
}

/// Whether what is told lies over one of these.
const COVERED: &str = "((css) => {
    const a = document.querySelector('.saving').getBoundingClientRect();
    return [...document.querySelectorAll(css)].filter((one) => {
        const b = one.getBoundingClientRect();
        return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
    }).map((one) => one.id || one.className);
})";

#[test]
fn what_is_told_leaves_free_what_is_pressed() {
    let folder = Folder::new();
    let visit = visit(&folder);
    let page = &visit.page;
    page.click(".tick");
    page.click("#save");
    page.wait_for("#saving-dismiss");
    for (width, height) in [(320, 640), (390, 844), (768, 1024), (1440, 900), (2560, 1440)] {
        page.viewport(width, height);
        page.settle();
        let covered: Vec<String> = page.eval(&format!("{COVERED}('.selection, .dock .button')"));
        assert_eq!(covered, [""; 0], "at {width} by {height}");
    }
    page.click("#clear");
    visit.see_as("list");
    page.click(&row_of(page, "IMG_1.JPG"));
    page.wait_for(".viewer .frame");
    for (width, height) in [(390, 844), (768, 1024), (1440, 900)] {
        page.viewport(width, height);
        page.settle();
        let covered: Vec<String> = page.eval(&format!("{COVERED}('.controls, .viewer .round')"));
        assert_eq!(covered, [""; 0], "in a picture, at {width} by {height}");
    }
    visit.check_console();
}

/// It closes a picture and does not leave the page; and no entries are left behind in the history.
#[test]
fn back_closes_a_picture() {
    let folder = Folder::new();
    let visit = visit(&folder);
    let page = &visit.page;
    let address: String = page.eval("location.href");
    let back = || page.eval::<Value>("void history.back()");
    let open = || {
        page.click(&row_of(page, "IMG_1.JPG"));
        page.wait_for(".viewer");
        page.wait_until("an entry", "history.length === self.entries + 1");
        assert_eq!(page.eval::<String>("location.href"), address, "it says nothing of the photo");
    };
    page.eval::<Value>("void (self.entries = history.length)");
    open();
    back();
    page.wait_gone(".viewer");
    assert_eq!(visit.rows().len(), 2, "the page is as it was");

    // Closed by its button, opened again at once, and then by Back.
    open();
    page.eval::<Value>(
        "(document.getElementById('close').click(),
        new Promise((done) => requestAnimationFrame(() => { document.querySelector('.file-button').click(); done(); })))",
    );
    page.wait_for(".viewer");
    page.settle();
    back();
    page.wait_gone(".viewer");
    open();
    page.press(Key::Escape);
    page.wait_gone(".viewer");
    visit.check_console();
}

/// What is no photo or movie cannot be saved, and the button says so.
#[test]
fn nothing_to_save_is_said() {
    let folder = Folder::new();
    folder.file("IMG_1.JPG", &facetime::still_jpeg());
    folder.file("broken.zip", b"PK\x03\x04 and nothing else");
    let visit = Visit::start();
    visit.drop_all_in(&folder);
    visit.wait_read(2);
    let tick = format!(".file:has({}) .tick", row_of(&visit.page, "broken.zip"));
    visit.page.click(&tick);
    visit.page.wait_for_text("#save", "Nothing to save");
    assert_eq!(visit.page.attribute("#save", "aria-disabled").as_deref(), Some("true"));
    visit.page.click(&tick);
    visit.page.wait_for_text("#save", "Save 1 as ZIP");
    visit.check_console();
}
