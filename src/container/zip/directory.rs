//! What an archive's directory lists (4.3.12), and whether it can be believed.

use super::entry::{self, Headers};
use super::source::Source;
use super::{is_called_archive, is_called_picture, is_document, is_of_program};
use crate::bytes::{ByteOrder, Cursor, Error, ErrorKind, Stop, Window, limits, offset};
use crate::container::Contents;
use crate::report::{Archived, Kind, Packing, Part};
use rawzip::{ZipArchive, ZipFileHeaderRecord};

/// What was found of an archive.
pub enum Listed {
    /// The archive that the file is.
    Whole(Contents),
    /// The last of what the file holds: there are files in front of it that it does not list.
    Last(Contents),
    /// An archive somewhere in the file.
    Inner,
}

/// The files of an archive that was found.
pub fn list(window: &Window, archive: &ZipArchive<Source<'_>>, buffer: &mut [u8]) -> Result<Listed, Stop> {
    let (start, record) = (archive.directory_offset(), archive.eocd_offset());
    check_disk(window, record)?;
    if record.saturating_sub(start) > limits::ARCHIVE_DIRECTORY {
        return Err(Error::new(ErrorKind::TooLarge, start).into());
    }
    let is_cut = is_cut(window, start, record)?;
    let listing = Listing::read(archive, buffer, is_cut)?;
    let Listing { mut contents, count, first, wrong, is_document, is_of_program } = listing;
    let has_pictures = || contents.archived.iter().any(|file| is_called_picture(&file.path));
    let is_document = is_document || is_of_program && !has_pictures();
    if let Some(error) = wrong.filter(|_| count == 0) {
        return Err(error.into());
    }
    let has_first = has_first(window, first, start)?;
    if !has_first && (is_document || archive.end_offset() != window.length()) {
        return Ok(Listed::Inner);
    }
    if is_document {
        return Ok(Listed::Whole(Contents { kind: Some(Kind::Other), ..Contents::default() }));
    }
    if !has_first {
        unlisted(&mut contents, FIRST_BYTE)?;
    }
    if let Some(error) = wrong {
        contents.keep::<()>(Part::Container, Err(error.into()))?;
    }
    check_budgets(&mut contents, start)?;
    Ok(if has_first { Listed::Whole(contents) } else { Listed::Last(contents) })
}

/// Notes that there are files at this byte that are not listed.
pub fn unlisted(contents: &mut Contents, at: u64) -> Result<(), Stop> {
    contents.keep::<()>(Part::Container, Err(Error::new(ErrorKind::BadSize, at).into())).map(|_| ())
}

/// Where the first file is that a directory does not list.
const FIRST_BYTE: u64 = 0;

/// What was read of a directory, as far as it could be read.
#[derive(Default)]
struct Listing {
    contents: Contents,
    /// Entries, with those of folders.
    count: usize,
    /// Where the first of all local headers is.
    first: u64,
    wrong: Option<Error>,
    is_document: bool,
    is_of_program: bool,
}

impl Listing {
    fn read(archive: &ZipArchive<Source<'_>>, buffer: &mut [u8], is_cut: bool) -> Result<Self, Stop> {
        let directory = archive.directory_offset();
        let mut listing = Self { first: u64::MAX, ..Self::default() };
        let mut headers = Headers::new(is_cut);
        let mut entries = archive.entries(buffer);
        let mut next = directory;
        let wrong = loop {
            match entries.next_entry() {
                Ok(Some(_)) if listing.contents.archived.len() >= limits::ARCHIVED_FILES => {
                    break Some(ErrorKind::TooMany);
                }
                Ok(Some(entry)) => {
                    listing.add(&entry, headers.next(entry.local_header_offset()), directory);
                    next = behind(&entry);
                }
                Ok(None) => {
                    break (offset(listing.count) < archive.entries_hint()).then_some(ErrorKind::BadSize);
                }
                Err(error) => {
                    archive.get_ref().stopped()?;
                    let is_cut = matches!(error.kind(), rawzip::ErrorKind::Eof);
                    break Some(if is_cut { ErrorKind::Truncated } else { ErrorKind::BadSignature });
                }
            }
        };
        listing.wrong = wrong.map(|kind| Error::new(kind, next));
        Ok(listing)
    }

    fn add(&mut self, entry: &ZipFileHeaderRecord<'_>, header: u64, directory: u64) {
        let name = entry.file_path();
        self.is_document |= is_document(name.as_bytes(), self.count);
        self.is_of_program |= is_of_program(name.as_bytes(), self.count);
        self.contents.archived.extend(entry::archived(entry, header, directory));
        self.count += 1;
        self.first = self.first.min(header);
    }
}

/// 4.3.16: the numbers of this disk and of the directory's are 0, or all ones when a 64-bit record has them.
pub fn check_disk(window: &Window, record: u64) -> Result<(), Stop> {
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

/// An archive that begins with a file's header lists that file. When it does not, what was found is an archive inside
/// one whose end is missing; or, if the file ends with it, the file was taken off the list, or another archive stands
/// in front of this one.
fn has_first(window: &Window, first: u64, directory: u64) -> Result<bool, Stop> {
    let begins_with_file = window.get_up_to(0, 4, directory)?.starts_with(b"PK\x03\x04");
    Ok(!begins_with_file || first == 0)
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
    let costly = || Err(Error::new(ErrorKind::TooCostly, directory).into());
    if entry::is_bomb(unpacked, directory, limits::UNPACKED_FILES) {
        refuse_deflated(&mut contents.archived);
        contents.keep::<()>(Part::Container, costly())?;
    }
    if refuse_archives(&mut contents.archived) {
        contents.keep::<()>(Part::Container, costly())?;
    }
    Ok(())
}

/// Refuses what of an archive in an archive would be unpacked to far more than it takes; whether it would.
pub fn refuse_bomb(files: &mut [Archived]) -> bool {
    let (mut taken, mut unpacked) = (0_u64, 0_u64);
    for file in files.iter() {
        taken = taken.saturating_add(file.stored_length);
        if file.packing == Packing::Deflated {
            unpacked = unpacked.saturating_add(file.length);
        }
    }
    let is_bomb = entry::is_bomb(unpacked, taken, 0);
    if is_bomb {
        refuse_deflated(files);
    }
    is_bomb
}

fn refuse_deflated(files: &mut [Archived]) {
    let deflated = files.iter_mut().filter(|file| file.packing == Packing::Deflated);
    deflated.for_each(|file| file.packing = Packing::Refused(ErrorKind::TooCostly));
}

/// Refuses deflated archives behind those that may stay in memory together; whether there are any.
fn refuse_archives(files: &mut [Archived]) -> bool {
    let mut unpacked = 0_u64;
    let mut refused = false;
    for file in files {
        if file.packing == Packing::Deflated && is_called_archive(&file.path) {
            unpacked = unpacked.saturating_add(file.length);
            if unpacked > limits::UNPACKED_ARCHIVES {
                file.packing = Packing::Refused(ErrorKind::TooCostly);
                refused = true;
            }
        }
    }
    refused
}
