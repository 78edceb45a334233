//! What the native program says.

/// How to call it.
pub const USAGE: &str = "\
inspect: which photos are FaceTime Live Photos?

usage: inspect [--json] PATH…

Reads photos and movies, also in folders and ZIP archives, and says which come from a FaceTime call and why.
Nothing is written and nothing is sent.

  --json   one JSON object a line and file, sorted by path; files in an archive
           come behind it, as archive.zip!/folder/name

Ends with 0 when all was read, 1 when some file could not be read or some archive not be opened in full, 2 when called
wrongly.";

/// A file's name for a terminal: what would control it, or turn the direction of what follows, is written out.
#[must_use]
pub fn name(name: &str) -> String {
    let is_shown = |c: char| !c.is_control() && !turns_text(c);
    let shown = |c: char| if is_shown(c) { c.to_string() } else { c.escape_default().to_string() };
    name.chars().map(shown).collect()
}

/// Marks, embeddings, overrides and isolates of direction (Unicode's annex 9): a name could pretend another ending.
fn turns_text(c: char) -> bool {
    matches!(c, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}
