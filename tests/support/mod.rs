//! Writers of small, valid sample files, built field by field, each field under the name its
//! specification gives it. They know nothing of the crate under test and need no other crate, so that a
//! mistake in a reader cannot hide behind the same mistake in a writer.
//!
//! | what | where |
//! |---|---|
//! | single fields, checksums | [`fields`], [`zlib`] |
//! | metadata | [`tags`], [`ifd`], [`tiff`], [`apple`], [`user_comment`], [`xmp`], [`iptc`] |
//! | containers | [`jpeg`], [`boxes`], [`heic`], [`mov`], [`png`], [`webp`], [`tiff_file`], [`motion_photo`] |
//! | archives | [`zip`] |
//! | whole files | [`facetime`], [`samples`] (ordinary ones), [`layouts`] (unusual ones), [`cases`] (what every build must get right) |

// Each test target uses its own part of this module; what one leaves out is not dead.
#![allow(dead_code)]

pub mod apple;
pub mod boxes;
pub mod cases;
pub mod facetime;
pub mod fields;
pub mod heic;
pub mod ifd;
pub mod iptc;
pub mod jpeg;
pub mod layouts;
pub mod motion_photo;
pub mod mov;
pub mod png;
pub mod samples;
pub mod tags;
pub mod tiff;
pub mod tiff_file;
pub mod user_comment;
pub mod webp;
pub mod xmp;
pub mod zip;
pub mod zlib;
