//! The sample photos.

/// Shows the page with photos that were drawn for it.
pub const TRY: &str = "Try it with sample photos";
/// While they are fetched.
pub const COMING: &str = "Getting the sample photos…";
/// When they did not arrive: the same button tries again.
pub const MISSING: &str = "The sample photos did not arrive. Try again";
