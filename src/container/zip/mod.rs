//! ZIP archives (PKWARE's APPNOTE 6.3.10): the directory at their end, and the files it lists. What lies in front
//! of an archive, or behind its last record, is passed over.

mod cp437;
mod entry;
mod label;
mod source;

use crate::bytes::{ByteOrder, Cursor, Error, ErrorKind, Stop, Window, limits, offset};
use crate::container::Contents;
use crate::report::{Kind, Packing, Part};
use entry::Headers;
use rawzip::{MAX_CENTRAL_DIRECTORY_RECORD_SIZE, ZipArchive, ZipFileHeaderRecord, ZipLocator};
use source::Source;

pub use entry::LOCAL_HEADER;

/// 4.3.7, 4.3.16: how a local header begins, and the last record of an archive without files.
pub const SIGNATURES: [&[u8]; 4] = [b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08PK\x03\x04", b"PK00PK\x03\x04"];

/// Names that say of their archive that it is an office document, a book or a program: one of its first entries.
const DOCUMENTS: [&[u8]; 6] =
    [b"[Content_Types].xml", b"mimetype", b"META-INF/", b"AndroidManifest.xml", b"_rels/", b"classes.dex"];

/// Reads an archive's directory.
///
/// # Errors
///
/// `Truncated` when there is none, `BadSignature` when it is nonsense, `BadSize` when its files lie upon each other,
/// `NotSupported` when the archive was split into several files, `TooLarge`.
pub fn read(window: &Window) -> Result<Contents, Stop> {
    window.allow(limits::ARCHIVE_DIRECTORY + limits::ARCHIVE_RECORD_SEARCH);
    let tails = [limits::OPENING_ARCHIVE_TAIL, limits::ARCHIVE_RECORD_SEARCH];
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

/// Whether a first entry's name says that its archive is no collection of files, but a document or a program.
#[must_use]
pub fn is_document(name: &[u8]) -> bool {
    DOCUMENTS.iter().any(|known| if known.ends_with(b"/") { name.starts_with(known) } else { name == *known })
}

/// Tries what looks like the last record, from the end up to `tail`. A comment may hold one too. `wrong` is what is
/// wrong with the first that is none.
fn search(window: &Window, tail: u64, wrong: &mut Option<Error>) -> Result<Option<Contents>, Stop> {
    let mut buffer = vec![0; MAX_CENTRAL_DIRECTORY_RECORD_SIZE];
    let mut end = window.length();
    for _ in 0..limits::ARCHIVE_RECORDS {
        let locator = ZipLocator::new().max_search_space(end - tail);
        end = match locator.locate_in_reader(Source::new(window, tail), &mut buffer, end) {
            Ok(archive) => {
                archive.get_ref().stopped()?;
                match list(window, &archive, &mut buffer) {
                    Ok(contents) => return Ok(Some(contents)),
                    Err(Stop::Failed(error)) if is_final(error.kind) => return Err(error.into()),
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
    Ok(None)
}

/// Whether a failure says that a directory was found, so that no other is looked for.
fn is_final(kind: ErrorKind) -> bool {
    !matches!(kind, ErrorKind::Truncated | ErrorKind::BadSignature | ErrorKind::NotSupported)
}

fn list(window: &Window, archive: &ZipArchive<Source<'_>>, buffer: &mut [u8]) -> Result<Contents, Stop> {
    let (start, record) = (archive.directory_offset(), archive.eocd_offset());
    check_disk(window, record)?;
    if record.saturating_sub(start) > limits::ARCHIVE_DIRECTORY {
        return Err(Error::new(ErrorKind::TooLarge, start).into());
    }
    let mut contents = Contents::default();
    let mut entries = archive.entries(buffer);
    let mut headers = Headers::new(is_cut(window, start, record)?);
    let (mut count, mut next, mut first) = (0, start, u64::MAX);
    let wrong = loop {
        match entries.next_entry() {
            Ok(Some(_)) if contents.archived.len() >= limits::ARCHIVED_FILES => {
                break Some(ErrorKind::TooMany);
            }
            Ok(Some(entry)) => {
                if count < limits::DOCUMENT_ENTRIES && is_document(entry.file_path().as_bytes()) {
                    return Ok(Contents { kind: Some(Kind::Other), ..Contents::default() });
                }
                let header = headers.next(entry.local_header_offset());
                contents.archived.extend(entry::archived(&entry, header, start));
                count += 1;
                first = first.min(header);
                next = behind(&entry);
            }
            Ok(None) => break (offset(count) < archive.entries_hint()).then_some(ErrorKind::BadSize),
            Err(error) => {
                archive.get_ref().stopped()?;
                let cut = matches!(error.kind(), rawzip::ErrorKind::Eof);
                break Some(if cut { ErrorKind::Truncated } else { ErrorKind::BadSignature });
            }
        }
    };
    let error = wrong.map(|kind| Error::new(kind, next));
    if let Some(error) = error.filter(|_| count == 0) {
        return Err(error.into());
    }
    check_first(window, first, start)?;
    if let Some(error) = error {
        contents.keep::<()>(Part::Container, Err(error.into()))?;
    }
    check_budgets(&mut contents, start)?;
    Ok(contents)
}

/// 4.3.16: the numbers of this disk and of the directory's are 0, or all ones when a 64-bit record has them.
fn check_disk(window: &Window, record: u64) -> Result<(), Stop> {
    let mut cursor = Cursor::new(window.get(record, 8)?, record).at(4);
    let is_whole = |disk: u16| disk == 0 || disk == u16::MAX;
    if is_whole(cursor.u16()?) && is_whole(cursor.u16()?) {
        Ok(())
    } else {
        Err(Error::new(ErrorKind::NotSupported, record).into())
    }
}

/// Whether offsets are only the lowest 32 bits of what they should be: that of the directory (4.3.16) is off by a
/// multiple of 4 GiB then.
fn is_cut(window: &Window, directory: u64, record: u64) -> Result<bool, Stop> {
    let mut cursor = Cursor::new(window.get(record, 20)?, record).with_order(ByteOrder::Little).at(16);
    let said = cursor.u32()?;
    let off = directory.saturating_sub(said.into());
    Ok(said != u32::MAX && off > 0 && off & u64::from(u32::MAX) == 0)
}

/// An archive that begins with a file's header lists that file. When it does not, what was found is an archive
/// inside one whose end is missing.
fn check_first(window: &Window, first: u64, directory: u64) -> Result<(), Stop> {
    let begins_with_file = window.get_up_to(0, 4, directory)?.starts_with(b"PK\x03\x04");
    if begins_with_file && first != 0 {
        return Err(Error::new(ErrorKind::Truncated, window.length()).into());
    }
    Ok(())
}

/// Where the next directory entry begins.
fn behind(entry: &ZipFileHeaderRecord<'_>) -> u64 {
    let parts = [
        entry.file_path().len(),
        entry.extra_fields().remaining_bytes().len(),
        entry.comment().as_bytes().len(),
    ];
    parts
        .into_iter()
        .map(offset)
        .fold(entry.central_directory_offset() + entry::DIRECTORY_ENTRY, u64::saturating_add)
}

/// Refuses what would be unpacked to far more than was sent, and files that lie upon each other: with them, a small
/// archive holds any number of files.
fn check_budgets(contents: &mut Contents, directory: u64) -> Result<(), Stop> {
    let (mut taken, mut unpacked) = (0_u64, 0_u64);
    for file in &contents.archived {
        match file.packing {
            Packing::Refused(_) => continue,
            Packing::Deflated => unpacked = unpacked.saturating_add(file.length),
            Packing::Stored => {}
        }
        taken = taken.saturating_add(entry::LOCAL_HEADER).saturating_add(file.stored_length);
    }
    if taken > directory {
        return Err(Error::new(ErrorKind::BadSize, directory).into());
    }
    if entry::is_bomb(unpacked, directory, limits::UNPACKED_FILES) {
        let deflated = contents.archived.iter_mut().filter(|file| file.packing == Packing::Deflated);
        deflated.for_each(|file| file.packing = Packing::Refused(ErrorKind::TooCostly));
        let costly = Error::new(ErrorKind::TooCostly, directory);
        contents.keep::<()>(Part::Container, Err(costly.into()))?;
    }
    Ok(())
}
