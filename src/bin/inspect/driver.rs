//! The native driver: opens files, reads the ranges it is asked for, and goes on with the files inside archives.

use facetime_photo_inspector::archive::{Reading, admit};
use facetime_photo_inspector::bytes::{ErrorKind, index, offset};
use facetime_photo_inspector::inspect::Step;
use facetime_photo_inspector::live_photo::pair::FileId;
use facetime_photo_inspector::report::Report;
use facetime_photo_inspector::session::{Action, FoundFile, Session};
use std::ffi::OsStr;
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::ops::Range;
use std::path::Path;

/// Everything that was read: a visit, and of each of its files where it is and what it cost.
#[derive(Default)]
pub struct Visit {
    pub session: Session,
    /// With `!/` between an archive and what is in it.
    pub paths: Vec<String>,
    /// Reads, and bytes that were read.
    pub costs: Vec<(u32, u64)>,
}

/// What ranges are read from.
enum Source {
    File(Option<File>),
    /// An archive that had to be unpacked.
    Memory(Vec<u8>),
}

impl Visit {
    /// Reads a file, and all files in it if it is an archive.
    pub fn read(&mut self, path: &Path) {
        let text = |part: Option<&OsStr>| part.unwrap_or_default().to_string_lossy().into_owned();
        let found = FoundFile {
            name: text(path.file_name()),
            folder: text(path.parent().map(Path::as_os_str)),
            length: path.metadata().map_or(0, |metadata| metadata.len()),
            ..FoundFile::default()
        };
        // A pipe or a device has no ranges.
        let file = path.is_file().then(|| File::open(path).ok()).flatten();
        let length = file.as_ref().and_then(|file| file.metadata().ok()).map(|metadata| metadata.len());
        let reading = Reading::new(&found.name, length.unwrap_or(0));
        let unopened = length.is_none().then(|| not_opened(path));
        let mut source = Source::File(file);
        let outermost = self.paths.len();
        self.take(found, path.display().to_string(), outermost, &mut source, reading, unopened);
    }

    /// Reads one file, then those inside it. `outermost` is the number of the file that was found on the disk.
    fn take(
        &mut self,
        found: FoundFile,
        path: String,
        outermost: FileId,
        source: &mut Source,
        mut reading: Reading,
        unopened: Option<ErrorKind>,
    ) {
        let id = self.paths.len();
        self.session.apply(Action::Found(vec![found]));
        if !self.session.is_wanted(id) {
            self.costs.push((0, 0));
            return self.paths.push(path);
        }
        reading.leave_out_entries();
        let mut report = drive(&mut reading, source, unopened);
        admit(&mut report, id - outermost);
        let archived = std::mem::take(&mut report.archived);
        self.costs.push((report.reads, report.bytes_read));
        self.session.apply(Action::Read(vec![(id, report)]));
        let inner = |name: &str| format!("{path}!/{name}");
        let paths: Vec<String> = archived.iter().map(|file| inner(&file.path)).collect();
        self.paths.push(path);
        let mut unpacked = reading.take_unpacked().map(Source::Memory);
        let source = unpacked.as_mut().unwrap_or(source);
        for (file, path) in archived.iter().zip(paths) {
            self.take(
                FoundFile::inside(id, file, self.session.clock()),
                path,
                outermost,
                source,
                Reading::inside(file),
                None,
            );
        }
    }
}

fn drive(reading: &mut Reading, source: &mut Source, unopened: Option<ErrorKind>) -> Report {
    let mut step = match unopened {
        Some(reason) => reading.failed(reason),
        None => reading.step(),
    };
    loop {
        match step {
            Step::Done(report) => return *report,
            Step::Read(ranges) => {
                let read = ranges.iter().map(|range| Ok((range.start, source.read(range)?)));
                step = match read.collect::<io::Result<Vec<_>>>() {
                    Ok(pieces) => {
                        pieces.into_iter().for_each(|(start, bytes)| reading.supply(start, bytes));
                        reading.step()
                    }
                    Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => {
                        reading.failed(ErrorKind::Changed)
                    }
                    Err(_) => reading.failed(ErrorKind::Unreadable),
                };
            }
        }
    }
}

fn not_opened(path: &Path) -> ErrorKind {
    match path.metadata() {
        Ok(metadata) if metadata.is_dir() => ErrorKind::Folder,
        Err(error) if error.kind() == io::ErrorKind::NotFound => ErrorKind::Vanished,
        _ => ErrorKind::Unreadable,
    }
}

impl Source {
    fn read(&mut self, range: &Range<u64>) -> io::Result<Vec<u8>> {
        match self {
            Self::File(file) => read_file(file.as_mut(), range),
            Self::Memory(bytes) => {
                let part =
                    index(range.start).zip(index(range.end)).and_then(|(from, to)| bytes.get(from..to));
                part.map(<[u8]>::to_vec).ok_or(io::ErrorKind::UnexpectedEof.into())
            }
        }
    }
}

fn read_file(file: Option<&mut File>, range: &Range<u64>) -> io::Result<Vec<u8>> {
    let file = file.ok_or(io::ErrorKind::NotFound)?;
    file.seek(SeekFrom::Start(range.start))?;
    let mut bytes = Vec::new();
    let length = range.end - range.start;
    file.take(length).read_to_end(&mut bytes)?;
    if offset(bytes.len()) < length { Err(io::ErrorKind::UnexpectedEof.into()) } else { Ok(bytes) }
}
