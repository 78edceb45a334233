//! The page: components that show values and send messages. What they say is in `words`, what they know is in
//! the [`crate::session::Session`].

pub mod app;
pub mod bar;
pub mod choose;
pub mod evidence;
pub mod filter;
pub mod heic;
pub mod list;
pub mod look_again;
pub mod note;
pub mod nothing_found;
pub mod panel;
pub mod parts;
pub mod press;
pub mod reading;
pub mod results;
pub mod rows;
pub mod sample;
pub mod scroll;
pub mod seal;
pub mod shutter;
pub mod spoken;
pub mod thumbnail;
pub mod viewer;
