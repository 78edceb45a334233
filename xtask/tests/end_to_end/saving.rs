//! Taking photos away: what arrives on the visitor's disk is what lay there before, byte for byte.

use crate::downloads::{Downloads, check_zip};
use crate::harness::Folder;
use crate::support::zip::{Entry, Zip};
use crate::support::{facetime, samples};
use crate::visit::Visit;
use serde_json::{Value, json};
use std::path::Path;
use thirtyfour::Key;

const SAVE: &str = "#save";
const MORE: &str = "#more-ways";
pub const SAID: &str = ".saving p";
pub const DISMISS: &str = "#saving-dismiss";

/// Long enough to be cancelled on the way.
const LONG: u64 = 3_000_000_000;

pub fn still() -> Vec<u8> {
    facetime::still_jpeg()
}

pub fn movie() -> Vec<u8> {
    facetime::movie().filler(3_000_000).build()
}

pub fn camera() -> Vec<u8> {
    facetime::jpeg(&samples::camera_app_tiff())
}

/// A FaceTime photo and its movie of another name, and a photo that has the first one's.
pub fn album(folder: &Folder) {
    folder.file("stills/IMG_1.JPG", &still());
    folder.file("movies/3F2A.MOV", &movie());
    folder.file("camera/img_1.jpg", &camera());
    folder.file("camera/notes.txt", b"notes");
}

fn visit(folder: &Folder) -> Visit {
    read(Visit::start(), folder, 4)
}

pub fn read(visit: Visit, folder: &Folder, files: usize) -> Visit {
    visit.drop_all_in(folder);
    visit.wait_read(files);
    visit
}

/// Presses one of the other ways.
#[track_caller]
pub fn choose(visit: &Visit, label: &str) {
    if visit.page.count(".save-ways") == 0 {
        visit.page.click(MORE);
    }
    let labels = visit.page.texts(".save-ways .way");
    let at = labels.iter().position(|found| found.starts_with(label));
    let at = at.unwrap_or_else(|| visit.page.fail(&format!("{label} is not among {labels:?}")));
    visit.page.click(&format!(".save-ways li:nth-child({}) .way", at + 1));
}

pub fn filter(visit: &Visit, name: &str) {
    let press = format!(
        "[...document.querySelectorAll('.pill')].find((pill) => pill.textContent.startsWith('{name}')).click()"
    );
    visit.page.eval::<Value>(&press);
}

#[test]
fn a_zip_of_all_that_is_shown() {
    let folder = Folder::new();
    album(&folder);
    let visit = visit(&folder);
    let downloads = Downloads::of(&visit);
    filter(&visit, "All");
    visit.page.wait_for_text(SAVE, "Save 3 as ZIP");
    visit.page.click(SAVE);
    visit.page.wait_for_text(SAID, "Saved 3 files");
    let path = downloads.wait_for(&visit, "Photos.zip");
    let expected = [("IMG_1.JPG", still()), ("IMG_1.MOV", movie()), ("img_1 (2).jpg", camera())];
    check_zip(&path, &expected);
    assert!(visit.page.text(SAID).contains("“Photos.zip”"));
    visit.page.click(DISMISS);
    visit.page.wait_gone(".saving");
    visit.check_console();
}

/// In the grid a Live Photo is one picture: its movie is no cell, and comes along all the same.
#[test]
fn one_picture_of_the_grid_is_two_files() {
    let folder = Folder::new();
    album(&folder);
    let visit = read(Visit::start_as_grid(), &folder, 4);
    let downloads = Downloads::of(&visit);
    let cells = |count: usize| {
        visit.page.wait_until("the cells", &format!("document.querySelectorAll('.cell').length === {count}"));
    };
    filter(&visit, "FaceTime");
    cells(1);
    assert_eq!(visit.page.text(".pill[aria-pressed=true]"), "FaceTime 1");
    filter(&visit, "All");
    cells(2);
    choose(&visit, "Report as CSV");
    visit.page.wait_for_text(SAID, "Saved the report on 3 files");
    downloads.wait_for(&visit, "Photo report.csv");
    visit.page.eval::<Value>("(document.querySelector('.cell[data-tone=found] .tick').click(), null)");
    visit.page.wait_for_text(".selection", "1 selected");
    visit.page.wait_for_text(SAVE, "Save 1 as ZIP");
    visit.page.click(SAVE);
    visit.page.wait_for_text(SAID, "Saved 2 files");
    let path = downloads.wait_for(&visit, "FaceTime photos.zip");
    check_zip(&path, &[("IMG_1.JPG", still()), ("IMG_1.MOV", movie())]);
    visit.see_as("list");
    assert_eq!(visit.rows().len(), 3, "a row for each file");
    visit.check_console();
}

/// A movie is taken along though the filter shows only its still; the report lies beside them, and names stay.
#[test]
fn with_a_report_and_names_as_they_are() {
    let folder = Folder::new();
    album(&folder);
    let visit = visit(&folder);
    let downloads = Downloads::of(&visit);
    filter(&visit, "FaceTime");
    visit.page.wait_for_text(SAVE, "Save 2 as ZIP");
    choose(&visit, "Same name");
    choose(&visit, "Put the report");
    visit.page.press(thirtyfour::Key::Escape);
    visit.page.wait_gone(".save-ways");
    visit.page.click(SAVE);
    let path = downloads.wait_for(&visit, "FaceTime photos.zip");
    let zip = std::fs::read(&path).expect("the archive can be read");
    let mut files = crate::downloads::ours(&zip);
    files.sort();
    let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["3F2A.MOV", "IMG_1.JPG", "report.csv"]);
    let report = String::from_utf8_lossy(&files[2].1);
    assert_eq!(report.lines().count(), 3, "{report}");
    assert!(report.contains("movies/3F2A.MOV,mov,certain"), "{report}");
    let expected = [("3F2A.MOV", movie()), ("IMG_1.JPG", still()), ("report.csv", files[2].1.clone())];
    check_zip(&path, &expected);
    // Its header stands before its name, with the years since 1980 in the upper bits of two bytes.
    let name = zip.windows(10).position(|bytes| bytes == b"report.csv").expect("it is there");
    assert!(zip[name - 30 + 13] >> 1 > 40, "it is of today");
    visit.check_console();
}

#[test]
fn reports_names_and_paper() {
    let folder = Folder::new();
    album(&folder);
    let visit = visit(&folder);
    let downloads = Downloads::of(&visit);
    filter(&visit, "All");
    choose(&visit, "Report as JSON");
    visit.page.wait_for_text(SAID, "Saved the report on 3 files as “Photo report.json”.");
    let path = downloads.wait_for(&visit, "Photo report.json");
    let text = std::fs::read_to_string(path).expect("a report can be read");
    let mut records: Vec<Value> = serde_json::from_str(&text).expect("it is JSON");
    records.sort_by_key(|record| record["path"].to_string());
    let shown = |key: &str| records.iter().map(|record| record[key].clone()).collect::<Vec<_>>();
    assert_eq!(shown("path"), ["camera/img_1.jpg", "movies/3F2A.MOV", "stills/IMG_1.JPG"]);
    assert_eq!(shown("grade"), ["no", "certain", "certain"]);
    assert_eq!(shown("length"), [camera().len(), movie().len(), still().len()]);

    choose(&visit, "Report as CSV");
    let path = downloads.wait_for(&visit, "Photo report.csv");
    let text = std::fs::read_to_string(path).expect("a report can be read");
    let lines: Vec<&str> = text.split("\r\n").collect();
    assert!(lines[0].starts_with("\u{FEFF}path,kind,grade,"), "{text}");
    assert!(lines.iter().any(|line| line.starts_with("stills/IMG_1.JPG,jpeg,certain,")), "{text}");

    let clipboard = "Object.defineProperty(navigator, 'clipboard', { value: { writeText: async (text) => { self.copied = text; } } })";
    visit.page.eval::<Value>(&format!("({clipboard}, null)"));
    choose(&visit, "Copy names");
    visit.page.wait_for_text(SAID, "Copied 3 names.");
    let mut copied: Vec<String> = visit.page.eval::<String>("copied").lines().map(str::to_owned).collect();
    copied.sort();
    assert_eq!(copied, ["3F2A.MOV", "IMG_1.JPG", "img_1.jpg"]);
    let refused = "navigator.clipboard.writeText = async () => { throw new Error(); }";
    visit.page.eval::<Value>(&format!("({refused}, null)"));
    choose(&visit, "Copy names");
    visit.page.wait_for_text(SAID, "does not let this page copy");
    check_print(&visit);
    visit.check_console();
}

/// The sheet is there as long as it is printed, by the button and by the browser's own command.
fn check_print(visit: &Visit) {
    let printing = "(window.print = () => {
        dispatchEvent(new Event('beforeprint'));
        self.printed = document.querySelector('.sheet')?.innerText;
    }, null)";
    visit.page.eval::<Value>(printing);
    choose(visit, "Print");
    visit.page.wait_until("a print", "self.printed !== undefined");
    visit.page.cdp("Emulation.setEmulatedMedia", json!({ "media": "print" }));
    visit.page.wait_for(".sheet table");
    let sheet = visit.page.text(".sheet");
    assert!(sheet.contains("1 FaceTime photo in 3 files") && sheet.contains("camera"), "{sheet}");
    assert_eq!(visit.page.count(".sheet tbody tr"), 3);
    assert!(visit.page.eval::<bool>("!document.querySelector('.main').checkVisibility()"));
    visit.page.cdp("Emulation.setEmulatedMedia", json!({ "media": "" }));
    visit.page.eval::<bool>("dispatchEvent(new Event('afterprint'))");
    visit.page.wait_until("no sheet", "!document.querySelector('.sheet')");
    // All that is printed of the browser's own accord.
    let pdf = visit.page.cdp("Page.printToPDF", json!({}));
    assert!(pdf["data"].as_str().is_some_and(|data| data.len() > 1000));
    visit.page.wait_until("no sheet", "!document.querySelector('.sheet')");
}

/// Stored, deflated, and in an archive that had to be unpacked.
#[test]
fn out_of_archives() {
    let folder = Folder::new();
    let inner = Zip::of([Entry::stored("IMG_3.MOV", &movie())]).build();
    let zip = Zip::of([
        Entry::stored("IMG_1.JPG", &still()),
        Entry::deflated_in_blocks("IMG_2.MOV", &movie()),
        Entry::deflated_in_blocks("inner.zip", &inner),
    ]);
    folder.file("a.zip", &zip.build());
    let visit = read(Visit::start(), &folder, 5);
    let downloads = Downloads::of(&visit);
    filter(&visit, "All");
    choose(&visit, "Same name");
    visit.page.click(".behind");
    visit.page.wait_for_text(SAVE, "Save 3 as ZIP");
    visit.page.click(SAVE);
    visit.page.wait_for_text(SAID, "Saved 3 files");
    let path = downloads.wait_for(&visit, "FaceTime photos.zip");
    check_zip(&path, &[("IMG_1.JPG", still()), ("IMG_2.MOV", movie()), ("IMG_3.MOV", movie())]);
    visit.check_console();
}

/// What has gone since it was read is named, and nothing else suffers.
#[test]
fn a_file_that_has_gone() {
    let folder = Folder::new();
    album(&folder);
    let visit = visit(&folder);
    let downloads = Downloads::of(&visit);
    filter(&visit, "All");
    visit.page.wait_for_text(SAVE, "Save 3 as ZIP");
    std::fs::remove_file(folder.path().join("movies/3F2A.MOV")).expect("a file can be removed");
    visit.page.click(SAVE);
    visit.page.wait_for_text(SAID, "Saved 2 files");
    let left_out = visit.page.text(".saving li");
    assert!(left_out.starts_with("3F2A.MOV: This file is no longer where it was."), "{left_out}");
    let path = downloads.wait_for(&visit, "Photos.zip");
    check_zip(&path, &[("IMG_1.JPG", still()), ("img_1 (2).jpg", camera())]);
    for name in ["stills/IMG_1.JPG", "camera/img_1.jpg"] {
        std::fs::remove_file(folder.path().join(name)).expect("a file can be removed");
    }
    visit.page.click(SAVE);
    visit.page.wait_for_text(SAID, "None of the files could be saved.");
    assert_eq!(visit.page.count(".saving li"), 3);
    assert_eq!(downloads.names(), ["Photos.zip"]);
}

/// A movie of some gigabytes, of which hardly anything takes room on the disk.
pub fn long_movie(path: &Path) {
    let head = movie();
    let mut file = std::fs::File::create(path).expect("a file can be made");
    std::io::Write::write_all(&mut file, &head).expect("it can be written");
    file.set_len(LONG).expect("a file may have holes");
}

#[test]
fn progress_and_cancel() {
    let folder = Folder::new();
    folder.file("IMG_1.JPG", &still());
    long_movie(&folder.path().join("IMG_2.MOV"));
    let visit = read(Visit::start(), &folder, 2);
    let downloads = Downloads::of(&visit);
    filter(&visit, "All");
    visit.page.click(SAVE);
    visit.page.wait_until(
        "some of it done",
        "/Saving 1 of 2, [0-9.]+ [MG]B of 3\\.0 GB/.test(document.querySelector('.saving p')?.innerText)",
    );
    assert_eq!(visit.page.attribute(SAVE, "aria-disabled").as_deref(), Some("true"));
    assert!(visit.page.eval::<f64>("document.querySelector('.saving progress').position") < 1.0);
    visit.page.click("#saving-cancel");
    visit.page.wait_for_text(SAID, "Cancelled. Nothing was saved.");
    assert_eq!(visit.page.eval::<String>("document.activeElement.id"), "saving-dismiss");
    visit.page.settle();
    assert_eq!(downloads.names(), [""; 0]);
    visit.page.click(DISMISS);
    assert_eq!(visit.page.eval::<String>("document.activeElement.id"), "save");
    visit.check_console();
}

/// The keyboard stays in the opened picture when what was told of saving is closed over it.
#[test]
fn closed_over_an_opened_picture() {
    let folder = Folder::new();
    folder.file("IMG_1.JPG", &still());
    let visit = read(Visit::start(), &folder, 1);
    let downloads = Downloads::of(&visit);
    visit.open("IMG_1.JPG");
    visit.page.click("#save-still");
    downloads.wait_for(&visit, "IMG_1.JPG");
    visit.page.wait_for_text(SAID, "Saved 1 file");
    visit.page.eval::<Value>(&format!("document.querySelector('{DISMISS}').focus()"));
    visit.page.press(Key::Enter);
    visit.page.wait_gone(".saving");
    let inside = "document.querySelector('.viewer').contains(document.activeElement)";
    visit.page.wait_until("the focus in the picture", inside);
    visit.check_console();
}

/// As it is and under its own name; with its other half, as an archive of two, since a browser asks before it takes a
/// second file.
#[test]
fn one_file_and_both_halves() {
    let folder = Folder::new();
    album(&folder);
    folder.file("a.zip", &Zip::of([Entry::deflated_in_blocks("IMG_2.JPG", &camera())]).build());
    let visit = read(Visit::start(), &folder, 6);
    let downloads = Downloads::of(&visit);
    filter(&visit, "All");
    visit.open("3F2A.MOV");
    let saves = "[id^=save-]:not(#save-ways)";
    visit.page.wait_for("#save-both");
    assert_eq!(visit.page.texts(saves), ["Save both", "Save photo", "Save movie"]);
    visit.page.click("#save-movie");
    let path = downloads.wait_for(&visit, "3F2A.MOV");
    assert!(std::fs::read(path).expect("it can be read") == movie());
    visit.page.click("#save-both");
    let path = downloads.wait_for(&visit, "FaceTime photos.zip");
    check_zip(&path, &[("IMG_1.JPG", still()), ("IMG_1.MOV", movie())]);
    // What was told of it is still there, and all else goes on.
    visit.open("IMG_2.JPG");
    visit.page.wait_for("#save-still");
    assert_eq!(visit.page.texts(saves), ["Save photo"]);
    visit.page.click("#save-still");
    let path = downloads.wait_for(&visit, "IMG_2.JPG");
    assert!(std::fs::read(path).expect("it can be read") == camera());
    visit.check_console();
}
