//! HEIC where the browser shows none: what decodes it is fetched behind all else, and works in a sealed worker.

use crate::harness::{Folder, Kind, Page, Server, TIME_LIMIT};
use crate::support::samples;
use crate::visit::{ALL_CAME, OPEN, READER_CAME, Visit};
use serde::Deserialize;
use serde_json::json;
use std::thread::sleep;
use std::time::{Duration, Instant};

/// Keeps what a decoder's worker is made of: its glue's text and its module, and the worker's script that the page makes
/// out of the reader's glue.
const KEEP_PARTS: &str = "
    self.parts = {};
    const compile = WebAssembly.compileStreaming;
    WebAssembly.compileStreaming = async (response) => {
        const module = await compile(response);
        if (response.url.includes('decoder-')) parts.module = module;
        return module;
    };
    const text = Response.prototype.text;
    Response.prototype.text = async function () {
        const glue = await text.call(this);
        parts[this.url.includes('decoder-') ? 'decoder' : 'reader'] = glue;
        return glue;
    };
    const address = URL.createObjectURL;
    URL.createObjectURL = (blob) => {
        if (blob.type === 'text/javascript') parts.script ??= blob;
        return address.call(URL, blob);
    };
";

/// Starts a worker as the page does, and gives a function that has it decode.
const START: &str = "(async () => {
    const end = (await parts.script.text()).slice(parts.reader.length);
    const blob = new Blob([parts.decoder, end], { type: 'text/javascript' });
    self.worker = new Worker(URL.createObjectURL(blob), { type: 'module' });
    worker.postMessage(parts.module);
    self.decode = async (bytes, longest, [x, y]) => {
        const answered = new Promise((done) => {
            worker.onmessage = ({ data }) => { if (data !== 'there') done(data); };
        });
        worker.postMessage([new Blob([Uint8Array.from(bytes)]), Uint32Array.of(longest)]);
        const answer = await answered;
        if (!(answer[0] instanceof ImageBitmap)) return { failed: String(answer[0] ?? answer) };
        const { width, height } = answer[0];
        const canvas = new OffscreenCanvas(width, height).getContext('2d');
        canvas.drawImage(answer[0], 0, 0);
        return { width, height, pixel: [...canvas.getImageData(x * width, y * height, 1, 1).data] };
    };
    return true;
})()";

#[derive(Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
struct Decoded {
    failed: String,
    width: u32,
    height: u32,
    pixel: Vec<u8>,
}

/// Has a sealed page decode, and look at the pixel there: parts of the width and height.
fn decode(page: &Page, heic: &[u8], longest: u32, at: (f64, f64)) -> Decoded {
    page.eval(&format!("decode({}, {longest}, [{}, {}])", json!(heic), at.0, at.1))
}

fn sealed(kind: Kind) -> (Visit, Folder) {
    let folder = Folder::new();
    let server = Server::host().script(KEEP_PARTS).start();
    let visit = Visit::start_at(server, kind);
    visit.page.wait_until("the decoder", "parts.module && parts.decoder");
    visit.page.choose_by_keys("#choose-photos", &[folder.file("IMG_1.JPG", &samples::camera_app_jpeg())]);
    visit.wait_read(1);
    assert!(visit.page.eval::<bool>(START));
    (visit, folder)
}

fn sample() -> Vec<u8> {
    let path = xtask::root().join("www/sample/IMG_0588.HEIC");
    std::fs::read(path).expect("the sample photo is there")
}

fn asked_for(server: &Server, parts: &[&str]) -> Vec<String> {
    let is_one = |name: &String| parts.iter().any(|part| name.contains(part));
    server.requests().into_iter().filter(is_one).collect()
}

/// The decoder's files, and what tells whether it is needed.
const DECODER: &[&str] = &["probe-", "decoder-"];

/// In the colours in which it was drawn, in the size that was asked for; what is broken costs itself alone.
pub fn decodes(kind: Kind) {
    let (visit, _folder) = sealed(kind);
    let heic = sample();
    let before = visit.server.requests();
    for (longest, width, height) in [(320, 320, 240), (4000, 1280, 960)] {
        // A jumper, a tree, a meadow.
        for (at, colour) in
            [((0.44, 0.9), [242_u8, 178, 60]), ((0.133, 0.28), [70, 142, 84]), ((0.05, 0.94), [92, 166, 92])]
        {
            let decoded = decode(&visit.page, &heic, longest, at);
            assert_eq!((decoded.width, decoded.height), (width, height), "{decoded:?}");
            for (seen, drawn) in decoded.pixel.iter().zip(colour) {
                assert!(seen.abs_diff(drawn) < 12, "{:?} at {at:?}", decoded.pixel);
            }
        }
    }
    assert_eq!(decode(&visit.page, &heic[..4000], 320, (0.5, 0.5)).failed, "broken");
    assert_eq!(decode(&visit.page, b"no HEIC at all", 320, (0.5, 0.5)).failed, "broken");
    assert_eq!(decode(&visit.page, &heic, 320, (0.5, 0.5)).failed, "");
    assert_eq!(visit.server.requests(), before, "nothing was asked for");
}

#[test]
fn a_sealed_worker_decodes_it() {
    decodes(Kind::Chromium);
}

/// The drop zone works before, and the program that reads comes first.
#[test]
fn the_decoder_is_fetched_behind_all_else() {
    let visit = Visit::open_at(Server::host().held_back("reader-").start(), Kind::Chromium);
    visit.page.settle();
    assert_eq!(asked_for(&visit.server, DECODER), [""; 0]);
    visit.server.let_go();
    visit.page.wait_until("the decoder", ALL_CAME);
    let asked = asked_for(&visit.server, &["reader-", "probe-", "decoder-"]);
    let kinds: Vec<&str> =
        asked.iter().map(|name| &name["GET ".len()..name.find('-').unwrap_or(0)]).collect();
    assert_eq!(kinds, ["reader", "reader", "probe", "decoder", "decoder"]);
    visit.check_console();
}

#[test]
fn who_saves_data_has_it_when_they_ask() {
    let saving = "Object.defineProperty(navigator, 'connection', { value: { saveData: true } });";
    let visit = Visit::open_at(Server::host().script(saving).start(), Kind::Chromium);
    visit.page.wait_until("the reader", READER_CAME);
    // Who waits for leisure last is told last.
    visit
        .page
        .eval::<bool>("new Promise((done) => requestIdleCallback(() => done(true), { timeout: 2000 }))");
    visit.page.settle();
    assert_eq!(asked_for(&visit.server, DECODER), [""; 0]);
    visit.page.go("about:blank");
    visit.page.go(&format!("{}#pictures", visit.server.url()));
    visit.page.wait_for(OPEN);
    visit.page.wait_until("the decoder", ALL_CAME);
    assert_eq!(asked_for(&visit.server, DECODER).len(), 3);
}

/// A page that is sealed asks for nothing more, and says nothing of it.
fn sealed_meanwhile(held_back: &'static str, asked: usize) {
    let folder = Folder::new();
    let visit = Visit::open_at(Server::host().held_back(held_back).start(), Kind::Chromium);
    visit.page.wait_until("the reader", READER_CAME);
    let start = Instant::now();
    while asked_for(&visit.server, DECODER).len() < asked && start.elapsed() < TIME_LIMIT {
        sleep(Duration::from_millis(50));
    }
    visit.drop(&[folder.file("IMG_1.JPG", &samples::camera_app_jpeg())]);
    visit.wait_read(1);
    visit.server.let_go();
    visit.page.settle();
    assert_eq!(asked_for(&visit.server, DECODER).len(), asked);
    visit.check_console();
}

#[test]
fn who_is_faster_has_the_page_sealed_without_it() {
    sealed_meanwhile("probe-", 1);
    sealed_meanwhile("decoder-", 3);
}
