//! Movies whose boxes lie.

use crate::support::boxes::{claiming, full, large_claiming, parent, plain};
use crate::support::fields::{Fields, count_u16, length_u32};
use crate::survival::check;

fn movie(children: &[Vec<u8>]) -> Vec<u8> {
    [plain(b"wide", &[]), parent(b"moov", children)].concat()
}

fn handler() -> Vec<u8> {
    full(
        b"hdlr",
        0,
        0,
        &Fields::new().zeros("component type", 4).text("handler type", "mdta").zeros("rest", 12).done(),
    )
}

/// `keys` with these names, and a count of its own.
fn keys(count: u32, names: &[Vec<u8>]) -> Vec<u8> {
    let fields = names.iter().fold(Fields::new().u32("entry_count", count), |fields, name| {
        fields.u32("key_size", 8 + length_u32(name)).text("key_namespace", "mdta").bytes("key_value", name)
    });
    full(b"keys", 0, 0, &fields.done())
}

fn text(value: &[u8]) -> Vec<u8> {
    plain(b"data", &Fields::new().u32("type", 1).u32("locale", 0).bytes("value", value).done())
}

/// An `ilst` of one item, the first key's, with these values.
fn values(values: &[Vec<u8>]) -> Vec<u8> {
    parent(b"ilst", &[parent(&[0, 0, 0, 1], values)])
}

fn meta(children: &[Vec<u8>]) -> Vec<u8> {
    plain(b"meta", &[handler(), children.concat()].concat())
}

#[test]
fn keys_and_values() {
    let key = b"com.apple.quicktime.keywords".to_vec();
    check("2³² keys", &movie(&[meta(&[keys(u32::MAX, &[])])])[..]);
    check("10,000 keys", &movie(&[meta(&[keys(10_000, &vec![key.clone(); 10_000])])])[..]);
    let blank = plain(b"keys", &[0; 60_000]);
    check("keys of no length", &movie(&[meta(&[blank])])[..]);
    let one = || keys(1, std::slice::from_ref(&key));
    check("4,000 values", &movie(&[meta(&[one(), values(&vec![text(b"x"); 4000])])])[..]);
    check("large values", &movie(&[meta(&[one(), values(&vec![text(&[b','; 16_000]); 50])])])[..]);
    check("values of no length", &movie(&[meta(&[one(), values(&vec![plain(b"data", &[]); 4000])])])[..]);
    check("1,000 lists of metadata", &movie(&vec![meta(&[one(), values(&[text(b"x")])]); 1000])[..]);
}

/// Every value says under which key it stands.
#[test]
fn long_keys() {
    for beginning in [b"com.apple.quicktime.live-photo.".as_slice(), b"com.example."] {
        let key = [beginning, &vec![b'k'; 500_000]].concat();
        let all = meta(&[keys(1, &[key]), values(&vec![text(b"x"); 250])]);
        check("a key of half a megabyte for 250 values", &movie(&[all])[..]);
    }
}

#[test]
fn numbers_of_any_type() {
    let key = b"com.apple.quicktime.make".to_vec();
    for value_type in (0..100).chain([0xFFFF_FFFF]) {
        for length in 0..20 {
            let fields = Fields::new().u32("type", value_type).u32("locale", 0);
            let value = plain(b"data", &fields.bytes("value", &vec![0xFF; length]).done());
            check("a number", &movie(&[meta(&[keys(1, std::slice::from_ref(&key)), values(&[value])])])[..]);
        }
    }
}

#[test]
fn headers() {
    for version in [0, 1, 2, 255] {
        for length in [0, 8, 20, 100] {
            let filled = |name| full(name, version, 0, &vec![0xFF; length]);
            let track =
                parent(b"trak", &[filled(b"tkhd"), parent(b"mdia", &[filled(b"mdhd"), filled(b"hdlr")])]);
            check("headers of the largest numbers", &movie(&[filled(b"mvhd"), track])[..]);
        }
    }
}

#[test]
fn tracks() {
    let described =
        |stsd: Vec<u8>| parent(b"trak", &[parent(b"mdia", &[parent(b"minf", &[parent(b"stbl", &[stsd])])])]);
    let descriptions = |count, entries: &[u8]| {
        full(b"stsd", 0, 0, &Fields::new().u32("entry_count", count).bytes("entries", entries).done())
    };
    check(
        "2³² descriptions",
        &movie(&[described(descriptions(u32::MAX, &plain(b"avc1", &[]).repeat(3000)))])[..],
    );
    check("thousands of tracks", &movie(&vec![described(descriptions(1, &plain(b"avc1", &[]))); 4000])[..]);
    let definition = plain(b"keyd", &[b"mdta".to_vec(), vec![b'k'; 100]].concat());
    let key = plain(b"\0\0\0\x01", &definition).repeat(1000);
    let timed = plain(b"mebx", &[vec![0; 8], plain(b"keys", &key)].concat());
    check("1,000 timed keys", &movie(&vec![described(descriptions(1, &timed)); 3])[..]);
    let media = parent(b"trak", &vec![parent(b"mdia", &[plain(b"free", &[])]); 4000]);
    check("4,000 media", &movie(&[media])[..]);
    let same = described(descriptions(8, &plain(b"avc1", &[]).repeat(8)));
    let inner = same[8..].to_vec().repeat(700);
    check("700 tables of formats", &movie(&[plain(b"trak", &inner)])[..]);
}

#[test]
fn user_data() {
    let entry = |length: u16, text: &[u8]| {
        plain(b"\xA9mak", &Fields::new().u16("length", length).u16("language", 0).bytes("text", text).done())
    };
    check("a long text that is short", &movie(&[parent(b"udta", &[entry(0xFFFF, b"x")])])[..]);
    check("4,000 texts", &movie(&[parent(b"udta", &vec![entry(100, &[b'x'; 100]); 4000])])[..]);
    check("no text", &movie(&[parent(b"udta", &[plain(b"\xA9mak", &[]), plain(b"\xA9xyz", &[0])])])[..]);
    for position in ["+", "-", "++", "+1", "+91+0", "+1e308+1", "+nan+inf", "+1+2+3é", "é", "+1é+2"] {
        let length = count_u16(position.len());
        let fields = Fields::new().u16("length", length).u16("language", 0).text("text", position);
        check(position, &movie(&[parent(b"udta", &[plain(b"\xA9xyz", &fields.done())])])[..]);
    }
}

#[test]
fn boxes_that_lie() {
    for size in 0..9 {
        check("a small size", &claiming(b"moov", size, &[0; 40])[..]);
        check("a small size inside", &movie(&[claiming(b"trak", size, &[0; 40])])[..]);
    }
    for size in [0, 1, 8, 15, 16, 17, 1 << 32, 1 << 53, 1 << 63, u64::MAX] {
        check("a 64-bit size", &large_claiming(b"moov", size, &[0; 40])[..]);
        check("a 64-bit size inside", &movie(&[large_claiming(b"trak", size, &[0; 40])])[..]);
    }
    check("100,000 boxes", &plain(b"free", &[]).repeat(100_000)[..]);
    check("100,000 boxes inside", &movie(&[plain(b"free", &[]).repeat(100_000)])[..]);
    check(
        "27,000 boxes in boxes",
        &movie(&vec![plain(b"trak", &plain(b"mdia", &plain(b"minf", &[]).repeat(30)).repeat(30)); 30])[..],
    );
    let nested = (0..5000).fold(Vec::new(), |inside, _| plain(b"moov", &inside));
    check("5,000 boxes inside each other", &nested[..]);
}
