//! The states of the page that people see, each brought about as they would.

use crate::harness::Folder;
use crate::support::png::Png;
use crate::support::{facetime, samples};
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
    let makers: [(&'static str, Make); 13] = [
        ("first", |_| Visit::start()),
        ("dragging", dragging),
        ("reading", reading),
        ("found", found),
        ("opened", |folder| opened(found(folder), "IMG_2001.JPG")),
        ("opened-movie", |folder| opened(found(folder), "IMG_2001.MOV")),
        ("opened-other", |folder| opened(found(folder), "IMG_0815.HEIC")),
        ("none", none),
        ("look-alikes", look_alikes),
        ("unreadable", unreadable),
        ("opened-unreadable", |folder| opened(unreadable(folder), "cut.jpg")),
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

/// A visit that has read these files.
fn read(folder: &Folder, files: &[(&str, Vec<u8>)]) -> Visit {
    for (name, bytes) in files {
        folder.file(name, bytes);
    }
    let visit = Visit::start();
    visit.drop_all_in(folder);
    visit.wait_read(files.len());
    visit
}

fn dragging(folder: &Folder) -> Visit {
    let photo = folder.file("IMG_2001.JPG", &facetime::still_jpeg());
    let visit = Visit::start();
    visit.page.drag_over("body", &[photo]);
    visit.page.wait_for("[data-dragging=true]");
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
