//! A first visit over a slow line: `cargo run --release -p xtask --example slow_line`. Run `cargo xtask build` first.

#[path = "../tests/end_to_end/harness/mod.rs"]
mod harness;
#[path = "../../tests/support/mod.rs"]
mod support;

use harness::{Folder, Page, Server};
use serde_json::json;
use support::facetime;

const ROUNDS: usize = 5;
/// As a phone has it where reception is poor.
const BITS_A_SECOND: u32 = 1_600_000;
const LATENCY_MS: u32 = 150;

/// Notes when a photo that was given is called one of FaceTime's.
const WATCH: &str = "
    new MutationObserver((_, watch) => {
        if (!/1 FaceTime photo/.test(document.querySelector('h1')?.textContent)) return;
        watch.disconnect();
        self.answered = performance.now();
    }).observe(document, { subtree: true, childList: true, characterData: true });
";

/// The drop zone works when the scripts of the first screen have run.
const WORKS: &str = "performance.getEntriesByType('navigation')[0]?.domContentLoadedEventEnd > 0";

/// Milliseconds from the visit's beginning until the drop zone works, and until a photo is answered that was given at once.
const TOOK: &str = "[performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd, self.answered]";

fn main() {
    let server = Server::host().compressed().start();
    let folder = Folder::new();
    let photo = folder.file("IMG_1.JPG", &facetime::still_jpeg());
    let visits: Vec<[f64; 2]> = (0..ROUNDS).map(|_| visit(&server, &photo)).collect();
    let what = ["the drop zone works", "the answer to a photo that was given at once"];
    for (at, what) in what.into_iter().enumerate() {
        let mut times: Vec<f64> = visits.iter().map(|times| times[at]).collect();
        times.sort_by(f64::total_cmp);
        let (median, longest) = (times[ROUNDS / 2], times[ROUNDS - 1]);
        println!("{what}, {ROUNDS} fresh browsers: median {median:.0} ms, longest {longest:.0} ms");
    }
}

fn visit(server: &Server, photo: &std::path::Path) -> [f64; 2] {
    let page = Page::open("about:blank");
    page.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": WATCH }));
    page.cdp("Network.enable", json!({}));
    let line = json!({
        "offline": false,
        "latency": LATENCY_MS,
        "downloadThroughput": BITS_A_SECOND / 8,
        "uploadThroughput": BITS_A_SECOND / 8,
    });
    page.cdp("Network.emulateNetworkConditions", line);
    page.go(&server.url());
    page.wait_until("a drop zone that works", WORKS);
    page.choose("#choose-photos", &[photo]);
    page.wait_until("an answer", "self.answered > 0");
    page.eval(TOOK)
}
