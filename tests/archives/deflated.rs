//! Deflated files: unpacked only as far as they are read.

use crate::given::{deflated, deflated_alone, noise, only, packed};
use crate::memory::measure;
use crate::reading::{Observed, facts, list, observe, observe_inside, observe_slowly};
use crate::support::boxes::{file_type, plain};
use crate::support::facetime;
use crate::support::layouts;
use crate::support::zip::entry::Descriptor;
use crate::support::zip::{Entry, Zip};
use crate::support::zlib;
use facetime_photo_inspector::bytes::ErrorKind;
use facetime_photo_inspector::report::{Facts, Kind, Part};
use miniz_oxide::deflate::compress_to_vec;

#[test]
fn every_layout_as_by_itself() {
    for (what, bytes) in layouts::all() {
        let zip = deflated_alone("a", &bytes);
        let alone = observe("a", bytes.as_slice());
        let inside = observe_inside(&only(&zip), zip.as_slice());
        assert_eq!(facts(&inside.report), facts(&alone.report), "{what}");
        assert_eq!(inside.unpacked, None, "{what}: only archives are unpacked");
    }
}

#[test]
fn with_a_descriptor_or_another_header() {
    let still = facetime::still_jpeg();
    let entry = || deflated("a.jpg", &still);
    let alone = observe("a.jpg", still.as_slice());
    for entry in [
        entry().descriptor(Descriptor::WithSignature),
        entry().descriptor(Descriptor::Bare),
        entry().in_64_bit(),
        entry().local_extra(0xD935, &[0; 60_000]),
        entry().extra(0xD935, &[0; 60_000]),
    ] {
        let zip = Zip::of([entry]).build();
        let inside = observe_inside(&only(&zip), zip.as_slice());
        assert_eq!(facts(&inside.report), facts(&alone.report));
    }
}

/// A photo's metadata is at its start: no more than the first stretch is fetched.
#[test]
fn a_large_photo_costs_one_short_read() {
    let still = [facetime::still_jpeg(), noise(3_000_000)].concat();
    let zip = deflated_alone("a.jpg", &still);
    let Observed { reads, report, .. } = observe_inside(&only(&zip), zip.as_slice());
    assert_eq!((reads.len(), report.error), (1, None));
    assert!(report.bytes_read < 70_000, "{}", report.bytes_read);
    assert!(report.facts.lens_model.is_some());
}

/// A movie's `moov` is its last box: all goes by, and little is kept.
#[test]
fn a_movie_is_unpacked_to_its_end() {
    let media = noise(8_000_000);
    let whole = facetime::movie().build();
    let moov = whole.windows(4).position(|name| name == b"moov").expect("there is one") - 4;
    let head = [&whole[..28], &plain(b"mdat", &media)].concat();
    let movie = [head.as_slice(), &whole[moov..]].concat();
    let zip = deflated_alone("a.mov", &movie);
    let file = only(&zip);
    let (observed, peak) = measure(|| observe_inside(&file, zip.as_slice()));
    let alone = observe("a.mov", movie.as_slice()).report;
    assert!(alone.facts.identifier.is_some(), "the sample is right");
    assert_eq!(facts(&observed.report), facts(&alone));
    assert!(observed.reads.len() < 25, "{} reads", observed.reads.len());
    assert!(peak < 3_000_000, "{peak} bytes of memory");
}

#[test]
fn lengths_that_lie_and_data_that_is_none() {
    let still = facetime::still_jpeg();
    let good = compress_to_vec(&still, 6);
    let length = still.len();
    let mut spoilt = good.clone();
    spoilt[0] |= 6;
    let cases = [
        ("longer than said", packed("a", good.clone(), 100), ErrorKind::BadSize, 100),
        ("a stream that is cut", packed("a", good[..20].to_vec(), length), ErrorKind::Truncated, 0),
        ("no stream", packed("a", spoilt, length), ErrorKind::BadSignature, 0),
        ("nothing", packed("a", Vec::new(), length), ErrorKind::Truncated, 0),
        ("noise", packed("a", vec![0xFF; 500], length), ErrorKind::BadSignature, 0),
    ];
    for (what, entry, kind, at) in cases {
        let zip = Zip::of([entry]).build();
        let error = observe_inside(&only(&zip), zip.as_slice()).report.error.expect(what);
        assert_eq!(error.kind, kind, "{what}");
        assert!(at == 0 || error.offset == at as u64, "{what}: {error:?}");
    }
}

/// A stream that breaks is a file that is cut there: what came before is read, and the break is a remark.
#[test]
fn a_broken_stream_keeps_what_came_before() {
    let marked = facetime::still_jpeg();
    // Behind the marks, three segments of which each takes more than what is kept of any file.
    let digits: Vec<u8> =
        noise(0xFFFD).iter().map(|byte| b"0123456789abcdef"[usize::from(byte % 16)]).collect();
    let segment = [b"\xff\xeb\xff\xff".as_slice(), &digits].concat();
    let scan = marked.windows(2).rposition(|mark| mark == b"\xff\xda").expect("a scan");
    let still = [&marked[..scan], &segment.repeat(3), &marked[scan..]].concat();
    let expected = observe("a.jpg", still.as_slice()).report.facts;
    assert!(expected.lens_model.is_some() && expected.user_comment.is_some(), "the sample is right");
    let good = compress_to_vec(&still, 6);
    for percent in [20, 40, 60, 80] {
        let at = good.len() * percent / 100;
        let mut damaged = good.clone();
        damaged[at..at + 2000].fill(0xFF);
        for (what, stream) in [("damaged", damaged), ("cut", good[..at].to_vec())] {
            let zip = Zip::of([packed("a.jpg", stream, still.len())]).build();
            let report = observe_inside(&only(&zip), zip.as_slice()).report;
            assert_eq!((report.kind, report.error), (Kind::Jpeg, None), "{what} at {percent}");
            let remark = report.remarks[0];
            assert_eq!(remark.part, Part::Container);
            assert!(remark.error.offset > 30_000, "{what} at {percent}: {remark:?}");
            let (facts, expected) = (report.facts, expected.clone());
            assert_eq!(facts.lens_model, expected.lens_model, "{what} at {percent}");
            assert_eq!(facts.user_comment, expected.user_comment, "{what} at {percent}");
            assert_eq!(facts.identifier, expected.identifier, "{what} at {percent}");
        }
    }
}

/// A file that is shorter than said has all its facts, and one that is longer those of its beginning.
#[test]
fn facts_of_a_file_whose_length_lies() {
    let still = facetime::still_jpeg();
    let behind = [still.as_slice(), &noise(100)].concat();
    let segment = [still.as_slice(), &noise(200_000)].concat();
    for (bytes, said, kind) in [
        (&still, still.len() + 1, ErrorKind::Truncated),
        (&behind, still.len(), ErrorKind::BadSize),
        (&segment, segment.len() + 1, ErrorKind::Truncated),
    ] {
        let zip = Zip::of([packed("a.jpg", compress_to_vec(bytes, 6), said)]).build();
        let report = observe_inside(&only(&zip), zip.as_slice()).report;
        let alone = observe("a.jpg", still.as_slice()).report;
        assert_eq!((report.error, report.facts), (None, alone.facts));
        // What lies behind all that is read is not met.
        let kinds: Vec<ErrorKind> = report.remarks.iter().map(|remark| remark.error.kind).collect();
        assert_eq!(kinds, if bytes.len() > 200_000 { vec![] } else { vec![kind] });
    }
}

/// What was not learned is not taken for nothing: no movie without its `moov`, and no text that may be a photo.
#[test]
fn a_broken_stream_without_facts_is_an_error() {
    let movie = facetime::movie().filler(30_000).build();
    let moov = movie.windows(4).position(|name| name == b"moov").expect("there is one");
    for (bytes, kept, kind) in [
        (movie.as_slice(), moov - 5000, Kind::Mov),
        (b"a text".repeat(9000).as_slice(), 9, Kind::Other),
        (facetime::still_jpeg().as_slice(), 60, Kind::Jpeg),
    ] {
        let zip = Zip::of([packed("a", compress_to_vec(&bytes[..kept], 6), bytes.len())]).build();
        let report = observe_inside(&only(&zip), zip.as_slice()).report;
        let error = report.error.map(|error| (error.kind, error.offset));
        assert_eq!((report.kind, error), (kind, Some((ErrorKind::Truncated, kept as u64))));
        assert_eq!(report.facts, Facts::default());
    }
}

/// What is wrong behind what is read is not seen: only a part is unpacked.
#[test]
fn damage_behind_the_metadata_is_not_met() {
    let still = [facetime::still_jpeg(), noise(300_000)].concat();
    let mut packed_bytes = compress_to_vec(&still, 6);
    let end = packed_bytes.len();
    packed_bytes[end - 1000..].fill(0xFF);
    let zip = Zip::of([packed("a.jpg", packed_bytes, still.len())]).build();
    assert_eq!(observe_inside(&only(&zip), zip.as_slice()).report.error, None);
}

#[test]
fn however_the_bytes_arrive() {
    let movie = facetime::movie().filler(300).build();
    let zip = Zip::of([Entry::stored("x", b"x"), deflated("a.mov", &movie)]).build();
    let file = &list("a.zip", zip.as_slice())[1];
    let expected = facts(&observe_inside(file, zip.as_slice()).report);
    for length in [1, 31, 1000, 4096] {
        let report = observe_slowly(file, zip.as_slice(), length);
        assert_eq!(report.map(|report| facts(&report)), Some(expected.clone()), "{length} bytes a step");
    }
}

/// The last packed byte is a match of 258 bytes and the end of the stream: when the match is taken in two parts,
/// there is nothing left to fetch for the second.
#[test]
fn an_end_of_few_packed_bytes() {
    const ZEROS: usize = 1 + 6 * 258;
    const PAGE: usize = 4096;
    for behind in [1, 7, 8, 50, 257] {
        let end = 20 * PAGE;
        let start = file_type(b"qt  ", &[*b"qt  "]);
        let first = plain(b"free", &noise(end - PAGE - start.len() - 8));
        let second = [&u32::try_from(PAGE).expect("it is small").to_be_bytes()[..], b"free"].concat();
        let head = [start, first, second].concat();
        let head = [head.as_slice(), &noise(end + behind - ZEROS - head.len())].concat();
        let movie = [head.as_slice(), &[0; ZEROS]].concat();
        let zeros = zlib::zeros(ZEROS);
        let blocks = head.chunks(60_000).map(|block| {
            let length = u16::try_from(block.len()).expect("it is short");
            [&[0], &length.to_le_bytes()[..], &(!length).to_le_bytes(), block].concat()
        });
        let stream = [blocks.collect::<Vec<_>>().concat(), zeros[2..zeros.len() - 4].to_vec()].concat();
        let zip = Zip::of([packed("a.mov", stream, movie.len())]).build();
        let inside = observe_inside(&only(&zip), zip.as_slice());
        assert_eq!(facts(&inside.report), facts(&observe("", movie.as_slice()).report), "{behind}");
    }
}
