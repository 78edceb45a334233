//! Items that lie about where they are, how many there are and how large.

use crate::support::boxes::{self, claiming, full, large_claiming, parent, plain, to_the_end};
use crate::support::fields::{Fields, count_u16};
use crate::survival::check;

fn brand() -> Vec<u8> {
    boxes::file_type(b"heic", &[*b"mif1", *b"heic"])
}

/// A file with this `meta` box and some data behind it.
fn heic(children: &[Vec<u8>]) -> Vec<u8> {
    [brand(), full(b"meta", 0, 0, &children.concat()), plain(b"mdat", &[0x2A; 1000])].concat()
}

fn primary(id: u16) -> Vec<u8> {
    full(b"pitm", 0, 0, &id.to_be_bytes())
}

/// An `iinf` of so many Exif items, numbered from 1.
fn exif_items(count: u16) -> Vec<u8> {
    let entry = |id| {
        let fields = Fields::new().u16("item_ID", id).u16("protection", 0).text("item_type", "Exif");
        full(b"infe", 2, 0, &fields.u8("name", 0).done())
    };
    let entries: Vec<u8> = (1..=count).flat_map(entry).collect();
    full(b"iinf", 0, 0, &Fields::new().u16("entry_count", count).bytes("entries", &entries).done())
}

/// The start of an `iloc` of version 2: 32-bit numbers of items, then 8-byte offsets and lengths.
fn locations(count: u32) -> Fields {
    Fields::new().u16("widths of offset, length, base, index", 0x8800).u32("item_count", count)
}

fn location(fields: Fields, id: u32, method: u16, extents: &[(u64, u64)]) -> Fields {
    let fields = fields.u32("item_ID", id).u16("construction_method", method).u16("data_reference_index", 0);
    extents.iter().fold(fields.u16("extent_count", count_u16(extents.len())), |fields, (offset, length)| {
        fields.u64("extent_offset", *offset).u64("extent_length", *length)
    })
}

fn iloc(fields: &Fields) -> Vec<u8> {
    full(b"iloc", 2, 0, &fields.clone().done())
}

#[test]
fn absurd_counts() {
    check("2³² items to locate", &heic(&[exif_items(1), iloc(&locations(u32::MAX))])[..]);
    let many = locations(16_384).zeros("items", 16_384 * 10);
    check("16,384 items to locate", &heic(&[exif_items(9), iloc(&many)])[..]);
    let extents = |count| {
        locations(1).u32("item_ID", 1).u16("method", 0).u16("reference", 0).u16("extent_count", count)
    };
    check("65,535 extents", &heic(&[exif_items(1), iloc(&extents(65_535))])[..]);
    check("64 extents that are cut", &heic(&[exif_items(1), iloc(&extents(64))])[..]);
    check("60,000 items with information", &heic(&[exif_items(60_000), iloc(&locations(0))])[..]);
    let counted = |version: u8, count: u32| full(b"iinf", version, 0, &count.to_be_bytes());
    check("2³² entries that are not there", &heic(&[counted(1, u32::MAX), counted(0, u32::MAX)])[..]);
}

#[test]
fn absurd_places() {
    let offsets = [0, 1, 500, 0xFFFF_FFFF, 1 << 53, u64::MAX - 1, u64::MAX];
    for method in 0..4 {
        for offset in offsets {
            for length in offsets {
                let iloc = iloc(&location(locations(1), 1, method, &[(offset, length)]));
                let data = plain(b"idat", &[0; 64]);
                check("an absurd place", &heic(&[exif_items(1), data, iloc])[..]);
            }
        }
    }
    for widths in 0..=u16::from(u8::MAX) {
        let fields = Fields::new().u16("widths", widths << 8 | widths).u32("item_count", 1);
        let iloc = full(b"iloc", 2, 0, &fields.u32("item_ID", 1).zeros("rest", 100).done());
        check("absurd widths", &heic(&[exif_items(1), iloc])[..]);
    }
}

/// Items that share their bytes.
#[test]
fn overlapping_items() {
    let all = |count: u32| {
        (1..=count).fold(locations(count), |fields, id| location(fields, id, 0, &[(0, 500_000)]))
    };
    let large = [heic(&[exif_items(200), iloc(&all(200))]), vec![0; 600_000]].concat();
    check("200 items of the same half megabyte", &large[..]);
    let pieces = vec![(0, 8000); 64];
    let repeated = (1..=8).fold(locations(8), |fields, id| location(fields, id, 0, &pieces));
    check(
        "items of 64 times the same bytes",
        &[heic(&[exif_items(8), iloc(&repeated)]), vec![0; 9000]].concat()[..],
    );
}

/// Each list of associations leads to a walk over all properties.
#[test]
fn thousands_of_properties() {
    let properties = parent(b"ipco", &vec![plain(b"free", &[]); 4000]);
    let association = |id: u16| {
        let fields = Fields::new().u32("entry_count", 1).u16("item_ID", id).u8("association_count", 200);
        full(b"ipma", 0, 0, &fields.bytes("properties", &[0x7F; 200]).done())
    };
    let none = full(b"ipma", 0, 0, &[0; 4]);
    for (what, associations) in [
        ("empty", none.repeat(4000)),
        ("full", association(1).repeat(150)),
        ("of others", association(2).repeat(150)),
    ] {
        let iprp = plain(b"iprp", &[properties.clone(), associations].concat());
        check(&format!("4,000 properties, {what}"), &heic(&[primary(1), exif_items(1), iprp])[..]);
    }
    let counted = full(b"ipma", 1, 1, &u32::MAX.to_be_bytes());
    check("2³² associations", &heic(&[primary(1), parent(b"iprp", &[properties, counted])])[..]);
}

#[test]
fn boxes_that_lie() {
    let whole = |bytes: &[u8]| [&brand(), bytes].concat();
    for size in 0..9 {
        check("a small size", &whole(&claiming(b"meta", size, &[0; 40]))[..]);
        check("a small size inside", &heic(&[claiming(b"iinf", size, &[0; 40])])[..]);
    }
    for size in [0, 1, 8, 15, 16, 17, 1 << 32, 1 << 53, 1 << 63, u64::MAX] {
        check("a 64-bit size", &whole(&large_claiming(b"free", size, &[0; 40]))[..]);
        check("a 64-bit size inside", &heic(&[large_claiming(b"iinf", size, &[0; 40])])[..]);
    }
    check("ftyp without brands", &plain(b"ftyp", &[])[..]);
    check("ftyp up to the end", &to_the_end(b"ftyp", b"heic")[..]);
    check("ftyp of 4 GB", &claiming(b"ftyp", u32::MAX, b"heic")[..]);
    check("100,000 boxes", &whole(&plain(b"free", &[]).repeat(100_000))[..]);
    let nested = (0..2000).fold(Vec::new(), |inside, _| plain(b"iprp", &inside));
    check("2,000 boxes inside each other", &heic(&[nested])[..]);
    let metas = (0..2000).fold(Vec::new(), |inside, _| full(b"meta", 0, 0, &inside));
    check("2,000 meta boxes inside each other", &whole(&metas)[..]);
    check("3,000 of each", &heic(&[primary(1).repeat(3000), exif_items(1).repeat(3000)])[..]);
}
