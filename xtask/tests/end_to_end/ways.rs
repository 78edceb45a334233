//! Every way in which files come to the page: a drop of folders, both inputs, paste, and a drop of which the
//! browser knows only the files.

use crate::harness::{Folder, Page};
use crate::support::facetime;
use crate::visit::{Visit, inside, verdicts};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

/// More than the browser lists at a time.
const MANY: usize = 230;

/// A still and its movie.
fn pair(folder: &Folder) -> [PathBuf; 2] {
    [
        folder.file("IMG_1234.JPG", &facetime::still_jpeg()),
        folder.file("IMG_1234.MOV", &facetime::movie().build()),
    ]
}

#[test]
fn a_drop_of_nested_folders_beside_a_file() {
    let folder = Folder::new();
    for number in 0..MANY {
        folder.file(&format!("Library/2024/many/note {number}.txt"), b"no photo");
    }
    folder.file("Library/2024/IMG_1234.JPG", &facetime::still_jpeg());
    folder.file("Library/a/b/c/d/e/IMG_1234.MOV", &facetime::movie().build());
    folder.file("top.heic", &facetime::still_heic());
    std::fs::create_dir_all(folder.path().join("Library/empty")).expect("a folder can be made");
    let visit = Visit::start();
    visit.drop_all_in(&folder);
    visit.wait_read(MANY + 3);

    let rows = visit.all_rows();
    assert_eq!(
        verdicts(&rows),
        [("FaceTime photo".to_owned(), 2), ("Movie of a FaceTime photo".to_owned(), 1)]
    );
    assert_eq!(visit.row("IMG_1234.JPG").folder, "Library/2024");
    assert_eq!(visit.row("IMG_1234.MOV").folder, "Library/a/b/c/d/e");
    assert_eq!(visit.row("top.heic").folder, "");
    assert_eq!(visit.row("top.heic").half, "Movie: IMG_1234.MOV");
    visit.show_set_aside();
    let rows = visit.all_rows();
    assert_eq!(verdicts(&rows), [("Not a photo or movie".to_owned(), MANY)]);
    let mut notes: Vec<String> = (0..MANY).map(|number| format!("note {number}.txt")).collect();
    notes.sort();
    let many = |row: &&crate::visit::Row| row.folder == "Library/2024/many";
    let mut shown: Vec<String> = rows.iter().filter(many).map(|row| row.name.clone()).collect();
    shown.sort();
    assert_eq!(shown, notes);
    visit.check_console();
}

#[test]
fn a_photos_library_is_looked_at_where_its_originals_are() {
    let folder = Folder::new();
    folder.file("L.photoslibrary/originals/0/0A.jpg", &facetime::still_jpeg());
    folder.file("L.photoslibrary/originals/0/0A.AAE", b"<plist/>");
    folder.file("L.photoslibrary/resources/derivatives/0/0A_1_105_c.jpeg", &facetime::still_jpeg());
    let visit = Visit::start();
    visit.drop_all_in(&folder);
    visit.wait_read(3);
    assert_eq!(visit.answer().0, "1 FaceTime photo in 1 file");
    assert_eq!(verdicts(&visit.all_rows()), [("FaceTime photo".to_owned(), 1)]);
    let aside = visit.page.texts(".aside");
    assert!(aside.iter().any(|line| line.starts_with("Set aside: 1 companion file")), "{aside:?}");
    visit.show_set_aside();
    let set_aside = [("Companion file".to_owned(), 1), ("Left out".to_owned(), 1)];
    assert_eq!(verdicts(&visit.all_rows()), set_aside);
    visit.check_console();
}

#[test]
fn the_inputs_before_and_after_the_first_files() {
    let folder = Folder::new();
    let pair = pair(&folder);
    folder.file("Holiday/deeper/IMG_1234.MOV", &facetime::movie().build());
    folder.file("Holiday/IMG_1234.JPG", &facetime::still_jpeg());
    let holiday = folder.path().join("Holiday");
    let visit = Visit::start();
    let ways = [("#choose-photos", "#add-photos"), ("#choose-folder", "#add-folder")];
    for (first, later) in ways {
        check_input(&visit.page, first);
        choose(&visit.page, first, &pair, &holiday);
        visit.wait_read(2);
        check_files(&visit, first.contains("folder"));

        check_input(&visit.page, later);
        choose(&visit.page, later, &pair, &holiday);
        visit.wait_read(4);
        assert_eq!(visit.answer().0, "1 FaceTime photo in 4 files", "the same moment again");
        visit.start_over();
    }
    visit.check_console();
}

/// Nothing may limit what is chosen: Safari converts pictures for an input that accepts only some formats.
fn check_input(page: &Page, input: &str) {
    assert_eq!(page.attribute(input, "type").as_deref(), Some("file"));
    assert_eq!(page.attribute(input, "accept"), None);
    assert_eq!(page.attribute(input, "capture"), None);
    let state: Value = page.eval(&format!(
        "(({{ multiple, webkitdirectory, value }}) => [multiple, webkitdirectory, value])(document.querySelector('{input}'))"
    ));
    assert_eq!(state, json!([true, input.contains("folder"), ""]));
}

fn choose(page: &Page, input: &str, files: &[PathBuf], folder: &Path) {
    if input.contains("folder") {
        page.choose(input, &[folder]);
    } else {
        page.choose(input, files);
    }
}

fn check_files(visit: &Visit, folders: bool) {
    let (still, movie) = (visit.row("IMG_1234.JPG"), visit.row("IMG_1234.MOV"));
    let expected = if folders { ["Holiday", "Holiday/deeper"] } else { ["", ""] };
    assert_eq!([&still.folder, &movie.folder], expected);
    assert_eq!([&still.verdict, &movie.verdict], ["FaceTime photo", "Movie of a FaceTime photo"]);
    assert_eq!([&still.half, &movie.half], ["Movie: IMG_1234.MOV", "Still: IMG_1234.JPG"]);
}

/// An input would take what is dropped on it by itself: nothing may come twice.
/// Workers open files by their names. What a browser forbids as a name there is read all the same.
#[test]
fn names_that_handles_forbid() {
    let folder = Folder::new();
    let names =
        ["plain.jpg", "photo.jpg.", "photo .jpg ", "aux.jpg", "a~1.jpg", "photo.lnk", "ph\u{f6}to%2F.jpg"];
    for name in names {
        folder.file(&format!("a/b/{name}"), &facetime::still_jpeg());
    }
    let visit = Visit::start();
    visit.drop_all_in(&folder);
    visit.wait_read(names.len());
    for row in visit.rows() {
        assert_eq!(row.verdict, "FaceTime photo", "{}", row.name);
    }
    assert!(visit.open("photo.jpg.").verdict.starts_with("Taken during a FaceTime call"));
    visit.check_console();
}

#[test]
fn a_drop_on_an_input() {
    let folder = Folder::new();
    let visit = Visit::start();
    visit.page.drop_on("#choose-photos", &pair(&folder));
    visit.wait_read(2);
    visit.page.settle();
    visit.wait_read(2);
    check_files(&visit, false);
    visit.check_console();
}

#[test]
fn a_paste() {
    let folder = Folder::new();
    let visit = Visit::start();
    visit.page.paste(&pair(&folder));
    visit.wait_read(2);
    check_files(&visit, false);
    visit.check_console();
}

/// Text in the clipboard, or dragged over the page, is none of its business.
#[test]
fn what_is_no_file_changes_nothing() {
    let visit = Visit::start();
    let prevented: Vec<bool> = visit.page.eval(
        "['paste', 'dragover', 'drop'].map((kind) => {
            const data = new DataTransfer();
            data.setData('text/plain', 'some text');
            const event = kind === 'paste'
                ? new ClipboardEvent(kind, { clipboardData: data, bubbles: true, cancelable: true })
                : new DragEvent(kind, { dataTransfer: data, bubbles: true, cancelable: true });
            return !document.body.dispatchEvent(event);
        })",
    );
    assert_eq!(prevented, [false, false, false]);
    visit.page.settle();
    visit.page.wait_for(".finder");
    visit.check_console();
}

/// A drop made by script has no entries: browsers without them give files alone.
#[test]
fn a_drop_without_entries() {
    let folder = Folder::new();
    let visit = Visit::start();
    visit.hold(&pair(&folder));
    visit.give_held();
    visit.wait_read(2);
    check_files(&visit, false);
    visit.check_console();
}

pub const DRAGGING: &str = "[data-dragging=true]";
/// The browser's own protocol has no word for it.
pub const LEAVE: &str = "(() => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([], 'a.jpg'));
    return document.querySelector('h1').dispatchEvent(new DragEvent('dragleave', { dataTransfer, bubbles: true }));
})()";

#[test]
fn what_is_dragged_over_the_page_is_awaited_until_it_leaves() {
    let folder = Folder::new();
    let pair = pair(&folder);
    let visit = Visit::start();
    let before = visit.page.text(".do");
    visit.page.drag_over("body", &pair);
    visit.page.wait_for(DRAGGING);
    assert_ne!(visit.page.text(".do"), before);
    visit.page.drag_over("h1", &pair);
    assert_eq!(visit.page.count(DRAGGING), 1, "over another place of it");
    visit.page.eval::<bool>(LEAVE);
    visit.page.wait_gone(DRAGGING);
    assert_eq!(visit.page.text(".do"), before);
    visit.drop(&inside(folder.path()));
    visit.wait_read(2);
    assert_eq!(visit.page.count(DRAGGING), 0);
    visit.check_console();
}
