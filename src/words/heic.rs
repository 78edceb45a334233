//! Pictures of HEIC, where the browser shows none itself.

/// Why there are none: the page was sealed before it could load what shows them.
pub const MISSING: &str =
    "Your browser shows no HEIC pictures itself, and the page sealed itself before it had loaded what does.";
/// Loads the page anew, and that with it.
pub const START_ANEW: &str = "Start anew with pictures";
/// What that means.
pub const CHOOSE_AGAIN: &str = "You then choose your photos once more: the page keeps nothing of them.";
