//! Archives with more and longer files than the first ZIPs could hold. Only their lengths are real.

use crate::drive::sparse::Sparse;
use crate::reading::list;
use facetime_photo_inspector::save::zip::{Entry, Zip};

/// An archive of files of zeros, and where each of them begins.
fn sparse(lengths: &[u64]) -> Sparse {
    let mut zip = Zip::default();
    let mut archive = Sparse::new();
    for (number, length) in lengths.iter().enumerate() {
        let name = format!("{number}.mov");
        let header = zip.header(Entry { name: &name, length: *length, checksum: 0, time: None });
        archive = archive.bytes(header).zeros(*length);
    }
    archive.bytes(zip.end())
}

fn check(what: &str, lengths: &[u64]) {
    let archive = sparse(lengths);
    let entries = list("a.zip", &archive);
    let found: Vec<u64> = entries.iter().map(|entry| entry.length).collect();
    assert_eq!(found, lengths, "{what}");
    let mut start = 0;
    for entry in &entries {
        assert_eq!(entry.header, start, "{what}: {}", entry.path);
        assert_eq!(entry.stored_length, entry.length, "{what}");
        let wide = if entry.length >= 0xFFFF_FFFF { 20 } else { 0 };
        start += 30 + entry.path.len() as u64 + wide + entry.length;
    }
}

#[test]
fn around_the_limits_of_32_bits() {
    let limit = 0xFFFF_FFFF;
    check("one just below", &[limit - 1, 1]);
    check("one at it", &[limit, 1]);
    check("one above it", &[limit + 1, 1]);
    check("much longer", &[50_000_000_000, 5_000_000_000, 3]);
    check("the second begins just below", &[limit - 1 - 35, 1]);
    check("the second begins at it", &[limit - 35, 1]);
    check("the directory begins at it", &[limit - 35 - 35 - 1, 1]);
    check("many that are short", &[1_000_000_000; 9]);
}

#[test]
fn around_the_limits_of_16_bits() {
    for count in [0xFFFE, 0xFFFF, 0x1_0000, 70_000] {
        let archive = sparse(&vec![0; count]);
        let entries = list("a.zip", &archive);
        assert_eq!(entries.len(), count);
        assert_eq!(entries.last().map(|entry| entry.path.clone()), Some(format!("{}.mov", count - 1)));
    }
}
