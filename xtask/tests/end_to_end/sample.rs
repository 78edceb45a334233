//! The sample photos: one click shows the whole of the page.

use crate::harness::{Folder, Kind, Server};
use crate::support::samples;
use crate::visit::Visit;

const ANSWER: &str = "3 FaceTime photos in 11 files";
const TRY: &str = "#try-sample";

fn asked_for(server: &Server) -> Vec<String> {
    server.requests().into_iter().filter(|name| name.starts_with("GET sample-")).collect()
}

/// Waits for the sample photos, and checks what is said of them.
fn check(visit: &Visit) {
    visit.wait_read(11);
    assert_eq!(visit.page.text("h1"), ANSWER);
    for (name, verdict) in [
        ("IMG_0412.JPG", "FaceTime photo"),
        ("IMG_1207.MOV", "Movie of a FaceTime photo"),
        ("IMG_0588.HEIC", "FaceTime photo"),
    ] {
        assert_eq!(visit.row(name).verdict, verdict, "{name}");
    }
    visit.check_console();
}

#[test]
fn one_click_fetches_them_and_not_before() {
    let visit = Visit::start();
    assert_eq!(asked_for(&visit.server), [""; 0]);
    visit.page.click(TRY);
    check(&visit);
    assert_eq!(asked_for(&visit.server).len(), 12);
    assert!(visit.page.eval::<bool>("!!document.getElementById('seal')"), "not sealed");
}

/// Help articles can lead there, and the address leads nowhere special afterwards.
#[test]
fn an_address_leads_to_them() {
    let visit = Visit::start();
    visit.page.go("about:blank");
    visit.page.go(&format!("{}#sample", visit.server.url()));
    check(&visit);
    assert_eq!(visit.page.eval::<String>("location.href"), visit.server.url());
    visit.start_over();
    visit.page.settle();
    assert_eq!(visit.page.text(TRY), "Try it with sample photos");
}

/// A sealed page can fetch nothing more: it starts anew, without what it knew.
#[test]
fn a_sealed_page_starts_anew_for_them() {
    let folder = Folder::new();
    let visit = Visit::start();
    visit.drop(&[folder.file("IMG_1.JPG", &samples::camera_app_jpeg())]);
    visit.wait_read(1);
    visit.page.click(TRY);
    visit.page.wait_for_text("h1", ANSWER);
    check(&visit);
    assert!(!visit.rows().iter().any(|row| row.name == "IMG_1.JPG"));
}

#[test]
fn they_can_be_asked_for_again_when_they_do_not_arrive() {
    let visit = Visit::start_at(Server::host().missing("IMG_1207.MOV").start(), Kind::Chromium);
    visit.page.click(TRY);
    visit.page.wait_for_text(TRY, "did not arrive");
    assert!(visit.page.eval::<bool>("!document.getElementById('seal')"), "nothing was read");
}

/// What the visitor gives meanwhile is what they want to see.
#[test]
fn own_photos_come_first() {
    let folder = Folder::new();
    let visit = Visit::open_at(Server::host().held_back("sample-").start(), Kind::Chromium);
    visit.page.wait_until("the reader", crate::visit::READER_CAME);
    visit.page.click(TRY);
    visit.page.wait_for_text(TRY, "Getting");
    visit.drop(&[folder.file("IMG_1.JPG", &samples::camera_app_jpeg())]);
    visit.wait_read(1);
    visit.server.let_go();
    visit.page.settle();
    assert_eq!(visit.rows().len(), 1);
}

/// Every movie plays, and its first frame is the wall, the sky or the mountains that were drawn.
#[test]
fn the_movies_play() {
    let visit = Visit::start();
    visit.page.click(TRY);
    check(&visit);
    let folder = asked_for(&visit.server)[0].trim_start_matches("GET ").replace("/files.js", "");
    // Where nothing is sealed yet.
    visit.start_over();
    for (name, [red, green, blue]) in [
        ("IMG_0412.MOV", [250, 222, 186]),
        ("IMG_1207.MOV", [94, 178, 236]),
        ("IMG_3051.MOV", [255, 186, 130]),
    ] {
        let played: (f64, u32, [i32; 4]) = visit.page.eval(&format!(
            "(async () => {{
                const video = document.createElement('video');
                const blob = await (await fetch('{folder}/{name}')).blob();
                video.src = URL.createObjectURL(new Blob([blob], {{ type: 'video/mp4' }}));
                video.muted = true;
                await video.play();
                const ended = new Promise((done) => video.onended = done);
                const canvas = new OffscreenCanvas(video.videoWidth, video.videoHeight).getContext('2d');
                canvas.drawImage(video, 0, 0);
                const pixel = [...canvas.getImageData(30, 4, 1, 1).data];
                await ended;
                return [video.duration, video.videoWidth, pixel];
            }})()"
        ));
        let (duration, width, pixel) = played;
        assert!((1.9..2.2).contains(&duration), "{name}: {duration} seconds");
        assert_eq!(width, 1280, "{name}");
        for (seen, drawn) in pixel.into_iter().zip([red, green, blue]) {
            assert!((seen - drawn).abs() < 12, "{name}: {pixel:?}");
        }
    }
}
