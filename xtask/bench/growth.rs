//! A thousand, ten thousand and a hundred thousand files: does the page stay as quick, and as small a file?

use crate::browser::{Visited, open_app, watch};
use crate::folder;
use crate::grown::{self, Grown};
use crate::harness::{Page, Server};
use crate::numbers::{count, median, whole};
use crate::page::wait;
use crate::report::{Requirement, Section};
use crate::say;
use crate::table::Table;
use std::time::Duration;
use xtask::Outcome;

/// Files, and how often they are read: what is over soon varies most.
const SIZES: [(usize, usize); 3] = [(1_000, 5), (10_000, 3), (100_000, 1)];
/// Of tasks that are shorter the browser tells nothing.
const SHORT_TASK: f64 = 50.0;
/// After which workers that have nothing to do have ended: those that make pictures rest for five seconds behind the last one.
const WORKERS_END: Duration = Duration::from_secs(12);

/// How files come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    /// One folder is dropped.
    Drop,
    /// The folder is chosen with the input for folders.
    Input,
}

/// What one visit was like.
struct Seen {
    files_a_second: f64,
    /// In milliseconds, to the first verdict.
    first: f64,
    /// In milliseconds; 0 if no task took more than [`SHORT_TASK`].
    task: f64,
    /// What the browser did before it told of the files, in milliseconds.
    before: f64,
    /// With its workers, at the end of reading: more than an empty page's, in bytes.
    busy_memory: f64,
    /// More than an empty page's, in bytes.
    memory: f64,
}

/// Visits of one size and way.
struct Row {
    files: usize,
    way: Way,
    rate: f64,
    first: f64,
    task: f64,
    before: f64,
    busy_memory: f64,
    memory: f64,
}

pub fn run() -> Outcome<Vec<Section>> {
    let photos = folder::get()?;
    let app = Server::host().page("empty.html", "<!doctype html><p>empty").start();
    let mut rows = Vec::new();
    for (files, times) in SIZES {
        let grown = grown::get(&photos, files)?;
        for way in [Way::Drop, Way::Input] {
            let seen = (0..times).map(|_| visit(&app, &grown, way)).collect::<Outcome<Vec<Seen>>>()?;
            let row = row(files, way, &seen);
            say(&format!("growth: {files} files by {way:?}, {} files/s", whole(row.rate)));
            rows.push(row);
        }
    }
    Ok(vec![section(&rows)])
}

/// In a browser of its own, whose memory nobody else has filled.
fn visit(app: &Server, grown: &Grown, way: Way) -> Outcome<Seen> {
    let page = Page::open(&format!("{}empty.html", app.url()));
    page.viewport(1280, 800);
    page.settle();
    let empty = page.browser().private_memory();
    watch(&page);
    let files = grown.paths.len();
    open_app(&page, app, files);
    match way {
        Way::Drop => page.drop_on("h1", &[&grown.folder]),
        Way::Input => page.choose("#choose-folder", &[&grown.folder]),
    }
    let visited: Visited = wait(&page, "visit.done")?;
    let used = || {
        count(usize::try_from(page.browser().private_memory().saturating_sub(empty)).unwrap_or(usize::MAX))
    };
    let busy_memory = used();
    std::thread::sleep(WORKERS_END);
    Ok(Seen {
        files_a_second: count(files) * 1000.0 / visited.ms,
        first: visited.first,
        task: visited.task,
        before: visited.before,
        busy_memory,
        memory: used(),
    })
}

fn row(files: usize, way: Way, seen: &[Seen]) -> Row {
    let middle = |of: &dyn Fn(&Seen) -> f64| median(&seen.iter().map(of).collect::<Vec<_>>());
    let most = |of: &dyn Fn(&Seen) -> f64| seen.iter().map(of).fold(0.0, f64::max);
    Row {
        files,
        way,
        rate: middle(&|seen| seen.files_a_second),
        first: middle(&|seen| seen.first),
        task: most(&|seen| seen.task),
        before: most(&|seen| seen.before),
        busy_memory: middle(&|seen| seen.busy_memory),
        memory: middle(&|seen| seen.memory),
    }
}

fn section(rows: &[Row]) -> Section {
    let mut table = Table::new(&[
        "",
        "files/s",
        "first verdict",
        "longest task",
        "before the event",
        "with workers",
        "memory",
        "a further file",
    ]);
    for (place, row) in rows.iter().enumerate() {
        let smaller = rows[..place].iter().rfind(|other| other.way == row.way);
        table.row(&[
            format!(
                "{} files by {}",
                whole(count(row.files)),
                if row.way == Way::Drop { "a drop" } else { "the input" }
            ),
            whole(row.rate),
            milliseconds(row.first),
            task(row.task),
            task(row.before),
            megabytes(row.busy_memory),
            megabytes(row.memory),
            smaller
                .map_or_else(|| "–".to_owned(), |smaller| format!("{} bytes", whole(further(smaller, row)))),
        ]);
    }
    let body = format!(
        "Hard links to the folder's files, in folders of up to ten thousand; each time in a new browser. Medians of {} \
         visits; of tasks the longest of all. Times are taken inside the page, from the event of the drop or of the input \
         to what is painted; of the task in which the event comes, the part before it is the browser's own, which makes a \
         `File` of each file that an input gives. Memory is what is private to the renderer more than with an empty page: \
         with its workers as the last file has been read, and when they have ended, twelve seconds later; by the last column, what each file more than in the row of the next smaller size takes.\n\n{}",
        SIZES.map(|(_, times)| times.to_string()).join(", "),
        table.text()
    );
    Section { heading: "Growth", body, requirements: requirements(rows) }
}

fn requirements(rows: &[Row]) -> Vec<Requirement> {
    let by = |way| rows.iter().filter(|row| row.way == way).collect::<Vec<&Row>>();
    let (dropped, chosen) = (by(Way::Drop), by(Way::Input));
    let ([thousand, ten, hundred], [.., chosen]) = (&dropped[..], &chosen[..]) else { return Vec::new() };
    let (before, after) = (further(thousand, ten), further(ten, hundred));
    let bytes = |bytes: f64| format!("{} bytes a file", whole(bytes));
    let task = |what, row: &Row| Requirement {
        what,
        must: format!("≤ {}", milliseconds(SHORT_TASK)),
        figure: task(row.task),
        reached: row.task <= SHORT_TASK,
    };
    let memory = |what, row: &Row| Requirement::at_most(what, 120e6, row.memory, megabytes);
    vec![
        Requirement::at_most("first verdict after the drop of 10,000 files", 300.0, ten.first, milliseconds),
        task("longest task while 100,000 dropped files stream in", hundred),
        task("the same by the input, which the browser itself makes slow", chosen),
        memory("memory after 100,000 dropped files, over the empty page", hundred),
        memory("the same by the input, whose files the browser holds", chosen),
        Requirement::at_most("memory of a further file, from 10,000 on as before", before, after, bytes),
        Requirement::at_least(
            "files/s at 100,000 against 1,000, by drops",
            0.9,
            hundred.rate / thousand.rate,
            crate::numbers::times,
        ),
    ]
}

/// What each file takes that the larger of two visits has more.
fn further(smaller: &Row, larger: &Row) -> f64 {
    (larger.memory - smaller.memory) / (count(larger.files) - count(smaller.files))
}

fn task(longest: f64) -> String {
    if longest > SHORT_TASK { milliseconds(longest) } else { "under 50 ms".to_owned() }
}

fn milliseconds(number: f64) -> String {
    format!("{} ms", whole(number))
}

fn megabytes(number: f64) -> String {
    format!("{} MB", whole(number / 1e6))
}
