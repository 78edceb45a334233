//! Thumbnails: the little picture in Exif where there is one, else the picture itself, right way up; only of what is on
//! screen, and few are kept.

use crate::harness::Folder;
use crate::support::heic::Heic;
use crate::support::ifd::{ByteOrder, ascii, short};
use crate::support::jpeg::Jpeg;
use crate::support::jpeg::quarters::Quarters;
use crate::support::tiff::Tiff;
use crate::support::{facetime, tags};
use crate::visit::Visit;
use serde_json::Value;

/// Greys that survive being made small and packed again.
const PICTURE: Quarters = [250, 170, 90, 10];
const LITTLE: Quarters = [20, 100, 180, 240];

/// Which quarters stand where when a picture is turned as Exif's Orientation says: Exif 2.32, 4.6.4.
const TURNED: [[usize; 4]; 8] = [
    [0, 1, 2, 3],
    [1, 0, 3, 2],
    [3, 2, 1, 0],
    [2, 3, 0, 1],
    [0, 2, 1, 3],
    [2, 0, 3, 1],
    [3, 1, 2, 0],
    [1, 3, 0, 2],
];

fn tiff() -> Tiff {
    Tiff::new(ByteOrder::Big).ifd0(tags::MAKE, ascii("a maker"))
}

fn photo(tiff: &Tiff) -> Vec<u8> {
    Jpeg::new().exif(&tiff.build()).build_quarters(1600, 1200, PICTURE)
}

fn little() -> Vec<u8> {
    Jpeg::new().build_quarters(160, 112, LITTLE)
}

/// The picture's own shape, so that nothing of it is cut off.
fn with_little(tiff: &Tiff) -> Vec<u8> {
    let tiff = tiff.clone().thumbnail(&little());
    Jpeg::new().exif(&tiff.build()).build_quarters(1600, 1120, PICTURE)
}

fn read(visit: &Visit, folder: &Folder, files: usize) {
    visit.drop_all_in(folder);
    visit.wait_read(files);
}

/// What is in the box of a file's row: the greys in the middle of the four quarters, or a word and the reason.
const BOX: &str = "(async (name) => {
    const row = [...document.querySelectorAll('.file')]
        .find((row) => row.querySelector('.file-button').firstChild.textContent.trimEnd() === name);
    const box = row?.querySelector('.thumbnail');
    const image = box?.querySelector('img');
    if (!image) return box?.textContent ? [box.textContent, box.title] : null;
    await image.decode();
    const canvas = Object.assign(document.createElement('canvas'), { width: 40, height: 40 });
    const context = canvas.getContext('2d');
    context.drawImage(image, 0, 0, 40, 40);
    return [10, 30].flatMap((y) => [10, 30].map((x) => context.getImageData(x, y, 1, 1).data[0]));
})";

/// What is in the box of a file's row, once there is something.
#[track_caller]
fn seen(visit: &Visit, name: &str) -> Value {
    let look = format!("{BOX}({})", serde_json::json!(name));
    visit.page.wait_until(&format!("a thumbnail of {name}"), &format!("await {look}"));
    visit.page.eval(&look)
}

#[track_caller]
fn assert_shows(visit: &Visit, name: &str, expected: Quarters) {
    let seen = seen(visit, name);
    let greys = seen.as_array().into_iter().flatten().map(|grey| grey.as_i64().unwrap_or(-1000));
    let near = greys.zip(expected).filter(|(grey, expected)| (grey - i64::from(*expected)).abs() < 12);
    assert_eq!(near.count(), 4, "{name} shows {seen}, not {expected:?}");
}

#[test]
fn the_little_picture_in_exif_is_shown_where_there_is_one() {
    let folder = Folder::new();
    folder.file("with.jpg", &with_little(&tiff()));
    folder.file("without.jpg", &photo(&tiff()));
    // It begins as a JPEG, and is none.
    let broken = [&[0xFF, 0xD8, 0xFF], &[0xAA; 500][..]].concat();
    folder.file("with none.jpg", &photo(&tiff().thumbnail(&broken)));
    let visit = Visit::start();
    read(&visit, &folder, 3);
    assert_shows(&visit, "with.jpg", LITTLE);
    assert_shows(&visit, "without.jpg", PICTURE);
    visit.page.wait_until("another way", "document.querySelectorAll('.thumbnail img').length === 3");
    assert_shows(&visit, "with none.jpg", PICTURE);
}

#[test]
fn pictures_are_right_way_up() {
    let folder = Folder::new();
    for orientation in 1..=8 {
        let tiff = tiff().ifd0(tags::ORIENTATION, short(orientation));
        folder.file(&format!("with {orientation}.jpg"), &with_little(&tiff));
        folder.file(&format!("without {orientation}.jpg"), &photo(&tiff));
    }
    let visit = Visit::start();
    visit.page.viewport(1280, 1800);
    read(&visit, &folder, 16);
    for (orientation, places) in (1..).zip(TURNED) {
        assert_shows(&visit, &format!("with {orientation}.jpg"), places.map(|place| LITTLE[place]));
        assert_shows(&visit, &format!("without {orientation}.jpg"), places.map(|place| PICTURE[place]));
    }
    visit.check_console();
}

/// Cameras fill a little picture of 4 by 3 up with black where the picture has another shape.
#[test]
fn bars_are_cut_off() {
    let folder = Folder::new();
    let wide = Jpeg::new().exif(&tiff().thumbnail(&little()).build()).build_quarters(1600, 800, PICTURE);
    folder.file("wide.jpg", &wide);
    let visit = Visit::start();
    read(&visit, &folder, 1);
    assert_shows(&visit, "wide.jpg", LITTLE);
    let size: (u32, u32) = visit.page.eval(
        "(({ naturalWidth, naturalHeight }) => [naturalWidth, naturalHeight])(document.querySelector('.thumbnail img'))",
    );
    assert_eq!(size, (160, 80));
}

#[test]
fn what_cannot_be_shown_says_what_it_is_and_why() {
    let folder = Folder::new();
    let cut = Jpeg::new().exif(&tiff().build()).picture(640, 480).build_unfinished();
    folder.file("cut.jpg", &cut);
    for number in 0..5 {
        folder.file(&format!("{number}.heic"), &Heic::new(640, 480).exif(&tiff().build()).build());
    }
    folder.file("movie.mov", &facetime::movie().build());
    let visit = Visit::start();
    read(&visit, &folder, 7);
    let say = |name: &str, word: &str, reason: &str| {
        assert_eq!(seen(&visit, name), serde_json::json!([word, reason]), "{name}");
    };
    say("cut.jpg", "JPEG", "The picture in this file is damaged");
    for number in 0..5 {
        say(&format!("{number}.heic"), "HEIC", "This browser does not show pictures of this kind");
    }
    say("movie.mov", "Movie", "This browser does not play this movie");
    visit.check_console();
}
