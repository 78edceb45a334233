//! The list's filters, by name.

pub use crate::session::Filter;
use crate::words::page::filter as words;

/// A filter's name.
#[must_use]
pub fn name(filter: Filter) -> &'static str {
    match filter {
        Filter::FaceTime => words::FACETIME,
        Filter::WorthALook => words::WORTH_A_LOOK,
        Filter::LivePhotos => words::LIVE_PHOTOS,
        Filter::All => words::ALL,
        Filter::NotReadable => words::NOT_READABLE,
        Filter::Slow => words::SLOW,
        Filter::SetAside => words::SET_ASIDE,
    }
}
