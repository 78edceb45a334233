//! What the list shows: the session keeps it as files are found, read, put off and gone; here it is made anew each
//! time, and must be the same.

use crate::drive::inspect;
use crate::given::{empty, identified, identified_movie, with_comment, with_lens};
use crate::support::facetime::{self, jpeg};
use crate::support::ifd::rational;
use crate::support::tags;
use facetime_photo_inspector::bytes::ErrorKind;
use facetime_photo_inspector::live_photo::{Grade, NearMiss};
use facetime_photo_inspector::report::Report;
use facetime_photo_inspector::session::{Action, Filter, FoundFile, Session, Unread};

/// Whether a filter shows a file.
fn shows(session: &Session, filter: Filter, id: usize) -> bool {
    let file = session.get(id).expect("a file of the visit");
    if file.aside().is_some() || filter == Filter::SetAside {
        return file.aside().is_some() && filter == Filter::SetAside;
    }
    let Some(outcome) = session.outcome(id) else {
        let is_slow = filter == Filter::Slow && session.is_slow(id);
        return is_slow || (filter == Filter::All && file.unread() != Unread::Gone);
    };
    match filter {
        Filter::FaceTime => outcome.verdict.grade.is_flagged(),
        Filter::WorthALook => outcome.verdict.grade == Grade::Perhaps,
        Filter::LivePhotos => outcome.verdict.near_miss == Some(NearMiss::LivePhoto),
        Filter::All => true,
        Filter::NotReadable => outcome.error().is_some(),
        Filter::Slow | Filter::SetAside => false,
    }
}

/// The rows of the list, made anew.
fn listed(session: &Session, filter: Filter) -> Vec<usize> {
    let mut shown: Vec<usize> = (0..session.known()).filter(|id| shows(session, filter, *id)).collect();
    let rank = |id: &usize| match session.outcome(*id).map(|outcome| outcome.verdict.grade) {
        Some(grade) if grade.is_flagged() => 0,
        Some(Grade::Perhaps) => 1,
        _ => 2,
    };
    if !session.tally().is_going_on() {
        shown.sort_by_key(rank);
    }
    shown
}

#[track_caller]
fn check(session: &Session) {
    for filter in Filter::ALL {
        let expected = listed(session, filter);
        let count = session.row_count(filter);
        assert_eq!(session.rows(filter, 0..count), expected, "{filter:?}");
        assert_eq!(count, expected.len(), "{filter:?}");
        assert_eq!(session.rows(filter, 1..3), expected[1.min(count)..3.min(count)], "{filter:?}, a part");
        assert!(session.rows(filter, count..count + 9).is_empty(), "{filter:?} has an end");
        for id in 0..session.known() {
            let row = expected.iter().position(|listed| *listed == id);
            assert_eq!(session.row_of(filter, id), row, "{filter:?}, file {id}");
        }
    }
}

/// Files of every class, with the names that they have.
fn reports() -> Vec<(&'static str, Report)> {
    let live = || identified(empty().exif(tags::F_NUMBER, rational(9, 5)));
    let files = [
        ("IMG_1.JPG", facetime::still_jpeg()),
        ("IMG_2.JPG", jpeg(&empty())),
        ("IMG_3.JPG", jpeg(&with_comment().exif(tags::F_NUMBER, rational(9, 5)))),
        ("IMG_4.JPG", jpeg(&live())),
        ("IMG_5.JPG", jpeg(&identified(with_comment().exif(tags::F_NUMBER, rational(9, 5))))),
        ("IMG_6.JPG", jpeg(&with_lens())),
        ("IMG_7.MOV", identified_movie().build()),
        ("IMG_8.JPG", b"\xff\xd8\xff".to_vec()),
        ("IMG_9.AAE", b"<plist/>".to_vec()),
        ("a.photoslibrary", Vec::new()),
    ];
    let read = files.into_iter().map(|(name, bytes)| (name, inspect(name, &bytes)));
    read.chain([("IMG_0.JPG", Report::unread(ErrorKind::Unreadable))]).collect()
}

#[test]
fn after_every_step_of_a_visit() {
    let reports = reports();
    let mut session = Session::default();
    let mut step = |action: Action| {
        session.apply(action);
        check(&session);
    };
    step(Action::Search);
    let found = |name: &str, folder: &str| FoundFile {
        name: name.to_owned(),
        folder: folder.to_owned(),
        ..FoundFile::default()
    };
    let count = reports.len();
    // Thrice the same files, in three folders; the second is read backwards.
    for folder in ["a", "b", "L.photoslibrary/originals"] {
        step(Action::Found(reports.iter().map(|(name, _)| found(name, folder)).collect()));
    }
    step(Action::Found(vec![found("x.jpg", "L.photoslibrary/database")]));
    step(Action::Slow(vec![1, 3, count + 2, 2 * count + 1]));
    for (id, (_, report)) in reports.iter().enumerate() {
        step(Action::Read(vec![(id, report.clone())]));
        step(Action::Read(vec![(2 * count - 1 - id, reports[count - 1 - id].1.clone())]));
    }
    step(Action::Skip(2 * count));
    step(Action::Read(vec![(2 * count + 3, reports[3].1.clone())]));
    step(Action::SkipSlow);
    step(Action::Gone(vec![0, 6, count]));
    step(Action::SkipAll);
    step(Action::Gone((0..count).collect()));
    // One that was skipped was under way.
    step(Action::Read(vec![(2 * count + 5, reports[5].1.clone())]));
    step(Action::Found(vec![found("new.jpg", "a")]));
    step(Action::Gone((0..3 * count + 2).collect()));
}

/// The reports above are of every class, or the test would show little.
#[test]
fn every_filter_has_something_to_show() {
    let reports = reports();
    let mut session = Session::default();
    let found = |(name, _): &(&str, Report)| FoundFile { name: (*name).to_owned(), ..FoundFile::default() };
    session.apply(Action::Found(reports.iter().map(found).collect()));
    session
        .apply(Action::Read(reports.into_iter().enumerate().map(|(id, (_, report))| (id, report)).collect()));
    for filter in Filter::ALL {
        assert_eq!(session.row_count(filter) > 0, filter != Filter::Slow, "{filter:?}");
    }
    let both = |id: &usize| session.row_of(Filter::LivePhotos, *id).is_some();
    assert!(session.rows(Filter::WorthALook, 0..99).iter().any(both), "perhaps, and a Live Photo");
}
