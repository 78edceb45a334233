//! Real files, against what ExifTool says of each: no file is flagged, none brings the reader down, and what
//! is read is the same. The folder is named by `CORPUS_DIR`; without it the test says that it was skipped.

mod compare;
#[path = "../drive/mod.rs"]
mod drive;
mod known;
mod truth;

use facetime_photo_inspector::report::{Kind, Report};
use facetime_photo_inspector::session::{Action, FoundFile, Session};
use std::io::Write;
use std::path::{Path, PathBuf};
use truth::Truth;

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
            let report = drive::inspect(&truth.path, &bytes);
            Read { truth, length: bytes.len() as u64, report }
        })
        .collect()
}

#[test]
fn agrees_with_exiftool() {
    let Some(folder) = folder() else { return };
    let read = read_all(&folder);
    nothing_is_flagged(&read);
    let compared: Vec<&Read> =
        read.iter().filter(|read| read.truth.is_sound() && read.truth.kind().is_some()).collect();
    let differences: Vec<_> =
        compared.iter().flat_map(|read| compare::differences(&read.truth, &read.report)).collect();
    say(&format!(
        "{} files read, none flagged; {} compared with ExifTool, {} known differences",
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
        let verdict = &session.outcome(id).expect("every file was read").verdict;
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
