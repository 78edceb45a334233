//! Reports as CSV: read back as RFC 4180 has it, and harmless in a spreadsheet.

use crate::given::read;
use crate::support::ifd::ascii;
use crate::support::{facetime, tags};
use facetime_photo_inspector::save::csv::{document, guarded, quoted};
use facetime_photo_inspector::save::record::{COSTS, KEYS};

/// The fields of each line.
fn parse(text: &str) -> Vec<Vec<String>> {
    let mut lines = vec![vec![String::new()]];
    let mut rest = text.strip_prefix('\u{FEFF}').expect("a mark of UTF-8").chars().peekable();
    let mut inside = false;
    while let Some(c) = rest.next() {
        let line = lines.last_mut().expect("there is one");
        let field = line.last_mut().expect("there is one");
        match c {
            '"' if inside && rest.peek() == Some(&'"') => field.extend(rest.next()),
            '"' => inside = !inside,
            ',' if !inside => line.push(String::new()),
            '\r' if !inside => {
                assert_eq!(rest.next(), Some('\n'));
                lines.push(vec![String::new()]);
            }
            c => field.push(c),
        }
    }
    assert_eq!(lines.pop(), Some(vec![String::new()]), "the last line has an end");
    lines
}

#[test]
fn a_line_for_each_file() {
    let odd = facetime::tiff("front").ifd0(tags::SOFTWARE, ascii("=HYPERLINK(\"x\",\"y\")\n2"));
    let visit = read(&[
        ("album, one/IMG_1.JPG", facetime::jpeg(&odd)),
        ("album, one/IMG_1.MOV", facetime::movie().build()),
        ("cut.jpg", facetime::still_jpeg()[..40].to_vec()),
    ]);
    let lines = parse(&document(&visit.session, &[0, 1, 2, 7]));
    let columns = KEYS.len() - COSTS;
    assert_eq!(lines.len(), 4, "a file that is not there has no line");
    assert_eq!(lines[0], KEYS[..columns]);
    assert!(lines.iter().all(|line| line.len() == columns), "{lines:?}");
    let shown = |key: &str| {
        let column = KEYS.iter().position(|known| *known == key).expect("a key");
        lines[1..].iter().map(|line| line[column].clone()).collect::<Vec<_>>()
    };
    assert_eq!(shown("path"), ["album, one/IMG_1.JPG", "album, one/IMG_1.MOV", "cut.jpg"]);
    assert_eq!(shown("grade"), ["certain", "certain", "cannot_tell"]);
    assert_eq!(shown("group"), ["1", "1", ""]);
    assert_eq!(shown("marks")[0], "user_comment; lens_model");
    assert_eq!(shown("software")[0], "'=HYPERLINK(\"x\",\"y\")\n2");
    assert_eq!(shown("error"), ["", "", "truncated at 12"]);
}

#[test]
fn formulas_are_texts() {
    let cases = [
        ("=1+1", "'=1+1"),
        ("+49 30 1234", "'+49 30 1234"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t'=1"),
        ("\r=1", "'\r=1"),
        ("\n=1", "'\n=1"),
        ("\0=1", "'\0=1"),
        ("＝1+1", "'＝1+1"),
        // Where a semicolon ends a field, each of them could be one.
        ("x;=cmd|'/C calc'!A0", "x;'=cmd|'/C calc'!A0"),
        ("beach; -1; @SUM(A1)", "beach; '-1; '@SUM(A1)"),
        ("user_comment; lens_model", "user_comment; lens_model"),
        (";;", ";;"),
        ("a=1", "a=1"),
        ("'=1", "'=1"),
        ("", ""),
    ];
    for (text, expected) in cases {
        assert_eq!(guarded(text), expected, "{text:?}");
    }
}

#[test]
fn fields_are_quoted() {
    let cases = [
        ("a", "a"),
        ("a,b", "\"a,b\""),
        ("say \"a\"", "\"say \"\"a\"\"\""),
        ("a\nb", "\"a\nb\""),
        ("a\rb", "\"a\rb\""),
        ("a;b", "\"a;b\""),
        ("a\tb", "\"a\tb\""),
        ("a b", "a b"),
    ];
    for (field, expected) in cases {
        assert_eq!(quoted(field), expected);
    }
}
