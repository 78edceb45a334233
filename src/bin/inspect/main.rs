//! `inspect [--json] PATH…`: the same reports and verdicts as on the page, for files, folders and archives.
//! Never writes anything.

mod driver;
mod record;
mod walk;

use driver::Visit;
use facetime_photo_inspector::session::Session;
use facetime_photo_inspector::words;
use std::ffi::OsString;
use std::io::{self, Write};
use std::path::PathBuf;
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
    let mut visit = Visit::default();
    walk::files(paths).iter().for_each(|path| visit.read(path));
    let tally = visit.session.tally();
    let all_read = tally.failed + tally.archives == 0;
    let outcome = ExitCode::from(if all_read { ALL_READ } else { SOME_UNREAD });
    match print(&visit, json) {
        Ok(()) => outcome,
        // Whoever reads our output has enough of it.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => outcome,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(SOME_UNREAD)
        }
    }
}

fn print(visit: &Visit, json: bool) -> io::Result<()> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    if json {
        record::print(&mut out, &visit.session, &visit.paths, &visit.costs)?;
    } else {
        print_for_people(&mut out, &visit.session, &visit.paths)?;
    }
    out.flush()
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
            writeln!(
                out,
                "{}: {}",
                words::cli::name(path),
                words::verdict::sentence(&outcome, session.taken_with(id))
            )?;
        }
    }
    Ok(())
}
