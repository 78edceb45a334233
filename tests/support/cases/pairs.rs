//! Cases of several files that are read together.

use super::{Case, Expected};
use crate::support::apple::AppleMakerNote;
use crate::support::facetime::{self, IDENTIFIER, jpeg, movie_without_keys};
use crate::support::heic::Heic;
use crate::support::ifd::{ByteOrder, ascii};
use crate::support::tiff::Tiff;
use crate::support::{samples, tags};

pub fn cases() -> Vec<Case> {
    vec![
        pair(),
        pair_apart(),
        homemade(),
        by_name(),
        unmarked_still(),
        three_files(),
        two_stills(),
        camera_app(),
    ]
}

/// A still with both marks.
fn certain_still(kind: &'static str) -> Expected {
    Expected::new(kind, "certain").marks(&["user_comment", "lens_model"]).identified()
}

/// A movie with the keyword.
fn marked_movie(grade: &'static str) -> Expected {
    Expected::new("mov", grade).marks(&["keywords"]).identified()
}

/// Exif with the identifier in Apple's MakerNote and nothing else.
fn identifier_only() -> Tiff {
    Tiff::new(ByteOrder::Big).exif(tags::MAKER_NOTE, AppleMakerNote::with_identifier(IDENTIFIER).value())
}

fn pair() -> Case {
    Case::new(6, "b: keyword and identifier, with its still")
        .file("IMG_1234.JPG", facetime::still_jpeg(), certain_still("jpeg"))
        .file("IMG_1234.MOV", facetime::movie().build(), marked_movie("certain"))
        .one_group()
        .moments(1)
}

fn pair_apart() -> Case {
    Case::new(16, "a pair with other names, in other folders")
        .file("phone/img_1234(1).jpg", facetime::still_jpeg(), certain_still("jpeg"))
        .file("backup/IMG_9.MP4", facetime::movie().build(), marked_movie("certain"))
        .one_group()
        .moments(1)
}

fn homemade() -> Case {
    let movie = movie_without_keys().key("com.apple.quicktime.content.identifier", IDENTIFIER);
    let homemade = |kind| Expected::new(kind, "no").near_miss("homemade_live_photo").identified();
    Case::new(17, "a Live Photo made by an app")
        .file("IMG_4001.JPG", jpeg(&identifier_only()), homemade("jpeg"))
        .file("IMG_4001.MOV", movie.build(), homemade("mov"))
        .one_group()
}

fn by_name() -> Case {
    let converted = jpeg(&facetime::tiff("front").without(tags::MAKER_NOTE));
    let still = Expected { identifier: None, ..certain_still("jpeg") };
    Case::new(18, "a still that lost its identifier, beside its movie")
        .file("IMG_1234.JPG", converted, still)
        .file("IMG_1234.MOV", facetime::movie().build(), marked_movie("very_likely"))
        .shown_together()
        .moments(2)
}

fn unmarked_still() -> Case {
    let re_encoded = identifier_only().ifd0(tags::MAKE, ascii("Apple")).ifd0(tags::MODEL, ascii("iPhone 15"));
    Case::new(19, "an unmarked still of a FaceTime movie's identifier")
        .file("IMG_1234.JPG", jpeg(&re_encoded), Expected::new("jpeg", "likely").identified())
        .file("IMG_1234.MOV", facetime::movie().build(), marked_movie("very_likely"))
        .one_group()
        .moments(1)
}

fn three_files() -> Case {
    let edited = jpeg(&facetime::tiff("back").ifd0(tags::SOFTWARE, ascii("18.1")));
    Case::new(20, "original, edited copy and movie")
        .file("IMG_1234.HEIC", facetime::still_heic(), certain_still("heic"))
        .file("IMG_E1234.JPG", edited, certain_still("jpeg").near_miss("edited"))
        .file("IMG_1234.MOV", facetime::movie().build(), marked_movie("certain"))
        .one_group()
        .moments(1)
}

fn two_stills() -> Case {
    Case::new(25, "two stills of one identifier, one of them unmarked")
        .file("IMG_1234.JPG", facetime::still_jpeg(), certain_still("jpeg"))
        .file("copy.jpg", jpeg(&identifier_only()), Expected::new("jpeg", "likely").identified())
        .one_group()
        .moments(1)
}

fn camera_app() -> Case {
    let note = AppleMakerNote::with_identifier(IDENTIFIER).live_photo_video_index(5_283_876);
    let tiff = samples::camera_app_tiff().exif(tags::MAKER_NOTE, note.value());
    let still = Heic::new(4032, 3024).grid(8, 6).exif_with_prefix(&tiff.build()).build();
    Case::new(26, "a camera app's still beside a FaceTime movie of its identifier")
        .file("IMG_5001.HEIC", still, Expected::new("heic", "no").near_miss("live_photo").identified())
        .file("IMG_5001.MOV", facetime::movie().build(), marked_movie("very_likely"))
        .one_group()
        .moments(1)
}
