//! What files of one identifier do to each other. Nothing is lowered, in whatever order they are read.

use crate::given::{
    CONTENT_IDENTIFIER, KEYWORDS, LENS, Member, check_together, empty, identified, identified_movie,
};
use crate::given::{visits, with_comment, with_lens};
use crate::support::apple::AppleMakerNote;
use crate::support::facetime::{self, IDENTIFIER, jpeg, movie_without_keys};
use crate::support::ifd::{ascii, rational};
use crate::support::tags;
use crate::support::tiff::Tiff;
use facetime_photo_inspector::words::verdict;

const CAMERA_LENS: &str = "iPhone 15 back camera 2.71mm f/2.2";

fn still(path: &'static str, tiff: Tiff, expected: &'static str) -> Member {
    (path, jpeg(&identified(tiff)), expected)
}

/// A movie with these keywords, and bare or not.
fn movie(keywords: &str, bare: bool, expected: &'static str) -> Member {
    let movie = identified_movie().key(KEYWORDS, keywords);
    let movie = if bare { movie } else { movie.key("com.apple.quicktime.software", "18.1") };
    ("m.mov", movie.build(), expected)
}

fn f_number(tiff: Tiff) -> Tiff {
    tiff.exif(tags::F_NUMBER, rational(9, 5))
}

#[test]
fn a_marked_still_and_a_marked_movie_make_each_other_certain() {
    let certain = "certain";
    for (what, tiff) in
        [("UC", with_comment()), ("LM", with_lens()), ("UC with a sign", f_number(with_comment()))]
    {
        check_together(what, &[still("a.jpg", tiff.clone(), certain), movie("FaceTime", true, certain)]);
        check_together(what, &[still("a.jpg", tiff, certain), movie("FaceTime", false, certain)]);
    }
    let lens = || still("a.jpg", with_lens(), "very_likely");
    check_together("one keyword of several", &[lens(), movie("FaceTime, x", true, "likely")]);
    check_together("no keyword", &[lens(), ("m.mov", identified_movie().build(), "likely")]);
}

#[test]
fn others_rise_to_likely() {
    let unmarked = || still("b.jpg", empty(), "likely");
    let lens = || still("a.jpg", with_lens(), "very_likely");
    check_together("by a still's own grade", &[lens(), unmarked()]);
    check_together("by a movie's own grade", &[movie("FaceTime", true, "very_likely"), unmarked()]);
    let perhaps = || {
        still(
            "c.jpg",
            empty().ifd0(tags::MAKE, ascii("x")).exif(tags::LENS_MODEL, ascii("x FaceTime y")),
            "likely",
        )
    };
    check_together("from perhaps", &[lens(), perhaps(), unmarked()]);
    let likely = still("a.jpg", with_lens().position(52.5, 13.4), "likely");
    check_together("not by likely", &[likely, still("b.jpg", empty(), "no")]);
    let weak = movie("FaceTime, x", true, "perhaps");
    check_together("not by perhaps", &[weak, still("b.jpg", empty(), "no")]);
}

/// Certain is not passed on to files without a mark, and camera-app stills stay what they are.
#[test]
fn what_does_not_rise() {
    let lens = || still("a.jpg", with_lens(), "very_likely");
    let exposed = still("b.jpg", f_number(empty()), "no, live_photo");
    check_together("exposure data", &[lens(), exposed]);
    let by_app = still("b.jpg", empty().exif(tags::LENS_MODEL, ascii(CAMERA_LENS)), "no, live_photo");
    check_together("a camera app's lens", &[lens(), by_app]);
    let marked = still("a.jpg", with_comment().exif(tags::LENS_MODEL, ascii(LENS)), "certain");
    check_together("certain is not passed on", &[marked, still("b.jpg", empty(), "likely")]);
    let sign = still("b.jpg", f_number(with_comment()), "perhaps, live_photo");
    check_together("a comment with exposure data", &[lens(), sign]);
}

#[test]
fn nothing_is_lowered() {
    let camera = || still("c.jpg", f_number(empty()), "no, live_photo");
    let camera_movie = || {
        let movie = identified_movie().key("com.apple.quicktime.make", "Apple");
        ("m.mov", movie.build(), "likely")
    };
    check_together("beside a camera app's still", &[still("a.jpg", with_lens(), "very_likely"), camera()]);
    check_together(
        "beside a camera app's movie",
        &[still("a.jpg", with_comment(), "very_likely"), camera_movie(), camera()],
    );
    let both = || still("a.jpg", with_comment().exif(tags::LENS_MODEL, ascii(LENS)), "certain");
    check_together("both marks beside both", &[both(), camera_movie(), camera()]);
}

#[test]
fn identifiers() {
    let with_note = |identifier: &str| {
        jpeg(&empty().exif(tags::MAKER_NOTE, AppleMakerNote::with_identifier(identifier).value()))
    };
    let movie = || facetime::movie().build();
    let lower = IDENTIFIER.to_lowercase();
    check_together(
        "compared without case",
        &[
            (
                "a.jpg",
                jpeg(&with_lens().exif(tags::MAKER_NOTE, AppleMakerNote::with_identifier(&lower).value())),
                "certain",
            ),
            ("m.mov", movie(), "certain"),
        ],
    );
    check_together(
        "compared without blanks",
        &[("a.jpg", with_note(&format!(" {lower} ")), "likely"), ("m.mov", movie(), "very_likely")],
    );
    for none in ["", "   ", "00000000-0000-0000-0000-000000000000"] {
        let blank = movie_without_keys().key(CONTENT_IDENTIFIER, none).build();
        let members = [("x/a.jpg", with_note(none), "no"), ("y/m.mov", blank, "no")];
        check_together("blank ones are none", &members);
        for visit in visits(&members) {
            assert!(visit.groups().is_empty(), "{none:?} is no identifier");
        }
    }
}

/// A movie does not say whose device took it; its still does.
#[test]
fn a_movie_names_the_device_of_its_still() {
    let members =
        [("a.jpg", facetime::still_jpeg(), "certain"), ("m.mov", facetime::movie().build(), "certain")];
    for visit in visits(&members) {
        let movie = visit.outcome("m.mov");
        let device = (0..2).filter_map(|id| visit.session.taken_with(id)).collect::<Vec<_>>();
        let [one, other] = &device[..] else { panic!("both have a device: {device:?}") };
        assert_eq!(one, other);
        let expected = format!("Recorded during a FaceTime call, by the other person’s {one}.");
        assert_eq!(verdict::sentence(&movie, Some(one.clone())), expected);
    }
}
