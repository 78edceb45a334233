//! What files in archives are called.

use crate::given::said;
use crate::support::zip::entry::{UTF_8, unicode_path};
use crate::support::zip::{Entry, Zip};
use facetime_photo_inspector::bytes::limits;

fn label(entry: Entry) -> String {
    let said = said("a.zip", &Zip::of([entry]).build());
    said.strip_prefix("zip: ").expect("it is listed").to_owned()
}

#[test]
fn labels() {
    let named = |name: &[u8]| Entry::stored("", b"x").named(name);
    let old = b"Gr\x81\xE1e.jpg";
    let cases: [(&str, Entry, &str); 17] = [
        ("ASCII", Entry::stored("a/b.jpg", b"x"), "a/b.jpg"),
        ("UTF-8 with its flag", Entry::stored("Grüße/😀.jpg", b"x"), "Grüße/😀.jpg"),
        ("UTF-8 without", named("Grüße.jpg".as_bytes()), "Grüße.jpg"),
        ("code page 437", named(old), "Grüße.jpg"),
        ("code page 437, its ends", named(b"\x80\x9F\xA0\xBF\xC0\xDF\xE0\xFE"), "Çƒá┐└▀α■"),
        ("a flag that lies", named(old).flags(UTF_8), "Grüße.jpg"),
        ("a Unicode path", named(old).extra(0x7075, &unicode_path(old, "Ελλάδα.jpg")), "Ελλάδα.jpg"),
        (
            "a Unicode path of another name",
            named(old).extra(0x7075, &unicode_path(b"x", "Ελλάδα.jpg")),
            "Grüße.jpg",
        ),
        ("a Unicode path that is cut", named(old).extra(0x7075, b"\x01\0\0"), "Grüße.jpg"),
        (
            "a Unicode path that is no UTF-8",
            named(old).extra(0x7075, &[&unicode_path(old, "x")[..5], b"\xFF"].concat()),
            "Grüße.jpg",
        ),
        ("separated as on Windows", named(b"a\\b\\c.jpg"), "a/b/c.jpg"),
        ("a backslash in a name", named(b"a/b\\c.jpg"), "a/b\\c.jpg"),
        ("a path upwards", named(b"../../etc/passwd"), "../../etc/passwd"),
        ("a path from the root", named(b"/etc/passwd"), "/etc/passwd"),
        ("a drive", named(b"C:\\a.jpg"), "C:/a.jpg"),
        ("a resource fork", named(b"__MACOSX/._IMG_1.JPG"), "__MACOSX/._IMG_1.JPG"),
        ("no name", named(b""), ""),
    ];
    for (what, entry, expected) in cases {
        assert_eq!(label(entry), expected, "{what}");
    }
}

/// The end is kept: a name ends with what tells files apart.
#[test]
fn a_long_name_is_cut() {
    let name = format!("{}/IMG_1.JPG", "ü".repeat(20_000));
    let label = label(Entry::stored(&name, b"x"));
    assert_eq!(label.chars().count(), limits::ARCHIVED_LABEL);
    assert!(label.ends_with("ü/IMG_1.JPG"));
}

#[test]
fn folders_are_no_files() {
    let zip = Zip::of([
        Entry::folder("a/"),
        Entry::stored("", &[]).named(b"a\\b\\"),
        Entry::stored("a/b/c.jpg", b"x"),
    ]);
    assert_eq!(said("a.zip", &zip.build()), "zip: a/b/c.jpg");
}
