//! Every sentence a person reads, one file a topic: for the page, the native program and the exports.
//!
//! Plain functions from facts and verdicts to English text, without any outside dependency, so that a
//! translation is a second set of the same functions. Speak of "its movie" and "the other person's iPhone";
//! never of tags or parsing before a person asks why.

pub mod cli;
pub mod copied;
pub mod diagnosis;
pub mod embed;
pub mod evidence;
pub mod grid;
pub mod half;
pub mod headline;
pub mod heic;
pub mod nothing_found;
pub mod numbers;
pub mod page;
pub mod problem;
pub mod saving;
pub mod seal;
pub mod selection;
pub mod set_aside;
pub mod smart_album;
pub mod thumbnail;
pub mod tools;
pub mod verdict;
pub mod viewer;
