//! Folders that are looked at again: what is gone leaves every count and every group as if it had never been there.

use crate::drive::inspect;
use crate::drive::visit::{Inspected, visit};
use crate::given::{empty, identified};
use crate::support::cases;
use crate::support::facetime::{self, jpeg};
use facetime_photo_inspector::bytes::ErrorKind;
use facetime_photo_inspector::report::Report;
use facetime_photo_inspector::session::{Action, FoundFile, Session, Tally, Unread};
use std::time::{Duration, Instant};

fn found(path: &str, inside: Option<usize>) -> FoundFile {
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    FoundFile { name: name.to_owned(), folder: folder.to_owned(), inside, ..FoundFile::default() }
}

/// Every case of the specification, with each of its files gone: the verdicts on the others are those of a visit in
/// which it never was.
#[test]
fn what_is_gone_says_nothing_any_more() {
    for case in cases::all() {
        let files: Vec<Inspected> =
            case.files.iter().map(|file| (file.path.to_owned(), inspect(file.path, &file.bytes))).collect();
        for gone in 0..files.len() {
            let order: Vec<usize> = (0..files.len()).collect();
            let mut before = visit(&files, &order);
            before.session.apply(Action::Gone(vec![gone]));
            let others: Vec<Inspected> = files
                .iter()
                .enumerate()
                .filter(|(id, _)| *id != gone)
                .map(|(_, file)| file.clone())
                .collect();
            let never = visit(&others, &(0..others.len()).collect::<Vec<_>>());
            for (path, _) in &others {
                assert_eq!(before.verdict(path), never.verdict(path), "{}: {path}", case.what);
            }
            let bytes_read = before.session.tally().bytes_read;
            let expected = never.session.tally().clone();
            assert_eq!(*before.session.tally(), Tally { bytes_read, ..expected }, "{}", case.what);
        }
    }
}

/// The same with all but one gone at once, in every case.
#[test]
fn what_goes_together_leaves_nothing_behind() {
    for case in cases::all() {
        let files: Vec<Inspected> =
            case.files.iter().map(|file| (file.path.to_owned(), inspect(file.path, &file.bytes))).collect();
        for stays in 0..files.len() {
            let mut before = visit(&files, &(0..files.len()).collect::<Vec<_>>());
            before.session.apply(Action::Gone((0..files.len()).filter(|id| *id != stays).collect()));
            let never = visit(&files[stays..=stays], &[0]);
            let path = &files[stays].0;
            assert_eq!(before.verdict(path), never.verdict(path), "{}: {path}", case.what);
            let bytes_read = before.session.tally().bytes_read;
            let expected = never.session.tally().clone();
            assert_eq!(*before.session.tally(), Tally { bytes_read, ..expected }, "{}", case.what);
        }
    }
}

/// So many that a pass over all others for each of them would take hours, of one identifier and of none.
#[test]
fn many_files_go_at_once() {
    let count = 40_000;
    let still = inspect("a.jpg", &jpeg(&identified(empty())));
    let marked = inspect("a.mov", &facetime::movie().build());
    for other in [&still, &Report::unread(ErrorKind::Unreadable)] {
        let mut session = Session::default();
        let files = (0..count).map(|number| found(&format!("Photos/IMG_{number}.JPG"), None));
        session.apply(Action::Found(files.collect()));
        session.apply(Action::Read(vec![(0, marked.clone())]));
        session.apply(Action::Read((1..count).map(|id| (id, other.clone())).collect()));
        let start = Instant::now();
        session.apply(Action::Gone((0..count / 2).collect()));
        session.apply(Action::Gone((0..count - 1).collect()));
        assert!(start.elapsed() < Duration::from_secs(10), "it took {:?}", start.elapsed());
        assert_eq!((session.tally().files, session.tally().moments), (1, 0));
    }
}

#[test]
fn what_lay_in_an_archive_goes_with_it() {
    let mut session = Session::default();
    session.apply(Action::Found(vec![found("Photos/a.zip", None), found("Photos/b.jpg", None)]));
    session.apply(Action::Found(vec![found("c.zip", Some(0)), found("d.jpg", Some(0))]));
    session.apply(Action::Found(vec![found("e.jpg", Some(2))]));
    assert_eq!([session.inside(0), session.inside(2), session.inside(1)], [2, 1, 0]);
    assert_eq!(session.location(4), ["Photos", "a.zip", "c.zip"]);
    session.apply(Action::Gone(vec![0]));
    let gone: Vec<bool> = session.files().map(|file| file.unread() == Unread::Gone).collect();
    assert_eq!(gone, [true, false, true, true, true]);
    assert_eq!(session.tally().files, 1);
    session.apply(Action::Gone(vec![0, 4]));
    assert_eq!(session.tally().files, 1, "nothing goes twice");
}

/// An archive that holds a library, of which most is left out: all counts are those of a visit in which it never was.
#[test]
fn a_library_in_an_archive_goes_with_it() {
    let others = || vec![found("Photos/a.jpg", None), found("L.photoslibrary/database/x", None)];
    let mut never = Session::default();
    never.apply(Action::Found(others()));

    let mut session = Session::default();
    session.apply(Action::Found(vec![found("Photos/library.zip", None)]));
    session.apply(Action::Found(others()));
    session.apply(Action::Found(vec![
        found("L.photoslibrary/originals/0/x.heic", Some(0)),
        found("L.photoslibrary/resources/derivatives/0/x.jpeg", Some(0)),
        found("L.photoslibrary/resources/derivatives/1/x.jpeg", Some(0)),
    ]));
    assert_eq!((session.tally().files, session.tally().left_out), (3, 3));
    session.apply(Action::Gone(vec![0]));
    assert_eq!(session.tally(), never.tally());
    session.apply(Action::Gone(vec![2]));
    assert_eq!((session.tally().files, session.tally().left_out), (1, 0), "one that is left out goes too");
}

#[test]
fn a_known_file_is_found_by_its_whole_place() {
    let mut session = Session::default();
    session.apply(Action::Found(vec![
        found("Photos/a.JPG", None),
        found("Photos/a.MOV", None),
        found("a.JPG", Some(1)),
    ]));
    for (path, inside, expected) in [
        ("Photos/a.JPG", None, Some(0)),
        ("Photos/a.MOV", None, Some(1)),
        ("a.JPG", Some(1), Some(2)),
        ("a.JPG", None, None),
        ("Photos/a.heic", None, None),
        ("Photos/more/a.JPG", None, None),
    ] {
        assert_eq!(session.at_place_of(&found(path, inside)).next(), expected, "{path}");
    }
    session.apply(Action::Found(vec![found("Photos/a.JPG", None)]));
    let there = |session: &Session| session.at_place_of(&found("Photos/a.JPG", None)).collect::<Vec<_>>();
    assert_eq!(there(&session), [0, 3], "it was given twice");
    session.apply(Action::Gone(vec![0]));
    assert_eq!(there(&session), [3], "one has gone");
}

#[test]
fn lying_in_a_folder() {
    let folders = ["Photos".to_owned(), "2024".to_owned()];
    for (path, inside, expected) in [
        ("Photos/a.jpg", None, true),
        ("Photos/2023/a.jpg", None, true),
        ("Photos/a.photoslibrary/database/a.jpg", None, false),
        ("2024/a.jpg", None, true),
        ("Photos 2/a.jpg", None, false),
        ("More/Photos/a.jpg", None, false),
        ("a.jpg", None, false),
        ("Photos/a.jpg", Some(0), false),
    ] {
        let mut session = Session::default();
        session.apply(Action::Found(vec![found(path, inside)]));
        assert_eq!(session.get(0).is_some_and(|file| file.may_go_from(&folders)), expected, "{path}");
    }
}
