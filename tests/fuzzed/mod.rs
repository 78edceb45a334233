//! What is fuzzed, one function per container and per kind of metadata. cargo-fuzz calls these very functions
//! (`fuzz/`), and so does the smoke test. Each takes any bytes, makes a file of them, and checks what must hold of
//! every file.
//!
//! A new target is a function and its line in [`TARGETS`]; `fuzz/` then wants a file that calls it and its name in
//! the manifest, and the smoke test says so if they are missing.

// Each of the two who fuzz uses its own part of this module; what one leaves out is not dead.
#![allow(dead_code)]

#[path = "../archives/reading.rs"]
mod archives;
mod arrival;
mod invariants;
mod places;
mod seeds;

use crate::drive::Sample;
use crate::drive::sparse::Sparse;
use crate::support::fields::{Fields, length_u32};
use crate::support::ifd::{ByteOrder, undefined};
use crate::support::jpeg::{APP13, Jpeg};
use crate::support::png::Png;
use crate::support::tags;
use crate::support::tiff::Tiff;
use crate::{memory, survival};
use facetime_photo_inspector::bytes::Window;
use facetime_photo_inspector::container::kind::recognise;
use facetime_photo_inspector::report::Kind;

/// One of the functions, and what mutations start from.
pub struct Target {
    pub name: &'static str,
    pub run: fn(&[u8]),
    pub seeds: fn() -> Vec<Vec<u8>>,
}

pub const TARGETS: &[Target] = &[
    Target { name: "jpeg", run: jpeg, seeds: || seeds::files(&[Kind::Jpeg]) },
    Target { name: "heif", run: heif, seeds: || seeds::files(&[Kind::Heic, Kind::Avif]) },
    Target { name: "quicktime", run: quicktime, seeds: || seeds::files(&[Kind::Mov, Kind::Mp4]) },
    Target { name: "png", run: png, seeds: || seeds::files(&[Kind::Png]) },
    Target { name: "webp", run: webp, seeds: || seeds::files(&[Kind::Webp]) },
    Target { name: "tiff", run: tiff, seeds: || seeds::files(&[Kind::Tiff, Kind::Raw]) },
    Target { name: "jxl", run: jxl, seeds: seeds::jxl },
    Target { name: "zip", run: zip, seeds: seeds::zip },
    Target { name: "exif", run: exif, seeds: seeds::exif },
    Target { name: "apple", run: apple, seeds: seeds::apple },
    Target { name: "xmp", run: xmp, seeds: seeds::xmp },
    Target { name: "iptc", run: iptc, seeds: seeds::iptc },
];

pub fn jpeg(data: &[u8]) {
    container(data, &[Kind::Jpeg], b"\xFF\xD8\xFF");
}

pub fn heif(data: &[u8]) {
    container(data, &[Kind::Heic, Kind::Avif], b"\0\0\0\x18ftypheic");
}

pub fn quicktime(data: &[u8]) {
    container(data, &[Kind::Mov, Kind::Mp4], b"\0\0\0\x08wide");
}

pub fn png(data: &[u8]) {
    container(data, &[Kind::Png], b"\x89PNG\r\n\x1A\n");
}

pub fn webp(data: &[u8]) {
    container(data, &[Kind::Webp], b"RIFF\xF0\xFF\xFF\0WEBP");
}

pub fn tiff(data: &[u8]) {
    container(data, &[Kind::Tiff, Kind::Raw], b"II*\0");
}

pub fn jxl(data: &[u8]) {
    container(data, &[Kind::Jxl], b"\0\0\0\x0cJXL \r\n\x87\n");
}

/// An archive, with all that is in it, and in archives inside it.
pub fn zip(data: &[u8]) {
    let file = if kind_of(data) == Kind::Zip { data.to_vec() } else { beginning(b"PK\x03\x04", data) };
    let (all, peak) = memory::measure(|| archives::read_all("a.zip", file.as_slice()));
    assert!(peak < MOST_OF_ARCHIVE, "took {peak} bytes of memory");
    for (_, report) in all {
        invariants::check_inside(&report);
    }
}

/// A TIFF, as Exif has it.
pub fn exif(data: &[u8]) {
    let is_tiff = data.starts_with(b"II*\0") || data.starts_with(b"MM\0*");
    check(&png_with("eXIf", &if is_tiff { data.to_vec() } else { beginning(b"MM\0*", data) }));
}

/// The maker note in an otherwise empty Exif.
pub fn apple(data: &[u8]) {
    let note = undefined(&beginning(b"Apple iOS\0", data));
    check(&png_with("eXIf", &Tiff::new(ByteOrder::Big).exif(tags::MAKER_NOTE, note).build()));
}

/// An XMP packet.
pub fn xmp(data: &[u8]) {
    check(&png_with("iTXt", &[b"XML:com.adobe.xmp\0\0\0\0\0", data].concat()));
}

/// Photoshop's image resources, which hold IPTC records.
pub fn iptc(data: &[u8]) {
    let resources = &data[..data.len().min(65_000)];
    let jpeg = Jpeg::new().segment(APP13, &[b"Photoshop 3.0\0", resources].concat());
    check(&jpeg.raw(&[0xFF, 0xD9]).build_unfinished());
}

/// A file as it is, and one of four also with a large empty rest. It is the data itself where that is a file of these kinds, else it
/// gets the right first bytes: a mutation there would only make it a file of no kind.
fn container(data: &[u8], kinds: &[Kind], start: &[u8]) {
    let file = if kinds.contains(&kind_of(data)) { data.to_vec() } else { beginning(start, data) };
    check(&file);
    if !(arrival::hash(&file) / 8).is_multiple_of(4) {
        return;
    }
    // Zeros alone would be thousands of empty chunks to a PNG's reader: true, but slow, and always the same.
    let large = Sparse::new().bytes(file).bytes(vec![0xFF; 8]).zeros(LARGE);
    let report = survival::check("as a large file", &large);
    invariants::check(&report, large.length());
}

fn beginning(start: &[u8], data: &[u8]) -> Vec<u8> {
    [start, data.get(start.len()..).unwrap_or_default()].concat()
}

/// What bytes are as a file.
pub fn kind_of(bytes: &[u8]) -> Kind {
    let mut window = Window::new(bytes.len() as u64);
    window.supply(0, bytes.to_vec());
    recognise(&window).expect("all bytes are there")
}

/// A PNG with one more chunk. Nobody looks at its checksum, which would cost more than all the rest.
fn png_with(chunk: &str, data: &[u8]) -> Vec<u8> {
    let chunk = Fields::new().u32("length", length_u32(data)).text("type", chunk).bytes("data", data);
    Png::new(8, 8).raw(&chunk.u32("CRC", 0).done()).build()
}

/// What the reading of a small archive with all its files may take at a time.
const MOST_OF_ARCHIVE: usize = 96 * 1024 * 1024;

/// A file of more than `limits::LARGE_FILE` bytes, which is read sparingly.
const LARGE: u64 = 12_000_000;

/// What must hold of every file.
fn check(file: &[u8]) {
    let report = survival::check("as it is", file);
    invariants::check(&report, file.len() as u64);
    arrival::check(file, &report);
}
