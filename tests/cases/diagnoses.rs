//! What happened to the pictures of a visit on their way: which visits look like what, and which do not.

use crate::drive::inspect;
use crate::given::{LENS, empty};
use crate::support::apple::AppleMakerNote;
use crate::support::facetime::{self, IDENTIFIER, heic, jpeg};
use crate::support::ifd::{ascii, rational};
use crate::support::jpeg::Jpeg;
use crate::support::png::Png;
use crate::support::tags;
use crate::support::tiff::Tiff;
use crate::support::user_comment::in_ascii;
use facetime_photo_inspector::session::diagnosis::diagnose;
use facetime_photo_inspector::session::{Action, Device, Diagnosis, FoundFile, Messenger, Session};

/// A path and a file's bytes.
type Given = (String, Vec<u8>);

const PICKED: Option<Diagnosis> = Some(Diagnosis::PhotoPicker);
const CONVERTED: Option<Diagnosis> = Some(Diagnosis::MostCompatible);
const COPIED: Option<Diagnosis> = Some(Diagnosis::MessengerCopies(None));

fn copied_by(messenger: Messenger) -> Option<Diagnosis> {
    Some(Diagnosis::MessengerCopies(Some(messenger)))
}

/// A visit of these files, all read.
fn visit(files: &[Given]) -> Session {
    let mut session = Session::default();
    let found = |(path, _): &Given| {
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        FoundFile { name: name.to_owned(), folder: folder.to_owned(), ..FoundFile::default() }
    };
    session.apply(Action::Found(files.iter().map(found).collect()));
    for (id, (path, bytes)) in files.iter().enumerate() {
        assert_eq!(diagnose(session.tally(), Device::Mobile), None, "nothing is said before all is read");
        session.apply(Action::Read(vec![(id, inspect(path, bytes))]));
    }
    session
}

/// So many files, `#` in their paths being their number.
fn many(count: usize, path: &str, bytes: &[u8]) -> Vec<Given> {
    (0..count).map(|number| (path.replace('#', &format!("{number:04}")), bytes.to_vec())).collect()
}

#[track_caller]
fn check(what: &str, files: &[Vec<Given>], device: Device, expected: Option<Diagnosis>) {
    let session = visit(&files.concat());
    assert_eq!(diagnose(session.tally(), device), expected, "{what}");
}

/// By a Camera app, without Apple's notes.
fn by(model: &str) -> Tiff {
    empty()
        .ifd0(tags::MAKE, ascii("Apple"))
        .ifd0(tags::MODEL, ascii(model))
        .exif(tags::F_NUMBER, rational(9, 5))
}

/// The same, with the notes of a Live Photo.
fn live_by(model: &str) -> Tiff {
    by(model).exif(tags::MAKER_NOTE, AppleMakerNote::with_identifier(IDENTIFIER).value())
}

/// A FaceTime still that has lost its notes.
fn facetime_without_notes() -> Tiff {
    empty()
        .ifd0(tags::MAKE, ascii("Apple"))
        .ifd0(tags::MODEL, ascii("iPhone 15"))
        .exif(tags::LENS_MODEL, ascii(LENS))
        .exif(tags::USER_COMMENT, in_ascii("FaceTime Photo"))
}

fn emptied() -> Vec<u8> {
    Jpeg::new().picture(1600, 1200).build()
}

#[test]
fn through_the_photo_picker() {
    let photo = jpeg(&by("iPhone 15"));
    let mobile = |what, files: &[Vec<Given>], expected| check(what, files, Device::Mobile, expected);
    mobile("one photo", &[many(1, "IMG_#.jpeg", &photo)], PICKED);
    mobile("as pages used to get them", &[many(1, "image.jpg", &photo)], PICKED);
    mobile("several", &[many(5, "IMG_#.jpeg", &photo), many(2, "image #.jpeg", &photo)], PICKED);
    mobile("as older systems name them", &[many(5, "IMG_#.JPG", &photo)], PICKED);
    mobile("from FaceTime", &[many(2, "IMG_#.jpeg", &jpeg(&facetime_without_notes()))], PICKED);

    let movie = ("IMG_0000.MOV".to_owned(), facetime::movie().build());
    mobile("with a movie", &[many(3, "IMG_#.jpeg", &photo), vec![movie]], None);
    mobile("with notes", &[many(3, "IMG_#.JPG", &jpeg(&live_by("iPhone 6")))], None);
    let with_heic = [many(3, "IMG_#.jpeg", &photo), many(1, "x#.HEIC", &heic(&by("iPhone 15")))];
    mobile("with a HEIC", &with_heic, None);
    let with_png = [many(1, "IMG_#.jpeg", &photo), many(1, "x#.png", &Png::new(9, 9).build())];
    mobile("with a PNG", &with_png, None);
    mobile("emptied before: the answer would not stand", &[many(2, "IMG_#.jpeg", &emptied())], None);
    mobile("the same, many", &[many(3, "IMG_#.jpeg", &emptied())], COPIED);
    mobile("in a folder", &[many(1, "f/IMG_#.jpeg", &photo)], None);
    mobile("other names", &[many(2, "holiday #.jpeg", &photo)], None);

    let elsewhere = |what, files: &[Vec<Given>], expected| {
        check(what, files, Device::Other, expected);
        check(what, files, Device::Mac, expected);
    };
    elsewhere("the picker's names", &[many(3, "IMG_#.jpeg", &photo)], PICKED);
    elsewhere("too few to say", &[many(2, "IMG_#.jpeg", &photo)], None);
    elsewhere("the camera's names", &[many(3, "IMG_#.JPG", &jpeg(&by("iPhone 6")))], None);
    let samsung = jpeg(&empty().ifd0(tags::MAKE, ascii("samsung")));
    elsewhere("another maker's", &[many(3, "IMG_#.jpeg", &samsung)], None);
}

/// The answer stands: what FaceTime wrote into the picture itself is found, and no movie is called missing.
#[test]
fn a_picked_photo_is_still_found() {
    let session = visit(&many(1, "IMG_#.jpeg", &jpeg(&facetime_without_notes())));
    assert_eq!(diagnose(session.tally(), Device::Mobile), PICKED);
    assert_eq!(session.outcome(0).expect("it was read").verdict.grade.code(), "certain");
    assert_eq!(session.tally().moments, 1);
}

#[test]
fn in_the_most_compatible_format() {
    let other = |what, files: &[Vec<Given>], expected| check(what, files, Device::Other, expected);
    let converted = jpeg(&by("iPhone 15"));
    other("without notes", &[many(3, "f/IMG_#.JPG", &converted)], CONVERTED);
    other("without movies", &[many(3, "f/IMG_#.JPG", &jpeg(&live_by("iPhone 7")))], CONVERTED);
    other("from FaceTime", &[many(3, "IMG_#.JPG", &jpeg(&facetime_without_notes()))], CONVERTED);
    let screenshots = many(2, "f/IMG_9#.PNG", &Png::new(9, 9).build());
    other("with screenshots", &[many(3, "f/IMG_#.JPG", &converted), screenshots], CONVERTED);

    other("too few", &[many(2, "f/IMG_#.JPG", &converted)], None);
    let movie = ("f/IMG_0000.MOV".to_owned(), facetime::movie().build());
    other("with movies", &[many(3, "f/IMG_#.JPG", &converted), vec![movie]], None);
    let with_heic = [many(3, "f/IMG_#.JPG", &converted), many(1, "f/#.HEIC", &heic(&by("iPhone 15")))];
    other("with a HEIC", &with_heic, None);
    other("no HEIC from such", &[many(3, "f/IMG_#.JPG", &jpeg(&by("iPhone 6")))], None);
    other("FaceTime's own JPEGs", &[many(3, "f/IMG_#.JPG", &facetime::still_jpeg())], None);
    other("renamed", &[many(3, "f/holiday #.JPG", &converted)], None);
    let not_live = by("iPhone 15").exif(tags::MAKER_NOTE, AppleMakerNote::new().value());
    other("not taken live", &[many(3, "f/IMG_#.JPG", &jpeg(&not_live))], None);
    let by_program = jpeg(&by("iPhone 15").ifd0(tags::SOFTWARE, ascii("Some Editor 9")));
    other("by a program", &[many(3, "f/IMG_#.JPG", &by_program)], None);
    let half = [
        many(3, "f/IMG_#.JPG", &converted),
        many(3, "f/#.jpg", &jpeg(&empty().ifd0(tags::MAKE, ascii("x")))),
    ];
    other("not most of them", &half, None);
}

/// Movies that were skipped or could not be read may be there, and so may those in an archive.
#[test]
fn movies_are_not_called_missing_unless_all_was_read() {
    let picked = many(4, "IMG_#.jpeg", &jpeg(&by("iPhone 15")));
    let converted = many(4, "f/IMG_#.JPG", &jpeg(&by("iPhone 15")));
    for (files, expected) in [(picked, PICKED), (converted, CONVERTED)] {
        let with = |name: &str, bytes: &[u8]| [files.clone(), vec![(name.to_owned(), bytes.to_vec())]];
        check("all was read", &with("notes.txt", b"notes"), Device::Mobile, expected);
        check("one is damaged", &with("IMG_0001.MOV", b""), Device::Mobile, None);
        check("an archive", &with("a.tgz", b"\x1f\x8b\x08\0\0\0\0\0\0\x03"), Device::Mobile, None);
        let mut session = visit(&files);
        let movie = FoundFile { name: "IMG_0001.MOV".to_owned(), ..FoundFile::default() };
        session.apply(Action::Found(vec![movie]));
        session.apply(Action::SkipAll);
        assert_eq!(diagnose(session.tally(), Device::Mobile), None, "one was skipped");
    }
    let emptied = many(3, "#.jpg", &emptied());
    let with_damaged = [emptied, vec![("IMG_0001.MOV".to_owned(), Vec::new())]];
    check("copies are copies whatever else there is", &with_damaged, Device::Other, COPIED);
}

#[test]
fn by_a_messenger() {
    let copies = |count, path: &str| many(count, path, &emptied());
    let other = |what, files: &[Vec<Given>], expected| check(what, files, Device::Other, expected);
    other("one", &[copies(1, "IMG-20240101-WA#.jpg")], copied_by(Messenger::WhatsApp));
    other("some", &[copies(4, "photo_2024-01-01_12-00-00 (#).jpg")], copied_by(Messenger::Telegram));
    other("in a folder", &[copies(4, "f/signal-2024-01-01-12-00-00-#.jpg")], copied_by(Messenger::Signal));
    other("of one site", &[copies(4, "f/FB_IMG_170410000#.jpg")], copied_by(Messenger::Facebook));
    let mixed = [copies(4, "IMG-20240101-WA#.jpg"), copies(1, "received_1234567#.jpeg")];
    other("of two", &mixed, copied_by(Messenger::WhatsApp));
    other("of none by name", &[copies(3, "#.jpg")], COPIED);
    let few_named = [copies(1, "IMG-20240101-WA#.jpg"), copies(3, "#.jpg")];
    other("few of them named", &few_named, COPIED);
    let photo = jpeg(&by("iPhone 15"));
    let most = [copies(4, "#.jpg"), many(3, "f/IMG_#.JPG", &photo)];
    other("most of them", &most, COPIED);

    other("too few", &[copies(2, "#.jpg")], None);
    let named_photos = many(3, "IMG-20240101-WA#.jpg", &photo);
    other("with all it had, whatever its name", &[named_photos], None);
    let half = [copies(3, "IMG-20240101-WA#.jpg"), many(4, "f/holiday #.JPG", &photo)];
    other("not most of them", &half, None);
    let picked = [copies(1, "IMG-20240101-WA#.jpg")];
    check("before the picker", &picked, Device::Mobile, copied_by(Messenger::WhatsApp));
}

#[test]
fn nothing_is_said_of_nothing() {
    for files in [vec![], many(1, "notes #.txt", b"notes"), many(3, "#.jpg", b"")] {
        check("no picture", &[files], Device::Mobile, None);
    }
}
