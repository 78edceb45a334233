//! Thumbnails: the little picture in Exif where there is one, else the picture itself, right way up; only of what is on
//! screen, and few are kept.

use crate::harness::{Folder, Kind, Server};
use crate::support::heic::Heic;
use crate::support::ifd::{ByteOrder, ascii, short};
use crate::support::jpeg::Jpeg;
use crate::support::tiff::Tiff;
use crate::support::zip::{Entry, Zip};
use crate::support::{facetime, tags};
use crate::visit::{READER_CAME, Visit};
use crate::workers::with_workers_that;
use serde_json::Value;

/// Greys of a picture's quarters: upper left, upper right, lower left, lower right.
type Quarters = [u8; 4];

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

const DAMAGED: &str = "This picture could not be shown; the file may be damaged";

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
    // Whose visitor does not want more fetched than is needed has nothing that decodes HEIC.
    let saving = "Object.defineProperty(navigator, 'connection', { value: { saveData: true } });";
    let visit = Visit::open_at(Server::host().script(saving).start(), Kind::Chromium);
    visit.page.wait_until("the reader", READER_CAME);
    read(&visit, &folder, 7);
    let say = |name: &str, word: &str, reason: &str| {
        assert_eq!(seen(&visit, name), serde_json::json!([word, reason]), "{name}");
    };
    say("cut.jpg", "JPEG", DAMAGED);
    for number in 0..5 {
        say(&format!("{number}.heic"), "HEIC", "This browser does not show pictures of this kind");
    }
    say("movie.mov", "Movie", "This browser does not play this movie");
    visit.check_console();
}

/// Tells the page how much workers read, and what they decode.
const COUNTED: &str = "
const counts = new BroadcastChannel('counted');
const read = FileReader.prototype.readAsArrayBuffer;
FileReader.prototype.readAsArrayBuffer = function (blob) {
    counts.postMessage(['read', blob.size]);
    return read.call(this, blob);
};
const decode = self.createImageBitmap;
self.createImageBitmap = (blob, ...rest) => {
    counts.postMessage(['decoded', blob.size]);
    return decode(blob, ...rest);
};
";
const COUNT: &str = "(self.counted = [],
    self.counting = new BroadcastChannel('counted'),
    counting.onmessage = ({ data }) => counted.push(data), true)";

#[test]
fn little_is_read_for_it_and_nothing_decoded() {
    let folder = Folder::new();
    for number in 0..5 {
        folder.file(&format!("{number}.jpg"), &with_little(&tiff()));
    }
    let visit = with_workers_that(COUNTED);
    visit.page.eval::<bool>(COUNT);
    read(&visit, &folder, 5);
    for number in 0..5 {
        assert_shows(&visit, &format!("{number}.jpg"), LITTLE);
    }
    visit.page.settle();
    let counted: Vec<(String, usize)> = visit.page.eval("counted");
    // Those of a group in one read, and nothing but them.
    let for_thumbnails = counted.iter().map(|(_, bytes)| bytes).filter(|bytes| *bytes % little().len() == 0);
    assert_eq!(for_thumbnails.sum::<usize>(), 5 * little().len(), "{counted:?}");
    assert!(counted.iter().all(|(what, _)| what == "read"), "{counted:?}");
}

/// A worker that hangs or dies over a picture costs that picture alone.
const BAD_AT_SOME: &str = "
const decode = self.createImageBitmap;
self.createImageBitmap = (blob, ...rest) => {
    if (blob.name?.startsWith('hang')) for (;;);
    if (blob.name?.startsWith('crash')) setTimeout(() => { throw new Error('a crash'); });
    return blob.name?.startsWith('crash') ? new Promise(() => {}) : decode(blob, ...rest);
};
";

#[test]
fn a_picture_that_hangs_or_crashes_its_worker_is_the_only_one_missing() {
    let folder = Folder::new();
    for name in ["crash.jpg", "hang.jpg", "z 1.jpg", "z 2.jpg", "z 3.jpg"] {
        folder.file(name, &photo(&tiff()));
    }
    let visit = with_workers_that(BAD_AT_SOME);
    read(&visit, &folder, 5);
    for number in 1..=3 {
        assert_shows(&visit, &format!("z {number}.jpg"), PICTURE);
    }
    for name in ["crash.jpg", "hang.jpg"] {
        assert_eq!(seen(&visit, name), serde_json::json!(["JPEG", DAMAGED]));
    }
    visit.page.settle();
}

/// Files given by the input have no folder that a worker could open them in, and are held by the page.
#[test]
fn by_the_input_as_by_a_drop() {
    let folder = Folder::new();
    let paths = [folder.file("with.jpg", &with_little(&tiff())), folder.file("without.jpg", &photo(&tiff()))];
    let visit = Visit::start();
    visit.page.choose("#choose-photos", &paths);
    visit.wait_read(2);
    assert_shows(&visit, "with.jpg", LITTLE);
    assert_shows(&visit, "without.jpg", PICTURE);
}

#[test]
fn a_movie_shows_its_first_frame_and_lends_it_to_its_still() {
    let visit = Visit::start();
    // A browser can make a movie of a picture that moves. Its still is one that it does not decode.
    let movie: Vec<u8> = visit.page.eval(MOVIE);
    let folder = Folder::new();
    folder.file("movie.mp4", &movie);
    read(&visit, &folder, 1);
    assert_shows(&visit, "movie.mp4", PICTURE);
    assert_eq!(visit.page.count("video"), 0, "the player is none of the page's");
    visit.check_console();
}

/// A movie of four grey quarters, as the browser records it.
const MOVIE: &str = "(async () => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 320, height: 240 });
    const context = canvas.getContext('2d');
    const draw = () => [250, 170, 90, 10].forEach((grey, quarter) => {
        context.fillStyle = `rgb(${grey},${grey},${grey})`;
        context.fillRect(quarter % 2 * 160, Math.floor(quarter / 2) * 120, 160, 120);
    });
    draw();
    const recorder = new MediaRecorder(canvas.captureStream(30), { mimeType: 'video/mp4;codecs=avc1.42E01E' });
    const pieces = [];
    recorder.ondataavailable = ({ data }) => pieces.push(data);
    const stopped = new Promise((done) => { recorder.onstop = done; });
    recorder.start();
    for (let frame = 0; frame < 10; frame++) {
        await new Promise((done) => setTimeout(done, 40));
        draw();
    }
    recorder.stop();
    await stopped;
    return [...new Uint8Array(await new Blob(pieces).arrayBuffer())];
})()";

const FILES: usize = 2000;

/// Counts how often the page waits for the browser to make an address for a blob.
const ADDRESSES: &str = "(() => {
    self.addresses = 0;
    const { createObjectURL } = URL;
    URL.createObjectURL = (blob) => {
        addresses += 1;
        return createObjectURL(blob);
    };
})()";

/// Scrolls to a row, and gives the milliseconds until every box on screen shows its picture.
const FILLED: &str = "(async (row) => {
    const drawn = () => new Promise((done) => requestAnimationFrame(done));
    const list = scrollY + document.querySelector('.files').getBoundingClientRect().top;
    scrollTo(0, list + row * 72);
    const start = performance.now();
    const isOnScreen = (box) => {
        const { top, bottom } = box.getBoundingClientRect();
        return bottom > 0 && top < innerHeight;
    };
    const isFilled = (box) => box.querySelector('img')?.complete && box.querySelector('img').naturalWidth > 0;
    const isThere = (boxes) => boxes.length > 5 && boxes.every(isFilled);
    do await drawn(); while (!isThere([...document.querySelectorAll('.thumbnail')].filter(isOnScreen)));
    return performance.now() - start;
})";

/// So many photos with little pictures.
fn library(folder: &Folder, files: usize) {
    let photo = folder.file("photo.jpg", &with_little(&tiff()));
    std::fs::create_dir(folder.path().join("library")).expect("a folder can be made");
    for number in 0..files {
        let link = folder.path().join(format!("library/IMG_{number:05}.jpg"));
        std::fs::hard_link(&photo, link).expect("a file can have several names");
    }
}

#[test]
fn two_thousand_are_scrolled_through() {
    let folder = Folder::new();
    library(&folder, FILES);
    let visit = Visit::start_with(ADDRESSES);
    visit.drop(&[folder.path().join("library")]);
    visit.wait_read(FILES);
    visit.page.forget_tasks();
    let mut times: Vec<f64> = Vec::new();
    for row in (0..FILES - 20).step_by(40).chain([0, 1000]) {
        times.push(visit.page.eval(&format!("{FILLED}({row})")));
    }
    times.sort_by(f64::total_cmp);
    println!(
        "filled after {:.0} ms (median), {:.0} ms (longest)",
        times[times.len() / 2],
        times[times.len() - 1]
    );
    println!("longest task: {:?}", visit.page.longest_task());
    // The workers' script needs one.
    assert_eq!(visit.page.eval::<usize>("addresses"), 1, "no thumbnail keeps the page waiting");
    visit.check_console();
}

/// The project's own sample photos, of which one is a HEIC and three are movies.
#[test]
fn heic_is_decoded_by_the_module_and_movies_are_played() {
    let (folder, sample) = (Folder::new(), xtask::root().join("www/sample"));
    let names = ["IMG_0588.HEIC", "IMG_1207.MOV", "IMG_1207.JPG"];
    for name in names {
        folder.file(name, &std::fs::read(sample.join(name)).expect("the sample photo is there"));
    }
    let visit = Visit::start();
    visit.page.wait_until(
        "the decoder",
        "performance.getEntriesByType('resource').some(({ name }) => /decoder-.*wasm/.test(name))",
    );
    visit.page.settle();
    read(&visit, &folder, names.len());
    for name in names {
        let seen = seen(&visit, name);
        assert!(seen[0].is_number(), "{name}: {seen}");
    }
    visit.check_console();
}

/// In an archive they are as in a folder, stored or deflated.
#[test]
fn files_in_archives_have_theirs_too() {
    let folder = Folder::new();
    let movie = std::fs::read(xtask::root().join("www/sample/IMG_1207.MOV")).expect("the sample is there");
    let archive = Zip::of([
        Entry::stored("with.jpg", &with_little(&tiff())),
        Entry::deflated_in_blocks("with, deflated.jpg", &with_little(&tiff())),
        Entry::stored("without.jpg", &photo(&tiff())),
        Entry::deflated_in_blocks("without, deflated.jpg", &photo(&tiff())),
        Entry::stored("movie.mov", &movie),
    ]);
    folder.file("photos.zip", &archive.build());
    let visit = Visit::start();
    visit.drop_all_in(&folder);
    visit.wait_read_with_archives(1);
    for name in ["with.jpg", "with, deflated.jpg"] {
        assert_shows(&visit, name, LITTLE);
    }
    for name in ["without.jpg", "without, deflated.jpg"] {
        assert_shows(&visit, name, PICTURE);
    }
    assert!(seen(&visit, "movie.mov")[0].is_number());
    visit.check_console();
}
