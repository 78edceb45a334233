//! What the page has the browser download, in a folder of the test's own.

use crate::harness::{Folder, TIME_LIMIT};
use crate::visit::Visit;
use facetime_photo_inspector::inspect::{Inspection, Step};
use facetime_photo_inspector::report::Archived;
use serde_json::json;
use std::path::PathBuf;
use std::process::Command;
use std::thread::sleep;
use std::time::{Duration, Instant};

const LOOK_AGAIN: Duration = Duration::from_millis(50);
/// What Chromium calls a download that has not ended.
const UNFINISHED: &str = "crdownload";

/// A folder that downloads go to.
pub struct Downloads(Folder);

impl Downloads {
    /// From now on, they go there.
    #[track_caller]
    pub fn of(visit: &Visit) -> Downloads {
        let folder = Folder::new();
        let path = folder.path().to_str().expect("a path in the tests is text");
        let behavior = json!({ "behavior": "allow", "downloadPath": path });
        visit.page.cdp("Browser.setDownloadBehavior", behavior);
        Downloads(folder)
    }

    /// Waits for a file of this name.
    #[track_caller]
    pub fn wait_for(&self, visit: &Visit, name: &str) -> PathBuf {
        let path = self.0.path().join(name);
        let start = Instant::now();
        while !path.exists() || self.names().iter().any(|name| name.ends_with(UNFINISHED)) {
            if start.elapsed() > TIME_LIMIT {
                visit.page.fail(&format!("waited in vain for {name}; there are {:?}", self.names()));
            }
            sleep(LOOK_AGAIN);
        }
        path
    }

    /// What is there.
    pub fn names(&self) -> Vec<String> {
        let entries = std::fs::read_dir(self.0.path()).expect("the folder is there");
        let mut names: Vec<String> = entries
            .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }
}

/// The files of an archive as our own reader finds them: name and bytes, in order.
pub fn ours(zip: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut inspection = Inspection::new("a.zip", zip.len() as u64);
    let index = |offset: u64| usize::try_from(offset).expect("it is in memory");
    loop {
        match inspection.step() {
            Step::Done(report) => {
                assert_eq!((report.error, report.remarks), (None, Vec::new()));
                return report
                    .archived
                    .iter()
                    .map(|entry| (entry.path.clone(), stored(zip, entry)))
                    .collect();
            }
            Step::Read(ranges) => {
                for range in ranges {
                    inspection.supply(range.start, zip[index(range.start)..index(range.end)].to_vec());
                }
            }
        }
    }
}

/// A stored file stands behind its header.
fn stored(zip: &[u8], entry: &Archived) -> Vec<u8> {
    let index = |offset: u64| usize::try_from(offset).expect("it is in memory");
    let header = &zip[index(entry.header)..];
    let length = |at: usize| usize::from(u16::from_le_bytes([header[at], header[at + 1]]));
    header[30 + length(26) + length(28)..][..index(entry.length)].to_vec()
}

/// The same files as the system's `unzip` takes them out, which also compares their checksums. None where it is missing.
pub fn unzipped(path: &std::path::Path) -> Option<Vec<(String, Vec<u8>)>> {
    let folder = Folder::new();
    let run = Command::new("unzip").arg("-q").arg(path).arg("-d").arg(folder.path()).output();
    let Ok(output) = run else {
        eprintln!("there is no unzip here: not tried");
        return None;
    };
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let entries = std::fs::read_dir(folder.path()).expect("the folder is there");
    let mut files: Vec<(String, Vec<u8>)> = entries
        .map(|entry| entry.expect("an entry"))
        .map(|entry| {
            let name = entry.file_name().to_string_lossy().into_owned();
            (name, std::fs::read(entry.path()).expect("a file can be read"))
        })
        .collect();
    files.sort();
    Some(files)
}

/// Both agree, and give these files, in any order.
#[track_caller]
pub fn check_zip(path: &std::path::Path, expected: &[(&str, Vec<u8>)]) {
    let zip = std::fs::read(path).expect("the archive can be read");
    let mut expected: Vec<(String, Vec<u8>)> =
        expected.iter().map(|(name, bytes)| ((*name).to_owned(), bytes.clone())).collect();
    let mut found = ours(&zip);
    expected.sort();
    found.sort();
    let names = |files: &[(String, Vec<u8>)]| files.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>();
    assert_eq!(names(&found), names(&expected));
    assert!(found == expected, "the bytes are the originals'");
    if let Some(unzipped) = unzipped(path) {
        assert!(unzipped == expected, "unzip finds {:?}", names(&unzipped));
    }
}
