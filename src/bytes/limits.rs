//! How much of anything is read. Every limit has its reason; all of them are here.

/// Missing bytes are fetched in whole pages of this many bytes: neighbouring fields then share a read, and
/// what a reader touches can be counted the same way however the bytes arrived.
pub const PAGE: u64 = 4 * 1024;

/// A file larger than this is read sparingly (see [`TOUCHED_OF_LARGE_FILE`]).
pub const LARGE_FILE: u64 = 10 * 1000 * 1000;

/// What readers may touch of a large file, in bytes. With the opening reads (at most 72 KiB) it stays below
/// the 192 KiB that are promised for a file of over 10 MB.
pub const TOUCHED_OF_LARGE_FILE: u64 = 116 * 1024;

/// What readers may touch of any other file: enough for a JPEG's full set of 64 KiB segments of metadata.
pub const TOUCHED_OF_SMALL_FILE: u64 = 1024 * 1024;

/// How many requests of a reader may touch a page that none before them had touched. Each such step may cost
/// a read of about a millisecond; no JPEG or HEIC of the real files in `tests/corpus` needs more than 6 reads.
pub const STEPS: usize = 96;

/// The same for a PNG's chunks behind its first `IDAT`, where thousands may lie before the metadata.
pub const PNG_STEPS_AFTER_IMAGE: usize = 32;

/// How many requests may touch a new page of a WebP. One with metadata has up to six chunks; of animations, each
/// frame is one.
pub const WEBP_STEPS: usize = 32;

/// What follows a WebP's picture is asked for in one piece up to this size: Exif and XMP, mostly under 16 KB.
pub const WEBP_METADATA: u64 = 64 * 1024;

/// Chunks of a WebP, in all: frames of an animation.
pub const WEBP_CHUNKS: usize = 4096;

/// Segments of a JPEG before its image data. Real ones have up to 100 (a large colour profile, MPF, XMP).
pub const JPEG_SEGMENTS: usize = 512;

/// Bytes of extended XMP that are put together. Depth maps and the like, of no interest here, are larger.
pub const EXTENDED_XMP: u32 = 512 * 1024;

/// Sibling boxes of an ISO base media file. Fragmented movies have thousands at the top.
pub const BOXES: usize = 4096;

/// Items of a HEIF file. A picture of 100 megapixels in tiles of 512 has 400.
pub const ITEMS: u32 = 16 * 1024;

/// Metadata items (Exif, XMP) that are read of one HEIF file. Real ones have one of each.
pub const METADATA_ITEMS: usize = 8;

/// Extents of one item. Real ones have one.
pub const EXTENTS: u64 = 64;

/// Pixels of a picture that is decoded. An iPhone's largest have 48 million; each takes four bytes, and again four while
/// the picture is turned.
pub const DECODED_PIXELS: u64 = 64 << 20;

/// Pixels of a preview that is decoded instead of its picture. An iPhone's have up to 130,000.
pub const PREVIEW_PIXELS: u64 = 1 << 20;

/// A metadata payload (Exif, XMP, IPTC) in bytes.
pub const PAYLOAD: u64 = 512 * 1024;

/// A `moov` up to this size is asked for in one piece; a larger one is walked box by box.
pub const WHOLE_MOOV: u64 = 64 * 1024;

/// Tracks of a movie. A Live Photo has 2 to 6.
pub const TRACKS: usize = 64;

/// Metadata keys of a movie. An iPhone writes 6 to 20.
pub const KEYS: usize = 256;

/// Bytes of a metadata key's name that are kept. Apple's longest has 58; each of its values names it.
pub const KEY_NAME: usize = 256;

/// A movie's metadata value in bytes.
pub const MOVIE_VALUE: u64 = 16 * 1024;

/// Chunks of a PNG, in all.
pub const PNG_CHUNKS: usize = 16 * 1024;

/// Entries of one directory of a TIFF file. Real ones have up to 150.
pub const TIFF_ENTRIES: u64 = 512;

/// A value of a TIFF file in bytes. Texts that are longer are not the ones that are looked for.
pub const TIFF_VALUE: u64 = 16 * 1024;

/// What is read of a maker's note in a TIFF file, unless it is Apple's: cameras put whole pictures there.
pub const TIFF_OTHER_NOTE: u64 = 16;

/// Pictures in SubIFDs of a TIFF file that are looked at. A DNG has up to six.
pub const TIFF_SUB_IFDS: u64 = 8;

/// Entries of all IFDs of an Exif payload together. Real ones have up to 150; overlapping IFDs could pretend
/// millions out of 64 KB.
pub const IFD_ENTRIES: usize = 2048;

/// The little picture in Exif, in bytes. A JPEG's Exif part has no room for more, since its length has 16 bits.
pub const THUMBNAIL: u64 = 0xFFFF;

/// IFDs that follow each other. Real files have two.
pub const IFD_CHAIN: usize = 8;

/// Tags and texts of an XMP packet; long histories of edits fit in.
pub const XML_NODES: u32 = 40_000;

/// Elements of an XMP packet inside each other. A value in a list of structures is the tenth or so.
pub const XML_DEPTH: usize = 64;

/// Properties of an XMP packet; long histories of edits fit in.
pub const XML_PROPERTIES: usize = 8192;

/// Entries that are listed of one file.
pub const LISTED_ENTRIES: usize = 1000;

/// Characters of one listed value.
pub const LISTED_VALUE: usize = 500;

/// Keywords and titles that are kept of one file.
pub const KEPT_TEXTS: usize = 64;

/// A HEIF `meta` box up to this size is asked for in one piece; an iPhone's has 3 to 8 KB.
pub const WHOLE_META: u64 = 64 * 1024;

/// Remarks that are kept of one file. A broken one could give thousands, and says no more by them.
pub const REMARKS: usize = 32;

/// How far from an archive's end its last record is searched when the tail has none: something foreign may have
/// been put behind it.
pub const ARCHIVE_RECORD_SEARCH: u64 = 1024 * 1024;

/// Texts in an archive's tail that look like its last record, and are tried.
pub const ARCHIVE_RECORDS: usize = 8;

/// An archive's directory in bytes. That of 10,000 photos has about 1 MB.
pub const ARCHIVE_DIRECTORY: u64 = 32 * 1024 * 1024;

/// Files of one archive. A Takeout or a part of an iCloud library has up to some ten thousand.
pub const ARCHIVED_FILES: usize = 200_000;

/// Characters of an archived file's label that are kept, its name among them. File systems allow names of 255.
pub const ARCHIVED_LABEL: usize = 1024;

/// Archives inside each other that are opened: iCloud's parts with a `.livp` in a folder that was zipped again.
pub const ARCHIVE_DEPTH: u8 = 3;

/// Directory entries among which the mark of an office document, a book or a program is looked for: it is their
/// first by their specifications, and a few write it a little later.
pub const DOCUMENT_ENTRIES: usize = 8;

/// How much longer or shorter a local header may be than its archive's directory lets guess, in bytes, for what is
/// behind it to come with the same read. Times, owners and 64-bit sizes differ between them; they have 16 to 36 bytes
/// each.
pub const LOCAL_HEADER_SLACK: u64 = 128;

/// Bytes that all deflated files of an archive may have unpacked; more only if they are no more than
/// [`UNPACKED_RATIO`] times the archive. Of archives in an archive only the ratio counts: they may not lie upon each
/// other, so that what all of them become is no more than so many times what was sent.
pub const UNPACKED_FILES: u64 = 1024 * 1024 * 1024;

/// The same of one of its files.
pub const UNPACKED_FILE: u64 = 64 * 1024 * 1024;

/// What is deflated becomes at most 1,032 times as long. Photos and movies stay as they are; documents become up to
/// 20 times as long, blank pictures up to 100 times.
pub const UNPACKED_RATIO: u64 = 100;

/// The first stretch of a deflated file that is fetched. Unpacked it is at least as long, and has what most photos
/// need; each further one is twice as long as the one before.
pub const PACKED_FIRST: u64 = 64 * 1024;

/// The longest stretch of a deflated file that is fetched at a time. A worker reads 64 files side by side.
pub const PACKED_CHUNK: u64 = 512 * 1024;

/// The beginning of a deflated file is kept, so that going back to it does not unpack all once more: all that is
/// read of most photos lies in it.
pub const INFLATED_HEAD: u64 = 64 * 1024;

/// How often a deflated file is unpacked from its start: once, and again when what its end tells lies before that.
pub const INFLATED_TIMES: u32 = 4;

/// An archive that was deflated into another is unpacked into memory up to this length. One of photos is of no use
/// deflated, and a `.livp` has about 5 MB.
pub const UNPACKED_ARCHIVE: u64 = 32 * 1024 * 1024;

/// The same of all that are so called in one archive, since all stay in memory while their files are read: a hundred
/// `.livp`. What is an archive by another name, or lies in a further one, is bound by [`UNPACKED_ARCHIVE_RATIO`] times
/// what was sent.
pub const UNPACKED_ARCHIVES: u64 = 512 * 1024 * 1024;

/// How many times as long such an archive may become. What is in it is packed already, or photos: it stays as it is.
/// Three archives in each other could otherwise hold a million times what was sent.
pub const UNPACKED_ARCHIVE_RATIO: u64 = 8;

/// A deflated file is unpacked for who wants to see or keep it up to this length: an hour of a phone's movie. Browsers
/// put such blobs on the disk when they fill the memory, and some give up at a few gigabytes.
pub const UNPACKED_CONTENTS: u64 = 2 * 1024 * 1024 * 1024;

/// The longest piece of it that is held at a time, while it is unpacked.
pub const UNPACKED_PIECE: u64 = 1024 * 1024;
