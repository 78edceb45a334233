//! All bytes of a file in an archive: where they lie, or what unpacking makes of them.

use crate::given::{deflated, deflated_alone, noise, only, packed};
use crate::memory::measure;
use crate::reading::list;
use crate::support::facetime;
use crate::support::zip::entry::Descriptor;
use crate::support::zip::{Entry, Zip};
use facetime_photo_inspector::archive::contents::{Contents, Piece};
use facetime_photo_inspector::bytes::{Error, ErrorKind, limits};
use facetime_photo_inspector::report::{Archived, Packing};
use miniz_oxide::deflate::compress_to_vec;
use std::ops::Range;

/// What a driver has of a file in the end.
#[derive(Debug, PartialEq, Eq)]
enum Had {
    Lying(Range<u64>),
    Unpacked(Vec<u8>),
}

/// Drives to the end, giving exactly what is asked for, and hands each piece over.
fn drive(entry: &Archived, zip: &[u8], take: &mut dyn FnMut(&[u8])) -> Result<Option<Range<u64>>, Error> {
    let mut contents = Contents::of(entry);
    for _ in 0..10_000 {
        match contents.step()? {
            Piece::Wanted(range) => {
                assert!(range.start < range.end && range.end <= zip.len() as u64, "{range:?}");
                let bytes = range.start as usize..range.end as usize;
                contents.supply(range.start, zip[bytes].to_vec());
            }
            Piece::Lying(range) => return Ok(Some(range)),
            Piece::Bytes(bytes) => {
                assert!(!bytes.is_empty() && bytes.len() as u64 <= limits::UNPACKED_PIECE);
                take(&bytes);
            }
            Piece::End => return Ok(None),
        }
    }
    panic!("{}: no end", entry.path);
}

fn had(entry: &Archived, zip: &[u8]) -> Result<Had, Error> {
    let mut bytes = Vec::new();
    let lying = drive(entry, zip, &mut |piece| bytes.extend_from_slice(piece))?;
    Ok(lying.map_or(Had::Unpacked(bytes), Had::Lying))
}

fn bytes(entry: &Archived, zip: &[u8]) -> Vec<u8> {
    match had(entry, zip).expect("it can be had") {
        Had::Lying(range) => zip[range.start as usize..range.end as usize].to_vec(),
        Had::Unpacked(bytes) => bytes,
    }
}

#[test]
fn stored_and_deflated_files_of_every_length() {
    let zeros = vec![0; 3_000_000];
    for original in [Vec::new(), b"a".to_vec(), facetime::still_jpeg(), noise(1_500_000), zeros] {
        for entry in [Entry::stored("a", &original), deflated("a", &original)] {
            for entry in [
                entry.clone(),
                entry.clone().local_extra(0xD935, &[0; 60_000]),
                entry.clone().descriptor(Descriptor::WithSignature),
                entry.in_64_bit(),
            ] {
                let zip = Zip::of([Entry::stored("before", &noise(5000)), entry]).build();
                let file = list("a.zip", zip.as_slice()).pop().expect("two files");
                assert!(bytes(&file, &zip) == original, "{} bytes, {:?}", original.len(), file.packing);
            }
        }
    }
}

/// A stored file is not read at all, but for its header.
#[test]
fn a_stored_file_is_told_by_its_place() {
    let zip = Zip::of([Entry::stored("a.jpg", b"12345")]).build();
    assert_eq!(had(&only(&zip), &zip), Ok(Had::Lying(35..40)));
}

/// However long it becomes, a piece is held at a time.
#[test]
fn little_is_held_of_what_is_unpacked() {
    let original = vec![7; 60_000_000];
    let zip = deflated_alone("a.mov", &original);
    let file = only(&zip);
    let mut length = 0;
    let (lying, peak) = measure(|| drive(&file, &zip, &mut |piece| length += piece.len()));
    assert_eq!((lying, length), (Ok(None), original.len()));
    assert!(peak < 4_000_000, "{peak} bytes of memory");
}

#[test]
fn what_cannot_be_had() {
    let still = facetime::still_jpeg();
    let (good, length) = (compress_to_vec(&still, 6), still.len());
    let mut spoilt = good.clone();
    spoilt[0] |= 6;
    let cut = good[..good.len() / 2].to_vec();
    for (what, entry, expected) in [
        ("no deflated stream", packed("a", spoilt, length), ErrorKind::BadSignature),
        ("a stream that is cut", packed("a", cut, length), ErrorKind::Truncated),
        ("a stream that ends early", packed("a", good.clone(), length + 1), ErrorKind::Truncated),
        ("a stream that goes on", packed("a", good, length - 1), ErrorKind::BadSize),
    ] {
        let zip = Zip::of([entry]).build();
        assert_eq!(had(&only(&zip), &zip).map_err(|error| error.kind), Err(expected), "{what}");
    }
    let zip = deflated_alone("a", &still);
    let too_large = Archived { length: limits::UNPACKED_CONTENTS + 1, ..only(&zip) };
    assert_eq!(had(&too_large, &zip), Err(Error::new(ErrorKind::TooLarge, 0)));
    let locked = Archived { packing: Packing::Refused(ErrorKind::Encrypted), ..only(&zip) };
    assert_eq!(had(&locked, &zip), Err(Error::new(ErrorKind::Encrypted, 0)));
    let misplaced = Archived { header: 3, ..only(&zip) };
    assert_eq!(had(&misplaced, &zip), Err(Error::new(ErrorKind::BadSignature, 0)));
}
