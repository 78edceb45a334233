//! End to end: the built page, `dist/`, in a real Chromium, and for the seal in a Firefox too.
//!
//! `cargo xtask test` builds the page first. By hand: `cargo xtask build`, then
//! `cargo test --package xtask --test end_to_end`. A test that fails leaves a picture of the page in
//! `target/end-to-end/`.

mod harness;

/// Writers of sample photos and movies, shared with the native tests.
#[path = "../../../tests/support/mod.rs"]
mod support;

mod accessibility;
mod albums;
mod archives;
mod bad_files;
mod bundles;
mod cases;
mod containment;
mod corpus;
mod course;
mod covering;
mod delivered;
mod downloads;
mod early;
mod embed;
mod firefox;
mod gaps;
mod grid;
mod heic;
mod into_folder;
mod keyboard;
mod layout;
mod list;
mod list_changes;
mod look_again;
mod numbers;
mod pictures;
mod sample;
mod saving;
mod scale;
mod seal;
mod selection;
mod served;
mod spoken;
mod start;
mod states;
mod thumbnails;
mod tools;
mod tries;
mod visit;
mod ways;
mod workers;
