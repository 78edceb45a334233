//! Thousands of files: the page stays quick, draws what is on screen, and asks for nothing any more.

use crate::harness::{Folder, TIME_LIMIT};
use crate::support::png::Png;
use crate::support::{facetime, samples};
use crate::visit::{Visit, at};
use std::thread::sleep;
use std::time::{Duration, Instant};

const FILES: usize = 2000;
/// More would mean that all rows are drawn.
const MOST_DRAWN: usize = 100;
/// A machine that is busy with something else lengthens tasks at random; work of our own that is too long is
/// so each time.
const TRIES: usize = 3;

/// What the page with its workers may use more than an empty page, in bytes.
const MOST_MEMORY: u64 = 100_000_000;

/// The same while thumbnails are made: two workers that have pictures decoded, and the module for HEIC.
const MOST_MEMORY_AT_WORK: u64 = 200_000_000;

/// Samples of every format under thousands of names, some of them FaceTime's.
fn library() -> Folder {
    let samples = [
        ("heic", samples::camera_app_heic()),
        ("mov", samples::live_photo_movie().build()),
        ("jpg", facetime::jpeg(&samples::camera_app_tiff())),
        ("png", Png::new(1170, 2532).exif(&samples::screenshot_tiff().build()).build()),
        ("JPG", facetime::still_jpeg()),
    ];
    let folder = Folder::new();
    let paths: Vec<_> =
        samples.iter().map(|(end, bytes)| folder.file(&format!("sample.{end}"), bytes)).collect();
    std::fs::create_dir(folder.path().join("library")).expect("a folder can be made");
    for (number, path) in (0..FILES).zip(paths.iter().cycle()) {
        let end = path.extension().and_then(|end| end.to_str()).unwrap_or_default();
        let link = folder.path().join(format!("library/IMG_{number:04}.{end}"));
        std::fs::hard_link(path, link).expect("a file can have several names");
    }
    folder
}

#[test]
fn two_thousand_files() {
    let folder = library();
    let visit = Visit::start();
    visit.page.settle();
    let mut longest = Vec::new();
    for _ in 0..TRIES {
        let asked = visit.server.requests();
        visit.page.forget_tasks();
        read_and_scroll(&visit, &folder);
        assert_eq!(visit.server.requests(), asked, "all was there before the first file");
        if longest.is_empty() {
            check_requests(&visit);
        }
        match visit.page.longest_task() {
            None => break,
            Some(task) => longest.push(task),
        }
        visit.start_over();
    }
    assert!(longest.len() < TRIES, "a task of the page takes too long, each time: {longest:?}");
    visit.check_console();
}

fn read_and_scroll(visit: &Visit, folder: &Folder) {
    visit.drop(&[folder.path().join("library")]);
    visit.wait_read(FILES);
    assert_eq!(visit.answer().0, "1 FaceTime photo in 2,000 files", "all have the same identifier");
    assert!((8..MOST_DRAWN).contains(&visit.rows().len()));
    assert_eq!(visit.rows()[0].verdict, "FaceTime photo");
    visit.scroll_to("document.body.scrollHeight");
    visit.page.wait_for(&at(FILES));
    assert!((8..MOST_DRAWN).contains(&visit.rows().len()));
    let last = "document.querySelector('.files').getBoundingClientRect().bottom <= innerHeight";
    assert!(visit.page.eval::<bool>(last), "the list ends with its last row");
    visit.scroll_to("0");
    visit.page.wait_for(&at(1));
}

#[test]
fn two_thousand_files_in_little_memory() {
    let folder = library();
    let (visit, empty) = Visit::after_an_empty_page();
    read_and_scroll(&visit, &folder);
    let used = || visit.page.browser().private_memory().saturating_sub(empty);
    let at_work = used();
    // Those that make thumbnails, and decode HEIC, end when they have had nothing to do for a while.
    let start = Instant::now();
    while used() >= MOST_MEMORY && start.elapsed() < TIME_LIMIT {
        sleep(Duration::from_millis(500));
    }
    let at_rest = used();
    let [at_work_mb, at_rest_mb, empty_mb] = [at_work, at_rest, empty].map(|bytes| bytes / 1_000_000);
    println!("memory: {at_work_mb} MB more than an empty page's {empty_mb} MB, at rest {at_rest_mb} MB");
    assert!(at_rest < MOST_MEMORY, "{at_rest} bytes more than an empty page's {empty}");
    assert!(at_work < MOST_MEMORY_AT_WORK, "{at_work} bytes more than an empty page's {empty}");
}

/// Everything comes from the page's own host and once, before the first file; workers are made of it.
fn check_requests(visit: &Visit) {
    let (own, others): (Vec<String>, Vec<String>) =
        visit.page.requests().into_iter().partition(|url| url.starts_with(&visit.server.origin()));
    let elsewhere: Vec<&String> = others.iter().filter(|url| !url.starts_with("data:")).collect();
    let workers = elsewhere.iter().filter(|url| url.starts_with("blob:")).count();
    assert_eq!(workers, elsewhere.len(), "{elsewhere:?}");
    let asked = visit.server.requests();
    assert!(asked.len() <= own.len(), "{own:?}");
    for request in &asked {
        assert_eq!(
            asked.iter().filter(|other| *other == request).count(),
            1,
            "{request} was asked for again"
        );
    }
}
