//! Archives that several tests want, and a real deflater for them.

use crate::reading::{Observed, observe};
use crate::support::zip::entry::DEFLATED;
use crate::support::zip::{Entry, Part, Zip};
use facetime_photo_inspector::report::{Archived, Packing};
use miniz_oxide::deflate::compress_to_vec;

/// A file, deflated.
pub fn deflated(name: &str, bytes: &[u8]) -> Entry {
    packed(name, compress_to_vec(bytes, 6), bytes.len())
}

/// A file of which `packed` is said to become so many bytes.
pub fn packed(name: &str, packed: Vec<u8>, length: usize) -> Entry {
    Entry::packed(name, DEFLATED, vec![Part::Bytes(packed)], length as u64)
}

/// One file, stored or deflated, as an archive.
pub fn stored_alone(name: &str, bytes: &[u8]) -> Vec<u8> {
    Zip::of([Entry::stored(name, bytes)]).build()
}

pub fn deflated_alone(name: &str, bytes: &[u8]) -> Vec<u8> {
    Zip::of([deflated(name, bytes)]).build()
}

/// Bytes that no deflater makes smaller.
pub fn noise(length: usize) -> Vec<u8> {
    let mut random = crate::drive::random::Random::new(0xA11);
    (0..length).map(|_| random.next().to_le_bytes()[3]).collect()
}

/// The only file of an archive, which is listed without complaint.
pub fn only(zip: &[u8]) -> Archived {
    let [file] = crate::reading::list("a.zip", zip).try_into().expect("one file");
    file
}

/// What is said of an archive: its kind, what is wrong with it as a whole and in part, and each file with its packing.
pub fn said(name: &str, bytes: &[u8]) -> String {
    let Observed { report, .. } = observe(name, bytes);
    let error =
        report.error.map_or(String::new(), |error| format!(" {}@{}", error.kind.code(), error.offset));
    let remarks: String =
        report.remarks.iter().map(|remark| format!(" {}@{}", remark.code(), remark.error.offset)).collect();
    let files: String = report.archived.iter().map(|file| format!(" {}", shown(file))).collect();
    format!("{}{error}{remarks}:{files}", report.kind.code())
}

fn shown(file: &Archived) -> String {
    let packing = match file.packing {
        Packing::Stored => String::new(),
        Packing::Deflated => "=deflated".to_owned(),
        Packing::Refused(reason) => format!("={}", reason.code()),
    };
    format!("{}{packing}", file.path)
}
