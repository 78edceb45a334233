//! `inspect [--json] PATH…`: the same reports and verdicts as on the page, for files and folders. Never
//! writes anything.

mod record;
mod walk;

use facetime_photo_inspector::bytes::{ErrorKind, offset};
use facetime_photo_inspector::inspect::{Inspection, Step};
use facetime_photo_inspector::report::Report;
use facetime_photo_inspector::session::{Action, FoundFile, Session};
use facetime_photo_inspector::words;
use std::ffi::OsString;
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// How the program ends, as `words::cli::USAGE` says.
const ALL_READ: u8 = 0;
const SOME_UNREAD: u8 = 1;
const WRONG_USAGE: u8 = 2;

fn main() -> ExitCode {
    match Call::read(std::env::args_os().skip(1)) {
        Some(Call::Help) => {
            println!("{}", words::cli::USAGE);
            ExitCode::from(ALL_READ)
        }
        Some(Call::Inspect { json, paths }) => inspect_all(&paths, json),
        None => {
            eprintln!("{}", words::cli::USAGE);
            ExitCode::from(WRONG_USAGE)
        }
    }
}

/// What the program is asked to do.
enum Call {
    Help,
    Inspect { json: bool, paths: Vec<PathBuf> },
}

impl Call {
    /// Options may stand anywhere before `--`; none for an unknown one, or without a path.
    fn read(arguments: impl Iterator<Item = OsString>) -> Option<Self> {
        let (mut json, mut only_paths, mut paths) = (false, false, Vec::new());
        for argument in arguments {
            match argument.to_str() {
                Some("--") if !only_paths => only_paths = true,
                Some("--json") if !only_paths => json = true,
                Some("--help" | "-h") if !only_paths => return Some(Self::Help),
                Some(option) if !only_paths && option.len() > 1 && option.starts_with('-') => return None,
                _ => paths.push(PathBuf::from(argument)),
            }
        }
        (!paths.is_empty()).then_some(Self::Inspect { json, paths })
    }
}

/// Reads all and prints it.
fn inspect_all(paths: &[PathBuf], json: bool) -> ExitCode {
    let files = walk::files(paths);
    let mut session = Session::default();
    let mut costs = Vec::new();
    for (id, path) in files.iter().enumerate() {
        session.apply(Action::Found(vec![as_found(path)]));
        if !session.is_wanted(id) {
            costs.push((0, 0));
            continue;
        }
        let report = inspect(path);
        costs.push((report.reads, report.bytes_read));
        session.apply(Action::Read(vec![(id, report)]));
    }
    let outcome = ExitCode::from(if session.tally().failed == 0 { ALL_READ } else { SOME_UNREAD });
    match print(&session, &files, &costs, json) {
        Ok(()) => outcome,
        // Whoever reads our output has enough of it.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => outcome,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(SOME_UNREAD)
        }
    }
}

fn print(session: &Session, files: &[PathBuf], costs: &[(u32, u64)], json: bool) -> io::Result<()> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    let paths: Vec<String> = files.iter().map(|path| path.display().to_string()).collect();
    if json {
        record::print(&mut out, session, &paths, costs)?;
    } else {
        print_for_people(&mut out, session, &paths)?;
    }
    out.flush()
}

fn as_found(path: &Path) -> FoundFile {
    let text = |part: Option<&std::ffi::OsStr>| part.unwrap_or_default().to_string_lossy().into_owned();
    FoundFile {
        name: text(path.file_name()),
        folder: text(path.parent().map(Path::as_os_str)),
        inside: None,
        modified: 0,
        length: path.metadata().map_or(0, |metadata| metadata.len()),
    }
}

/// The native driver: opens the file, and reads the ranges it is asked for. A pipe or a device has no ranges.
fn inspect(path: &Path) -> Report {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let mut file = path.is_file().then(|| File::open(path).ok()).flatten();
    let length = file.as_ref().and_then(|file| file.metadata().ok()).map(|metadata| metadata.len());
    let mut inspection = Inspection::new(&name, length.unwrap_or(0));
    let mut step = if length.is_some() { inspection.step() } else { inspection.failed(not_opened(path)) };
    loop {
        match step {
            Step::Done(report) => return *report,
            Step::Read(ranges) => {
                let read = ranges.iter().map(|range| Ok((range.start, read_range(file.as_mut(), range)?)));
                step = match read.collect::<io::Result<Vec<_>>>() {
                    Ok(pieces) => {
                        pieces.into_iter().for_each(|(start, bytes)| inspection.supply(start, bytes));
                        inspection.step()
                    }
                    Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => {
                        inspection.failed(ErrorKind::Changed)
                    }
                    Err(_) => inspection.failed(ErrorKind::Unreadable),
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

fn read_range(file: Option<&mut File>, range: &Range<u64>) -> io::Result<Vec<u8>> {
    let file = file.ok_or(io::ErrorKind::NotFound)?;
    file.seek(SeekFrom::Start(range.start))?;
    let mut bytes = Vec::new();
    let length = range.end - range.start;
    file.take(length).read_to_end(&mut bytes)?;
    if offset(bytes.len()) < length { Err(io::ErrorKind::UnexpectedEof.into()) } else { Ok(bytes) }
}

fn print_for_people(out: &mut impl Write, session: &Session, files: &[String]) -> io::Result<()> {
    let tally = session.tally();
    writeln!(out, "{}", words::headline::answer(tally))?;
    if let Some(line) = words::headline::remark(tally) {
        writeln!(out, "{line}")?;
    }
    if let Some(line) = words::set_aside::counts(tally) {
        writeln!(out, "{line}")?;
    }
    writeln!(out)?;
    for (id, path) in files.iter().enumerate() {
        if let Some(outcome) = session.outcome(id).filter(|outcome| outcome.aside().is_none()) {
            writeln!(out, "{}: {}", words::cli::name(path), words::verdict::sentence(outcome))?;
        }
    }
    Ok(())
}
