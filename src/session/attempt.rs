//! What comes of trying to send something out of the sealed page.

use nanoserde::{DeBin, SerBin};

/// What became of a request that was made to see it refused.
#[derive(Debug, Clone, PartialEq, Eq, SerBin, DeBin)]
pub enum Attempt {
    /// The browser refused it, by this directive of the page's policy.
    Refused(String),
    /// It did not arrive, and the browser does not say that it refused it: there may be no network.
    NotArrived,
    /// It was answered: the seal does not hold.
    Sent,
    /// Nothing could be tried.
    NotTried,
}
