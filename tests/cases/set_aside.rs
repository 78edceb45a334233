//! What is set aside, and that every file is in exactly one count.

use crate::drive::inspect;
use crate::support::facetime;
use crate::support::mov::{Mov, Track};
use facetime_photo_inspector::bytes::{Error, ErrorKind};
use facetime_photo_inspector::report::{Kind, Part, Remark, Report};
use facetime_photo_inspector::session::{Action, Aside, File, FoundFile, Session, Tally, Unread};
use facetime_photo_inspector::words::verdict;

fn found(path: &str) -> FoundFile {
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    FoundFile { name: name.to_owned(), folder: folder.to_owned(), length: 10, ..FoundFile::default() }
}

/// A visit of these files, all read that are to be read.
fn visit(files: &[(&str, Report)]) -> Session {
    let mut session = Session::default();
    session.apply(Action::Found(files.iter().map(|(path, _)| found(path)).collect()));
    for (id, (_, report)) in files.iter().enumerate() {
        session.apply(Action::Read(vec![(id, report.clone())]));
        check_sum(&session);
    }
    session
}

/// Every file is shown, or is set aside for one reason.
fn check_sum(session: &Session) {
    let tally = session.tally();
    let count = |wanted: Option<Aside>| session.files().filter(|file| file.aside() == wanted).count();
    let counted = [
        count(None),
        count(Some(Aside::Companion)),
        count(Some(Aside::NotPhoto)),
        count(Some(Aside::Opened)),
        count(Some(Aside::LeftOut)),
    ];
    assert_eq!(counted, [tally.shown(), tally.companions, tally.not_photos, tally.opened, tally.left_out]);
    assert_eq!(counted.iter().sum::<usize>(), session.known());
    assert_eq!(tally.given(), session.known());
    assert_eq!(tally.shown() + tally.set_aside(), session.known());
    if !tally.is_going_on() {
        let pictures = tally.stills + tally.movies + tally.failed_pictures();
        assert!(pictures <= tally.pictures(), "{tally:?}");
    }
}

/// With a part that could not be read.
fn in_part(report: Report) -> Report {
    let error = Error::new(ErrorKind::TooMany, 0);
    Report { remarks: vec![Remark { part: Part::Container, error }], ..report }
}

fn unread(reason: ErrorKind) -> Report {
    Report::unread(reason)
}

fn of_kind(kind: Kind) -> Report {
    Report { kind, ..Report::default() }
}

#[test]
fn bytes_come_before_names() {
    let photo = || inspect("a.jpg", &facetime::still_jpeg());
    let bytes = |name: &str, bytes: &[u8]| inspect(name, bytes);
    let plist = b"<?xml version=\"1.0\"?><plist/>".as_slice();
    let sound = |brand| Mov::new().brand(Some(brand)).track(Track::sound()).build();
    let film =
        Mov::new().brand(Some(b"mp42")).track(Track::sound()).track(Track::video(b"avc1", 64, 64)).build();
    let double = b"\0\x05\x16\x07\0\x02\0\0Mac OS X        ".as_slice();
    let cases: Vec<(&str, Report, Option<Aside>)> = vec![
        ("a photo", photo(), None),
        ("f/IMG_1.AAE", photo(), None),
        ("f/a.json", photo(), None),
        ("f/IMG_1.AAE", bytes("a", plist), Some(Aside::Companion)),
        ("f/IMG_1.pvt/metadata.plist", bytes("a", plist), Some(Aside::Companion)),
        ("f/metadata.plist", bytes("a", plist), Some(Aside::NotPhoto)),
        ("f/._IMG_1.JPG", bytes("a", double), Some(Aside::Companion)),
        ("f/._IMG_2.JPG", bytes("a", b""), Some(Aside::Companion)),
        ("f/.DS_Store", unread(ErrorKind::Unreadable), Some(Aside::Companion)),
        ("__MACOSX/f/IMG_1.JPG", bytes("a", double), Some(Aside::Companion)),
        ("f/notes.txt", bytes("a", b"notes"), Some(Aside::NotPhoto)),
        ("f/song.m4a", bytes("a", b"\0\0\0\x14ftypM4A \0\0\0\0M4A "), Some(Aside::NotPhoto)),
        ("f/song.m4a", bytes("a", &sound(b"mp42")), Some(Aside::NotPhoto)),
        ("f/song.m4a", bytes("a", &sound(b"isom")), Some(Aside::NotPhoto)),
        ("f/song.mp4", bytes("a", &sound(b"isom")), None),
        ("f/song.m4a", bytes("a", &sound(b"qt  ")), None),
        ("f/film.m4a", bytes("a", &film), None),
        ("f/letter.pdf", bytes("a", b"%PDF-1.7\n"), Some(Aside::NotPhoto)),
        ("f/letter.txt", unread(ErrorKind::Unreadable), None),
        ("f/empty.jpg", bytes("a", b""), None),
        ("f/empty.MOV", bytes("a", b""), None),
        ("f/empty.zip", bytes("a", b""), None),
        ("f/empty.txt", bytes("a", b""), Some(Aside::NotPhoto)),
        ("f/empty", bytes("a", b""), Some(Aside::NotPhoto)),
        ("f/IMG_9.JPG", bytes("a", b"not what its name says"), None),
        (".IMG_9.HEIC.icloud", bytes("a", b"bplist00"), None),
        ("f/cut.json", bytes("a", b"\xff\xd8\xff"), None),
        ("f/folder.json", unread(ErrorKind::Folder), None),
        ("f/a.zip", of_kind(Kind::Zip), Some(Aside::Opened)),
        ("f/a.json", of_kind(Kind::Zip), Some(Aside::Opened)),
        ("f/cut.zip", Report { kind: Kind::Zip, ..unread(ErrorKind::Truncated) }, None),
        ("f/in part.zip", in_part(of_kind(Kind::Zip)), None),
        ("f/a.tgz", of_kind(Kind::Tar), None),
    ];
    for (path, report, expected) in cases {
        let session = visit(&[(path, report)]);
        assert_eq!(session.get(0).and_then(File::aside), expected, "{path}");
        check_sum(&session);
    }
}

/// An archive that was not opened in full is shown, is no picture, and is counted once.
#[test]
fn archives_that_were_not_opened() {
    let cut = || Report { kind: Kind::Zip, ..unread(ErrorKind::Truncated) };
    // Pictures, archives, those of which nothing was opened, files that could not be read, pictures among those.
    for (report, expected) in [
        (of_kind(Kind::Zip), [1, 0, 0, 0, 0]),
        (in_part(of_kind(Kind::Zip)), [1, 1, 0, 0, 0]),
        (of_kind(Kind::Tar), [1, 1, 1, 0, 0]),
        (cut(), [1, 1, 1, 1, 0]),
        (Report { kind: Kind::Tar, ..cut() }, [1, 1, 1, 1, 0]),
        (unread(ErrorKind::Unreadable), [2, 0, 0, 1, 1]),
    ] {
        let photo = inspect("a.jpg", &facetime::still_jpeg());
        let session = visit(&[("a.zip", report), ("b.jpg", photo)]);
        let tally = session.tally();
        let counted = [tally.archives, tally.unopened, tally.failed, tally.failed_pictures()];
        assert_eq!([&[tally.pictures()], counted.as_slice()].concat(), expected, "{tally:?}");
        assert_eq!(tally.pictures_read(), tally.pictures());
    }
}

#[test]
fn an_archive_says_how_much_of_it_was_opened() {
    let said = |report| {
        let session = visit(&[("a.zip", report)]);
        let outcome = session.outcome(0).expect("it was read");
        (verdict::label(&outcome), verdict::sentence(&outcome, None))
    };
    let (label, sentence) = said(in_part(of_kind(Kind::Zip)));
    assert_eq!(label, "Archive, opened in part");
    let part =
        "Only a part of this archive could be opened; what was found in it is listed with the other files.";
    assert_eq!(sentence, part);
    let (label, sentence) = said(of_kind(Kind::Zip));
    assert_eq!(
        (label, sentence.as_str()),
        ("Archive", "An archive: what is in it is listed with the other files.")
    );
    let (label, _) = said(of_kind(Kind::Tar));
    assert_eq!(label, "Archive, not opened");
}

#[test]
fn companions_are_never_unreadable() {
    let photo = inspect("a.jpg", &facetime::still_jpeg());
    let session = visit(&[
        ("DCIM/100APPLE/IMG_1.JPG", photo),
        ("DCIM/100APPLE/IMG_1.AAE", inspect("a", b"<plist/>")),
        ("DCIM/.DS_Store", unread(ErrorKind::Unreadable)),
        ("DCIM/100APPLE/._IMG_1.JPG", inspect("a", b"")),
        ("DCIM/read me.txt", inspect("a", b"x")),
        ("DCIM/100APPLE/IMG_2.JPG", inspect("a", b"")),
    ]);
    let Tally { companions, not_photos, failed, moments, .. } = session.tally().clone();
    assert_eq!([companions, not_photos, failed, moments], [3, 1, 1, 1]);
    assert_eq!([session.tally().shown(), session.tally().pictures_read()], [2, 2]);
}

const LIBRARY: &str = "Pictures/Family.photoslibrary";

/// What is left out of a library is not waited for, not put off, and not counted as read.
#[test]
fn the_rest_of_a_library_is_not_read() {
    let mut session = Session::default();
    let paths = [
        "originals/0/0A.heic",
        "resources/renders/0/0A_1_201_a.jpeg",
        "resources/derivatives/0/0A_1_105_c.jpeg",
        "database/Photos.sqlite",
    ];
    session.apply(Action::Found(paths.iter().map(|path| found(&format!("{LIBRARY}/{path}"))).collect()));
    check_sum(&session);
    let is_left_out = |file: File<'_>| file.unread() == Unread::LeftOut;
    let left_out = |session: &Session| session.files().map(is_left_out).collect::<Vec<_>>();
    assert_eq!(left_out(&session), [false, false, true, true]);
    let tally = session.tally();
    assert_eq!((tally.files, tally.waiting(), tally.left_out, tally.bytes_found), (2, 2, 2, 20));

    session.apply(Action::Slow(vec![2]));
    session.apply(Action::Read(vec![(3, unread(ErrorKind::Unreadable))]));
    session.apply(Action::Read(vec![(0, inspect("a", &facetime::still_heic()))]));
    session.apply(Action::SkipAll);
    check_sum(&session);
    assert_eq!(left_out(&session), [false, false, true, true]);
    let Tally { read, skipped, slow, failed, left_out, .. } = session.tally().clone();
    assert_eq!([read, skipped, slow, failed, left_out], [1, 1, 0, 0, 2]);
    assert!(!session.tally().is_going_on());
}

/// Dropped without its library, a folder is a folder like any other.
#[test]
fn part_of_a_library_is_looked_at_as_it_is() {
    let photo = || inspect("a", &facetime::still_heic());
    let movie = inspect("a", &facetime::movie().build());
    let session = visit(&[("originals/0/0A.heic", photo()), ("originals/0/0A_3.mov", movie)]);
    let Tally { moments, moments_with_movie, left_out, .. } = session.tally().clone();
    assert_eq!([moments, moments_with_movie, left_out], [1, 1, 0]);
    let session = visit(&[("derivatives/0/0A_1_105_c.heic", photo())]);
    assert_eq!((session.tally().moments, session.tally().left_out), (1, 0));
}

/// A `.pvt` folder holds both halves of a Live Photo.
#[test]
fn bundles_are_pairs() {
    let session = visit(&[
        ("IMG_1.pvt/IMG_1.HEIC", inspect("a", &facetime::still_heic())),
        ("IMG_1.pvt/IMG_1.MOV", inspect("a", &facetime::movie().build())),
        ("IMG_1.pvt/metadata.plist", inspect("a", b"bplist00")),
    ]);
    let Tally { moments, moments_with_movie, companions, .. } = session.tally().clone();
    assert_eq!([moments, moments_with_movie, companions], [1, 1, 1]);
}
