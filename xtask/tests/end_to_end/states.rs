//! The states of the page that people see, each brought about as they would.

use crate::harness::Folder;
use crate::support::ifd::{ByteOrder, ascii, rational};
use crate::support::png::Png;
use crate::support::tiff::Tiff;
use crate::support::zip::entry::ENCRYPTED;
use crate::support::zip::{Entry, Zip};
use crate::support::{facetime, samples, tags, user_comment};
use crate::visit::{Visit, row_of};
use crate::workers::{MISBEHAVING, with_workers_that};

/// Brings a state about, with files in this folder.
type Make = fn(&Folder) -> Visit;

/// A state's name, and a page in it. Both live until the page has been looked at.
pub struct State {
    pub name: &'static str,
    pub visit: Visit,
    _folder: Folder,
}

/// The states of these names; all, if none is named.
pub fn some(names: &[String]) -> impl Iterator<Item = State> {
    let makers: [(&'static str, Make); 26] = [
        ("first", |_| Visit::start()),
        ("dragging", dragging),
        ("waiting", waiting),
        ("in-vain", |_| Visit::in_vain()),
        ("reading", reading),
        ("found", found),
        ("filter", |folder| filter(found(folder))),
        ("nothing-matches", |folder| nothing_matches(found(folder))),
        ("opened", |folder| opened(found(folder), "IMG_2001.JPG")),
        ("opened-picture", |folder| picture(folder, "IMG_0412.JPG")),
        ("opened-map", |folder| pressed(picture(folder, "IMG_3051.JPG"), "#show-on-map", "#open-map")),
        ("opened-movie", |folder| opened(found(folder), "IMG_2001.MOV")),
        ("opened-other", |folder| opened(found(folder), "IMG_0815.HEIC")),
        ("none", none),
        ("look-alikes", look_alikes),
        ("export", export),
        ("opened-copy", |folder| opened(export(folder), "IMG_2001.JPG")),
        ("set-aside", |folder| set_aside(export(folder))),
        ("picked", picked),
        ("at-a-mac", at_a_mac),
        ("unreadable", unreadable),
        ("opened-unreadable", |folder| opened(unreadable(folder), "cut.jpg")),
        ("more-ways", |folder| pressed(found(folder), "#more-ways", ".save-ways")),
        ("saved", |folder| pressed(found(folder), "#save", "#saving-dismiss")),
        ("seal", |folder| seal(found(folder))),
        ("seal-checked", |folder| checked(seal(found(folder)))),
    ];
    let is_wanted = |name: &str| names.is_empty() || names.iter().any(|wanted| wanted == name);
    let wanted: Vec<_> = makers.into_iter().filter(|(name, _)| is_wanted(name)).collect();
    wanted.into_iter().map(|(name, make)| {
        let folder = Folder::new();
        let visit = make(&folder);
        visit.page.settle();
        State { name, visit, _folder: folder }
    })
}

/// The same when a button was pressed, and this has come.
fn pressed(visit: Visit, button: &str, comes: &str) -> Visit {
    visit.page.click(button);
    visit.page.wait_for(comes);
    visit
}

/// A picture of the page's sample photos, opened with its movie.
fn picture(folder: &Folder, name: &str) -> Visit {
    let samples = ["IMG_0412.JPG", "IMG_0412.MOV", "IMG_3051.JPG", "IMG_3051.MOV"];
    let sample =
        |name| std::fs::read(xtask::root().join("www/sample").join(name)).expect("the sample is there");
    let samples = samples.map(|name| (name, sample(name)));
    let visit = opened(read(folder, &samples), name);
    visit.page.wait_until("the picture", "document.querySelector('.still')?.complete");
    visit.page.wait_until("its movie", "document.querySelector('.movie')?.readyState >= 2");
    visit
}

/// A visit that has read these files.
fn read(folder: &Folder, files: &[(&str, Vec<u8>)]) -> Visit {
    read_in(Visit::start(), folder, files)
}

fn read_in(visit: Visit, folder: &Folder, files: &[(&str, Vec<u8>)]) -> Visit {
    for (name, bytes) in files {
        folder.file(name, bytes);
    }
    visit.drop_all_in(folder);
    visit.wait_read(files.len());
    visit
}

/// With the name that a browser there gives the system.
fn on(platform: &str) -> Visit {
    Visit::start_with(&format!("Object.defineProperty(navigator, 'platform', {{ get: () => '{platform}' }})"))
}

/// Two parts of an export, with what comes along: one photo is in both, and one is in a `.livp`.
fn export(folder: &Folder) -> Visit {
    let photos = "Takeout/Google Photos/Photos from 2024/";
    let entry = |name: &str, bytes: &[u8]| Entry::stored(&format!("{photos}{name}"), bytes);
    let still = facetime::still_jpeg();
    let livp = Zip::of([
        Entry::stored("IMG_7.HEIC", &samples::camera_app_heic()),
        Entry::stored("IMG_7.MOV", &samples::live_photo_movie().build()),
    ]);
    let first = Zip::of([
        entry("IMG_2001.JPG", &still),
        entry("IMG_2001.JPG.supplemental-metadata.json", b"{}"),
        entry("IMG_2001(1).MP4", &facetime::movie().build()),
        entry("IMG_0815.HEIC", &samples::camera_app_heic()),
        entry("IMG_0815.HEIC.json", b"{}"),
        entry("IMG_7.livp", &livp.build()),
        entry("locked.jpg", &still).flags(ENCRYPTED),
    ]);
    let second = Zip::of([entry("IMG_2001.JPG", &still), entry("notes.txt", b"notes")]);
    folder.file("takeout-001.zip", &first.build());
    folder.file("takeout-002.zip", &second.build());
    let visit = Visit::start();
    visit.drop_all_in(folder);
    visit.wait_read(13);
    visit
}

fn set_aside(visit: Visit) -> Visit {
    visit.show_set_aside();
    visit
}

fn picked(folder: &Folder) -> Visit {
    let by_apple = || {
        let tiff = Tiff::new(ByteOrder::Big).ifd0(tags::MAKE, ascii("Apple"));
        tiff.ifd0(tags::MODEL, ascii("iPhone 15"))
    };
    let still = by_apple().exif(tags::LENS_MODEL, ascii("iPhone 15 front FaceTime camera"));
    let still = facetime::jpeg(&still.exif(tags::USER_COMMENT, user_comment::in_ascii("FaceTime Photo")));
    let other = facetime::jpeg(&by_apple().exif(tags::F_NUMBER, rational(9, 5)));
    read_in(
        on("iPhone"),
        folder,
        &[("image.jpg", still), ("image 2.jpg", other.clone()), ("image 3.jpg", other)],
    )
}

fn at_a_mac(folder: &Folder) -> Visit {
    let photo = samples::camera_app_heic();
    read_in(on("MacIntel"), folder, &[("IMG_0815.HEIC", photo), ("IMG_0816.JPG", samples::camera_app_jpeg())])
}

fn dragging(folder: &Folder) -> Visit {
    let photo = folder.file("IMG_2001.JPG", &facetime::still_jpeg());
    let visit = Visit::start();
    visit.page.drag_over("body", &[photo]);
    visit.page.wait_for("[data-dragging=true]");
    visit
}

fn waiting(folder: &Folder) -> Visit {
    let photo = folder.file("IMG_2001.JPG", &facetime::still_jpeg());
    let visit = Visit::early_with("");
    visit.drop(&[photo]);
    visit.page.wait_for("[data-waiting=true]");
    visit
}

fn reading(folder: &Folder) -> Visit {
    for name in ["IMG_2001.JPG", "cloud 1.jpg", "cloud 2.jpg", "IMG_2002.JPG"] {
        folder.file(name, &facetime::still_jpeg());
    }
    let visit = with_workers_that(MISBEHAVING);
    visit.drop_all_in(folder);
    visit.page.wait_for_text("#skip-all", "Skip all 2 waiting");
    visit
}

fn found(folder: &Folder) -> Visit {
    let long = "A very long name that somebody gave to a picture from a call with the whole family.jpg";
    read(
        folder,
        &[
            ("Family/2024/September/IMG_2001.JPG", facetime::still_jpeg()),
            ("Family/2024/September/IMG_2001.MOV", facetime::movie().build()),
            ("Family/IMG_0815.HEIC", samples::camera_app_heic()),
            ("Family/IMG_0815.MOV", samples::live_photo_movie().build()),
            ("Family/IMG_E2001.JPG", facetime::jpeg(&facetime::tiff("front"))),
            ("Family/Screenshot.png", Png::new(1170, 2532).exif(&samples::screenshot_tiff().build()).build()),
            (long, samples::samsung_jpeg()),
            ("empty.jpg", Vec::new()),
            ("notes.txt", b"notes".to_vec()),
        ],
    )
}

fn filter(visit: Visit) -> Visit {
    visit.page.click("#filter");
    visit.page.click("#preset");
    visit.page.click("#add-rule");
    visit
}

fn nothing_matches(visit: Visit) -> Visit {
    visit.page.type_into("#search", "grandma");
    visit.page.wait_for("#clear-search");
    visit
}

fn none(folder: &Folder) -> Visit {
    let emptied = crate::support::jpeg::Jpeg::new().picture(640, 480).build();
    read(
        folder,
        &[
            ("IMG_0815.HEIC", samples::camera_app_heic()),
            ("IMG_0816.JPG", samples::camera_app_jpeg()),
            ("from a messenger.jpg", emptied.clone()),
            ("from a messenger (1).jpg", emptied.clone()),
            ("from a messenger (2).jpg", emptied),
        ],
    )
}

fn look_alikes(folder: &Folder) -> Visit {
    read(
        folder,
        &[("IMG_0444.HEIC", samples::screenshot_heic()), ("Screenshot.png", samples::screenshot_png())],
    )
}

fn unreadable(folder: &Folder) -> Visit {
    let photo = facetime::still_jpeg();
    read(
        folder,
        &[("empty.jpg", Vec::new()), ("cut.jpg", photo[..60].to_vec()), ("noise.heic", vec![0xA5; 5000])],
    )
}

fn opened(visit: Visit, name: &str) -> Visit {
    visit.page.click(&row_of(&visit.page, name));
    visit.opened(name);
    visit
}

fn seal(visit: Visit) -> Visit {
    visit.page.click("#seal");
    visit.page.wait_for("#check");
    visit
}

fn checked(visit: Visit) -> Visit {
    visit.page.click("#check");
    visit
        .page
        .wait_until("both refusals", "document.querySelectorAll('.check [data-sign=yes]').length === 2");
    visit
}
