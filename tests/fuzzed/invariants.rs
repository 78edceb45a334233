//! What must hold of every report, whatever the file.

use super::places::{places, texts};
use facetime_photo_inspector::bytes::limits;
use facetime_photo_inspector::live_photo::Traits;
use facetime_photo_inspector::report::{Facts, Field, Place, Report, Thumbnail};
use nanoserde::{DeBin, SerBin};

/// What is promised for a file of over 10 MB.
const MOST_OF_LARGE_FILE: u64 = 192 * 1024;

/// Fails unless all holds of the report on a file of this length, read by ranges as they were asked for.
pub fn check(report: &Report, length: u64) {
    is_cheap(report, length);
    is_inside(report, length);
    is_small(report);
    is_founded(report);
    arrives_whole(report);
}

/// The same for a file inside an archive, whose places count from its own start: what does not depend on its length.
pub fn check_inside(report: &Report) {
    is_small(report);
    is_founded(report);
    arrives_whole(report);
}

/// No byte is asked for twice, and few of a large file.
fn is_cheap(report: &Report, length: u64) {
    let most = if length > limits::LARGE_FILE { MOST_OF_LARGE_FILE } else { length };
    assert!(report.bytes_read <= most, "{} bytes of {length} were asked for", report.bytes_read);
}

/// Everything has its place, and that is in the file.
fn is_inside(report: &Report, length: u64) {
    for place in places(report) {
        assert!(stands_inside(place, length), "not inside a file of {length} bytes: {place:?}");
    }
    if let Some(Thumbnail { at, length: bytes, .. }) = report.facts.thumbnail {
        let end = u64::from(at) + u64::from(bytes);
        assert!(bytes > 0 && end <= length, "not inside a file of {length} bytes: a thumbnail up to {end}");
    }
    let errors = report.remarks.iter().map(|remark| &remark.error).chain(&report.error);
    for error in errors {
        assert!(error.offset <= length, "not inside a file of {length} bytes: {error:?}");
    }
}

/// A part that was put together from pieces may be longer than what is left of the file behind its first one: XMP,
/// Exif whose values have no places then, and a HEIF's grid.
fn stands_inside(place: &Place, length: u64) -> bool {
    let end = place.part_offset.checked_add(place.part_length);
    let in_one_piece = match &place.field {
        Field::Name(name) => name != "grid",
        _ => place.value_offset.is_some(),
    };
    let is_inside =
        if in_one_piece { end.is_some_and(|end| end <= length) } else { place.part_offset <= length };
    let holds = |at: u64| at >= place.part_offset && end.is_some_and(|end| at <= end);
    is_inside && place.value_offset.is_none_or(holds)
}

fn is_small(report: &Report) {
    assert!(report.remarks.len() <= limits::REMARKS, "{} remarks", report.remarks.len());
    assert!(report.entries.len() <= limits::LISTED_ENTRIES, "{} entries", report.entries.len());
    let Facts { titles, captions, keywords, .. } = &report.facts;
    assert!([titles, captions, keywords].iter().all(|list| list.len() <= limits::KEPT_TEXTS), "a long list");
    let listed = report.entries.iter().map(|entry| &entry.value);
    for text in texts(&report.facts).map(|found| &found.value).chain(listed) {
        assert!(text.chars().count() <= limits::LISTED_VALUE, "a text of {} bytes", text.len());
    }
}

/// A mark is one of the words that FaceTime writes. They are written down here once more, so that a mistake in the
/// rule cannot hide behind itself; that nothing is flagged without a mark, `survival` checks.
fn is_founded(report: &Report) {
    let traits = Traits::of("a", report.kind, &report.facts, report.remarks.is_empty());
    let Facts { user_comment, lens_model, keywords, .. } = &report.facts;
    let founded = traits.marks.is_empty()
        || user_comment.as_ref().is_some_and(|comment| words(&comment.value) == "facetime photo")
        || lens_model.as_ref().is_some_and(|lens| words(&lens.value).ends_with("facetime camera"))
        || keywords.iter().any(|keyword| words(&keyword.value) == "facetime");
    assert!(founded, "{:?} without their words: {:?}", traits.marks, report.facts);
}

fn words(text: &str) -> String {
    let text = text.to_ascii_lowercase();
    let words = text.split(|c: char| c.is_whitespace() || c == '\0').filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

/// From worker to page, as bytes.
fn arrives_whole(report: &Report) {
    let arrived = Report::deserialize_bin(&report.serialize_bin());
    assert!(arrived.is_ok_and(|arrived| arrived == *report), "another report arrives: {report:?}");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::drive::inspect;
    use crate::support::facetime::still_jpeg;
    use facetime_photo_inspector::bytes::{Error, ErrorKind};
    use facetime_photo_inspector::report::{Entry, Part, Remark};
    use std::panic::catch_unwind;

    /// A good report with one fault, and whether that is noticed.
    fn notices(fault: impl Fn(&mut Report)) -> bool {
        let file = still_jpeg();
        let mut report = inspect("a", &file);
        fault(&mut report);
        catch_unwind(move || check(&report, file.len() as u64)).is_err()
    }

    fn long_entry(report: &Report, value: String) -> Entry {
        Entry { value, ..report.entries[0].clone() }
    }

    #[test]
    fn every_fault_is_noticed() {
        type Fault = fn(&mut Report);
        let faults: &[(&str, Fault)] = &[
            ("too many bytes", |report| report.bytes_read += 1_000_000),
            ("a fact behind the end", |report| {
                report.facts.make.iter_mut().for_each(|make| make.place.part_offset += 1_000_000);
            }),
            ("a value outside its part", |report| report.entries[0].place.value_offset = Some(0)),
            ("a part that reaches too far", |report| report.entries[0].place.part_length += 1_000_000),
            ("a box that reaches too far", |report| {
                report.facts.size.iter_mut().for_each(|size| size.place.part_length += 1_000_000);
            }),
            ("an error behind the end", |report| {
                let error = Error::new(ErrorKind::Truncated, 1_000_000);
                report.remarks.push(Remark { part: Part::Exif, error });
            }),
            ("too many remarks", |report| {
                let error = Error::new(ErrorKind::Truncated, 0);
                report.remarks = vec![Remark { part: Part::Exif, error }; 1000];
            }),
            ("too many entries", |report| report.entries = vec![report.entries[0].clone(); 2000]),
            ("a long value", |report| {
                report.entries.push(long_entry(report, "x".repeat(2000)));
            }),
            ("a list that is long", |report| {
                report.facts.keywords = vec![report.facts.make.clone().expect("a maker"); 1000];
            }),
            ("what is not equal to itself", |report| {
                let movie = report.facts.movie.get_or_insert_default();
                movie.duration = Some(f64::NAN);
            }),
        ];
        for (what, fault) in faults {
            assert!(notices(fault), "{what} is not noticed");
        }
        assert!(!notices(|_| {}), "a good report passes");
    }
}
