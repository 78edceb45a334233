//! What a visitor takes home: archives, names, and reports as CSV and JSON.

#[path = "../drive/mod.rs"]
mod drive;
#[path = "../archives/reading.rs"]
mod reading;
#[path = "../support/mod.rs"]
mod support;

mod along;
mod checksum;
mod csv;
mod given;
mod json;
mod large;
mod names;
mod zip;
