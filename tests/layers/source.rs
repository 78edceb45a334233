//! Our own files as text.

use std::fs;
use std::path::{Path, PathBuf};

/// A file of ours.
pub struct Source {
    /// From the project's folder, with `/`.
    pub path: String,
    pub text: String,
}

impl Source {
    /// Its lines with their numbers, without comments and without the tests at its end.
    pub fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        let lines = (1..).zip(self.text.lines()).take_while(|(_, line)| line.trim() != "#[cfg(test)]");
        lines.map(|(number, line)| (number, line.split("//").next().unwrap_or_default()))
    }

    /// The same as one text.
    pub fn code_text(&self) -> String {
        self.code().map(|(_, line)| line).collect::<Vec<_>>().join("\n")
    }

    /// Which part of the crate it belongs to: `src/inspect.rs` to `inspect`, `src/bytes/mod.rs` to `bytes`.
    pub fn module(&self) -> Option<&str> {
        let inside = self.path.strip_prefix("src/")?;
        Some(inside.split('/').next()?.trim_end_matches(".rs"))
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A file by its path from the project's folder.
pub fn file(path: &str) -> Source {
    let text = fs::read_to_string(root().join(path)).expect("the file is there and is text");
    Source { path: path.to_owned(), text }
}

/// All Rust sources of these folders, those that exist.
pub fn rust(folders: &[&str]) -> Vec<Source> {
    let all = folders.iter().flat_map(|folder| texts(folder));
    all.filter(|source| source.path.ends_with(".rs")).collect()
}

/// All text files of a folder, except those that are built.
pub fn texts(folder: &str) -> Vec<Source> {
    let mut paths = Vec::new();
    walk(&root().join(folder), &mut paths);
    paths.sort();
    let sources = paths.into_iter().filter_map(|path| {
        let name = path.strip_prefix(root()).ok()?.to_str()?.replace('\\', "/");
        Some(Source { path: name, text: fs::read_to_string(path).ok()? })
    });
    sources.collect()
}

fn walk(folder: &Path, paths: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries {
        let path = entry.expect("a folder's entry can be read").path();
        let built = path.parent() == Some(root())
            && [".git", "target", "dist"].iter().any(|name| path.file_name() == Some(name.as_ref()));
        if path.is_dir() && !built {
            walk(&path, paths);
        } else if path.is_file() {
            paths.push(path);
        }
    }
}

/// Fails with all that is wrong, and with what to do.
pub fn assert_none(wrong: &[String], what_to_do: &str) {
    assert!(wrong.is_empty(), "{what_to_do}\n  {}\n", wrong.join("\n  "));
}
