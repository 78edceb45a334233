//! Files inspected natively, to know what the page asks for and what it must find.

use facetime_photo_inspector::inspect::{Inspection, Step};
use facetime_photo_inspector::report::Report;
use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::ops::Range;
use std::path::Path;
use xtask::Outcome;

/// What an inspection asked for, read by read, and what it found.
pub struct Inspected {
    pub length: u64,
    pub reads: Vec<Vec<Range<u64>>>,
    pub report: Report,
}

/// Inspects a file on the disk.
pub fn inspect(path: &Path) -> Outcome<Inspected> {
    let failed = |error: std::io::Error| format!("{}: {error}", path.display());
    let mut file = File::open(path).map_err(failed)?;
    let length = file.metadata().map_err(failed)?.len();
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    inspect_by(Inspection::new(&name, length), length, |range| read(&mut file, range).map_err(failed))
}

/// The same with another opening read.
pub fn inspect_opened_by(path: &Path, opening: impl Fn(u64) -> Vec<Range<u64>>) -> Outcome<Inspected> {
    let failed = |error: std::io::Error| format!("{}: {error}", path.display());
    let mut file = File::open(path).map_err(failed)?;
    let length = file.metadata().map_err(failed)?.len();
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let inspection = Inspection::opened_by(&name, length, opening(length));
    inspect_by(inspection, length, |range| read(&mut file, range).map_err(failed))
}

/// Inspects a file in memory.
pub fn inspect_bytes(name: &str, bytes: &[u8]) -> Outcome<Inspected> {
    let index = |offset: u64| usize::try_from(offset).unwrap_or(usize::MAX);
    let length = bytes.len() as u64;
    inspect_by(Inspection::new(name, length), length, |range| {
        let part = bytes.get(index(range.start)..index(range.end));
        part.map(<[u8]>::to_vec).ok_or_else(|| format!("{name} has no {range:?}"))
    })
}

fn inspect_by(
    mut inspection: Inspection,
    length: u64,
    mut read: impl FnMut(&Range<u64>) -> Outcome<Vec<u8>>,
) -> Outcome<Inspected> {
    let mut reads = Vec::new();
    loop {
        match inspection.step() {
            Step::Done(report) => return Ok(Inspected { length, reads, report: *report }),
            Step::Read(ranges) => {
                for range in &ranges {
                    inspection.supply(range.start, read(range)?);
                }
                reads.push(ranges);
            }
        }
    }
}

fn read(file: &mut File, range: &Range<u64>) -> std::io::Result<Vec<u8>> {
    file.seek(SeekFrom::Start(range.start))?;
    let mut bytes = Vec::new();
    file.take(range.end - range.start).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The reads of files as JSON, for the page that makes them without reading anything out of them: by each file's name
/// its reads, of each read its ranges, of each range start and end.
pub fn to_json(names: &[String], files: &[Inspected]) -> String {
    let range = |range: &Range<u64>| format!("[{},{}]", range.start, range.end);
    let list = |parts: Vec<String>| format!("[{}]", parts.join(","));
    let read = |ranges: &Vec<Range<u64>>| list(ranges.iter().map(range).collect());
    let file = |file: &Inspected| list(file.reads.iter().map(read).collect());
    let named = |(name, one): (&String, &Inspected)| format!("{}:{}", serde_json::json!(name), file(one));
    let files: Vec<String> = names.iter().zip(files).map(named).collect();
    format!("{{{}}}", files.join(","))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_are_lists_of_lists() {
        let file = |reads| Inspected { length: 9, reads, report: Report::default() };
        let files = [file(vec![vec![0..4, 8..9], vec![5..6]]), file(Vec::new())];
        let names = ["a/b".to_owned(), "c".to_owned()];
        assert_eq!(to_json(&names, &files), "{\"a/b\":[[[0,4],[8,9]],[[5,6]]],\"c\":[]}");
    }
}
