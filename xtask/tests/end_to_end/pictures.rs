//! A picture opened: it is seen, comes alive, leads to its neighbours, and can be taken.

use crate::harness::{Folder, Page};
use crate::keyboard::{focused, tab_to};
use crate::support::samples;
use crate::support::zip::{Entry, Zip};
use crate::visit::{Visit, row_of};
use serde_json::{Value, json};
use std::path::Path;
use std::time::{Duration, Instant};
use thirtyfour::Key;

/// Whether the still is seen.
const SEEN: &str = "document.querySelector('.still')?.naturalWidth > 0";
/// Whether the movie plays.
const PLAYS: &str = "document.querySelector('[data-playing=true] .movie')?.currentTime > 0";
/// Whether it has come back to the still.
const RESTS: &str = "document.querySelector('[data-playing=false] .movie')?.paused";
/// Whether a movie is ready.
const READY: &str = "document.querySelector('.movie')?.readyState >= 2";

/// One of the sample photos of the page.
fn sample(name: &str) -> Vec<u8> {
    std::fs::read(xtask::root().join("www/sample").join(name)).expect("the sample is there")
}

/// A folder with these samples.
fn folder(names: &[&str]) -> Folder {
    let folder = Folder::new();
    for name in names {
        folder.file(name, &sample(name));
    }
    folder
}

const PAIR: [&str; 2] = ["IMG_0412.JPG", "IMG_0412.MOV"];

/// A page that has read these files.
fn visit(folder: &Folder, files: usize) -> Visit {
    let visit = Visit::start();
    visit.drop_all_in(folder);
    visit.wait_read(files);
    visit
}

/// The middle of an element.
fn middle(page: &Page, css: &str) -> (f64, f64) {
    page.eval(&format!(
        "(({{ x, y, width, height }}) => [x + width / 2, y + height / 2])(document.querySelector('{css}').getBoundingClientRect())"
    ))
}

fn mouse(page: &Page, kind: &str, (x, y): (f64, f64)) {
    let event = json!({ "type": kind, "x": x, "y": y, "button": "left", "clickCount": 1 });
    page.cdp("Input.dispatchMouseEvent", event);
}

fn swipe(page: &Page, by: f64) {
    let (x, y) = middle(page, ".frame");
    let points = |x: f64| json!([{ "x": x, "y": y }]);
    for (kind, points) in [
        ("touchStart", points(x)),
        ("touchMove", points(x + by / 2.0)),
        ("touchMove", points(x + by)),
        ("touchEnd", json!([])),
    ] {
        page.cdp("Input.dispatchTouchEvent", json!({ "type": kind, "touchPoints": points }));
    }
}

#[test]
fn a_picture_is_seen_and_its_movie_plays_over_it() {
    let folder = folder(&PAIR);
    let visit = visit(&folder, 2);
    visit.open("IMG_0412.JPG");
    let page = &visit.page;
    page.wait_until("the still", SEEN);
    page.wait_until("the movie", READY);
    assert_eq!(page.count(".live"), 1);
    let same_box =
        "(([still, movie]) => ['x', 'y', 'width', 'height'].every((side) => still[side] === movie[side]))
        (['.still', '.movie'].map((css) => document.querySelector(css).getBoundingClientRect()))";
    assert!(page.eval::<bool>(same_box), "the movie lies elsewhere than its still");

    // By the space bar, to its end.
    assert_eq!(focused(&visit), "panel-heading");
    page.press(Key::Space);
    page.wait_until("the movie to play", PLAYS);
    assert!(page.eval::<bool>("document.querySelector('.movie').muted"), "it makes a noise");
    page.wait_until("its end", RESTS);
    page.wait_until("the still again", "getComputedStyle(document.querySelector('.movie')).opacity === '0'");

    // While a pointer holds it.
    let frame = middle(page, ".frame");
    mouse(page, "mousePressed", frame);
    page.wait_until("the movie to play while held", PLAYS);
    mouse(page, "mouseReleased", frame);
    page.wait_until("its rest when let go", RESTS);
    assert_eq!(page.eval::<f64>("document.querySelector('.movie').currentTime"), 0.0);

    // While a pointer rests on its sign, unless nothing is to move.
    mouse(page, "mouseMoved", middle(page, ".live"));
    page.wait_until("the movie to play by its sign", PLAYS);
    mouse(page, "mouseMoved", frame);
    page.wait_until("its rest behind that", RESTS);
    page.prefer(&[("prefers-reduced-motion", "reduce")]);
    mouse(page, "mouseMoved", middle(page, ".live"));
    mouse(page, "mouseMoved", frame);
    assert!(page.eval::<bool>(RESTS));

    // By its button, with sound once that is asked for.
    page.click("#sound");
    page.click("#play");
    page.wait_until("the movie to play by its button", PLAYS);
    assert!(page.eval::<bool>("!document.querySelector('.movie').muted"), "there is no sound");
    page.click("#play");
    page.wait_until("its rest by the button", RESTS);
    visit.check_console();
}

#[test]
fn a_movie_opened_by_itself_plays_too() {
    let folder = folder(&["IMG_0412.MOV"]);
    let visit = visit(&folder, 1);
    visit.open("IMG_0412.MOV");
    visit.page.wait_until("the movie", READY);
    assert_eq!((visit.page.count(".still"), visit.page.count(".live")), (0, 0));
    assert_eq!(visit.page.eval::<String>("getComputedStyle(document.querySelector('.movie')).opacity"), "1");
    visit.page.press(Key::Space);
    visit.page.wait_until("the movie to play", PLAYS);
}

#[test]
fn neighbours_come_by_keys_buttons_and_swipes_as_the_list_has_them() {
    let folder = folder(&["IMG_0412.JPG", "IMG_1207.JPG", "IMG_2290.JPG", "IMG_3051.JPG"]);
    let visit = visit(&folder, 4);
    let page = &visit.page;
    let names: Vec<String> = visit.rows().into_iter().map(|row| row.name).collect();
    let [first, second, third, last] = names.as_slice() else { panic!("{names:?}") };
    visit.open(second);
    let now = |name: &str, place: &str| {
        visit.opened(name);
        page.wait_for_text(".place", place);
        page.wait_until("its still", SEEN);
        page.settle();
    };
    page.press(Key::Right);
    now(third, "3 of 4");
    page.press(Key::Left);
    now(second, "2 of 4");
    page.press(Key::Left);
    now(first, "1 of 4");
    assert_eq!(page.attribute("#previous", "aria-disabled").as_deref(), Some("true"));
    page.press(Key::Left);
    now(first, "1 of 4");
    assert!(page.text(".viewer [role=status]").starts_with(first.as_str()));
    page.click("#next");
    now(second, "2 of 4");
    page.viewport(390, 844);
    page.cdp("Emulation.setTouchEmulationEnabled", json!({ "enabled": true }));
    swipe(page, -120.0);
    now(third, "3 of 4");
    swipe(page, -120.0);
    now(last, "4 of 4");
    swipe(page, 120.0);
    now(third, "3 of 4");
    // Nothing is fetched of those that were passed.
    assert_eq!(page.count(".viewer img"), 1);
    // Arrows in the search are the search's.
    page.click("#search-metadata");
    page.press(Key::Right);
    now(third, "3 of 4");

    page.press(Key::Escape);
    page.wait_gone(".viewer");
    assert_eq!(format!("#{}", focused(&visit)), row_of(page, third));
    visit.check_console();
}

/// Wherever one presses, keys go on: also when what was pressed is not there any more.
#[test]
fn the_keyboard_stays_in_it() {
    let folder = folder(&["IMG_0412.JPG", "IMG_0412.MOV", "IMG_2290.JPG"]);
    let visit = visit(&folder, 3);
    let page = &visit.page;
    for pressed in [".verdict-box", ".frame", "#sound"] {
        visit.open("IMG_0412.JPG");
        page.wait_until("the movie", READY);
        page.click(pressed);
        let names = || page.text(".viewer h2");
        let mut seen = vec![names()];
        for key in [Key::Right, Key::Left, Key::Right, Key::Left] {
            page.press(key.clone());
            page.wait_until(
                "its neighbour",
                &format!(
                    "document.querySelector('.viewer h2').innerText !== '{}'",
                    seen.last().map_or("", String::as_str)
                ),
            );
            seen.push(names());
        }
        assert_eq!(seen.first(), seen.last(), "behind {pressed}: {seen:?}");
        page.press(Key::Escape);
        page.wait_gone(".viewer");
    }
    visit.check_console();
}

/// Who hurries through them leaves pictures and movies behind that are still on their way.
#[test]
fn what_is_left_on_its_way_fails_nowhere() {
    let folder = Folder::new();
    for number in 0..8 {
        for half in ["JPG", "MOV"] {
            folder.file(&format!("IMG_{number:04}.{half}"), &sample(&format!("IMG_0412.{half}")));
        }
    }
    let visit = visit(&folder, 16);
    let page = &visit.page;
    visit.open("IMG_0000.JPG");
    // Between two keys there is time for an element to be drawn, and to ask for its bytes.
    page.eval::<bool>(
        "(async () => {
            const key = (key) => document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
            for (let at = 0; at < 240; at++) {
                key(at % 16 < 8 ? 'ArrowRight' : 'ArrowLeft');
                await new Promise((resolve) => at % 3 ? setTimeout(resolve, at % 7) : requestAnimationFrame(resolve));
            }
            return true;
        })()",
    );
    page.wait_until("the movie", READY);
    visit.check_console();
}

#[test]
fn it_is_a_dialog_that_keeps_the_focus() {
    let folder = folder(&PAIR);
    let visit = visit(&folder, 2);
    visit.open("IMG_0412.JPG");
    let page = &visit.page;
    assert_eq!(page.attribute(".viewer", "aria-modal").as_deref(), Some("true"));
    page.wait_until("nothing behind it", "document.querySelector('.main').inert");
    page.wait_until("the movie", READY);
    for _ in 0..40 {
        page.press(Key::Tab);
        assert!(page.eval::<bool>("!document.activeElement.closest('.main')"), "the focus went behind it");
    }
    tab_to(&visit, "close");
    page.press(Key::Enter);
    page.wait_gone(".viewer");
    assert!(!page.eval::<bool>("document.querySelector('.main').inert"));
    assert_eq!(format!("#{}", focused(&visit)), row_of(page, "IMG_0412.JPG"));
}

fn clipboard(page: &Page) -> String {
    page.wait_for_text(".viewer [role=status]", "Copied.");
    page.eval("navigator.clipboard.readText()")
}

#[test]
fn values_and_all_of_them_are_copied_and_searched() {
    let folder = folder(&PAIR);
    let visit = visit(&folder, 2);
    let page = &visit.page;
    let origin = visit.server.origin();
    let permissions = ["clipboardReadWrite", "clipboardSanitizedWrite"];
    page.cdp("Browser.grantPermissions", json!({ "origin": origin, "permissions": permissions }));
    visit.open("IMG_0412.JPG");
    page.click("[aria-label='Copy Name']");
    assert_eq!(clipboard(page), "IMG_0412.JPG");
    page.wait_for_text(".passing", "Copied.");

    page.click("#copy-details");
    page.wait_until("the text", "navigator.clipboard.readText().then((text) => text.includes('\\nExif\\n'))");
    let text: String = clipboard(page);
    assert!(text.starts_with("IMG_0412.JPG\nTaken during a FaceTime call"), "{text}");
    assert!(text.contains("\nUserComment: FaceTime Photo\n"), "{text}");

    page.click("#copy-json");
    page.wait_until("the JSON", "navigator.clipboard.readText().then((text) => text.startsWith('{'))");
    let json: Value = serde_json::from_str(&clipboard(page)).expect("it is JSON");
    assert_eq!(json["file"], "IMG_0412.JPG");
    let has = |part: &str, name: &str| {
        json[part].as_array().is_some_and(|values| values.iter().any(|value| value["name"] == name))
    };
    assert!(has("Details", "Size") && has("Exif", "LensModel"), "{json}");

    let entries = page.count("details dt");
    page.type_into("#search-metadata", "LENSmodel");
    page.wait_until("one entry", "document.querySelectorAll('details dt').length === 1");
    page.type_into("#search-metadata", " nowhere");
    page.wait_for_text(".told section:last-child", "Nothing that was read has these words.");
    assert!(entries > 3);
    visit.check_console();
}

#[test]
fn a_map_is_only_told_of_the_position_when_the_visitor_wants_it() {
    let folder = Folder::new();
    folder.file("IMG_1.JPG", &samples::camera_app_jpeg());
    let visit = visit(&folder, 1);
    let page = &visit.page;
    visit.open("IMG_1.JPG");
    assert_eq!(page.count(".viewer a[href]"), 0);
    page.click("#show-on-map");
    page.wait_for_text(".asked", "This opens openstreetmap.org in a new tab and tells it this position");
    page.wait_until("the focus on the link", "document.activeElement.id === 'open-map'");
    page.click("#no-map");
    page.wait_gone(".viewer a[href]");
    page.wait_until("the focus back", "document.activeElement.id === 'show-on-map'");
    page.press(Key::Enter);
    page.wait_for("#open-map");
    let attribute = |name: &str| page.attribute("#open-map", name).unwrap_or_default();
    assert_eq!((attribute("target"), attribute("rel")), ("_blank".into(), "noopener noreferrer".into()));
    let address = attribute("href");
    assert!(address.starts_with("https://www.openstreetmap.org/?mlat="), "{address}");
    let before = visit.server.requests().len();
    page.click("#no-map");
    assert_eq!(visit.server.requests().len(), before);
    visit.check_console();
}

#[test]
fn pictures_in_archives_are_seen_and_play() {
    for entry in [Entry::stored, Entry::deflated_in_blocks] {
        let files = PAIR.map(|name| entry(name, &sample(name)));
        let inner = Zip::of(files).build();
        for (name, zip) in
            [("photos.zip", inner.clone()), ("outer.zip", Zip::of([entry("photos.zip", &inner)]).build())]
        {
            let folder = Folder::new();
            folder.file(name, &zip);
            let visit = Visit::start();
            visit.drop_all_in(&folder);
            visit.page.wait_for_text("h1", "1 FaceTime photo in 2 files");
            visit.open("IMG_0412.JPG");
            visit.page.wait_until("the still", SEEN);
            visit.page.wait_until("the movie", READY);
            visit.page.press(Key::Space);
            visit.page.wait_until("the movie to play", PLAYS);
            visit.check_console();
        }
    }
}

#[test]
fn a_file_that_has_gone_says_so() {
    let folder = folder(&PAIR);
    let visit = visit(&folder, 2);
    std::fs::remove_file(folder.path().join("IMG_0412.JPG")).expect("it can be deleted");
    visit.page.click(&row_of(&visit.page, "IMG_0412.JPG"));
    visit.page.wait_for_text(".stage .absent, .told", "This file is no longer where it was");
}

#[test]
fn what_the_browser_cannot_show_says_so_and_can_be_saved() {
    let folder = Folder::new();
    folder.file("IMG_1.HEIC", &samples::camera_app_heic());
    folder.file("notes.txt", b"no picture");
    let visit = visit(&folder, 2);
    visit.page.click(&row_of(&visit.page, "IMG_1.HEIC"));
    visit.page.wait_for_text(".absent", "HEIC");
    visit.page.wait_for("#save-still");
}

/// What the browser has downloaded.
fn downloads(page: &Page, folder: &Folder) {
    let path = folder.path().to_str().expect("a path in letters");
    page.cdp("Browser.setDownloadBehavior", json!({ "behavior": "allow", "downloadPath": path }));
}

#[track_caller]
fn downloaded(path: &Path, expected: &[u8]) {
    let end = Instant::now() + Duration::from_secs(20);
    while std::fs::read(path).ok().as_deref() != Some(expected) {
        assert!(Instant::now() < end, "{} did not arrive as it is", path.display());
        std::thread::sleep(Duration::from_millis(50));
    }
}

#[test]
fn both_halves_are_saved_as_they_are_though_the_page_is_sealed() {
    let folder = folder(&PAIR);
    let visit = visit(&folder, 2);
    let saved = Folder::new();
    downloads(&visit.page, &saved);
    visit.open("IMG_0412.JPG");
    for (button, name) in [("#save-still", PAIR[0]), ("#save-movie", PAIR[1])] {
        visit.page.wait_for(button);
        visit.page.click(button);
        downloaded(&saved.path().join(name), &sample(name));
    }
    assert_eq!(visit.page.count(".viewer"), 1, "the page was left");
    visit.check_console();
}
