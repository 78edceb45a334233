//! Archives made to harm: each costs a remark, and neither memory nor time.

use crate::given::{deflated, noise, packed, said};
use crate::memory::measure;
use crate::reading::{list, observe, observe_inside};
use crate::support::zip::entry::DEFLATED;
use crate::support::zip::{Entry, Part, Zip};
use facetime_photo_inspector::archive::{Reading, admit};
use facetime_photo_inspector::bytes::{ErrorKind, limits};
use facetime_photo_inspector::inspect::Step;
use facetime_photo_inspector::report::{Packing, Report};
use miniz_oxide::deflate::compress_to_vec;

/// A thousand times as long: what a file may become is counted before anything is unpacked.
#[test]
fn a_bomb_that_says_so() {
    let packed_bytes = compress_to_vec(&vec![0; 10_000_000], 9);
    let one = |length: u64| Entry::packed("a", DEFLATED, vec![Part::Bytes(packed_bytes.clone())], length);
    assert_eq!(said("a.zip", &Zip::of([one(10_000_000)]).build()), "zip: a=deflated", "a blank picture");
    assert_eq!(said("a.zip", &Zip::of([one(limits::UNPACKED_FILE + 1)]).build()), "zip: a=too_costly");

    let many = (0..120).map(|_| one(10_000_000)).chain([Entry::stored("photo", b"x")]);
    let report = observe("a.zip", Zip::of(many).build().as_slice()).report;
    let codes: Vec<String> = report.remarks.iter().map(|remark| remark.code()).collect();
    assert_eq!((codes.as_slice(), report.error), (["container_too_costly".to_owned()].as_slice(), None));
    let refused = Packing::Refused(ErrorKind::TooCostly);
    assert!(report.archived[..120].iter().all(|file| file.packing == refused));
    assert_eq!(report.archived[120].packing, Packing::Stored, "what is stored is read all the same");
}

/// Each archive in an archive has only what its own length allows: many small ones are not allowed more than one.
#[test]
fn many_small_bombs() {
    let zeros = compress_to_vec(&vec![0; 10_000_000], 9);
    let inner = Zip::of([packed("a", zeros, 10_000_000), Entry::stored("b", b"x")]).build();
    assert_eq!(said("a.zip", &inner), "zip: a=deflated b", "a blank picture is allowed by itself");
    let names = ["1.zip", "2.zip"];
    let outer = Zip::of(names.map(|name| Entry::stored(name, &inner))).build();
    for file in list("a.zip", outer.as_slice()) {
        let report = observe_inside(&file, outer.as_slice()).report;
        let codes: Vec<String> = report.remarks.iter().map(|remark| remark.code()).collect();
        assert_eq!((codes, report.error), (vec!["container_too_costly".to_owned()], None));
        let packings: Vec<Packing> = report.archived.iter().map(|file| file.packing).collect();
        assert_eq!(packings, [Packing::Refused(ErrorKind::TooCostly), Packing::Stored]);
    }
    let bytes = noise(5000);
    let fine = Zip::of([deflated("a.jpg", &bytes), Entry::stored("b", b"x")]).build();
    let outer = Zip::of([Entry::stored("1.zip", &fine)]).build();
    let report = observe_inside(&list("a.zip", outer.as_slice())[0], outer.as_slice()).report;
    assert_eq!((report.remarks.len(), report.archived[0].packing), (0, Packing::Deflated));
}

/// Archives in an archive that lie upon each other would each be counted by itself.
#[test]
fn archives_that_lie_upon_each_other() {
    let inner = Zip::of([Entry::stored("a.jpg", b"x")]).build();
    let length = inner.len() as u64;
    let again = Entry::stored("2.zip", &[]).saying_header(0).saying_length(length);
    let zip = Zip::of([Entry::stored("1.zip", &inner), again.saying_stored_length(length)]).build();
    assert!(said("a.zip", &zip).starts_with("zip bad_size@"), "{}", said("a.zip", &zip));
}

/// All deflated archives of an archive stay in memory together, so there is an end to them.
#[test]
fn deflated_archives_that_are_too_many_together() {
    let most = limits::UNPACKED_ARCHIVE;
    let one = |name: String| {
        let data = vec![Part::Zeros(most / 90)];
        Entry::packed(&name, DEFLATED, data, most)
    };
    let fit = usize::try_from(limits::UNPACKED_ARCHIVES / most).expect("it is small");
    let archives =
        |count: usize| (0..count).map(|number| one(format!("{number}.{}", ["ZIP", "livp"][number % 2])));
    let report = observe("a.zip", Zip::of(archives(fit)).build().as_slice()).report;
    assert!(
        report.remarks.is_empty() && report.archived.iter().all(|file| file.packing == Packing::Deflated)
    );
    let more = archives(fit + 2).chain([one("a.mov".to_owned())]);
    let report = observe("a.zip", Zip::of(more).build().as_slice()).report;
    let codes: Vec<String> = report.remarks.iter().map(|remark| remark.code()).collect();
    assert_eq!(codes, ["container_too_costly"]);
    let refused: Vec<&str> = report
        .archived
        .iter()
        .filter(|file| file.packing == Packing::Refused(ErrorKind::TooCostly))
        .map(|file| file.path.as_str())
        .collect();
    assert_eq!(refused, ["16.ZIP", "17.livp"]);
}

#[test]
fn a_bomb_that_lies() {
    let bytes = compress_to_vec(&vec![0; 100_000_000], 9);
    let zip = Zip::of([packed("a", bytes, 5000)]).build();
    let file = list("a.zip", zip.as_slice()).remove(0);
    let (observed, peak) = measure(|| observe_inside(&file, zip.as_slice()));
    assert_eq!(
        observed.report.error.map(|error| (error.kind, error.offset)),
        Some((ErrorKind::BadSize, 5000))
    );
    assert!(peak < 1_000_000, "{peak}");
}

/// A photo that a megabyte of zeros follows is a photo; nothing of what follows is unpacked.
#[test]
fn what_is_not_asked_for_is_not_unpacked() {
    let still = [crate::support::facetime::still_jpeg(), vec![0; 50_000_000]].concat();
    let noise = noise(600_000);
    let zip = Zip::of([deflated("a.jpg", &still), Entry::stored("b", &noise)]).build();
    let file = list("a.zip", zip.as_slice()).remove(0);
    let (observed, peak) = measure(|| observe_inside(&file, zip.as_slice()));
    assert_eq!((observed.report.error, observed.reads.len()), (None, 1));
    assert!(peak < 1_000_000, "{peak}");
}

/// All entries are one and the same file; each is an archive in which all entries are the same archive.
#[test]
fn files_that_lie_upon_each_other() {
    let still = crate::support::facetime::still_jpeg();
    let same = (0..50).map(|number| Entry::stored(&format!("{number}"), &[]));
    let same = same.map(|entry| {
        entry.saying_header(0).saying_length(still.len() as u64).saying_stored_length(still.len() as u64)
    });
    let zip = Zip::of([Entry::stored("a.jpg", &still)].into_iter().chain(same)).build();
    assert!(said("a.zip", &zip).starts_with("zip bad_size@"), "{}", said("a.zip", &zip));
}

/// Files of no bytes take their headers at least: any number of them in one place is no archive.
#[test]
fn empty_files_that_lie_upon_each_other() {
    let empty = |count: usize| (0..count).map(|number| Entry::stored(&format!("{number}"), &[]));
    let apart = Zip::of(empty(50)).build();
    assert!(said("a.zip", &apart).starts_with("zip: 0 1 2"));
    let headers = 50 * (30 + 2) - 10;
    let directory = &Zip::of(empty(50).map(|entry| entry.saying_header(0))).build()[headers..];
    let upon_each_other = [&apart[..31], directory].concat();
    assert!(
        said("a.zip", &upon_each_other).starts_with("zip bad_size@"),
        "{}",
        said("a.zip", &upon_each_other)
    );
}

#[test]
fn more_files_than_are_listed() {
    let more = limits::ARCHIVED_FILES + 1;
    let zip = Zip::of((0..more).map(|number| Entry::stored(&format!("{number}"), &[]))).build();
    let (observed, peak) = measure(|| observe("a.zip", zip.as_slice()));
    let report = observed.report;
    let codes: Vec<String> = report.remarks.iter().map(|remark| remark.code()).collect();
    assert_eq!((report.archived.len(), codes), (more - 1, vec!["container_too_many".to_owned()]));
    assert!(peak < 120_000_000, "{peak}");
    assert!(observed.reads.len() <= 2 + zip.len() / (1 << 20), "{}", observed.reads.len());
}

#[test]
fn a_directory_too_large() {
    let comment = vec![b'x'; 65_535];
    let entries = (0..600).map(|number| Entry::stored(&format!("{number}"), &[]).comment(&comment));
    assert!(said("a.zip", &Zip::of(entries).build()).starts_with("zip too_large@"));
    let entries = (0..20).map(|number| Entry::stored(&format!("{number}"), &[]).comment(&comment));
    assert_eq!(observe("a.zip", Zip::of(entries).build().as_slice()).report.archived.len(), 20);
}

/// The largest entry that there can be: name, extra fields and comment of 65,535 bytes each.
#[test]
fn an_entry_of_the_largest_size() {
    let most = vec![b'x'; 65_535];
    let entry = Entry::stored("", b"x").named(&most).extra(0xD935, &most[4..]).comment(&most);
    let zip = Zip::of([entry, Entry::stored("b", b"x")]).build();
    let files = list("a.zip", zip.as_slice());
    assert_eq!(files.len(), 2);
}

#[test]
fn files_of_archives_in_archives_are_counted_together() {
    let zip = Zip::of((0..10).map(|number| Entry::stored(&format!("{number}"), b"x"))).build();
    let fresh = || Report { archived: list("a.zip", zip.as_slice()), ..Report::default() };
    for (already, expected, remarks) in [
        (0, 10, 0),
        (limits::ARCHIVED_FILES - 10, 10, 0),
        (limits::ARCHIVED_FILES - 3, 3, 1),
        (limits::ARCHIVED_FILES + 3, 0, 1),
    ] {
        let mut report = fresh();
        admit(&mut report, already);
        assert_eq!((report.archived.len(), report.remarks.len()), (expected, remarks), "{already}");
    }
}

/// A stream of blocks of no bytes gives nothing for any number of bytes.
#[test]
fn packed_bytes_that_become_nothing() {
    let empty_blocks = [0, 0, 0, 0xFF, 0xFF].repeat(1_000_000);
    let zip = Zip::of([packed("a", empty_blocks, 5000)]).build();
    let file = list("a.zip", zip.as_slice()).remove(0);
    let observed = observe_inside(&file, zip.as_slice());
    assert_eq!(observed.report.error.map(|error| error.kind), Some(ErrorKind::Truncated));
    let mut reading = Reading::inside(&file);
    assert!(matches!(reading.step(), Step::Read(_)));
}
