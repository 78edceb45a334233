//! FaceTime Photo Inspector: which photos are FaceTime Live Photos, why, and where is their other half?
//!
//! A file's way through this crate is a straight line:
//!
//! ```text
//! files      browser    drops, inputs and workers                    [feature "web"]
//!   ↓
//! bytes      bytes      the ranges that were read, and checked access to them
//!            container  JPEG, HEIF, QuickTime, PNG, WebP, TIFF and more: where the payloads are
//!   ↓
//! facts      metadata   Exif, Apple MakerNote, XMP, IPTC, movie: payloads to facts
//!            inspect    one file, from its first byte to its Report
//!            archive    the same, for a file inside an archive
//!            archive    the same for a file inside an archive
//!   ↓
//! verdict    live_photo the rule: marks, grades, groups, near-misses
//!            session    all files of a visit, their reports and verdicts
//!            save       what a visitor takes home: archives, names, reports as CSV and JSON
//!            thumbnails which are made next, in which way, and which are kept
//!   ↓
//! pictures   picture    a HEIC as pixels, for browsers that show none
//! words      words      every sentence a person reads
//!            ui         the page                                     [feature "web"]
//! ```
//!
//! `report` is the vocabulary that all of them share. `ARCHITECTURE.md` tells what must not be where.

#![forbid(unsafe_code)]
#![deny(missing_docs)]
#![cfg_attr(
    not(test),
    deny(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)
)]

pub mod archive;
#[cfg(feature = "web")]
pub mod browser;
pub mod bytes;
pub mod container;
pub mod dispatch;
pub mod inspect;
pub mod live_photo;
pub mod metadata;
pub mod picture;
pub mod read_plan;
pub mod report;
pub mod save;
pub mod session;
pub mod thumbnails;
#[cfg(feature = "web")]
pub mod ui;
pub mod words;
