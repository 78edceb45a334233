//! Archives of more than 4 GB: every offset has 64 bits, and little is held of them.

use crate::drive::Sample;
use crate::drive::sparse::Sparse;
use crate::memory::measure;
use crate::reading::{list, read_all};
use crate::support::boxes;
use crate::support::facetime;
use crate::support::zip::entry::{DEFLATED, Descriptor, STORED};
use crate::support::zip::{Entry, Part, Zip};

fn sparse(zip: &Zip) -> Sparse {
    zip.parts().into_iter().fold(Sparse::new(), |sparse, part| match part {
        Part::Bytes(bytes) => sparse.bytes(bytes),
        Part::Zeros(count) => sparse.zeros(count),
    })
}

const FIVE_GB: u64 = 5_000_000_000;

/// A movie of 5 GB, stored.
fn movie(name: &str) -> Entry {
    let whole = facetime::movie().build();
    let moov = whole.windows(4).position(|name| name == b"moov").expect("there is one") - 4;
    let head =
        [boxes::file_type(b"qt  ", &[*b"qt  "]), boxes::large_claiming(b"mdat", 16 + FIVE_GB, &[])].concat();
    let tail = whole[moov..].to_vec();
    let length = (head.len() + tail.len()) as u64 + FIVE_GB;
    Entry::packed(name, STORED, vec![Part::Bytes(head), Part::Zeros(FIVE_GB), Part::Bytes(tail)], length)
}

fn flagged(reports: &[(String, facetime_photo_inspector::report::Report)]) -> Vec<&str> {
    let marked = reports.iter().filter(|(_, report)| {
        report.error.is_none() && (report.facts.lens_model.is_some() || !report.facts.keywords.is_empty())
    });
    marked.map(|(path, _)| path.as_str()).collect()
}

#[test]
fn of_ten_gigabytes() {
    let still = facetime::still_jpeg();
    let zip = Zip::of([
        Entry::stored("first.jpg", &still),
        movie("one.mov").descriptor(Descriptor::WithSignature).in_64_bit(),
        movie("two.mov"),
        Entry::stored("last.jpg", &still),
        crate::given::deflated("deflated.jpg", &still),
    ]);
    let sample = sparse(&zip);
    assert!(Sample::length(&sample) > 2 * FIVE_GB);
    let (reports, peak) = measure(|| read_all("a.zip", &sample));
    let all =
        ["first.jpg", "one.mov", "two.mov", "last.jpg", "deflated.jpg"].map(|name| format!("a.zip!/{name}"));
    assert_eq!(flagged(&reports), all);
    assert!(reports[1..].iter().all(|(_, report)| report.reads == 1), "one read each");
    assert!(peak < 2_000_000, "{peak} bytes of memory");
}

/// An archive of 5 GB that lies in one, beyond the 32 bits.
#[test]
fn an_archive_beyond_the_first_gigabytes() {
    let livp = Zip::of([
        Entry::stored("a.jpg", &facetime::still_jpeg()),
        Entry::stored("a.mov", &facetime::movie().build()),
    ]);
    let zip = Zip::of([movie("one.mov"), Entry::stored("a.livp", &livp.build())]);
    let reports = read_all("a.zip", &sparse(&zip));
    assert_eq!(flagged(&reports), ["a.zip!/one.mov", "a.zip!/a.livp!/a.jpg", "a.zip!/a.livp!/a.mov"]);
}

/// What is called deflated, and is zeros for gigabytes, ends at once.
#[test]
fn gigabytes_of_no_stream() {
    let entry = Entry::packed("a.jpg", DEFLATED, vec![Part::Zeros(FIVE_GB)], FIVE_GB);
    let sample = sparse(&Zip::of([entry]));
    let file = &list("a.zip", &sample)[0];
    let report = crate::reading::observe_inside(file, &sample).report;
    assert!(report.error.is_some() && report.reads < 3, "{report:?}");
}
