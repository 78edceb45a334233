//! The page's figures, measured: `cargo run -p xtask --example figures`. Run `cargo xtask build` first.

#[path = "../tests/end_to_end/harness/mod.rs"]
mod harness;

use harness::{Page, Server};
use serde_json::json;

const ROUNDS: usize = 9;

/// Notes when the first screen is there, and has been painted.
const WATCH: &str = "
    new MutationObserver((_, watch) => {
        if (!document.querySelector('.finder')) return;
        watch.disconnect();
        requestAnimationFrame(() => setTimeout(() => { self.usable = performance.now(); }));
    }).observe(document, { subtree: true, childList: true });
";

/// Milliseconds from the arrival of the module's last byte to the painted first screen.
const TOOK: &str = "self.usable - performance.getEntriesByType('resource')
    .find(({ name }) => name.includes('app-') && name.endsWith('.wasm')).responseEnd";

fn main() {
    let server = Server::start();
    let mut times: Vec<f64> = (0..ROUNDS).map(|_| first_screen(&server)).collect();
    times.sort_by(f64::total_cmp);
    println!(
        "first screen painted after the module's arrival, {ROUNDS} fresh browsers: median {:.0} ms, longest {:.0} ms",
        times[ROUNDS / 2],
        times[ROUNDS - 1]
    );
}

fn first_screen(server: &Server) -> f64 {
    let page = Page::open("about:blank");
    page.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": WATCH }));
    page.go(&server.url());
    page.wait_until("the first screen", "self.usable");
    page.eval(TOOK)
}
