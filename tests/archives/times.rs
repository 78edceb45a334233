//! When the files of an archive were last changed.

use crate::drive;
use crate::given::only;
use crate::support::facetime;
use crate::support::zip::{Entry, Zip};
use facetime_photo_inspector::report::DateTime;
use facetime_photo_inspector::session::{Action, Clock, DateSource, FoundFile, Session};

/// 13:37:58 as MS-DOS writes it, and the first of August 2021.
const TIME: u16 = 13 << 11 | 37 << 5 | 29;
const DATE: u16 = 41 << 9 | 8 << 5 | 1;

/// "Extended Timestamp": flags, and seconds since 1970.
const EXTENDED: u16 = 0x5455;
/// The NTFS extra field (4.5.5).
const NTFS: u16 = 10;

fn extended(seconds: i32) -> Vec<u8> {
    [&[1][..], &seconds.to_le_bytes()].concat()
}

/// Tag 1, of three times in tenths of microseconds since 1601.
fn ntfs(seconds: u64) -> Vec<u8> {
    let ticks = ((seconds + 11_644_473_600) * 10_000_000).to_le_bytes();
    [&[0, 0, 0, 0, 1, 0, 24, 0][..], &ticks, &ticks, &ticks].concat()
}

#[test]
fn what_a_directory_says() {
    let at = |time, date| Entry::stored("a.jpg", b"x").changed(time, date);
    for (what, entry, expected) in [
        ("a clock that nobody knows", at(TIME, DATE), Some("2021-08-01T13:37:58")),
        ("nothing", at(0, 0x21), None),
        ("zeros", at(0, 0), None),
        ("a month that no year has", at(TIME, 41 << 9 | 15 << 5 | 1), None),
        ("a day that no month has", at(TIME, 41 << 9 | 2 << 5 | 30), None),
        (
            "a second in UTC",
            at(TIME, DATE).extra(EXTENDED, &extended(1_600_000_000)),
            Some("2020-09-13T12:26:40+00:00"),
        ),
        (
            "as NTFS has it",
            at(TIME, DATE).extra(NTFS, &ntfs(1_600_000_000)),
            Some("2020-09-13T12:26:40+00:00"),
        ),
        ("a field that is cut", at(TIME, DATE).extra(EXTENDED, &[1, 0]), Some("2021-08-01T13:37:58")),
    ] {
        let changed = only(&Zip::of([entry]).build()).changed;
        assert_eq!(changed.map(|at| at.to_string()).as_deref(), expected, "{what}");
    }
}

/// FaceTime's stills have no date of their own. A clock that nobody knows is taken for the visitor's.
#[test]
fn what_is_shown_of_a_still_that_lies_alone_in_an_archive() {
    let pacific = Clock(|seconds| DateTime::from_seconds_since_1970((seconds - 7 * 3600).try_into().ok()?));
    let still = facetime::still_jpeg();
    let zip = Zip::of([Entry::stored("a.jpg", &still).changed(TIME, DATE)]).build();
    let mut session = Session::with_clock(pacific);
    let archive = FoundFile { name: "a.zip".to_owned(), ..FoundFile::default() };
    session.apply(Action::Found(vec![archive, FoundFile::inside(0, &only(&zip), session.clock())]));
    session.apply(Action::Read(vec![(1, drive::inspect("a.jpg", &still))]));
    let shown = session.dated(1).expect("a date");
    assert_eq!((shown.at.to_string().as_str(), shown.from), ("2021-08-01T13:37:58+00:00", DateSource::File));
}
