//! How long one file takes once its bytes are there: from the first step to the report, without reading it.
//! `cargo bench -p xtask --bench parse`, or with everything else `cargo xtask bench native`.

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use facetime_photo_inspector::inspect::{Inspection, Step};
use facetime_photo_inspector::report::Report;
use std::hint::black_box;
use std::path::{Path, PathBuf};

#[path = "../tests/support/mod.rs"]
mod support;

use support::{facetime, samples};

/// Names of the folder that the bench makes, each the first of its kind in it.
const OF_FOLDER: [(&str, &str); 3] = [
    ("real HEIC", "100APPLE/IMG_0001.HEIC"),
    ("real JPEG", "100APPLE/IMG_0010.JPG"),
    ("real MOV", "100APPLE/IMG_0001.MOV"),
];

/// A file, and the pieces of it that its inspection asks for, in turn.
struct Sample {
    name: String,
    length: u64,
    reads: Vec<Vec<(u64, Vec<u8>)>>,
}

impl Sample {
    fn new(name: &str, bytes: &[u8]) -> Sample {
        let length = u64::try_from(bytes.len()).expect("a sample's length fits");
        let mut sample = Sample { name: name.to_owned(), length, reads: Vec::new() };
        let mut inspection = Inspection::new(name, length);
        while let Step::Read(ranges) = inspection.step() {
            let piece = |start: u64, end: u64| {
                let index = |offset| usize::try_from(offset).expect("a sample fits into memory");
                (start, bytes[index(start)..index(end)].to_vec())
            };
            let pieces: Vec<_> = ranges.iter().map(|range| piece(range.start, range.end)).collect();
            pieces.iter().for_each(|(start, bytes)| inspection.supply(*start, bytes.clone()));
            sample.reads.push(pieces);
        }
        sample
    }

    /// The report, of pieces that are handed over as a driver does.
    fn inspect(&self, reads: Vec<Vec<(u64, Vec<u8>)>>) -> Report {
        let mut inspection = Inspection::new(&self.name, self.length);
        // As the page reads all files; the list of entries is read when one of them is opened.
        inspection.leave_out_entries();
        let mut reads = reads.into_iter();
        loop {
            match inspection.step() {
                Step::Done(report) => return *report,
                Step::Read(_) => {
                    let pieces = reads.next().unwrap_or_default();
                    pieces.into_iter().for_each(|(start, bytes)| inspection.supply(start, bytes));
                }
            }
        }
    }
}

fn samples() -> Vec<(String, Sample)> {
    let own = [
        ("FaceTime HEIC", "a.HEIC", facetime::still_heic()),
        ("FaceTime JPEG", "a.JPG", facetime::still_jpeg()),
        ("Camera HEIC", "a.HEIC", samples::camera_app_heic()),
        ("Camera JPEG", "a.JPG", facetime::jpeg(&samples::camera_app_tiff())),
        ("Live Photo MOV", "a.MOV", samples::live_photo_movie().build()),
    ];
    let mut samples: Vec<(String, Sample)> =
        own.into_iter().map(|(what, name, bytes)| (what.to_owned(), Sample::new(name, &bytes))).collect();
    // Real ones only where the folder was made of such.
    if let Some(folder) = std::env::var_os("BENCH_PHOTOS").map(PathBuf::from) {
        let real = |(what, name): (&str, &str)| Some((what.to_owned(), read(&folder.join(name))?));
        samples.extend(OF_FOLDER.into_iter().filter_map(real));
    }
    samples
}

fn read(path: &Path) -> Option<Sample> {
    Some(Sample::new(path.file_name()?.to_str()?, &std::fs::read(path).ok()?))
}

fn parse(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("parse");
    for (what, sample) in samples() {
        assert!(sample.inspect(sample.reads.clone()).error.is_none(), "{what} is read");
        group.bench_function(what, |bencher| {
            // Dropping the report is a part of it, copying the pieces is not.
            bencher.iter_batched(
                || sample.reads.clone(),
                |reads| drop(black_box(sample.inspect(reads))),
                BatchSize::SmallInput,
            );
        });
    }
    group.finish();
}

criterion_group!(benches, parse);
criterion_main!(benches);
