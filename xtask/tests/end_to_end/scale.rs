//! Twenty thousand files by the input, as who chooses a whole library gives them: cancelled in the middle, scrolled while
//! they come, in little memory.

use crate::harness::Folder;
use crate::support::png::Png;
use crate::support::{facetime, samples};
use crate::visit::Visit;
use std::path::PathBuf;
use std::time::Duration;

pub const FILES: usize = 20_000;
/// A machine that is busy with something else reads a few hundred files a second.
pub const LIMIT: Duration = Duration::from_secs(120);
/// More would mean that all rows are drawn.
const MOST_DRAWN: usize = 100;
/// What the page with its workers may use more than an empty page, in bytes. The browser itself needs two kilobytes for
/// each file that an input gives.
const MOST_MEMORY: u64 = 300_000_000;

/// Samples of every format under thousands of names.
pub fn library(folder: &Folder) -> Vec<PathBuf> {
    let samples = [
        ("HEIC", samples::camera_app_heic()),
        ("MOV", samples::live_photo_movie().build()),
        ("JPG", facetime::still_jpeg()),
        ("PNG", Png::new(1170, 2532).exif(&samples::screenshot_tiff().build()).build()),
    ];
    let samples: Vec<_> =
        samples.iter().map(|(end, bytes)| (end, folder.file(&format!("sample.{end}"), bytes))).collect();
    std::fs::create_dir(folder.path().join("library")).expect("a folder can be made");
    let link = |(number, (end, sample)): (usize, &(&&str, PathBuf))| {
        let link = folder.path().join(format!("library/IMG_{number:05}.{end}"));
        std::fs::hard_link(sample, &link).expect("a file can have several names");
        link
    };
    (0..FILES).zip(samples.iter().cycle()).map(link).collect()
}

/// How many files have been read so far.
const READ: &str = "Number(/^([0-9,]+) of/.exec(document.querySelector('.reading .count')?.textContent)?.[1]
    .replaceAll(',', '') ?? 0)";

fn wait_half_way(visit: &Visit, files: usize) {
    visit.page.wait_long("some files to be read", &format!("{READ} >= {files}"), LIMIT);
}

/// Scrolls into the list while files come, and sees rows there, few of them drawn.
fn scroll_while_reading(visit: &Visit) {
    for row in [100, 3000, 9000, 40] {
        visit.scroll_to(&format!("document.querySelector('.files').offsetTop + {row} * 72"));
        let there = format!(
            "[...document.querySelectorAll('.file')].some((row) => {{
            const {{ top, bottom }} = row.getBoundingClientRect();
            return row.ariaRowIndex >= {row} && top >= 0 && bottom <= innerHeight; }})"
        );
        visit.page.wait_until(&format!("row {row}"), &there);
        assert!((5..MOST_DRAWN).contains(&visit.rows().len()));
    }
    assert!(visit.page.eval::<bool>("!!document.querySelector('.reading')"), "files are still coming");
}

#[test]
fn twenty_thousand_files_by_the_input() {
    let folder = Folder::new();
    let photos = library(&folder);
    let (visit, empty) = Visit::after_an_empty_page();
    visit.page.choose("#choose-photos", &photos);
    wait_half_way(&visit, 500);
    scroll_while_reading(&visit);
    visit.scroll_to("0");
    visit.wait_read_for(FILES, LIMIT);
    assert_eq!(visit.answer().0, "1 FaceTime photo in 20,000 files", "all have the same identifier");
    let used = visit.page.browser().private_memory().saturating_sub(empty);
    println!("memory: {} MB more than an empty page's {} MB", used / 1_000_000, empty / 1_000_000);
    assert!(used < MOST_MEMORY, "{used} bytes more than an empty page's {empty}");
}

#[test]
fn twenty_thousand_files_cancelled_in_the_middle() {
    let folder = Folder::new();
    library(&folder);
    let visit = Visit::start();
    visit.drop(&[folder.path().join("library")]);
    wait_half_way(&visit, 2000);
    visit.page.click("#cancel");
    visit.page.wait_gone(".reading");
    visit.page.settle();
    let read = "document.querySelector('.count').textContent";
    let before: String = visit.page.eval(read);
    assert!(before.contains("were not read"), "{before}");
    // Nothing goes on behind: what was read is what stays, and the page takes more.
    visit.page.settle();
    assert_eq!(visit.page.eval::<String>(read), before);
    let pair = Folder::new();
    pair.file("IMG_99999.MOV", &facetime::movie().build());
    visit.drop_all_in(&pair);
    visit.page.wait_for_text("h1", "20,001 files");
    visit.check_console();
}
