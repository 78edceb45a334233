//! Rules: each field with each of its conditions.

use crate::given::{Given, file, paths};
use facetime_photo_inspector::report::Kind;
use facetime_photo_inspector::session::Wanted;
use facetime_photo_inspector::session::smart::Condition::{
    BeginsWith, DoesNotInclude, EndsWith, Includes, Is, IsAfter, IsBefore, IsInYear, IsLess, IsMore, IsNot,
};
use facetime_photo_inspector::session::smart::{Condition, Field, Rule, SmartFilter};

fn files() -> Vec<Given> {
    vec![
        file("DCIM/100APPLE/IMG_1.HEIC", Kind::Heic)
            .camera("Apple", "iPhone 15")
            .lens("iPhone 15 front FaceTime camera")
            .comment("FaceTime Photo")
            .software("17.4")
            .keyword("family")
            .keyword("call")
            .taken("2025:03:14 18:22:00")
            .at(52.5, 13.4)
            .length(1_500_000),
        file("DCIM/IMG_2.MOV", Kind::Mov).keyword("FaceTime").duration(2.5).length(3_000_000),
        file("scan.tif", Kind::Tiff).camera("Canon", "EOS 5").taken("2024:12:31 23:59:59").length(900),
    ]
}

fn found(smart: SmartFilter) -> Vec<usize> {
    let files = files();
    let paths = paths(&files, &Wanted { smart, ..Wanted::default() });
    (0..files.len()).filter(|file| paths.contains(&files[*file].path)).collect()
}

/// Each field, each of its conditions, a value, and which of the files it finds.
const TABLE: &[(Field, Condition, &str, &[usize])] = &[
    (Field::Lens, Includes, "facetime", &[0]),
    (Field::Lens, DoesNotInclude, "FaceTime", &[1, 2]),
    (Field::Lens, Is, "iphone 15 front facetime camera", &[0]),
    (Field::Lens, IsNot, "iPhone 15", &[0, 1, 2]),
    (Field::Lens, BeginsWith, "iPhone", &[0]),
    (Field::Lens, EndsWith, "CAMERA", &[0]),
    (Field::Comment, Includes, "photo", &[0]),
    (Field::Comment, DoesNotInclude, "photo", &[1, 2]),
    (Field::Comment, Is, "FaceTime Photo", &[0]),
    (Field::Comment, IsNot, "FaceTime Photo", &[1, 2]),
    (Field::Comment, BeginsWith, "photo", &[]),
    (Field::Comment, EndsWith, "photo", &[0]),
    (Field::Keyword, Includes, "a", &[0, 1]),
    (Field::Keyword, DoesNotInclude, "am", &[1, 2]),
    (Field::Keyword, Is, "call", &[0]),
    (Field::Keyword, IsNot, "call", &[1, 2]),
    (Field::Keyword, BeginsWith, "face", &[1]),
    (Field::Keyword, EndsWith, "ly", &[0]),
    (Field::Camera, Includes, "phone", &[0]),
    (Field::Camera, DoesNotInclude, "phone", &[1, 2]),
    (Field::Camera, Is, "canon", &[2]),
    (Field::Camera, IsNot, "canon", &[0, 1]),
    (Field::Camera, BeginsWith, "EOS", &[2]),
    (Field::Camera, EndsWith, "15", &[0]),
    (Field::Software, Includes, ".", &[0]),
    (Field::Software, DoesNotInclude, ".", &[1, 2]),
    (Field::Software, Is, "17.4", &[0]),
    (Field::Software, IsNot, "17.4", &[1, 2]),
    (Field::Software, BeginsWith, "17", &[0]),
    (Field::Software, EndsWith, "17", &[]),
    (Field::Name, Includes, "_2", &[1]),
    (Field::Name, DoesNotInclude, "_", &[2]),
    (Field::Name, Is, "SCAN.TIF", &[2]),
    (Field::Name, IsNot, "SCAN.TIF", &[0, 1]),
    (Field::Name, BeginsWith, "img", &[0, 1]),
    (Field::Name, EndsWith, ".mov", &[1]),
    (Field::Folder, Includes, "apple", &[0]),
    (Field::Folder, DoesNotInclude, "DCIM", &[2]),
    (Field::Folder, Is, "dcim", &[1]),
    (Field::Folder, IsNot, "dcim", &[0, 2]),
    (Field::Folder, BeginsWith, "DCIM", &[0, 1]),
    (Field::Folder, EndsWith, "apple", &[0]),
    (Field::Kind, Is, "heic", &[0]),
    (Field::Kind, Is, "photo", &[0, 2]),
    (Field::Kind, IsNot, "movie", &[0, 2]),
    (Field::Taken, IsBefore, "2025-03-14", &[2]),
    (Field::Taken, IsBefore, "2025-03-15", &[0, 2]),
    (Field::Taken, IsAfter, "2024-12-31", &[0]),
    (Field::Taken, IsAfter, "2025-03-14", &[]),
    (Field::Taken, IsInYear, "2024", &[2]),
    (Field::Size, IsMore, "1.5", &[1]),
    (Field::Size, IsMore, "1,4", &[0, 1]),
    (Field::Size, IsLess, "1.5", &[2]),
    (Field::Size, IsLess, "0.0009", &[]),
    (Field::Duration, IsMore, "2", &[1]),
    (Field::Duration, IsMore, "2.5", &[]),
    (Field::Duration, IsLess, "2.6", &[1]),
    (Field::Position, Is, "yes", &[0]),
    (Field::Position, IsNot, "yes", &[1, 2]),
    (Field::Grade, Is, "certain", &[0]),
    (Field::Grade, IsNot, "certain", &[1, 2]),
];

#[test]
fn each_field_with_each_condition() {
    for (field, condition, text, expected) in TABLE {
        let rule = Rule::of(*field, *condition, text);
        let rule = rule.unwrap_or_else(|| panic!("{field:?} {condition:?} {text}"));
        let rules = SmartFilter { rules: vec![rule], any: false };
        assert_eq!(found(rules), *expected, "{field:?} {condition:?} {text}");
    }
    for field in Field::ALL {
        for condition in field.sort().conditions() {
            let is_in = TABLE.iter().any(|(known, with, ..)| (*known, with) == (field, condition));
            assert!(is_in, "{field:?} {condition:?} is not in the table");
        }
    }
}

#[test]
fn what_is_not_whole_is_no_rule() {
    for (field, condition, text) in [
        (Field::Lens, Includes, ""),
        (Field::Lens, Includes, "  "),
        (Field::Lens, IsBefore, "2025-01-01"),
        (Field::Kind, Includes, "heic"),
        (Field::Taken, IsBefore, "2025"),
        (Field::Taken, IsBefore, "2025-13-01"),
        (Field::Taken, IsInYear, "March"),
        (Field::Taken, Is, "2025-01-01"),
        (Field::Size, IsMore, "large"),
        (Field::Size, IsMore, "1.x"),
        (Field::Size, IsMore, "-1"),
        (Field::Size, IsMore, "99999999999999999999"),
        (Field::Size, IsMore, "18446744073709551615"),
    ] {
        assert_eq!(Rule::of(field, condition, text), None, "{field:?} {condition:?} {text:?}");
    }
    assert!(Rule::of(Field::Size, IsLess, "0.0000000000000000000000001").is_some());
}

#[test]
fn all_of_the_rules_or_any() {
    let rule = |field, condition, text| Rule::of(field, condition, text).expect("a rule");
    let rules = vec![rule(Field::Folder, BeginsWith, "DCIM"), rule(Field::Kind, Is, "photo")];
    assert_eq!(found(SmartFilter { rules: rules.clone(), any: false }), [0]);
    assert_eq!(found(SmartFilter { rules, any: true }), [0, 1, 2]);
    for any in [true, false] {
        assert_eq!(found(SmartFilter { rules: Vec::new(), any }), [0, 1, 2], "no rule leaves nothing out");
    }
}
