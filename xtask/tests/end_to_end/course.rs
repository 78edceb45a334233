//! The course of a visit: stopping half-way, adding more files, starting over.

use crate::harness::Folder;
use crate::support::facetime;
use crate::visit::{Visit, inside, verdicts};
use std::path::PathBuf;
use thirtyfour::Key;

/// More than the workers are given at once, several times over.
const MANY: usize = 1200;

/// Clicks on a button once a condition is true, and remembers it in `window.clicked`.
const CLICK_WHEN: &str = "(() => {
    self.clicked = false;
    new MutationObserver((_, watch) => {
        if (!(CONDITION)) return;
        watch.disconnect();
        document.querySelector('BUTTON').click();
        self.clicked = true;
    }).observe(document, { subtree: true, childList: true, characterData: true });
    return true;
})()";
/// All files are listed, some have been read, and not all.
const HALF_WAY: &str = "/^[1-9].* of 1,200/.test(document.querySelector('.reading .count')?.textContent)";
/// The first files of a folder are listed.
const FOUND_SOME: &str = "document.querySelector('.reading')";

fn many_photos(folder: &Folder) -> Vec<PathBuf> {
    let photo = facetime::still_jpeg();
    (0..MANY).map(|number| folder.file(&format!("many/photo {number}.jpg"), &photo)).collect()
}

fn click_when(visit: &Visit, condition: &str, button: &str) {
    let script = CLICK_WHEN.replace("CONDITION", condition).replace("BUTTON", button);
    visit.page.eval::<bool>(&script);
}

/// The number of rows with a verdict.
fn count(counts: &[(String, usize)], verdict: &str) -> usize {
    counts.iter().find(|(known, _)| known == verdict).map_or(0, |(_, count)| *count)
}

/// Files that were not read, as the sentence under the headline has it.
fn said_not_read(visit: &Visit) -> usize {
    let remark = visit.page.text(".count").replace(',', "");
    let words: Vec<&str> = remark.split_whitespace().collect();
    let at = words.windows(4).position(|words| words[1..] == ["files", "were", "not"]);
    at.map_or(0, |at| words[at].parse().expect("a number of files"))
}

#[test]
fn cancel_leaves_the_rest_unread_and_the_page_alive() {
    let folder = Folder::new();
    let photos = many_photos(&folder);
    let visit = Visit::start();
    click_when(&visit, HALF_WAY, "#cancel");
    visit.page.choose("#choose-photos", &photos);
    visit.page.wait_until("the click", "self.clicked");
    visit.wait_read(MANY);
    visit.page.settle();

    let counts = verdicts(&visit.all_rows());
    let (read, unread) = (count(&counts, "FaceTime photo"), count(&counts, "Not read"));
    assert_eq!(read + unread, MANY, "{counts:?}");
    assert!(read > 0 && unread > 0, "{counts:?}");
    assert_eq!(said_not_read(&visit), unread, "what arrived after the click was read");
    let pair = Folder::new();
    pair.file("IMG_9.MOV", &facetime::movie().build());
    visit.drop_all_in(&pair);
    visit.wait_read(MANY + 1);
    assert_eq!(said_not_read(&visit), unread, "the rest stays unread");
    let rows = visit.all_rows();
    visit.show(rows.iter().find(|row| row.name == "IMG_9.MOV").expect("the movie has a row"));
    assert!(visit.open("IMG_9.MOV").verdict.starts_with("Recorded during a FaceTime call"));
    visit.page.press(Key::Escape);
    visit.page.wait_gone(".panel");

    // One that was left out is read when it is opened.
    let skipped = rows.iter().rev().find(|row| row.verdict == "Not read").expect("some were not read");
    visit.show(skipped);
    assert!(visit.open(&skipped.name).verdict.starts_with("Taken during a FaceTime call"));
    assert_eq!(said_not_read(&visit), unread - 1);
    visit.check_console();
}

/// A folder is listed while its first files are read already: what is listed later is not wanted either.
#[test]
fn cancel_ends_the_search_in_a_folder() {
    let folder = Folder::new();
    many_photos(&folder);
    let visit = Visit::start();
    click_when(&visit, FOUND_SOME, "#cancel");
    visit.drop_all_in(&folder);
    visit.page.wait_until("the click", "self.clicked");
    visit.page.settle();
    assert_eq!(visit.page.count(".reading"), 0, "{}", visit.page.text("h1"));
    let counts = verdicts(&visit.all_rows());
    let (read, unread) = (count(&counts, "FaceTime photo"), count(&counts, "Not read"));
    let rows: usize = counts.iter().map(|(_, count)| count).sum();
    assert_eq!(rows, read + unread, "{counts:?}");
    assert!(rows < MANY, "{counts:?}");
    visit.check_console();
}

#[test]
fn start_over_at_once_forgets_all_that_was_under_way() {
    let folder = Folder::new();
    many_photos(&folder);
    let visit = Visit::start();
    visit.page.eval::<bool>("(self.former = true)");
    click_when(&visit, FOUND_SOME, "#start-over");
    visit.drop_all_in(&folder);
    visit.wait_another_page();
    visit.page.settle();
    assert_eq!(visit.page.count(".finder"), 1, "files of the former visit arrived");

    let other = Folder::new();
    other.file("IMG_1234.HEIC", &facetime::still_heic());
    visit.drop_all_in(&other);
    visit.wait_read(1);
    visit.page.settle();
    assert_eq!(visit.answer().0, "1 FaceTime photo in 1 file");
    assert_eq!(visit.rows().len(), 1);
    visit.check_console();
}

#[test]
fn a_movie_that_comes_later_meets_its_still() {
    let folder = Folder::new();
    folder.file("first/IMG_1234.JPG", &facetime::still_jpeg());
    folder.file("second/IMG_9.MOV", &facetime::movie().build());
    let visit = Visit::start();
    visit.drop(&inside(&folder.path().join("second")));
    visit.wait_read(1);
    assert_eq!(visit.row("IMG_9.MOV").verdict, "Movie of a FaceTime photo, very likely");
    assert_eq!(visit.row("IMG_9.MOV").half, "Its still is not among these files");

    visit.drop(&inside(&folder.path().join("first")));
    visit.wait_read(2);
    let (still, movie) = (visit.row("IMG_1234.JPG"), visit.row("IMG_9.MOV"));
    assert_eq!([still.verdict, still.half], ["FaceTime photo", "Movie: IMG_9.MOV"]);
    assert_eq!([movie.verdict, movie.half], ["Movie of a FaceTime photo", "Still: IMG_1234.JPG"]);
    let said = ("1 FaceTime photo in 2 files", "It is a Live Photo with its movie.");
    assert_eq!(visit.answer(), (said.0.to_owned(), said.1.to_owned()));
    visit.check_console();
}

#[test]
fn the_same_files_again_after_starting_over() {
    let folder = Folder::new();
    folder.file("IMG_1234.JPG", &facetime::still_jpeg());
    let visit = Visit::start();
    for _ in 0..2 {
        visit.drop_all_in(&folder);
        visit.wait_read(1);
        visit.open("IMG_1234.JPG");
        visit.page.click("#close");
        visit.page.wait_gone(".panel");
        visit.start_over();
    }
    visit.check_console();
}
