//! The rule, from the files' bytes to the verdicts: the cases of its specification, then one table for each
//! part of it.

#[path = "../drive/mod.rs"]
mod drive;
#[path = "../support/mod.rs"]
mod support;

mod cannot_tell;
mod copies;
mod diagnoses;
mod given;
mod gone;
mod groups;
mod kinds;
mod layouts;
mod listed;
mod marks;
mod measured;
mod moments;
mod motion_photos;
mod near_misses;
mod oddities;
mod set_aside;
mod signs;
mod specification;
mod thumbnails;
mod unread;
