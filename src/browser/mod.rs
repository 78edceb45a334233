//! The only place that names the browser's own interfaces: what comes in (drops, inputs, paste), how files
//! are read (workers), and how a page is drawn into.

pub mod address;
pub mod back;
pub mod blob;
pub mod canvas;
pub mod clock;
pub mod contents;
pub mod decoder;
pub mod decoder_host;
pub mod deliver;
pub mod embed;
pub mod first_frame;
pub mod fold;
pub mod folder;
pub mod gifts;
pub mod handle;
pub mod held;
pub mod intake;
pub mod messages;
pub mod pace;
pub mod page;
pub mod player;
pub mod reader;
pub mod remember;
pub mod sample;
pub mod save_host;
pub mod saving;
pub mod seal;
pub mod search;
pub mod thumbnail_host;
pub mod thumbnails;
pub mod unpack;
pub mod worker;
pub mod worker_client;
pub mod worker_host;
mod written;
