//! The bench's own page, with the peers in it and our built reader, on a host of its own and without any policy; and
//! how both pages are driven without disturbing what they do.

use crate::harness::{Page, Server};
use crate::{kept, peers};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use xtask::Outcome;

/// The page's own files.
const FILES: [(&str, &str); 9] = [
    ("index.html", include_str!("page/index.html")),
    ("bench.js", include_str!("page/bench.js")),
    ("dropped.js", include_str!("page/dropped.js")),
    ("pool.js", include_str!("page/pool.js")),
    ("workers.js", include_str!("page/workers.js")),
    ("raw-worker.js", include_str!("page/raw-worker.js")),
    ("peers.js", include_str!("page/peers.js")),
    ("exifr-worker.js", include_str!("page/exifr-worker.js")),
    ("few.js", include_str!("page/few.js")),
];

/// The longest that one answer is waited for, in milliseconds of the page: the driver gives up on longer ones.
const AT_ONCE: u32 = 15_000;
/// The longest that a contestant may take.
const LONGEST: Duration = Duration::from_secs(600);
const ASK_AGAIN: Duration = Duration::from_secs(1);

/// What a contestant says of its run.
#[derive(Debug, Default, serde::Deserialize)]
#[serde(default)]
pub struct Run {
    /// The time from the folder's arrival to the last file read.
    pub ms: f64,
    pub files: usize,
    /// Files in which it found the device's model.
    pub models: usize,
    pub failed: usize,
    /// Why it failed on the first of those.
    pub reason: Option<String>,
    pub bytes: u64,
    /// What our workers said, in Base64.
    pub replies: Vec<String>,
    pub error: Option<String>,
}

/// The host of the bench's page, with the reads that are to be made without reading anything out of them.
pub fn host(reads: &str) -> Outcome<Server> {
    let folder = kept().join("served");
    let failed = |error: std::io::Error| format!("{}: {error}", folder.display());
    std::fs::create_dir_all(&folder).map_err(failed)?;
    peers::get(&folder)?;
    for (name, end) in [("reader.js", ".js"), ("reader_bg.wasm", ".wasm")] {
        std::fs::copy(built_reader(end)?, folder.join(name)).map_err(failed)?;
    }
    let host = FILES.iter().fold(Server::host().folder(folder), |host, (name, text)| host.page(name, text));
    Ok(host.page("reads.json", reads).start())
}

fn built_reader(end: &str) -> Outcome<PathBuf> {
    let folder = xtask::site::folder();
    let entries = std::fs::read_dir(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let is_it = |path: &PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        name.starts_with("reader-") && name.ends_with(end)
    };
    let found = entries.flatten().map(|entry| entry.path()).find(is_it);
    found.ok_or_else(|| "the built page has no reader: run `cargo xtask build`".to_owned())
}

/// Opens the bench's page, and drops a folder on it.
pub fn open_with_folder(page: &Page, host: &Server, folder: &Path) {
    page.go(&host.url());
    page.wait_until("the bench's page", "self.ready");
    page.drop_on("h1", &[folder]);
    page.wait_until("the folder", "self.dropped");
}

/// Opens the bench's page, and chooses a few files with its input.
pub fn open_with_files(page: &Page, host: &Server, paths: &[impl AsRef<Path>]) {
    page.go(&host.url());
    page.wait_until("the bench's page", "self.ready");
    page.choose("#files", paths);
    let count = format!("document.getElementById('files').files.length === {}", paths.len());
    page.wait_until("its files", &count);
}

/// Has a contestant of the bench's page read what it was given.
pub fn run(page: &Page, contestant: &str, options: &Value) -> Outcome<Run> {
    page.eval::<Value>(&format!("(run({}, {options}), null)", json!(contestant)));
    let run: Run = wait(page, "result")?;
    match run.error {
        Some(error) => Err(format!("{contestant} failed: {error}")),
        None => Ok(run),
    }
}

/// Waits for a promise of the page. It is asked once in a long while: questions would cost the page time. A page whose
/// thread is blocked for long does not answer at all; then it is asked again.
pub fn wait<T: DeserializeOwned>(page: &Page, promise: &str) -> Outcome<T> {
    let start = Instant::now();
    let patient =
        format!("return Promise.race([{promise}, new Promise((done) => setTimeout(done, {AT_ONCE}, null))])");
    while start.elapsed() < LONGEST {
        let asked = page.browser().wait(page.browser().driver().execute(&patient, Vec::new()));
        match asked.and_then(|answer| answer.convert()) {
            Ok(Some(value)) => return Ok(value),
            Ok(None) => {}
            Err(_) => std::thread::sleep(ASK_AGAIN),
        }
    }
    Err(format!("the page did not come to an end of {promise} in {} s", LONGEST.as_secs()))
}
