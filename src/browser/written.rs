//! A folder of the visitor's that files are written into, where the browser offers that. Nothing that is there is written
//! over.

use super::blob::{length, part};
use super::save_host::{Failure, Progress, is_stopped};
use crate::bytes::ErrorKind;
use crate::save::names::numbered;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, DomException, FileSystemDirectoryHandle, FileSystemFileHandle, FileSystemGetFileOptions,
    FileSystemWritableFileStream,
};

/// Bytes that are written at a time, so that it is known how far it is. The browser carries them.
const PIECE: u64 = 8 * 1024 * 1024;
/// Names that are tried for a file; so many copies of one are a mistake.
const MOST_NUMBERS: u32 = 10_000;

/// A folder.
pub(super) struct Folder(FileSystemDirectoryHandle);

impl Folder {
    pub(super) fn new(folder: FileSystemDirectoryHandle) -> Self {
        Self(folder)
    }

    /// Writes a file under this name, or one with a number.
    pub(super) async fn write(
        &self,
        name: &str,
        blob: &Blob,
        progress: &mut Progress<'_>,
    ) -> Result<(), Failure> {
        let name = self.free_name(name).await?;
        let options = FileSystemGetFileOptions::new();
        options.set_create(true);
        let file = JsFuture::from(self.0.get_file_handle_with_options(&name, &options)).await;
        let file: FileSystemFileHandle = file.map_err(failure)?.unchecked_into();
        let stream = JsFuture::from(file.create_writable()).await.map_err(failure);
        let written = match stream {
            Ok(stream) => copy(blob, stream.unchecked_ref(), progress).await,
            Err(failure) => Err(failure),
        };
        if written.is_err() {
            // It was made for what could not be written, and is empty.
            let _ = JsFuture::from(self.0.remove_entry(&name)).await;
        }
        written
    }

    /// A name that nothing in the folder has.
    async fn free_name(&self, name: &str) -> Result<String, Failure> {
        for number in 1..MOST_NUMBERS {
            let name = numbered(name, number);
            match JsFuture::from(self.0.get_file_handle(&name)).await {
                Err(error) if error_name(&error) == "NotFoundError" => return Ok(name),
                // A folder has it.
                Err(error) if error_name(&error) == "TypeMismatchError" => {}
                Err(error) => return Err(failure(error)),
                Ok(_) => {}
            }
        }
        Err(Failure::All)
    }
}

async fn copy(
    blob: &Blob,
    stream: &FileSystemWritableFileStream,
    progress: &mut Progress<'_>,
) -> Result<(), Failure> {
    let mut start = 0;
    while start < length(blob) {
        let end = length(blob).min(start.saturating_add(PIECE));
        let piece = part(blob, &(start..end))?;
        let written = if is_stopped() { Err(Failure::All) } else { write(stream, &piece).await };
        if written.is_err() {
            let _ = JsFuture::from(stream.abort()).await;
            return written;
        }
        progress.add(end - start);
        start = end;
    }
    JsFuture::from(stream.close()).await.map(drop).map_err(failure)
}

async fn write(stream: &FileSystemWritableFileStream, piece: &Blob) -> Result<(), Failure> {
    let written = stream.write_with_blob(piece).map_err(failure)?;
    JsFuture::from(written).await.map(drop).map_err(failure)
}

fn error_name(error: &JsValue) -> String {
    error.dyn_ref::<DomException>().map(DomException::name).unwrap_or_default()
}

/// Whether it is the file that cannot be read, or has a name that browsers refuse; or the folder.
fn failure(error: JsValue) -> Failure {
    match error_name(&error).as_str() {
        "NotFoundError" => Failure::File(ErrorKind::Vanished),
        "NotReadableError" => Failure::File(ErrorKind::Unreadable),
        "" => Failure::File(ErrorKind::NotSupported),
        _ => Failure::All,
    }
}
