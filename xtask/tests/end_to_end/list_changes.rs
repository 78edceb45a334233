//! The list while it changes: the focus stays on its file, and what is looked at where it is on screen.

use crate::harness::Folder;
use crate::keyboard::focused;
use crate::list::{first_on_screen, height_of, let_come, photos, place, waiting_for};
use crate::support::{facetime, samples};
use crate::visit::{Visit, row_of};
use serde_json::Value;
use thirtyfour::Key;

/// Ordinary photos, then some of FaceTime's, which come first when the last file has been read; and one that is set
/// aside then, which is said above the list.
fn to_be_ordered(folder: &Folder) -> Visit {
    photos(folder, "a", 60, &samples::samsung_jpeg());
    photos(folder, "b", 20, &facetime::still_jpeg());
    folder.file("cloud.jpg", &facetime::still_jpeg());
    folder.file("notes.txt", b"notes");
    waiting_for(folder, 1)
}

fn read_to_the_end(visit: &Visit) {
    let_come(visit);
    visit.wait_read(82);
    visit.page.settle();
}

#[test]
fn the_focus_stays_on_its_file_when_the_order_changes() {
    let folder = Folder::new();
    let visit = to_be_ordered(&folder);
    let row = row_of(&visit.page, "a 0012.jpg");
    visit.page.eval::<Value>(&format!("document.querySelector('{row}').focus()"));
    assert_eq!(place(&visit), (13, true));
    let before = height_of(&visit, row.trim_start_matches('#'));
    read_to_the_end(&visit);
    assert_eq!(format!("#{}", focused(&visit)), row);
    assert_eq!(place(&visit), (34, true), "behind 21 that were found");
    let after = height_of(&visit, row.trim_start_matches('#'));
    assert!((before - after).abs() < 1.5, "from {before} to {after}");
    visit.page.press(Key::Down);
    assert_eq!(place(&visit), (35, true));
    visit.check_console();
}

/// A row that is drawn elsewhere is taken from the document for that, with the focus on it.
#[test]
fn the_focus_is_not_lost_with_its_row() {
    let folder = Folder::new();
    let visit = to_be_ordered(&folder);
    visit.scroll_to("4800");
    visit.page.settle();
    let row = row_of(&visit.page, "b 0009.jpg");
    visit.page.eval::<Value>(&format!("document.querySelector('{row}').focus()"));
    read_to_the_end(&visit);
    assert_eq!(format!("#{}", focused(&visit)), row);
    assert_eq!(place(&visit), (10, true));
    visit.check_console();
}

#[test]
fn the_focus_goes_back_to_the_answer_when_no_row_is_left() {
    let folder = Folder::new();
    photos(&folder, "cloud", 3, &facetime::still_jpeg());
    let visit = waiting_for(&folder, 3);
    visit.page.click(".pill:last-child");
    visit
        .page
        .wait_until("the waiting ones", "document.querySelector('.pill:last-child').ariaPressed === 'true'");
    visit.page.eval::<Value>("document.getElementById('file-1').focus()");
    let_come(&visit);
    visit.page.wait_for(".none");
    assert_eq!(focused(&visit), "answer", "and not to the page as a whole");
    visit.check_console();
}

/// Notes the height of a row in every picture that is drawn, and how many rows the list has. By a clock that leaps, all
/// drawing seems to take long: then Yew lets the browser paint before it has come to its end, here for some pictures.
const WATCH: &str = "(() => {
    const { now } = Date;
    let leaps = 0;
    Date.now = () => now() + 20 * ++leaps;
    const { setTimeout } = self;
    self.setTimeout = (call, wait) => setTimeout(call, Math.max(wait, 60));
    self.seen = [];
    const row = () => document.getElementById('ID')?.closest('.file');
    const look = () => {
        seen.push([row()?.getBoundingClientRect().top ?? null, Number(document.querySelector('.files').ariaRowCount)]);
        requestAnimationFrame(look);
    };
    // Behind what the page does before it is painted.
    requestAnimationFrame(look);
    return true;
})()";

/// The rows that the list had in each picture, after it is checked that the watched row stood at this height in all.
fn watched(visit: &Visit, before: f64) -> Vec<usize> {
    let seen: Vec<(Option<f64>, usize)> = visit.page.eval("seen");
    let check = |(height, rows): (Option<f64>, usize)| {
        let height = height.unwrap_or_else(|| visit.page.fail("the row was not drawn any more"));
        assert!((height - before).abs() < 1.5, "from {before} to {height}, with {rows} rows");
        rows
    };
    seen.into_iter().map(check).collect()
}

#[test]
fn what_is_looked_at_stays_when_the_order_changes() {
    let folder = Folder::new();
    let visit = to_be_ordered(&folder);
    visit.scroll_to("2000");
    visit.page.settle();
    let (row, before) = first_on_screen(&visit);
    visit.page.eval::<bool>(&WATCH.replace("ID", &row));
    read_to_the_end(&visit);
    assert_eq!(visit.page.count(".aside"), 1, "a line more above the list");
    assert_eq!(watched(&visit, before).last(), Some(&82), "with the head");
    visit.check_console();
}

#[test]
fn what_is_looked_at_stays_when_the_window_changes() {
    let folder = Folder::new();
    let visit = to_be_ordered(&folder);
    visit.scroll_to("2000");
    visit.page.settle();
    let (row, before) = first_on_screen(&visit);
    let list = |visit: &Visit| -> f64 {
        visit
            .page
            .eval("scrollY + document.querySelector('.files > :last-child').getBoundingClientRect().top")
    };
    let above = list(&visit);
    // Narrower ones are shown as on a phone, where the browser moves the page by some pixels of its own.
    for width in [600, 1280] {
        visit.page.viewport(width, 800);
        visit.page.settle();
        let after = height_of(&visit, &row);
        assert!((before - after).abs() < 1.5, "from {before} to {after} at {width}");
        assert_eq!(list(&visit) == above, width == 1280, "what is above the list has another height at 600");
    }
    visit.check_console();
}

#[test]
fn who_is_at_the_top_sees_what_was_found() {
    let folder = Folder::new();
    let visit = to_be_ordered(&folder);
    assert_eq!(visit.rows()[0].name, "a 0000.jpg");
    read_to_the_end(&visit);
    assert_eq!(visit.page.eval::<f64>("scrollY"), 0.0);
    assert_eq!(visit.rows()[0].name, "b 0000.jpg");
    assert_eq!(first_on_screen(&visit).0, row_of(&visit.page, "b 0000.jpg")[1..]);
}

#[test]
fn a_filters_list_stays_in_place_while_files_come_in_above() {
    let folder = Folder::new();
    photos(&folder, "cloud", 40, &facetime::still_jpeg());
    photos(&folder, "photo", 60, &facetime::still_jpeg());
    let visit = waiting_for(&folder, 40);
    visit.page.click(".pill:first-child");
    visit.page.wait_until("the flagged ones", "document.querySelector('.files').ariaRowCount === '61'");
    visit.scroll_to("1500");
    visit.page.settle();
    let (row, before) = first_on_screen(&visit);
    visit.page.eval::<bool>(&WATCH.replace("ID", &row));
    let_come(&visit);
    visit.wait_read(100);
    visit.page.settle();
    let mut counts = watched(&visit, before);
    counts.dedup();
    assert!(counts.len() > 4, "they come in little by little: {counts:?}");
    assert_eq!(counts.last(), Some(&101));
    visit.check_console();
}
