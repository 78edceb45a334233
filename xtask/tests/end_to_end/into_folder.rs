//! Saving into a folder: nothing in it is written over, and nothing half done stays there.

use crate::harness::Folder;
use crate::saving::{DISMISS, SAID, album, camera, choose, filter, long_movie, movie, read, still};
use crate::visit::Visit;
use serde_json::{Value, json};

/// A picker that gives a folder of the browser's own, which may be written to without being asked.
const PICKER: &str = "window.showDirectoryPicker = async (options) => {
    self.picked = options;
    return (await navigator.storage.getDirectory()).getDirectoryHandle('taken', { create: true });
};";

/// What is in that folder: names and bytes.
const IN_FOLDER: &str = "(async () => {
    const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('taken', { create: true });
    const found = [];
    for await (const [name, handle] of folder) {
        const bytes = new Uint8Array(await (await handle.getFile()).arrayBuffer());
        found.push([name, [...bytes]]);
    }
    return found.sort(([a], [b]) => a < b ? -1 : 1);
})()";

#[test]
fn into_a_folder() {
    let folder = Folder::new();
    album(&folder);
    let visit = read(Visit::start_with(PICKER), &folder, 4);
    filter(&visit, "All");
    for round in 1..=2 {
        choose(&visit, "Save into a folder");
        visit.page.wait_for_text(SAID, "Saved 3 files");
        assert!(visit.page.text(SAID).contains("in the folder “taken”"));
        visit.page.click(DISMISS);
        visit.page.wait_gone(".saving");
        let found: Vec<(String, Vec<u8>)> = visit.page.eval(IN_FOLDER);
        let mut expected = vec![
            ("IMG_1.JPG".to_owned(), still()),
            ("IMG_1.MOV".to_owned(), movie()),
            ("img_1 (2).jpg".to_owned(), camera()),
        ];
        if round == 2 {
            // Nothing that is there is written over.
            expected.push(("IMG_1 (2).JPG".to_owned(), still()));
            expected.push(("IMG_1 (2).MOV".to_owned(), movie()));
            expected.push(("img_1 (2) (2).jpg".to_owned(), camera()));
        }
        expected.sort();
        let names: Vec<&String> = found.iter().map(|(name, _)| name).collect();
        assert!(found == expected, "round {round}: {names:?}");
    }
    assert_eq!(visit.page.eval::<Value>("picked"), json!({ "mode": "readwrite" }));
    visit.check_console();
}

/// What was begun of a file is taken back, what was not to be had is no file of the folder.
#[test]
fn cancelled_in_a_folder() {
    let folder = Folder::new();
    folder.file("IMG_1.JPG", &still());
    folder.file("IMG_3.JPG", &camera());
    long_movie(&folder.path().join("IMG_2.MOV"));
    let visit = read(Visit::start_with(PICKER), &folder, 3);
    filter(&visit, "All");
    std::fs::remove_file(folder.path().join("IMG_3.JPG")).expect("a file can be removed");
    choose(&visit, "Save into a folder");
    visit.page.wait_until(
        "some of it done",
        "/Saving 2 of 3, [0-9.]+ [MG]B of/.test(document.querySelector('.saving p')?.innerText)",
    );
    let names = "(async () => {
        const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('taken');
        return (await Array.fromAsync(folder.keys())).filter((name) => !name.endsWith('.crswap')).sort().join();
    })()";
    assert_eq!(visit.page.eval::<String>(names), "IMG_1.JPG,IMG_1.MOV");
    visit.page.click("#saving-cancel");
    visit.page.wait_for_text(SAID, "Cancelled. 1 file is in the folder already.");
    visit.page.wait_until("it is taken back", &format!("{names}.then((names) => names === 'IMG_1.JPG')"));
}
