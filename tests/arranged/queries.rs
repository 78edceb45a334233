//! What is found by words.

use crate::given::{Given, MONTHS, arrange, file, paths, shown, visit_with};
use facetime_photo_inspector::report::Kind;
use facetime_photo_inspector::session::query::Query;
use facetime_photo_inspector::session::smart::{Condition, Field, Rule, SmartFilter};
use facetime_photo_inspector::session::{Fold, Session, Wanted};

fn files() -> Vec<Given> {
    vec![
        file("Trip/Café/IMG_1234.HEIC", Kind::Heic)
            .camera("Apple", "iPhone 15 Pro")
            .lens("iPhone 15 Pro back camera 6.86mm f/1.78")
            .taken("2025:03:14 18:22:00"),
        file("call.jpg", Kind::Jpeg)
            .comment("FaceTime Photo")
            .lens("iPad Air front FaceTime camera")
            .taken("2024:12:07 09:00:00"),
        file("Trip/March.png", Kind::Png),
        file("scan 2025.tif", Kind::Tiff).camera("Canon", "EOS 5"),
    ]
}

#[test]
fn words_that_must_all_be_said() {
    for (text, expected) in [
        ("", &[0, 1, 2, 3][..]),
        ("   ", &[0, 1, 2, 3]),
        ("img_1234", &[0]),
        ("HEIC", &[0]),
        ("trip", &[0, 2]),
        ("café", &[0]),
        ("cafe", &[]),
        ("TRIP png", &[2]),
        ("canon", &[3]),
        ("eos 5", &[3]),
        ("6.86mm", &[0]),
        ("facetime", &[1]),
        ("ipad", &[1]),
        ("march", &[0, 2]),
        ("mar", &[0, 2]),
        ("march 2025", &[0]),
        ("Mar 2025 trip", &[0]),
        ("December", &[1]),
        ("dec", &[1]),
        ("de", &[]),
        ("2025", &[0, 3]),
        ("2025-03", &[0]),
        ("2025-03-14", &[0]),
        ("03-14", &[0]),
        ("2025-04", &[]),
        ("14 march 2025", &[0]),
        ("7 december", &[1]),
        ("8 december", &[]),
        ("nowhere", &[]),
    ] {
        let files = files();
        let wanted = Wanted { query: Query::of(text, &MONTHS), ..Wanted::default() };
        let expected: Vec<&str> = expected.iter().map(|file| files[*file].path).collect();
        let mut found = paths(&files, &wanted);
        found.sort_by_key(|path| files.iter().position(|file| file.path == *path));
        assert_eq!(found, expected, "{text:?}");
    }
}

/// In a search and in a rule alike.
#[test]
fn letters_that_are_taken_for_the_same() {
    let fold = Fold(|text| text.to_lowercase().replace(['é', 'É'], "e").replace('\u{301}', ""));
    let mut session =
        visit_with(Session::default().with_fold(fold), &[file("E\u{301}té/CAFÉ Лето.JPG", Kind::Jpeg)]);
    for (text, is_found) in [
        ("café", true),
        ("cafe", true),
        ("CAFE\u{301}", true),
        ("été", true),
        ("ЛЕТО", true),
        ("cafx", false),
    ] {
        let found: &[usize] = if is_found { &[0] } else { &[] };
        let searched = Wanted { query: Query::of(text, &MONTHS), ..Wanted::default() };
        let rules = [Field::Name, Field::Folder].map(|field| Rule::of(field, Condition::Includes, text));
        let smart = SmartFilter { rules: rules.into_iter().flatten().collect(), any: true };
        for wanted in [searched, Wanted { smart, ..Wanted::default() }] {
            arrange(&mut session, &wanted);
            assert_eq!(shown(&session, &wanted), found, "{text}");
        }
    }
}

/// Any text is a question that has an answer.
#[test]
fn no_text_is_too_strange() {
    for text in ["\u{301}", "-", "--", "0", "00", "999999999999999999999", "é", "\0", "\u{10ffff}", "- 2025-"]
    {
        let wanted = Wanted { query: Query::of(text, &MONTHS), ..Wanted::default() };
        assert!(paths(&files(), &wanted).len() < 4, "{text:?}");
    }
}
