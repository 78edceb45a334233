//! What the native program says.

/// How to call it.
pub const USAGE: &str = "\
inspect: which photos are FaceTime Live Photos?

usage: inspect [--json] PATH…

Reads photos and movies, also in folders, and says which come from a FaceTime call and why.
Nothing is written and nothing is sent.

  --json   one JSON object a line and file, sorted by path

Ends with 0 when all was read, 1 when some file could not be read, 2 when called wrongly.";

/// A path that is not there or may not be read.
#[must_use]
pub fn unreadable(path: &str, reason: &str) -> String {
    format!("{path}: could not be read ({reason})")
}
