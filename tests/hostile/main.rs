//! Files made to harm: nothing panics, loops, or takes more memory or time than is good.

#[path = "../drive/mod.rs"]
mod drive;
#[path = "../support/mod.rs"]
mod support;

mod damage;
mod every_error;
mod exif;
mod heif;
mod jpeg;
mod memory;
mod movie;
mod png;
mod state;
mod survival;
mod tiff;
mod webp;
mod xmp;
