//! What is said only in an article's frame.

/// Opens the browser's file picker for more.
pub const ADD_MORE: &str = "Add more";
/// Shows the list of all files, instead of the few pictures that have room in an article.
pub const SHOW_ALL: &str = "Show all files";
/// The sign that the page is sealed, where there is little room.
pub const SEALED: &str = "Sealed";
/// What was found, for screen readers.
pub const STRIP: &str = "What was found";
