//! Real files, against what ExifTool says of each: no file is flagged, none brings the reader down, and what
//! is read is the same. The folder is named by `CORPUS_DIR`; without it the test says that it was skipped.

mod archives;
mod compare;
#[path = "../drive/mod.rs"]
mod drive;
mod known;
#[path = "../hostile/memory.rs"]
mod memory;
#[path = "../archives/reading.rs"]
mod reading;
mod thumbnails;
mod truth;

use facetime_photo_inspector::report::{Kind, Report};
use facetime_photo_inspector::session::{Action, FoundFile, Session};
use std::collections::BTreeSet;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use truth::Truth;

/// What one file may take, beyond its own bytes.
const MOST_MEMORY: usize = 64 * 1024 * 1024;
const MOST_TIME: Duration = Duration::from_secs(2);

/// Files of the folder that are about it.
const ABOUT: [&str; 2] = ["README.md", "truth.json"];

/// A file of the corpus: what ExifTool says, and what we say.
struct Read {
    truth: Truth,
    length: u64,
    report: Report,
}

/// Says something even where a test's output is captured.
fn say(line: &str) {
    let _ = writeln!(std::io::stdout(), "corpus: {line}");
}

fn folder() -> Option<PathBuf> {
    let folder = std::env::var_os("CORPUS_DIR").map(PathBuf::from);
    if folder.is_none() {
        say("skipped, since CORPUS_DIR is not set");
    }
    folder
}

fn read_all(folder: &Path) -> Vec<Read> {
    truth::load(&folder.join("truth.json"))
        .into_iter()
        .map(|truth| {
            let bytes = std::fs::read(folder.join(&truth.path)).expect("a file of the corpus");
            let start = Instant::now();
            let (report, peak) = memory::measure(|| drive::inspect(&truth.path, &bytes));
            let took = start.elapsed();
            assert!(took < MOST_TIME, "{} took {took:?}", truth.path);
            assert!(peak < MOST_MEMORY, "{} took {peak} bytes of memory", truth.path);
            Read { truth, length: bytes.len() as u64, report }
        })
        .collect()
}

/// The paths of all files in a folder and below.
fn walk(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("a folder that can be listed");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    paths.flat_map(|path| if path.is_dir() { walk(&path) } else { vec![path] }).collect()
}

/// No file of the folder is left out, of whatever kind.
fn every_file_is_read(folder: &Path, read: &[Read]) {
    let paths: BTreeSet<PathBuf> = read.iter().map(|read| folder.join(&read.truth.path)).collect();
    let is_about = |path: &PathBuf| ABOUT.iter().any(|name| *path == folder.join(name));
    let left_out: Vec<_> =
        walk(folder).into_iter().filter(|path| !paths.contains(path) && !is_about(path)).collect();
    assert!(left_out.is_empty(), "not in truth.json: {left_out:?}");
}

#[test]
fn agrees_with_exiftool() {
    let Some(folder) = folder() else { return };
    let read = read_all(&folder);
    every_file_is_read(&folder, &read);
    nothing_is_flagged(&read);
    let compared: Vec<&Read> =
        read.iter().filter(|read| read.truth.is_sound() && read.truth.kind().is_some()).collect();
    let differences: Vec<_> =
        compared.iter().flat_map(|read| compare::differences(&read.truth, &read.report)).collect();
    let with_facts = compared.iter().filter(|read| read.truth.is_read()).count();
    say(&format!(
        "{} files read, none flagged; {} compared with ExifTool, {with_facts} of them in all facts, {} known differences",
        read.len(),
        compared.len(),
        differences.len()
    ));
    known::check(&differences);
}

/// No file here comes from a FaceTime call.
fn nothing_is_flagged(read: &[Read]) {
    let mut session = Session::default();
    let found = |read: &Read| FoundFile { name: read.truth.path.clone(), ..FoundFile::default() };
    session.apply(Action::Found(read.iter().map(found).collect()));
    session.apply(Action::Read(read.iter().map(|read| read.report.clone()).enumerate().collect()));
    for (id, read) in read.iter().enumerate() {
        let verdict = session.outcome(id).expect("every file was read").verdict;
        assert!(!verdict.grade.is_flagged(), "{} is flagged: {verdict:?}", read.truth.path);
    }
    assert_eq!(session.tally().moments, 0);
}

#[test]
fn few_reads_are_made() {
    let Some(folder) = folder() else { return };
    let read = read_all(&folder);
    let apple = read.iter().filter(|read| read.truth.is_apple_still());
    let reads: Vec<f64> = apple.map(|read| f64::from(read.report.reads)).collect();
    let mean = reads.iter().sum::<f64>() / reads.len() as f64;
    say(&format!("{mean:.2} reads on average for {} Apple stills", reads.len()));
    assert!(mean <= 1.5, "an Apple still takes {mean:.2} reads on average");

    for Read { truth, length, report } in &read {
        let is_live_movie = report.kind == Kind::Mov && report.facts.identifier.is_some();
        assert!(!is_live_movie || report.reads == 1, "{}: a Live Photo's movie takes one read", truth.path);
        let sparing = *length <= 10_000_000 || report.bytes_read <= 192 * 1024;
        assert!(sparing, "{}: {} bytes are too many", truth.path, report.bytes_read);
    }
}
