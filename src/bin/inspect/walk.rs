//! Files named on the command line, and those in the folders named, sorted by path.

use std::io;
use std::path::{Path, PathBuf};

/// All files that are named, and all below the folders that are. What cannot be looked at is among them, so that
/// it is reported as every file is. Links to folders are followed only when named: no walk goes in circles.
pub fn files(named: &[PathBuf]) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut waiting: Vec<(PathBuf, bool)> = named.iter().map(|path| (path.clone(), true)).collect();
    while let Some((path, named)) = waiting.pop() {
        match look(&path, named) {
            Ok(Seen::Folder(entries)) => waiting.extend(entries.into_iter().map(|entry| (entry, false))),
            Ok(Seen::Nothing) if !named => {}
            Ok(Seen::File | Seen::Nothing) | Err(_) => files.push(path),
        }
    }
    // By their text, byte for byte, as any reader of the output would sort them.
    files.sort_by(|one, other| one.as_os_str().cmp(other.as_os_str()));
    files.dedup();
    files
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
    Ok(if path.metadata()?.is_file() { Seen::File } else { Seen::Nothing })
}
