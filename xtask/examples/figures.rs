//! The page's figures, measured: `cargo run -p xtask --example figures`. Run `cargo xtask build` first.

#[path = "../tests/end_to_end/harness/mod.rs"]
mod harness;

use harness::{Page, Server};
use serde_json::json;

const ROUNDS: usize = 9;

/// Notes when the program has taken over.
const WATCH: &str = "
    new MutationObserver((_, watch) => {
        if (!document.querySelector('[data-open]')) return;
        watch.disconnect();
        self.taken = performance.now();
    }).observe(document, { subtree: true, childList: true, attributeFilter: ['data-open'] });
";

/// Milliseconds from the arrival of the document's last byte to the first screen as it is painted first, and from that of
/// the module's to the program's taking over.
const TOOK: &str = "(() => {
    const all = performance.getEntries();
    const paint = all.find(({ name }) => name === 'first-contentful-paint');
    const page = all.find(({ entryType }) => entryType === 'navigation');
    const module = all.find(({ name }) => name.includes('app-') && name.endsWith('.wasm'));
    return [paint.startTime - page.responseEnd, self.taken - module.responseEnd];
})()";

fn main() {
    let server = Server::start();
    let times: Vec<[f64; 2]> = (0..ROUNDS).map(|_| start(&server)).collect();
    let what = ["first screen painted after the document's arrival", "taken over after the module's arrival"];
    for (at, what) in what.into_iter().enumerate() {
        let mut times: Vec<f64> = times.iter().map(|times| times[at]).collect();
        times.sort_by(f64::total_cmp);
        let (median, longest) = (times[ROUNDS / 2], times[ROUNDS - 1]);
        println!("{what}, {ROUNDS} fresh browsers: median {median:.0} ms, longest {longest:.0} ms");
    }
}

fn start(server: &Server) -> [f64; 2] {
    let page = Page::open("about:blank");
    page.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": WATCH }));
    page.go(&server.url());
    page.wait_until(
        "the program",
        "self.taken && performance.getEntriesByName('first-contentful-paint').length",
    );
    page.eval(TOOK)
}
