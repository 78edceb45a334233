//! What the tests stand on: a server, a browser, a page in it, and folders of files to give to it.
//!
//! Everything waits and returns; what goes wrong panics with what the page showed at that moment.

// The screenshots' example uses a part of this module.
#![allow(dead_code, unused_imports)]

mod browser;
mod folder;
mod page;
mod server;

pub use browser::{Browser, Kind, alone};
pub use folder::Folder;
pub use page::{Page, TIME_LIMIT};
pub use server::Server;
