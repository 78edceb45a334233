//! Names as Takeout, Windows and tools give them: halves that are found all the same, and copies that are listed.
//! What is found by names changes no grade, no group and no count.

use crate::drive::inspect;
use crate::drive::visit::Visit;
use crate::given::{Member, empty, identified, visits, with_lens};
use crate::support::apple::AppleMakerNote;
use crate::support::facetime::{self, jpeg};
use crate::support::tags;
use facetime_photo_inspector::report::{Facts, Report};
use facetime_photo_inspector::session::{Action, FoundFile, OtherHalf, Session};
use std::time::{Duration, Instant};

fn still(path: &'static str) -> Member {
    (path, facetime::still_jpeg(), "")
}

fn movie(path: &'static str) -> Member {
    (path, facetime::movie().build(), "")
}

/// A still that has lost its identifier.
fn unidentified(path: &'static str) -> Member {
    (path, jpeg(&with_lens()), "")
}

fn heic(path: &'static str) -> Member {
    (path, facetime::still_heic(), "")
}

fn paths<'a>(members: &[Member], ids: &[usize]) -> Vec<&'a str> {
    let mut paths: Vec<&str> = ids.iter().map(|id| members[*id].0).collect();
    paths.sort_unstable();
    paths
}

/// Runs over every order in which the files can be read.
fn in_every_order(members: &[Member], check: impl Fn(&Visit)) {
    for visit in visits(members) {
        check(&visit);
        visit.check_tally("copies");
    }
}

#[test]
fn renamed_halves_are_found_by_identifier() {
    let cases = [
        ("Takeout/2024/IMG_1.HEIC", "Takeout/2024/IMG_1.MP4"),
        ("Takeout/2024/IMG_1(1).jpg", "Takeout (2)/2024/IMG_1.MP4"),
        ("a/IMG_1.JPG", "b/IMG_1_HEVC.MOV"),
        ("a/IMG_1-edited.jpg", "b/IMG_7(3).MOV"),
        ("a/IMG_1 (2).JPG", "b/img_1.mov"),
        ("a/0A1B.jpeg", "b/jpegvideocomplement_2.mov"),
        ("image.jpg", "movie"),
    ];
    for (one, other) in cases {
        let members = [still(one), movie(other)];
        in_every_order(&members, |visit| {
            assert_eq!(visit.session.other_half(0), OtherHalf::Here(vec![1], 1), "{one}");
            assert_eq!(visit.session.other_half(1), OtherHalf::Here(vec![0], 1), "{other}");
            let tally = visit.session.tally();
            assert_eq!((tally.moments, tally.moments_with_movie), (1, 1), "{one} and {other}");
        });
    }
}

#[test]
fn halves_without_identifiers_are_found_by_name() {
    let by_name = |one: &'static str, other: &'static str, expected: bool| {
        let members = [unidentified(one), movie(other)];
        in_every_order(&members, |visit| {
            let found = visit.session.other_half(0);
            let wanted = if expected { OtherHalf::ByName(vec![1]) } else { OtherHalf::NotSaid };
            assert_eq!(found, wanted, "{one} and {other}");
            let tally = visit.session.tally();
            assert_eq!((tally.moments, tally.moments_with_movie), (2, 0), "a name joins no moments");
        });
    };
    by_name("IMG_1(1).jpg", "IMG_1(1).MP4", true);
    by_name("IMG_1.JPG", "IMG_1_HEVC.MOV", true);
    by_name("IMG_1.JPG", "img_1_hevc.mov", true);
    by_name("IMG_1-edited.jpg", "IMG_1.MP4", true);
    by_name("IMG_1-edited(1).jpg", "IMG_1(1).MP4", true);
    by_name("IMG_E1.JPG", "IMG_1.MOV", true);
    by_name("IMG_1.JPG", "IMG_10.MOV", false);
    by_name("IMG_1(1).JPG", "IMG_1(2).MOV", false);
    by_name("IMG_1(1).JPG", "IMG_1.MOV", false);
    by_name("IMG_Emma.JPG", "IMG_mma.MOV", false);
    by_name("a/IMG_1.JPG", "b/IMG_1_HEVC.MOV", false);
}

/// Of the first file: copies by identifier, and copies by name.
fn check(what: &str, members: &[Member], proven: &[&str], by_name: &[&str]) {
    in_every_order(members, |visit| {
        let (found, seeming): (Vec<_>, Vec<_>) =
            (visit.session.copies(0).collect(), visit.session.copies_by_name(0).collect());
        assert_eq!(paths(members, &found), proven, "{what}: by identifier");
        assert_eq!(paths(members, &seeming), by_name, "{what}: by name");
    });
}

#[test]
fn copies_are_found_by_identifier_or_by_name() {
    check("a JPEG copy", &[still("IMG_1.JPG"), heic("IMG_1.HEIC")], &["IMG_1.HEIC"], &[]);
    check("in another part", &[still("a/x.jpg"), still("b/y.jpg")], &["b/y.jpg"], &[]);
    check("a JPEG copy without one", &[unidentified("IMG_1.JPG"), heic("IMG_1.HEIC")], &[], &["IMG_1.HEIC"]);
    check("its original", &[heic("IMG_1.HEIC"), unidentified("IMG_1.JPG")], &[], &["IMG_1.JPG"]);
    let edited = [unidentified("IMG_1.jpg"), unidentified("IMG_1-edited.jpg")];
    check("an edited version", &edited, &[], &["IMG_1-edited.jpg"]);
    check("an iPhone's", &[unidentified("IMG_1.JPG"), unidentified("IMG_E1.JPG")], &[], &["IMG_E1.JPG"]);
    check("another picture", &[unidentified("IMG_1.jpg"), unidentified("IMG_1(1).jpg")], &[], &[]);
    check("one format, no edit", &[unidentified("IMG_1.jpg"), unidentified("IMG_1.jpeg")], &[], &[]);
    check("a movie is no copy", &[unidentified("IMG_1.jpg"), movie("IMG_1.MOV")], &[], &[]);
    check(
        "a note is no copy",
        &[unidentified("IMG_1.jpg"), ("IMG_1.AAE", b"<plist/>".to_vec(), "")],
        &[],
        &[],
    );
    let elsewhere = [unidentified("a/IMG_1.JPG"), heic("b/IMG_1.HEIC")];
    check("elsewhere in another format", &elsewhere, &[], &[]);
}

/// A file that lies in a folder, or in an archive with this number.
fn placed(folder: &str, name: &str, inside: Option<usize>, length: u64) -> FoundFile {
    FoundFile { name: name.to_owned(), folder: folder.to_owned(), inside, length, ..FoundFile::default() }
}

#[test]
fn the_same_file_in_two_parts_of_an_export() {
    let plain = || jpeg(&empty());
    let other = AppleMakerNote::with_identifier("11111111-2222-3333-4444-555555555555");
    let other = jpeg(&empty().exif(tags::MAKER_NOTE, other.value()));
    let files = [
        (placed("a", "IMG_1.JPG", None, 500), plain()),
        (placed("b", "img_1.jpg", None, 500), plain()),
        (placed("a", "IMG_1.JPG", Some(9), 500), plain()),
        (placed("c", "IMG_1.JPG", None, 501), plain()),
        (placed("d", "IMG_2.JPG", None, 500), plain()),
        (placed("e", "IMG_1.JPG", None, 500), jpeg(&identified(empty()))),
        (placed("f", "IMG_1.JPG", None, 500), other),
        (placed("g", "IMG_1.JPG", None, 500), facetime::movie().build()),
    ];
    let mut session = Session::default();
    session.apply(Action::Found(files.iter().map(|(found, _)| found.clone()).collect()));
    for (id, (found, bytes)) in files.iter().enumerate() {
        session.apply(Action::Read(vec![(id, inspect(&found.name, bytes))]));
    }
    let by_name = |id| session.copies_by_name(id).collect::<Vec<_>>();
    assert_eq!(by_name(0), [1, 2, 5, 6]);
    assert_eq!(by_name(5), [0, 1, 2], "not one with another identifier");
    assert_eq!(by_name(3), [0; 0]);
    assert_eq!(session.tally().moments, 1, "the movie");
}

/// Thousands of files of one name: each step costs what it brings.
#[test]
fn many_files_of_one_name_stay_quick() {
    let count = 20_000;
    let report = inspect("a.jpg", &jpeg(&empty()));
    let start = Instant::now();
    let mut session = Session::default();
    let found = |id| FoundFile {
        name: "IMG_1.JPG".to_owned(),
        folder: format!("{id}"),
        length: 500,
        ..FoundFile::default()
    };
    session.apply(Action::Found((0..count).map(found).collect()));
    for id in 0..count {
        session.apply(Action::Read(vec![(id, report.clone())]));
    }
    assert_eq!(session.copies_by_name(7).count(), count - 1);
    assert!(start.elapsed() < Duration::from_secs(3), "it took {:?}", start.elapsed());
}

/// The other halves that lie beside a file come first, and no more than a few are named.
#[test]
fn the_nearest_halves_are_named() {
    let members =
        [still("f/IMG_1.JPG"), movie("g/IMG_1.MOV"), movie("f/IMG_2.MOV"), movie("f/img_1_hevc.mov")];
    in_every_order(&members, |visit| {
        let OtherHalf::Here(named, all) = visit.session.other_half(0) else { panic!("they are here") };
        assert_eq!((named[0], named.len(), all), (3, 3, 3));
    });
    let session = one_name(20);
    let OtherHalf::Here(named, all) = session.other_half(0) else { panic!("they are here") };
    assert_eq!((named, all), (vec![1, 3, 5, 7, 9], 10));
    assert_eq!(session.copies(0).collect::<Vec<_>>(), [2, 4, 6, 8, 10, 12, 14, 16, 18]);
}

/// So many files of one name, folder and identifier, stills without a date and movies in turn; all movies but the last
/// have none either.
fn one_name(count: usize) -> Session {
    let still = inspect("a.jpg", &facetime::still_jpeg());
    let movie = inspect("a.mov", &facetime::movie().build());
    let undated = |report: &Report| {
        let facts = Facts { taken: None, ..report.facts.clone() };
        Report { facts, ..report.clone() }
    };
    let mut session = Session::default();
    let name = |id: usize| if id.is_multiple_of(2) { "IMG_1.JPG" } else { "IMG_1.MOV" };
    session.apply(Action::Found((0..count).map(|id| placed("DCIM", name(id), None, 9)).collect()));
    for id in 0..count {
        let report = match id {
            id if id == count - 1 => movie.clone(),
            id if id.is_multiple_of(2) => undated(&still),
            _ => undated(&movie),
        };
        session.apply(Action::Read(vec![(id, report)]));
    }
    session
}

/// What a list asks of every file, of so many that a look at all others for each of them would take hours.
#[test]
fn many_files_of_one_name_and_identifier_stay_quick() {
    let count = 40_000;
    let mut session = one_name(count);
    let start = Instant::now();
    for id in 0..count {
        assert!(session.taken(id).is_some(), "the last movie has a date");
    }
    for id in (0..count).step_by(100) {
        assert!(matches!(session.other_half(id), OtherHalf::Here(_, all) if all == count / 2));
        assert!(session.copies(id).next().is_some());
    }
    assert!(start.elapsed() < Duration::from_secs(10), "it took {:?}", start.elapsed());
    session.apply(Action::Gone(vec![count - 1]));
    assert_eq!(session.taken(0), None, "it has gone");
}
