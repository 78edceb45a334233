//! What page and workers say to each other. A request travels as a pair of bytes that describe it and the blobs that
//! hold the files; a reply as bytes, with a blob where it brings one. Blobs cross as handles: a file's contents never do.

use crate::bytes::ErrorKind;
use crate::live_photo::pair::FileId;
use crate::report::{Archived, DateTime, Report, Size, Thumbnail};
use crate::session::{Attempt, Measure};
use js_sys::{Array, Uint8Array};
use nanoserde::{DeBin, SerBin};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, FileSystemDirectoryHandle};

/// A file that is to be read.
#[derive(Debug, Clone, PartialEq, Eq, SerBin, DeBin)]
pub struct Wanted {
    /// Its number.
    pub id: FileId,
    /// Where it lies in its blob, if that is an archive.
    pub archived: Option<Archived>,
}

/// A thumbnail that is to be made of a file.
#[derive(Debug, Clone, PartialEq, SerBin, DeBin)]
pub struct Sought {
    /// The little picture in its Exif, if it is to be that one; else it has no bytes.
    pub little: Thumbnail,
    /// The picture's size.
    pub size: Size,
}

/// What holds a file, as it travels to a worker.
#[derive(Debug, Clone)]
pub enum Source {
    /// A blob: the file itself, or the archive in which it lies.
    Blob(Blob),
    /// A folder, in which it has this name.
    Named(FileSystemDirectoryHandle, String),
}

impl Source {
    /// As it is posted.
    #[must_use]
    pub fn to_value(&self) -> JsValue {
        match self {
            Self::Blob(blob) => blob.into(),
            // A folder that occurs many times in a message travels once.
            Self::Named(folder, name) => Array::of2(folder, &name.into()).into(),
        }
    }

    fn from_value(value: JsValue) -> Result<Self, JsValue> {
        match value.dyn_into::<Array>() {
            Ok(named) => {
                let name = named.get(1).as_string().ok_or(JsValue::UNDEFINED)?;
                Ok(Self::Named(named.get(0).dyn_into()?, name))
            }
            Err(blob) => Ok(Self::Blob(blob.dyn_into()?)),
        }
    }
}

/// A file that is to be saved.
#[derive(Debug, Clone, PartialEq, Eq, SerBin, DeBin)]
pub struct ToSave {
    /// Which, and where.
    pub wanted: Wanted,
    /// Under this name.
    pub name: String,
    /// When it was taken.
    pub taken: Option<DateTime>,
}

/// In which form files are saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, SerBin, DeBin)]
pub enum Form {
    /// In an archive.
    Zip,
    /// One file as it is.
    Alone,
    /// In a folder, which comes behind the files' sources.
    Folder,
}

/// What the page asks for. A source comes with each file, in the same order.
#[derive(Debug, Clone, PartialEq, SerBin, DeBin)]
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
    /// Make thumbnails of these files: of little pictures, or one of a picture as a whole. The answer is no [`Reply`], but
    /// an array of `data:` addresses, or null if none could be made.
    Picture(Vec<Sought>),
    /// Give the contents of a file in an archive, as a blob.
    Contents(Wanted),
    /// Save these files. That is asked of a worker that does nothing else.
    Save {
        /// How.
        form: Form,
        /// Which.
        files: Vec<ToSave>,
    },
    /// End saving, and take back what was begun of a file.
    StopSaving,
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
    /// The contents of a file in an archive, or why there are none: a blob comes with them.
    Contents(FileId, Option<ErrorKind>),
    /// What came of trying to send something.
    Tried(Attempt),
    /// Files are open, and will now be read.
    Measured(Vec<Measure>),
    /// Files could not be opened by their names.
    Unopened(Vec<(FileId, ErrorKind)>),
}

/// What a worker that saves tells.
#[derive(Debug, Clone, PartialEq, Eq, SerBin, DeBin)]
pub enum Told {
    /// So many files and bytes are done.
    Going(usize, u64),
    /// A file is left out, for this reason.
    LeftOut(FileId, ErrorKind),
    /// All others are saved. What is to be downloaded comes with it.
    Done,
    /// The folder cannot be written to.
    NotWritten,
}

impl Request {
    /// As it is posted, with the sources.
    #[must_use]
    pub fn to_message(&self, sources: &[Source]) -> JsValue {
        self.with_sources(&sources.iter().map(Source::to_value).collect())
    }

    /// The same with the sources as they are posted.
    #[must_use]
    pub fn with_sources(&self, sources: &Array) -> JsValue {
        Array::of2(&Uint8Array::from(self.serialize_bin().as_slice()), sources).into()
    }

    /// As it arrives.
    #[must_use]
    pub fn from_message(message: &JsValue) -> Option<(Self, Vec<Source>)> {
        let parts = message.dyn_ref::<Array>()?;
        let bytes = parts.get(0).dyn_into::<Uint8Array>().ok()?.to_vec();
        let sources = parts.get(1).dyn_into::<Array>().ok()?;
        let sources: Result<Vec<Source>, _> = sources.iter().map(Source::from_value).collect();
        Some((DeBin::deserialize_bin(&bytes).ok()?, sources.ok()?))
    }
}

impl Reply {
    /// As it is posted: the message, and what moves with it instead of being copied.
    #[must_use]
    pub fn to_message(&self, blob: Option<&Blob>) -> (Array, Array) {
        post(&self.serialize_bin(), blob)
    }

    /// As it arrives.
    #[must_use]
    pub fn from_message(message: &JsValue) -> Option<(Self, Option<Blob>)> {
        let (bytes, blob) = arrived(message)?;
        Some((DeBin::deserialize_bin(&bytes).ok()?, blob))
    }
}

impl Told {
    /// As it is posted: the message, and what moves with it instead of being copied.
    #[must_use]
    pub fn to_message(&self, blob: Option<&Blob>) -> (Array, Array) {
        post(&self.serialize_bin(), blob)
    }

    /// As it arrives.
    #[must_use]
    pub fn from_message(message: &JsValue) -> Option<(Self, Option<Blob>)> {
        let (bytes, blob) = arrived(message)?;
        Some((DeBin::deserialize_bin(&bytes).ok()?, blob))
    }
}

fn post(bytes: &[u8], blob: Option<&Blob>) -> (Array, Array) {
    let bytes = Uint8Array::from(bytes);
    let mut message = Array::of1(&bytes);
    message.extend(blob);
    (message, Array::of1(&bytes.buffer()))
}

fn arrived(message: &JsValue) -> Option<(Vec<u8>, Option<Blob>)> {
    let parts = message.dyn_ref::<Array>()?;
    let bytes = parts.get(0).dyn_into::<Uint8Array>().ok()?.to_vec();
    Some((bytes, parts.get(1).dyn_into().ok()))
}
