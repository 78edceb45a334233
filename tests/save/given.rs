//! Visits and archives that several tests want.

use crate::drive::inspect;
use crate::drive::visit::{Inspected, Visit, visit};
use facetime_photo_inspector::report::DateTime;
use facetime_photo_inspector::save::checksum::Checksum;
use facetime_photo_inspector::save::zip::{Entry, Zip};
use facetime_photo_inspector::session::Fold;

/// As browsers do, of the letters that are used here.
pub const FOLD: Fold = Fold(|name| name.to_lowercase().replace("e\u{301}", "é"));

/// Files that are read in the order in which they were found.
pub fn read(files: &[(&str, Vec<u8>)]) -> Visit {
    let files: Vec<Inspected> =
        files.iter().map(|(path, bytes)| ((*path).to_owned(), inspect(path, bytes))).collect();
    visit(&files, &(0..files.len()).collect::<Vec<_>>())
}

pub fn checksum(bytes: &[u8]) -> u32 {
    let mut checksum = Checksum::default();
    checksum.add(bytes);
    checksum.take()
}

/// An archive of these files.
pub fn archive(files: &[(&str, &[u8], Option<DateTime>)]) -> Vec<u8> {
    let mut zip = Zip::default();
    let mut archive = Vec::new();
    for (name, bytes, time) in files {
        let entry = Entry { name, length: bytes.len() as u64, checksum: checksum(bytes), time: *time };
        archive.extend(zip.header(entry));
        archive.extend_from_slice(bytes);
    }
    archive.extend(zip.end());
    archive
}
