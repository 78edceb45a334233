//! Stored files: read in place, with as many reads as by themselves.

use crate::given::{noise, only, stored_alone};
use crate::reading::{Observed, drive, facts, list, observe, observe_inside, observe_slowly};
use crate::support::facetime;
use crate::support::layouts;
use crate::support::zip::entry::Descriptor;
use crate::support::zip::{Entry, Zip};
use facetime_photo_inspector::archive::Reading;
use facetime_photo_inspector::bytes::{Error, ErrorKind};
use facetime_photo_inspector::inspect::Step;

/// The report on a stored file is that on the file by itself.
fn check_as_alone(what: &str, name: &str, bytes: &[u8], zip: &[u8]) -> (usize, usize) {
    let alone = observe(name, bytes);
    let inside = observe_inside(&only(zip), zip);
    assert_eq!(facts(&inside.report), facts(&alone.report), "{what}");
    (inside.reads.len(), alone.reads.len())
}

#[test]
fn every_layout_as_by_itself() {
    for (what, bytes) in layouts::all() {
        for name in ["a", "a.jpg", "a.heic", "a.mov"] {
            let (inside, alone) = check_as_alone(&what, name, &bytes, &stored_alone(name, &bytes));
            assert!(inside <= alone, "{what} as {name}: {inside} reads instead of {alone}");
        }
    }
}

/// One read where the file by itself needs one, and no more bytes than the slack on both sides.
#[test]
fn a_photo_and_its_movie_cost_one_read_each() {
    let movie = facetime::movie().filler(3_000_000).build();
    let still = [facetime::still_jpeg(), vec![0; 1_000_000]].concat();
    for (name, bytes) in [("IMG_1.JPG", still), ("IMG_1.MOV", movie)] {
        let zip = Zip::of([Entry::stored("before", &[7; 5000]), Entry::stored(name, &bytes)]).build();
        let files = list("a.zip", zip.as_slice());
        let Observed { reads, report, .. } = observe_inside(&files[1], zip.as_slice());
        assert_eq!(reads.len(), 1, "{name}: {reads:?}");
        assert_eq!(report.error, None, "{name}");
        let alone = observe(name, bytes.as_slice()).report;
        assert_eq!(facts(&report), facts(&alone), "{name}");
        assert!(report.bytes_read < alone.bytes_read + 700, "{name}: {}", report.bytes_read);
    }
}

/// Fields of the local header that the directory does not have, and the other way round.
#[test]
fn a_header_of_another_length_than_guessed() {
    for filler in [5, 300_000] {
        check_headers(&facetime::movie().filler(filler).build());
    }
}

fn check_headers(movie: &[u8]) {
    let entry = || Entry::stored("IMG_1.MOV", movie);
    let padding = |length| vec![0; length];
    let cases = [
        ("as guessed", entry(), 0),
        ("times", entry().local_extra(0x5455, &[3; 13]).extra(0x5455, &[3; 5]), 0),
        ("owners too", entry().local_extra(0x5455, &[3; 13]).local_extra(0x7875, &[1; 11]), 0),
        ("times in the directory alone", entry().extra(0x000A, &[0; 32]), 0),
        ("another name", entry().local_name(b"x"), 0),
        ("lengths behind the data", entry().descriptor(Descriptor::WithSignature), 0),
        ("lengths behind it, bare", entry().descriptor(Descriptor::Bare), 0),
        ("64 bits", entry().in_64_bit(), 0),
        ("padding", entry().local_extra(0xD935, &padding(4000)), 1),
        ("much padding", entry().local_extra(0xD935, &padding(65_000)), 1),
        ("much in the directory alone", entry().extra(0xD935, &padding(65_000)), 1),
    ];
    for (what, entry, more) in cases {
        let zip = Zip::of([entry, Entry::stored("behind", &[7; 100])]).build();
        let file = &list("a.zip", zip.as_slice())[0];
        let inside = observe_inside(file, zip.as_slice());
        let alone = observe("IMG_1.MOV", movie);
        assert_eq!(facts(&inside.report), facts(&alone.report), "{what}");
        assert!(inside.reads.len() <= alone.reads.len() + more, "{what}: {:?}", inside.reads);
    }
}

/// As `tests/slicing.rs` does with files by themselves.
#[test]
fn however_the_bytes_arrive() {
    let movie = facetime::movie().build();
    let zip = stored_alone("IMG_1.MOV", &movie);
    let zip = [noise(5000), zip].concat();
    let file = only(&zip);
    let expected = facts(&observe_inside(&file, zip.as_slice()).report);
    for length in [1, 29, 97, 4096, 100_000] {
        let report = observe_slowly(&file, zip.as_slice(), length);
        assert_eq!(report.map(|report| facts(&report)), Some(expected.clone()), "{length} bytes a step");
    }
}

#[test]
fn a_local_header_that_lies() {
    let still = facetime::still_jpeg();
    let entry = || Entry::stored("a.jpg", &still);
    let mut no_signature = Zip::of([entry()]).build();
    no_signature[2] = 9;
    let mut too_long = Zip::of([entry()]).build();
    too_long[28..30].copy_from_slice(&[0xFF, 0xFF]);
    for (what, zip, expected) in [
        ("no signature", no_signature, ErrorKind::BadSignature),
        ("too long", too_long, ErrorKind::Truncated),
    ] {
        // As listed of the archive when it was whole: the first bytes say what it is.
        let file = only(&Zip::of([entry()]).build());
        let report = observe_inside(&file, zip.as_slice()).report;
        assert_eq!(report.error, Some(Error::new(expected, 0)), "{what}");
    }
}

#[test]
fn an_empty_file_and_a_driver_that_fails() {
    let zip = stored_alone("a.jpg", &[]);
    let Observed { reads, report, .. } = observe_inside(&only(&zip), zip.as_slice());
    assert_eq!((reads.len(), report.error.map(|error| error.kind)), (0, Some(ErrorKind::Empty)));

    let zip = stored_alone("a.jpg", &facetime::still_jpeg());
    let mut reading = Reading::inside(&only(&zip));
    assert!(matches!(reading.step(), Step::Read(_)));
    let Step::Done(report) = reading.failed(ErrorKind::Vanished) else { panic!("a report") };
    assert_eq!((report.error, report.reads), (Some(Error::new(ErrorKind::Vanished, 0)), 1));
    let nothing = (0..10).find_map(|_| match reading.step() {
        Step::Done(report) => report.error,
        Step::Read(_) => None,
    });
    assert_eq!(nothing.map(|error| error.kind), Some(ErrorKind::Unreadable), "nothing comes");
}

#[test]
fn by_itself_as_ever() {
    let still = facetime::still_jpeg();
    let observed = drive("a.jpg", Reading::new("a.jpg", still.len() as u64), still.as_slice());
    assert_eq!(facts(&observed.report), facts(&crate::drive::inspect("a.jpg", &still)));
    assert_eq!(observed.unpacked, None);
}
