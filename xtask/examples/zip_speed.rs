//! How fast a ZIP of 1,000 photos (2 GB) is saved, against a plain copy of the same bytes in the same browser, and what
//! memory it takes: `cargo run --release -p xtask --example zip_speed`. Run `cargo xtask build` first.
//!
//! The plain copy reads the same files piece by piece and writes them into the browser's own file system.

#[path = "../tests/end_to_end/downloads.rs"]
#[allow(dead_code, reason = "a part of it is used here")]
mod downloads;
#[path = "../tests/end_to_end/harness/mod.rs"]
mod harness;
#[path = "../../tests/support/mod.rs"]
mod support;
#[path = "../tests/end_to_end/visit.rs"]
#[allow(dead_code, reason = "a part of it is used here")]
mod visit;

use downloads::Downloads;
use harness::Folder;
use std::path::PathBuf;
use std::thread::sleep;
use std::time::{Duration, Instant};
use support::samples;
use visit::Visit;

const PHOTOS: usize = 1000;
const LENGTH: usize = 2_000_000;
const ROUNDS: usize = 3;
const LOOK_AGAIN: Duration = Duration::from_millis(50);
const MOST: Duration = Duration::from_secs(300);

/// Of all files that are held, one after the other.
const COPY: &str = "(async () => {
    const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('copy', { create: true });
    const start = performance.now();
    for (const file of held.files) {
        const writable = await (await folder.getFileHandle(file.name, { create: true })).createWritable();
        for (let at = 0; at < file.size; at += 2 << 20) {
            await writable.write(await file.slice(at, at + (2 << 20)).arrayBuffer());
        }
        await writable.close();
    }
    const took = performance.now() - start;
    await (await navigator.storage.getDirectory()).removeEntry('copy', { recursive: true });
    self.copied = took / 1000;
})()";

fn main() {
    let folder = Folder::new();
    let photos = write_photos(&folder);
    let (visit, empty) = Visit::after_an_empty_page();
    visit.hold(&photos);
    visit.drop(&[folder.path().join("photos")]);
    visit.wait_read_for(PHOTOS, MOST);
    let mut ratios = Vec::new();
    for _ in 0..ROUNDS {
        let downloads = Downloads::of(&visit);
        let (read, saved, most) = save(&visit, &downloads);
        let copied = copy(&visit);
        let memory = most.saturating_sub(empty) / 1_000_000;
        println!(
            "read and put together in {read:.1} s, on the disk after {saved:.1} s; a plain copy {copied:.1} s; {memory} MB more than an empty page"
        );
        ratios.push(copied / saved);
    }
    ratios.sort_by(f64::total_cmp);
    println!("speed of saving against a plain copy, median of {ROUNDS}: {:.2}", ratios[ROUNDS / 2]);
}

/// One photo under many names.
fn write_photos(folder: &Folder) -> Vec<PathBuf> {
    let mut photo = support::facetime::jpeg(&samples::camera_app_tiff());
    let mut state = 1_u64;
    while photo.len() < LENGTH {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        photo.extend(state.to_le_bytes());
    }
    let first = folder.file("photo.jpg", &photo);
    std::fs::create_dir(folder.path().join("photos")).expect("a folder can be made");
    let link = |number: usize| {
        let path = folder.path().join(format!("photos/IMG_{number:04}.JPG"));
        std::fs::hard_link(&first, &path).expect("a file can have several names");
        path
    };
    (0..PHOTOS).map(link).collect()
}

/// The seconds until all is read, until all is on the disk, and the most memory meanwhile.
fn save(visit: &Visit, downloads: &Downloads) -> (f64, f64, u64) {
    let start = Instant::now();
    let mut most = 0;
    visit.page.click("#save");
    let said = "document.querySelector('.saving p')?.innerText.startsWith('Saved')";
    while !visit.page.eval::<bool>(&format!("!!({said})")) {
        most = most.max(visit.page.browser().private_memory());
        assert!(start.elapsed() < MOST, "{}", visit.page.text(".saving"));
        sleep(LOOK_AGAIN);
    }
    let read = start.elapsed().as_secs_f64();
    let path = downloads.wait_for(visit, "Photos.zip");
    let saved = start.elapsed().as_secs_f64();
    most = most.max(visit.page.browser().private_memory());
    let length = std::fs::metadata(&path).expect("it is there").len();
    assert!(length > (PHOTOS * LENGTH) as u64);
    std::fs::remove_file(path).expect("it can be removed");
    visit.page.click("#saving-dismiss");
    (read, saved, most)
}

fn copy(visit: &Visit) -> f64 {
    visit.page.eval::<serde_json::Value>(&format!("(self.copied = 0, {COPY}, null)"));
    visit.page.wait_long("the copy", "self.copied > 0", MOST);
    visit.page.eval("self.copied")
}
