//! Files that are not read: those that wait for their turn or for their bytes, and those that are skipped.

use crate::drive::inspect;
use crate::support::facetime;
use facetime_photo_inspector::bytes::{Error, ErrorKind};
use facetime_photo_inspector::report::{Kind, Part, Remark, Report};
use facetime_photo_inspector::session::{Action, FoundFile, Session, Unread};

/// Five files of which nothing was read.
fn visit() -> Session {
    let mut session = Session::default();
    session.apply(Action::Found(vec![FoundFile::default(); 5]));
    session
}

/// What each file waits for: `q`ueued, s`l`ow, `s`kipped, or `r`ead; and how many are waited for, slow, skipped.
fn check(session: &Session, expected: &str, counts: [usize; 3]) {
    let letter = |id: usize| match session.get(id).map(|file| (file.outcome(), file.unread())) {
        Some((Some(_), _)) => 'r',
        Some((None, Unread::Queued)) => 'q',
        Some((None, Unread::Slow)) => 'l',
        Some((None, Unread::Skipped)) => 's',
        Some((None, Unread::LeftOut)) => 'o',
        Some((None, Unread::Gone)) => 'g',
        None => '?',
    };
    assert_eq!((0..5).map(letter).collect::<String>(), expected);
    let tally = session.tally();
    assert_eq!([tally.waiting(), tally.slow, tally.skipped], counts, "{expected}");
    assert_eq!((0..5).filter(|id| session.is_skipped(*id)).count(), tally.skipped);
}

/// While files are still searched for, nothing is known of what is not among them.
#[test]
fn a_search_is_a_part_of_the_visit() {
    let mut session = Session::default();
    session.apply(Action::Search);
    session.apply(Action::Search);
    session.apply(Action::Found(vec![FoundFile::default()]));
    read(&mut session, 0);
    assert!(session.tally().is_going_on() && !session.tally().all_read());
    session.apply(Action::Searched);
    assert!(session.tally().is_going_on());
    session.apply(Action::Searched);
    assert!(!session.tally().is_going_on() && session.tally().all_read());
    session.apply(Action::Search);
    session.apply(Action::SkipAll);
    assert!(!session.tally().is_going_on());
    session.apply(Action::Searched);
    assert!(!session.tally().is_going_on(), "one that was ended is not counted");
}

/// What could not be read, or not be opened, may be what is missing.
#[test]
fn only_what_was_read_tells_what_is_missing() {
    let of_kind = |kind| Report { kind, ..Report::default() };
    let in_part = || {
        let error = Error::new(ErrorKind::TooMany, 0);
        Report { remarks: vec![Remark { part: Part::Container, error }], ..of_kind(Kind::Zip) }
    };
    for (name, report, expected) in [
        ("a.MOV", Report::unread(ErrorKind::Unreadable), false),
        ("a.MOV", Report { kind: Kind::Mov, ..Report::unread(ErrorKind::Truncated) }, false),
        ("a.zip", in_part(), false),
        ("a.tgz", of_kind(Kind::Tar), false),
        ("a.zip", of_kind(Kind::Zip), true),
        ("a.txt", of_kind(Kind::Other), true),
        (".DS_Store", Report::unread(ErrorKind::Unreadable), true),
    ] {
        let mut session = Session::default();
        session.apply(Action::Found(vec![FoundFile { name: name.to_owned(), ..FoundFile::default() }]));
        session.apply(Action::Read(vec![(0, report)]));
        assert_eq!(session.tally().all_read(), expected, "{name}");
    }
}

fn read(session: &mut Session, id: usize) {
    session.apply(Action::Read(vec![(id, inspect("a.jpg", &facetime::still_jpeg()))]));
}

#[test]
fn a_slow_file_is_read_or_skipped_in_the_end() {
    let mut session = visit();
    check(&session, "qqqqq", [5, 0, 0]);
    session.apply(Action::Slow(vec![1, 2, 3, 99]));
    check(&session, "qlllq", [5, 3, 0]);
    session.apply(Action::Slow(vec![1]));
    check(&session, "qlllq", [5, 3, 0]);
    read(&mut session, 1);
    check(&session, "qrllq", [4, 2, 0]);
    session.apply(Action::Skip(2));
    check(&session, "qrslq", [3, 1, 1]);
    session.apply(Action::SkipSlow);
    check(&session, "qrssq", [2, 0, 2]);
    assert!(!session.tally().all_read());
}

/// What was skipped is waited for no more, though its bytes may still arrive.
#[test]
fn skipping_all_leaves_nothing_to_wait_for() {
    let mut session = visit();
    read(&mut session, 0);
    session.apply(Action::Slow(vec![4]));
    session.apply(Action::SkipAll);
    check(&session, "rssss", [0, 0, 4]);
    session.apply(Action::Slow(vec![3]));
    check(&session, "rssss", [0, 0, 4]);
    read(&mut session, 3);
    check(&session, "rssrs", [0, 0, 3]);
    session.apply(Action::Skip(0));
    check(&session, "rssrs", [0, 0, 3]);
    session.apply(Action::Found(vec![FoundFile::default()]));
    assert_eq!(session.tally().waiting(), 1, "files that are found later are read");
}
