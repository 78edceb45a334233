//! Which files are shown: albums, the search, orders, facets and rules.

use crate::harness::{Folder, Kind, Server};
use crate::support::ifd::{ByteOrder, ascii};
use crate::support::tiff::Tiff;
use crate::support::{facetime, samples, tags, user_comment};
use crate::visit::Visit;
use thirtyfour::Key;

/// A call's photo with its movie, another call's, an ordinary Live Photo, and one photo more.
fn files() -> Folder {
    let folder = Folder::new();
    let other = Tiff::new(ByteOrder::Big).exif(tags::USER_COMMENT, user_comment::in_ascii("FaceTime Photo"));
    let other = other.exif(tags::LENS_MODEL, ascii("iPad Air back FaceTime camera"));
    for (path, bytes) in [
        ("Calls/IMG_9.JPG", facetime::still_jpeg()),
        ("Calls/IMG_9.MOV", facetime::movie().build()),
        ("Calls/IMG_10.JPG", facetime::jpeg(&other)),
        ("IMG_0815.HEIC", samples::camera_app_heic()),
        ("IMG_0815.MOV", samples::live_photo_movie().build()),
        ("a screenshot.png", samples::screenshot_png()),
    ] {
        folder.file(path, &bytes);
    }
    folder
}

/// A visit that has read them, as the page shows it by itself.
fn visit(folder: &Folder) -> Visit {
    let visit = Visit::start_at(Server::start(), Kind::Chromium);
    visit.leave_albums();
    visit.drop_all_in(folder);
    visit.wait_read(6);
    visit
}

/// The names of the files that are shown, in their order.
fn names(visit: &Visit) -> Vec<String> {
    visit.rows().into_iter().map(|row| row.name).collect()
}

#[track_caller]
fn wait_for_names(visit: &Visit, expected: &[&str]) {
    wait_for_files(visit, expected, ".sort()");
}

#[track_caller]
fn wait_for_order(visit: &Visit, expected: &[&str]) {
    wait_for_files(visit, expected, "");
}

#[track_caller]
fn wait_for_files(visit: &Visit, expected: &[&str], sorted: &str) {
    let shown = "[...document.querySelectorAll('.file-button')]
        .map((file) => file.ariaLabel ?? file.firstChild.textContent.trimEnd())";
    let expected = serde_json::json!(expected);
    let are_shown = format!("JSON.stringify({shown}{sorted}) === JSON.stringify({expected}{sorted})");
    visit.page.wait_until(&format!("the files {expected}"), &are_shown);
}

/// Chooses from a list, as a person does.
#[track_caller]
fn choose(visit: &Visit, css: &str, name: &str) {
    let name = serde_json::json!(name);
    visit.page.eval::<bool>(&format!(
        "(() => {{ const list = document.querySelector('{css}');
           list.value = [...list.options].find((option) => option.text === {name}).value;
           return list.dispatchEvent(new InputEvent('input', {{ bubbles: true }})); }})()"
    ));
}

#[track_caller]
fn press(visit: &Visit, album: &str) {
    let album = serde_json::json!(album);
    visit.page.eval::<bool>(&format!(
        "([...document.querySelectorAll('.pill')].find((pill) => pill.innerText.startsWith({album})).click(), true)"
    ));
}

#[test]
fn what_was_found_is_the_first_album_until_another_is_chosen() {
    let folder = files();
    let visit = visit(&folder);
    assert_eq!(visit.page.text(".pill[aria-pressed=true]"), "FaceTime 3");
    wait_for_names(&visit, &["IMG_9.JPG", "IMG_9.MOV", "IMG_10.JPG"]);

    press(&visit, "All files");
    visit.page.wait_until("all", "document.querySelectorAll('.file').length === 6");
    let more = Folder::new();
    visit.drop(&[more.file("IMG_11.JPG", &facetime::still_jpeg())]);
    visit.wait_read(7);
    assert_eq!(visit.page.text(".pill[aria-pressed=true]"), "All files 7", "the visitor has chosen");
    visit.check_console();
}

/// As somebody types it who has no such key, and as a Mac writes it.
#[test]
fn letters_with_marks_and_of_other_alphabets_are_found() {
    let folder = Folder::new();
    for name in ["E\u{301}te\u{301} 2023/CAFÉ.JPG", "Лето/IMG_1.JPG"] {
        folder.file(name, &facetime::still_jpeg());
    }
    let visit = Visit::start();
    visit.drop_all_in(&folder);
    visit.wait_read(2);
    for (words, expected) in [("été", "CAFÉ.JPG"), ("cafe", "CAFÉ.JPG"), ("ЛЕТО", "IMG_1.JPG")] {
        visit.page.eval::<bool>(&format!(
            "(() => {{ const field = document.getElementById('search');
               field.value = '{words}';
               return field.dispatchEvent(new InputEvent('input', {{ bubbles: true }})); }})()"
        ));
        wait_for_names(&visit, &[expected]);
        assert_eq!(visit.page.text(".seek .count"), "1 of 2");
    }
    visit.check_console();
}

#[test]
fn all_files_are_shown_where_nothing_was_found() {
    let folder = Folder::new();
    folder.file("IMG_0815.HEIC", &samples::camera_app_heic());
    let visit = Visit::start();
    visit.leave_albums();
    visit.drop_all_in(&folder);
    visit.wait_read(1);
    assert_eq!(visit.page.text(".pill[aria-pressed=true]"), "All files 1");
    // Who looks at a file is not taken elsewhere.
    visit.open("IMG_0815.HEIC");
    visit.page.choose("#add-photos", &[folder.file("IMG_9.JPG", &facetime::still_jpeg())]);
    visit.wait_read(2);
    assert_eq!(visit.page.text(".pill[aria-pressed=true]"), "All files 2");
    visit.check_console();
}

#[test]
fn a_search_narrows_and_ends() {
    let folder = files();
    let visit = visit(&folder);
    // Wherever the focus is, but where one types.
    visit.page.type_into("#answer", "/");
    visit.page.wait_until("the search", "document.activeElement.id === 'search'");
    visit.page.type_into("#search", "img_10");
    wait_for_names(&visit, &["IMG_10.JPG"]);
    assert_eq!(visit.page.text(".tools [role=status]"), "1 of 3");
    visit.page.press(Key::Escape);
    wait_for_names(&visit, &["IMG_9.JPG", "IMG_9.MOV", "IMG_10.JPG"]);
    assert_eq!(visit.page.eval::<String>("document.querySelector('#search').value"), "");

    // A device, a folder, a date with a name of a month.
    visit.page.type_into("#search", "ipad");
    wait_for_names(&visit, &["IMG_10.JPG"]);
    visit.page.press(Key::Escape);
    visit.page.type_into("#search", "calls 9 mov");
    wait_for_names(&visit, &["IMG_9.MOV"]);
    visit.page.type_into("#search", " nowhere");
    visit.page.wait_for_text(".none", "No file here matches “calls 9 mov nowhere”.");
    visit.page.click("#look-in-all");
    visit.page.wait_for_text(".pill[aria-pressed=true]", "All files");
    visit.page.click("#clear-search");
    visit.page.wait_until("all", "document.querySelectorAll('.file').length === 6");
    assert_eq!(visit.page.eval::<String>("document.activeElement.id"), "search");
    // A slash that is typed is one.
    visit.page.type_into("#search", "/");
    assert_eq!(visit.page.eval::<String>("document.querySelector('#search').value"), "/");
    visit.check_console();
}

#[test]
fn an_order_is_remembered() {
    let folder = files();
    let visit = visit(&folder);
    choose(&visit, "#order", "By name");
    wait_for_order(&visit, &["IMG_9.JPG", "IMG_9.MOV", "IMG_10.JPG"]);
    choose(&visit, "#order", "Largest first");
    let lengths =
        |name: &&str| std::fs::metadata(folder.path().join("Calls").join(name)).map(|file| file.len()).ok();
    let mut largest = ["IMG_9.JPG", "IMG_9.MOV", "IMG_10.JPG"];
    largest.sort_by_key(|name| std::cmp::Reverse(lengths(name)));
    wait_for_order(&visit, &largest);
    assert_eq!(
        visit.page.eval::<Vec<(String, String)>>("Object.entries(localStorage).sort()"),
        [("order", "largest"), ("view", "list")]
            .map(|(key, value)| (format!("facetime-photo-inspector/{key}"), value.to_owned())),
        "nothing else is kept"
    );

    visit.start_over();
    visit.leave_albums();
    visit.drop_all_in(&folder);
    visit.wait_read(6);
    wait_for_order(&visit, &largest);
    assert_eq!(visit.page.eval::<String>("document.querySelector('#order').value"), "largest");
    visit.check_console();
}

/// Where nothing may be kept, all goes as for who comes first.
#[test]
fn storage_that_is_blocked_is_done_without() {
    let folder = files();
    let visit = Visit::start_with(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } });",
    );
    visit.leave_albums();
    visit.drop_all_in(&folder);
    visit.wait_read(6);
    visit.page.click("#as-list");
    choose(&visit, "#order", "By name");
    wait_for_order(&visit, &["IMG_9.JPG", "IMG_9.MOV", "IMG_10.JPG"]);
    visit.check_console();
}

#[test]
fn facets_are_chosen_from_with_counts() {
    let folder = files();
    let visit = visit(&folder);
    visit.page.click("#filter");
    visit.page.wait_for("#device");
    let options = |css: &str| -> Vec<String> {
        visit.page.eval(&format!("[...document.querySelector('{css}').options].map((option) => option.text)"))
    };
    visit.page.wait_until("the counts", "document.querySelector('#device').options.length === 3");
    let devices = options("#device");
    assert_eq!(devices[0], "All devices");
    assert!(devices[1].ends_with(" (2)") && devices[2] == "iPad Air (1)", "{devices:?}");
    assert_eq!(options("#side"), ["Front and back", "Front camera (2)", "Back camera (1)"]);
    choose(&visit, "#device", "iPad Air (1)");
    wait_for_names(&visit, &["IMG_10.JPG"]);
    assert_eq!(options("#side"), ["Front and back", "Back camera (1)"]);
    assert_eq!(visit.page.text("#filter"), "Filter (1)");
    assert_eq!(visit.page.attribute("#filter", "aria-expanded").as_deref(), Some("true"));
    visit.page.click("#clear-filter");
    wait_for_names(&visit, &["IMG_9.JPG", "IMG_9.MOV", "IMG_10.JPG"]);
    assert_eq!(visit.page.eval::<String>("document.querySelector('#device').value"), "");
    assert_eq!(visit.page.eval::<String>("document.activeElement.id"), "filter");
    visit.check_console();
}

/// As in Photos: "Lens" "includes" "FaceTime"; and all of it by the keyboard.
#[test]
fn rules_find_what_a_smart_album_of_photos_finds() {
    let folder = files();
    let visit = visit(&folder);
    press(&visit, "All files");
    visit.page.click("#filter");
    visit.page.click("#preset");
    wait_for_names(&visit, &["IMG_9.JPG", "IMG_10.JPG"]);
    assert_eq!(visit.page.eval::<String>("document.activeElement.id"), "value-0");
    visit.page.press(Key::End);
    visit.page.type_into("#value-0", "x");
    visit.page.wait_for_text(".none", "No file here fits the filter.");
    visit.page.press(Key::Backspace);
    wait_for_names(&visit, &["IMG_9.JPG", "IMG_10.JPG"]);

    // Another rule, of which either is enough.
    visit.page.click("#add-rule");
    choose(&visit, "#field-1", "Kind");
    choose(&visit, "#condition-1", "is");
    choose(&visit, "#value-1", "HEIC");
    visit.page.wait_for_text(".none", "No file here fits the filter.");
    choose(&visit, "#all-or-any", "any");
    wait_for_names(&visit, &["IMG_9.JPG", "IMG_10.JPG", "IMG_0815.HEIC"]);
    assert_eq!(visit.page.text("#filter"), "Filter (2)");

    // The first goes, the other stays as it was chosen.
    visit.page.click("#remove-0");
    wait_for_names(&visit, &["IMG_0815.HEIC"]);
    assert_eq!(
        visit.page.eval::<String>("document.querySelector('#value-1').selectedOptions[0].text"),
        "HEIC"
    );
    choose(&visit, "#field-1", "Date taken");
    choose(&visit, "#condition-1", "is in the year");
    visit.page.type_into("#value-1", "1999");
    visit.page.wait_for_text(".none", "No file here fits the filter.");
    choose(&visit, "#field-1", "Size in MB");
    visit.page.type_into("#value-1", "large");
    visit.page.wait_for_text(".problem", "Write a number, such as 1.5");
    assert_eq!(visit.page.attribute("#value-1", "aria-invalid").as_deref(), Some("true"));
    choose(&visit, "#field-1", "Date taken");
    choose(&visit, "#condition-1", "is in the year");
    visit.page.type_into("#value-1", "1999");
    visit.page.wait_for_text(".none", "No file here fits the filter.");
    assert_eq!(visit.page.texts(".problem"), [""]);
    visit.page.click("#filter");
    visit.page.wait_gone("#value-1");
    assert_eq!(visit.page.text("#filter"), "Filter (1)", "what is set holds while it is not seen");
    visit.check_console();
}

/// A date that is not a photo's own says whose it is.
#[test]
fn a_date_says_where_it_comes_from() {
    let folder = files();
    let visit = visit(&folder);
    let dates = |of: &str| {
        visit.page.eval::<String>(&format!(
            "[...document.querySelectorAll('.file')].find((row) => row.innerText.startsWith('{of}'))
            .querySelector('.date small')?.innerText ?? ''"
        ))
    };
    assert_eq!((dates("IMG_9.JPG").as_str(), dates("IMG_9.MOV").as_str()), ("from its movie", ""));
    assert_eq!(names(&visit).len(), 3);
    visit.check_console();
}

#[test]
fn there_is_room_for_all_of_it() {
    let folder = files();
    let visit = visit(&folder);
    visit.page.click("#filter");
    visit.page.click("#preset");
    visit.page.click("#add-rule");
    for width in [320, 390, 768, 1440, 2560] {
        visit.page.viewport(width, 800);
        visit.page.settle();
        let too_wide = "document.documentElement.scrollWidth > innerWidth";
        assert!(!visit.page.eval::<bool>(too_wide), "the page is wider than {width}");
        let small: Vec<String> = visit.page.eval(
            "[...document.querySelectorAll('.albums :is(input, select, button), .own-filter :is(input, select, button)')]
                .filter((one) => one.offsetHeight < 24 || one.offsetWidth < 24).map((one) => one.id)",
        );
        assert_eq!(small, [""; 0], "at {width}");
    }
    visit.check_console();
}
