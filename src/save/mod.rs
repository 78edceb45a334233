//! What a visitor takes home: which files, under which names, in an archive or not, and the report on them as CSV or
//! JSON. Pure code; the files' own bytes are never here, and never altered.

pub mod along;
pub mod checksum;
pub mod csv;
pub mod json;
pub mod names;
pub mod record;
pub mod zip;
