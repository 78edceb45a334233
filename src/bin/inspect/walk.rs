//! Files named on the command line, and those in the folders named, sorted by path.

use std::io;
use std::path::{Path, PathBuf};

/// What was found.
#[derive(Default)]
pub struct Found {
    /// Files, sorted, each once.
    pub files: Vec<PathBuf>,
    /// Files and folders that are not there or may not be looked into.
    pub unreadable: Vec<(PathBuf, io::Error)>,
}

/// Walks through all paths. Links to folders are not followed, so that no walk goes in circles.
pub fn files(paths: &[PathBuf]) -> Found {
    let mut found = Found::default();
    let mut waiting = paths.to_vec();
    while let Some(path) = waiting.pop() {
        let named = paths.contains(&path);
        match look(&path, named) {
            Ok(Seen::Folder(entries)) => waiting.extend(entries),
            Ok(Seen::File) => found.files.push(path),
            Ok(Seen::Nothing) => {}
            Err(error) => found.unreadable.push((path, error)),
        }
    }
    // By their text, byte for byte, as any reader of the output would sort them.
    found.files.sort_by(|one, other| one.as_os_str().cmp(other.as_os_str()));
    found.files.dedup();
    found
}

enum Seen {
    Folder(Vec<PathBuf>),
    File,
    /// A link to a folder, a socket, a device.
    Nothing,
}

fn look(path: &Path, named: bool) -> io::Result<Seen> {
    let kind = if named { path.metadata()? } else { path.symlink_metadata()? };
    if kind.is_dir() {
        let entries: io::Result<Vec<_>> = path.read_dir()?.map(|entry| Ok(entry?.path())).collect();
        return Ok(Seen::Folder(entries?));
    }
    let is_file = path.metadata()?.is_file();
    Ok(if is_file { Seen::File } else { Seen::Nothing })
}
