//! Archives: what is listed of them, and that a file inside one is read as it is by itself.

#[path = "../drive/mod.rs"]
mod drive;
#[path = "../support/mod.rs"]
mod support;

mod listing;
mod reading;
