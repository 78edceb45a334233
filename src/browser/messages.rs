//! What page and workers say to each other. A request travels as a pair of bytes that describe it and the blobs that
//! hold the files; a reply as bytes, with a blob where it brings one. Blobs cross as handles: a file's contents never do.

use crate::live_photo::pair::FileId;
use crate::report::{Archived, Report};
use crate::session::{Attempt, Measure};
use js_sys::{Array, Uint8Array};
use nanoserde::{DeBin, SerBin};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Blob;

/// A file that is to be read.
#[derive(Debug, Clone, PartialEq, Eq, SerBin, DeBin)]
pub struct Wanted {
    /// Its number.
    pub id: FileId,
    /// Where it lies in its blob, if that is an archive.
    pub archived: Option<Archived>,
}

/// What the page asks for. A blob comes with each file, in the same order.
#[derive(Debug, Clone, PartialEq, Eq, SerBin, DeBin)]
pub enum Request {
    /// Read these files.
    Read {
        /// Which.
        files: Vec<Wanted>,
        /// Whether to wait for their bytes as long as it takes.
        patiently: bool,
    },
    /// Read one file and give all its entries.
    Open(Wanted),
    /// Try to send something, to see it refused.
    Try,
}

/// What a worker answers.
#[derive(Debug, Clone, PartialEq, SerBin, DeBin)]
pub enum Reply {
    /// Files lie in an archive; they follow on so many that were told before. The archive's own report comes when all
    /// have been told. A blob comes with them if they do not lie in the archive's blob, but in what was unpacked of it.
    Listed(FileId, usize, Vec<Archived>),
    /// Files were read. The reports have no entries: those are read again when a file is opened.
    Read(Vec<(FileId, Report)>),
    /// The bytes of these files do not come at once; they were let go of.
    Slow(Vec<FileId>),
    /// A file was opened.
    Opened(FileId, Box<Report>),
    /// What came of trying to send something.
    Tried(Attempt),
    /// Files are open, and will now be read.
    Measured(Vec<Measure>),
}

impl Request {
    /// As it is posted, with the blobs.
    #[must_use]
    pub fn to_message(&self, blobs: &[Blob]) -> JsValue {
        let blobs: Array = blobs.iter().collect();
        Array::of2(&Uint8Array::from(self.serialize_bin().as_slice()), &blobs).into()
    }

    /// As it arrives.
    #[must_use]
    pub fn from_message(message: &JsValue) -> Option<(Self, Vec<Blob>)> {
        let parts = message.dyn_ref::<Array>()?;
        let bytes = parts.get(0).dyn_into::<Uint8Array>().ok()?.to_vec();
        let blobs = parts.get(1).dyn_into::<Array>().ok()?;
        let blobs: Result<Vec<Blob>, _> = blobs.iter().map(JsCast::dyn_into).collect();
        Some((DeBin::deserialize_bin(&bytes).ok()?, blobs.ok()?))
    }
}

impl Reply {
    /// As it is posted: the message, and what moves with it instead of being copied.
    #[must_use]
    pub fn to_message(&self, blob: Option<&Blob>) -> (Array, Array) {
        let bytes = Uint8Array::from(self.serialize_bin().as_slice());
        let mut message = Array::of1(&bytes);
        message.extend(blob);
        (message, Array::of1(&bytes.buffer()))
    }

    /// As it arrives.
    #[must_use]
    pub fn from_message(message: &JsValue) -> Option<(Self, Option<Blob>)> {
        let parts = message.dyn_ref::<Array>()?;
        let bytes = parts.get(0).dyn_into::<Uint8Array>().ok()?.to_vec();
        Some((DeBin::deserialize_bin(&bytes).ok()?, parts.get(1).dyn_into().ok()))
    }
}
