//! Files are known by their numbers.

/// A file's number in its visit.
pub type FileId = usize;
