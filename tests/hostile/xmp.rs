//! XML that is small to write and large to read.

use crate::support::heic::Heic;
use crate::support::jpeg::Jpeg;
use crate::support::xmp::{self, Xmp};
use crate::survival;

/// A packet in a JPEG, where a segment can hold it, else as extended XMP, and in a HEIC.
fn check(what: &str, packet: &str) {
    if packet.len() < 65_000 {
        survival::check(&format!("{what}, in a JPEG"), &Jpeg::new().xmp(packet).picture(64, 48).build()[..]);
    }
    if packet.len() < 512 * 1024 {
        let guid = "0123456789ABCDEF0123456789ABCDEF";
        let main = Xmp::new().attribute(xmp::XMP_NOTE, "HasExtendedXMP", guid).build();
        let jpeg = Jpeg::new().xmp(&main).extended_xmp(guid, packet, 60_000).picture(64, 48).build();
        survival::check(&format!("{what}, as extension"), &jpeg[..]);
    }
    survival::check(&format!("{what}, in a HEIC"), &Heic::new(64, 48).xmp(packet).build()[..]);
}

/// The inside of a description.
fn described(declarations: &str, content: &str) -> String {
    let rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    format!(
        "<rdf:RDF xmlns:rdf=\"{rdf}\"><rdf:Description {declarations}>{content}</rdf:Description></rdf:RDF>"
    )
}

fn many(count: usize, item: impl Fn(usize) -> String) -> String {
    (0..count).map(item).collect()
}

#[test]
fn nesting() {
    for depth in [1000, 9000, 60_000] {
        let nested = "<a>".repeat(depth) + &"</a>".repeat(depth);
        check(&format!("{depth} elements inside each other"), &nested);
        check(&format!("{depth} elements, never closed"), &"<a>".repeat(depth));
        check(&format!("{depth} descriptions inside each other"), &{
            let open = "<rdf:Description><x:a>".repeat(depth / 2);
            described("xmlns:x=\"x\"", &(open + &"</x:a></rdf:Description>".repeat(depth / 2)))
        });
    }
}

#[test]
fn entities() {
    let bomb =
        many(20, |number| format!("<!ENTITY e{} \"{}\">", number + 1, format!("&e{number};").repeat(10)));
    check("a bomb of entities", &format!("<!DOCTYPE x [<!ENTITY e0 \"bomb\">{bomb}]><x>&e20;</x>"));
    check("an entity of itself", "<!DOCTYPE x [<!ENTITY e \"&e;\">]><x>&e;</x>");
    check("a file", "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x>&e;</x>");
    check(
        "thousands of characters",
        &described("xmlns:x=\"x\"", &format!("<x:a>{}</x:a>", "&#65;".repeat(80_000))),
    );
}

#[test]
fn namespaces() {
    for count in [250, 3000] {
        let what = |how: &str| format!("{count} namespaces {how}");
        let open = many(count, |number| format!("<a xmlns:n{number}=\"u\">"));
        check(&what("inside each other"), &(open + &"</a>".repeat(count)));
        let declarations = many(count, |number| format!("xmlns:n{number}=\"u\" "));
        let children = many(count, |number| format!("<a xmlns:m{number}=\"u\"/>"));
        check(&what("side by side"), &format!("<x {declarations}>{children}</x>"));
        let properties = many(count, |number| format!("<n{number}:a>1</n{number}:a>"));
        let declarations = many(count, |number| format!("xmlns:n{number}=\"u{number}\" "));
        check(&what("in use"), &described(&declarations, &properties));
    }
    for length in [10_000, 200_000] {
        let long = "p".repeat(length);
        let properties = "<s:a>1</s:a>".repeat(9000);
        let declarations = format!("xmlns:{long}=\"u\" xmlns:s=\"u\"");
        check("a long prefix for many properties", &described(&declarations, &properties));
        check("a long name", &described("xmlns:s=\"u\"", &format!("<s:{long}>1</s:{long}>")));
    }
}

#[test]
fn attributes() {
    for count in [2000, 30_000] {
        let attributes = many(count, |number| format!("a{number}=\"\" "));
        check(&format!("{count} attributes"), &format!("<x {attributes}/>"));
        let attributes = many(count, |number| format!("x:a{number}=\"1\" "));
        check(&format!("{count} properties"), &described(&format!("xmlns:x=\"x\" {attributes}"), ""));
    }
}

#[test]
fn lists() {
    let items = "<rdf:li>facetime</rdf:li>".repeat(20_000);
    let lists = format!("<dc:subject><rdf:Bag>{items}</rdf:Bag></dc:subject>");
    check("thousands of keywords", &described(&format!("xmlns:dc=\"{}\"", xmp::DC.1), &lists));
    let long = format!("<dc:title>{}</dc:title>", "x".repeat(400_000));
    check("a long title", &described(&format!("xmlns:dc=\"{}\"", xmp::DC.1), &long));
    let blanks = format!("<dc:title>{}</dc:title>", " ".repeat(400_000));
    check("a blank title", &described(&format!("xmlns:dc=\"{}\"", xmp::DC.1), &blanks));
}

#[test]
fn no_text() {
    for packet in [
        "",
        " ",
        "\u{FEFF}",
        "<",
        "<>",
        "<a",
        "<a b",
        "<a b=",
        "<?xpacket",
        "<!--",
        "<![CDATA[",
        "&#x110000;",
    ] {
        check(packet, packet);
    }
}
