//! Addresses by which a page shows what a blob holds, and a file's own bytes at one.

use super::blob::{length, part_as};
use super::contents;
use crate::bytes::ErrorKind;
use gloo::timers::callback::Timeout;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use web_sys::{Blob, Url};

/// For how long an address that nobody keeps is still good, in milliseconds. An element that was just taken away may
/// be about to ask for its bytes; it would fail in the browser's log.
const GOOD: u32 = 3000;

/// A blob's address, for as long as it is kept, and a little longer.
#[derive(Debug)]
pub struct Address(Rc<str>);

impl Address {
    /// Of a blob.
    ///
    /// # Errors
    ///
    /// When the browser gives none.
    pub fn of(blob: &Blob) -> Result<Self, JsValue> {
        Ok(Self(Url::create_object_url_with_blob(blob)?.into()))
    }

    /// The address itself.
    #[must_use]
    pub fn text(&self) -> &Rc<str> {
        &self.0
    }
}

impl Drop for Address {
    fn drop(&mut self) {
        let address = Rc::clone(&self.0);
        Timeout::new(GOOD, move || drop(Url::revoke_object_url(&address))).forget();
    }
}

/// The bytes of a file as they are, at an address.
#[derive(Debug)]
pub struct Original {
    blob: Blob,
    address: Address,
}

impl Original {
    /// Of a file's contents. Not every browser plays a QuickTime movie that says what it is; as an MP4, which it nearly
    /// is, all try.
    ///
    /// # Errors
    ///
    /// When the browser gives it no address.
    pub fn new(blob: Blob, is_movie: bool) -> Result<Self, JsValue> {
        let address = match is_movie {
            true => Address::of(&part_as(&blob, &(0..length(&blob)), "video/mp4")?)?,
            false => Address::of(&blob)?,
        };
        Ok(Self { blob, address })
    }

    /// Where it is shown from.
    #[must_use]
    pub fn address(&self) -> Rc<str> {
        Rc::clone(self.address.text())
    }

    /// The blob itself.
    #[must_use]
    pub fn blob(&self) -> &Blob {
        &self.blob
    }

    /// Why its bytes cannot be had, if they cannot.
    pub fn problem(&self) -> impl Future<Output = Option<ErrorKind>> + 'static {
        let blob = self.blob.clone();
        async move { contents::problem(&blob).await }
    }
}
