//! What page and workers say to each other. A request travels as a pair of the files' handles and bytes that
//! describe it; a reply as bytes alone. Handles cross, a file's contents never do.

use crate::live_photo::pair::FileId;
use crate::report::Report;
use crate::session::Attempt;
use js_sys::{Array, Uint8Array};
use nanoserde::{DeBin, SerBin};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::File;

/// What the page asks for.
#[derive(Debug, Clone, PartialEq, Eq, SerBin, DeBin)]
pub enum Request {
    /// Read these files, in the order of the handles.
    Read {
        /// Their numbers.
        ids: Vec<FileId>,
        /// Whether to wait for their bytes as long as it takes.
        patiently: bool,
    },
    /// Read one file and give all its entries.
    Open(FileId),
    /// Try to send something, to see it refused.
    Try,
}

/// What a worker answers.
#[derive(Debug, Clone, PartialEq, SerBin, DeBin)]
pub enum Reply {
    /// Files were read. The reports have no entries: those are read again when a file is opened.
    Read(Vec<(FileId, Report)>),
    /// The bytes of these files do not come at once; they were let go of.
    Slow(Vec<FileId>),
    /// A file was opened.
    Opened(FileId, Box<Report>),
    /// What came of trying to send something.
    Tried(Attempt),
}

impl Request {
    /// As it is posted, with the handles.
    #[must_use]
    pub fn to_message(&self, files: &[File]) -> JsValue {
        let handles: Array = files.iter().collect();
        Array::of2(&Uint8Array::from(self.serialize_bin().as_slice()), &handles).into()
    }

    /// As it arrives.
    #[must_use]
    pub fn from_message(message: &JsValue) -> Option<(Self, Vec<File>)> {
        let parts = message.dyn_ref::<Array>()?;
        let bytes = parts.get(0).dyn_into::<Uint8Array>().ok()?.to_vec();
        let handles = parts.get(1).dyn_into::<Array>().ok()?;
        let files: Result<Vec<File>, _> = handles.iter().map(JsCast::dyn_into).collect();
        Some((DeBin::deserialize_bin(&bytes).ok()?, files.ok()?))
    }
}

impl Reply {
    /// As it is posted.
    #[must_use]
    pub fn to_message(&self) -> Uint8Array {
        Uint8Array::from(self.serialize_bin().as_slice())
    }

    /// As it arrives.
    #[must_use]
    pub fn from_message(message: &JsValue) -> Option<Self> {
        DeBin::deserialize_bin(&message.dyn_ref::<Uint8Array>()?.to_vec()).ok()
    }
}
