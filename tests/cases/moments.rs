//! Counting: moments, and what is shown together.

use crate::drive::inspect;
use crate::drive::visit::{orders, visit};
use crate::given::{Member, empty, identified, identified_movie, visits, with_lens};
use crate::support::apple::AppleMakerNote;
use crate::support::facetime::{self, jpeg};
use crate::support::ifd::rational;
use crate::support::tags;
use facetime_photo_inspector::session::{Action, Filter, FoundFile, Session, Tally};
use std::time::{Duration, Instant};

fn marked(path: &'static str) -> Member {
    (path, facetime::still_jpeg(), "")
}

fn alone(path: &'static str) -> Member {
    (path, jpeg(&with_lens()), "")
}

fn movie(path: &'static str) -> Member {
    (path, facetime::movie().build(), "")
}

fn other(path: &'static str) -> Member {
    let note = AppleMakerNote::with_identifier("11111111-2222-3333-4444-555555555555");
    (path, jpeg(&with_lens().exif(tags::MAKER_NOTE, note.value())), "")
}

fn ordinary(path: &'static str) -> Member {
    (path, jpeg(&identified(empty().exif(tags::F_NUMBER, rational(9, 5)))), "")
}

/// Expected: moments, those with their movie, files flagged, pictures of ordinary Live Photos.
fn check(what: &str, members: &[Member], expected: [usize; 4]) {
    for visit in visits(members) {
        let Tally { moments, moments_with_movie, flagged, .. } = visit.session.tally().clone();
        let live = visit.session.picture_count(Filter::LivePhotos);
        assert_eq!([moments, moments_with_movie, flagged, live], expected, "{what}");
        visit.check_tally(what);
    }
}

#[test]
fn are_flagged_groups_and_flagged_files_without_one() {
    check("nothing", &[], [0; 4]);
    check("a still with an identifier", &[marked("a.jpg")], [1, 0, 1, 0]);
    check("a pair", &[marked("a.jpg"), movie("a.mov")], [1, 1, 2, 0]);
    check("a pair and a copy", &[marked("a.jpg"), movie("a.mov"), marked("b.jpg")], [1, 1, 3, 0]);
    check("two stills of one identifier", &[marked("a.jpg"), marked("b.jpg")], [1, 0, 2, 0]);
    check("two stills without", &[alone("a.jpg"), alone("b.jpg")], [2, 0, 2, 0]);
    check("two identifiers", &[marked("a.jpg"), other("b.jpg")], [2, 0, 2, 0]);
    check(
        "a pair, two others",
        &[marked("a.jpg"), movie("a.mov"), other("b.jpg"), alone("c.jpg")],
        [3, 1, 4, 0],
    );
    let camera_movie = identified_movie().key("com.apple.quicktime.make", "Apple").build();
    check("a Live Photo", &[ordinary("a.jpg"), ("a.mov", camera_movie, "")], [0, 0, 0, 1]);
    check("a Live Photo beside a marked movie", &[ordinary("a.jpg"), movie("a.mov")], [1, 0, 1, 1]);
    let perhaps = facetime::movie_without_keys().key("com.apple.quicktime.keywords", "FaceTime").build();
    check("perhaps is no moment", &[("a.mov", perhaps, "")], [0; 4]);
}

#[test]
fn files_are_shown_together_by_folder_and_stem() {
    let check = |what: &str, members: &[Member], together: bool| {
        for visit in visits(members) {
            assert_eq!(!visit.together_by_name().is_empty(), together, "{what}");
        }
    };
    check("one stem", &[alone("f/IMG_1.JPG"), movie("f/IMG_1.MOV")], true);
    check("in another case", &[alone("f/IMG_1.JPG"), movie("f/img_1.mov")], true);
    check("a HEIC and its copy", &[alone("IMG_1.JPG"), ("IMG_1.HEIC", facetime::still_heic(), "")], true);
    check("another folder", &[alone("f/IMG_1.JPG"), movie("g/IMG_1.MOV")], false);
    check("another stem", &[alone("f/IMG_1.JPG"), movie("f/IMG_2.MOV")], false);
    check("identifiers that differ", &[other("f/IMG_1.JPG"), movie("f/IMG_1.MOV")], false);
    check("identifiers that agree", &[marked("f/IMG_1.JPG"), movie("f/IMG_1.MOV")], false);
    check("no photo", &[alone("f/IMG_1.JPG"), ("f/IMG_1.AAE", b"<plist/>".to_vec(), "")], false);
}

/// Grades do not change by a name.
#[test]
fn a_name_proves_nothing() {
    let members = [("f/IMG_1.JPG", jpeg(&empty()), ""), movie("f/IMG_1.MOV")];
    for visit in visits(&members) {
        assert_eq!(visit.verdict("f/IMG_1.JPG").grade.code(), "cannot_tell");
        assert_eq!(visit.verdict("f/IMG_1.MOV").grade.code(), "very_likely");
    }
}

/// A report that comes again, or for a file that was not found, changes nothing.
#[test]
fn a_file_counts_once() {
    let report = inspect("a.jpg", &facetime::still_jpeg());
    let mut visit = visit(&[("a.jpg".to_owned(), report.clone())], &[0]);
    let before = visit.session.tally().clone();
    visit.session.apply(Action::Read(vec![(0, report.clone()), (7, report)]));
    assert_eq!(*visit.session.tally(), before);
}

/// Each report may only cost what it changes, also in the largest group.
#[test]
fn a_thousand_files_of_one_identifier_stay_quick() {
    let count = 1000;
    let unmarked = inspect("a.jpg", &jpeg(&identified(empty())));
    let marked = inspect("m.mov", &facetime::movie().build());
    let start = Instant::now();
    let mut session = Session::default();
    let found = |id| FoundFile { name: format!("{id}.jpg"), ..FoundFile::default() };
    session.apply(Action::Found((0..count).map(found).collect()));
    for id in 0..count {
        let report = if id == count / 2 { &marked } else { &unmarked };
        session.apply(Action::Read(vec![(id, report.clone())]));
    }
    let Tally { moments, flagged, .. } = session.tally().clone();
    assert_eq!((moments, flagged), (1, count));
    assert!(start.elapsed() < Duration::from_secs(2), "it took {:?}", start.elapsed());
}

#[test]
fn the_orders_are_all_there() {
    assert_eq!(orders(3).len(), 6);
    assert_eq!(orders(0), [Vec::<usize>::new()]);
}
