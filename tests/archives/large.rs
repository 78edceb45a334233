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

/// Some programs go on beyond 4 GiB with 32 bits, and readers guess the rest.
#[test]
fn by_a_program_that_does_not_know_of_64_bits() {
    let still = facetime::still_jpeg();
    let filler = |name| Entry::packed(name, STORED, vec![Part::Zeros(3_000_000_000)], 3_000_000_000);
    let photo = |name| Entry::stored(name, &still);
    let zip = [
        photo("1.jpg"),
        filler("a"),
        photo("2.jpg"),
        filler("b"),
        photo("3.jpg"),
        filler("c"),
        photo("4.jpg"),
    ];
    let reports = read_all("a.zip", &sparse(&Zip::of(zip).cut_to_32_bit()));
    assert_eq!(flagged(&reports), ["1", "2", "3", "4"].map(|name| format!("a.zip!/{name}.jpg")));
}

#[test]
fn more_files_than_16_bits_count() {
    let zip = Zip::of((0..70_000).map(|number| Entry::stored(&format!("{number}"), b"x")));
    for zip in [zip.clone(), zip.cut_to_32_bit()] {
        assert_eq!(list("a.zip", &sparse(&zip)).len(), 70_000);
    }
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
