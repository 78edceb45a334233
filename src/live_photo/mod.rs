//! The judgement: which files are FaceTime Live Photos, and which belong together. Facts in, verdicts out; no
//! byte is seen here, and no sentence is made.

pub mod facetime;
pub mod marks;
pub mod names;
pub mod pair;
pub mod set;
pub mod verdict;

pub use facetime::{Group, Traits};
pub use verdict::{Grade, Mark, NearMiss, Sign, Support, Verdict};
