//! How fast photos are read inside a stored ZIP, against the same photos in a folder, in turn and in one browser:
//! `cargo run --release -p xtask --example archive_speed`. Run `cargo xtask build` first.

#[path = "../tests/end_to_end/harness/mod.rs"]
mod harness;
#[path = "../../tests/support/mod.rs"]
mod support;
#[path = "../tests/end_to_end/visit.rs"]
#[allow(dead_code, reason = "a part of it is used here")]
mod visit;

use harness::Folder;
use std::fs::File;
use std::io::{Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::{Duration, Instant};
use support::zip::entry::STORED;
use support::zip::{Entry, Part, Zip};
use support::{facetime, samples};
use visit::Visit;

const PHOTOS: usize = 10_000;
/// As a phone's photos have. What lies behind their metadata is not written: nobody reads it.
const LENGTH: u64 = 2_000_000;
const ROUNDS: usize = 5;
const LOOK_AGAIN: Duration = Duration::from_millis(20);

fn main() {
    let folder = Folder::new();
    let photos = write_photos(folder.path());
    let archive = write_archive(folder.path());
    let visit = Visit::start();
    let mut ratios = Vec::new();
    for round in 0..=ROUNDS {
        let in_folder = photos_a_second(&visit, &photos);
        let in_archive = photos_a_second(&visit, &archive);
        // The first round is for the caches.
        if round > 0 {
            println!("{in_folder:6.0} photos/s in a folder, {in_archive:6.0} in a ZIP");
            ratios.push(in_archive / in_folder);
        }
    }
    ratios.sort_by(f64::total_cmp);
    println!(
        "a ZIP against a folder, {PHOTOS} photos of {LENGTH} bytes, median of {ROUNDS}: {:.2}",
        ratios[ROUNDS / 2]
    );
}

fn heads() -> [Vec<u8>; 3] {
    [facetime::still_jpeg(), facetime::jpeg(&samples::camera_app_tiff()), samples::camera_app_heic()]
}

/// Names and beginnings.
fn all_photos() -> impl Iterator<Item = (String, Vec<u8>)> {
    let ends = ["JPG", "JPG", "HEIC"];
    let samples: Vec<_> = heads().into_iter().zip(ends).collect();
    (0..PHOTOS).map(move |number| {
        let (head, end) = &samples[number % samples.len()];
        (format!("IMG_{number:05}.{end}"), head.clone())
    })
}

fn write_photos(folder: &Path) -> PathBuf {
    let photos = folder.join("photos");
    std::fs::create_dir(&photos).expect("a folder can be made");
    for (name, head) in all_photos() {
        let mut file = File::create(photos.join(name)).expect("a photo can be written");
        file.write_all(&head).and_then(|()| file.set_len(LENGTH)).expect("a photo can be written");
    }
    photos
}

fn write_archive(folder: &Path) -> PathBuf {
    let path = folder.join("photos.zip");
    let entries = all_photos().map(|(name, head)| {
        let rest = LENGTH - head.len() as u64;
        Entry::packed(&name, STORED, vec![Part::Bytes(head), Part::Zeros(rest)], LENGTH)
    });
    let mut file = File::create(&path).expect("an archive can be written");
    for part in Zip::of(entries).parts() {
        match part {
            Part::Bytes(bytes) => file.write_all(&bytes),
            Part::Zeros(count) => file.seek(SeekFrom::Current(count.cast_signed())).map(drop),
        }
        .expect("an archive can be written");
    }
    path
}

fn photos_a_second(visit: &Visit, path: &Path) -> f64 {
    let read = format!(
        "!document.querySelector('.reading') && document.querySelector('.pill')
            && [...document.querySelectorAll('.pill')].some((pill) => /^All files/.test(pill.textContent)
                && pill.textContent.replace(/\\D/g, '') === '{PHOTOS}')"
    );
    let start = Instant::now();
    visit.drop(&[path]);
    while !visit.page.eval::<bool>(&format!("!!({read})")) {
        sleep(LOOK_AGAIN);
    }
    let took = start.elapsed();
    visit.start_over();
    visit.page.settle();
    PHOTOS as f64 / took.as_secs_f64()
}
