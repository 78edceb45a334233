//! ZIP archives (PKWARE's APPNOTE 6.3.10): the directory at their end, and the files it lists. What lies in front
//! of an archive, or behind its last record, is passed over.

mod cp437;
mod directory;
mod entry;
mod label;
mod source;

use crate::bytes::{Error, ErrorKind, Stop, Window, limits};
use crate::container::Contents;
use crate::read_plan;
use directory::{Listed, check_disk, list, unlisted};
use rawzip::{MAX_CENTRAL_DIRECTORY_RECORD_SIZE, ZipLocator};
use source::Source;

pub use directory::refuse_bomb;
pub use entry::LOCAL_HEADER;

/// 4.3.7, 4.3.16: how a local header begins, and the last record of an archive without files.
pub const SIGNATURES: [&[u8]; 4] = [b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08PK\x03\x04", b"PK00PK\x03\x04"];

/// Names that say of their archive that it is an office document or a program: one of its first entries.
const DOCUMENTS: [&[u8]; 4] = [b"[Content_Types].xml", b"AndroidManifest.xml", b"_rels/", b"classes.dex"];

/// What says the same as the very first entry only: OpenDocument and EPUB demand it there.
const FIRST_OF_DOCUMENT: &[u8] = b"mimetype";

/// Entries of Apple's documents (Pages, Numbers, Keynote), wherever they stand.
const APPLES: [&[u8]; 2] = [b"Index/Document.iwa", b"Metadata/DocumentIdentifier"];

/// A folder of programs in Java; people who back up whole folders have one beside their photos.
const OF_PROGRAM: &[u8] = b"META-INF/";

/// How photos, movies and archives of them end.
const PICTURES: [&str; 16] = [
    ".jpg", ".jpeg", ".heic", ".heif", ".hif", ".png", ".avif", ".webp", ".tif", ".tiff", ".dng", ".mov",
    ".mp4", ".m4v", ".livp", ".zip",
];

/// Reads an archive's directory.
///
/// # Errors
///
/// `Truncated` when there is none, `BadSignature` when it is nonsense, `BadSize` when its files lie upon each other,
/// `NotSupported` when the archive was split into several files, `TooLarge`.
pub fn read(window: &Window) -> Result<Contents, Stop> {
    window.allow(limits::ARCHIVE_DIRECTORY + limits::ARCHIVE_RECORD_SEARCH);
    let tails = [read_plan::ARCHIVE.tail, limits::ARCHIVE_RECORD_SEARCH];
    let mut wrong = None;
    for tail in tails {
        let start = window.length().saturating_sub(tail);
        window.get(start, window.length() - start)?;
        match search(window, start, &mut wrong)? {
            Some(contents) => return Ok(contents),
            None if start == 0 => break,
            None => {}
        }
    }
    // 8.5.4: an archive that was split begins so, and only its last part has the records.
    let is_part = window.get_up_to(0, 4, window.length())? == b"PK\x07\x08";
    let missing = if is_part { ErrorKind::NotSupported } else { ErrorKind::Truncated };
    Err(wrong.unwrap_or(Error::new(missing, window.length())).into())
}

/// Whether an archive ends where the file does, though it begins with something foreign.
///
/// # Errors
///
/// [`Stop::Need`] until its directory is there.
pub fn is_at_end(window: &Window) -> Result<bool, Stop> {
    match read(window) {
        Ok(contents) => Ok(contents.kind.is_none()),
        Err(Stop::Failed(error)) => Ok(!matches!(error.kind, ErrorKind::Truncated | ErrorKind::BadSignature)),
        Err(need) => Err(need),
    }
}

/// Whether the name of the very first entry says that its archive is no collection of files, but a document or a
/// program.
#[must_use]
pub fn begins_document(name: &[u8]) -> bool {
    is_document(name, 0)
}

/// The same of the name of an entry in front of which there are so many.
fn is_document(name: &[u8], position: usize) -> bool {
    let is = |known: &&[u8]| if known.ends_with(b"/") { name.starts_with(known) } else { name == *known };
    APPLES.contains(&name)
        || position < limits::DOCUMENT_ENTRIES && DOCUMENTS.iter().any(is)
        || position == 0 && name == FIRST_OF_DOCUMENT
}

/// Whether an entry's name says that its archive is a program, if it holds no pictures.
fn is_of_program(name: &[u8], position: usize) -> bool {
    position < limits::DOCUMENT_ENTRIES && name.starts_with(OF_PROGRAM)
}

/// Whether a file's name is one of a picture, a movie, or an archive of them.
fn is_called_picture(path: &str) -> bool {
    let ends = |end: &&str| {
        let start = path.len().checked_sub(end.len());
        start.and_then(|start| path.get(start..)).is_some_and(|it| it.eq_ignore_ascii_case(end))
    };
    PICTURES.iter().any(ends)
}

/// Whether a file's name says that it is such an archive.
#[must_use]
pub fn is_called_archive(name: &str) -> bool {
    let extension = name.rsplit_once('.').map(|(_, extension)| extension);
    extension.is_some_and(|it| it.eq_ignore_ascii_case("zip") || it.eq_ignore_ascii_case("livp"))
}

/// Tries what looks like the last record, from the end up to `tail`. A comment may hold one too. `wrong` is what is
/// wrong with the first that is none. One that lies in another's comment does not count.
fn search(window: &Window, tail: u64, wrong: &mut Option<Error>) -> Result<Option<Contents>, Stop> {
    let mut buffer = vec![0; MAX_CENTRAL_DIRECTORY_RECORD_SIZE];
    let mut end = window.length();
    let mut last = None;
    for _ in 0..limits::ARCHIVE_RECORDS {
        let locator = ZipLocator::new().max_search_space(end - tail);
        end = match locator.locate_in_reader(Source::new(window, tail), &mut buffer, end) {
            Ok(archive) => {
                archive.get_ref().stopped()?;
                match list(window, &archive, &mut buffer) {
                    Ok(Listed::Inner) => {
                        wrong.get_or_insert(Error::new(ErrorKind::Truncated, window.length()));
                    }
                    Ok(Listed::Last(contents)) => drop(last.get_or_insert(contents)),
                    Ok(Listed::Whole(mut contents)) => {
                        let is_around = archive.end_offset() == window.length();
                        if wrong.is_some() && !is_around {
                            unlisted(&mut contents, archive.end_offset())?;
                        }
                        if is_around || last.is_none() {
                            return Ok(Some(contents));
                        }
                    }
                    Err(Stop::Failed(error)) if last.is_none() && is_final(error.kind) => {
                        return Err(error.into());
                    }
                    Err(Stop::Failed(error)) => drop(wrong.get_or_insert(error)),
                    Err(need) => return Err(need),
                }
                archive.eocd_offset()
            }
            Err((source, error)) => {
                source.stopped()?;
                let Some(at) = error.eocd_offset() else { break };
                let error = match check_disk(window, at) {
                    Err(Stop::Failed(error)) => error,
                    _ => Error::new(ErrorKind::BadSignature, at),
                };
                wrong.get_or_insert(error);
                at
            }
        };
    }
    Ok(last)
}

/// Whether a failure says that a directory was found, so that no other is looked for.
fn is_final(kind: ErrorKind) -> bool {
    !matches!(kind, ErrorKind::Truncated | ErrorKind::BadSignature | ErrorKind::NotSupported)
}
