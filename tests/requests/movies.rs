//! Movies: head and tail in one grouped read, in which nearly every Live Photo's `moov` lies whole.

use crate::drive::Sample;
use crate::drive::sparse::Sparse;
use crate::given::{KIB, MOVIE_HEAD, MOVIE_TAIL, Reads, STILL, assert_marked_movie, check};
use crate::support::boxes;
use crate::support::facetime;
use crate::support::mov::Mov;
use std::ops::Range;

fn movie() -> Mov {
    facetime::movie().filler(500_000)
}

/// A movie whose description has about so many times 15,000 bytes.
fn described_at_length(movie: Mov, texts: usize) -> Mov {
    let text = "x".repeat(15_000);
    (0..texts).fold(movie, |movie, number| movie.key(&format!("com.example.{number}"), &text))
}

fn opening(length: u64) -> Vec<Range<u64>> {
    vec![0..MOVIE_HEAD, length - MOVIE_TAIL..length]
}

/// All that is read is the opening read.
fn check_one_read<S: Sample + ?Sized>(what: &str, name: &str, sample: &S) {
    let opening = opening(sample.length());
    assert_marked_movie(what, &check(what, name, sample, &[&opening]));
}

/// The opening read, then these.
fn check_more_reads(what: &str, movie: &Mov, further: &[Range<u64>]) {
    let bytes = movie.build();
    let opening = opening(bytes.len() as u64);
    let further = further.iter().map(std::slice::from_ref);
    let expected: Vec<&[Range<u64>]> = [opening.as_slice()].into_iter().chain(further).collect();
    assert_marked_movie(what, &check(what, "a.mov", bytes.as_slice(), &expected));
}

#[test]
fn in_one_grouped_read() {
    let small = facetime::movie().build();
    let length = small.len() as u64;
    let whole = 0..length;
    assert_marked_movie("small", &check("small", "a.mov", small.as_slice(), &[&[whole]]));
    for name in ["IMG_1.MOV", "a.mov", "a.mp4", "a.M4V", "a.qt"] {
        check_one_read("moov last", name, movie().build().as_slice());
    }
    let nearly_20_kib = described_at_length(movie(), 1).build();
    check_one_read("moov of nearly 20 KiB", "a.mov", nearly_20_kib.as_slice());
    check_one_read("moov first", "a.mov", movie().movie_first().build().as_slice());
    check_one_read("a 64-bit mdat", "a.mov", movie().media_data_64_bit().build().as_slice());
    check_one_read("neither ftyp nor wide", "a.mov", movie().brand(None).without_wide().build().as_slice());
}

/// Offsets beyond 32 bits.
#[test]
fn of_a_huge_movie() {
    let media_data = 5_000_000_000;
    let whole = facetime::movie().build();
    let moov_at = whole.windows(4).position(|name| name == b"moov").expect("there is one") - 4;
    let sample = Sparse::new()
        .bytes(boxes::file_type(b"qt  ", &[*b"qt  "]))
        .bytes(boxes::large_claiming(b"mdat", 16 + media_data, &[]))
        .zeros(media_data)
        .bytes(whole[moov_at..].to_vec());
    check_one_read("5 GB", "a.mov", &sample);
    let length = sample.length();
    let moov = length - (whole.len() - moov_at) as u64;
    let moov_page = moov - moov % (4 * KIB);
    let reads: Reads<'_> = &[&[0..STILL], &[moov_page..length]];
    assert_marked_movie("5 GB", &check("5 GB, called JPEG", "a.jpg", &sample, reads));
}

#[test]
fn with_moov_first_behind_the_head() {
    let first = |texts| described_at_length(movie(), texts).movie_first();
    check_more_reads("of nearly 64 KiB: in one piece", &first(4), &[4 * KIB..64 * KIB]);
    let pieces =
        [4..20, 20..32, 32..48, 48..64, 64..76].map(|kib: Range<u64>| kib.start * KIB..kib.end * KIB);
    check_more_reads("of more: value by value", &first(5), &pieces);
}

#[test]
fn with_a_large_moov_last() {
    let tail = |movie: &Mov| movie.build().len() as u64 - MOVIE_TAIL;
    let whole = described_at_length(movie(), 4);
    let reads = [488 * KIB..492 * KIB, 492 * KIB..tail(&whole)];
    check_more_reads("its head, and what is not in the tail", &whole, &reads);
    let larger = described_at_length(movie(), 5);
    let values = [492..508, 508..524, 524..536].map(|kib: Range<u64>| kib.start * KIB..kib.end * KIB);
    let reads = [vec![488 * KIB..492 * KIB], values.to_vec(), vec![536 * KIB..tail(&larger)]].concat();
    check_more_reads("of more than 64 KiB: value by value", &larger, &reads);
}

/// Samples are never read: a large `mdat` behind or before is passed over.
#[test]
fn with_boxes_behind_moov() {
    let bytes = [movie().build(), boxes::plain(b"free", &vec![0; 200_000])].concat();
    let opening = opening(bytes.len() as u64);
    let moov: &[Range<u64>] = &[488 * KIB..492 * KIB];
    let what = "moov in the middle";
    assert_marked_movie(what, &check(what, "a.mov", bytes.as_slice(), &[&opening, moov]));
}

/// The name chooses what is fetched first, never what the file is.
#[test]
fn by_another_name() {
    for name in ["a.jpg", "a", "movie.MOV.txt"] {
        let bytes = movie().build();
        let length = bytes.len() as u64;
        let reads: Reads<'_> = &[&[0..STILL], &[488 * KIB..length]];
        assert_marked_movie(name, &check(name, name, bytes.as_slice(), reads));
        let first = movie().movie_first().build();
        assert_marked_movie(name, &check(name, name, first.as_slice(), &[&[0..STILL]]));
    }
    let still = [facetime::still_jpeg(), vec![0; 200_000]].concat();
    let opening = opening(still.len() as u64);
    let report = check("a JPEG called MOV", "a.mov", still.as_slice(), &[&opening]);
    assert_eq!(report.kind.code(), "jpeg");
}
