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

/// Of the folder that the bench makes, by the ends of their names.
const OF_FOLDER: [(&str, &str); 3] =
    [("HEIC of the folder", "HEIC"), ("JPEG of the folder", "JPG"), ("MOV of the folder", "MOV")];
/// Files of each kind, which all its sources are among.
const MOST: usize = 100;

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

/// Samples that are inspected in turn.
fn samples() -> Vec<(&'static str, Vec<Sample>)> {
    let own = [
        ("FaceTime HEIC", "a.HEIC", facetime::still_heic()),
        ("FaceTime JPEG", "a.JPG", facetime::still_jpeg()),
        ("Camera HEIC", "a.HEIC", samples::camera_app_heic()),
        ("Camera JPEG", "a.JPG", facetime::jpeg(&samples::camera_app_tiff())),
        ("Live Photo MOV", "a.MOV", samples::live_photo_movie().build()),
    ];
    let own = own.into_iter().map(|(what, name, bytes)| (what, vec![Sample::new(name, &bytes)]));
    let mut samples: Vec<_> = own.collect();
    // Real ones, where the folder was made of such.
    if let Some(folder) = std::env::var_os("BENCH_PHOTOS").map(PathBuf::from) {
        samples.extend(OF_FOLDER.into_iter().map(|(what, end)| (what, read(&folder.join("100APPLE"), end))));
    }
    samples
}

fn read(folder: &Path, end: &str) -> Vec<Sample> {
    let entries = std::fs::read_dir(folder).expect("the folder can be listed");
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.retain(|path| path.extension().is_some_and(|own| own == end));
    paths.sort();
    let sample = |path: &PathBuf| Sample::new(path.file_name()?.to_str()?, &std::fs::read(path).ok()?).into();
    paths.iter().take(MOST).filter_map(sample).collect()
}

fn parse(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("parse");
    for (what, samples) in samples() {
        let is_read = |sample: &Sample| sample.inspect(sample.reads.clone()).error.is_none();
        assert!(!samples.is_empty() && samples.iter().all(is_read), "{what} is read");
        let mut turn = samples.iter().cycle();
        group.bench_function(what, |bencher| {
            // Dropping the report is a part of it, copying the pieces is not.
            bencher.iter_batched(
                || turn.next().map(|sample| (sample, sample.reads.clone())),
                |next| next.map(|(sample, reads)| drop(black_box(sample.inspect(reads)))),
                BatchSize::SmallInput,
            );
        });
    }
    group.finish();
}

criterion_group!(benches, parse);
criterion_main!(benches);
