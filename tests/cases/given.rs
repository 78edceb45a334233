//! What the tables are made of: small files that carry little more than what a row is about, and the checks.

use crate::drive::inspect;
use crate::drive::visit::{Inspected, Visit, orders, visit};
use crate::support::apple::AppleMakerNote;
use crate::support::facetime::{self, IDENTIFIER};
use crate::support::ifd::{ByteOrder, ascii};
use crate::support::jpeg::Jpeg;
use crate::support::mov::Mov;
use crate::support::tiff::Tiff;
use crate::support::xmp::Xmp;
use crate::support::{tags, user_comment};
use facetime_photo_inspector::live_photo::Verdict;

pub const LENS: &str = "iPhone 15 front FaceTime camera";
pub const KEYWORDS: &str = "com.apple.quicktime.keywords";
pub const CONTENT_IDENTIFIER: &str = "com.apple.quicktime.content.identifier";

pub fn empty() -> Tiff {
    Tiff::new(ByteOrder::Big)
}

/// The mark UC and nothing else.
pub fn with_comment() -> Tiff {
    empty().exif(tags::USER_COMMENT, user_comment::in_ascii("FaceTime Photo"))
}

/// The mark LM and nothing else.
pub fn with_lens() -> Tiff {
    empty().exif(tags::LENS_MODEL, ascii(LENS))
}

/// An identifier in Apple's MakerNote.
pub fn identified(tiff: Tiff) -> Tiff {
    tiff.exif(tags::MAKER_NOTE, AppleMakerNote::with_identifier(IDENTIFIER).value())
}

/// A JPEG with Exif, if it says anything, and XMP.
pub fn jpeg_with_xmp(tiff: &Tiff, xmp: &Xmp) -> Vec<u8> {
    Jpeg::new().exif(&tiff.build()).xmp(&xmp.build()).picture(1280, 960).build()
}

/// A movie with FaceTime's tracks and an identifier.
pub fn identified_movie() -> Mov {
    facetime::movie_without_keys().key(CONTENT_IDENTIFIER, IDENTIFIER)
}

/// Judges a file alone. `expected` is as [`in_words`] has it.
pub fn check(what: &str, path: &str, bytes: &[u8], expected: &str) {
    let visit = visit(&[(path.to_owned(), inspect(path, bytes))], &[0]);
    assert_eq!(in_words(visit.verdict(path)), expected, "{what}");
    visit.check_tally(what);
}

/// Judges a file alone: its grade, and its near-miss if there is one.
pub fn check_near_miss(what: &str, path: &str, bytes: &[u8], expected: &str) {
    let visit = visit(&[(path.to_owned(), inspect(path, bytes))], &[0]);
    assert_eq!(grade_and_near_miss(visit.verdict(path)), expected, "{what}");
    visit.check_tally(what);
}

/// A file of a group: its path, its bytes, and what must be said of it, as [`grade_and_near_miss`] has it.
pub type Member = (&'static str, Vec<u8>, &'static str);

/// Judges files together, read in every order.
pub fn check_together(what: &str, members: &[Member]) {
    for visit in visits(members) {
        for (path, _, expected) in members {
            let said = grade_and_near_miss(visit.verdict(path));
            assert_eq!(said, *expected, "{what}: {path}");
        }
        visit.check_tally(what);
    }
}

/// The visits that come of these files, one for each order in which they can be read.
pub fn visits(members: &[Member]) -> Vec<Visit> {
    let inspected = |(path, bytes, _): &Member| ((*path).to_owned(), inspect(path, bytes));
    let files: Vec<Inspected> = members.iter().map(inspected).collect();
    orders(files.len()).iter().map(|order| visit(&files, order)).collect()
}

/// `likely by lens_model despite position with pair, edited`: grade, marks, signs, supports, near-miss.
fn in_words(verdict: Verdict) -> String {
    let list = |word: &str, codes: Vec<&str>| match codes.as_slice() {
        [] => String::new(),
        codes => format!(" {word} {}", codes.join(" ")),
    };
    let marks = list("by", verdict.marks.iter().map(|mark| mark.code()).collect());
    let signs = list("despite", verdict.signs.iter().map(|sign| sign.code()).collect());
    let supports = list("with", verdict.supports.iter().map(|support| support.code()).collect());
    let near_miss = verdict.near_miss.map(|near_miss| format!(", {}", near_miss.code()));
    format!("{}{marks}{signs}{supports}{}", verdict.grade.code(), near_miss.unwrap_or_default())
}

/// `no, selfie`
fn grade_and_near_miss(verdict: Verdict) -> String {
    let near_miss = verdict.near_miss.map(|near_miss| format!(", {}", near_miss.code()));
    format!("{}{}", verdict.grade.code(), near_miss.unwrap_or_default())
}
