//! `inspect [--json] PATH…`: the same reports and verdicts as on the page, for files and folders. Never
//! writes anything.

mod record;
mod walk;

use facetime_photo_inspector::bytes::offset;
use facetime_photo_inspector::inspect::{Inspection, Step};
use facetime_photo_inspector::report::Report;
use facetime_photo_inspector::session::{Action, FoundFile, Session};
use facetime_photo_inspector::words;
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
    let arguments: Vec<_> = std::env::args_os().skip(1).collect();
    let json = arguments.iter().any(|argument| argument == "--json");
    let options = arguments.iter().filter(|argument| argument.to_string_lossy().starts_with("--"));
    let unknown = options.clone().any(|option| option != "--json");
    let is_path = |argument: &&std::ffi::OsString| !argument.to_string_lossy().starts_with("--");
    let paths: Vec<PathBuf> = arguments.iter().filter(is_path).map(PathBuf::from).collect();
    if unknown || paths.is_empty() {
        eprintln!("{}", words::cli::USAGE);
        return ExitCode::from(WRONG_USAGE);
    }
    match run(&paths, json) {
        Ok(true) => ExitCode::from(ALL_READ),
        Ok(false) => ExitCode::from(SOME_UNREAD),
        // Whoever read our output has enough of it.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::from(ALL_READ),
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(SOME_UNREAD)
        }
    }
}

/// Reads and prints all; tells whether everything could be read.
fn run(paths: &[PathBuf], json: bool) -> io::Result<bool> {
    let found = walk::files(paths);
    for (path, error) in &found.unreadable {
        eprintln!("{}", words::cli::unreadable(&path.display().to_string(), &error.to_string()));
    }
    let mut session = Session::default();
    let mut costs = Vec::new();
    for (id, path) in found.files.iter().enumerate() {
        session.apply(Action::Found(vec![as_found(path)]));
        let report = inspect(path);
        costs.push((report.reads, report.bytes_read));
        session.apply(Action::Read(vec![(id, report)]));
    }
    let mut out = io::BufWriter::new(io::stdout().lock());
    let files: Vec<String> = found.files.iter().map(|path| path.display().to_string()).collect();
    if json {
        record::print(&mut out, &session, &files, &costs)?;
    } else {
        print_for_people(&mut out, &session, &files)?;
    }
    out.flush()?;
    Ok(found.unreadable.is_empty() && session.tally().failed == 0)
}

fn as_found(path: &Path) -> FoundFile {
    let text = |part: Option<&std::ffi::OsStr>| part.unwrap_or_default().to_string_lossy().into_owned();
    FoundFile {
        name: text(path.file_name()),
        folder: text(path.parent().map(Path::as_os_str)),
        length: path.metadata().map_or(0, |metadata| metadata.len()),
    }
}

/// The native driver: opens the file, and reads the ranges it is asked for.
fn inspect(path: &Path) -> Report {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let mut file = File::open(path).ok();
    let length = file.as_ref().and_then(|file| file.metadata().ok()).map(|metadata| metadata.len());
    let mut inspection = Inspection::new(&name, length.unwrap_or(0));
    let mut step = if length.is_some() { inspection.step() } else { inspection.unreadable() };
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
                    Err(_) => inspection.unreadable(),
                };
            }
        }
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
    writeln!(out)?;
    for (id, path) in files.iter().enumerate() {
        if let Some(outcome) = session.outcome(id) {
            writeln!(out, "{path}: {}", words::verdict::sentence(outcome))?;
        }
    }
    Ok(())
}
