//! What page and workers say to each other. A request travels as a pair of the files' handles and bytes that
//! describe it; a reply as bytes alone. Handles cross, a file's contents never do.

use crate::live_photo::pair::FileId;
use crate::report::Report;
use js_sys::{Array, Uint8Array};
use serde::{Deserialize, Serialize};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::File;

/// What the page asks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Request {
    /// Read these files, in the order of the handles.
    Read(Vec<FileId>),
    /// Read one file and give all its entries.
    Open(FileId),
}

/// What a worker answers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Reply {
    /// Files were read. The reports have no entries: those are read again when a file is opened.
    Read(Vec<(FileId, Report)>),
    /// A file was opened.
    Opened(FileId, Box<Report>),
}

impl Request {
    /// As it is posted, with the handles.
    #[must_use]
    pub fn to_message(&self, files: &[File]) -> Option<JsValue> {
        let bytes = postcard::to_allocvec(self).ok()?;
        let handles: Array = files.iter().collect();
        Some(Array::of2(&Uint8Array::from(bytes.as_slice()), &handles).into())
    }

    /// As it arrives.
    #[must_use]
    pub fn from_message(message: &JsValue) -> Option<(Self, Vec<File>)> {
        let parts = message.dyn_ref::<Array>()?;
        let bytes = parts.get(0).dyn_into::<Uint8Array>().ok()?.to_vec();
        let handles = parts.get(1).dyn_into::<Array>().ok()?;
        let files: Result<Vec<File>, _> = handles.iter().map(JsCast::dyn_into).collect();
        Some((postcard::from_bytes(&bytes).ok()?, files.ok()?))
    }
}

impl Reply {
    /// As it is posted.
    #[must_use]
    pub fn to_message(&self) -> Option<Uint8Array> {
        postcard::to_allocvec(self).ok().map(|bytes| Uint8Array::from(bytes.as_slice()))
    }

    /// As it arrives.
    #[must_use]
    pub fn from_message(message: &JsValue) -> Option<Self> {
        postcard::from_bytes(&message.dyn_ref::<Uint8Array>()?.to_vec()).ok()
    }
}
