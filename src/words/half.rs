//! Where the other half is.

use super::numbers::count;

/// A still's movie, or a movie's still, is here; `more` others are too.
#[must_use]
pub fn here(is_movie: bool, name: &str, more: usize) -> String {
    let half = if is_movie { "Still" } else { "Movie" };
    match more {
        0 => format!("{half}: {name}"),
        more => format!("{half}: {name} and {} more", count(more)),
    }
}

/// Two files have the same name in one folder.
#[must_use]
pub fn by_name(name: &str) -> String {
    format!("{name}, by name, not proven")
}

/// The file says that there is another half, and it is not here.
#[must_use]
pub fn not_among_these(is_movie: bool) -> &'static str {
    if is_movie { "Its still is not among these files" } else { "Its movie is not among these files" }
}

/// The file does not say.
pub const NOT_SAID: &str = "This copy does not say whether it had a movie";

/// How the other half was found.
pub const MATCHED: &str = "Matched by the identifier that both carry";

/// Another version of the same photo or movie.
#[must_use]
pub fn copy(name: &str) -> String {
    format!("Another copy: {name}")
}

/// What seems to be one.
#[must_use]
pub fn copy_by_name(name: &str) -> String {
    copy(&by_name(name))
}

/// More than are named.
#[must_use]
pub fn more(number: usize) -> String {
    format!("And {} more", count(number))
}
