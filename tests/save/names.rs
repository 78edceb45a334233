//! Names that are safe on every system, and clashes.

use crate::given::FOLD;
use facetime_photo_inspector::save::names::{Names, safe};

#[test]
fn safe_names() {
    let long = "é".repeat(300);
    let cut = "é".repeat(110);
    let long_name = format!("{long}.HEIC");
    let cut_name = format!("{cut}.HEIC");
    let odd = [".", " "].map(|end| format!("{}{end}{}", "a".repeat(219), "b".repeat(20)));
    let cut_odd = "a".repeat(219);
    let cases = [
        ("IMG_0001.HEIC", "IMG_0001.HEIC"),
        ("Köln – Straße (1).jpg", "Köln – Straße (1).jpg"),
        ("../../etc/passwd", ".._.._etc_passwd"),
        ("/etc/passwd", "_etc_passwd"),
        ("C:\\Windows\\a.jpg", "C__Windows_a.jpg"),
        ("a\u{0}b\n\u{7f}c.jpg", "a_b__c.jpg"),
        ("a<b>c\"d|e?f*.jpg", "a_b_c_d_e_f_.jpg"),
        ("", "file"),
        (".", "file"),
        ("..", "file"),
        ("   ", "file"),
        ("a.jpg. . ", "a.jpg"),
        (".hidden", ".hidden"),
        ("evil\u{202E}gpj.exe", "evil_gpj.exe"),
        ("\u{2067}a\u{2069}.jpg", "_a_.jpg"),
        ("CON", "_CON"),
        ("con.jpg", "_con.jpg"),
        ("Nul.tar.gz", "_Nul.tar.gz"),
        ("lpt1.txt", "_lpt1.txt"),
        ("COM¹.jpg", "_COM¹.jpg"),
        ("COM.jpg", "COM.jpg"),
        ("console.jpg", "console.jpg"),
        ("conin$.jpg", "_conin$.jpg"),
        (&long_name, &cut_name),
        (&odd[0], &cut_odd),
        (&odd[1], &cut_odd),
        ("no extension. but a sentence", "no extension. but a sentence"),
    ];
    for (name, expected) in cases {
        assert_eq!(safe(name), expected, "{name:?}");
    }
}

#[test]
fn clashes_are_numbered() {
    let cases: [(&[&str], &[&str]); 9] = [
        (&["a.jpg", "b.jpg"], &["a.jpg", "b.jpg"]),
        (&["a.jpg", "a.jpg", "a.jpg"], &["a.jpg", "a (2).jpg", "a (3).jpg"]),
        // Windows and Macs do not tell them apart.
        (&["IMG.JPG", "img.jpg"], &["IMG.JPG", "img (2).jpg"]),
        (&["ÄÖ.jpg", "äö.jpg"], &["ÄÖ.jpg", "äö (2).jpg"]),
        (&["Ж.jpg", "ж.jpg", "Ω", "ω"], &["Ж.jpg", "ж (2).jpg", "Ω", "ω (2)"]),
        // A Mac takes it apart.
        (&["Café.jpg", "CAFE\u{301}.JPG"], &["Café.jpg", "CAFE\u{301} (2).JPG"]),
        (&["a.jpg", "a (2).jpg", "a.jpg"], &["a.jpg", "a (2).jpg", "a (3).jpg"]),
        (&["a", "a", ".a", ".a"], &["a", "a (2)", ".a", ".a (2)"]),
        (&["a?.jpg", "a*.jpg"], &["a_.jpg", "a_ (2).jpg"]),
    ];
    for (given, expected) in cases {
        let mut names = Names::new(FOLD);
        let found: Vec<String> = given.iter().flat_map(|name| names.give(&[name])).collect();
        assert_eq!(found, expected, "{given:?}");
    }
}

#[test]
fn halves_have_one_stem() {
    let cases: [(&[&[&str]], &[&str]); 5] = [
        (&[&["IMG_1.HEIC", "IMG_1.MOV"]], &["IMG_1.HEIC", "IMG_1.MOV"]),
        (&[&["IMG_1.HEIC", "3F2A.MOV"]], &["IMG_1.HEIC", "IMG_1.MOV"]),
        // Either of them is taken: both get the number.
        (&[&["IMG_1.MOV"], &["IMG_1.HEIC", "x.mov"]], &["IMG_1.MOV", "IMG_1 (2).HEIC", "IMG_1 (2).mov"]),
        (&[&["a.jpg", "b.mov"], &["A.JPG", "b.mov"]], &["a.jpg", "a.mov", "A (2).JPG", "A (2).mov"]),
        // What would be one name is two.
        (&[&["a.mov", "b.mov"]], &["a.mov", "b.mov"]),
    ];
    for (given, expected) in cases {
        let mut names = Names::new(FOLD);
        let found: Vec<String> = given.iter().flat_map(|unit| names.give(unit)).collect();
        assert_eq!(found, expected, "{given:?}");
    }
}

/// As in a folder of screenshots from many devices; would it take a step for each of those before, this would not end.
#[test]
fn thousands_of_one_name() {
    let mut names = Names::new(FOLD);
    let found: Vec<String> = (0..100_000).flat_map(|_| names.give(&["image.png"])).collect();
    assert_eq!(found.last().map(String::as_str), Some("image (100000).png"));
}
