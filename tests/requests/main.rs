//! What is asked of a file, in which order. The reads are part of a reader's behaviour: in a browser they are
//! what a file costs.

#![allow(clippy::single_range_in_vec_init, reason = "a read of one range is meant as it stands")]

#[path = "../drive/mod.rs"]
mod drive;
#[path = "../support/mod.rs"]
mod support;

mod given;
mod large;
mod movies;
mod stills;
mod tiff;
