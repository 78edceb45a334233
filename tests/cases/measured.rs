//! What files measure is known when they are opened, and not before: counts and copies follow.

use crate::drive::inspect;
use crate::given::empty;
use crate::support::facetime::jpeg;
use facetime_photo_inspector::session::{Action, FoundFile, Measure, Session};

fn found(folder: &str, length: u64) -> FoundFile {
    FoundFile {
        name: "IMG_1.JPG".to_owned(),
        folder: folder.to_owned(),
        length,
        modified: length,
        ..FoundFile::default()
    }
}

fn measure(file: usize, length: u64) -> Action {
    Action::Measured(vec![Measure { file, length, modified: 1_700_000_000_000 }])
}

/// Two copies in two folders, one measured when it was found and one when it was opened.
#[test]
fn a_copy_is_known_when_its_length_is() {
    let mut session = Session::default();
    session.apply(Action::Found(vec![found("a", 500), found("b", 0), found("c", 0)]));
    for id in 0..3 {
        session.apply(Action::Read(vec![(id, inspect("IMG_1.JPG", &jpeg(&empty())))]));
    }
    let copies = |session: &Session| session.copies_by_name(0).collect::<Vec<_>>();
    assert_eq!((copies(&session), session.tally().bytes_found), (vec![], 500));
    session.apply(measure(1, 500));
    session.apply(measure(2, 501));
    assert_eq!((copies(&session), session.tally().bytes_found), (vec![1], 1501));
}

/// It is no date of the photo, and is told as the file's own.
#[test]
fn when_the_file_was_changed() {
    let mut session = Session::default();
    session.apply(Action::Found(vec![found("a", 0), found("b", 0)]));
    session.apply(measure(1, 500));
    let changed = |id| session.get(id).and_then(|file| file.changed()).map(|at| at.to_string());
    assert_eq!((changed(0), changed(1).as_deref()), (None, Some("2023-11-14T22:13:20+00:00")));
    assert_eq!(session.taken(1), None);
}

/// What was measured once is not measured again, nor what has gone or is left out.
#[test]
fn a_file_is_measured_once() {
    let mut session = Session::default();
    let left_out = found("L.photoslibrary/database", 0);
    session.apply(Action::Found(vec![found("a", 500), found("b", 0), left_out, found("c", 0)]));
    session.apply(Action::Gone(vec![3]));
    for (id, length) in [(0, 700), (1, 300), (1, 900), (2, 100), (3, 100), (4, 100)] {
        session.apply(measure(id, length));
    }
    let lengths = |id| session.get(id).map(|file| file.length());
    assert_eq!([0, 1, 2, 3, 4].map(lengths), [Some(500), Some(300), Some(0), Some(0), None]);
    assert_eq!(session.tally().bytes_found, 800);
    session.apply(Action::Gone(vec![0, 1]));
    assert_eq!(session.tally().bytes_found, 0);
}

/// When its folder is looked at again: one that was skipped before it was opened is there as it was.
#[test]
fn what_was_never_opened_is_as_good_as_any_other() {
    let mut session = Session::default();
    session.apply(Action::Found(vec![found("a", 0), found("b", 0)]));
    session.apply(measure(1, 300));
    let now = |folder, length| FoundFile { modified: 1_700_000_000_000, ..found(folder, length) };
    let is = |id, now: &FoundFile| session.get(id).is_some_and(|file| file.is(now));
    assert!(is(0, &now("a", 123)));
    assert!(!is(0, &now("b", 123)), "it lies elsewhere");
    assert!(is(1, &now("b", 300)));
    assert!(!is(1, &now("b", 301)), "it has changed");
}
