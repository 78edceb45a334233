//! A folder that is looked at again: what is new or changed is read, what is gone leaves, and the rest is left alone.
//! Pickers cannot be driven; a picker that gives a folder of the page's own private file system stands for them.

use crate::harness::Folder;
use crate::support::facetime;
use crate::support::zip::{Entry, Zip};
use crate::visit::Visit;
use serde_json::{Value, json};
use thirtyfour::Key;

/// A folder picker that gives the folder `Photos`.
pub const PICKER: &str = "
self.photos = async () => (await navigator.storage.getDirectory()).getDirectoryHandle('Photos', { create: true });
self.put = async (name, bytes) => {
    const file = await (await photos()).getFileHandle(name, { create: true });
    const stream = await file.createWritable();
    await stream.write(new Uint8Array(bytes));
    await stream.close();
};
self.showDirectoryPicker = () => photos();
";

pub fn put(visit: &Visit, name: &str, bytes: &[u8]) {
    visit.page.eval::<Option<bool>>(&format!("put({}, {}).then(() => true)", json!(name), json!(bytes)));
}

fn look_again(visit: &Visit) {
    visit.page.click("#look-again");
    visit.page.wait_for("#look-again");
}

#[test]
fn a_chosen_folder_is_looked_at_again() {
    let visit = Visit::start_with(PICKER);
    put(&visit, "IMG_1.JPG", &facetime::still_jpeg());
    put(&visit, "IMG_2.JPG", b"cut short");
    visit.page.eval::<Option<bool>>("document.getElementById('choose-folder').click()");
    visit.wait_read(2);
    assert_eq!(visit.answer().0, "1 FaceTime photo in 2 files");
    assert_eq!(visit.row("IMG_1.JPG").folder, "Photos");
    let read = |visit: &Visit| visit.page.text(".count");
    let before = read(&visit);

    look_again(&visit);
    assert_eq!(read(&visit), before, "nothing is new, and nothing was read");
    visit.page.wait_for_text(".progress", "Nothing has changed.");

    put(&visit, "IMG_1.MOV", &facetime::movie().build());
    put(&visit, "IMG_2.JPG", &facetime::still_jpeg());
    look_again(&visit);
    visit.page.wait_for_text(".progress", "2 files are new or have changed.");
    visit.wait_read(3);
    assert_eq!(visit.row("IMG_1.JPG").half, "Movie: IMG_1.MOV");
    assert_eq!(visit.row("IMG_2.JPG").verdict, "FaceTime photo");

    visit.page.eval::<bool>("photos().then((folder) => folder.removeEntry('IMG_1.MOV')).then(() => true)");
    look_again(&visit);
    visit.page.wait_for_text(".progress", "1 has gone.");
    visit.wait_read(2);
    assert_eq!(visit.rows().len(), 2);
    visit.check_console();
}

/// A dropped folder has a handle too, where the browser gives one.
#[test]
fn a_dropped_folder_is_looked_at_again() {
    let folder = Folder::new();
    folder.file("Photos/2024/IMG_1.JPG", &facetime::still_jpeg());
    let visit = Visit::start();
    visit.drop(&[folder.path().join("Photos")]);
    visit.wait_read(1);
    visit.page.wait_for("#look-again");
    folder.file("Photos/2024/IMG_1.MOV", &facetime::movie().build());
    look_again(&visit);
    visit.wait_read(2);
    assert_eq!(visit.row("IMG_1.JPG").half, "Movie: IMG_1.MOV");
    assert_eq!(visit.row("IMG_1.MOV").folder, "Photos/2024");
    visit.check_console();
}

/// A folder that was given twice is there twice, as it was.
#[test]
fn a_folder_that_was_dropped_twice() {
    let folder = Folder::new();
    folder.file("Photos/IMG_1.JPG", &facetime::still_jpeg());
    let visit = Visit::start();
    for times in 1..=2 {
        visit.drop(&[folder.path().join("Photos")]);
        visit.wait_read(times);
    }
    look_again(&visit);
    visit.page.wait_for_text(".progress", "Nothing has changed.");
    visit.wait_read(2);
}

/// What is given while folders are looked at again stays, though nobody saw it there.
#[test]
fn what_is_given_meanwhile_stays() {
    let gate = "const values = FileSystemDirectoryHandle.prototype.values;
        FileSystemDirectoryHandle.prototype.values = async function* () {
            while (self.gate) await new Promise((done) => setTimeout(done, 20));
            yield* values.call(this);
        };";
    let visit = Visit::start_with(&format!("{PICKER}{gate}"));
    put(&visit, "IMG_1.JPG", &facetime::still_jpeg());
    visit.page.eval::<Option<bool>>("document.getElementById('choose-folder').click()");
    visit.wait_read(1);
    visit.page.eval::<bool>("(self.gate = true)");
    visit.page.click("#look-again");
    let folder = Folder::new();
    folder.file("Photos/IMG_2.JPG", &facetime::still_jpeg());
    visit.drop(&[folder.path().join("Photos")]);
    visit.page.wait_for_text(".files", "IMG_2.JPG");
    visit.page.eval::<bool>("!(self.gate = false)");
    visit.page.wait_for_text(".progress", "Nothing has changed.");
    visit.wait_read(2);
}

/// Some folders may not be chosen with the browser's picker. Who closes it gets the input's own the next time.
#[test]
fn who_closes_the_picker_gets_the_input() {
    let refusing =
        "self.showDirectoryPicker = async () => { throw new DOMException('closed', 'AbortError'); };";
    let visit = Visit::start_with(refusing);
    let takes_over = "(() => {
        const click = new MouseEvent('click', { bubbles: true, cancelable: true });
        document.getElementById('choose-folder').dispatchEvent(click);
        return click.defaultPrevented;
    })()";
    assert!(visit.page.eval::<bool>(takes_over), "the picker comes first");
    visit.page.settle();
    assert!(!visit.page.eval::<bool>(takes_over), "then the input");
    visit.check_console();
}

/// What was chosen without a folder that can be looked at again is not looked for, whatever its own folder is called.
#[test]
fn another_folder_of_the_same_name() {
    let folder = Folder::new();
    folder.file("Photos/IMG_9.JPG", &facetime::still_jpeg());
    let visit = Visit::start_with(PICKER);
    put(&visit, "IMG_1.JPG", &facetime::still_jpeg());
    visit.page.eval::<Option<bool>>("document.getElementById('choose-folder').click()");
    visit.wait_read(1);
    visit.page.choose("#add-folder", &[folder.path().join("Photos")]);
    visit.wait_read(2);
    look_again(&visit);
    visit.page.wait_for_text(".progress", "Nothing has changed.");
    visit.wait_read(2);
    visit.check_console();
}

/// Browsers hide some names of a folder that is looked at again.
#[test]
fn what_has_a_name_that_is_not_listed_stays() {
    let folder = Folder::new();
    for name in ["Call 12:30?.JPG", "IMG_1.JPG", "IMG_2.JPG"] {
        folder.file(&format!("Photos/{name}"), &facetime::still_jpeg());
    }
    let visit = Visit::start();
    visit.drop(&[folder.path().join("Photos")]);
    visit.wait_read(3);
    std::fs::remove_file(folder.path().join("Photos/IMG_2.JPG")).expect("a file can be removed");
    look_again(&visit);
    visit.page.wait_for_text(".progress", "1 has gone.");
    visit.wait_read(2);
    assert_eq!(visit.answer().0, "1 FaceTime photo in 2 files");
}

/// With an archive what lies in it has gone, and is not selected any more. What cannot be opened now was read before.
#[test]
fn what_lay_in_an_archive_and_what_is_locked() {
    let locked = "const getFile = FileSystemFileHandle.prototype.getFile;
        FileSystemFileHandle.prototype.getFile = function () {
            if (self.locked === this.name) return Promise.reject(new DOMException('', 'NotReadableError'));
            return getFile.call(this);
        };";
    let visit = Visit::start_with(&format!("{PICKER}{locked}"));
    let zip = Zip::of([Entry::stored("IMG_1.JPG", &facetime::still_jpeg())]).build();
    put(&visit, "a.zip", &zip);
    put(&visit, "IMG_2.JPG", &facetime::still_jpeg());
    visit.page.eval::<Option<bool>>("document.getElementById('choose-folder').click()");
    visit.wait_read(3);
    visit.page.eval::<bool>("(self.locked = 'IMG_2.JPG', true)");
    look_again(&visit);
    visit.page.wait_gone(".progress .busy");
    visit.wait_read(3);
    visit.page.eval::<bool>("(self.locked = null, true)");

    visit.page.eval::<Value>("document.querySelector('.file-button').focus()");
    visit.page.press_with(Key::Control, "a");
    visit.page.wait_for_text(".selection", "2 selected");
    visit.page.eval::<bool>("photos().then((folder) => folder.removeEntry('a.zip')).then(() => true)");
    look_again(&visit);
    visit.page.wait_for_text(".progress", "1 has gone.");
    visit.page.wait_for_text(".selection", "1 selected");
    assert!(!visit.page.text(".selection").contains("not shown"));
    visit.check_console();
}
