//! Workers that fail: the page goes on, and only the guilty file is not read.

use crate::harness::Folder;
use crate::support::facetime;
use crate::visit::{Row, Visit};

/// Adds a line to each worker's script, which the page makes as a blob.
const IN_WORKERS: &str = "(() => {
    const make = URL.createObjectURL;
    URL.createObjectURL = (blob) => make(new Blob([blob, LINE], { type: blob.type }));
})()";
/// A worker that is given one of these files dies before it has read any of that message's files.
pub const CRASH: &str = "self.addEventListener('message', (event) => {
    if (!Array.isArray(event.data) || !event.data[1].some((file) => file.name.startsWith('crash'))) return;
    event.stopImmediatePropagation();
    throw new Error('a crash');
});";
const NEVER_UP: &str = "throw new Error('never up');";
const REFUSED: &str = "self.Worker = class { constructor() { throw new Error('refused'); } };";

/// Once bytes of a file `hang…` have arrived, its worker computes without end. Bytes of a file `cloud…` arrive
/// when the page's test says so, on a channel of their own; reads of them can be given up meanwhile.
pub const MISBEHAVING: &str = "
const of = new WeakMap();
const remember = (blob, names) => { of.set(blob, names); return blob; };
const names = (part) => part instanceof File ? [part.name] : of.get(part) ?? [];
const slice = File.prototype.slice;
File.prototype.slice = function (...range) { return remember(slice.apply(this, range), [this.name]); };
self.Blob = new Proxy(Blob, {
    construct: (Blob, [parts, ...rest]) => remember(new Blob(parts, ...rest), parts.flatMap(names)),
});
let downloaded = false;
new BroadcastChannel('cloud').onmessage = () => { downloaded = true; };
const read = FileReader.prototype.readAsArrayBuffer;
const abort = FileReader.prototype.abort;
FileReader.prototype.readAsArrayBuffer = function (blob) {
    if (names(blob).some((name) => name.startsWith('hang'))) {
        Object.defineProperty(this, 'result', { get() { for (;;); } });
    }
    if (!names(blob).some((name) => name.startsWith('cloud'))) return read.call(this, blob);
    Object.defineProperty(this, 'readyState', { value: FileReader.LOADING, configurable: true });
    const waiting = setInterval(() => {
        if (!downloaded) return;
        clearInterval(waiting);
        delete this.readyState;
        read.call(this, blob);
    }, 20);
    this.abort = () => {
        clearInterval(waiting);
        Object.defineProperty(this, 'error', { value: new DOMException('given up', 'AbortError') });
        this.onabort(new Event('abort'));
    };
};
";

const STOPPED: &str = "Not read here";
const NOT_STARTED: &str = "Could not be opened";

/// A visit whose workers' script has one more line.
pub fn with_workers_that(line: &str) -> Visit {
    Visit::start_with(&IN_WORKERS.replace("LINE", &serde_json::json!(line).to_string()))
}

fn photos(folder: &Folder, count: usize) {
    let photo = facetime::still_jpeg();
    for number in 0..count {
        folder.file(&format!("photo {number}.jpg"), &photo);
    }
}

fn check_rows(rows: &[Row]) {
    for row in rows {
        let expected = if row.name.starts_with("crash") { STOPPED } else { "FaceTime photo" };
        assert_eq!(row.verdict, expected, "{}", row.name);
    }
}

#[test]
fn a_file_that_crashes_its_worker_is_the_only_one_not_read() {
    let folder = Folder::new();
    photos(&folder, 200);
    folder.file("crash.jpg", b"x");
    folder.file("crash again.jpg", b"x");
    let visit = with_workers_that(CRASH);
    visit.drop_all_in(&folder);
    visit.wait_read(202);
    check_rows(&visit.all_rows());

    // Opened, it crashes another one.
    visit.page.click(".pill:last-child");
    visit.page.wait_until("two rows", "document.querySelectorAll('.file').length === 2");
    assert!(visit.open("crash.jpg").verdict.starts_with("Reading this file failed"));
    let more = Folder::new();
    photos(&more, 3);
    visit.drop_all_in(&more);
    visit.wait_read(205);
}

/// What an opened file shows stays, when the worker that read it fails later over other files.
#[test]
fn an_opened_file_outlives_its_worker() {
    let folder = Folder::new();
    let photo = folder.file("photo.jpg", &facetime::still_jpeg());
    let guilty: Vec<_> = (0..8).map(|number| folder.file(&format!("crash {number}.jpg"), b"x")).collect();
    let visit = with_workers_that(CRASH);
    visit.drop(&[photo]);
    visit.wait_read(1);
    let before = visit.open("photo.jpg");
    for (before, file) in guilty.iter().enumerate() {
        visit.drop(&[file]);
        visit.wait_read(before + 2);
    }
    check_rows(&visit.rows());
    let after = visit.opened("photo.jpg");
    assert_eq!((after.entries, after.parts), (before.entries, before.parts));
}

#[test]
fn without_any_worker_every_file_says_so() {
    let folder = Folder::new();
    photos(&folder, 150);
    for script in [IN_WORKERS.replace("LINE", &serde_json::json!(NEVER_UP).to_string()), REFUSED.to_owned()] {
        let visit = Visit::start_with(&script);
        visit.drop_all_in(&folder);
        visit.wait_read(150);
        assert!(visit.all_rows().iter().all(|row| row.verdict == NOT_STARTED));
        assert!(visit.open("photo 0.jpg").verdict.starts_with("Nothing can be read"));
        // Nothing goes on in vain.
        visit.page.settle();
    }
}
